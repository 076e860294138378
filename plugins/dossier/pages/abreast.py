"""An original, its rendition and the claims on it abreast, paragraph by paragraph, so that the rendition can be judged.

Only the full-text edition has such pages, since they have the words of the original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext
from dossier.originals.paragraphs import Part, SourceBlock
from dossier.pages.cards import Card
from dossier.pages.publication import Publication
from dossier.pages.view import Pieces, View, cut_at, in_language
from dossier.text.languages import language_of
from dossier.text.passages import PlacedArticle


@dataclass(frozen=True, slots=True)
class Abreast:
    """One paragraph of an original.

    Attributes:
        number: Its number.
        original: Its words, those on which a claim rests marked.
        heading: Whether it is a heading.
        furniture: Whether it is no part of the article, so that it is not retold.
        rendition: Each block that retells it, with the passages of claims marked.
        cards: The claims on it, in the order of the text.
        unclaimed: Why words of it carry no claim.
    """

    number: int
    original: Pieces
    heading: bool
    furniture: bool
    rendition: tuple[Pieces, ...]
    cards: tuple[Card, ...]
    unclaimed: tuple[str, ...]


def abreast_title(label: str) -> str:
    """Return the title of the page on the article with the heading `label`."""
    return gettext("%(label)s: original and rendition", label=label)


def abreast_values(
    slug: str,
    blocks: tuple[SourceBlock, ...],
    placed: PlacedArticle,
    view: View,
    _publication: Publication,
) -> dict[str, object]:
    """Return what the page shows that has the article `slug` abreast with its original.

    Args:
        slug: The article.
        blocks: The paragraphs of its original.
        placed: Its rendition, with the passages of its claims.
        view: The dossier as the full-text edition shows it: passages are in the words of the original.
    """
    rows = list(_rows(slug, blocks, placed, view))
    # What is not tied to a paragraph of the original is about all of it.
    shown = {card.place.claim for row in rows for card in row.cards}
    return {
        "slug": slug,
        "label": view.label(slug),
        "outlet": view.outlet(slug),
        "rows": rows,
        "whole": [view.cards[claim] for claim in view.in_order(slug) if claim not in shown],
        "index": targets.ARTICLES_INDEX,
    }


def _rows(slug: str, blocks: tuple[SourceBlock, ...], placed: PlacedArticle, view: View) -> Iterator[Abreast]:
    front = view.dossier.articles[slug].front
    theirs, ours = language_of(front, original=True), language_of(front)
    spans = _spans(slug, view)
    retold = _retold(placed, ours)
    claims: dict[int, list[str]] = defaultdict(list)
    for claim in view.in_order(slug):
        for number in dict.fromkeys(_paragraphs(claim, view, placed)):
            claims[number].append(claim)
    for block in blocks:
        pieces = cut_at(block.text, spans.get(block.number, ()))
        yield Abreast(
            block.number,
            in_language(pieces, theirs),
            block.part is Part.HEADING,
            block.part is Part.FURNITURE,
            tuple(retold.get(block.number, ())),
            tuple(view.cards[claim] for claim in claims[block.number]),
            tuple(each.why for each in front.unclaimed if each.source.paragraph == block.number),
        )


def _spans(slug: str, view: View) -> Mapping[int, list[tuple[int, int]]]:
    """Return where claims rest in each paragraph of the original, in code points."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in view.in_order(slug):
        for context in view.placement(claim).contexts:
            if context.paragraph is not None:
                found[context.paragraph].append((context.start, context.end))
    return found


def _retold(placed: PlacedArticle, language: str | None) -> Mapping[int, list[Pieces]]:
    """Return the blocks of the rendition by the paragraph that they retell."""
    ranges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for places in placed.places.values():
        for place in places:
            ranges[place.block].append((place.start, place.end))
    found: dict[int, list[Pieces]] = defaultdict(list)
    for index, (block, number) in enumerate(zip(placed.scan.blocks, placed.numbers, strict=True)):
        if number is not None:
            found[number].append(in_language(cut_at(block.text, ranges[index]), language))
    return found


def _paragraphs(claim: str, view: View, placed: PlacedArticle) -> Iterator[int]:
    """Yield the paragraphs of the original on which `claim` rests, there and in the rendition."""
    placement = view.placement(claim)
    numbers = [context.paragraph for context in placement.contexts] or [placement.paragraph]
    numbers += [placed.numbers[place.block] for place in placed.places.get(claim, ())]
    yield from (number for number in numbers if number is not None)
