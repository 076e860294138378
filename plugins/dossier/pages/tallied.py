"""The matrix of very many articles: for each question how many of them hold each position."""

from __future__ import annotations

from dataclasses import dataclass

from dossier import targets
from dossier.language.words import NN_, ngettext, spoken
from dossier.pages.sides import Tone, agreed_position, how_disputed, otherwise_than, status_words, tone_of
from dossier.pages.view import View
from dossier.read.terms import Stance
from dossier.relations import QuestionAnswers

_BESIDES = (
    (Stance.REPORTS, NN_("%(num)s reports it", "%(num)s report it")),
    (Stance.REJECTS, NN_("%(num)s rejects it", "%(num)s reject it")),
)


@dataclass(frozen=True, slots=True)
class PositionTally:
    """How many articles hold one position in their own voice, and in words how many only report or reject it."""

    label: str
    own: int
    besides: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One question with the positions that some article gives; `page` is the target of its page.

    Attributes:
        tone: How articles stand to each other on it.
        quoted: Whether it is disputed only between people quoted.
        agreed: How many articles hold the position that is agreed on; 0 if there is none.
        otherwise: How many articles hold in their own voice another position than that.
        status: Without dispute or agreement, how answers stand to each other, in words.
        answered: How many articles answer it.
        silent: How many were read for it and say nothing.
        unread: How many nobody has read for it yet.
    """

    ask: str
    page: str
    tone: Tone
    quoted: bool
    varied: bool
    agreed: int
    otherwise: int
    status: str
    positions: tuple[PositionTally, ...]
    answered: int
    silent: int
    unread: int


def tally_row(view: View, question: str) -> TallyRow:
    """Return the row of `question`."""
    answers = view.relations.answers[question]
    agreed = agreed_position(answers) or ""
    tallies = (_tally(answers, position.slug, position.label) for position in answers.question.positions)
    return TallyRow(
        ask=answers.question.ask,
        page=targets.question(question),
        tone=tone_of(answers),
        quoted=how_disputed(view.relations, answers).quoted,
        varied=answers.varied,
        agreed=len(answers.own_voices(agreed)),
        otherwise=otherwise_than(answers, agreed),
        status=status_words(answers),
        positions=tuple(tally for tally in tallies if tally.own or tally.besides),
        answered=answers.answered,
        silent=sum(cell.silent for cell in answers.cells),
        unread=sum(cell.unread for cell in answers.cells),
    )


def _tally(answers: QuestionAnswers, position: str, label: str) -> PositionTally:
    holders = answers.holders(position)
    counted_already = answers.own_voices(position)
    own = len(counted_already)
    besides = []
    for stance, forms in _BESIDES:
        found = {cell.article for cell, entry in holders if entry.stance is stance} - counted_already
        counted_already |= found
        if found:
            besides.append(ngettext(*forms, len(found)))
    return PositionTally(label, own, spoken().comma.join(besides))
