"""Rows of a comparison: the questions that two articles answer, with what each says, by how the answers compare."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier.pages.matrix import Holding, holdings
from dossier.pages.pairs import Pair
from dossier.pages.reasons import Reason, reason_of
from dossier.pages.sides import facing, held_by, sides_of, taken
from dossier.pages.view import View
from dossier.pages.wording import held_words
from dossier.read.terms import Stance
from dossier.relations import Cell, Entry, Related, Relation


@dataclass(frozen=True, slots=True)
class Row:
    """One question with the answers of both articles, or a dispute beside all questions.

    Attributes:
        ask: The question, or None.
        page: Target of its page, or None.
        sides: What each says; what decides how they stand to each other comes first.
        own: For each, whether what comes first is said in its own voice.
        reasons: Why they are opposed; where no reason says so, how they compare.
        turned: Whether the first article is on the second side of the question, which other pages draw below.
    """

    ask: str | None
    page: str | None
    sides: tuple[tuple[Holding, ...], tuple[Holding, ...]]
    own: tuple[bool, bool]
    reasons: tuple[Reason, ...]
    turned: bool = False


def pair_rows(view: View, pair: Pair) -> Mapping[str, Sequence[Row]]:
    """Return the questions that both articles of `pair` answer, by the anchor of the section that has them."""
    return {
        "disputed": _disputed(view, pair),
        "opposed": list(_opposed(view, pair)),
        "agreed": list(_agreed(view, pair)),
        "other": list(_other(view, pair)),
    }


def _disputed(view: View, pair: Pair) -> list[Row]:
    rows = []
    for question in pair.disputed:
        cells = _cells(view, pair, question)
        disputing = {
            claim
            for one, related in _between(view, *cells)
            if related.relation is Relation.DISPUTES
            for claim in (one, related.other)
        }
        rows.append(_row(view, question, cells, disputing))
    return [*rows, *(_beside(view, one, other) for one, other in pair.beside)]


def _opposed(view: View, pair: Pair) -> Iterator[Row]:
    for question in pair.opposed:
        sides = taken(view.relations, view.relations.answers[question])
        yield _row(view, question, _cells(view, pair, question), facing(sides[pair.first], sides[pair.second]))


def _agreed(view: View, pair: Pair) -> Iterator[Row]:
    for question in pair.agreed:
        cells = _cells(view, pair, question)
        held = cells[0].own & cells[1].own
        agreeing = {
            e.claim for cell in cells for e in cell.entries if e.stance is Stance.ASSERTS and e.position.slug in held
        }
        yield _row(view, question, cells, agreeing)


def _other(view: View, pair: Pair) -> Iterator[Row]:
    return (_row(view, question, _cells(view, pair, question), ()) for question in pair.other)


def _cells(view: View, pair: Pair, question: str) -> tuple[Cell, Cell]:
    cells = view.pairs.cells[question]
    return cells[pair.first], cells[pair.second]


def _between(view: View, first: Cell, second: Cell) -> Iterator[tuple[str, Related]]:
    """Yield each claim of the first cell with how one of the second is related to it."""
    others = {entry.claim for entry in second.entries}
    for claim in dict.fromkeys(entry.claim for entry in first.entries):
        for related in view.relations.related.get(claim, ()):
            if related.other in others:
                yield claim, related


def _row(view: View, question: str, cells: tuple[Cell, Cell], leading: Collection[str]) -> Row:
    """Return the row of `question`; of each article the claims `leading` come first."""
    entries = [sorted(cell.entries, key=lambda entry: entry.claim not in leading) for cell in cells]
    reasons = tuple(dict.fromkeys(reason for _, one in _between(view, *cells) if (reason := reason_of(one))))
    answers = view.relations.answers[question]
    side = sides_of(view.relations, answers).get(held_by(entries[0][0])) if answers.disputed else None
    return Row(
        ask=view.dossier.questions[question].ask,
        page=targets.question(question),
        sides=(holdings(view, question, entries[0]), holdings(view, question, entries[1])),
        own=(_is_own(entries[0]), _is_own(entries[1])),
        reasons=tuple(reason for reason in reasons if reason.disputes) or reasons,
        turned=side == 1,
    )


def _is_own(entries: Sequence[Entry]) -> bool:
    return entries[0].stance is Stance.ASSERTS


def _beside(view: View, one: str, other: str) -> Row:
    related = next(
        each for each in view.relations.related[one] if each.other == other and each.relation is Relation.DISPUTES
    )
    reason = reason_of(related)
    sides = _claim(view, one), _claim(view, other)
    own = sides[0].own, sides[1].own
    return Row(None, None, ((sides[0],), (sides[1],)), own, (reason,) if reason else ())


def _claim(view: View, claim: str) -> Holding:
    """Return a claim as what its article says, where it answers no question."""
    content, ref = view.dossier.claims[claim].claim, view.ref(claim)
    return Holding(
        before=held_words(content.stance, view.names(content.by)),
        position=ref.says,
        value=None,
        aside=None,
        says="",
        page=ref.page,
        refs=(ref,),
        own=content.stance is Stance.ASSERTS,
        stance=content.stance.value,
    )
