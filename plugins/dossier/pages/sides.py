"""The sides of a question: which positions claims dispute, and which one articles agree on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier.language.words import gettext
from dossier.read.terms import Degree, Stance
from dossier.relations import Entry, QuestionAnswers, Related, Relation, Relations

Held = tuple[str, bool]
"""A position, and whether it is rejected."""
_DEGREES = tuple(Degree)
_RANKS = (*(degree.value for degree in Degree), "")
_SEVERAL = 2
"""How many articles agree at least."""


Taken = frozenset[tuple[str, int]]
"""Claims of one article, each with the side on which it stands."""


class Tone(StrEnum):
    """How articles stand to each other on a question: a dispute, agreement, or other answers without a dispute."""

    DISPUTE = "dispute"
    AGREE = "agree"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Disputed:
    """How a question is disputed.

    Attributes:
        degree: Degree of the strongest dispute on it; empty if there is none.
        quoted: Whether all are between people quoted: no article says its part in its own voice.
    """

    degree: str
    quoted: bool

    @property
    def minor(self) -> bool:
        """Whether it is disputed in a small matter of fact."""
        return self.degree == Degree.MINOR


def tone_of(answers: QuestionAnswers) -> Tone:
    """Return how articles stand to each other on a question."""
    if answers.disputed:
        return Tone.DISPUTE
    return Tone.AGREE if agreed_position(answers) else Tone.OTHER


def agreed_position(answers: QuestionAnswers) -> str | None:
    """Return the position that several articles hold in their own voice, and fewer only another; None if there is none.

    What articles pass on as said by others is not counted, and no position of a disputed question is agreed on.
    """
    if answers.disputed:
        return None
    speaking = len(frozenset().union(*answers.voices.values()))
    holders = {one.slug: len(answers.own_voices(one.slug)) for one in answers.question.positions}
    most = max(holders, key=lambda slug: holders[slug], default=None)
    if most is None or holders[most] < _SEVERAL or 2 * holders[most] <= speaking:
        return None
    return most


def otherwise_than(answers: QuestionAnswers, agreed: str) -> int:
    """Return how many articles hold in their own voice only other positions than `agreed`; 0 where that is empty."""
    return sum(bool(cell.own) and agreed not in cell.own for cell in answers.cells) if agreed else 0


def status_words(answers: QuestionAnswers) -> str:
    """Return in words how answers stand to each other where none is disputed or agreed on; empty without answers.

    One answer is not called the answer of all: of those that pass it on, none has said it.
    """
    if answers.varied:
        return gettext("different answers")
    if answers.voices:
        return gettext("only one answers in its own voice")
    return gettext("only passed on or rejected") if answers.answered else ""


def held_by(entry: Entry) -> Held:
    """Return what `entry` holds."""
    return entry.position.slug, entry.stance is Stance.REJECTS


def disputing_entries(relations: Relations, answers: QuestionAnswers) -> Iterator[tuple[Entry, Entry, Related]]:
    """Yield the disputes between claims that answer a question, each seen from both of them."""
    entries: dict[str, list[Entry]] = {}
    for cell in answers.cells:
        for entry in cell.entries:
            entries.setdefault(entry.claim, []).append(entry)
    for claim, own in entries.items():
        for related in relations.related[claim]:
            if related.relation is Relation.DISPUTES:
                yield from ((one, other, related) for one in own for other in entries.get(related.other, ()))


def how_disputed(relations: Relations, answers: QuestionAnswers) -> Disputed:
    """Return how a question is disputed."""
    disputes = list(disputing_entries(relations, answers))
    degrees = {related.degree for _, _, related in disputes}
    return Disputed(
        degree=next((degree.value for degree in _DEGREES if degree in degrees), ""),
        quoted=bool(disputes) and all(one.stance is other.stance is Stance.REPORTS for one, other, _ in disputes),
    )


def strongest_first(relations: Relations, questions: Iterable[str]) -> list[str]:
    """Return `questions`: the strongest disputes first, then what most articles answer; the rest in their order."""

    def rank(slug: str) -> tuple[int, int, bool]:
        answers = relations.answers[slug]
        return _RANKS.index(how_disputed(relations, answers).degree), -answers.answered, not answers.question.lead

    return sorted(questions, key=rank)


def sides_of(relations: Relations, answers: QuestionAnswers) -> Mapping[Held, int]:
    """Return on which of two sides, 0 or 1, each position stands that a dispute is about.

    The first position of the question that is disputed is on side 0. What rejects a position stands opposite it.
    Nothing is returned where two sides are not enough, or where disputes have nothing to do with each other: which of
    their positions would be on one side is not known then.
    """
    apart = _apart(relations, answers)
    order = [(position.slug, rejected) for position in answers.question.positions for rejected in (False, True)]
    first = [held for held in order if held in apart][:1]
    sides, waiting = dict.fromkeys(first, 0), first
    while waiting:
        held = waiting.pop()
        for opposite in apart[held]:
            if opposite not in sides:
                sides[opposite] = 1 - sides[held]
                waiting.append(opposite)
            elif sides[opposite] == sides[held]:
                return {}
    return sides if sides.keys() == apart.keys() else {}


def taken(relations: Relations, answers: QuestionAnswers) -> Mapping[str, Taken]:
    """Return for each article its claims that stand on a side of the question in its own voice; empty without sides."""
    sides = sides_of(relations, answers) if answers.disputed else {}
    return {
        cell.article: frozenset(
            (entry.claim, sides[held_by(entry)])
            for entry in cell.entries
            if entry.stance is not Stance.REPORTS and held_by(entry) in sides
        )
        for cell in answers.cells
        if sides
    }


def facing(one: Taken, other: Taken) -> frozenset[str]:
    """Return the claims of two articles that have a claim of the other article on the opposite side."""
    on = [{side for _, side in each} for each in (one, other)]
    return frozenset(
        claim for each, against in ((one, on[1]), (other, on[0])) for claim, side in each if 1 - side in against
    )


def _apart(relations: Relations, answers: QuestionAnswers) -> Mapping[Held, set[Held]]:
    """Return for each position that a dispute is about those that it must be apart from."""
    apart: dict[Held, set[Held]] = {}

    def separate(one: Held, other: Held) -> None:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)

    for one, other, _ in disputing_entries(relations, answers):
        # Two claims that hold one position may dispute a number; that divides no positions.
        if held_by(one) != held_by(other):
            separate(held_by(one), held_by(other))
    for cell in answers.cells:
        for slug in (entry.position.slug for entry in cell.entries if entry.stance is Stance.REJECTS):
            if (slug, False) in apart or (slug, True) in apart:
                separate((slug, False), (slug, True))
    return apart
