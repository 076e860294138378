"""The view: everything that pages are made from, and the names and links that they share.

Links are kept as targets. A template turns a target into an address where it writes the link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar, cast

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.pairs import Pairs
from dossier.pages.wording import entity_name
from dossier.read.model import AUTHOR
from dossier.read.values import Dossier
from dossier.relations import Relations
from dossier.text.languages import language_of, worded
from dossier.text.placements import Placement

if TYPE_CHECKING:
    from dossier.pages.cards import Card

_UNPLACED = Placement()


def outlet_of(dossier: Dossier, article: str) -> str:
    """Return the short name of the outlet of `article` in `dossier`."""
    front = dossier.articles[article].front
    return front.short or front.outlet


_Made = TypeVar("_Made")
Pieces = list[tuple[str, bool]]
"""A paragraph in pieces, each with whether it is part of a passage."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a claim in its article: `Carnegie ¶4`.

    Attributes:
        claim: The claim, as `ARTICLE/CLAIM`.
        article: Slug of its article.
        paragraph: Number of its paragraph in the original, or None.
        text: Text of the link.
        target: Its passage.
        page: Its own page.
        says: What it says.
    """

    claim: str
    article: str
    paragraph: int | None
    text: str
    target: str
    page: str
    says: str


@dataclass(frozen=True)
class View:
    """A dossier as pages show it.

    Attributes:
        dossier: The loaded dossier.
        relations: What follows from it.
        pairs: Its pairs of articles that answer the same questions.
        placements: Where each claim is, by id.
        cards: What is shown of each claim, by id.
        full_text: Whether passages are in the words of the originals.
    """

    dossier: Dossier
    relations: Relations
    pairs: Pairs
    placements: Mapping[str, Placement]
    cards: Mapping[str, Card] = field(default_factory=dict, repr=False)
    full_text: bool = False

    def placement(self, claim: str) -> Placement:
        """Return where `claim` is."""
        return self.placements.get(claim, _UNPLACED)

    def outlet(self, article: str) -> str:
        """Return the short name of the outlet of `article`."""
        return outlet_of(self.dossier, article)

    def says(self, claim: str) -> str:
        """Return what `claim` says, in its language."""
        loaded = self.dossier.claims[claim]
        return worded(loaded.claim.says, language_of(self.dossier.articles[loaded.article].front))

    def label(self, article: str) -> str:
        """Return the heading of `article`, in its language."""
        front = self.dossier.articles[article].front
        return worded(front.label, language_of(front))

    def names(self, slugs: Iterable[str], author: str | None = None) -> list[str]:
        """Return the names of the entities `slugs`; `author` is what the author of the article is called here."""
        return [author or gettext("the author") if slug == AUTHOR else self._name(slug) for slug in slugs]

    def _name(self, slug: str) -> str:
        entity = self.dossier.entities.get(slug)
        return slug if entity is None else entity_name(entity)

    @cached_property
    def _made(self) -> dict[tuple[Callable[[View, str], object], str], object]:
        return {}

    def once(self, make: Callable[[View, str], _Made], slug: str) -> _Made:
        """Return what `make` returns for this view and the question or article `slug`; it is called once."""
        key = make, slug
        if key not in self._made:
            self._made[key] = make(self, slug)
        return cast("_Made", self._made[key])

    @cached_property
    def _refs(self) -> Mapping[str, Ref]:
        return {key: self._ref(key) for key in self.dossier.claims}

    def ref(self, claim: str) -> Ref:
        """Return the link to `claim`."""
        return self._refs[claim]

    def _ref(self, claim: str) -> Ref:
        loaded = self.dossier.claims[claim]
        paragraph = self.placement(claim).paragraph
        # A withdrawn claim is not marked in the article any more.
        withdrawn = loaded.claim.withdrawn is not None
        return Ref(
            claim=claim,
            article=loaded.article,
            paragraph=paragraph,
            # A number never begins a line: the space before it does not break.
            text=self.outlet(loaded.article) + (f"\N{NO-BREAK SPACE}¶{paragraph}" if paragraph else ""),
            target=targets.article(loaded.article) if withdrawn else targets.passage(loaded.article, loaded.slug),
            page=targets.claim(claim),
            says=self.says(claim),
        )

    def instead(self, claim: str) -> tuple[str, str] | None:
        """Return what takes the place of `claim`, which was withdrawn: target of its page, and what it says."""
        withdrawn = self.dossier.claims[claim].claim.withdrawn
        other = withdrawn.instead if withdrawn is not None else None
        if other is None or other not in self.dossier.claims:
            return None
        return targets.claim(other), self.says(other)

    def refs(self, claims: Iterable[str]) -> tuple[Ref, ...]:
        """Return links to `claims`, one for each paragraph.

        Of several paragraphs of one article, those after the first are named by their number alone.
        """
        found: dict[str, dict[int, Ref]] = {}
        for ref in map(self.ref, claims):
            found.setdefault(ref.article, {}).setdefault(ref.paragraph or 0, ref)
        return tuple(
            replace(ref, text=f"¶{paragraph}") if number and paragraph else ref
            for refs in found.values()
            for number, (paragraph, ref) in enumerate(sorted(refs.items()))
        )

    @cached_property
    def _in_order(self) -> Mapping[str, Sequence[str]]:
        def place(claim: str) -> tuple[int, int, str]:
            placement = self.placement(claim)
            return placement.paragraph or 0, placement.contexts[0].start if placement.contexts else 0, claim

        return {
            article: sorted((claim.id for claim in self.dossier.claims_of(article)), key=place)
            for article in self.dossier.articles
        }

    def in_order(self, article: str) -> Sequence[str]:
        """Return the claims of `article` that are not withdrawn, in the order of its text."""
        return self._in_order[article]

    def by_article(self, claims: Iterable[str]) -> list[tuple[str, str, list[Card]]]:
        """Return `claims` by article, in the order of its text: slug and outlet of each article, and its cards."""
        wanted: dict[str, list[str]] = {}
        for claim in claims:
            wanted.setdefault(claim.partition("/")[0], []).append(claim)
        groups = []
        for slug in self.dossier.articles:
            keys = set(wanted.get(slug, ()))
            cards = [self.cards[claim] for claim in self.in_order(slug) if claim in keys] if keys else []
            if cards:
                groups.append((slug, self.outlet(slug), cards))
        return groups

    def passage_language(self, claim: str) -> str | None:
        """Return the language of the passages of `claim`; None where it is that of the site."""
        front = self.dossier.articles[claim.partition("/")[0]].front
        return language_of(front, original=self.full_text)

    def paragraphs(self, claim: str) -> list[tuple[int | None, Pieces]]:
        """Return each paragraph of `claim`: its number, and its text in pieces, each part of a passage or not."""
        language = self.passage_language(claim)
        pieces: list[tuple[int | None, Pieces]] = []
        contexts = self.placement(claim).contexts
        for (paragraph, text), group in groupby(contexts, key=lambda context: (context.paragraph, context.text)):
            cut = cut_at(text, ((context.start, context.end) for context in group))
            pieces.append((paragraph, in_language(cut, language)))
        return pieces


def in_language(pieces: Pieces, language: str | None) -> Pieces:
    """Return `pieces` as texts in `language`; as they are where it is that of the site."""
    return [(worded(text, language), marked) for text, marked in pieces]


def cut_at(text: str, ranges: Iterable[tuple[int, int]]) -> Pieces:
    """Return `text` in pieces, those that are in one of `ranges` marked; offsets are code points, and may overlap."""
    cut: Pieces = []
    at = 0
    for first, end in sorted(ranges):
        start = max(first, at)
        cut += [(text[at:start], False), (text[start : max(end, start)], True)]
        at = max(end, at)
    cut.append((text[at:], False))
    return [(piece, marked) for piece, marked in cut if piece]
