"""Where articles stand on the question of a claim: one cell per article, each with a mark and a word.

A mark says what the line under the words of an article says: positions that claims dispute are on different sides of
a wave, those that several articles share have the sign of agreement, and silence has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.groups import WIDEST
from dossier.pages.tallied import PositionTally, tally_row
from dossier.pages.view import View
from dossier.pages.wording import amount
from dossier.read.model import Answer, Question
from dossier.read.terms import Stance
from dossier.relations import Cell, Entry, QuestionAnswers, Relation


class Mark(StrEnum):
    """How a position is drawn: on one side of a dispute or the other, as agreement, or as another answer."""

    UPPER = "upper"
    LOWER = "lower"
    AGREE = "agree"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Held:
    """One position of one article.

    Attributes:
        mark: How it is drawn.
        before: What comes before the words: empty in the article's own voice.
        words: The position in few words, with its number if the claim gives one.
        target: Page of the claim that gives it; of the claim that is looked at, its passage.
    """

    mark: Mark
    before: str
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one article stands.

    Attributes:
        outlet: Its short name.
        here: Whether it is the article of the claim that is looked at.
        held: Its positions in its own voice, or where it has none, those that it passes on; empty for silence.
        silence: What is said in place of a position.
    """

    outlet: str
    here: bool
    held: tuple[Held, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class StandsRow:
    """A question that a claim answers, with where all articles stand on it.

    Attributes:
        ask: The question.
        page: Target of its page.
        answer: The position of the claim in full.
        value: The number that it gives, with its unit; empty if it gives none.
        divided: Whether positions are on two sides of a dispute.
        stands: One for every article; empty where there are too many.
        counts: Where there are too many articles, how many hold each position.
        silent: Likewise, how many say nothing or have not been read for it.
    """

    ask: str
    page: str
    answer: str
    value: str
    divided: bool
    stands: tuple[Stand, ...]
    counts: tuple[PositionTally, ...]
    silent: int


def stands_of(view: View, claim: str) -> tuple[StandsRow, ...]:
    """Return a row for each question that `claim` answers."""
    content = view.dossier.claims[claim].claim
    return tuple(
        _row(view, claim, answers, given)
        for given in content.answers
        if (answers := view.relations.answers.get(given.question))
        and any(position.slug == given.position for position in answers.question.positions)
    )


def _row(view: View, claim: str, answers: QuestionAnswers, given: Answer) -> StandsRow:
    question = answers.question
    position = next(one for one in question.positions if one.slug == given.position)
    many = len(view.dossier.articles) > WIDEST
    counted = tally_row(view, question.slug) if many else None
    marks = marks_of(view, answers)
    return StandsRow(
        ask=question.ask,
        page=targets.question(question.slug),
        answer=position.label,
        value=amount(given.value, question.unit),
        divided=Mark.LOWER in marks.values(),
        stands=()
        if many
        else tuple(_stand(view, claim, given.position, question, cell, marks) for cell in answers.cells),
        counts=counted.positions if counted else (),
        silent=counted.silent + counted.unread if counted else 0,
    )


def _stand(view: View, claim: str, position: str, question: Question, cell: Cell, marks: Mapping[str, Mark]) -> Stand:
    here = cell.article == claim.partition("/")[0]
    own = [entry for entry in cell.entries if entry.stance is Stance.ASSERTS]
    # In its own cell a claim stands for its position, even where its article holds another itself.
    shown = {(e.position.slug, e.stance): e for e in reversed(own or cell.entries)}
    if here:
        found = next((e for e in cell.entries if e.claim == claim and e.position.slug == position), None)
        if found:
            shown[position, found.stance] = found
    held = sorted(shown.values(), key=cell.entries.index)
    return Stand(
        outlet=view.outlet(cell.article),
        here=here,
        held=tuple(_held(view, claim, question, entry, marks) for entry in held),
        silence="" if held else gettext("not read yet") if cell.unread else gettext("silent"),
    )


def _held(view: View, claim: str, question: Question, entry: Entry, marks: Mapping[str, Mark]) -> Held:
    own = entry.stance is Stance.ASSERTS
    rejected = entry.stance is Stance.REJECTS
    value = amount(entry.value, question.unit)
    words = entry.position.short or entry.position.label
    return Held(
        # Who rejects a position does not stand where it is drawn.
        mark=Mark.OTHER if rejected else marks[entry.position.slug],
        before="" if own else gettext("rejects") if rejected else gettext("passes on"),
        words=f"{words} ({value})" if value else words,
        target=view.ref(claim).target if entry.claim == claim else targets.claim(entry.claim),
    )


def marks_of(view: View, answers: QuestionAnswers) -> Mapping[str, Mark]:
    """Return how each position of a question is drawn, by slug.

    Positions that claims dispute get different sides; where two sides are not enough, none has one. Without a dispute,
    a position that several articles hold in their own voice is drawn as agreement.
    """
    slugs = [position.slug for position in answers.question.positions]
    if answers.disputed:
        sides = _sides(slugs, _opposed(view, answers))
        return {slug: sides.get(slug, Mark.OTHER) for slug in slugs}
    holders = {
        slug: {cell.article for cell, entry in answers.holders(slug) if entry.stance is Stance.ASSERTS}
        for slug in slugs
    }
    return {slug: Mark.AGREE if len(found) > 1 else Mark.OTHER for slug, found in holders.items()}


def _opposed(view: View, answers: QuestionAnswers) -> Mapping[str, set[str]]:
    """Return the positions that are disputed by claims that hold another, each with those others."""
    positions: dict[str, set[str]] = {}
    for cell in answers.cells:
        for entry in cell.entries:
            if entry.stance is not Stance.REJECTS:
                positions.setdefault(entry.claim, set()).add(entry.position.slug)
    found: dict[str, set[str]] = {}
    for one, other in _disputes(view, positions):
        for position in positions[one]:
            against = positions[other] - positions[one]
            if against and position not in positions[other]:
                found.setdefault(position, set()).update(against)
    return found


def _disputes(view: View, claims: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        for related in view.relations.related.get(claim, ()):
            if related.relation is Relation.DISPUTES and related.other in claims:
                yield claim, related.other


def _sides(slugs: Sequence[str], opposed: Mapping[str, set[str]]) -> Mapping[str, Mark]:
    """Return the side of each position that is opposed, the first above; nothing where two sides are not enough."""
    sides: dict[str, Mark] = {}
    for start in slugs:
        if start not in opposed or start in sides:
            continue
        sides[start] = Mark.UPPER
        waiting = [start]
        for slug in waiting:
            across = Mark.LOWER if sides[slug] is Mark.UPPER else Mark.UPPER
            for other in sorted(opposed[slug]):
                if sides.setdefault(other, across) is not across:
                    return {}
                if other not in waiting:
                    waiting.append(other)
    return sides
