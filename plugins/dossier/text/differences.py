"""Differences: where the words of a passage are not those of the article."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

_MOST = 6
"""Most words that are shown as one difference; beyond that the two are two texts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The part of a passage that is not as it is in the article.

    Attributes:
        first: Its first word, counted from 0 among the words between white space.
        last: Its last word, excluded; there is at least one, since a missing word is shown with the one after it.
        there: What the article has in its place; empty where it has nothing.
    """

    first: int
    last: int
    there: str


def difference(written: str, found: str) -> Difference | None:
    """Return the one part in which the passage `written` differs from `found`; None if there is none, or it is long."""
    ours, theirs = written.split(), found.split()
    changed = [each for each in Indel.opcodes(ours, theirs) if each.tag != "equal"]
    if not changed:
        return None
    first, last = changed[0].src_start, changed[-1].src_end
    start, end = changed[0].dest_start, changed[-1].dest_end
    if first == last:
        # Something is missing, and nothing can be marked but what is beside it.
        if last < len(ours):
            last, end = last + 1, end + 1
        else:
            first, start = first - 1, start - 1
    if not 0 < last - first <= min(_MOST, len(ours) - 1) or end - start > _MOST:
        return None
    return Difference(first, last, " ".join(theirs[start:end]))
