"""Kinds of change: pieces of texts, what can change in a claim, and how closely that is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType


class Op(StrEnum):
    """Whether a piece of text was there before and is after."""

    SAME = ""
    OUT = "-"
    IN = "+"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text that may have changed.

    Attributes:
        text: Its characters, with the white space after it.
        op: Whether it stayed, went or came.
        marked: Whether it is in a passage.
    """

    text: str
    op: Op = Op.SAME
    marked: bool = False


Pieces = tuple[Piece, ...]


class Change(StrEnum):
    """What changed in a claim; the value is the word for it."""

    ADDED = "added"
    DISPUTES = "disputes"
    ANSWER = "answer"
    SPEAKER = "speaker"
    KIND = "kind"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    DELETED = "deleted"
    UNREADABLE = "unreadable"
    WORDING = "wording"
    PASSAGE = "passage"
    LINKS = "links"
    NOTE = "note"
    RENAMED = "renamed"
    NAMES = "topics"


class Weight(IntEnum):
    """How closely a change is read: the lowest first."""

    DISPUTES = 1
    SPEAKER = 2
    WITHDRAWAL = 3
    WORDING = 4
    ADDRESS = 5
    NAMES = 6


WEIGHTS = MappingProxyType(
    {
        Change.ADDED: Weight.WORDING,
        Change.DISPUTES: Weight.DISPUTES,
        Change.ANSWER: Weight.DISPUTES,
        Change.SPEAKER: Weight.SPEAKER,
        Change.KIND: Weight.SPEAKER,
        Change.WITHDRAWN: Weight.WITHDRAWAL,
        Change.RESTORED: Weight.WITHDRAWAL,
        Change.DELETED: Weight.WITHDRAWAL,
        Change.UNREADABLE: Weight.WITHDRAWAL,
        Change.WORDING: Weight.WORDING,
        Change.PASSAGE: Weight.WORDING,
        Change.LINKS: Weight.WORDING,
        Change.NOTE: Weight.WORDING,
        Change.RENAMED: Weight.ADDRESS,
        Change.NAMES: Weight.NAMES,
    }
)
