"""The page of a run: targets met and missed, and ratios to the peers."""

from __future__ import annotations

from bench.browser import Wire
from bench.building import Build, Disk
from bench.corpora import M
from bench.host import Sent
from bench.relevance import Score
from bench.report import Target, engine_bytes, page
from bench.run import Measured, Run


def wire(size: int) -> Wire:
    """Return a first query of so many bytes, 1,000 of them the engine's."""
    sent = (Sent("/assets/engine/index.js", 200, 1000), Sent("/index/manifest.bin", 200, size - 1000))
    return Wire(size, 2, 3, 10, sent)


def measured(seconds: float, size: int) -> Measured:
    """Return the measurements of an engine."""
    disk = Disk({"postings": size, "texts": 5_000_000}, 12)
    builds = [Build(seconds, seconds, 200_000_000, ""), Build(seconds * 2, seconds, 250_000_000, "")]
    return Measured(builds, disk, [wire(size // 100)], 5.0, [[1.0, 2.0, 90.0], [8.0, 8.0, 30.0]])


RUN = Run(
    M,
    "tides-doc 1",
    1666,
    62_700_000,
    200,
    {"dossier": measured(2.0, 4_000_000), "Pagefind": measured(8.0, 8_000_000)},
    (0.5, 0.6),
)
SCORES = {"dossier": {"headings": Score(0.9, 0.7, 0, 1)}, "lunr": {"headings": Score(0.7, 0.4, 0, 2)}}


def test_a_target_is_met_or_missed_on_its_own_side() -> None:
    most = [Target("files", 500, str, value).line for value in (500, 501, None)]
    assert most == [
        "| files | 500 | 500 | met |",
        "| files | 500 | 501 | **missed** |",
        "| files | 500 | not measured | |",
    ]
    assert "met" in Target("score", 0.5, str, 0.6, most=False).line
    assert "missed" in Target("score", 0.5, str, 0.4, most=False).line


def test_the_page_shows_targets_ratios_and_scores() -> None:
    lines = page([RUN], wire(20_000), SCORES).splitlines()
    assert "| first query on M, median | 60.0 KB | 40.0 KB | met |" in lines
    assert "| warm query on M, 95th percentile | 10.00 ms | 30.00 ms | **missed** |" in lines
    assert "| first query on the Alaska dossier | 30.0 KB | 20.0 KB | met |" in lines
    assert "| postings with positions on M: half of Pagefind's | 4.0 MB | 4.0 MB | met |" in lines
    assert "| build, wall | 2.00 s | 8.00 s (0.25) |" in lines
    assert "| dossier | .900 (0) / .700 (1) |" in lines
    assert "| known items, headings, MRR, one letter wrong | .800 | .700 | **missed** |" in lines


def test_the_engine_is_what_comes_from_the_assets() -> None:
    assert engine_bytes(wire(20_000)) == 1000
