"""Places: where the answers of articles stand in the row of a question."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from dossier.pages.sides import agreed_position, held_by, sides_of
from dossier.read.terms import Stance
from dossier.relations import Entry, QuestionAnswers, Relations


class Place(StrEnum):
    """Where a mark stands in its row: on one of the two sides, between them, or with those that agree."""

    OVER = "over"
    UNDER = "under"
    BESIDE = "beside"
    SAME = "same"


OPPOSITE = (Place.OVER, Place.UNDER)
"""The two sides of a dispute."""


def placing(relations: Relations, answers: QuestionAnswers) -> Callable[[Entry], Place]:
    """Return the function that says where an entry stands in the row of its question."""
    agreed, sides = agreed_position(answers), sides_of(relations, answers)

    def place(entry: Entry) -> Place:
        if entry.stance is Stance.ASSERTS and entry.position.slug == agreed:
            return Place.SAME
        side = sides.get(held_by(entry))
        return Place.BESIDE if side is None else OPPOSITE[side]

    return place
