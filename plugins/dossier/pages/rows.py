"""Rows: the questions of a topic, a person or an event as rows of the picture, by how articles stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import N_
from dossier.pages.groups import WIDEST
from dossier.pages.picture import PictureRow, picture_row
from dossier.pages.sides import Tone, strongest_first, tone_of
from dossier.pages.view import View
from dossier.pages.wording import Worded
from dossier.relations import Relations, Standing

_SHOWN = 24
"""Most rows of one group; the other questions are named, with links."""

TONES = Worded({Tone.DISPUTE: N_("Disputed"), Tone.AGREE: N_("Agreed"), Tone.OTHER: N_("Neither disputed nor agreed")})
"""The headings of groups."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Questions on which articles stand alike to each other.

    Attributes:
        tone: How they stand, which is also the anchor of the group.
        rows: The questions, the strongest disputes and what most articles answer first.
        further: Those that are only named: how they are asked, and the targets of their pages.
    """

    tone: Tone
    rows: tuple[PictureRow, ...]
    further: tuple[tuple[str, str], ...]

    @property
    def heading(self) -> str:
        """Its heading."""
        return TONES[self.tone]

    @property
    def count(self) -> int:
        """How many questions it has."""
        return len(self.rows) + len(self.further)


@dataclass(frozen=True, slots=True)
class Sums:
    """How many questions are disputed, agreed on, and answered otherwise; or how many claims stand so.

    Attributes:
        claims: Whether claims are counted: those that are neither disputed nor shared are then the others.
    """

    dispute: int
    agree: int
    other: int
    claims: bool = False


def row_groups(view: View, questions: Iterable[str]) -> tuple[RowGroup, ...]:
    """Return `questions` by how articles stand to each other on them: disputes, agreement, other answers."""
    answers = view.relations.answers
    found: dict[Tone, list[str]] = {tone: [] for tone in Tone}
    for slug in strongest_first(view.relations, questions):
        found[tone_of(answers[slug])].append(slug)
    return tuple(
        RowGroup(
            tone,
            tuple(picture_row(view, slug) for slug in slugs[:_SHOWN]),
            tuple((answers[slug].question.ask, targets.question(slug)) for slug in slugs[_SHOWN:]),
        )
        for tone, slugs in found.items()
        if slugs
    )


def sums_of(relations: Relations, questions: Sequence[str]) -> Sums:
    """Return how many of `questions` are disputed, agreed on and answered otherwise."""
    tones = [tone_of(relations.answers[slug]) for slug in questions]
    return Sums(tones.count(Tone.DISPUTE), tones.count(Tone.AGREE), tones.count(Tone.OTHER))


def sums_of_claims(relations: Relations, claims: Iterable[str]) -> Sums:
    """Return how many of `claims` are disputed, shared, and neither."""
    states = [relations.tallies[claim].state for claim in claims]
    return Sums(states.count(Standing.DISPUTE), states.count(Standing.AGREE), states.count(Standing.LONE), claims=True)


def frame(view: View) -> dict[str, object]:
    """Return what a picture needs besides its rows: the outlets, and whether they are too many for columns."""
    outlets = [view.outlet(slug) for slug in view.dossier.articles]
    return {"outlets": outlets, "wide": len(outlets) > WIDEST}
