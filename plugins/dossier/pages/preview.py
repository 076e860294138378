"""Previews: what a card on a link says of the claim, question, topic or entity that the link leads to.

Each page carries its own card as an inert `template`; other pages fetch it from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.listing import Listing
from dossier.pages.matrix import QuestionView
from dossier.pages.reasons import Reason
from dossier.pages.view import Pieces, Ref, View
from dossier.pages.wording import counted, joined
from dossier.relations import Relation, Standing
from dossier.text.languages import language_of, worded
from dossier.text.sentences import sentence_ends

_LENGTH = 260
"""Most code points of a passage that a card shows."""
_BEFORE = 60
"""How many code points come before a passage that begins late in a long sentence."""
_NAMED = 4
"""Most outlets that are named for one position; more are counted."""
_SIDES = 4
"""Most positions that are shown; more are counted."""


@dataclass(frozen=True, slots=True)
class Given:
    """The first reason that was given for disputing a claim, and the paragraphs that it names."""

    refs: tuple[Ref, ...]
    because: Markup


@dataclass(frozen=True, slots=True)
class ClaimPreview:
    """What the card of a claim says besides what every card says.

    Attributes:
        passage: Its first passage with the words around it, in pieces, each part of a passage or not; empty for none.
        given: Why it is disputed, or None.
    """

    passage: Pieces
    given: Given | None


@dataclass(frozen=True, slots=True)
class SidePreview:
    """One position: who holds it in their own voice, or else who passes it on."""

    label: str
    who: str
    own: bool


@dataclass(frozen=True, slots=True)
class QuestionPreview:
    """What the card of a question says.

    Attributes:
        sides: Its first positions.
        more: How many positions follow.
        silent: Who says nothing on it; empty where nobody is silent.
        because: The first reason that was given for a dispute on it, or None.
    """

    sides: tuple[SidePreview, ...]
    more: int
    silent: str
    because: Markup | None


@dataclass(frozen=True, slots=True)
class ListingPreview:
    """What the card of a topic or entity says: how many claims there are, in how many articles, how many disputed."""

    claims: int
    articles: int
    disputed: int


def claim_preview(view: View, claim: str) -> ClaimPreview:
    """Return what the card of `claim`, given as `ARTICLE/CLAIM`, says."""
    disputes = (group for group in view.cards[claim].groups if group.relation == Relation.DISPUTES)
    given = (Given(item.refs, item.because) for group in disputes for item in group.items if item.because)
    paragraphs = view.paragraphs(claim)
    language = language_of(view.dossier.articles[claim.partition("/")[0]].front, original=view.full_text)
    passage = excerpt(paragraphs[0][1]) if paragraphs else []
    # What is cut out of a paragraph is plain text again.
    return ClaimPreview([(worded(text, language), marked) for text, marked in passage], next(given, None))


def question_preview(view: View, shown: QuestionView, reasons: Iterable[Reason | None]) -> QuestionPreview:
    """Return what the card of the question `shown` says; `reasons` are those of all disputes on it."""
    sides = [
        SidePreview(side.label, _few(view.outlet(held.refs[0].article) for held in found), bool(side.own))
        for side in shown.sides
        for found in [side.own or side.others]
    ]
    # One position more takes no more room than the line that counts it.
    cut = _SIDES if len(sides) > _SIDES + 1 else len(sides)
    return QuestionPreview(
        sides=tuple(sides[:cut]),
        more=len(sides) - cut,
        silent=_few(shown.silent),
        because=next((reason.because for reason in reasons if reason), None),
    )


def listing_preview(view: View, one: Listing) -> ListingPreview:
    """Return what the card of the topic or entity `one` says."""
    disputed = sum(view.relations.tallies[claim].state is Standing.DISPUTE for claim in one.claims)
    return ListingPreview(len(one.claims), len({claim.partition("/")[0] for claim in one.claims}), disputed)


def _few(names: Iterable[str]) -> str:
    """Return `names` without repetitions as in a sentence; counted where they are many, empty where there are none."""
    listed = list(dict.fromkeys(names))
    return joined(listed) if len(listed) <= _NAMED else counted(len(listed), "article")


def excerpt(pieces: Pieces) -> Pieces:
    """Return the sentence with the first passage in `pieces`, and the next one where both are short enough.

    A sentence that is too long is cut between words, with an ellipsis. What is left of `pieces` keeps its marks.
    """
    text = "".join(piece for piece, _ in pieces)
    first, last = _first_mark(pieces)
    ends = [*sentence_ends(text), len(text)]
    start = max((end for end in ends if end <= first), default=0)
    stops = [end for end in ends if end >= last][:2]
    stop = stops[-1] if stops[-1] - start <= _LENGTH else stops[0]
    if stop - start > _LENGTH:
        start = _space(text, first - _BEFORE, start) if first - start > _BEFORE else start
        stop = _space(text, start + _LENGTH, first + 1) if stop - start > _LENGTH else stop
    cut = _slice(pieces, start, stop)
    before = [("… ", False)] if start not in (0, *ends) else []
    after = [(" …", False)] if stop not in ends else []
    return [*before, *cut, *after]


def _first_mark(pieces: Pieces) -> tuple[int, int]:
    """Return where the first passage begins and ends; it is empty where there is none."""
    at = 0
    for piece, marked in pieces:
        if marked:
            return at, at + len(piece)
        at += len(piece)
    return 0, 0


def _space(text: str, at: int, least: int) -> int:
    """Return where the last space before `at` is, but not before `least`; `at` itself where there is none."""
    found = text.rfind(" ", least, at)
    return found if found >= 0 else max(at, least)


def _slice(pieces: Pieces, start: int, stop: int) -> Pieces:
    """Return the pieces from `start` to `stop`, code point offsets in their joined text, without space at the ends."""
    cut: Pieces = []
    at = 0
    for piece, marked in pieces:
        part = piece[max(start - at, 0) : max(stop - at, 0)]
        at += len(piece)
        if part:
            cut.append((part, marked))
    if cut:
        cut[0] = (cut[0][0].lstrip(), cut[0][1])
        cut[-1] = (cut[-1][0].rstrip(), cut[-1][1])
    return cut
