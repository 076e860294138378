"""Events: which claims and questions are about each, and around which of them a timeline is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from dossier.read.values import Dossier
from dossier.relations import Relation, Relations


class Era(StrEnum):
    """Where an event stands on the timeline: before the day of the main event, on it, or after it."""

    EARLIER = "earlier"
    MAIN = "main"
    LATER = "later"


def claims_of_events(dossier: Dossier) -> dict[str, list[str]]:
    """Return the claims about each event, or that come from it, by article; within one, in no particular order."""
    about: dict[str, list[str]] = {slug: [] for slug in dossier.events}
    for article in dossier.articles:
        for claim in dossier.claims_of(article):
            for slug in dict.fromkeys([*claim.claim.events, claim.claim.origin or ""]):
                if slug in about:
                    about[slug].append(claim.id)
    return about


def questions_of_events(relations: Relations, claims: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the questions about each event: those that are answered by claims about it at least by half.

    A question is about one event only: the one that most of its claims are about, the first of several. `claims` are
    the claims of each event, as `claims_of_events` returns them.
    """
    found: dict[str, list[str]] = {slug: [] for slug in claims}
    about = {slug: frozenset(keys) for slug, keys in claims.items()}
    for question, answers in relations.answers.items():
        answering = answers.claims.keys()
        slug = max(about, key=lambda slug: len(answering & about[slug]), default="")
        if answering and slug and 2 * len(answering & about[slug]) >= len(answering):
            found[slug].append(question)
    return found


def eras(dossier: Dossier, claims: Mapping[str, Sequence[str]]) -> tuple[str, dict[str, Era]]:
    """Return the main event of a dossier, and where each event stands to its day; there must be an event.

    The main event is the one that most claims are about, the first of several. Its day has the events beside it in the
    list that have the same date, or begin on it.
    """
    slugs = list(dossier.events)
    main = max(slugs, key=lambda slug: len(claims[slug]))
    when = dossier.events[main].when
    on_it = [when is not None and (dossier.events[slug].when or "").partition("/")[0] == when for slug in slugs]
    first = last = slugs.index(main)
    while first and on_it[first - 1]:
        first -= 1
    while last + 1 < len(slugs) and on_it[last + 1]:
        last += 1
    return main, {
        slug: Era.EARLIER if at < first else Era.MAIN if at <= last else Era.LATER for at, slug in enumerate(slugs)
    }


def disputes_within(relations: Relations, claims: Sequence[str]) -> int:
    """Return how many pairs of `claims` dispute each other."""
    shown = set(claims)
    both = sum(
        related.relation is Relation.DISPUTES and related.other in shown
        for claim in claims
        for related in relations.related.get(claim, ())
    )
    return (both + 1) // 2
