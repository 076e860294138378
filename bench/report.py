"""The page about a run: targets next to what was measured, and the peers next to both."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.browser import Wire
from bench.engines import DOSSIER, PAGEFIND, PEERS
from bench.relevance import Score
from bench.run import FIRST_QUERIES, Measured, Run
from tools.browser import find

INTRODUCTION = """\
# Benchmarks

The last run of `make bench`, which writes this page: our search beside Pagefind, Material's search worker (lunr over
one JSON file), MiniSearch and tantivy (a library for servers), on the same corpora, in one run, taking turns.
`bench/README.md` says what is measured how. Times depend on the machine and on what else it does;
between engines the ratios count. A ratio is ours divided by the other's: below 1 ours is smaller or faster.
"""

KB = 1000
MB = 1000 * KB


@dataclass(frozen=True, slots=True)
class Target:
    """A number that is aimed at.

    Attributes:
        what: In words.
        limit: The number.
        shown: How a number of its kind is written.
        value: What was measured, or None if it was not.
        most: Whether the limit is the most that may be, or else the least.
    """

    what: str
    limit: float
    shown: Callable[[float], str]
    value: float | None
    most: bool = True

    @property
    def line(self) -> str:
        """A row: what, target, measured, and whether it is met."""
        if self.value is None:
            return f"| {self.what} | {self.shown(self.limit)} | not measured | |"
        met = self.value <= self.limit if self.most else self.value >= self.limit
        return (
            f"| {self.what} | {self.shown(self.limit)} | {self.shown(self.value)} | {'met' if met else '**missed**'} |"
        )


def _kb(value: float) -> str:
    return f"{value / KB:,.1f} KB" if value < MB else f"{value / MB:,.2f} MB"


def _mb(value: float) -> str:
    return f"{value / MB:,.1f} MB"


def _s(value: float) -> str:
    return f"{value:.2f} s"


def _ms(value: float) -> str:
    return f"{value:.2f} ms"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _ratio(value: float) -> str:
    # Two significant digits, and never an exponent.
    return f"{float(f'{value:.2g}'):g}"


def _score(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def page(runs: Sequence[Run], own: Wire | None, scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Return the page in Markdown."""
    targets = _targets(runs, own, scores[DOSSIER.name])
    return "\n".join([INTRODUCTION, targets, *map(_corpus, runs), _relevance(scores), _circumstances()])


def engine_bytes(wire: Wire) -> int:
    """Return how many of the bytes of a first query were our modules."""
    return sum(sent.size for sent in wire.paths if sent.path.startswith("/assets/"))


def _targets(runs: Sequence[Run], own: Wire | None, scores: Mapping[str, Score]) -> str:
    rows: list[Target] = []
    for run in runs:
        ours, pagefind, name = run.engines[DOSSIER.name], run.engines[PAGEFIND.name], run.corpus.name
        large = name == "L"
        rows += [
            Target(f"first query on {name}, median", (80 if large else 60) * KB, _kb, ours.wire[0]),
            Target(
                f"first query on {name}, the largest of {FIRST_QUERIES}", (80 if large else 60) * KB, _kb, ours.wire[1]
            ),
            Target(f"serial hops on {name}", 3, _count, ours.wire[3]),
            Target(f"warm query on {name}, median", 2, _ms, ours.warm[0]),
            Target(f"warm query on {name}, 95th percentile", 10, _ms, ours.warm[1]),
            Target(f"build of {name}", 9 if large else 3, _s, ours.seconds),
            Target(f"peak memory of that build, {name}", 300 * MB, _mb, ours.peak_bytes),
            Target(
                f"postings with positions on {name}: half of Pagefind's",
                _part(pagefind, "postings") / 2,
                _mb,
                _part(ours, "postings"),
            ),
            Target(f"texts on {name}: those of Pagefind", _part(pagefind, "texts"), _mb, _part(ours, "texts")),
            Target(f"files on {name}", 500, _count, ours.disk.files if ours.disk else None),
        ]
    first = next((wire for run in runs for wire in run.engines[DOSSIER.name].wires), own)
    rows.append(Target("first query on the Alaska dossier", 30 * KB, _kb, own.size if own else None))
    rows.append(Target("JavaScript of the engine, gzip", 12 * KB, _kb, engine_bytes(first) if first else None))
    for task, clean, typo, what in (
        ("cranfield", 0.540, 0.535, "Cranfield, nDCG@10"),
        ("headings", 0.88, 0.80, "known items, headings, MRR"),
    ):
        score = scores.get(task)
        rows.append(Target(f"{what}, clean", clean, _score, score.clean if score else None, most=False))
        rows.append(Target(f"{what}, one letter wrong", typo, _score, score.typo if score else None, most=False))
    empty = scores.get("cranfield")
    rows.append(Target("empty lists on Cranfield", 0, _count, empty.empty_clean + empty.empty_typo if empty else None))
    return "\n".join(
        ["## Targets", "", "| what | target | measured | met |", "|---|---|---|---|", *(row.line for row in rows), ""]
    )


def _part(measured: Measured, name: str) -> float:
    return measured.disk.part(name) if measured.disk else 0


def _corpus(run: Run) -> str:
    what = {"M": "manuals of Python and PostgreSQL", "L": "manuals of Rust"}[run.corpus.name]
    busy = f"load of the machine {run.load[0]:.1f} at the start, {run.load[1]:.1f} at the end"
    lines = [
        f"## {run.corpus.name}: {run.pages:,} pages, {run.size / MB:.1f} MB of HTML",
        "",
        f"The {what}: {run.versions}. {run.queries} queries; {busy}.",
        "",
    ]
    names = list(run.engines)
    lines += ["| what |" + "".join(f" {name} |" for name in names), "|---|" + "---|" * len(names)]
    rows: list[tuple[str, Callable[[Measured], float | None], Callable[[float], str]]] = [
        ("first query, bytes, median", lambda m: m.wire[0] if m.wires else None, _kb),
        ("first query, bytes, largest", lambda m: m.wire[1] if m.wires else None, _kb),
        ("first query, requests", lambda m: m.wire[2] if m.wires else None, _count),
        ("first query, serial hops", lambda m: m.wire[3] if m.wires else None, _count),
        ("start in the browser", lambda m: m.start_ms or None, _ms),
        ("warm query, median", lambda m: m.warm[0] if m.passes_ms else None, _ms),
        ("warm query, 95th percentile", lambda m: m.warm[1] if m.passes_ms else None, _ms),
        ("build, wall", lambda m: m.seconds, _s),
        ("build, processors", lambda m: m.cpu_seconds, _s),
        ("build, peak memory", lambda m: m.peak_bytes, _mb),
        ("on disk, all", lambda m: m.disk.size if m.disk else None, _mb),
        ("postings", lambda m: _part(m, "postings") or None, _mb),
        ("texts", lambda m: _part(m, "texts") or None, _mb),
        ("files", lambda m: m.disk.files if m.disk else None, _count),
    ]
    ours = run.engines[DOSSIER.name]
    for name, value, shown in rows:
        lines.append(f"| {name} |" + "".join(_cell(value(m), value(ours), shown) for m in run.engines.values()))
    return "\n".join([*lines, "", _parts(ours), ""])


def _cell(value: float | None, ours: float | None, shown: Callable[[float], str]) -> str:
    if value is None:
        return " – |"
    ratio = f" ({_ratio(ours / value)})" if ours is not None and ours is not value and value else ""
    return f" {shown(value)}{ratio} |"


def _parts(ours: Measured) -> str:
    parts = ours.disk.parts if ours.disk else {}
    return "Ours by part: " + ", ".join(f"{name} {size / MB:.2f} MB" for name, size in parts.items()) + "."


def _relevance(scores: Mapping[str, Mapping[str, Score]]) -> str:
    tasks = list(next(iter(scores.values())))
    told = {
        "headings": "headings, MRR",
        "index terms": "index terms, MRR",
        "cranfield": "Cranfield, nDCG@10",
    }
    lines = [
        "## Relevance",
        "",
        "Clean queries / the same with one letter wrong; in brackets how many found nothing.",
        "",
    ]
    lines += ["| engine |" + "".join(f" {told[task]} |" for task in tasks), "|---|" + "---|" * len(tasks)]
    for engine, found in scores.items():
        cells = (
            f" {_score(score.clean)} ({score.empty_clean}) / {_score(score.typo)} ({score.empty_typo}) |"
            for score in found.values()
        )
        lines.append(f"| {engine} |" + "".join(cells))
    return "\n".join([*lines, ""])


def _circumstances() -> str:
    peers = ", ".join(f"{engine.name} {engine.version}" for engine in PEERS)
    return "\n".join(
        [
            "## Circumstances",
            "",
            f"- Run on {datetime.now(UTC):%Y-%m-%d} with `make bench`; ours is version {DOSSIER.version}.",
            f"- Peers: {peers} (the version of Material's worker is the theme's).",
            f"- Machine: {_processor()}, {os.cpu_count()} processors, {_memory()}; {_system()}.",
            f"- Browser: {_browser()}; Python {platform.python_version()}.",
            "- Bytes are those of bodies: HTML, scripts, styles and JSON with gzip, level 6, all else as it is.",
            "- MiniSearch's results here have no excerpts and Material's fetch none beyond the one file.",
            "- What a peer finds does not change from run to run and is kept in `.cache/bench`; times are never kept.",
            "",
        ]
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform()


def _browser() -> str:
    path = find()
    if path is None:
        return "Playwright's Chromium"
    return subprocess.run([path, "--version"], check=True, capture_output=True, text=True).stdout.strip()
