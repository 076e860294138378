"""Pinning: from pasted words of an original to their pinpoint, without showing any of its wording."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dossier.diagnostics import PinError
from dossier.read.pinpoint import pin, words

if TYPE_CHECKING:
    from dossier.originals.verify import Source
    from dossier.read.pinpoint import Pinpoint


@dataclass(frozen=True, slots=True)
class Pins:
    """Where pasted words are in an original.

    Attributes:
        pinpoints: Every place, in order of the text.
        problem: Why there is not exactly one place, and what to do; None if there is.
    """

    pinpoints: tuple[Pinpoint, ...]
    problem: str | None = None


def pin_words(source: Source, text: str) -> Pins:
    """Return where the words of `text` are in `source`.

    Raises:
        PinError: There are no words in `text`.
    """
    wanted = words(text)
    if not wanted:
        raise PinError("no words are given; paste them as an argument or on standard input")
    found = tuple(pin(source.text, text))
    if len(found) == 1:
        return Pins(found)
    if found:
        places = "; ".join(f"paragraph {each.paragraph}, words {each.first}-{each.last}" for each in found)
        return Pins(found, f"the words are in {len(found)} places: {places}\n  hint: give more words, or choose one")
    return Pins((), _nearest(source, wanted))


def _nearest(source: Source, wanted: list[str]) -> str:
    """Return the message that `wanted` is not in one paragraph, and where its longest part is."""
    best = (0, 0, 0, 0)
    for number, paragraph in enumerate(source.paragraphs, 1):
        match = SequenceMatcher(None, wanted, paragraph, autojunk=False).find_longest_match()
        if match.size > best[0]:
            best = (match.size, match.a, match.b, number)
    size, here, there, number = best
    message = "the words are not in one paragraph of the original"
    if size == 0:
        return f"{message}, nor is any of them\n  hint: copy them from the original"
    return (
        f"{message}: of {len(wanted)} words, {here + 1}-{here + size} are in paragraph {number}, "
        f"words {there + 1}-{there + size}\n  hint: copy them from the original, one paragraph at a time"
    )
