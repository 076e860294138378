"""Placements: where each claim is in its article, and which note it has there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.read.values import Dossier, LoadedClaim
from dossier.text.passages import PlacedArticle


@dataclass(frozen=True, slots=True)
class PassageContext:
    """One passage in its paragraph.

    Attributes:
        paragraph: Number of the paragraph in the original, or None.
        text: The block's text of record.
        start: Code point offset in `text` where the passage begins.
        end: Code point offset in `text` where it ends, excluded.
    """

    paragraph: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a claim's passages are, once they have been anchored.

    Attributes:
        contexts: Its passages in document order; empty for a claim without passages or where none was found.
        paragraph: Number in the original of the first paragraph it rests on, or None.
        number: Which note it is on the page of its article, in the order in which passages end; 0 if unknown.
        changed: Whether a passage was edited since it was annotated.
    """

    contexts: tuple[PassageContext, ...] = ()
    paragraph: int | None = None
    number: int = 0
    changed: bool = False


def placements(dossier: Dossier, placed: Mapping[str, PlacedArticle]) -> dict[str, Placement]:
    """Return the placement of every claim of `dossier`, by id; `placed` are its articles with passages, by slug."""
    numbers: dict[str, int] = {}
    texts: dict[str, list[str]] = {}
    for slug, article in placed.items():
        texts[slug] = [block.text for block in article.scan.blocks]
        numbers.update(_numbers(article, dossier.claims_of(slug)))
    found = {}
    for claim in dossier.claims.values():
        contexts: tuple[PassageContext, ...] = ()
        changed = False
        if claim.article in placed:
            article = placed[claim.article]
            contexts = tuple(
                PassageContext(article.numbers[at.block], texts[claim.article][at.block], at.start, at.end)
                for at in article.places.get(claim.id, ())
            )
            changed = any(edit.claim == claim.id and edit.place is not None for edit in article.edits)
        written = claim.claim.source.paragraph if claim.claim.source else None
        paragraph = contexts[0].paragraph if contexts else written
        found[claim.id] = Placement(contexts, paragraph, numbers.get(claim.id, 0), changed)
    return found


def _numbers(placed: PlacedArticle, claims: Iterable[LoadedClaim]) -> dict[str, int]:
    """Return which note each claim is on the page of its article: those on the whole article come first."""
    claims = list(claims)
    beside = [key for keys in notes_by_block(placed, claims).values() for key in keys]
    in_text = set(beside)
    whole = [claim.id for claim in claims if claim.id not in in_text]
    return {key: number for number, key in enumerate([*whole, *beside], 1)}


def notes_by_block(placed: PlacedArticle, claims: Iterable[LoadedClaim]) -> dict[int, list[str]]:
    """Return the claims whose notes belong to each block, in the order of the tallies in it."""
    where: list[tuple[int, int, int, str]] = []
    for claim in claims:
        if claim.id in placed.places:
            first = placed.places[claim.id][0]
            where.append((first.block, first.end, first.start, claim.id))
        elif claim.claim.source and claim.claim.source.paragraph in placed.numbers:
            where.append((placed.numbers.index(claim.claim.source.paragraph), 0, 0, claim.id))
    noted: dict[int, list[str]] = {}
    for block, _, _, key in sorted(where):
        noted.setdefault(block, []).append(key)
    return noted
