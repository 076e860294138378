"""From rankings to scores, and from addresses in results to pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.engines import page_address
from bench.relevance import Score, Task, judge, table
from bench.sets import Query


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("a/b.html", "a/b.html"),
        ("a/b.html#part", "a/b.html"),
        ("/a/b.html", "a/b.html"),
        ("a/", "a/index.html"),
        ("", "index.html"),
        ("a/#part", "a/index.html"),
    ],
)
def test_results_are_compared_as_pages(url: str, page: str) -> None:
    assert page_address(url) == page


def test_known_items_are_judged_by_their_rank() -> None:
    queries = [Query("1", "tides", {"a": 1}), Query("2", "moon", {"b": 1}), Query("3", "bore", {"c": 1})]
    task = Task("headings", Path(), queries, graded=False)
    found = judge(task, {"1": ["a", "b"], "2": ["a", "b"]}, {"1": [], "2": ["b"], "3": ["x"]})
    assert (found.clean, found.empty_clean, found.empty_typo) == (0.5, 1, 1)
    assert found.typo == pytest.approx(1 / 3)


def test_graded_answers_are_judged_by_their_gain() -> None:
    task = Task("cranfield", Path(), [Query("1", "tides", {"a": 4, "b": 1})], graded=True)
    found = judge(task, {"1": ["a", "b"]}, {"1": ["b"]})
    assert found.clean == pytest.approx(1)
    assert 0 < found.typo < 0.3


def test_the_table_has_a_line_for_each_engine() -> None:
    shown = table({"ours": {"headings": Score(0.5, 0.25, 0, 1)}, "theirs": {"headings": Score(1, 0, 0, 2)}})
    assert shown.splitlines()[2:] == ["| ours | 0.500 / 0.250 | 0 / 1 |", "| theirs | 1.000 / 0.000 | 0 / 2 |"]
