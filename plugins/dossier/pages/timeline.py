"""The timeline: what happened or may happen, in order, with the claims about it and where they conflict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.cards import Card
from dossier.pages.paging import WHOLE, Part
from dossier.pages.view import View
from dossier.pages.wording import date_words
from dossier.read.values import Dossier
from dossier.relations import Relation, Relations
from dossier.text.markup import render_inline


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one event that dispute each other, the one of the earlier article first, and the reason."""

    one: Card
    other: Card
    because: Markup | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One event.

    Attributes:
        slug: Its name in addresses.
        continued: Whether it began on the page before.
        words: Which of its claims these are, such as `1–200 of 350`; empty where it has all of them here.
        name: Its name for readers.
        when: Its date in words, or None.
        about: What it is, or None.
        groups: Claims about it, or that come from it, by article: outlet and cards, in the order of the text.
        conflicts: Those of them that dispute each other.
    """

    slug: str
    name: str
    when: str | None
    about: str | None
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    conflicts: tuple[Conflict, ...]
    continued: bool = False
    words: str = ""

    @property
    def claims(self) -> int:
        """Number of claims about it."""
        return sum(len(cards) for _, cards in self.groups)


def claims_of_events(dossier: Dossier) -> dict[str, list[str]]:
    """Return the claims about each event, or that come from it, by article; within one, in no particular order."""
    about: dict[str, list[str]] = {slug: [] for slug in dossier.events}
    for article in dossier.articles:
        for claim in dossier.claims_of(article):
            for slug in dict.fromkeys([*claim.claim.events, claim.claim.origin or ""]):
                if slug in about:
                    about[slug].append(claim.id)
    return about


def disputes_within(relations: Relations, claims: Sequence[str]) -> int:
    """Return how many pairs of `claims` dispute each other."""
    shown = set(claims)
    both = sum(
        related.relation is Relation.DISPUTES and related.other in shown
        for claim in claims
        for related in relations.related.get(claim, ())
    )
    return (both + 1) // 2


def moments(view: View, part: Part = WHOLE) -> Iterator[Moment]:
    """Yield every event of `part` in the order of its list, as the timeline shows it."""
    dossier = view.dossier
    for slug, claims in claims_of_events(dossier).items():
        if not part.holds(slug):
            continue
        event = dossier.events[slug]
        wanted = set(claims)
        # They come by article already.
        articles = dict.fromkeys(dossier.claims[key].article for key in claims)
        in_order = [key for article in articles for key in view.in_order(article) if key in wanted]
        shown = part.cut(slug, in_order)
        by_article: dict[str, list[Card]] = {}
        for key in shown:
            by_article.setdefault(dossier.claims[key].article, []).append(view.cards[key])
        before = in_order[: in_order.index(shown[0])] if shown else []
        yield Moment(
            slug,
            event.name,
            date_words(event.when) if event.when else None,
            event.about,
            tuple((view.outlet(article), tuple(cards)) for article, cards in by_article.items()),
            tuple(_conflicts(view, shown, before, wanted)),
            part.continued(slug),
            part.words(slug),
        )


def _conflicts(view: View, shown: Iterable[str], before: Iterable[str], wanted: Collection[str]) -> Iterator[Conflict]:
    """Yield the disputes of the claims `shown` with any of `wanted` but those `before`, each once."""
    seen = set(before)
    for key in shown:
        seen.add(key)
        for related in view.relations.related.get(key, ()):
            # Each dispute is seen from both sides and shown once.
            if related.relation is Relation.DISPUTES and related.other in wanted and related.other not in seen:
                because = render_inline(related.because) if related.because else None
                yield Conflict(view.cards[key], view.cards[related.other], because)
