"""The timeline: what happened or may happen, in order, with the claims about it and where they conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.cards import Card
from dossier.pages.view import View
from dossier.pages.wording import date_words
from dossier.relations import Relation
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


def moments(view: View) -> Iterator[Moment]:
    """Yield every event in the order of its list, as the timeline shows it."""
    dossier = view.dossier
    about: dict[str, list[str]] = {slug: [] for slug in dossier.events}
    for article in dossier.articles:
        for key in view.in_order(article):
            content = dossier.claims[key].claim
            for slug in dict.fromkeys([*content.events, content.origin or ""]):
                if slug in about:
                    about[slug].append(key)
    for slug, event in dossier.events.items():
        shown = {key: view.cards[key] for key in about[slug]}
        by_article: dict[str, list[Card]] = {}
        for key, card in shown.items():
            by_article.setdefault(dossier.claims[key].article, []).append(card)
        yield Moment(
            slug,
            event.name,
            date_words(event.when) if event.when else None,
            event.about,
            tuple((view.outlet(article), tuple(cards)) for article, cards in by_article.items()),
            tuple(_conflicts(view, shown)),
        )


def _conflicts(view: View, shown: Mapping[str, Card]) -> Iterator[Conflict]:
    seen: set[str] = set()
    for key, card in shown.items():
        seen.add(key)
        for related in view.relations.related.get(key, ()):
            # Each dispute is seen from both sides and shown once.
            if related.relation is Relation.DISPUTES and related.other in shown and related.other not in seen:
                because = render_inline(related.because) if related.because else None
                yield Conflict(card, shown[related.other], because)
