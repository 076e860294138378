"""What a first query costs: bytes, requests, and how many of them had to follow one another."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from bench.browser import first_query, hops, opened, timed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

# An engine that fetches one file when it starts, then two at a time, one of them in part.
ENGINE = """
const got = async (name, options) => (await fetch(`/index/${name}`, options)).arrayBuffer();
export const init = () => got("first.bin");
export async function search(query) {
  await Promise.all([got("second.bin"), got("third.bin", { headers: { Range: "bytes=0-9" } })]);
  const data = async () => ({ url: "a", meta: { title: query }, excerpt: "b" });
  return { results: Array.from({ length: 12 }, (_, id) => ({ id, score: 1, data })) };
}
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The folder of an index, with the engine beside it."""
    (tmp_path / "pagefind.js").write_text(ENGINE, "utf-8")
    for name, size in (("first", 1000), ("second", 200), ("third", 5000)):
        (tmp_path / f"{name}.bin").write_bytes(bytes(size))
    return tmp_path


@pytest.mark.browser
def test_a_first_query_counts_what_the_engine_fetches_and_no_more(browser: Browser, index: Path) -> None:
    wire = first_query(browser, "browser-pagefind.js", {"index": index}, "tides")
    script = len(gzip.compress(ENGINE.encode(), 6, mtime=0))
    assert wire.size == script + 1000 + 200 + 10
    assert (wire.requests, wire.hops, wire.results) == (4, 3, 10)


@pytest.mark.browser
def test_a_warm_query_is_timed_in_the_page(browser: Browser, index: Path) -> None:
    with opened(browser, "browser-pagefind.js", {"index": index}) as (page, host):
        page.evaluate("() => engine.start()")
        host.delay_ms = 50
        times = timed(page, ["tides", "moon"])
    assert len(times) == 2
    assert all(50 <= time < 10_000 for time in times)


@pytest.mark.parametrize(
    ("spans", "count"),
    [
        ([], 0),
        ([(0, 1)], 1),
        ([(0, 1), (0, 2), (0.5, 1)], 1),
        ([(0, 1), (1, 2), (2, 3)], 3),
        ([(0, 1), (0, 5), (1.5, 2), (5.5, 6)], 3),
        ([(2, 3), (0, 1)], 2),
        ([(0, 2), (1, 3), (2.5, 4), (3.5, 5)], 2),
    ],
)
def test_a_chain_counts_what_starts_after_the_one_before(spans: list[tuple[float, float]], count: int) -> None:
    assert hops(spans) == count
