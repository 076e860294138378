"""Anchoring: each passage of a claim is found in the text of record, or it is said why not.

The text of record is what the scanner yields for the rendered HTML of an article: its blocks, in document
order. A passage is a run of words inside one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dossier._native import Block
from dossier.fold import Folded, fold

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class Fault(StrEnum):
    """Why a passage has no place; the values are diagnostic codes."""

    NOT_FOUND = "D401"
    AMBIGUOUS = "D402"
    ACROSS_BLOCKS = "D403"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands.

    Attributes:
        block: Index into the scanned blocks.
        start: Code point offset in the block's text where the passage begins.
        end: Code point offset in the block's text where it ends, excluded.
    """

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A passage without a place, and the blocks in which its words were seen (indexes into the blocks)."""

    fault: Fault
    seen: tuple[int, ...]


@lru_cache(maxsize=4096)
def _folded(text: str) -> Folded:
    return fold(text)


def anchor(
    blocks: Sequence[Block], text: str, *, before: str | None = None, after: str | None = None
) -> Place | Unplaced:
    """Return the place of the passage `text` among `blocks`, or why it has none.

    `before` and `after` are words that stand directly before and after the passage in its block; they choose
    between several places. Matching folds typography and white space, never case, and hits begin and end at
    word boundaries.
    """
    wanted = fold(text).text
    if not wanted:
        return Unplaced(Fault.NOT_FOUND, ())
    lead = fold(before).text if before else ""
    trail = fold(after).text if after else ""
    places = [
        Place(index, *folded.origin(start, start + len(wanted)))
        for index, block in enumerate(blocks)
        for folded in [_folded(block.text)]
        for start in _hits(folded.text, wanted)
        if folded.text[:start].rstrip().endswith(lead) and folded.text[start + len(wanted) :].lstrip().startswith(trail)
    ]
    if len(places) == 1:
        return places[0]
    if places:
        return Unplaced(Fault.AMBIGUOUS, tuple(place.block for place in places))
    seen = _across(blocks, wanted)
    return Unplaced(Fault.ACROSS_BLOCKS if seen else Fault.NOT_FOUND, seen)


def _hits(text: str, wanted: str) -> list[int]:
    hits: list[int] = []
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        inside_word = (at > 0 and text[at - 1].isalnum() and wanted[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        )
        if not inside_word:
            hits.append(at)
        at = text.find(wanted, at + 1)
    return hits


def _across(blocks: Sequence[Block], wanted: str) -> tuple[int, ...]:
    """Return the blocks that the words run across when blocks are read as one text; empty where they do not."""
    joined, owners = "", [0]
    for index, block in enumerate(blocks):
        joined += ("" if not joined else " ") + _folded(block.text).text
        owners += [index] * (len(joined) - len(owners))
    hits = _hits(joined, wanted)
    if not hits:
        return ()
    owners.append(len(blocks) - 1)
    first, last = owners[hits[0]], owners[min(hits[0] + len(wanted), len(owners) - 1)]
    return tuple(range(first, last + 1))


def takes_notes(block: Block) -> bool:
    """Return whether a note can be shown beside `block`: a heading, a paragraph or an item, and not in a footnote."""
    return (block.kind in _HEADINGS or block.kind in {"p", "li"}) and not block.path.startswith("section")


def units(blocks: Sequence[Block], html: str) -> list[int | None]:
    """Return, for every block of `html`, its number among the units that stand for paragraphs of the original.

    Units are counted from 0: headings other than the first-level one, paragraphs outside lists, list items, and rows
    of tables. Every block of one list item or row has the number of that item or row; a block that is no unit has
    None, such as a footnote, which stands in a `section`.
    """
    numbers: list[int | None] = []
    count = 0
    item_start, item_end, row_end = -1, 0, 0
    for block in blocks:
        if block.kind == "li" and takes_notes(block):
            # A nested item is one of its own. The text of one item may come in several blocks.
            if block.start != item_start:
                count += 1
            item_start, item_end = block.start, max(item_end, block.end)
        elif block.start < item_end:
            # What else is in an item with text of its own belongs to it. Of an item that holds paragraphs and no
            # text the extent is not known, and each paragraph counts.
            pass
        elif block.kind in {"td", "th"}:
            if "<tr" in html[row_end : block.start]:
                count += 1
            row_end = block.end
        elif takes_notes(block):
            count += 1
        else:
            numbers.append(None)
            continue
        numbers.append(count - 1)
    return numbers


def paragraph_numbers(units_in_page: int, furniture: Sequence[int]) -> list[int]:
    """Return the paragraph number in the original, counted from 1, of each unit of the rendition.

    Paragraphs listed in `furniture` have no counterpart and are passed over.
    """
    left_out = set(furniture)
    numbers: list[int] = []
    candidate = 0
    while len(numbers) < units_in_page:
        candidate += 1
        if candidate not in left_out:
            numbers.append(candidate)
    return numbers
