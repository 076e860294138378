"""Alignment: which words of a newer text are those of an older one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier._native import aligned_words, common_runs
from dossier.text.sentences import sentence_ends

_CLAUSE = re.compile(r"""[,;:()\u2013\u2014"“”\n]|[.!?…]['"”’)\]]*\s|\s-\s""")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text as words.

    Attributes:
        text: The text.
        ids: A number for each word, equal for words that differ in case and typography only.
        starts: Where each begins, in code points of `text`.
        ends: Where each ends, excluded.
    """

    text: str
    ids: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.ids)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the indexes of the words, first and last excluded, that the code points `start` to `end` touch."""
        return bisect_left(self.ends, start + 1), bisect_left(self.starts, end)

    def gap(self, at: int) -> str:
        """Return what is between the words `at - 1` and `at`; there may be no such words."""
        start = self.ends[at - 1] if at > 0 else 0
        return self.text[start : self.starts[at] if at < len(self) else len(self.text)]

    def begins_sentence(self, at: int) -> bool:
        """Return whether word `at` is the first of a sentence; so is the end of the text."""
        firsts = sentences_of(self)
        index = bisect_left(firsts, at)
        return index < len(firsts) and firsts[index] == at

    def begins_clause(self, at: int) -> bool:
        """Return whether word `at` is the first of a clause, as far as punctuation tells; so is the end of the text."""
        return not 0 < at < len(self) or _CLAUSE.search(self.gap(at)) is not None


@lru_cache(maxsize=64)
def sentences_of(words: Words) -> Sequence[int]:
    """Return the index of the first word of each sentence, and at the end how many words there are."""
    firsts = {0, len(words)}
    at = 0
    for line in words.text.split("\n"):
        firsts.update(bisect_left(words.starts, at + end) for end in (0, *sentence_ends(line)))
        at += len(line) + 1
    return sorted(firsts)


@lru_cache(maxsize=64)
def words_of(text: str) -> Words:
    """Return `text` as words."""
    return Words(text, *aligned_words(text))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of one text are those of another; where there are none, -1.

    Attributes:
        there: For each word of the older text its index in the newer one; where set, they rise.
        back: The same from the newer text to the older one.
    """

    there: Sequence[int]
    back: Sequence[int]


@lru_cache(maxsize=64)
def align(old: Words, new: Words) -> Alignment:
    """Return the alignment of `old` with `new`."""
    there, back = [-1] * len(old), [-1] * len(new)
    for first, other, length in common_runs(old.ids, new.ids):
        there[first : first + length] = range(other, other + length)
        back[other : other + length] = range(first, first + length)
    return Alignment(there, back)
