"""Pinpoints: where the words that support a claim are in an original, without the words.

A pinpoint `3:27-35=dcdc8353` names paragraph 3, words 27 to 35 (both counted from 1, both included) and the
first 8 hexadecimal digits of SHA-256 over those words. Paragraph and range are a hint: verification searches
all windows of that length for the hash, so a text that gained or lost a paragraph still verifies.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’]\w+)*")
PATTERN = re.compile(r"([1-9][0-9]{0,5}):([1-9][0-9]{0,5})-([1-9][0-9]{0,5})=([0-9a-f]{8})")
"""What a pinpoint looks like: paragraph, first word, last word, hash."""


@dataclass(frozen=True, slots=True, order=True)
class Pinpoint:
    """A range of words in one paragraph of an original, with the hash of the words.

    Attributes:
        paragraph: Non-empty line of the text, counted from 1.
        first: First word of the range, counted from 1 within the paragraph.
        last: Last word of the range, included.
        digest: First 8 hexadecimal digits of SHA-256 over the words joined by single spaces.
    """

    paragraph: int
    first: int
    last: int
    digest: str

    def __str__(self) -> str:
        return f"{self.paragraph}:{self.first}-{self.last}={self.digest}"

    @classmethod
    def parse(cls, text: str) -> Pinpoint:
        """Return the pinpoint written as `text`.

        Raises:
            ValueError: `text` is not of the form `PARAGRAPH:FIRST-LAST=HASH`, or its range is empty.
        """
        match = PATTERN.fullmatch(text)
        if match is None:
            raise ValueError("expected PARAGRAPH:FIRST-LAST=HASH, such as 3:27-35=dcdc8353")
        paragraph, first, last = (int(group) for group in match.groups()[:3])
        if last < first:
            raise ValueError("expected a range of words that does not end before it begins")
        return cls(paragraph, first, last, match[4])


def words(text: str) -> list[str]:
    """Return the words of `text` in the form that is hashed: NFC, lower case, straight apostrophes."""
    folded = unicodedata.normalize("NFC", text)
    return [word.lower().replace("’", "'") for word in _WORD.findall(folded)]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of `text`, which is in NFC, are: start and end in code points, in order."""
    return [match.span() for match in _WORD.finditer(text)]


def paragraphs(text: str) -> list[list[str]]:
    """Return the words of every paragraph of an original; paragraphs are its non-empty lines."""
    return [words(line) for line in text.splitlines() if line.strip()]


def digest(range_words: list[str]) -> str:
    """Return the first 8 hexadecimal digits of SHA-256 over `range_words` joined by single spaces."""
    return hashlib.sha256(" ".join(range_words).encode()).hexdigest()[:8]


def pin(text: str, passage: str) -> list[Pinpoint]:
    """Return the pinpoints of every place in the original `text` where the words of `passage` are.

    The result is in order of the text, and empty if the words are not in one paragraph.
    """
    wanted = words(passage)
    return [
        Pinpoint(number, start + 1, start + len(wanted), digest(wanted))
        for number, line in enumerate(paragraphs(text), 1)
        for start in range(len(line) - len(wanted) + 1)
        if wanted and line[start : start + len(wanted)] == wanted
    ]


def locate(text: str, pinpoint: Pinpoint) -> list[Pinpoint]:
    """Return every window of the original `text` whose words have the hash of `pinpoint`.

    The hinted place comes first if it matches; the others follow in order of the text.
    """
    length = pinpoint.last - pinpoint.first + 1
    found = [
        Pinpoint(number, start + 1, start + length, pinpoint.digest)
        for number, line in enumerate(paragraphs(text), 1)
        for start in range(len(line) - length + 1)
        if digest(line[start : start + length]) == pinpoint.digest
    ]
    return sorted(found, key=lambda place: (place != pinpoint, place))
