"""Figures of merit against values computed by hand."""

from __future__ import annotations

import math

import pytest

from bench.scores import mean, ndcg, percentile, reciprocal_rank


@pytest.mark.parametrize(
    ("ranking", "value"),
    [
        (["best", "good"], 1.0),
        (["good", "best"], (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3))),
        (["best"], 3 / (3 + 1 / math.log2(3))),
        (["other", "best"], (3 / math.log2(3)) / (3 + 1 / math.log2(3))),
        (["other"], 0.0),
        ([], 0.0),
        (["best", "best", "good"], 1.0),
    ],
)
def test_ndcg_discounts_by_the_logarithm_of_the_rank(ranking: list[str], value: float) -> None:
    assert ndcg(ranking, {"best": 3, "good": 1}) == pytest.approx(value)


def test_ndcg_looks_at_the_depth_and_no_further() -> None:
    ranking = [f"other {number}" for number in range(10)] + ["best"]
    assert ndcg(ranking, {"best": 4}, depth=10) == 0
    assert ndcg(ranking, {"best": 4}, depth=11) == pytest.approx(1 / math.log2(12))


def test_ndcg_of_a_perfect_list_is_one_if_more_is_wanted_than_is_looked_at() -> None:
    grades = {str(number): 1 for number in range(30)}
    assert ndcg([str(number) for number in range(10)], grades) == pytest.approx(1)


def test_ndcg_without_anything_wanted_is_zero() -> None:
    assert ndcg(["a"], {}) == 0


@pytest.mark.parametrize(
    ("ranking", "value"), [(["a", "b"], 1.0), (["b", "a"], 0.5), (["b", "b", "a"], 0.5), (["b"], 0.0), ([], 0.0)]
)
def test_the_reciprocal_rank_counts_different_entries(ranking: list[str], value: float) -> None:
    assert reciprocal_rank(ranking, "a") == value


def test_the_mean_of_nothing_is_zero() -> None:
    assert mean([1.0, 0.0, 0.5]) == 0.5
    assert mean([]) == 0


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, share) for share in (0.5, 0.95, 1.0)] == [50, 95, 100]
    assert percentile([7.0], 0.5) == 7


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 0.0), ([1.0], 1.5)])
def test_a_percentile_of_nothing_is_refused(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="expected values and a share"):
        percentile(values, share)
