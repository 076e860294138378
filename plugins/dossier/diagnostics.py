"""Diagnostics: what an author has to fix, where, and how.

A diagnostic has four parts: where it is, what was expected, what was found, and the next step. Every fault of
every file becomes one, so that one run reports everything; exceptions are for callers that cannot go on at all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

# The registry: every code that the project raises, with its meaning. A code is never given a second meaning.
CODES = MappingProxyType(
    {
        # D1xx: a file cannot be read, or is not the plain YAML that the dossier accepts.
        "D101": "the file cannot be read",
        "D102": "the file is too large",
        "D103": "the file is not UTF-8, or has a character that hides or breaks text",
        "D104": "the YAML cannot be parsed",
        "D105": "an anchor or an alias is used",
        "D106": "a tag is used",
        "D107": "a directive is used",
        "D108": "a second document follows",
        "D109": "values are nested too deep",
        "D110": "there are too many values",
        "D111": "a key is written twice",
        "D112": "a merge key is used",
        "D113": "a key is not plain text",
        "D114": "the front matter is missing or has no end",
        "D115": "a symbolic link is in place of a file or folder",
        "D116": "a file name does not end in .yml",
        "D117": "a file is in a place where nothing is read",
        "D118": "a file name is not a slug",
        "D119": "a file name is not UTF-8",
        "D120": "the annotations are of another version of the format",
        # D2xx: the YAML does not follow the model.
        "D201": "a key is not known",
        "D202": "a key is missing",
        "D203": "a value has the wrong shape",
        "D204": "a value is not one of those allowed",
        "D205": "a text is empty or too long",
        "D206": "a value is malformed",
        "D207": "keys do not go together",
        "D208": "a list has too few items",
        "D209": "a slug is defined twice",
        "D210": "a slug is reserved",
        # D3xx: something that is named does not exist or contradicts something else.
        "D301": "an article is not found",
        "D302": "a topic is not defined",
        "D303": "an entity is not defined",
        "D304": "an event is not defined",
        "D305": "a question is not defined",
        "D306": "a position is not defined on its question",
        "D307": "a claim is not found",
        "D308": "an article is marked silent on a question that one of its claims answers",
        "D309": "a list names the same thing twice",
        "D310": "a former address belongs to a claim or question that exists",
        "D311": "a former address is given twice",
        "D312": "a withdrawn claim points to itself or to another withdrawn claim",
        "D313": "a value is given for a question without a unit",
        "D314": "an article has not yet been read for a question",
        "D315": "an article with claims is kept from the site",
        "D316": "a claim is made twice",
        "D317": "two articles have the same text",
        "D318": "a record checks a remark where only the author of the article speaks",
        "D319": "an article is marked silent on a question, but one of its claims takes a side on it",
        "D320": "a sentence of the summary rests on a claim that is disputed, rejected or withdrawn",
        # D4xx: a passage cannot be placed in the article's text.
        "D401": "a passage is not found in the article",
        "D402": "a passage is found more than once",
        "D403": "a passage runs across blocks",
        "D404": "the blocks of a rendition do not match the paragraphs of its original",
        "D405": "a claim's slug is already an anchor of its article",
        "D406": "a passage is in a different paragraph from its pinpoint",
        "D407": "a passage is where no note can be shown",
        "D408": "a passage is found, but not next to its `before` or `after`",
        "D411": "the article has other words than a passage, and its place is certain",
        "D412": "the article has other words than a passage, and its place is likely",
        "D413": "a passage is gone from the article",
        # D5xx: the originals do not support what is written.
        "D501": "the original of an article is missing",
        "D502": "the original is not the one that the article names",
        "D503": "a pinpoint is lost: its words are nowhere in the original",
        "D504": "a pinpoint has shifted: its words are elsewhere in the original",
        "D505": "the front matter counts paragraphs that the original does not have",
        "D506": "a run of words is shared with an original",
        "D507": "the original cannot be read",
        "D508": "a sentence of an original is not accounted for",
        # D6xx: links between claims.
        "D601": "the other end of a link is not found",
        "D602": "a claim links to itself",
        "D603": "a symmetric link is written on both sides",
        "D604": "a link is written twice",
        "D605": "a link leads to a withdrawn claim",
        "D606": "an agreement is written that a shared position already gives",
        "D607": "a link on a finished page leads nowhere",
        "D608": "two claims are said both to agree and to dispute",
        "D609": "a dispute between claims of one speaker has no note",
        # D7xx: addresses.
        "D701": "a published address would lead nowhere",
        # D8xx: the Markdown of a rendition.
        "D801": "a rendition contains raw HTML",
        "D802": "a rendition has Markdown of another dialect",
        "D803": "an address in a rendition is refused",
        "D804": "a block of a rendition holds too much markup",
        "D805": "another plugin changes the text of an article",
        "D806": "another plugin leaves the HTML of an article unfinished",
        # D9xx: pages in `docs/` other than articles, and what the site is built with.
        "D901": "a value in the front matter of a page is not plain text",
        "D902": "a page contains HTML that could do harm",
        "D903": "the theme is not Material",
        "D904": "another plugin does not work with a dossier",
        "D905": "a block of a page holds too much markup",
        "D906": "an address in a page is malformed",
        "D907": "a page has the address of one that is made from annotations",
        "D908": "an entry of a catalogue of words is left out",
    }
)

_MAX_SHOWN = 60


class Severity(StrEnum):
    """Whether a diagnostic always fails a check, or only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


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
        severity: Whether it fails every check or only a strict one.
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

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"diagnostic code {self.code!r} is not registered in CODES")

    def __str__(self) -> str:
        """Return the text form: one line, and the hint on a second one."""
        mark = " (warning)" if self.severity is Severity.WARNING else ""
        text = f"{self.path}:{self.line}:{self.column}: {self.code}{mark} {self.message}"
        if self.expected is not None:
            text += f": expected {self.expected}"
        if self.found is not None:
            text += (", found " if self.expected is not None else ": found ") + self.found
        if self.hint is not None:
            text += f"\n  hint: {self.hint}"
        return text

    def as_json(self) -> dict[str, str | int | None]:
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
        }

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, str, str]:
        """Order in which diagnostics are shown: by place, then code, then message, then what was found."""
        place = (self.path, self.line, self.column)
        return (*place, self.code, self.message, self.found or "", self.expected or "")


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `diagnostics` without repetitions, in the order in which they are shown."""
    return sorted(set(diagnostics), key=lambda each: each.sort_key)


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """Return how many errors and warnings there are, under the names of `Severity`."""
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
