"""The matrix: for each question who says what, as plain values that a template writes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.cards import Cards, RecordView, Ref, record_view
from dossier.model import Stance
from dossier.relate import Cell, Entry, QuestionAnswers
from dossier.wording import held_words, number

LEADS = 5
"""How many disputes lead the home page; more are not read there."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One claim's part in the answer of its article.

    Attributes:
        before: What stands before the position: empty in the article's own voice, else who is reported or rejected.
        position: Wording of the position.
        value: The number that the claim gives, with its unit, or None.
        says: What the claim says.
        page: Address of the claim's page.
        refs: Where the claim stands, and others that say the same.
        own: Whether the article holds the position in its own voice.
        stance: `asserts`, `reports` or `rejects`.
        paragraphs: The passages in their paragraphs, as `Cards.paragraphs` has them; only on the page of a question.
    """

    before: str
    position: str
    value: str | None
    says: str
    page: str
    refs: tuple[Ref, ...]
    own: bool
    stance: str
    paragraphs: Sequence[tuple[int | None, list[tuple[str, bool]]]] = ()


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
    """One question with the cells of all articles."""

    slug: str
    ask: str
    href: str
    disputed: bool
    varied: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a question with everybody who says it: own voice first, then reported, then rejected.

    `refs` are the paragraphs that say it in their own voice, `reported` those that pass it on as said by others.
    """

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
        disputed: Whether claims that answer it dispute each other.
        varied: Whether articles hold different positions in their own voice, disputed or not.
        shared: Whether several articles hold one position in their own voice.
        sides: Positions that some article holds, reports or rejects, in the order of the question.
        open: Wordings of the positions that no article mentions.
        silent: Outlets that say nothing on it.
        unread: Outlets that nobody has read for it yet.
    """

    ask: str
    lead: str | None
    href: str
    disputed: bool
    varied: bool
    shared: bool
    sides: tuple[Side, ...]
    open: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]
    records: tuple[tuple[RecordView, tuple[Ref, ...]], ...]


class Matrix:
    """Makes rows and question views from the cards of a dossier."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def row(self, question: str, page: str) -> Row:
        """Return the row of `question` in the matrix on `page`."""
        answers = self._cards.web.answers[question]
        return Row(
            slug=question,
            ask=answers.question.ask,
            href=self._cards.address(f"questions/{question}.md", page),
            disputed=answers.disputed,
            varied=answers.varied,
            cells=tuple(self._cell(answers, cell, page) for cell in answers.cells),
        )

    def question(self, question: str, page: str) -> QuestionView:
        """Return `question` as `page` shows it."""
        answers = self._cards.web.answers[question]
        sides = [
            Side(
                position.label,
                tuple(held for held in holdings if held.own),
                tuple(sorted((held for held in holdings if not held.own), key=lambda held: held.stance == "rejects")),
                self._cards.refs((held.refs[0].claim for held in holdings if held.own), page),
                self._cards.refs((held.refs[0].claim for held in holdings if held.stance == "reports"), page),
            )
            for position in answers.question.positions
            for holdings in [[self._sheet(answers, entry, page) for _, entry in answers.holders(position.slug)]]
        ]
        return QuestionView(
            ask=answers.question.ask,
            lead=answers.question.lead,
            href=self._cards.address(f"questions/{question}.md", page),
            disputed=answers.disputed,
            varied=answers.varied,
            shared=any(len({ref.article for ref in side.refs}) > 1 for side in sides),
            sides=tuple(side for side in sides if side.own or side.others),
            open=tuple(side.label for side in sides if not side.own and not side.others),
            silent=self._outlets([cell for cell in answers.cells if cell.silent]),
            unread=self._outlets([cell for cell in answers.cells if cell.unread]),
            records=tuple(self._records(answers, page)),
        )

    def figures(self, question: str, page: str) -> tuple[Figure, ...]:
        """Return what articles give in answer to `question`, in their order; nothing where no claim gives a number.

        Where a claim has no number, its position stands in its place.
        """
        answers = self._cards.web.answers[question]
        held = [(cell, self._holding(answers, entry, page)) for cell in answers.cells for entry in cell.entries]
        if not any(each.value for _, each in held):
            return ()
        return tuple(
            Figure(self._cards.outlet(cell.article), each.value or each.position, each.before, each.refs[0])
            for cell, each in held
        )

    def _outlets(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(self._cards.outlet(cell.article) for cell in cells)

    def _cell(self, answers: QuestionAnswers, cell: Cell, page: str) -> CellView:
        holdings = self._merged(answers, cell.entries, page)
        return CellView(cell.article, self._cards.outlet(cell.article), holdings, cell.silent, cell.unread)

    def _merged(self, answers: QuestionAnswers, entries: Sequence[Entry], page: str) -> tuple[Holding, ...]:
        """Return one holding for all claims of an article that hold one position in one manner."""
        alike: dict[tuple[object, ...], list[Entry]] = {}
        for entry in entries:
            alike.setdefault((entry.position.slug, entry.stance, entry.by, entry.value), []).append(entry)
        return tuple(
            replace(self._holding(answers, group[0], page), refs=self._cards.refs((e.claim for e in group), page))
            for group in alike.values()
        )

    def _sheet(self, answers: QuestionAnswers, entry: Entry, page: str) -> Holding:
        """Return one claim's part with its passages, as the page of a question shows it."""
        return replace(self._holding(answers, entry, page), paragraphs=self._cards.paragraphs(entry.claim))

    def _holding(self, answers: QuestionAnswers, entry: Entry, page: str) -> Holding:
        ref = self._cards.ref(entry.claim, page)
        unit = answers.question.unit
        value = None if entry.value is None else number(entry.value) + (f" {unit}" if unit else "")
        return Holding(
            before=held_words(entry.stance, self._cards.names(entry.by)),
            position=entry.position.label,
            value=value,
            says=ref.says,
            page=ref.page,
            refs=(ref,),
            own=entry.stance is Stance.ASSERTS,
            stance=entry.stance.value,
        )

    def _records(self, answers: QuestionAnswers, page: str) -> list[tuple[RecordView, tuple[Ref, ...]]]:
        concerned = [entry.claim for cell in answers.cells for entry in cell.entries]
        records = {record.slug: record for claim in concerned for record in self._cards.web.records.get(claim, ())}
        return [
            (
                record_view(record),
                self._cards.refs((key for key in dict.fromkeys(concerned) if key in record.record.claims), page),
            )
            for _, record in sorted(records.items())
        ]
