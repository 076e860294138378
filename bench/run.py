"""One run over one corpus.

The engines take turns at building and at answering, so that other work of the machine affects all of them alike.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench import building, corpora, engines, sets
from bench.browser import Wire, call, chromium, first_query, opened, timed
from bench.building import Build, Disk
from bench.corpora import Corpus
from bench.engines import DOSSIER, HERE, MATERIAL, MINISEARCH, PAGEFIND, TANTIVY, Engine
from bench.pages import Page, Section
from bench.scores import percentile
from dossier.search.bundle import ENTRY, bundle

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ADAPTERS = {
    DOSSIER.name: "browser-dossier.js",
    PAGEFIND.name: "browser-pagefind.js",
    MATERIAL.name: "browser-material.js",
    MINISEARCH.name: "browser-minisearch.js",
}
TAKES_PART = {
    "M": (DOSSIER, PAGEFIND, MATERIAL, MINISEARCH, TANTIVY),
    # MiniSearch would hold all words of L in the browser's memory; its numbers on M say enough.
    "L": (DOSSIER, PAGEFIND, MATERIAL, TANTIVY),
}
SLOW = frozenset({MATERIAL.name})
"""Engines that fetch the whole index and build it in the browser: their first query costs the same whatever is asked,
and one pass over fewer queries is enough."""

FIRST_QUERIES = 15
"""How many queries are tried as the first one, each in a fresh profile."""

TYPO_EVERY = 3
"""Of the timed queries, every third has a typing error."""

PASSES = 5
"""How often a warm engine is asked all its queries. The fastest pass of each counts: other work only adds."""

PASSES_OF_SLOW = 2

WARM_QUERIES = 200
"""How many queries are asked of a warm engine in each pass; of the slow ones a tenth."""


@dataclass(slots=True)
class Measured:
    """What was measured of one engine.

    Attributes:
        builds: Each run of its builder.
        disk: What it left.
        wires: Its first queries.
        start_ms: How long it took in the browser from nothing to ready, once.
        passes_ms: Each search in a warm engine, pass by pass.
    """

    builds: list[Build] = field(default_factory=list)
    disk: Disk | None = None
    wires: list[Wire] = field(default_factory=list)
    start_ms: float = 0
    passes_ms: list[list[float]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The shortest of its builds: other work of the machine only adds time."""
        return min(build.seconds for build in self.builds)

    @property
    def cpu_seconds(self) -> float:
        """The least that the processors spent on one of its builds."""
        return min(build.cpu_seconds for build in self.builds)

    @property
    def peak_bytes(self) -> int:
        """The largest of its builds."""
        return max(build.peak_bytes for build in self.builds)

    @property
    def warm(self) -> tuple[float, float]:
        """Median and 95th percentile of a warm search, in milliseconds: over the fastest pass of each query."""
        fastest = [min(times) for times in zip(*self.passes_ms, strict=True)]
        return percentile(fastest, 0.5), percentile(fastest, 0.95)

    @property
    def wire(self) -> tuple[int, int, int, int]:
        """Median and largest size of a first query in bytes, and the medians of its requests and hops."""
        sizes = [wire.size for wire in self.wires]
        requests = int(statistics.median(wire.requests for wire in self.wires))
        return int(statistics.median(sizes)), max(sizes), requests, int(statistics.median(w.hops for w in self.wires))


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured on one corpus.

    Attributes:
        corpus: Which.
        versions: Its packages.
        pages: Number of its pages.
        size: Bytes of its HTML.
        queries: Number of different queries.
        engines: What was measured, by the name of the engine.
        load: Number of processes ready to run, at the start and at the end.
    """

    corpus: Corpus
    versions: str
    pages: int
    size: int
    queries: int
    engines: dict[str, Measured]
    load: tuple[float, float]


def measure_corpus(corpus: Corpus, work: Path, rounds: int) -> Run:
    """Return what `corpus` costs the engines; their indexes stay in `work`.

    Raises:
        bench.corpora.CorpusError: the corpus is not available.
    """
    site = corpora.site(corpus)
    files = list(corpora.pages(site))
    texts = engines.write_texts(site)
    queries, first = sample(texts), sample(texts, typos=False)
    load = os.getloadavg()[0]
    found = {engine.name: Measured() for engine in TAKES_PART[corpus.name]}
    for turn in range(rounds):
        for engine in TAKES_PART[corpus.name]:
            _say(f"{corpus.name}: building with {engine.name}, {turn + 1} of {rounds}")
            found[engine.name].builds.append(building.build(engine, site, _folder(work, engine, corpus)))
    for engine in TAKES_PART[corpus.name]:
        printed = found[engine.name].builds[-1].printed
        found[engine.name].disk = building.disk(_folder(work, engine, corpus), printed)
    with chromium() as browser:
        _first_queries(browser, corpus, work, first, found)
        _warm_queries(browser, corpus, work, queries, found)
    found[TANTIVY.name].passes_ms = _native(_folder(work, TANTIVY, corpus), queries)
    loads = (load, os.getloadavg()[0])
    size = sum(file.stat().st_size for file in files)
    return Run(corpus, corpora.versions(corpus), len(files), size, len(queries), found, loads)


def measure_dossier_site(site: Path) -> Wire | None:
    """Return what a first query costs on our own site, or None if it is not built."""
    if not (site / "search").is_dir():
        return None
    with chromium() as browser:
        return first_query(browser, ADAPTERS[DOSSIER.name], folders(site / "search"), "ceasefire talks")


def sample(texts: Path, *, typos: bool = True) -> list[str]:
    """Return headings of the corpus in a fixed random order, by default some of them with a typing error."""
    clean = sets.headings(_pages(texts), WARM_QUERIES)
    mixed = [
        query if at % TYPO_EVERY or not typos else typo
        for at, (query, typo) in enumerate(zip(clean, sets.with_typos(clean), strict=True))
    ]
    random.Random("order").shuffle(mixed)  # noqa: S311 - a sample, no secret
    return [query.text for query in mixed]


def _pages(texts: Path) -> Iterator[Page]:
    with texts.open(encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            yield Page(page["url"], page["title"], tuple(Section(**section) for section in page["sections"]))


def folders(index: Path) -> dict[str, Path]:
    """Return what the host has beside the empty page: the index, our engine as a site has it, and MiniSearch."""
    engine = corpora.CACHE / "assets/engine" / ENTRY
    engine.parent.mkdir(parents=True, exist_ok=True)
    engine.write_text(bundle(corpora.ROOT / "plugins/dossier/assets/engine"), "utf-8")
    return {
        "index": index,
        "assets": engine.parents[1],
        "modules": HERE / "node_modules",
    }


def _folder(work: Path, engine: Engine, corpus: Corpus) -> Path:
    return work / f"{corpus.name}-{engine.name.split()[-1].lower()}"


def _first_queries(
    browser: Browser, corpus: Corpus, work: Path, queries: Sequence[str], found: dict[str, Measured]
) -> None:
    in_browser = [engine for engine in TAKES_PART[corpus.name] if engine.name in ADAPTERS]
    for turn, query in enumerate(queries[:FIRST_QUERIES]):
        for engine in in_browser:
            if turn and engine.name in SLOW:
                continue
            _say(f"{corpus.name}: first query of {engine.name}, {turn + 1} of {FIRST_QUERIES}")
            beside = folders(_folder(work, engine, corpus))
            found[engine.name].wires.append(first_query(browser, ADAPTERS[engine.name], beside, query))


def _warm_queries(
    browser: Browser, corpus: Corpus, work: Path, queries: Sequence[str], found: dict[str, Measured]
) -> None:
    in_browser = [engine for engine in TAKES_PART[corpus.name] if engine.name in ADAPTERS]
    with ExitStack() as stack:
        pages = {}
        for engine in in_browser:
            _say(f"{corpus.name}: starting {engine.name}")
            beside = folders(_folder(work, engine, corpus))
            pages[engine.name], _ = stack.enter_context(opened(browser, ADAPTERS[engine.name], beside))
            started = time.perf_counter()
            call(pages[engine.name], "() => engine.start()")
            found[engine.name].start_ms = (time.perf_counter() - started) * 1000
        for turn in range(PASSES + 1):
            for engine in in_browser:
                if engine.name in SLOW and turn > PASSES_OF_SLOW:
                    continue
                _say(f"{corpus.name}: warm queries of {engine.name}, pass {turn} of {PASSES}")
                asked = list(queries[:: 10 if engine.name in SLOW else 1])
                times = timed(pages[engine.name], asked)
                # The first pass fetches what the queries need and lets the browser compile.
                if turn:
                    found[engine.name].passes_ms.append(times)


def _native(out: Path, queries: Sequence[str]) -> list[list[float]]:
    asked = out.with_suffix(".warm.jsonl")
    lines = [json.dumps({"id": str(number), "text": query}) for number, query in enumerate(queries)]
    asked.write_text("\n".join(lines * (PASSES + 1)), "utf-8")
    command = [part.format(out=out, queries=asked, limit=10) for part in TANTIVY.search_command]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent)
    times = [float(json.loads(line)["ms"]) for line in done.stdout.splitlines()]
    passes = [times[at : at + len(queries)] for at in range(0, len(times), len(queries))]
    return passes[1:]


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
