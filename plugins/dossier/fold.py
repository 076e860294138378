"""Folding: two spellings of the same words compare equal, and every hit leads back to the text.

A passage is written by hand and a page is rendered by machine, so quotation marks, dashes, ellipses and white
space differ without a difference in meaning. `fold` takes them out of the comparison and keeps a map.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ALIKE = {
    **dict.fromkeys("‘’‚‛′ʼ`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
# Invisible in the rendered text: soft hyphen, zero-width space, joiners, byte order mark.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and where each of its code points came from.

    Attributes:
        text: The folded text.
        starts: For every code point of `text`, the code point offset in the original where it begins.
        ends: For every code point of `text`, the code point offset in the original where it ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original behind `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return `text` with typography, compatibility forms and white space folded, and the map back.

    Runs of white space become one space; dashes written as one to three hyphens become one hyphen; the result
    has neither leading nor trailing white space. Case is kept: it tells names from words.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(folded: str, start: int, end: int) -> None:
        for character in folded:
            if character in (" ", "-") and out and out[-1] == character:
                ends[-1] = end
                continue
            out.append(character)
            starts.append(start)
            ends.append(end)

    at = 0
    while at < len(text):
        # A base character and its combining marks fold together, so that é and e + accent meet.
        stop = at + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        cluster = text[at:stop]
        if cluster.isspace():
            put(" ", at, stop)
        elif cluster not in _INVISIBLE:
            folded = unicodedata.normalize("NFKC", _ALIKE.get(cluster, cluster))
            put("".join(" " if c.isspace() else _ALIKE.get(c, c) for c in folded), at, stop)
        at = stop
    first = 1 if out[:1] == [" "] else 0
    last = len(out) - 1 if len(out) > first and out[-1] == " " else len(out)
    return Folded("".join(out[first:last]), tuple(starts[first:last]), tuple(ends[first:last]))
