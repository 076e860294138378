"""Sentences: where they end in a paragraph, and those of an original as ranges of its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dossier.read.pinpoint import word_spans

# A full stop ends a sentence where white space and a capital, a digit or an opening quotation mark follow.
_END = re.compile(r"[.!?…]+['\"”’)\]]*(?=\s+['\"“‘(\[]*[A-Z0-9])")
# "U.S. President", "Mr. Smith", "J. Smith": the stop belongs to the word. Where such a word ends a sentence, the two
# sentences count as one, which asks no less of the claims that cover them.
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|St|vs|No|Jr|Sr)\.)['\"”’)\]]*$")


_LONGEST = 32
"""Code points before a full stop in which an abbreviation may begin; to look through all would take too long."""


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence of an original.

    Attributes:
        paragraph: Non-empty line of the text, counted from 1.
        number: Its number in the paragraph, counted from 1.
        first: Its first word, counted from 1 within the paragraph.
        last: Its last word, included.
    """

    paragraph: int
    number: int
    first: int
    last: int


@lru_cache(maxsize=1024)
def sentence_ends(line: str) -> tuple[int, ...]:
    """Return where all sentences of a paragraph but the last end: code point offsets right after their full stops."""
    # Every claim of a paragraph asks for them.
    return tuple(
        match.end()
        for match in _END.finditer(line)
        if not _ABBREVIATION.search(line, max(match.start() - _LONGEST, 0), match.end())
    )


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of the original `text` in their order; a sentence has at least one word."""
    found = []
    lines = [line for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    for paragraph, line in enumerate(lines, 1):
        spans = word_spans(line)
        first, number = 1, 0
        for end in [*sentence_ends(line), len(line)]:
            last = sum(1 for start, _ in spans if start < end)
            if last >= first:
                number += 1
                found.append(Sentence(paragraph, number, first, last))
            first = last + 1
    return found
