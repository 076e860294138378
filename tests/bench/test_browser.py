"""Hops: how many requests had to follow one another."""

from __future__ import annotations

import pytest

from bench.browser import hops


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
