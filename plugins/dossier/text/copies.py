"""Copies: where the very words of a quote are in a text, and which of several places is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.text.align import Words, words_of
from dossier.text.fold import fold


def is_at(quote: str, start: int, text: str, *, whole: bool = True) -> bool:
    """Return whether the code points of `text` from `start` on are `quote`; if `whole`, it does not cut a word."""
    if not quote or start < 0 or not text.startswith(quote, start):
        return False
    end = start + len(quote)
    begins = not (quote[0].isalnum() and text[max(start - 1, 0) : start].isalnum())
    return not whole or (begins and not (quote[-1].isalnum() and text[end : end + 1].isalnum()))


def chosen(words: Words, quote: str, before: str, after: str, start: int | None) -> tuple[int, int] | None:
    """Return the place of `quote` that fits best with what is beside it and with `start`; None where no one place does.

    Case and typography do not count.
    """
    wanted = words_of(quote)
    places = list(copies(words, wanted.ids))
    if not places:
        return None
    leading, trailing = words_of(before).ids, words_of(after).ids

    def fit(at: int) -> tuple[int, int]:
        here = words.ids[max(at - len(leading), 0) : at]
        follow = words.ids[at + len(wanted) : at + len(wanted) + len(trailing)]
        beside = _in_common(reversed(here), reversed(leading)) + _in_common(follow, trailing)
        return beside, -abs(words.starts[at] - start) if start is not None else 0

    ranked = sorted(places, key=fit, reverse=True)
    if len(ranked) > 1 and fit(ranked[0]) == fit(ranked[1]):
        return None
    return edges(words, ranked[0], ranked[0] + len(wanted), wanted, (0, len(wanted)), (0, len(quote)))


def _in_common(one: Iterable[int], other: Iterable[int]) -> int:
    """Return how many words two texts have in common at their beginning."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count


def copies(words: Words, wanted: Sequence[int]) -> Iterator[int]:
    """Yield the index of the first word of each place where the words `wanted` are."""
    ids, size = words.ids, len(wanted)
    at = -1
    while wanted:
        try:
            at = ids.index(wanted[0], at + 1)
        except ValueError:
            return
        if ids[at : at + size] == wanted:
            yield at


def edges(
    new: Words, first: int, last: int, old: Words, span: tuple[int, int], place: tuple[int, int]
) -> tuple[int, int]:
    """Return the code points of the words `first` to `last`, with signs around them where the older passage has some.

    `span` are the words of the passage in `old`, `place` its code points.
    """
    lead = old.text[place[0] : old.starts[span[0]]]
    trail = old.text[old.ends[span[1] - 1] : place[1]]
    before, after = re.split(r"\s", new.gap(first))[-1], re.split(r"\s", new.gap(last))[0]
    start = new.starts[first] - _signs(lead[::-1], before[::-1])
    return start, new.ends[last - 1] + _signs(trail, after)


def _signs(wanted: str, found: str) -> int:
    """Return how many of the signs `found` go with a word: as many as are `wanted`, or all if they are others."""
    if not wanted or fold(found[: len(wanted)]).text == fold(wanted).text:
        return len(wanted)
    return len(found)
