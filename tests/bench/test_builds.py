"""The measurement of whole builds: what it compares, and the page it writes."""

from __future__ import annotations

from pathlib import Path

from bench.building import Build
from bench.builds import Measured, measure, page


def test_a_size_is_measured_beside_a_plain_site_of_as_many_pages(tmp_path: Path) -> None:
    found = measure(tmp_path / "work", 12, 2, 3)
    written = list((tmp_path / "work/plain").rglob("*.md"))
    assert len(written) + 1 == found.pages > 12
    assert min(found.check.seconds, found.build.seconds, found.plain.seconds) > 0


def test_the_page_says_the_ratio_and_the_memory_of_a_further_claim() -> None:
    def row(claims: int, seconds: float, peak: int) -> Measured:
        plain = Build(4.0, 8.0, 60_000_000, "")
        return Measured(claims, claims + 5, plain, Build(seconds, 2.0, peak, ""), plain)

    text = page([row(1000, 2.0, 100_000_000), row(3000, 6.0, 100_000_000 + 2000 * 20 * 1024)])
    lines = text.splitlines()
    assert "| 1,000 | 1,005 | 4.0 s (8.0) | 2.0 s (2.0) | 4.0 s (8.0) | 0.50 | 100 MB | 60 MB |" in lines
    assert "From 1,000 to 3,000 claims, each further one takes 20 KiB of memory." in lines
