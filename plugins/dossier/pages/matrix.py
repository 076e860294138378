"""The matrix: for each question who says what, as plain values that a template writes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier import targets
from dossier.language.words import gettext, spoken
from dossier.pages.cards import RecordView, record_view
from dossier.pages.paging import fold_after
from dossier.pages.places import Place, placing
from dossier.pages.sides import Disputed, Tone, agreed_position, how_disputed, otherwise_than, status_words, tone_of
from dossier.pages.view import Pieces, Ref, View
from dossier.pages.wording import amount, counted, held_words
from dossier.read.terms import Stance
from dossier.relations import Cell, Entry, QuestionAnswers

_SHORT = 3
"""Most answers that stand for a question whose answers are folded; more are counted."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One claim's part in the answer of its article.

    Attributes:
        before: What comes before the position: empty in the article's own voice, else who is reported or rejected.
        position: Wording of the position.
        value: The number that the claim gives, with its unit, or None.
        aside: The same where the position does not say it, or others give another number for that position.
        says: What the claim says.
        page: Target of the claim's page.
        refs: The claim, and others that say the same.
        own: Whether the article holds the position in its own voice.
        stance: `asserts`, `reports` or `rejects`.
        place: Where it stands in the row of its question; only in the matrix.
        paragraphs: The passages in their paragraphs, as `View.paragraphs` has them; only on the page of a question.
    """

    before: str
    position: str
    value: str | None
    aside: str | None
    says: str
    page: str
    refs: tuple[Ref, ...]
    own: bool
    stance: str
    place: Place = Place.BESIDE
    paragraphs: Sequence[tuple[int | None, Pieces]] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that one article gives, with its unit, or that it passes on as said by those named in `before`."""

    outlet: str
    value: str
    before: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class CellView:
    """What one article says to one question."""

    article: str
    outlet: str
    holdings: tuple[Holding, ...]
    silent: bool
    unread: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question with the cells of all articles; `page` is the target of its page, `tone` how they stand.

    Attributes:
        agreed: How many articles hold the position that is agreed on; 0 if there is none.
        short: That position in few words; where there is none, the answers, those in own voice first.
        answered: How many articles answer it.
        quoted: Whether it is disputed only between people quoted.
        otherwise: How many articles hold in their own voice another position than the one agreed on.
        status: Without dispute or agreement, how answers stand to each other, in words.
    """

    slug: str
    tone: Tone
    ask: str
    page: str
    quoted: bool
    varied: bool
    agreed: int
    short: str
    answered: int
    otherwise: int
    status: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a question with everybody who says it: own voice first, then reported, then rejected.

    `refs` are the paragraphs that say it in their own voice, `reported` those that pass it on as said by others.
    """

    slug: str
    label: str
    own: tuple[Holding, ...]
    others: tuple[Holding, ...]
    refs: tuple[Ref, ...]
    reported: tuple[Ref, ...]

    @property
    def given(self) -> bool:
        """Whether a paragraph gives it, in whatever voice."""
        return bool(self.refs or self.reported)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as its page and the home page show it.

    Attributes:
        page: Target of its page.
        tone: How articles stand to each other on it.
        disputed: How it is disputed.
        agreed: How many of `total` articles hold the position that is agreed on; 0 if there is none.
        otherwise: How many hold only another one in their own voice.
        status: Without dispute or agreement, how answers stand to each other, in words.
        sides: Positions that some article holds, reports or rejects, in the order of the question.
        open: Wordings of the positions that no article mentions.
        silent: Outlets that say nothing on it.
        unread: Outlets that nobody has read for it yet.
    """

    ask: str
    lead: str | None
    page: str
    tone: Tone
    disputed: Disputed
    agreed: int
    total: int
    otherwise: int
    status: str
    sides: tuple[Side, ...]
    open: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]
    records: tuple[tuple[RecordView, tuple[Ref, ...]], ...]


def matrix_row(view: View, question: str) -> Row:
    """Return the row of `question` in the matrix."""
    answers = view.relations.answers[question]
    place = placing(view.relations, answers)
    agreed = agreed_position(answers) or ""
    return Row(
        slug=question,
        tone=tone_of(answers),
        ask=answers.question.ask,
        page=targets.question(question),
        quoted=how_disputed(view.relations, answers).quoted,
        varied=answers.varied,
        agreed=len(answers.own_voices(agreed)),
        short=_short(answers, agreed),
        answered=answers.answered,
        otherwise=otherwise_than(answers, agreed),
        status=status_words(answers),
        cells=tuple(_cell(view, answers, cell, place) for cell in answers.cells),
    )


def _short(answers: QuestionAnswers, agreed: str) -> str:
    positions = {one.slug: one.short or one.label for one in answers.question.positions}
    if agreed:
        return positions[agreed]
    own = [words for slug, words in positions.items() if answers.own_voices(slug)]
    listed = own or [words for slug, words in positions.items() if answers.holders(slug)]
    shown, others = fold_after(listed, _SHORT)
    words = spoken().semicolon.join([*shown, counted(len(others), "more answer")] if others else shown)
    return words if own or not words else gettext("passed on or rejected: %(answers)s", answers=words)


def question_view(view: View, question: str) -> QuestionView:
    """Return `question` as its page shows it."""
    answers = view.relations.answers[question]
    agreed = agreed_position(answers) or ""
    sides = [
        Side(
            position.slug,
            position.label,
            tuple(held for held in holdings if held.own),
            tuple(sorted((held for held in holdings if not held.own), key=lambda held: held.stance == "rejects")),
            view.refs(held.refs[0].claim for held in holdings if held.own),
            view.refs(held.refs[0].claim for held in holdings if held.stance == "reports"),
        )
        for position in answers.question.positions
        for holdings in [[_with_passages(view, answers, entry) for _, entry in answers.holders(position.slug)]]
    ]
    return QuestionView(
        ask=answers.question.ask,
        lead=answers.question.lead,
        page=targets.question(question),
        tone=tone_of(answers),
        disputed=how_disputed(view.relations, answers),
        agreed=len(answers.own_voices(agreed)),
        total=len(answers.cells),
        otherwise=otherwise_than(answers, agreed),
        status=status_words(answers),
        sides=tuple(side for side in sides if side.own or side.others),
        open=tuple(side.label for side in sides if not side.own and not side.others),
        silent=tuple(view.outlet(cell.article) for cell in answers.cells if cell.silent),
        unread=tuple(view.outlet(cell.article) for cell in answers.cells if cell.unread),
        records=tuple(_records(view, answers)),
    )


def figures(view: View, question: str) -> tuple[Figure, ...]:
    """Return what articles give in answer to `question`, in their order; nothing where no claim gives a number.

    Where a claim has no number, its position takes the place of one.
    """
    answers = view.relations.answers[question]
    held = [(cell, _holding(view, answers, entry)) for cell in answers.cells for entry in cell.entries]
    if not any(each.value for _, each in held):
        return ()
    return tuple(
        Figure(view.outlet(cell.article), each.value or each.position, each.before, each.refs[0]) for cell, each in held
    )


def holdings(view: View, question: str, entries: Iterable[Entry]) -> tuple[Holding, ...]:
    """Return what one article says to `question` with its `entries`, in their order."""
    return tuple(held for _, held in _merged(view, view.relations.answers[question], entries))


def _cell(view: View, answers: QuestionAnswers, cell: Cell, place: Callable[[Entry], Place]) -> CellView:
    holdings = tuple(replace(held, place=place(first)) for first, held in _merged(view, answers, cell.entries))
    return CellView(cell.article, view.outlet(cell.article), holdings, cell.silent, cell.unread)


def _merged(view: View, answers: QuestionAnswers, entries: Iterable[Entry]) -> list[tuple[Entry, Holding]]:
    """Return one holding for all claims of an article that hold one position in one manner, with the first of them."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        alike.setdefault((entry.position.slug, entry.stance, entry.by, entry.value), []).append(entry)
    return [
        (group[0], replace(_holding(view, answers, group[0]), refs=view.refs(e.claim for e in group)))
        for group in alike.values()
    ]


def _with_passages(view: View, answers: QuestionAnswers, entry: Entry) -> Holding:
    """Return one claim's part with its passages, as the page of a question shows it."""
    return replace(_holding(view, answers, entry), paragraphs=view.paragraphs(entry.claim))


def _holding(view: View, answers: QuestionAnswers, entry: Entry) -> Holding:
    ref = view.ref(entry.claim)
    value = amount(entry.value, answers.question.unit) or None
    told = {one.value for _, one in answers.holders(entry.position.slug)}
    # A position with the unit in its words has the number there too.
    said = (unit := answers.question.unit) is not None and unit in entry.position.label
    return Holding(
        before=held_words(entry.stance, view.names(entry.by)),
        position=entry.position.label,
        value=value,
        aside=value if len(told) > 1 or not said else None,
        says=ref.says,
        page=ref.page,
        refs=(ref,),
        own=entry.stance is Stance.ASSERTS,
        stance=entry.stance.value,
    )


def _records(view: View, answers: QuestionAnswers) -> Iterator[tuple[RecordView, tuple[Ref, ...]]]:
    records = {record.slug: record for claim in answers.claims for record in view.relations.records.get(claim, ())}
    for _, record in sorted(records.items()):
        named = (key for key in answers.claims if key in record.record.claims)
        yield record_view(record), view.refs(named)
