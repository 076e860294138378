"""The engines in a real Chromium, each on an empty page, with a host that counts."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.engines import HERE
from bench.host import Host, Sent, serve
from tools.browser import FLAGS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

MEMORY = "--js-flags=--max-old-space-size=8192"
"""Room for engines that hold a whole index in the browser."""

TIMEOUT_MS = 600_000
"""How long an engine may take to start: the slowest builds its index in the browser."""

OWN = "/bench/"
"""Where the page itself and the adapters are, which do not count."""

DELAY_MS = 200
"""How late the distant host answers while hops are counted, so that their order is certain."""


@dataclass(frozen=True, slots=True)
class Wire:
    """What the first query costs on the network, until ten results with titles and excerpts are there.

    Attributes:
        size: Bytes of all bodies as sent.
        requests: How many there were.
        hops: How many of them had to follow one another: the length of the longest chain in which each was
            asked for after the one before had arrived.
        results: How many results were there in the end, at most ten.
        paths: What was sent, in order.
    """

    size: int
    requests: int
    hops: int
    results: int
    paths: tuple[Sent, ...]


def page_for(adapter: str) -> str:
    """Return an empty page that offers `adapter`, a module in `peers/`, as `window.engine`."""
    module = f'<script type="module">import * as engine from "{OWN}{adapter}"; window.engine = engine;</script>'
    return f'<!doctype html><html lang="en"><title>Search</title><link rel="icon" href="data:,">{module}</html>'


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium without a window until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), headless=True, args=[*FLAGS, MEMORY])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, adapter: str, folders: Mapping[str, Path]) -> Iterator[tuple[Page, Host]]:
    """Open the empty page with `adapter` in a fresh profile; `folders` are beside it by name."""
    home = f"{OWN}index.html"
    with serve({**folders, OWN.strip("/"): HERE / "peers"}, {home: page_for(adapter)}) as host:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.goto(f"{host.origin}{home}")
        page.wait_for_function("window.engine")
        try:
            yield page, host
        finally:
            context.close()


def first_query(browser: Browser, adapter: str, folders: Mapping[str, Path], query: str) -> Wire:
    """Return what a first `query` costs with nothing of the engine loaded yet."""
    with opened(browser, adapter, folders) as (page, host):
        spans: dict[int, list[float]] = {}
        keep: list[Request] = []

        def asked(request: Request) -> None:
            keep.append(request)  # its identity is its key
            spans[id(request)] = [time.perf_counter(), float("inf")]

        def arrived(request: Request) -> None:
            spans[id(request)][1] = time.perf_counter()

        page.on("request", asked)
        page.on("requestfinished", arrived)
        host.log.clear()
        host.delay_ms = DELAY_MS
        shown = page.evaluate("async (query) => { await engine.start(); return engine.results(query); }", query)
        page.wait_for_timeout(DELAY_MS)
        sent = tuple(answer for answer in host.log if not answer.path.startswith(OWN))
        counted = [
            (start, end)
            for request in keep
            if OWN not in request.url and request.url.startswith(host.origin)
            for start, end in [spans[id(request)]]
        ]
    if len(counted) != len(sent) or not shown:
        raise AssertionError(
            f"expected {len(sent)} requests as the host saw them, found {len(counted)}; results {shown}"
        )
    return Wire(sum(answer.size for answer in sent), len(sent), hops(counted), len(shown), sent)


def hops(spans: list[tuple[float, float]]) -> int:
    """Return the length of the longest chain of `spans` in which each starts after the one before has ended."""
    depths: list[tuple[float, int]] = []
    for start, end in sorted(spans):
        depths.append((end, 1 + max((depth for over, depth in depths if over <= start), default=0)))
    return max((depth for _, depth in depths), default=0)


def timed(page: Page, queries: list[str]) -> list[float]:
    """Return for each of `queries` the milliseconds that the search took in the page, nothing shown."""
    found: list[float] = page.evaluate(
        """async (queries) => {
          const times = [];
          for (const query of queries) {
            const started = performance.now();
            await engine.search(query);
            times.push(performance.now() - started);
          }
          return times;
        }""",
        queries,
    )
    return found


def call(page: Page, expression: str, argument: Any = None) -> Any:  # noqa: ANN401 - values of JavaScript
    """Return what `expression` yields in the page."""
    return page.evaluate(expression, argument)
