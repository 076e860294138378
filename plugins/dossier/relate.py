"""Relating: what follows from the annotations once they are read together.

Editors write a link once and an answer where it stands. From that, this module derives the other side of every
link, the agreement between claims that hold one position, the tallies that a reader sees, and for each question
who says what, who only reports it, and who is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dossier.read.model import Degree, LinkType, Position, Question, Stance
from dossier.read.values import Dossier, LoadedClaim, LoadedRecord


class Standing(StrEnum):
    """How a claim stands among the articles; it decides how its passage is drawn."""

    DISPUTE = "dispute"
    AGREE = "agree"
    LONE = "lone"


class Relation(StrEnum):
    """How another claim stands to the one at hand, in the words a reader sees."""

    DISPUTES = "disputed by"
    QUALIFIED_BY = "qualified by"
    QUALIFIES = "qualifies"
    AGREES = "agrees"
    ALSO_REPORTS = "also reported by"
    ELABORATED_BY = "elaborated by"
    ELABORATES = "elaborates"
    SAME_EVENT = "same event"


_ORDER = {relation: rank for rank, relation in enumerate(Relation)}
_AWAY = {
    LinkType.DISPUTES: Relation.DISPUTES,
    LinkType.AGREES: Relation.AGREES,
    LinkType.SAME_EVENT: Relation.SAME_EVENT,
    LinkType.QUALIFIES: Relation.QUALIFIES,
    LinkType.ELABORATES: Relation.ELABORATES,
}
_BACK = {**_AWAY, LinkType.QUALIFIES: Relation.QUALIFIED_BY, LinkType.ELABORATES: Relation.ELABORATED_BY}


@dataclass(frozen=True, slots=True)
class Related:
    """One relation of a claim, seen from that claim.

    Attributes:
        relation: How `other` stands to the claim.
        other: Identity of the other claim, `article/claim`.
        because: The reason an editor gave, in Markdown.
        degree: How strongly the two are opposed; only on disputes.
        question: The question on which both hold one position, where the relation is derived from it.
    """

    relation: Relation
    other: str
    because: str | None = None
    degree: Degree | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many other articles stand where; articles are counted, never claims.

    Attributes:
        agree: Other articles that agree.
        dispute: Other articles that dispute the claim or are disputed by it.
        qualify: Other articles that qualify the claim.
        articles: Articles that agree, this one included.
        origins: Independent origins among those `articles`: articles that pass on one statement count once.
    """

    agree: int = 0
    dispute: int = 0
    qualify: int = 0
    articles: int = 1
    origins: int = 1

    @property
    def state(self) -> Standing:
        """The state that decides how the passage is drawn: a dispute outweighs agreement."""
        if self.dispute:
            return Standing.DISPUTE
        return Standing.AGREE if self.agree else Standing.LONE

    @property
    def words(self) -> str:
        """The tally as a reader sees it, such as `disputed by 2 · 1 agrees`."""
        return self._worded(self.qualify)

    @property
    def brief(self) -> str:
        """The tally behind a passage, where room is scarce: what qualifies a claim is left to `words`, if it can be."""
        return self._worded(0 if self.dispute or self.agree else self.qualify)

    def _worded(self, qualify: int) -> str:
        parts = [f"disputed by {self.dispute}" if self.dispute else "", f"qualified by {qualify}" if qualify else ""]
        if self.agree:
            # A dispute or agreement comes first, as it decides how the passage is drawn.
            parts.insert(2 if self.dispute else 0, f"{self.agree} agree{'s' if self.agree == 1 else ''}")
        return " · ".join(filter(None, parts)) or "only here"

    @property
    def spoken(self) -> str:
        """The tally as a whole sentence part, for assistive technology."""
        parts = [
            f"{count} other {'article' if count == 1 else 'articles'} {one if count == 1 else many}"
            for count, one, many in (
                (self.dispute, "disputes this", "dispute this"),
                (self.qualify, "qualifies this", "qualify this"),
                (self.agree, "agrees", "agree"),
            )
            if count
        ]
        return ", ".join(parts) or "no other article says this"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one claim contributes to the answer of its article."""

    claim: str
    position: Position
    stance: Stance
    by: tuple[str, ...]
    value: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says to one question: own positions first, then reported, then rejected ones."""

    article: str
    entries: tuple[Entry, ...]
    silent: bool

    @property
    def unread(self) -> bool:
        """Whether nobody has yet read the article for this question."""
        return not self.entries and not self.silent


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """A question with what every article says to it, in the order of the articles.

    Attributes:
        question: The question.
        cells: One for every article.
        disputed: Whether claims that answer it dispute each other. Different positions alone are no dispute: they
            may go together, as "none" and "none in public" do.
    """

    question: Question
    cells: tuple[Cell, ...]
    disputed: bool

    @property
    def varied(self) -> bool:
        """Whether articles hold different positions on it in their own voice."""
        own = [{e.position.slug for e in cell.entries if e.stance is Stance.ASSERTS} for cell in self.cells]
        held = [positions for positions in own if positions]
        return any(not (one & other) for one in held for other in held)

    @property
    def answered(self) -> int:
        """Number of articles with a claim on it."""
        return sum(1 for cell in self.cells if cell.entries)

    def holders(self, position: str) -> list[tuple[Cell, Entry]]:
        """Return who holds, reports or rejects `position`, in the order of the articles."""
        return [(cell, entry) for cell in self.cells for entry in cell.entries if entry.position.slug == position]


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that was derived.

    Attributes:
        related: Relations of each claim, by identity, in the order in which a card lists them.
        tallies: Tally of each claim, by identity.
        answers: Each question with its cells, by slug, in their order.
        records: Records that concern each claim, by identity.
    """

    related: Mapping[str, tuple[Related, ...]]
    tallies: Mapping[str, Tally]
    answers: Mapping[str, QuestionAnswers]
    records: Mapping[str, tuple[LoadedRecord, ...]] = field(default_factory=dict)


def relate(dossier: Dossier) -> Relations:
    """Return what follows from `dossier`; links to claims that do not exist or are withdrawn yield nothing."""
    claims = dossier.standing
    related: dict[str, dict[tuple[Relation, str], Related]] = {key: {} for key in claims}
    for claim, other, found in _all_relations(claims):
        # The first finding stays: written links come before derived ones and carry their reason.
        related[claim].setdefault((found.relation, other), found)
    rank = {article: number for number, article in enumerate(dossier.articles)}
    ordered = {
        key: tuple(sorted(found.values(), key=lambda r: (_ORDER[r.relation], rank[r.other.partition("/")[0]], r.other)))
        for key, found in related.items()
    }
    records: dict[str, list[LoadedRecord]] = defaultdict(list)
    for record in dossier.records.values():
        for key in record.record.claims:
            records[key].append(record)
    return Relations(
        related=ordered,
        tallies={key: _tally(claims, key, ordered[key]) for key in claims},
        answers={slug: _answers(dossier, claims, ordered, question) for slug, question in dossier.questions.items()},
        records={key: tuple(found) for key, found in records.items()},
    )


def _all_relations(claims: Mapping[str, LoadedClaim]) -> Iterator[tuple[str, str, Related]]:
    yield from _written(claims)
    yield from _closed(claims)
    yield from _derived(claims)


def _written(claims: Mapping[str, LoadedClaim]) -> Iterator[tuple[str, str, Related]]:
    for key, claim in claims.items():
        for link in claim.claim.links:
            if link.to in claims and link.to != key:
                yield key, link.to, Related(_AWAY[link.type], link.to, link.because, link.degree)
                yield link.to, key, Related(_BACK[link.type], key, link.because, link.degree)


def _closed(claims: Mapping[str, LoadedClaim]) -> Iterator[tuple[str, str, Related]]:
    """Yield the transitive closure of written agreement."""
    group = {key: {key} for key in claims}
    for key, claim in claims.items():
        for link in claim.claim.links:
            if link.type is LinkType.AGREES and link.to in claims:
                merged = group[key] | group[link.to]
                for member in merged:
                    group[member] = merged
    for key in claims:
        for other in sorted(group[key] - {key}):
            yield key, other, Related(Relation.AGREES, other)


def _derived(claims: Mapping[str, LoadedClaim]) -> Iterator[tuple[str, str, Related]]:
    """Yield agreement between claims of different articles that hold one position on one question.

    An article that only reports a position does not thereby agree with one that asserts it.
    """
    holders: dict[tuple[str, str], list[LoadedClaim]] = defaultdict(list)
    for claim in claims.values():
        if claim.claim.stance is not Stance.REJECTS:
            for answer in claim.claim.answers:
                holders[answer.question, answer.position].append(claim)
    for (question, _), group in holders.items():
        for claim in group:
            for other in group:
                if claim.article == other.article:
                    continue
                only_reports = claim.claim.stance is Stance.ASSERTS and other.claim.stance is Stance.REPORTS
                relation = Relation.ALSO_REPORTS if only_reports else Relation.AGREES
                yield claim.id, other.id, Related(relation, other.id, question=question)


def _tally(claims: Mapping[str, LoadedClaim], key: str, related: Iterable[Related]) -> Tally:
    own = claims[key]
    by_relation: dict[Relation, set[str]] = defaultdict(set)
    for found in related:
        article = claims[found.other].article
        if article != own.article:
            by_relation[found.relation].add(article)
    agreeing = {key} | {r.other for r in related if r.relation is Relation.AGREES}
    origins = {claims[k].claim.origin or f"article {claims[k].article}" for k in agreeing}
    articles = len({claims[k].article for k in agreeing})
    return Tally(
        agree=len(by_relation[Relation.AGREES]),
        dispute=len(by_relation[Relation.DISPUTES]),
        qualify=len(by_relation[Relation.QUALIFIED_BY]),
        articles=articles,
        origins=min(len(origins), articles),
    )


_STANCE_ORDER = {Stance.ASSERTS: 0, Stance.REPORTS: 1, Stance.REJECTS: 2}


def _answers(
    dossier: Dossier,
    claims: Mapping[str, LoadedClaim],
    related: Mapping[str, tuple[Related, ...]],
    question: Question,
) -> QuestionAnswers:
    positions = {position.slug: position for position in question.positions}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for claim in claims.values():
        for answer in claim.claim.answers:
            if answer.question == question.slug and answer.position in positions:
                entry = Entry(
                    claim.id, positions[answer.position], claim.claim.stance, tuple(claim.claim.by), answer.value
                )
                entries[claim.article].append(entry)
    rank = {slug: index for index, slug in enumerate(positions)}
    cells = tuple(
        Cell(
            article,
            tuple(sorted(entries[article], key=lambda e: (_STANCE_ORDER[e.stance], rank[e.position.slug], e.claim))),
            article in question.silent,
        )
        for article in dossier.articles
    )
    answering = {entry.claim for cell in cells for entry in cell.entries}
    disputed = any(
        found.relation is Relation.DISPUTES and found.other in answering for key in answering for found in related[key]
    )
    return QuestionAnswers(question, cells, disputed)
