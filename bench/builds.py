"""Measure whole builds beside a plain site and write docs/project/benchmarks-build.md: `make bench-build`.

The peer is MkDocs with Material and its own search: as many pages, each of a heading and a paragraph, and of them only
the home page in the navigation, since Material writes the whole navigation into each page.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.building import Build, measured
from bench.corpora import ROOT
from bench.dossiers import write_dossier
from dossier.processes import processors

SIZES = ((1_000, 20, 60), (3_000, 60, 180), (10_000, 200, 600))
"""Claims, articles and questions."""
_RUNS = 3
"""How often both sites are built, in turn; the fastest run counts, since other work on a machine only slows it down."""
_WORDS = 60
"""Words of a page of the plain site: what a page of a claim without links has."""
_PLAIN = """\
site_name: Plain
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size took.

    Attributes:
        claims: Claims of the dossier.
        pages: Pages of its site, and of the plain one.
        check: `dossier check`.
        build: `mkdocs build` of the dossier.
        plain: `mkdocs build` of the plain site.
    """

    claims: int
    pages: int
    check: Build
    build: Build
    plain: Build


def measure(work: Path, claims: int, articles: int, questions: int) -> Measured:
    """Return what a dossier of this size takes, and a plain site with as many pages, built in turn.

    Raises:
        subprocess.CalledProcessError: a build failed.
    """
    shutil.rmtree(work, ignore_errors=True)
    dossier, plain, out = work / "dossier", work / "plain", work / "site"
    write_dossier(dossier, articles=articles, questions=questions, claims=claims)
    scripts = Path(sys.executable).parent
    checks, builds, plains = [], [], []
    pages = 0
    for _ in range(_RUNS):
        checks.append(measured([str(scripts / "dossier"), "check", str(dossier)]))
        builds.append(measured(_building(scripts, dossier, out)))
        if not pages:
            pages = sum(1 for _ in out.rglob("*.html"))
            _write_plain(plain, pages - 1)  # all but the page for unknown addresses, which both have
        shutil.rmtree(out)
        plains.append(measured(_building(scripts, plain, out)))
        shutil.rmtree(out)
    return Measured(claims, pages, _fastest(checks), _fastest(builds), _fastest(plains))


def _fastest(runs: Sequence[Build]) -> Build:
    return min(runs, key=lambda run: run.seconds)


def _building(scripts: Path, root: Path, out: Path) -> list[str]:
    return [str(scripts / "mkdocs"), "build", "--quiet", "--config-file", str(root / "mkdocs.yml"), "-d", str(out)]


def _write_plain(root: Path, pages: int) -> None:
    """Write a plain site of `pages` pages, which are in folders of 50, below `root`."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret
    words = [f"{a}{b}" for a in ("ba", "de", "fi", "go", "ku", "la") for b in ("ran", "sel", "tim", "von", "zu")]
    for page in range(pages):
        path = root / "docs" / (f"part-{page // 50}/page-{page}.md" if page else "index.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Page {page}\n\n{' '.join(chance.choices(words, k=_WORDS))}.\n", "utf-8")
    (root / "mkdocs.yml").write_text(_PLAIN, "utf-8")


def page(rows: Iterable[Measured]) -> str:
    """Return the page of Markdown that shows `rows`."""
    lines = [
        "# Benchmarks of the build\n",
        "The last run of `make bench-build`, which writes this page: generated dossiers, and in turn with each a plain",
        "site of as many pages, built by MkDocs with Material and its own search. Of that site only the home page is",
        f"in the navigation. The fastest of {_RUNS} runs counts, in seconds on the clock of {processors()} processors,",
        "and those in brackets what all of these spent. Of several processes the memory is that of the largest.\n",
        "| claims | pages | check | build | plain site | build to plain | peak memory | plain |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    found = list(rows)
    for row in found:
        seconds = (f"{one.seconds:.1f} s ({one.cpu_seconds:.1f})" for one in (row.check, row.build, row.plain))
        ratio = row.build.seconds / row.plain.seconds
        peaks = (f"{one.peak_bytes / 1e6:.0f} MB" for one in (row.build, row.plain))
        cells = (f"{row.claims:,}", f"{row.pages:,}", *seconds, f"{ratio:.2f}", *peaks)
        lines.append(f"| {' | '.join(cells)} |")
    for less, more in pairwise(found):
        each = (more.build.peak_bytes - less.build.peak_bytes) / (more.claims - less.claims) / 1024
        lines.append(
            f"\nFrom {less.claims:,} to {more.claims:,} claims, each further one takes {each:.0f} KiB of memory."
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure the sizes that are asked for, by default all, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.builds", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, action="append", choices=[size[0] for size in SIZES], help="sizes")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache/bench/builds", help="folder for the sites")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/project/benchmarks-build.md", help="the page")
    options = parser.parse_args()
    rows: list[Measured] = []
    for size in SIZES:
        if not options.claims or size[0] in options.claims:
            rows.append(measure(options.work, *size))
            # After each of them: what is measured is not lost where the next one fails.
            options.out.write_text(page(rows), "utf-8")
    print(options.out.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
