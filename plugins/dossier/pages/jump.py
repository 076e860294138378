"""Jumps: the places of a long page, as the list beside it has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jump:
    """One place on a page.

    Attributes:
        target: Its target; on the page itself a number sign and the anchor.
        words: Its heading in few words.
        note: How much is there, or when it was; empty if nothing is said.
        tone: `dispute`, `agree` or `other` if all that is there stands so; else empty.
        below: Places within it.
    """

    target: str
    words: str
    note: str = ""
    tone: str = ""
    below: tuple[Jump, ...] = ()
