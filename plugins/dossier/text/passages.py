"""Passages of a whole article: its claims placed in its blocks, and its blocks numbered like the original.

This is where anchoring meets the annotations: what cannot be placed becomes a diagnostic that says where the
passage is written, what it was looked for in, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier._native import Block, Scan, scan
from dossier.diagnostics import Diagnostic, shown
from dossier.read.origins import Origins
from dossier.read.pinpoint import locate, word_spans
from dossier.read.values import Dossier, LoadedClaim
from dossier.text.anchor import Fault, TextRange, Unplaced, anchor, paragraph_numbers, takes_notes, units
from dossier.text.changes import Changes, PassageChange, edit_problem, paragraphs_of
from dossier.text.numbering import check_count, count_units, each_once, expected_units, paragraph_problem, unit_texts
from dossier.text.rendition import Rendition
from dossier.text.repeats import same_claims

_NOTHING_KNOWN = Origins()


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article's rendered text with its claims on it.

    Attributes:
        slug: The article.
        html: The rendered page that was scanned, unchanged.
        scan: What the scanner found in it.
        numbers: For every block, the number of its paragraph in the original, counted from 1; None for blocks
            that stand for no paragraph.
        places: For every claim of the article that has a passage, its places in document order.
        edits: Passages that were edited since they were annotated, or are gone.
        problems: What could not be placed, and what does not fit.
    """

    slug: str
    html: str
    scan: Scan
    numbers: tuple[int | None, ...]
    places: dict[str, tuple[TextRange, ...]] = field(default_factory=dict)
    edits: tuple[PassageChange, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def place_claims(
    dossier: Dossier, slug: str, html: str, original: str | None = None, origins: Origins = _NOTHING_KNOWN
) -> PlacedArticle:
    """Return the article `slug`, rendered as `html`, with every claim's passages placed or reported.

    Args:
        dossier: The loaded dossier.
        slug: The article.
        html: Its rendered page: the rendition, or the original where `original` is given.
        original: The text of the original. Passages are then placed by their pinpoints and not by their words.
        origins: What the article said when its passages got their words.
    """
    article = dossier.articles[slug]
    scanned = scan(html)
    blocks = scanned.blocks
    in_units = units(blocks, html)
    count = count_units(in_units)
    paragraphs = paragraph_numbers(count, article.front.furniture)
    numbers = tuple(None if unit is None else paragraphs[unit] for unit in in_units)
    places: dict[str, tuple[TextRange, ...]] = {}
    edits: list[PassageChange] = []
    problems: list[Diagnostic] = []
    changes = Changes(article, blocks, origins)
    if article.front.paragraphs is not None and not article.taken_down:
        place = article.marks.value("paragraphs")
        expected = expected_units(article, article.front.paragraphs)
        because = "" if count == expected else changes.reshaped(unit_texts(blocks, in_units), expected)
        problems += check_count(article, count, article.front.paragraphs, place, because)
    taken = {name: "the page" for name, _ in scanned.ids} | {f"p{number}": "a paragraph" for number in paragraphs}
    for claim in dossier.claims_of(slug):
        if claim.slug in taken:
            problems.append(_id_taken(claim, taken[claim.slug]))
        if original is None:
            found, faults, edited = _place_claim(claim, blocks, numbers, changes)
            edits += edited
        else:
            found, faults = _place_in_original(claim, blocks, numbers, original)
        problems += faults
        if found:
            places[claim.id] = tuple(sorted(found, key=lambda place: (place.block, place.start, place.end)))
    return PlacedArticle(slug, html, scanned, numbers, places, tuple(edits), tuple(each_once(problems)))


def check_passages(
    dossier: Dossier, renditions: Mapping[str, Rendition], placed: Mapping[str, PlacedArticle]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the passages of all articles, and with the Markdown that they are in.

    Args:
        dossier: The loaded dossier.
        renditions: Its articles as rendered, by slug.
        placed: The same with their passages.
    """
    for slug, article in placed.items():
        yield from renditions[slug].problems
        yield from article.problems
        yield from same_claims(dossier.claims_of(slug), article.places, article.scan.blocks)


def _place_claim(
    claim: LoadedClaim, blocks: Sequence[Block], numbers: Sequence[int | None], changes: Changes
) -> tuple[list[TextRange], list[Diagnostic], list[PassageChange]]:
    found: list[TextRange] = []
    faults: list[Diagnostic] = []
    edits: list[PassageChange] = []
    for index, passage in enumerate(claim.claim.passages):
        result = anchor(blocks, passage.text, before=passage.before, after=passage.after)
        edit = changes.edit(claim, index, result)
        if edit is not None:
            edits.append(edit)
            faults.append(edit_problem(claim, edit, blocks, numbers))
            found += [edit.place] if edit.place is not None else []
            continue
        if isinstance(result, TextRange) and takes_notes(blocks[result.block]):
            found.append(result)
            faults += paragraph_problem(claim, index, numbers[result.block])
            continue
        if isinstance(result, Unplaced) and result.fault is Fault.OUT_OF_CONTEXT:
            faults.append(_wrong_context(claim, index, blocks, paragraphs_of(result.seen, numbers)))
            continue
        if isinstance(result, TextRange):
            code, (message, hint) = "D407", _NO_NOTE
            expected = "words of a heading, a paragraph or an item of a list"
            where = _PARTS.get(blocks[result.block].kind, "another part")
        else:
            code, (message, hint) = result.fault.value, _EXPLAINED[result.fault]
            expected = f"words that occur once in one block of the article {claim.article!r}"
            where = paragraphs_of(result.seen, numbers)
        place = claim.marks.value("passages", index, "text")
        words = shown(passage.text) + (f" in {where}" if where else "")
        faults.append(Diagnostic(code, message, claim.path, *place, expected, words, hint))
    return found, faults, edits


def _wrong_context(claim: LoadedClaim, index: int, blocks: Sequence[Block], where: str) -> Diagnostic:
    """Return which of `before` and `after` is not next to a passage that is found in the paragraphs `where`."""
    passage = claim.claim.passages[index]
    alone = anchor(blocks, passage.text, before=passage.before)
    before_fits = isinstance(alone, TextRange) or alone.fault is not Fault.OUT_OF_CONTEXT
    key, words = ("after", passage.after) if before_fits else ("before", passage.before)
    place = claim.marks.value("passages", index, key)
    expected = f"the words directly {key} {shown(passage.text)}" + (f" in {where}" if where else "")
    message, hint = _EXPLAINED[Fault.OUT_OF_CONTEXT]
    return Diagnostic("D408", message, claim.path, *place, expected, shown(words or ""), hint)


def _place_in_original(
    claim: LoadedClaim, blocks: Sequence[Block], numbers: Sequence[int | None], original: str
) -> tuple[list[TextRange], list[Diagnostic]]:
    """Place the passages of `claim` by their pinpoints; what is reported names no word of the original."""
    found: list[TextRange] = []
    faults: list[Diagnostic] = []
    for index, passage in enumerate(claim.claim.passages):
        windows = locate(original, passage.source) if passage.source else []
        block = next((at for at, number in enumerate(numbers) if windows and number == windows[0].paragraph), None)
        spans = word_spans(blocks[block].text) if block is not None else []
        if block is not None and windows[0].last <= len(spans):
            found.append(TextRange(block, spans[windows[0].first - 1][0], spans[windows[0].last - 1][1]))
            continue
        line, column = claim.marks.value("passages", index)
        faults.append(
            Diagnostic(
                code="D503",
                message="the passage has no place in the original",
                path=claim.path,
                line=line,
                column=column,
                expected="a `source` whose words are in a paragraph that is not furniture",
                found=shown(str(passage.source)) if passage.source else "no `source`",
                hint="run `dossier pin` with the words of the original",
            )
        )
    return found, faults


_PARTS = {
    "h1": "the title",
    "li": "a footnote",
    "p": "a footnote",
    "pre": "a block of code",
    "td": "a table",
    "th": "a table",
}
"""What blocks without notes are called, by kind; paragraphs and items are among them where they are in a footnote."""

_NO_NOTE = (
    "the passage is where no note can be shown",
    "choose words of the text around it, or put `scope: paragraph` in place of `passages`",
)
_EXPLAINED = {
    Fault.NOT_FOUND: (
        "the passage is not found in the article",
        "copy the words from the published article; case counts, typography and line breaks do not",
    ),
    Fault.AMBIGUOUS: (
        "the passage is found more than once",
        "make the passage longer, or add `before` or `after` with the words next to it",
    ),
    Fault.OUT_OF_CONTEXT: (
        "the passage is found, but not next to these words",
        "copy the words next to the passage from the published article; they may reach into the paragraph beside it",
    ),
    Fault.ACROSS_BLOCKS: (
        "the passage runs across blocks",
        "keep to one paragraph, and give the rest as a second item of `passages`",
    ),
}


def _id_taken(claim: LoadedClaim, by: str) -> Diagnostic:
    return Diagnostic(
        code="D405",
        message="the claim's slug is already an anchor of its article",
        path=claim.path,
        expected="a slug that no heading or paragraph of the article has",
        found=f"{shown(claim.slug)}, taken by {by}",
        hint="rename the file",
    )
