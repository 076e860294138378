"""Changes: what became of the passages of one article since they were annotated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate
from typing import Self

from dossier._native import Block, scan
from dossier.diagnostics import Diagnostic, Severity, shown
from dossier.read.model import FrontMatter, Passage
from dossier.read.origins import Origin, Origins
from dossier.read.values import Article, LoadedClaim
from dossier.text.align import words_of
from dossier.text.anchor import Fault, TextRange, Unplaced, anchor, takes_notes
from dossier.text.copies import copies
from dossier.text.differences import difference
from dossier.text.fold import fold
from dossier.text.numbering import reshaped
from dossier.text.reanchor import Reanchored, State, reanchor
from dossier.text.rendition import render

_BESIDE = 12
"""Most words beside a passage that are written down to tell it from another one."""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """What became of a passage that is no longer where its words say.

    Attributes:
        claim: The claim, as `ARTICLE/CLAIM`.
        number: Number of the passage among those of the claim, counted from 0.
        found: Its state, and where it is in the text of the whole article.
        place: Where it is in the blocks of the article; None for an orphan.
        last: The newest version of the article that has its words, else the one that it was taken from; None where that
            is not known.
    """

    claim: str
    number: int
    found: Reanchored
    place: TextRange | None
    last: Origin | None


class Changes:
    """The changes of an article since its passages were annotated.

    Args:
        article: The article.
        blocks: Its blocks as they are now.
        origins: What is known of earlier versions.
    """

    def __init__(self, article: Article, blocks: Sequence[Block], origins: Origins) -> None:
        self._article = article
        self._origins = origins
        self._blocks = blocks
        self._now = _Joined.of(blocks)

    def edit(self, claim: LoadedClaim, number: int, anchored: TextRange | Unplaced) -> PassageChange | None:
        """Return what became of a passage of `claim` if it is no longer where its words say; else None.

        Where its words are not committed, or there is no history, only they can tell: then there is an edit if they
        are not in the article, but words like them are.

        Args:
            claim: The claim.
            number: Number of the passage, counted from 0.
            anchored: Where its words are now.
        """
        passage = claim.claim.passages[number]
        since = self._origins.since(claim.id, number)
        if not since:
            return self._near(claim, number, anchored)
        found, place = self._within(self._found(passage, since[-1]))
        if place is not None and (place == anchored or not takes_notes(self._blocks[place.block])):
            return None
        ids = words_of(passage.text).ids
        last = next((one for one in since if any(True for _ in copies(words_of(one.body), ids))), since[-1])
        return PassageChange(claim.id, number, found, place, last)

    def reshaped(self, now: Sequence[str], count: int) -> str:
        """Return which paragraph was split, joined, added or deleted since there were `count`; empty if unknown."""
        versions = self._origins.versions.get(self._article.slug, ())
        return reshaped(self._article, [version.body for version in versions], now, count)

    def _near(self, claim: LoadedClaim, number: int, anchored: TextRange | Unplaced) -> PassageChange | None:
        if isinstance(anchored, TextRange) or anchored.fault is not Fault.NOT_FOUND:
            return None
        passage = claim.claim.passages[number]
        before, after = passage.before or "", passage.after or ""
        found, place = self._within(reanchor(passage.text, before=before, after=after, text=self._now.text))
        if place is None or not takes_notes(self._blocks[place.block]):
            return None
        return PassageChange(claim.id, number, found, place, None)

    def _found(self, passage: Passage, origin: Origin) -> Reanchored:
        """Return what became of `passage`, which has its words from `origin`."""
        old = _earlier(self._article.slug, origin.body)
        place = anchor(old.blocks, passage.text, before=passage.before, after=passage.after)
        # Where its words were not in it, it tells nothing.
        start = old.begins[place.block] + place.start if isinstance(place, TextRange) else None
        return reanchor(
            passage.text,
            before=passage.before or "",
            after=passage.after or "",
            start=start,
            text=self._now.text,
            old_text=None if start is None else old.text,
        )

    def _within(self, found: Reanchored) -> tuple[Reanchored, TextRange | None]:
        """Return `found` within one block, that which has most of it, and there."""
        if found.start is None or found.end is None:
            return found, None
        begins = self._now.begins
        parts = []
        for block in range(bisect_right(begins, found.start) - 1, bisect_right(begins, found.end - 1)):
            start = max(found.start - begins[block], 0)
            end = min(found.end - begins[block], len(self._blocks[block].text))
            parts.append(TextRange(block, start, end))
        whole = max(parts, key=lambda part: part.end - part.start)
        if len(parts) == 1:
            return found, whole
        begin = begins[whole.block]
        reason = f"{found.reason}; it runs across blocks now"
        return replace(
            found, state=State.REVIEW, start=begin + whole.start, end=begin + whole.end, reason=reason
        ), whole


def passage_at(blocks: Sequence[Block], place: TextRange) -> tuple[str, str | None, str | None]:
    """Return how the passage at `place` is written down: its words, and as much beside it as tells it from others.

    What is beside it is None where its words are enough.
    """
    text = blocks[place.block].text
    quote = text[place.start : place.end]
    # At the ends of its block what is beside it goes on in the next one.
    before = [*(block.text for block in blocks[: place.block][-1:]), text[: place.start]]
    after = [text[place.end :], *(block.text for block in blocks[place.block + 1 :][:1])]
    before, after = " ".join(before).split(), " ".join(after).split()
    beside = [("", "")]
    for size in range(1, _BESIDE + 1):
        lead, trail = " ".join(before[-size:]), " ".join(after[:size])
        beside += [(lead, ""), ("", trail), (lead, trail)]
    for lead, trail in beside:
        if anchor(blocks, quote, before=lead or None, after=trail or None) == place:
            return quote, lead or None, trail or None
    return quote, None, None


def edit_problem(
    claim: LoadedClaim, edit: PassageChange, blocks: Sequence[Block], numbers: Sequence[int | None]
) -> Diagnostic:
    """Return the finding that a passage of `claim` was edited, or is gone, and what to do.

    Args:
        claim: The claim.
        edit: What became of the passage.
        blocks: The blocks of the article.
        numbers: For each block the number of its paragraph in the original, or None.
    """
    loc = ("passages", edit.number, "text")
    passage = claim.claim.passages[edit.number].text
    place, length = claim.marks.value(*loc), None
    expected: str | None = shown(passage)
    last = edit.last
    seen = f"its words were last in the article in commit {last.commit[:10]} of {last.day}" if last else ""
    if edit.place is None:
        code, message, found = "D413", "the passage is gone from the article", edit.found.reason
        hint = f"{seen}; choose other words, or withdraw the claim"
    else:
        there = blocks[edit.place.block].text[edit.place.start : edit.place.end]
        differing = difference(passage, there)
        if differing is not None:
            place, length = claim.marks.words(loc, differing.first, differing.last)
            expected = None
        found = shown(there if differing is None else differing.there)
        where = paragraphs_of([edit.place.block], numbers)
        found += f" in {where}" if where else ""
        code, message, hint = _EXPLAINED[_case(edit, passage, there)]
        hint = f"{hint}; {seen}" if seen and code == "D412" else hint
    severity = Severity.WARNING if last else Severity.ERROR
    return Diagnostic(code, message, claim.path, *place, expected, found, hint, severity, length)


class _Case(Enum):
    """How an edited passage differs from the article."""

    REPEATED = auto()
    SPELLED = auto()
    CERTAIN = auto()
    LIKELY = auto()


def _case(edit: PassageChange, passage: str, there: str) -> _Case:
    if edit.found.state is State.REVIEW:
        return _Case.LIKELY
    if edit.found.state is State.MOVED:
        return _Case.CERTAIN
    return _Case.REPEATED if fold(passage).text == fold(there).text else _Case.SPELLED


_EXPLAINED = {
    _Case.REPEATED: (
        "D411",
        "the words of the passage are in the article more than once now",
        "run `dossier fix`, which writes down what is beside them",
    ),
    _Case.SPELLED: (
        "D411",
        "the article has the words of the passage with other capitals or signs",
        "run `dossier fix`, which writes them as the article has them",
    ),
    _Case.CERTAIN: (
        "D411",
        "the article has other words than the passage",
        "run `dossier fix`, which writes them down",
    ),
    _Case.LIKELY: (
        "D412",
        "the article has other words than the passage, and this may be another place",
        "compare the two and run `dossier fix`, or choose other words",
    ),
}
"""Code, message and hint for a passage that has a place."""


def paragraphs_of(seen: Sequence[int], numbers: Sequence[int | None]) -> str:
    """Return the numbers of the paragraphs that the blocks `seen` retell, each once, such as `¶4, ¶7`."""
    return ", ".join(dict.fromkeys(f"¶{numbers[block]}" for block in seen if numbers[block] is not None))


@dataclass(frozen=True, slots=True)
class _Joined:
    """The blocks of an article as one text.

    Attributes:
        blocks: The blocks.
        text: Their texts, each on a line of its own.
        begins: Where each begins in `text`, in code points.
    """

    blocks: Sequence[Block]
    text: str
    begins: Sequence[int]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Self:
        """Return `blocks` joined."""
        begins = accumulate((len(block.text) + 1 for block in blocks), initial=0)
        return cls(blocks, "\n".join(block.text for block in blocks), tuple(begins))


@lru_cache(maxsize=256)
def _earlier(slug: str, body: str) -> _Joined:
    """Return an earlier version of an article."""
    front = FrontMatter.model_construct()
    return _Joined.of(scan(render(Article(slug, "", front, body, 1)).html).blocks)
