"""Diagnostics: what an author has to fix, where, and how.

A diagnostic has four parts: where it is, what was expected, what was found, and the next step. Every fault of
every file becomes one, so that one run reports everything; exceptions are for callers that cannot go on at all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dossier.codes import ADVICE, CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MAX_SHOWN = 60


class Severity(StrEnum):
    """Whether a diagnostic always fails a check, only under `--strict`, or never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file that is certain to be right: `text` in place of what is from its start to its end.

    Attributes:
        line: Line where it starts, counted from 1.
        column: Column in code points where it starts, counted from 1.
        end_line: Line where it ends; the same as `line` unless line ends are replaced.
        end_column: Column before which it ends; the same place as the start inserts.
        text: What is written there.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str

    def down(self, lines: int) -> Edit:
        """Return the same change in a text that has this many more lines before it."""
        return replace(self, line=self.line + lines, end_line=self.end_line + lines)

    def as_json(self) -> dict[str, str | int]:
        """Return the JSON form."""
        return {
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to fix.

    Attributes:
        code: A key of `CODES`.
        message: What is wrong; starts in lower case, has no final period and no line break.
        path: File, relative to the project root, with forward slashes.
        line: Line in the file, counted from 1.
        column: Column in code points, counted from 1.
        expected: What should be there.
        found: What is there, made printable by `shown`.
        hint: The next step.
        severity: Whether it fails every check, only a strict one, or none.
        length: How many code points of the line are meant; None for the value or word that starts there.
        edits: Changes of the file that put it right, in their order and without overlap; none if a person has to
            decide.
    """

    code: str
    message: str
    path: str
    line: int = 1
    column: int = 1
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    length: int | None = None
    edits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"diagnostic code {self.code!r} is not registered in CODES")
        if self.severity is not Severity.ERROR and self.code not in ADVICE:
            raise ValueError(f"diagnostic code {self.code!r} is not registered in ADVICE, so it is an error")

    def __str__(self) -> str:
        """Return the text form: one line, and the hint on a second one."""
        text = f"{self._before_message}{self.statement}"
        return text if self.hint is None else f"{text}\n  hint: {self.hint}"

    @property
    def head(self) -> str:
        """Place, code and message."""
        return f"{self._before_message}{self.message}"

    @property
    def _before_message(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f" ({self.severity})"
        return f"{self.path}:{self.line}:{self.column}: {self.code}{mark} "

    @property
    def statement(self) -> str:
        """The message with what was expected and what was found."""
        return f"{self.message}: {self.details}" if self.details else self.message

    @property
    def details(self) -> str:
        """What was expected and what was found; empty if neither is known."""
        said = {"expected": self.expected, "found": self.found}
        return ", ".join(f"{word} {what}" for word, what in said.items() if what is not None)

    def as_json(self) -> dict[str, object]:
        """Return the JSON form; all keys are always present, in this order."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "expected": self.expected,
            "found": self.found,
            "hint": self.hint,
            "length": self.length,
            "edits": [each.as_json() for each in self.edits],
        }

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, str, str]:
        """Order in which diagnostics are shown: by place, then code, then message, then what was found."""
        place = (self.path, self.line, self.column)
        return (*place, self.code, self.message, self.found or "", self.expected or "")


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `diagnostics` without repetitions, in the order in which they are shown."""
    return sorted(set(diagnostics), key=lambda each: each.sort_key)


def weighed(diagnostics: Iterable[Diagnostic], severity: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    """Yield `diagnostics`, those that are not errors with the severity that is set for their code."""
    for each in diagnostics:
        if each.severity is not Severity.ERROR and each.code in severity:
            yield replace(each, severity=severity[each.code])
        else:
            yield each


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """Return how many errors, warnings and notes there are, under the names of `Severity`."""
    tally = Counter(each.severity for each in diagnostics)
    return {str(severity): tally[severity] for severity in Severity}


def shown(text: str, limit: int = _MAX_SHOWN) -> str:
    """Return `text` in single quotes, on one line, at most `limit` code points long, safe for a terminal.

    What is not printable is written as an escape, so that text from a file cannot break a line of output
    or control the terminal or the log that shows it.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "'" + printable(cut) + "'"


def printable(text: str) -> str:
    """Return `text` with everything that is not printable written as a backslash escape."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else _escape(each) for each in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `name` was most likely meant to be, or None if nothing is close."""
    choices = sorted(known)
    # A third of the letters may differ: enough for a typing error or a missing plural, not for a guess.
    best = process.extractOne(name[:200], choices, scorer=fuzz.ratio, score_cutoff=66)
    return None if best is None else best[0]


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return the hint that names the closest of `known`, or None if nothing is close."""
    best = closest(name, known)
    return None if best is None else f"did you mean {shown(best)}?"


def one_of(choices: Iterable[str]) -> str:
    """Return `choices` as words: `a`, `a or b`, `a, b or c`."""
    words = list(choices)
    return re.sub(r", ([^,]*)$", r" or \1", ", ".join(words))


class DossierError(Exception):
    """Something that stops a call; the subclass says what the caller can correct."""


class RootError(DossierError):
    """The folder that was given is not the root of a dossier."""


class SearchError(DossierError):
    """The index, the site or the queries cannot be used as given."""


class SourcesError(DossierError):
    """The folder of originals is missing, unreadable or lacks the article that was asked for."""


class PinError(DossierError):
    """The words that were given cannot be pinned in the original."""
