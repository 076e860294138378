"""Lines: a file of YAML as its writer sees it, line by line, whether or not YAML can read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.diagnostics import Diagnostic, Edit

_SPACE = r"[\s\u200b\u2060]"
_LINE = re.compile(
    rf"(?P<indent>{_SPACE}*)(?P<dash>(?:-(?:{_SPACE}+|$))*)"
    rf"(?:(?P<key>[A-Za-z_][\w-]*)(?P<colon>{_SPACE}*:)(?={_SPACE}|$))?(?P<gap>{_SPACE}*)(?P<value>.*)",
    re.DOTALL,
)
BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
"""What begins a text that is on the lines below."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        number: Its number, counted from 1.
        raw: The whole line.
        indent: The white space at its start.
        dash: Dashes of items, with the white space after each.
        key: The word before the colon, or an empty text.
        value: What follows.
        start: Where the value starts, in code points from 0.
        inside: Whether it is part of a text that began with `|` or `>` above.
    """

    number: int
    raw: str
    indent: str
    dash: str
    key: str
    value: str
    start: int
    inside: bool = False

    @property
    def column(self) -> int:
        """Where the key or the value is, without indentation and dashes, in code points from 0."""
        return len(self.indent) + len(self.dash)

    @property
    def is_structure(self) -> bool:
        """Whether the line begins an item or has a key."""
        return not self.inside and bool(self.key or self.dash)

    def replaced(self, start: int, end: int, text: str) -> Edit:
        """Return the edit that writes `text` in place of code points `start` to `end` of the line."""
        return Edit(self.number, start + 1, self.number, end + 1, text)


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text`."""
    found: list[Line] = []
    parent: int | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(raw)
        assert match is not None  # noqa: S101 - every part may be empty
        indent = match["indent"]
        if parent is not None and raw.strip() and len(indent) <= parent:
            parent = None
        line = Line(
            number,
            raw,
            indent,
            match["dash"],
            match["key"] or "",
            match["value"],
            match.start("value"),
            parent is not None,
        )
        found.append(line)
        if line.is_structure and BLOCK.fullmatch(line.value):
            parent = line.column if line.key else line.column - len(line.dash.rstrip().rpartition(" ")[2]) - 1
    return found


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a writer may have done, with the ways in which it may have been meant.

    Attributes:
        code: The code of the finding.
        message: What is wrong.
        line: Line in the text, counted from 1.
        column: Column in code points, counted from 1.
        length: How many code points are meant.
        readings: Edits of the text; each is one way in which it may have been meant.
        expected: What should be there.
        found: What is there.
        hint: The next step, if a person has to decide.
        offered: Whether an edit may be offered, and not only tried.
    """

    code: str
    message: str
    line: int
    column: int
    length: int
    readings: tuple[tuple[Edit, ...], ...]
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    offered: bool = True

    def finding(self, path: str, first_line: int, edits: tuple[Edit, ...]) -> Diagnostic:
        """Return the diagnostic about it, with `edits` if they are certain, in the lines of the file."""
        down = first_line - 1
        moved = tuple(Edit(e.line + down, e.column, e.end_line + down, e.end_column, e.text) for e in edits)
        hint = None if moved else self.hint
        place = (path, self.line + down, self.column)
        return Diagnostic(
            self.code, self.message, *place, self.expected, self.found, hint, length=self.length, edits=moved
        )


def quoted(text: str) -> str:
    """Return `text` in quotation marks as YAML has them, with as few escapes as can be; line breaks stay."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
