"""The picture: on which side of a disputed question each article stands, as plain values that a template writes out.

Sides are computed and not written: the positions of a question are divided in two so that those which claims dispute
are apart. Where two sides are not enough, the row says in words what each article holds.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dossier import targets
from dossier.language.words import N_, gettext
from dossier.pages.sides import Held, degree_of, held_by, sides_of
from dossier.pages.view import Ref, View
from dossier.pages.wording import amount, held_words
from dossier.read.terms import Degree, Stance
from dossier.relations import Cell, Entry, QuestionAnswers

_DEGREES = (*(degree.value for degree in Degree), "")
NOT_SO = N_("Not so")
"""The wording of a side on which no position is held: that of the other side is only rejected."""


class Place(StrEnum):
    """Where a mark stands in its row: on one of the two sides, between them, or with those that agree."""

    OVER = "over"
    UNDER = "under"
    BESIDE = "beside"
    SAME = "same"


_PLACES = (Place.OVER, Place.UNDER)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one article says to a question, drawn as a shape.

    Attributes:
        place: Where it stands.
        own: Whether the article says it in its own voice.
        words: What it says: `A failure or a defeat`, or `reports Putin as saying: The way to peace is open`.
        short: The position in few words.
        ref: The claim.
    """

    place: Place
    own: bool
    words: str
    short: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Column:
    """One article in the row of a question: it has no mark if it is silent or was not read for the question."""

    article: str
    outlet: str
    marks: tuple[Mark, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class Front:
    """One side of a question.

    Attributes:
        place: Where it stands.
        words: Its positions in few words, the one that most articles hold first.
        own: How many articles hold one of them in their own voice.
        passed: How many others only pass one on.
    """

    place: Place
    words: tuple[str, ...]
    own: int
    passed: int


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A disputed question with the columns of all articles.

    Attributes:
        slug: The question.
        ask: How it is asked.
        page: Target of its page.
        degree: Degree of the strongest dispute on it, or empty.
        fronts: Its two sides; none where two are not enough.
        columns: One for each article.
        amounts: Its sides, or where it has none each position that is given.
        others: How many articles answer it, but are in none of `amounts`.
        without: How many do not answer it.
    """

    slug: str
    ask: str
    page: str
    degree: str
    fronts: tuple[Front, ...]
    columns: tuple[Column, ...]
    amounts: tuple[Front, ...]
    others: int
    without: int

    @property
    def minor(self) -> bool:
        """Whether the dispute is over a small matter of fact."""
        return self.degree == Degree.MINOR

    @property
    def faced(self) -> bool:
        """Whether articles stand on both sides in their own voice, or several do where there are not two sides."""
        if self.fronts:
            return all(front.own for front in self.fronts)
        return sum(any(mark.own for mark in column.marks) for column in self.columns) > 1


def picture_rows(view: View) -> list[PictureRow]:
    """Return the disputed questions: the strongest disputes first, then what most articles answer."""
    answers = view.relations.answers
    rows = [picture_row(view, slug) for slug, found in answers.items() if found.disputed]
    # The sort is stable: the rest is in the order of the questions.
    rows.sort(
        key=lambda row: (_DEGREES.index(row.degree), -answers[row.slug].answered, not answers[row.slug].question.lead)
    )
    return rows


def picture_row(view: View, question: str) -> PictureRow:
    """Return the row of `question`, whether it is disputed or not."""
    answers = view.relations.answers[question]
    sides = sides_of(view.relations, answers)
    columns = tuple(_column(view, answers, cell, sides) for cell in answers.cells)
    taken = {mark.place for column in columns for mark in column.marks}
    if sides and not taken.issuperset(_PLACES):
        # Nobody speaks for one side in his own voice or for want of one: there, all words passed on count.
        columns = tuple(_column(view, answers, cell, sides, taken) for cell in answers.cells)
    places = [{mark.place for mark in column.marks} for column in columns]
    fronts = tuple(_front(answers, sides, columns, side) for side in (0, 1)) if sides else ()
    return PictureRow(
        slug=question,
        ask=answers.question.ask,
        page=targets.question(question),
        degree=degree_of(view.relations, answers),
        fronts=fronts,
        columns=columns,
        amounts=fronts or tuple(_amounts(answers)),
        others=sum(found == {Place.BESIDE} for found in places) if fronts else 0,
        without=sum(not found for found in places),
    )


def agreeing_columns(view: View, answers: QuestionAnswers, position: str) -> tuple[Column, ...]:
    """Return the columns of a question, with a mark in line for each article that holds `position` in its own voice."""
    columns = []
    for cell in answers.cells:
        entries = _voiced(cell)
        same = [e for e in entries if e.position.slug == position and e.stance is Stance.ASSERTS]
        place = Place.SAME if same else Place.BESIDE
        marks = tuple(_mark(view, answers, entry, place) for entry in (same or entries)[:1])
        columns.append(Column(cell.article, view.outlet(cell.article), marks, cell.unread))
    return tuple(columns)


def _voiced(cell: Cell) -> list[Entry]:
    """Return what an article says in its own voice; only where there is nothing, what it passes on."""
    return [e for e in cell.entries if e.stance is not Stance.REPORTS] or [*cell.entries]


def _column(
    view: View, answers: QuestionAnswers, cell: Cell, sides: Mapping[Held, int], taken: Container[Place] = _PLACES
) -> Column:
    """Return the column of one article; on sides that are not `taken`, it has what it passes on in any case."""
    voiced = _voiced(cell)
    found: dict[tuple[Place, str], Mark] = {}
    for entry in cell.entries:
        side = sides.get(held_by(entry))
        place = Place.BESIDE if side is None else _PLACES[side]
        if entry in voiced or (side is not None and place not in taken):
            mark = _mark(view, answers, entry, place)
            # On a side one mark says enough; in words each position is said.
            found.setdefault((place, "" if sides else mark.words), mark)
    marks = sorted(found.values(), key=lambda mark: (*_PLACES, Place.BESIDE).index(mark.place))
    sided = [mark for mark in marks if mark.place is not Place.BESIDE]
    return Column(cell.article, view.outlet(cell.article), tuple(sided or marks), cell.unread)


def _mark(view: View, answers: QuestionAnswers, entry: Entry, place: Place) -> Mark:
    value = amount(entry.value, answers.question.unit)
    before = held_words(entry.stance, view.names(entry.by))
    words = value or entry.position.label
    return Mark(
        place=place,
        own=entry.stance is not Stance.REPORTS,
        words=gettext("%(before)s: %(words)s", before=before, words=words) if before else words,
        short=value or entry.position.short or entry.position.label,
        ref=view.ref(entry.claim),
    )


def _amounts(answers: QuestionAnswers) -> Iterator[Front]:
    """Yield each position that articles hold or pass on, with how many do."""
    for position in answers.question.positions:
        holders = answers.holders(position.slug)
        own = {cell.article for cell, entry in holders if entry.stance is Stance.ASSERTS}
        passed = {cell.article for cell, entry in holders if entry.stance is Stance.REPORTS} - own
        if own or passed:
            yield Front(Place.BESIDE, (position.short or position.label,), len(own), len(passed))


def _front(answers: QuestionAnswers, sides: Mapping[Held, int], columns: Iterable[Column], side: int) -> Front:
    place = _PLACES[side]
    marks = [[mark for mark in column.marks if mark.place is place] for column in columns]
    weights: dict[str, tuple[int, int]] = {}
    for position in answers.question.positions:
        if sides.get((position.slug, False)) == side:
            holders = answers.holders(position.slug)
            own = {cell.article for cell, entry in holders if entry.stance is Stance.ASSERTS}
            weights[position.short or position.label] = (-len(own), -len(holders))
    return Front(
        place=place,
        words=tuple(sorted(weights, key=lambda words: weights[words])) or (gettext(NOT_SO),),
        own=sum(any(mark.own for mark in found) for found in marks),
        passed=sum(bool(found) and not any(mark.own for mark in found) for found in marks),
    )
