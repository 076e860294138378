"""Differences between two texts, by the word: a corrected comma goes with its word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from dossier.review.kinds import Op, Piece, Pieces

_WORD = re.compile(r"\s*\S+\s*")
_ALIKE = 0.35
"""Share of words in common below which two texts are shown one after the other."""


def difference(before: str, after: str) -> Pieces:
    """Return `after` with what it has lost and gained against `before`; pieces follow each other without overlap."""
    return marked_difference(before, after, ())


def marked_difference(before: str, after: str, marks: Iterable[tuple[int, int]]) -> Pieces:
    """Return the same, with the pieces marked that are in `marks`, which are code points of `after`.

    What was lost between two marked words is marked too.
    """
    inside = [False] * (len(after) + 1)
    for start, end in marks:
        inside[start:end] = [True] * (end - start)
    pieces: list[Piece] = []
    at = 0
    for op, text in _runs(before, after):
        if op is Op.OUT:
            # A word that went is in the passage where words around it are.
            pieces.append(Piece(text, op, inside[at] and at > 0 and inside[max(at - 2, 0)]))
            continue
        end = at + len(text)
        while at < end:
            last = next((i for i in range(at, end) if inside[i] != inside[at]), end)
            pieces.append(Piece(after[at:last], op, inside[at]))
            at = last
    return tuple(pieces)


def same(text: str) -> Pieces:
    """Return `text` as one piece that did not change; nothing if it is empty."""
    return (Piece(text),) if text else ()


def _runs(before: str, after: str) -> Iterator[tuple[Op, str]]:
    if before == after:
        if after:
            yield Op.SAME, after
        return
    old, new = _WORD.findall(before), _WORD.findall(after)
    first, second = [word.strip() for word in old], [word.strip() for word in new]
    if Indel.normalized_similarity(first, second) < _ALIKE:
        if before:
            yield Op.OUT, _spaced(before)
        if after:
            yield Op.IN, after
        return
    for op in _joined(
        [
            (each.tag, each.src_start, each.src_end, each.dest_start, each.dest_end)
            for each in Indel.opcodes(first, second)
        ]
    ):
        tag, start, end, there, last = op
        if tag == "equal":
            yield Op.SAME, "".join(new[there:last])
            continue
        if end > start:
            yield Op.OUT, _spaced("".join(old[start:end]))
        if last > there:
            yield Op.IN, "".join(new[there:last])


def _spaced(text: str) -> str:
    return text if text[-1:].isspace() else text + " "


_Op = tuple[str, int, int, int, int]


def _joined(ops: Sequence[_Op]) -> Iterator[_Op]:
    """Yield the steps, those that lie next to each other as one: what went is read before what came."""
    held: _Op | None = None
    for op in ops:
        if op[0] == "equal":
            if held is not None:
                yield held
                held = None
            yield op
        else:
            held = op if held is None else ("change", held[1], op[2], held[3], op[4])
    if held is not None:
        yield held
