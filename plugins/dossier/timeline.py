"""The timeline: what happened or may happen, in order, with the claims about it and where they conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dossier.cards import Card, Cards
from dossier.markup import render_inline
from dossier.relate import Relation
from dossier.wording import date_words

TIMELINE = "events/index.md"


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

    @property
    def claims(self) -> int:
        """Number of claims about it."""
        return sum(len(cards) for _, cards in self.groups)


def moments(cards: Cards) -> Iterator[Moment]:
    """Yield every event in the order of its list, as the timeline shows it."""
    dossier = cards.dossier
    order = [key for article in dossier.articles for key in cards.in_order(article)]
    for slug, event in dossier.events.items():
        keys = [key for key in order if slug in (*dossier.claims[key].claim.events, dossier.claims[key].claim.origin)]
        shown = {key: cards.card(key, TIMELINE) for key in keys}
        by_article = (
            (cards.outlet(article), tuple(shown[key] for key in keys if dossier.claims[key].article == article))
            for article in dossier.articles
        )
        yield Moment(
            slug,
            event.name,
            date_words(event.when) if event.when else None,
            event.about,
            tuple((outlet, found) for outlet, found in by_article if found),
            tuple(_conflicts(cards, shown)),
        )


def _conflicts(cards: Cards, shown: dict[str, Card]) -> Iterator[Conflict]:
    seen: set[str] = set()
    for key, card in shown.items():
        seen.add(key)
        for related in cards.web.related.get(key, ()):
            # Seen from both sides, a dispute is told once.
            if related.relation is Relation.DISPUTES and related.other in shown and related.other not in seen:
                because = render_inline(related.because) if related.because else None
                yield Conflict(card, shown[related.other], because)
