"""Figures of merit: how good a list of results is, and how long things took."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain of the first `depth` results, from 0 to 1.

    The gain of a document is its grade, the discount log2(rank + 1), as in trec_eval. Without any document of
    positive grade the value is 0. A document that occurs twice counts once, at its first place.
    """
    gained = (grades.get(name, 0) for name in list(dict.fromkeys(ranking))[:depth])
    best = sorted(grades.values(), reverse=True)[:depth]
    ideal = _discounted(best)
    return _discounted(gained) / ideal if ideal else 0.0


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def reciprocal_rank(ranking: Sequence[str], wanted: str) -> float:
    """Return 1 / the rank of `wanted` among the different entries of `ranking`, or 0 if it is missing."""
    different = list(dict.fromkeys(ranking))
    return 1 / (different.index(wanted) + 1) if wanted in different else 0.0


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean of `values`, or 0 if there are none."""
    return sum(values) / len(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value at or below which `share` of `values` are (nearest rank).

    Raises:
        ValueError: there are no values, or `share` is not above 0 and at most 1.
    """
    if not values or not 0 < share <= 1:
        raise ValueError(f"expected values and a share in (0, 1], found {len(values)} values and share {share}")
    return sorted(values)[math.ceil(share * len(values)) - 1]
