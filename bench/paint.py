"""Measure the first paint over a slow network and write docs/project/benchmarks-paint.md: `make bench-paint`.

Pages of this repository's site are opened in turn with a page of one line that Material makes without any plugin of
ours, each in an empty profile, from a host that compresses and from one that does not.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.browser import chromium
from bench.corpora import ROOT
from bench.host import Host, serve
from tests.e2e.pages import pages_by_kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BYTES_PER_S = 50 * 1024
LATENCY_MS = 400
KINDS = ("home", "article", "question", "claim", "claims")
"""Kinds of page that are measured, by the heaviest of each."""
STOCK = "stock"
_LINE = "# Tides\n\nOne line of text.\n"
_PLAIN = "site_name: Stock\ntheme: {name: material, font: false, palette: {scheme: default}}\nplugins: [search]\n"
_PAINTED = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") done(startTime);
  }).observe({ type: "paint", buffered: true });
})"""


@dataclass(frozen=True, slots=True)
class Paint:
    """One page from one host.

    Attributes:
        seconds: From the request to the first frame with content, in each round.
        sent: Bytes of all bodies that the host had sent by then or was sending, in the last round, by ending.
    """

    seconds: tuple[float, ...]
    sent: Mapping[str, int]

    @property
    def median(self) -> float:
        """The median of all rounds."""
        return statistics.median(self.seconds)


def build_stock(folder: Path) -> Path:
    """Return the site of one page that Material makes, built in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text(_LINE, "utf-8")
    (folder / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True)
    return folder / "site"


def first_paint(browser: Browser, host: Host, path: str) -> tuple[float, Counter[str]]:
    """Return the seconds until `path` shows its first content, and the bytes by ending that were sent for it."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"downloadThroughput": BYTES_PER_S, "uploadThroughput": BYTES_PER_S, "latency": LATENCY_MS}
    session.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    host.log.clear()
    page.goto(host.origin + path, wait_until="commit")
    seconds = page.evaluate(_PAINTED) / 1000
    sent: Counter[str] = Counter()
    for answer in host.log:
        sent[Path(answer.path).suffix.lstrip(".") or "html"] += answer.size
    context.close()
    return seconds, sent


def measure(sites: Mapping[str, Path], pages: Mapping[str, str], rounds: int, *, compress: bool) -> dict[str, Paint]:
    """Return the first paint of each of `pages`, opened in turn; their addresses begin with a name of `sites`."""
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    sent: dict[str, Counter[str]] = {}
    with serve(sites, compress=compress) as host, chromium() as browser:
        for _ in range(rounds):
            for name, path in pages.items():
                took, sent[name] = first_paint(browser, host, path)
                seconds[name].append(took)
    return {name: Paint(tuple(seconds[name]), sent[name]) for name in pages}


def page(found: Mapping[str, Mapping[str, Paint]], rounds: int) -> str:
    """Return the page of Markdown that shows `found`, by name of the host and of the page."""
    lines = [
        "# Benchmarks of the first paint\n",
        "The last run of `make bench-paint`, which writes this page: seconds until the first frame with content, in",
        f"Chromium with {BYTES_PER_S // 1024} KiB/s and {LATENCY_MS} ms of latency, with an empty cache. Each is the",
        f"median of {rounds} rounds, in which all pages are opened in turn. `{STOCK}` is Material with one line of",
        "text and no dossier. Of each other kind it is the heaviest page of this repository's dossier. Style sheets",
        "and scripts are what had been asked for by then, as it was sent.\n",
        "| host | page | first paint | to stock | slowest | style sheets | scripts |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for host, paints in found.items():
        stock = paints[STOCK].median
        for name, paint in paints.items():
            times = (f"{paint.median:.2f} s", f"{paint.median / stock:.2f}", f"{max(paint.seconds):.2f} s")
            sizes = (f"{paint.sent.get(ending, 0) / 1024:.1f} KiB" for ending in ("css", "js"))
            lines.append(f"| {' | '.join([host, name, *times, *sizes])} |")
    return "\n".join(lines) + "\n"


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure both hosts and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.paint", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built dossier")
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is opened")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache/bench/paint", help="folder for the stock site")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/project/benchmarks-paint.md", help="the page")
    options = parser.parse_args(None if arguments is None else list(arguments))
    sites = {STOCK: build_stock(options.work), "dossier": options.site}
    heaviest = pages_by_kind(options.site)
    pages = {STOCK: f"/{STOCK}/", **{kind: f"/dossier/{heaviest[kind][0]}" for kind in KINDS}}
    found = {
        "with gzip": measure(sites, pages, options.rounds, compress=True),
        "without": measure(sites, pages, options.rounds, compress=False),
    }
    options.out.write_text(page(found, options.rounds), "utf-8")
    print(options.out.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
