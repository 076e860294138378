"""Where articles stand on the questions of a claim: the row of the picture, with the words of each article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.groups import WIDEST
from dossier.pages.picture import Column, Mark, mark_of, picture_row
from dossier.pages.places import Place
from dossier.pages.tallied import PositionTally, tally_row
from dossier.pages.view import View
from dossier.pages.wording import amount
from dossier.read.model import Answer
from dossier.relations import QuestionAnswers


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one article stands.

    Attributes:
        outlet: Its short name.
        here: Whether it is the article of the claim that is looked at.
        marks: What it says, as in the picture; the claim that is looked at always has its mark. Empty for silence.
        silence: What is said in place of a position.
    """

    outlet: str
    here: bool
    marks: tuple[Mark, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class StandsRow:
    """A question that a claim answers, with where all articles stand on it.

    Attributes:
        ask: The question.
        page: Target of its page.
        answer: The position of the claim, worded as in `stands` or `counts`.
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
    counted = view.once(tally_row, question.slug) if many else None
    columns = () if many else view.once(picture_row, question.slug).columns
    return StandsRow(
        ask=question.ask,
        page=targets.question(question.slug),
        answer=position.label if many else position.short or position.label,
        value=amount(given.value, question.unit),
        divided=any(mark.place is Place.UNDER for column in columns for mark in column.marks),
        stands=tuple(_stand(view, claim, answers, given, column) for column in columns),
        counts=counted.positions if counted else (),
        silent=counted.silent + counted.unread if counted else 0,
    )


def _stand(view: View, claim: str, answers: QuestionAnswers, given: Answer, column: Column) -> Stand:
    here = column.article == claim.partition("/")[0]
    marks = column.marks
    if here:
        # A claim stands for its position, even where its article has a stronger one: its mark is drawn in any case.
        cell = next(cell for cell in answers.cells if cell.article == column.article)
        entry = next((e for e in cell.entries if e.claim == claim and e.position.slug == given.position), None)
        if entry:
            own = mark_of(view, answers, entry)
            passage = replace(own, ref=replace(own.ref, page=own.ref.target))
            marks = (*(mark for mark in marks if mark.place is not own.place or mark.short != own.short), passage)
    return Stand(
        outlet=column.outlet,
        here=here,
        marks=tuple(sorted(marks, key=lambda mark: list(Place).index(mark.place))),
        silence="" if marks else gettext("not read yet") if column.unread else gettext("silent"),
    )
