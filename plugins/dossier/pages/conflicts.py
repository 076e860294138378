"""Conflicts: claims that dispute each other, the one above the line of the dispute and the other below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dossier.pages.cards import Card
from dossier.pages.reasons import Reason, reason_of
from dossier.pages.view import View
from dossier.relations import Relation


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that dispute each other, the one of the earlier article first, and the reason."""

    one: Card
    other: Card
    reason: Reason | None


def conflicts_of(
    view: View, claims: Iterable[str], *, among: Collection[str], told: Iterable[str] = (), before: Iterable[str] = ()
) -> Iterator[Conflict]:
    """Yield each dispute of one of `claims` with one of `among` once.

    Args:
        view: The dossier.
        claims: The claims whose disputes are wanted, in their order.
        among: What the other claim is one of.
        told: Questions whose rows are shown: a dispute between two answers to one of them is left out.
        before: Claims whose disputes have been shown already.
    """
    seen = set(before)
    order = {slug: number for number, slug in enumerate(view.dossier.articles)}
    left_out = frozenset(told)
    for key in claims:
        seen.add(key)
        for related in view.relations.related.get(key, ()):
            other = related.other
            # Each dispute is seen from both sides and shown once.
            if related.relation is not Relation.DISPUTES or other not in among or other in seen:
                continue
            if left_out.isdisjoint(_answered(view, key) & _answered(view, other)):
                one, two = sorted((key, other), key=lambda claim: order[claim.partition("/")[0]])
                yield Conflict(view.cards[one], view.cards[two], reason_of(related))


def _answered(view: View, claim: str) -> set[str]:
    return {answer.question for answer in view.dossier.claims[claim].claim.answers}
