"""Weaving: marks, numbers and notes are spliced into the rendered HTML, and nothing else changes.

Only insertions are made, never a parse and a new serialisation: taking out what was inserted gives back the
identical bytes. Everything inserted carries `data-dossier`; `mark` and `wrap` are transparent to the scanner,
every other value hides its element from it, so that scan(weave(html)) = scan(html).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markupsafe import escape

from dossier._native import Block, scan
from dossier.relations import Standing
from dossier.text.anchor import TextRange

_STRENGTH = {Standing.DISPUTE: 0, Standing.AGREE: 1, Standing.LONE: 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim to be marked.

    Attributes:
        id: Fragment identifier that leads to the first passage.
        state: Whether other articles agree with the claim.
        places: Its passages in document order; not empty.
        tally: HTML put right after the first passage; its outermost element carries `data-dossier`.
    """

    id: str
    state: Standing
    places: Sequence[TextRange]
    tally: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """What is put beside a block: HTML before its text (a number) and after it (notes), each with `data-dossier`."""

    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Splices:
    """Insertions by code point offset, in the order of their ranks: `_BELOW` a heading, `_CLOSE`, `_ALONE`, `_OPEN`."""

    at: dict[int, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def put(self, offset: int, rank: int, text: str) -> None:
        self.count += 1
        self.at[offset].append((rank, self.count, text))

    def apply(self, html: str) -> str:
        pieces: list[str] = []
        last = 0
        for offset in sorted(self.at):
            pieces += [html[last:offset], *(text for _, _, text in sorted(self.at[offset]))]
            last = offset
        return "".join([*pieces, html[last:]])


_BELOW, _CLOSE, _ALONE, _OPEN = -1, 0, 1, 2
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST = 20
"""Letters of the longest word that the style sheet makes room for."""


def weave(
    html: str,
    blocks: Sequence[Block],
    marks: Iterable[Mark],
    beside: Mapping[int, Margin] | None = None,
    head: str = "",
    end: str = "",
) -> str | None:
    """Return `html` with `marks` on their passages and `beside` beside its blocks.

    None if `html` would read differently with them, which can happen if it is not well-formed: an unfinished tag
    swallows what is put after it, and a stray end tag closes what is wrapped.

    Args:
        html: A rendered page.
        blocks: What the scanner found in `html`.
        marks: Claims to mark; their passages may overlap and nest. Pieces that several claims share carry them all.
        beside: For some indexes into `blocks`, what is put beside the block. A paragraph at the top of the page or in a
            block quote is wrapped together with it; in a list item it is put around the item's text, which is
            wrapped; in a cell of a table, inside the cell.
        head: HTML put before everything, its outermost element carrying `data-dossier`.
        end: HTML put after everything, likewise.
    """
    splices = _Splices()
    if head:
        splices.put(0, _ALONE, head)
    for index, what in (beside or {}).items():
        _put_beside(splices, blocks[index], what)
    by_block: dict[int, list[tuple[TextRange, Mark, bool]]] = defaultdict(list)
    for mark in marks:
        for number, place in enumerate(mark.places):
            by_block[place.block].append((place, mark, number == 0))
    for index in sorted(by_block):
        _put_marks(splices, blocks[index], by_block[index])
    if end:
        splices.put(len(html), _OPEN, end)
    woven = splices.apply(html)
    return woven if [_read(block) for block in scan(woven).blocks] == [_read(block) for block in blocks] else None


def _read(block: Block) -> tuple[str, str | None, str]:
    return block.path, block.id, block.text


def _put_beside(splices: _Splices, block: Block, what: Margin) -> None:
    if block.kind in {"td", "th"}:
        # A row may contain only cells.
        splices.put(block.inner_start, _OPEN, what.before)
        splices.put(block.inner_end, _ALONE, what.after)
        return
    if block.kind == "li":
        # After the marks' own closings, before their openings: the text of the item is wrapped as a whole.
        splices.put(block.inner_start, _OPEN, f'{what.before}<div class="dossier-item" data-dossier="wrap">')
        splices.put(block.inner_end, _ALONE, f"</div>{what.after}")
        return
    if set(block.path.split("/")[:-1]) - {"blockquote"}:
        splices.put(block.start, _OPEN, what.before)
        splices.put(block.end, _CLOSE, what.after)
        return
    splices.put(block.start, _OPEN, f'<div class="dossier-unit" data-dossier="wrap">{what.before}')
    splices.put(block.end, _CLOSE, f"{what.after}</div>")


def _put_marks(splices: _Splices, block: Block, claims: list[tuple[TextRange, Mark, bool]]) -> None:
    if block.kind in _HEADINGS:
        # A heading is read out in lists of headings, where a button does not belong: it goes below.
        splices.put(block.end, _BELOW, "".join(mark.tally for _, mark, first in claims if first))
        claims = [(place, replace(mark, tally=""), first) for place, mark, first in claims]
    edges = sorted({edge for place, _, _ in claims for edge in (place.start, place.end)})
    named: set[str] = set()
    for node in _text_nodes(block):
        cuts = [edge for edge in edges if node[0][0] < edge < node[-1][1]]
        bounds = [node[0][0], *cuts, node[-1][1]]
        for start, end in pairwise(bounds):
            inside = [(place, mark, first) for place, mark, first in claims if place.start < end and start < place.end]
            if inside:
                _put_piece(splices, block.text, node, start, end, inside, named)


def _put_piece(
    splices: _Splices,
    text: str,
    node: list[tuple[int, int, int, int]],
    start: int,
    end: int,
    inside: list[tuple[TextRange, Mark, bool]],
    named: set[str],
) -> None:
    state = min((mark.state for _, mark, _ in inside), key=_STRENGTH.__getitem__)
    ids = [mark.id for _, mark, first in inside if first and mark.id not in named]
    named.update(ids)
    opening, closing = _html_offset(node, start), _html_end(node, end)
    for extra in ids[1:]:
        splices.put(opening, _OPEN, f'<span data-dossier="anchor" id="{escape(extra)}"></span>')
    identity = f' id="{escape(ids[0])}"' if ids else ""
    carried = escape(" ".join(mark.id for _, mark, _ in inside))
    splices.put(
        opening,
        _OPEN,
        f'<mark class="dossier-mark" data-dossier="mark" data-state="{state}" data-claims="{carried}"{identity}>',
    )
    tallies = "".join(mark.tally for place, mark, first in inside if first and place.end == end)
    splices.put(closing, _CLOSE, f"{tallies and _keep(tallies, text[:end])}</mark>")


def _keep(tallies: str, before: str) -> str:
    """Return `tallies` as the style sheet keeps them on the line of the word that ends `before`.

    The tallies leave that word the room that it takes. A style sheet cannot know how wide a word is, so it is told how
    many letters the word has, in steps of four.
    """
    *_, word = "", *before.split()
    step = min(-(-len(word) // 4) * 4, _LONGEST)
    return (
        '<span class="dossier-keep" data-dossier="tallies">'
        f'<span class="dossier-tallies" data-letters="{step}">{tallies}</span></span>'
    )


def _text_nodes(block: Block) -> list[list[tuple[int, int, int, int]]]:
    """Return the runs of `block` grouped by text node: runs that follow each other without a tag between."""
    nodes: list[list[tuple[int, int, int, int]]] = []
    for run in block.runs:
        if nodes and nodes[-1][-1][3] == run[2] and nodes[-1][-1][1] == run[0]:
            nodes[-1].append(run)
        else:
            nodes.append([run])
    return nodes


def _html_offset(node: list[tuple[int, int, int, int]], at: int) -> int:
    """Return the offset in the HTML of the text offset `at`; inside an atomic run, its beginning."""
    run = next(run for run in node if run[0] <= at < run[1])
    return run[2] + (at - run[0] if run[1] - run[0] == run[3] - run[2] else 0)


def _html_end(node: list[tuple[int, int, int, int]], at: int) -> int:
    """Return the offset in the HTML right after the text offset `at`; inside an atomic run, its end."""
    run = next(run for run in node if run[0] < at <= run[1])
    return run[2] + at - run[0] if run[1] - run[0] == run[3] - run[2] else run[3]
