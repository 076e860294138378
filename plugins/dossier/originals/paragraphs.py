"""Importing: an original becomes Markdown blocks, one for each of its paragraphs, with its words unchanged.

The full-text edition is made of such blocks, in memory only; a new article starts from them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

_HEADING_WORDS = 12
# A line that ends like a sentence, or goes on in the next one, is not a heading.
_SENTENCE_END = re.compile(r"[.!?:;,…]['\"”’»)\]]*$")
_FURNITURE = (
    re.compile(r"(also read|read also|read more|related|advertisement|share this)\b", re.IGNORECASE),
    re.compile(r"[Bb]y [A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,3}"),
    re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}( [-–—] \d{1,2}:\d{2} ?([ap]m)?)?"),
    re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}"),
)
# Characters that Markdown, or one of its common extensions, takes for markup. Written as character references
# they are plain text, in Python-Markdown and in CommonMark alike.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#+\-.!|~:^=&$@/%]")


class Part(StrEnum):
    """What a paragraph of an original is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One paragraph of an original.

    Attributes:
        number: Its number among the non-empty lines of the text, counted from 1.
        part: What it is.
        text: Its words, in NFC, white space collapsed.
    """

    number: int
    part: Part
    text: str


def source_blocks(text: str, furniture: Collection[int] | None = None) -> list[SourceBlock]:
    """Return the paragraphs of an original in their order, each with what it is.

    Args:
        text: The original; its paragraphs are its non-empty lines.
        furniture: Numbers of the paragraphs that are furniture; None to propose them from their wording.
    """
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    aside = _proposed(lines) if furniture is None else set(furniture)
    blocks = []
    for number, line in enumerate(lines, 1):
        following = next((each for at, each in enumerate(lines[number:], number + 1) if at not in aside), "")
        part = Part.HEADING if _is_heading(line, following) else Part.PARAGRAPH
        blocks.append(SourceBlock(number, Part.FURNITURE if number in aside else part, line))
    return blocks


def _proposed(lines: list[str]) -> set[int]:
    return {
        number
        for number, line in enumerate(lines, 1)
        if _FURNITURE[0].match(line) or any(pattern.fullmatch(line) for pattern in _FURNITURE[1:])
    }


def _is_heading(line: str, following: str) -> bool:
    """Return whether `line` heads what follows: short, not a sentence, and followed by something longer."""
    words = len(line.split())
    return words <= _HEADING_WORDS and len(following.split()) > words and not _SENTENCE_END.search(line)


def markdown(blocks: Collection[SourceBlock]) -> str:
    """Return `blocks` as Markdown, furniture left out; rendering it gives back their text and no markup of its own."""
    return "\n\n".join(_written(blocks)) + "\n"


def _written(blocks: Collection[SourceBlock]) -> Iterator[str]:
    for block in blocks:
        if block.part is not Part.FURNITURE:
            yield ("## " if block.part is Part.HEADING else "") + literal(block.text)


def literal(text: str) -> str:
    """Return Markdown that renders as `text`, whatever `text` looks like."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)
