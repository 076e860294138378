"""Re-anchoring: where a passage is after its text was edited, or an honest no.

A passage is known by its words, by what is beside them, and by the text that it was taken from. That text is aligned
with the present one, which tells what became of the passage where it was. Words that belong to another part of the
older text are never taken for it; that is what tells a deleted passage from one that was moved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import Indel

from dossier.text.align import Alignment, Words, align, sentences_of, words_of
from dossier.text.copies import chosen, copies, edges, is_at
from dossier.text.fold import fold

_CERTAIN = 0.7
"""Share of words in common from which an edited passage, in its place, is certainly the same."""
_CERTAIN_BETWEEN = 0.5
"""The same where what was beside it is still next to it on either side."""
_CERTAIN_ALONE = 0.8
"""The same where the older text is not known."""
_CERTAIN_ELSEWHERE = 0.9
_LIKELY = 0.38
"""Share of words in common from which a passage in its place is offered; of unrelated sentences one in 100 has it."""
_LIKELY_ALONE = 0.5
_LIKELY_ELSEWHERE = 0.6
_NEVER = 2.0
_DISTINCT = 4
"""Words of a passage that is known by them alone, wherever it is."""
_BESIDE = 0.04
"""How much it speaks for a place that what was beside the passage is still beside it, on either side."""


class State(StrEnum):
    """What became of a passage."""

    EXACT = "exact"
    MOVED = "moved"
    REVIEW = "review"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of a passage.

    Attributes:
        state: `exact`: its words are as they were. `moved`: they were edited, and this is certainly their place.
            `review`: this is likely to be their place. `orphan`: they have none.
        start: Where it begins, in code points of the present text; None for an orphan.
        end: Where it ends, excluded.
        confidence: Share of the words in common, from 0 to 1; for an orphan that of the best place, which is not taken.
        reason: Why, in a few words.
    """

    state: State
    start: int | None
    end: int | None
    confidence: float
    reason: str


def reanchor(
    quote: str,
    *,
    before: str = "",
    after: str = "",
    start: int | None = None,
    text: str,
    old_text: str | None = None,
) -> Reanchored:
    """Return where the passage `quote` is in `text`.

    The place of a passage whose words are unchanged comes from the alignment too, so that of equal passages each keeps
    its own. Without `old_text`, its words and what is beside them have to do: what is beside it, and `start`, then
    choose between equal passages, and an edited passage is never certain unless what is beside it is unchanged.

    Args:
        quote: Its words when it was annotated.
        before: Words directly before it; the first may be cut.
        after: Words directly after it; the last may be cut.
        start: Where it began, in code points of `old_text` if that is given, else of `text`.
        text: The text as it is now.
        old_text: The text that the passage was taken from.
    """
    if start is not None and old_text in (None, text) and is_at(quote, start, text, whole=old_text is None):
        return Reanchored(State.EXACT, start, start + len(quote), 1.0, "nothing was changed")
    if not len(words_of(quote)):
        return _by_signs(quote, text)
    new = words_of(text)
    place = None if old_text is None else chosen(words_of(old_text), quote, before, after, start)
    if place is not None and old_text is not None:
        old = words_of(old_text)
        return _Search(old, old.span(*place), place, new, align(old, new), known=True).result()
    place = chosen(new, quote, before, after, start if old_text is None else None)
    if place is not None:
        return Reanchored(State.EXACT, *place, 1.0, "its words are in one place")
    several = list(copies(new, words_of(quote).ids))
    if several:
        first, size = several[0], len(words_of(quote))
        place = new.starts[first], new.ends[first + size - 1]
        return Reanchored(State.REVIEW, *place, 1 / len(several), f"its words are in {len(several)} places")
    # What is known of the older text is the passage with what was beside it.
    lead = f"{before} " if before else ""
    old = words_of(f"{lead}{quote} {after}")
    place = len(lead), len(lead) + len(quote)
    return _Search(old, old.span(*place), place, new, align(old, new), known=False).result()


def _by_signs(quote: str, text: str) -> Reanchored:
    """Return where a quote without words is, which is known by its signs alone."""
    at = text.find(quote) if quote and text.count(quote) == 1 else -1
    if at < 0:
        return Reanchored(State.ORPHAN, None, None, 0.0, "it has no words, and its signs are not in one place")
    return Reanchored(State.EXACT, at, at + len(quote), 1.0, "its signs are in one place")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place: its words, first and last excluded, how many they have in common with the passage, and a score."""

    first: int
    last: int
    likeness: float
    score: float


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for what became of one passage.

    Attributes:
        old: The older text.
        span: The words of the passage in it.
        place: Its code points.
        new: The present text.
        alignment: Which words of `new` are those of `old`.
        known: Whether `old` is the whole older text; else it is the passage with what was beside it.
    """

    old: Words
    span: tuple[int, int]
    place: tuple[int, int]
    new: Words
    alignment: Alignment
    known: bool

    def result(self) -> Reanchored:
        """Return what became of the passage."""
        first, last = self.span
        size = last - first
        images = self.alignment.there[first:last]
        if images[0] >= 0 and images[-1] - images[0] == size - 1 and self._is_whole(images[0], images[-1] + 1):
            return self._found(_Candidate(images[0], images[-1] + 1, 1.0, 1.0), "its words are where they were")
        free = [at for at in copies(self.new, self._wanted) if self._is_free(at, at + size)]
        if len(free) == 1 and size >= _DISTINCT:
            return self._found(_Candidate(free[0], free[0] + size, 1.0, 1.0), "its words are in another place")
        low, high = self._room()
        here = self._best(self._windows(low, high), low, high)
        if here is not None and here.likeness >= (_LIKELY if self.known else _LIKELY_ALONE):
            tight = (here.first, here.last) == (low, high)
            certain = _CERTAIN_ALONE if not self.known else _CERTAIN_BETWEEN if tight else _CERTAIN
            return self._found(here, "its words were edited", certain=certain)
        return self._elsewhere(free, low, high) or self._gone(here, low, high)

    def _elsewhere(self, free: Sequence[int], low: int, high: int) -> Reanchored | None:
        """Return the best place outside the room of the passage; `free` are where its very words are."""
        if free:
            there: _Candidate | None = _Candidate(free[0], free[0] + self.span[1] - self.span[0], 1.0, 1.0)
        else:
            there = self._best(self._sentences(), low, high)
        if there is None or there.likeness < _LIKELY_ELSEWHERE:
            return None
        unsure = _NEVER if free or not self.known else _CERTAIN_ELSEWHERE
        return self._found(there, "words like its own are in another place", certain=unsure)

    def _gone(self, here: _Candidate | None, low: int, high: int) -> Reanchored:
        if low >= high:
            return Reanchored(State.ORPHAN, None, None, 0.0, "what was before it is now next to what was after it")
        return Reanchored(State.ORPHAN, None, None, here.likeness if here else 0.0, "other words are in its place")

    @property
    def _longest(self) -> int:
        """How many words a place may have."""
        return 3 * (self.span[1] - self.span[0]) + 12

    @property
    def _wanted(self) -> Sequence[int]:
        return self.old.ids[self.span[0] : self.span[1]]

    def _is_whole(self, first: int, last: int) -> bool:
        """Return whether words that are unchanged are still whole sentences, if the passage is."""
        old, new = self.old, self.new
        begins = new.begins_sentence(first) or not old.begins_sentence(self.span[0])
        ends = new.begins_sentence(last) or not old.begins_sentence(self.span[1])
        return begins and ends

    def _is_free(self, first: int, last: int) -> bool:
        """Return whether fewer than half of these words belong to another part of the older text."""
        back = self.alignment.back[first:last]
        elsewhere = sum(1 for at in back if at >= 0 and not self.span[0] <= at < self.span[1])
        return elsewhere * 2 < last - first

    def _room(self) -> tuple[int, int]:
        """Return the words between what was before the passage and what was after it; none if both meet."""
        there = self.alignment.there
        low = next((there[at] + 1 for at in range(self.span[0] - 1, -1, -1) if there[at] >= 0), 0)
        high = next((there[at] for at in range(self.span[1], len(there)) if there[at] >= 0), len(self.new))
        return low, high

    def _windows(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the places in a room: sentences if the passage is some, else clauses; each side of it by itself."""
        if low >= high:
            return
        begins, ends = self._boundary(self.span[0]), self._boundary(self.span[1])
        cut = self._cut(low, high)
        first, last = low, high
        while not self.new.begins_sentence(first):
            first -= 1
        while not self.new.begins_sentence(last):
            last += 1
        starts = [low, cut[0]] if cut[0] >= 0 else [at for at in range(first, high) if at == low or begins(at)]
        stops = [high, cut[1]] if cut[1] >= 0 else [at for at in range(low + 1, last + 1) if at == high or ends(at)]
        starts, stops = sorted(set(starts)), sorted(set(stops))
        for start in starts:
            for stop in stops[bisect_right(stops, start) : bisect_right(stops, start + self._longest)]:
                yield start, stop

    def _cut(self, low: int, high: int) -> tuple[int, int]:
        """Return where a passage that begins or ends within a clause does so now, judged by its words; else -1."""
        first, last = self.span
        images = self.alignment.there[first:last]
        left = next((at for at, image in enumerate(images) if image >= 0), None)
        right = next((at for at, image in enumerate(reversed(images)) if image >= 0), None)
        whole = self.known and self.old.begins_clause(first), self.known and self.old.begins_clause(last)
        start = -1 if left is None or whole[0] else max(images[left] - left, low)
        return start, -1 if right is None or whole[1] else min(images[-1 - right] + 1 + right, high)

    def _boundary(self, at: int) -> Callable[[int], bool]:
        # Of a passage alone it is not known whether it was whole sentences.
        whole = self.known and self.old.begins_sentence(at)
        return self.new.begins_sentence if whole else self.new.begins_clause

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Yield all sentences of the present text that could be the passage by their length."""
        for first, last in pairwise(sentences_of(self.new)):
            if last - first <= self._longest:
                yield first, last

    def _best(self, windows: Iterable[tuple[int, int]], low: int, high: int) -> _Candidate | None:
        best = None
        wanted = self._wanted
        for first, last in windows:
            if not self._is_free(first, last):
                continue
            likeness = Indel.normalized_similarity(wanted, self.new.ids[first:last])
            score = likeness + _BESIDE * ((first == low) + (last == high))
            if best is None or score > best.score:
                best = _Candidate(first, last, likeness, score)
        return best

    def _found(self, one: _Candidate, reason: str, certain: float = 0.0) -> Reanchored:
        start, end = edges(self.new, one.first, one.last, self.old, self.span, self.place)
        if one.likeness < certain:
            return Reanchored(State.REVIEW, start, end, one.likeness, reason)
        same = fold(self.new.text[start:end]).text == fold(self.old.text[self.place[0] : self.place[1]]).text
        return Reanchored(State.EXACT if same else State.MOVED, start, end, one.likeness, reason)
