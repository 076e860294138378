"""Anchoring: where each passage of a claim is in the text of record, or why it cannot be placed.

The text of record is what the scanner yields for the rendered HTML of an article: its blocks, in document
order. A passage is a run of words inside one block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

from dossier._native import Block
from dossier.text.fold import Folded, fold

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class Fault(StrEnum):
    """Why a passage has no place; the values are diagnostic codes."""

    NOT_FOUND = "D401"
    AMBIGUOUS = "D402"
    ACROSS_BLOCKS = "D403"
    OUT_OF_CONTEXT = "D408"


@dataclass(frozen=True, slots=True)
class TextRange:
    """Where a passage is.

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


@lru_cache(maxsize=2048)
def _folded(text: str) -> Folded:
    return fold(text)


def anchor(
    blocks: Sequence[Block], text: str, *, before: str | None = None, after: str | None = None
) -> TextRange | Unplaced:
    """Return the place of the passage `text` among `blocks`, or why it has none.

    `before` and `after` are words directly before and after the passage; they choose between several places. At the
    end of its block they go on in the next one, so that they also tell equal paragraphs apart. Matching folds
    typography and white space, never case, and hits begin and end at the edges of words.
    """
    wanted = fold(text).text
    if not wanted:
        return Unplaced(Fault.NOT_FOUND, ())
    hits = _all_hits(blocks, wanted)
    lead, trail = _folded(before or "").text, _folded(after or "").text
    chosen = [
        (index, folded, start)
        for index, folded, start in hits
        if _text_before(blocks, index, folded, start, len(lead)).endswith(lead)
        and _text_after(blocks, index, folded, start + len(wanted), len(trail)).startswith(trail)
    ]
    if len(chosen) == 1:
        index, folded, start = chosen[0]
        return TextRange(index, *folded.origin(start, start + len(wanted)))
    if hits:
        fault = Fault.AMBIGUOUS if chosen else Fault.OUT_OF_CONTEXT
        return Unplaced(fault, tuple(index for index, _, _ in chosen or hits))
    seen = _across(blocks, wanted)
    return Unplaced(Fault.ACROSS_BLOCKS if seen else Fault.NOT_FOUND, seen)


def places(blocks: Sequence[Block], text: str) -> list[TextRange]:
    """Return every place of the passage `text` among `blocks`, found as `anchor` finds it; none for no text."""
    wanted = fold(text).text
    hits = _all_hits(blocks, wanted) if wanted else []
    return [TextRange(index, *folded.origin(start, start + len(wanted))) for index, folded, start in hits]


def _all_hits(blocks: Sequence[Block], wanted: str) -> list[tuple[int, Folded, int]]:
    """Return where `wanted` begins: the index of the block, its folded text, and the code point in that."""
    return [
        (index, folded, start)
        for index, block in enumerate(blocks)
        for folded in [_folded(block.text)]
        for start in _hits(folded, wanted)
    ]


def _hits(folded: Folded, wanted: str) -> list[int]:
    """Return where `wanted` begins in `folded`, at all edges of words, in code points."""
    hits: list[int] = []
    at = folded.text.find(wanted)
    while at >= 0:
        if folded.is_edge(at) and folded.is_edge(at + len(wanted)):
            hits.append(at)
        at = folded.text.find(wanted, at + 1)
    return hits


def _text_before(blocks: Sequence[Block], index: int, folded: Folded, end: int, size: int) -> str:
    """Return the folded text before `folded.text[end]` in block `index`: `size` code points or more, if there are."""
    text = folded.text[:end].rstrip()
    if len(text) >= size:
        return text
    texts = [text]
    for block in reversed(blocks[:index]):
        texts.append(block.text)
        size -= len(_folded(block.text).text)
        if size <= 0:
            break
    return fold(" ".join(reversed(texts))).text


def _text_after(blocks: Sequence[Block], index: int, folded: Folded, start: int, size: int) -> str:
    """Return the folded text from `folded.text[start]` in block `index`: `size` code points or more, if there are."""
    text = folded.text[start:].lstrip()
    if len(text) >= size:
        return text
    texts = [text]
    for block in blocks[index + 1 :]:
        texts.append(block.text)
        size -= len(_folded(block.text).text)
        if size <= 0:
            break
    return fold(" ".join(texts)).text


def _across(blocks: Sequence[Block], wanted: str) -> tuple[int, ...]:
    """Return the blocks that the words run across when blocks are read as one text; empty where they do not."""
    texts = tuple(block.text for block in blocks)
    joined = _joined(texts)
    hits = _hits(joined, wanted)
    if not hits:
        return ()
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    start, end = joined.origin(hits[0], hits[0] + len(wanted))
    return tuple(range(bisect_right(begins, start) - 1, bisect_right(begins, end - 1)))


@lru_cache(maxsize=8)
def _joined(texts: tuple[str, ...]) -> Folded:
    return fold(" ".join(texts))


def takes_notes(block: Block) -> bool:
    """Return whether a note can be shown beside `block`: a heading, a paragraph or an item, and not in a footnote."""
    return (block.kind in _HEADINGS or block.kind in {"p", "li"}) and not block.path.startswith("section")


def units(blocks: Sequence[Block], html: str) -> list[int | None]:
    """Return, for every block of `html`, its number among the units that stand for paragraphs of the original.

    Units are counted from 0: headings other than the first-level one, paragraphs outside lists, list items, and rows
    of tables. Every block of one list item or row has the number of that item or row; a block that is not a unit has
    None, such as a footnote, which is in a `section`.
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
