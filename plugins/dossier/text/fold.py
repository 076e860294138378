"""Folding: what a reader cannot tell apart compares equal, and every hit leads back to the text.

A passage is written by hand and a page is rendered by machine, so quotation marks, dashes, ellipses and white
space differ without a difference in meaning, and so do the code points of one letter. `fold` takes them out of the
comparison and keeps a map.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = {
    **dict.fromkeys("‘’‚‛′ʼ`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_SIGNS_OF_NUMBERS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters (Cf) that are drawn: they enclose or underline the digits that follow."""
_NOT_DRAWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point of Unicode 16, without format characters."""
_PLAIN = re.compile(r"[!-,.-_a-~]+(?: [!-,.-_a-~]+)*")
"""Runs that fold to themselves: ASCII without hyphens and backticks, single spaces within."""
_HALFWIDTH_MARKS = "\uff9e\uff9f"
"""Voicing marks of halfwidth kana: letters to Unicode, and one letter with the kana before them after NFKC."""
_UNSPACED = (
    "BOPOMOFO",
    "CJK",
    "HIRAGANA",
    "IDEOGRAPHIC",
    "KATAKANA",
    "KHMER",
    "LAO",
    "MYANMAR",
    "NUSHU",
    "TAI",
    "TANGUT",
    "THAI",
    "TIBETAN",
    "YI",
)
"""How the names of letters begin in scripts without spaces between words."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where each of its code points came from.

    Attributes:
        text: The folded text.
        starts: For every code point of `text`, the code point offset in the original where it begins.
        ends: For every code point of `text`, the code point offset in the original where it ends.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that became `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def is_edge(self, at: int) -> bool:
        """Return whether a passage may begin or end before the code point `at` of `text`.

        It may not where the two code points next to it are of one word, or of one letter. Scripts without spaces
        between words, and Korean, which adds particles to them, have an edge between any two letters.
        """
        if not 0 < at < len(self.text):
            return True
        left, right = self.text[at - 1], self.text[at]
        if not (_of_a_word(left) and _of_a_word(right)):
            return True
        return (is_unspaced(left) or is_unspaced(right)) and self.starts[at - 1] != self.starts[at]


def fold(text: str) -> Folded:
    """Return `text` with typography, equivalent forms and white space folded, and the map back.

    A letter with its marks is in composed compatibility form (NFKC), and characters that are not drawn are left
    out (Default_Ignorable_Code_Point of Unicode). Runs of white space become one space, or nothing between two
    wide letters of a script without spaces, where only a line break can have put it. Dashes written as one to
    three hyphens become one hyphen. The result has neither leading nor trailing white space. Case is kept: it
    tells names from words.
    """
    out: list[str] = []
    # A number each: as Python's own, they would take ten times the memory.
    starts, ends = array("I"), array("I")

    def put(folded: str, start: int, end: int) -> None:
        for character in folded:
            if character in (" ", "-") and out and out[-1] == character:
                ends[-1] = end
                continue
            if len(out) > 1 and out[-1] == " " and _is_wide(text[start]) and _is_wide(text[starts[-2]]):
                del out[-1], starts[-1], ends[-1]
            out.append(character)
            starts.append(start)
            ends.append(end)

    at = 0
    while at < len(text):
        plain = _PLAIN.match(text, at)
        if plain is not None:
            # The last letter may have marks on it; it is left to what follows.
            stop = plain.end() if text[plain.end() : plain.end() + 1].isascii() else plain.end() - 1
            out += text[at:stop]
            starts.extend(range(at, stop))
            ends.extend(range(at + 1, stop + 1))
            at = stop
            if at == len(text):
                break
        cluster, start, last, at = _cluster(text, at)
        if cluster.isspace():
            put(" ", start, last)
        elif cluster:
            folded = unicodedata.normalize("NFKC", _ALIKE.get(cluster, cluster))
            put("".join(" " if c.isspace() else _ALIKE.get(c, c) for c in folded), start, last)
    first = 1 if out[:1] == [" "] else 0
    end = len(out) - 1 if len(out) > first and out[-1] == " " else len(out)
    return Folded("".join(out[first:end]), starts[first:end], ends[first:end])


def _cluster(text: str, at: int) -> tuple[str, int, int, int]:
    """Return the letter at `at` with what composes with it, where it begins and ends, and where the next one begins.

    They fold together: é and e with an accent meet, and so does Hangul in parts. Of ignorable characters alone,
    the cluster is empty.
    """
    start, stop, last = at, at + 1, at + 1
    cluster = "" if is_ignorable(text[at]) else text[at]
    while stop < len(text) and (_composes(text[stop]) or is_ignorable(text[stop])):
        if not is_ignorable(text[stop]):
            start = start if cluster else stop
            cluster += text[stop]
            last = stop + 1
        stop += 1
    return cluster, start, last, stop


@lru_cache(maxsize=4096)
def is_ignorable(character: str) -> bool:
    """Return whether a character is not drawn: joiners, direction marks, variation selectors, fillers, tags."""
    if unicodedata.category(character) == "Cf":
        return character not in _SIGNS_OF_NUMBERS
    return _NOT_DRAWN.match(character) is not None


@lru_cache(maxsize=4096)
def _composes(character: str) -> bool:
    """Return whether a character belongs to the letter before it: marks, and the later parts of a Hangul syllable."""
    first = unicodedata.normalize("NFKD", character)[0]
    later_part = "\u1161" <= first <= "\u11ff" or "\ud7b0" <= first <= "\ud7ff"
    return later_part or _is_mark(first) or character in _HALFWIDTH_MARKS


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


@lru_cache(maxsize=4096)
def _of_a_word(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


@lru_cache(maxsize=4096)
def is_unspaced(character: str) -> bool:
    """Return whether a character is a letter of a script without spaces between words, or of Korean."""
    return unicodedata.name(character, "").startswith((*_UNSPACED, "HANGUL"))


@lru_cache(maxsize=4096)
def _is_wide(character: str) -> bool:
    """Return whether lines break without a space at a character: Chinese, Japanese, Yi, and their punctuation."""
    if unicodedata.east_asian_width(character) not in {"W", "F"}:
        return False
    return unicodedata.category(character).startswith("P") or unicodedata.name(character, "").startswith(_UNSPACED)
