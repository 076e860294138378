"""Relating: what follows from the annotations once they are read together.

Editors write each link once, and each answer in one claim. From that, this module derives the other side of every
link, the agreement between claims that hold one position, the tallies that a reader sees, and for each question
who says what, who only reports it, and who is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.read.model import Question
from dossier.read.terms import LinkType, Stance
from dossier.read.values import Dossier, LoadedClaim, LoadedRecord
from dossier.relations import Cell, Entry, QuestionAnswers, Related, Relation, Relations, Tally

_ORDER = {relation: rank for rank, relation in enumerate(Relation)}
_AWAY = {
    LinkType.DISPUTES: Relation.DISPUTES,
    LinkType.AGREES: Relation.AGREES,
    LinkType.SAME_EVENT: Relation.SAME_EVENT,
    LinkType.QUALIFIES: Relation.QUALIFIES,
    LinkType.ELABORATES: Relation.ELABORATES,
}
_BACK = {**_AWAY, LinkType.QUALIFIES: Relation.QUALIFIED_BY, LinkType.ELABORATES: Relation.ELABORATED_BY}


def relate(dossier: Dossier) -> Relations:
    """Return what follows from `dossier`; links to claims that do not exist or are withdrawn are ignored.

    So are records on claims that are hidden with their article.
    """
    claims = dossier.standing
    related: dict[str, dict[tuple[Relation, str], Related]] = {key: {} for key in claims}
    for claim, other, found in _all_relations(claims):
        # The first of several is kept: written links come before derived ones and carry their reason.
        related[claim].setdefault((found.relation, other), found)
    rank = {article: number for number, article in enumerate(dossier.articles)}
    ordered = {
        key: tuple(sorted(found.values(), key=lambda r: (_ORDER[r.relation], rank[r.other.partition("/")[0]], r.other)))
        for key, found in related.items()
    }
    records: dict[str, list[LoadedRecord]] = defaultdict(list)
    for record in dossier.records.values():
        for key in record.record.claims:
            if key not in dossier.hidden:
                records[key].append(record)
    entries = _entries(dossier)
    return Relations(
        related=ordered,
        tallies={key: _tally(claims, key, ordered[key]) for key in claims},
        answers={
            slug: _answers(dossier, ordered, question, entries[slug]) for slug, question in dossier.questions.items()
        },
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


def _entries(dossier: Dossier) -> dict[str, dict[str, list[Entry]]]:
    """Return what each claim contributes to the questions, by question and article."""
    positions = {
        slug: {position.slug: position for position in question.positions}
        for slug, question in dossier.questions.items()
    }
    entries: dict[str, dict[str, list[Entry]]] = {slug: defaultdict(list) for slug in dossier.questions}
    for claim in dossier.standing.values():
        for answer in claim.claim.answers:
            position = positions.get(answer.question, {}).get(answer.position)
            if position is not None:
                entry = Entry(claim.id, position, claim.claim.stance, tuple(claim.claim.by), answer.value)
                entries[answer.question][claim.article].append(entry)
    return entries


def _answers(
    dossier: Dossier,
    related: Mapping[str, tuple[Related, ...]],
    question: Question,
    entries: Mapping[str, Sequence[Entry]],
) -> QuestionAnswers:
    rank = {position.slug: index for index, position in enumerate(question.positions)}
    silent = {*question.silent}
    cells = tuple(
        Cell(
            article,
            tuple(
                sorted(
                    entries.get(article, ()),
                    key=lambda e: (_STANCE_ORDER[e.stance], rank[e.position.slug], e.claim),
                )
            ),
            article in silent,
        )
        for article in dossier.articles
    )
    answering = {entry.claim for cell in cells for entry in cell.entries}
    disputed = any(
        found.relation is Relation.DISPUTES and found.other in answering for key in answering for found in related[key]
    )
    return QuestionAnswers(question, cells, disputed)
