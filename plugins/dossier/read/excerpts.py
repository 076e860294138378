"""Excerpts: a diagnostic with the line that it is about, what is meant on it, and the line as it should be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier.diagnostics import Diagnostic, Edit, shown

_MOST_COLUMNS = 100
_MOST_LINES = 6
# The line of such a finding holds words of an original, which no log should repeat.
_NOT_SHOWN = frozenset({"D506"})
# What cannot be seen, or moves what follows it, is shown as one sign.
_SEEN = {"\t": "→", "\xa0": "␣", "\u202f": "␣", "\u2007": "␣", "\u3000": "␣"}
_YAML_PART = re.compile(
    r"""
    "(?:[^"\\]|\\.)*" | '(?:[^']|'')*'          # a quoted text that ends on its line
    | (?:(?<=\[)|(?<=,)|(?<=,\ ))[^,\]\[\s][^,\]\[]*(?=.*\])   # an item between brackets
    | [A-Za-z_][\w-]*(?=\s*:(?:\s|$))           # a key
    | \S+(?:[ ]+(?!\#)\S+)*                     # the rest of the line without its comment
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Excerpts:
    """Files of a project as they are now, each read when a diagnostic about it is first shown.

    Attributes:
        root: The project root.
    """

    root: Path
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def show(self, diagnostic: Diagnostic) -> str:
        """Return the text form of `diagnostic` with the line that it is about, without a line break at its end.

        The first line alone says where it is and what is wrong. Where the file has no such line, or the line
        holds words of an original, the form is that of `str(diagnostic)`.
        """
        line = self._line(diagnostic.path, diagnostic.line)
        if not line.strip() or diagnostic.code in _NOT_SHOWN:
            return str(diagnostic)
        said = [diagnostic.head, *_marked(diagnostic, line)]
        if diagnostic.edits:
            said += _under("fix", self.fixed(diagnostic))
        if diagnostic.hint is not None:
            said += _under("hint", diagnostic.hint.splitlines())
        return "\n".join(said)

    def pointed(self, diagnostic: Diagnostic) -> list[str]:
        """Return the line that `diagnostic` is about and, below, carets under what is meant; none if none is shown."""
        line = self._line(diagnostic.path, diagnostic.line)
        return _pointed(diagnostic, line) if line.strip() and diagnostic.code not in _NOT_SHOWN else []

    def fixed(self, diagnostic: Diagnostic) -> list[str]:
        """Return the lines that the edits of `diagnostic` change, as they are after it; what is empty is left out."""
        lines = self._read(diagnostic.path)
        fixed: list[str] = []
        for first, last, edits in _groups(diagnostic.edits):
            moved = (each.down(1 - first) for each in edits)
            fixed += edited("\n".join(lines[first - 1 : last]), moved).split("\n")
        kept = [_seen(each) for each in fixed if each.strip()]
        return [*kept[:_MOST_LINES], *(["…"] if len(kept) > _MOST_LINES else [])] or ["delete this line"]

    def length(self, diagnostic: Diagnostic) -> int:
        """Return how many code points are meant on the line of `diagnostic`, at least 1."""
        return _length(diagnostic, self._line(diagnostic.path, diagnostic.line))

    def _line(self, path: str, number: int) -> str:
        lines = self._read(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        if path not in self._lines:
            try:
                text = (self.root / path).read_text("utf-8-sig", errors="replace")
            except (OSError, ValueError):
                text = ""
            self._lines[path] = text.split("\n")
        return self._lines[path]


def _groups(edits: Iterable[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield the first and the last line that edits change, with those edits; lines between that stay are left out."""
    group: list[Edit] = []
    last = 0
    for each in sorted(edits, key=lambda edit: (edit.line, edit.column)):
        if group and each.line > last:
            yield group[0].line, last, group
            group = []
        group.append(each)
        last = max(last, each.end_line) if len(group) > 1 else each.end_line
    if group:
        yield group[0].line, last, group


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` after `edits`, which do not overlap and whose places are all in `text` as it is."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for each in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        start = starts[each.line - 1] + each.column - 1
        end = starts[each.end_line - 1] + each.end_column - 1
        text = text[:start] + each.text + text[end:]
    return text


def _length(diagnostic: Diagnostic, line: str) -> int:
    if diagnostic.length is not None:
        return max(diagnostic.length, 1)
    part = _YAML_PART if diagnostic.path.endswith((".yml", ".yaml")) else _WORD
    found = part.match(line, diagnostic.column - 1)
    return len(found[0]) if found else 1


def _marked(diagnostic: Diagnostic, line: str) -> list[str]:
    """Return the line with its number, and under it what is meant and what was expected and found."""
    start = min(diagnostic.column - 1, len(line))
    end = min(start + _length(diagnostic, line), max(len(line), start + 1))
    marked = _pointed(diagnostic, line)
    gutter = f"  {' ' * len(str(diagnostic.line))} | "
    # What is found need not be said again where it is what the carets are under.
    repeated = diagnostic.found == shown(line[start:end].strip("\"'"))
    details = replace(diagnostic, found=None).details if repeated else diagnostic.details
    if len(marked[-1]) - len(gutter) + len(details) < _MOST_COLUMNS:
        marked[-1] += f" {details}" if details else ""
    else:
        marked.append(f"{gutter}{details}")
    return marked


def _pointed(diagnostic: Diagnostic, line: str) -> list[str]:
    """Return the line with its number, and under it carets."""
    start = min(diagnostic.column - 1, len(line))
    end = min(start + _length(diagnostic, line), max(len(line), start + 1))
    left, right = _window(line, start)
    text = ("…" if left else "") + _seen(line[left:right]) + ("…" if right < len(line) else "")
    before = _width(line[left:start]) + (1 if left else 0)
    carets = "^" * max(_width(line[start : min(end, right)]), 1)
    number = str(diagnostic.line)
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {' ' * before}{carets}"]


def _window(line: str, start: int) -> tuple[int, int]:
    """Return which part of a long line is shown."""
    if len(line) <= _MOST_COLUMNS:
        return 0, len(line)
    left = max(0, min(start - _MOST_COLUMNS // 3, len(line) - _MOST_COLUMNS))
    return left, left + _MOST_COLUMNS


def _under(word: str, lines: list[str]) -> list[str]:
    """Return `lines` after `word`, the further ones below the first."""
    indent = " " * (len(word) + 4)
    return [f"{f'  {word}: ' if number == 0 else indent}{line}" for number, line in enumerate(lines)]


def _seen(text: str) -> str:
    return "".join(_SEEN.get(each) or (each if each.isprintable() else "�") for each in text)


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in _seen(text)
    )
