"""Pairs: how each two articles stand to each other on the questions that both answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dossier import targets
from dossier.pages.sides import Taken, facing, taken
from dossier.read.values import Dossier
from dossier.relations import Cell, QuestionAnswers, Related, Relation, Relations

MOST = 1_000
"""Most pairs that are compared on a page each; if there are more to compare, none is."""

_Names = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that answer a question both, or dispute each other, in the order of their slugs.

    Attributes:
        first: Slug of one article.
        second: Slug of the other.
        disputed: Questions on which a claim of one disputes a claim of the other.
        agreed: Further questions on which both hold one position in their own voice.
        other: All other questions that both answer.
        beside: Disputes between claims that answer no question both: the claim of each, as `ARTICLE/CLAIM`.
        opposed: Questions on which both stand in their own voice on opposite sides of what others dispute, as the
            picture draws them, while no claim of one disputes a claim of the other. None of them is in `agreed`.
    """

    first: str
    second: str
    disputed: tuple[str, ...]
    agreed: tuple[str, ...]
    other: tuple[str, ...]
    beside: tuple[_Names, ...]
    opposed: tuple[str, ...] = ()

    @property
    def shared(self) -> int:
        """How many questions both answer."""
        return len(self.disputed) + len(self.opposed) + len(self.agreed) + len(self.other)

    @property
    def disputes(self) -> int:
        """How many disputes are between them: questions, and pairs of claims beside all questions."""
        return len(self.disputed) + len(self.beside)

    @property
    def page(self) -> str:
        """Target of the page that compares them."""
        return targets.comparison(self.first, self.second)

    def beyond(self, article: str) -> str:
        """Return the slug of the one that is not `article`."""
        return self.second if article == self.first else self.first


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of a dossier.

    Attributes:
        compared: Those that have a page, by the slugs of both.
        near: For each article those to compare it with, with how many questions both answer, most of them first.
        cells: What each article says on each question, by question and article.
    """

    compared: Mapping[_Names, Pair]
    near: Mapping[str, tuple[tuple[str, int], ...]]
    cells: Mapping[str, Mapping[str, Cell]]

    def of(self, article: str) -> list[Pair]:
        """Return the pairs that have a page and of which `article` is one.

        Those with most disputes come first; among as many, those with most questions in common.
        """
        found = (self.between(article, other) for other, _ in self.near[article])
        return sorted((pair for pair in found if pair is not None), key=lambda pair: (-pair.disputes, -pair.shared))

    def between(self, one: str, other: str) -> Pair | None:
        """Return the pair of two articles; None where no page compares them."""
        return self.compared.get((min(one, other), max(one, other)))

    def page(self, one: str, other: str) -> str | None:
        """Return the target of the page that compares two articles, or None."""
        pair = self.between(one, other)
        return None if pair is None else pair.page


def pairs_of(dossier: Dossier, relations: Relations) -> Pairs:
    """Return all pairs of articles of `dossier` that answer a question both, or dispute each other."""
    cells = {slug: {cell.article: cell for cell in found.cells} for slug, found in relations.answers.items()}
    # Questions that an article answers, each as one bit: to compare two articles is then one operation.
    answered = {
        article: sum(1 << at for at, found in enumerate(cells.values()) if found[article].entries)
        for article in dossier.articles
    }
    disputes = _disputes(relations)
    shared = {
        (one, other): count
        for one, other in combinations(sorted(dossier.articles), 2)
        if (count := (answered[one] & answered[other]).bit_count()) or (one, other) in disputes[1]
    }
    near: dict[str, list[tuple[str, int]]] = {article: [] for article in dossier.articles}
    for (one, other), count in shared.items():
        near[one].append((other, count))
        near[other].append((one, count))
    return Pairs(
        compared=_compared(
            shared,
            disputes,
            cells,
            {slug: on for slug, found in relations.answers.items() if (on := taken(relations, found))},
        )
        if len(shared) <= MOST
        else {},
        near={article: tuple(sorted(found, key=lambda each: (-each[1], each[0]))) for article, found in near.items()},
        cells=cells,
    )


def disputing_claims(relations: Relations, answers: QuestionAnswers) -> list[tuple[str, Related]]:
    """Return the disputes between claims of different articles that answer one question.

    Each is there once: a claim with how another is related to it, in the order of the articles.
    """
    disputes = _disputing(relations, answers.claims)
    return [(claim, related) for claim, related in disputes if related.other in answers.claims]


def _compared(
    shared: Iterable[_Names],
    disputes: tuple[Mapping[_Names, set[str]], Mapping[_Names, set[_Names]]],
    cells: Mapping[str, Mapping[str, Cell]],
    sides: Mapping[str, Mapping[str, Taken]],
) -> dict[_Names, Pair]:
    within, beside = disputes
    held = {slug: {article: cell.own for article, cell in found.items()} for slug, found in cells.items()}
    found = {}
    for names in shared:
        one, other = names
        both = [slug for slug, by in cells.items() if by[one].entries and by[other].entries]
        disputed = within[names]
        opposed = {
            slug
            for slug in both
            if slug not in disputed and slug in sides and facing(sides[slug][one], sides[slug][other])
        }
        agreed = {slug for slug in both if slug not in disputed | opposed and held[slug][one] & held[slug][other]}
        found[names] = Pair(
            one,
            other,
            disputed=tuple(slug for slug in both if slug in disputed),
            agreed=tuple(slug for slug in both if slug in agreed),
            other=tuple(slug for slug in both if slug not in disputed | opposed | agreed),
            beside=tuple(sorted(beside[names])),
            opposed=tuple(slug for slug in both if slug in opposed),
        )
    return found


def _disputes(relations: Relations) -> tuple[Mapping[_Names, set[str]], Mapping[_Names, set[_Names]]]:
    """Return by pair of articles the questions that they dispute, and the claims that do so beside all questions."""
    asked: dict[str, set[str]] = defaultdict(set)
    for slug, answers in relations.answers.items():
        for cell in answers.cells:
            for entry in cell.entries:
                asked[entry.claim].add(slug)
    within: dict[_Names, set[str]] = defaultdict(set)
    beside: dict[_Names, set[_Names]] = defaultdict(set)
    for one, related in _disputing(relations, relations.related):
        other = related.other
        names = one.partition("/")[0], other.partition("/")[0]
        questions = asked.get(one, set()) & asked.get(other, set())
        within[names] |= questions
        if not questions:
            beside[names].add((one, other))
    return within, beside


def _disputing(relations: Relations, claims: Iterable[str]) -> Iterator[tuple[str, Related]]:
    """Yield those of `claims` that a claim of a later article disputes, each with what relates the other to it."""
    for claim in claims:
        for related in relations.related.get(claim, ()):
            if related.relation is Relation.DISPUTES and claim.partition("/")[0] < related.other.partition("/")[0]:
                yield claim, related
