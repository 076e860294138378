"""The picture: where each article stands on a question, as plain values that a template writes out.

Sides are computed and not written: the positions of a question are divided in two so that those which claims dispute
are apart. Where two sides are not enough, the row says in words what each article holds. Without a dispute, the
position that most articles hold in their own voice is drawn as agreement.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from dossier import targets
from dossier.language.words import N_, gettext
from dossier.pages.places import OPPOSITE, Place, placing
from dossier.pages.sides import (
    Disputed,
    Held,
    Tone,
    agreed_position,
    held_by,
    how_disputed,
    sides_of,
    strongest_first,
    tone_of,
)
from dossier.pages.view import Ref, View
from dossier.pages.wording import amount, held_words
from dossier.read.model import Position
from dossier.read.terms import Stance
from dossier.relations import Cell, Entry, QuestionAnswers

NOT_SO = N_("Not so")
"""The wording of a side on which no position is held: that of the other side is only rejected."""


_BEFORE = MappingProxyType({Stance.ASSERTS: "", Stance.REPORTS: N_("passes on"), Stance.REJECTS: N_("rejects")})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one article says to a question, drawn as a shape.

    Attributes:
        place: Where it stands.
        own: Whether the article says it in its own voice.
        before: What it does with the position in two words; empty if it holds it.
        words: What it says: `A failure or a defeat`, or `reports Putin as saying: The way to peace is open`.
        short: The position in few words.
        full: As `words`, but the position where there is a figure; that too where the figures given for it differ.
        ref: The claim.
    """

    place: Place
    own: bool
    before: str
    words: str
    short: str
    full: str
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
    """One side of a disputed question, or the position that articles agree on.

    Attributes:
        place: Where it stands.
        words: Its positions in few words, the one that most articles hold first.
        full: The same, but the first as it is worded.
        labels: All of them as they are worded.
        own: How many articles hold one of them in their own voice.
        passed: How many others only pass one on.
    """

    place: Place
    words: tuple[str, ...]
    full: tuple[str, ...]
    labels: tuple[str, ...]
    own: int
    passed: int


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A question with the columns of all articles.

    Attributes:
        tone: How they stand to each other.
        slug: The question.
        ask: How it is asked.
        page: Target of its page.
        disputed: How it is disputed.
        fronts: Its two sides, or the position agreed on; none where it is said in words what each article holds.
        columns: One for each article.
        amounts: Its sides, or where it has none each position that is given.
        others: How many articles answer it, but are in none of `amounts`.
        without: How many do not answer it.
        leads: Whether it is one of the sharpest disputes of its page, whose sides are told in full.
        why: What such a dispute turns on, or None.
    """

    slug: str
    tone: Tone
    ask: str
    page: str
    disputed: Disputed
    fronts: tuple[Front, ...]
    columns: tuple[Column, ...]
    amounts: tuple[Front, ...]
    others: int
    without: int
    leads: bool = False
    why: str | Markup | None = None

    @property
    def minor(self) -> bool:
        """Whether the dispute is over a small matter of fact."""
        return self.disputed.minor

    @property
    def passed(self) -> bool:
        """Whether one of its marks is of words passed on."""
        return any(not mark.own for column in self.columns for mark in column.marks)

    @property
    def otherwise(self) -> int:
        """How many articles speak in their own voice for another answer than the one that is shared."""
        return otherwise(self.columns)

    @property
    def faced(self) -> bool:
        """Whether articles stand on both sides in their own voice, or several do where there are not two sides."""
        if len(self.fronts) > 1:
            return all(front.own for front in self.fronts)
        return sum(any(mark.own for mark in column.marks) for column in self.columns) > 1


def otherwise(columns: Iterable[Column]) -> int:
    """Return in how many of `columns` an article answers in its own voice, but not with the shared position."""
    found = [{mark.place for mark in column.marks if mark.own} for column in columns]
    return sum(bool(places) and Place.SAME not in places for places in found)


def picture_rows(view: View) -> list[PictureRow]:
    """Return the disputed questions: the strongest disputes first, then what most articles answer."""
    disputed = (slug for slug, found in view.relations.answers.items() if found.disputed)
    return [picture_row(view, slug) for slug in strongest_first(view.relations, disputed)]


def picture_row(view: View, question: str) -> PictureRow:
    """Return the row of `question`, whether it is disputed or not."""
    answers = view.relations.answers[question]
    agreed = agreed_position(answers)
    if agreed:
        columns = agreeing_columns(view, answers, agreed)
        position = next(one for one in answers.question.positions if one.slug == agreed)
        return _row(view, answers, columns, (_shared(answers, position),))
    sides = sides_of(view.relations, answers)
    columns = tuple(_column(view, answers, cell, sides) for cell in answers.cells)
    taken = {mark.place for column in columns for mark in column.marks}
    if sides and not taken.issuperset(OPPOSITE):
        # Nobody speaks for one side in his own voice or for want of one: there, all words passed on count.
        columns = tuple(_column(view, answers, cell, sides, taken) for cell in answers.cells)
    return _row(
        view, answers, columns, tuple(_front(answers, sides, columns, side) for side in (0, 1)) if sides else ()
    )


def _row(view: View, answers: QuestionAnswers, columns: tuple[Column, ...], fronts: tuple[Front, ...]) -> PictureRow:
    places = [{mark.place for mark in column.marks} for column in columns]
    return PictureRow(
        slug=answers.question.slug,
        tone=tone_of(answers),
        ask=answers.question.ask,
        page=targets.question(answers.question.slug),
        disputed=how_disputed(view.relations, answers),
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
    view: View, answers: QuestionAnswers, cell: Cell, sides: Mapping[Held, int], taken: Container[Place] = OPPOSITE
) -> Column:
    """Return the column of one article; on sides that are not `taken`, it has what it passes on in any case."""
    if not cell.entries:
        return Column(cell.article, view.outlet(cell.article), (), cell.unread)
    voiced = _voiced(cell)
    found: dict[tuple[Place, str], Mark] = {}
    for entry in cell.entries:
        side = sides.get(held_by(entry))
        place = Place.BESIDE if side is None else OPPOSITE[side]
        if entry in voiced or (side is not None and place not in taken):
            mark = _mark(view, answers, entry, place)
            # On a side one mark says enough; in words each position is said.
            found.setdefault((place, "" if sides else mark.words), mark)
    marks = sorted(found.values(), key=lambda mark: (*OPPOSITE, Place.BESIDE).index(mark.place))
    sided = [mark for mark in marks if mark.place is not Place.BESIDE]
    return Column(cell.article, view.outlet(cell.article), tuple(sided or marks), cell.unread)


def mark_of(view: View, answers: QuestionAnswers, entry: Entry) -> Mark:
    """Return the mark of `entry` alone, where the row of its question has it."""
    return _mark(view, answers, entry, placing(view.relations, answers)(entry))


def _mark(view: View, answers: QuestionAnswers, entry: Entry, place: Place) -> Mark:
    value = amount(entry.value, answers.question.unit)
    before = held_words(entry.stance, view.names(entry.by))
    words = value or entry.position.label
    told = {one.value for cell in answers.cells for one in cell.entries if one.position == entry.position}
    full = f"{entry.position.label} ({value})" if value and len(told) > 1 else entry.position.label
    return Mark(
        place=place,
        own=entry.stance is not Stance.REPORTS,
        before=_BEFORE[entry.stance] and gettext(_BEFORE[entry.stance]),
        words=gettext("%(before)s: %(words)s", before=before, words=words) if before else words,
        short=value or entry.position.short or entry.position.label,
        full=gettext("%(before)s: %(words)s", before=before, words=full) if before else full,
        ref=view.ref(entry.claim),
    )


def _amounts(answers: QuestionAnswers) -> Iterator[Front]:
    """Yield each position that articles hold or pass on, with how many do."""
    for position in answers.question.positions:
        holders = answers.holders(position.slug)
        own = answers.own_voices(position.slug)
        passed = {cell.article for cell, entry in holders if entry.stance is Stance.REPORTS} - own
        if own or passed:
            yield _one(Place.BESIDE, position, len(own), len(passed))


def _shared(answers: QuestionAnswers, position: Position) -> Front:
    own = answers.own_voices(position.slug)
    reporting = {c.article for c, entry in answers.holders(position.slug) if entry.stance is Stance.REPORTS}
    return _one(Place.SAME, position, len(own), len(reporting - own))


def _one(place: Place, position: Position, own: int, passed: int) -> Front:
    label = (position.label,)
    return Front(place, (position.short or position.label,), label, label, own, passed)


def _front(answers: QuestionAnswers, sides: Mapping[Held, int], columns: Iterable[Column], side: int) -> Front:
    place = OPPOSITE[side]
    marks = [[mark for mark in column.marks if mark.place is place] for column in columns]
    held = [one for one in answers.question.positions if sides.get((one.slug, False)) == side]
    held.sort(key=lambda one: (-len(answers.own_voices(one.slug)), -len(answers.holders(one.slug))))
    words = tuple(one.short or one.label for one in held) or (gettext(NOT_SO),)
    return Front(
        place=place,
        words=words,
        full=(*(one.label for one in held[:1]), *words[1:]) or words,
        labels=tuple(one.label for one in held) or words,
        own=sum(any(mark.own for mark in found) for found in marks),
        passed=sum(bool(found) and not any(mark.own for mark in found) for found in marks),
    )
