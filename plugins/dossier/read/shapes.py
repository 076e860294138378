"""Shapes: what a writer did who wrote a mapping for a list, a list for a mapping, or a key in another place.

An edit is certain only if the gate lets the edited text through, and the value is then what the model asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from dossier.diagnostics import Edit
from dossier.read.excerpts import edited
from dossier.read.lines import Line, lines_of, quoted
from dossier.read.scalars import slug_fault
from dossier.read.yaml_gate import Value, parse

if TYPE_CHECKING:
    from dossier.read.source_map import Loc, SourceMap

Edits: TypeAlias = tuple[Edit, ...]


def as_list(marks: SourceMap, loc: Loc, value: Value, item: str | None) -> Edits:
    """Return the edits that make a list of the `value` at `loc`; none if it is not certain how.

    Args:
        marks: Positions of the whole document.
        loc: Where the value is.
        value: A text or a mapping.
        item: The one key that an item needs; empty if it needs more, None if items are words.
    """
    line, start = _line(marks, loc)
    key = marks.key(*loc)
    if isinstance(value, dict) and line.number > key.line - marks.first_line + 1:
        lines = lines_of(marks.text)
        return _sure(marks, loc, _itemized(lines, line, start), lambda now: now == [value])
    if isinstance(value, str) and line.raw[start:].rstrip() == value:
        parts = [part.strip() for part in value.split(",")]
        if item is None and all(slug_fault(part) is None for part in parts):
            edit = line.replaced(start, start + len(value), f"[{', '.join(parts)}]")
            return _sure(marks, loc, (edit,), lambda now: now == parts)
        if item:
            indent = " " * (key.column + 1)
            edit = line.replaced(start - 1, start + len(value), f"\n{indent}- {item}: {value}")
            return _sure(marks, loc, (edit,), lambda now: now == [{item: value}])
    return ()


def _itemized(lines: list[Line], first: Line, start: int) -> Edits:
    """Return the edits that put a dash before the mapping that starts on line `first`, and indent the rest of it."""
    edits = [first.replaced(start, start, "- ")]
    for each in lines[first.number :]:
        if each.raw.strip() and len(each.indent) < start:
            break
        if each.raw.strip():
            edits.append(each.replaced(0, 0, "  "))
    return tuple(edits)


def as_mapping(marks: SourceMap, loc: Loc, value: Value, item: str | None) -> Edits:
    """Return the edits that make a mapping of the `value` at `loc`; none if it is not certain how.

    Args:
        marks: Positions of the whole document.
        loc: Where the value is.
        value: A text or a list.
        item: The one key that a mapping there needs; empty if it needs more.
    """
    line, start = _line(marks, loc)
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        dash = line.replaced(start, start + 1, " ")
        return _sure(marks, loc, (dash,) if line.raw[start] == "-" else (), lambda now: now == value[0])
    if isinstance(value, str) and item and loc and isinstance(loc[-1], int) and line.dash:
        return _sure(marks, loc, (line.replaced(start, start, f"{item}: "),), lambda now: now == {item: value})
    return ()


def as_word(marks: SourceMap, loc: Loc, value: str, word: str) -> Edits:
    """Return the edit that writes `word` in place of the `value` at `loc`; none if the value is not on one line."""
    line, start = _line(marks, loc)
    for written in (value, quoted(value), f"'{value}'"):
        if line.raw.startswith(written, start):
            edit = line.replaced(start, start + len(written), word)
            return _sure(marks, loc, (edit,), lambda now: now == word)
    return ()


def as_text(marks: SourceMap, loc: Loc) -> Edits:
    """Return the edit that puts what is at `loc` into quotation marks, from its bracket to the end of its line."""
    line, start = _line(marks, loc)
    written = line.raw[start:].rstrip()
    edit = line.replaced(start, start + len(written), quoted(written))
    return _sure(marks, loc, (edit,) if written[:1] in {"[", "{"} else (), lambda now: now == written)


def as_key(marks: SourceMap, loc: Loc, value: Value, word: str) -> Edits:
    """Return the edit that writes `word` in place of the key at `loc`, which has the `value`."""
    place = marks.key(*loc)
    line = lines_of(marks.text)[place.line - marks.first_line]
    edit = line.replaced(place.column - 1, place.column - 1 + len(str(loc[-1])), word)
    return _sure(marks, (*loc[:-1], word), (edit,), lambda now: now == value)


def below(marks: SourceMap, data: Value, key: str, home: str) -> Edits:
    """Return the edits that put the `key` at the top into the last item of the list `home`, right above it."""
    items = data.get(home) if isinstance(data, dict) else None
    last = items[-1] if isinstance(items, list) and items else None
    if not isinstance(data, dict) or not isinstance(last, dict) or key in last:
        return ()
    names = list(data)
    if names.index(key) == 0 or names[names.index(key) - 1] != home:
        return ()
    lines = lines_of(marks.text)
    first = lines[marks.key(key).line - marks.first_line]
    column = marks.value(home, len(items or ()) - 1).column - 1
    edits = [first.replaced(0, 0, " " * column)]
    for each in lines[first.number :]:
        if each.raw.strip() and not each.indent:
            break
        if each.raw.strip():
            edits.append(each.replaced(0, 0, " " * column))
    return _sure(marks, (home, len(items or ()) - 1, key), tuple(edits), lambda now: now == data[key])


def _line(marks: SourceMap, loc: Loc) -> tuple[Line, int]:
    """Return the line on which the value at `loc` starts, in the text, and where, in code points from 0."""
    place = marks.value(*loc)
    return lines_of(marks.text)[place.line - marks.first_line], place.column - 1


def _sure(marks: SourceMap, loc: Loc, edits: Edits, is_meant: Callable[[Value], bool]) -> Edits:
    """Return `edits`, in the lines of the file, if the value at `loc` is then what is meant; else none."""
    document, _ = parse(edited(marks.text, edits), "")
    now: Value = document.data if document is not None else None
    for part in loc:
        if isinstance(now, dict) and isinstance(part, str):
            now = now.get(part)
        elif isinstance(now, list) and isinstance(part, int) and part < len(now):
            now = now[part]
        else:
            return ()
    if not edits or not is_meant(now):
        return ()
    down = marks.first_line - 1
    return tuple(Edit(e.line + down, e.column, e.end_line + down, e.end_column, e.text) for e in edits)
