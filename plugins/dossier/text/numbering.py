"""Numbering: whether the blocks of a rendition match the paragraphs of its original, and its passages their pinpoints.

One change of a paragraph gives one finding, however many passages come after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dossier._native import Block, scan
from dossier.diagnostics import Diagnostic, shown
from dossier.read.source_map import SourcePosition
from dossier.read.values import Article, LoadedClaim
from dossier.text.align import Words, align, words_of
from dossier.text.anchor import paragraph_numbers, units
from dossier.text.rendition import render

_PART = 0.25
"""Share of the words of the shorter of two paragraphs that makes one a part of the other."""


def count_units(in_units: Sequence[int | None]) -> int:
    """Return how many units stand for paragraphs of the original."""
    return 1 + max((unit for unit in in_units if unit is not None), default=-1)


def record_blocks(article: Article) -> int:
    """Return the number of blocks of the rendition that stand for paragraphs of the original."""
    html = render(article).html
    return count_units(units(scan(html).blocks, html))


def expected_units(article: Article, paragraphs: int) -> int:
    """Return how many units retell the `paragraphs` of the original: all but its furniture."""
    return paragraphs - len({number for number in article.front.furniture if number <= paragraphs})


def check_count(
    article: Article, count: int, paragraphs: int, place: SourcePosition, because: str = ""
) -> Iterator[Diagnostic]:
    """Yield an error at `place` unless `count` blocks retell the `paragraphs` of the original, less the furniture.

    `because` says what was changed, if that is known.
    """
    expected = expected_units(article, paragraphs)
    furniture = paragraphs - expected
    if count != expected:
        message = "the blocks of the rendition do not match the paragraphs of its original"
        blocks = f"{expected} headings, paragraphs and list items"
        if furniture:
            blocks += f" ({paragraphs} paragraphs without {furniture} of furniture)"
        hint = "retell every paragraph in one block, or list it under `furniture`"
        found = f"{count}: {because}" if because else str(count)
        yield Diagnostic("D404", message, article.path, *place, blocks, found, hint)


def reshaped(article: Article, before: Iterable[str], now: Sequence[str], count: int) -> str:
    """Return which paragraph was split, joined, added or deleted; empty if that cannot be told.

    Args:
        article: The article.
        before: Markdown of its earlier versions, the newest first.
        now: The text of each of its units.
        count: How many units it should have.
    """
    for body in before:
        html = render(article, body).html
        blocks = scan(html).blocks
        old = unit_texts(blocks, units(blocks, html))
        if len(old) == count:
            return next(_reshaped(article, old, now), "")
    return ""


def unit_texts(blocks: Sequence[Block], in_units: Sequence[int | None]) -> list[str]:
    """Return the text of each unit."""
    texts = [""] * count_units(in_units)
    for block, unit in zip(blocks, in_units, strict=True):
        if unit is not None:
            texts[unit] = f"{texts[unit]} {block.text}".strip()
    return texts


def _reshaped(article: Article, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    numbers = paragraph_numbers(len(old), article.front.furniture)
    parts = _parts(old, new)
    for one, other in pairwise(parts):
        if one and other and one[-1] == other[0]:
            yield f"paragraph {numbers[other[0]]} was split"
    for found in parts:
        if len(found) > 1:
            yield f"paragraphs {numbers[found[0]]} and {numbers[found[1]]} were joined"
    left = set(range(len(old))) - {unit for found in parts for unit in found}
    if len(new) < len(old) and left:
        yield f"paragraph {numbers[min(left)]} was deleted"
    if len(new) > len(old) and [] in parts:
        at = parts.index([])
        yield f"a paragraph was added after paragraph {numbers[at - 1]}" if at else "a paragraph was added on top"


def _parts(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    """Return for each new unit the old units of which it has a part, or which are a part of it, in their order."""
    before, after = words_of("\n".join(old)), words_of("\n".join(new))
    of_old, of_new = _units_of_words(before, old), _units_of_words(after, new)
    old_sizes, new_sizes = Counter(of_old), Counter(of_new)
    shared: list[Counter[int]] = [Counter() for _ in new]
    for at, other in enumerate(align(before, after).back):
        if other >= 0:
            shared[of_new[at]][of_old[other]] += 1
    return [
        sorted(unit for unit, count in found.items() if count >= _PART * min(old_sizes[unit], new_sizes[number]))
        for number, found in enumerate(shared)
    ]


def _units_of_words(words: Words, texts: Sequence[str]) -> list[int]:
    """Return for each word of the joined `texts` the number of its text."""
    ends = []
    at = 0
    for text in texts:
        at += len(text) + 1
        ends.append(at)
    found, unit = [], 0
    for start in words.starts:
        while start >= ends[unit]:
            unit += 1
        found.append(unit)
    return found


def paragraph_problem(claim: LoadedClaim, index: int, paragraph: int | None) -> Iterator[Diagnostic]:
    """Yield an error if a passage is in a different paragraph from its pinpoint."""
    source = claim.claim.passages[index].source
    if source is not None and source.paragraph != paragraph:
        yield Diagnostic(
            "D406",
            "the passage is in a different paragraph from its pinpoint",
            claim.path,
            *claim.marks.value("passages", index, "source"),
            f"a pinpoint in paragraph {paragraph}",
            shown(str(source)),
            "put the paragraphs of the rendition in the order of the original; where they are, run `dossier pin` "
            "with the words of the original, or correct `furniture`",
        )


def each_once(problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield `problems` of one article with one for all passages that are in one wrong paragraph.

    Where the paragraphs are not as many as they should be, that says it all.
    """
    wrong: dict[tuple[str | None, str], list[Diagnostic]] = {}
    for problem in problems:
        if problem.code != "D406":
            yield problem
        else:
            wrong.setdefault((problem.expected, (problem.found or "").partition(":")[0]), []).append(problem)
    if any(problem.code == "D404" for problem in problems):
        return
    for first, *others in wrong.values():
        more = f", and {len(others)} more in the same two paragraphs" if others else ""
        yield replace(first, found=f"{first.found}{more}")
