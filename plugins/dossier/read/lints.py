"""Lints: what YAML accepts although its writer meant something else.

A cheap look at the whole text says whether there is anything to look for; most files are done with that. What is
found is tried like a cause: it counts only if the gate lets the changed text through and it then says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.diagnostics import Diagnostic, Edit, Severity
from dossier.read.excerpts import edited
from dossier.read.keys import keys
from dossier.read.lines import Line, Suspect, lines_of, quoted
from dossier.read.model import Passage
from dossier.read.quoting import CLOSED, MARKDOWN, values
from dossier.read.slips import signs, spaces
from dossier.read.source_map import Loc, SourceMap
from dossier.read.yaml_gate import Document, Value, parse

_OPENING, _CLOSING = "“”„‟‘‚«»‹›\"'", "“”‟’‘«»‹›\"'"
_CURLY = "“”„‟‘’‚«»‹›"
_EMPHASIS = re.compile(
    r"\*\*\S(?:[^*]*\S)?\*\*|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*])|(?<!\w)__?[^\s_](?:[^_]*[^\s_])?__?(?!\w)"
    r"|`[^`]+`|\[[^\]]+\]\([^)]*\)"
)
_ITEM = re.compile(rf"(?<=[\[ ,])[{_CURLY}]([^{_CURLY},\]]+)[{_CURLY}](?=\s*[,\]])")
# Words of an article, and names, may well be in quotation marks.
_QUOTING = frozenset({*Passage.model_fields, "title", "name", "aliases"})


# One of these signs, or one of the patterns, is in every text in which there is something to find.
_SIGNS = ("#", "*", "`", "](", "'\"", "\"'")
_DENSE = re.compile(r":(?:[^\s:/0-9]|(?<=[a-z]:)[0-9])|\n[ ]*(?:-[ ]+)*(?:-[A-Za-z\"'\[{]|\+[ ])")
_UNDERSCORE = re.compile(r"(?<!\w)_\w")
_FOREIGN = re.compile(
    rf"(?:[:\[,]|^[ ]*-)[ ]*[\"']?[{_CURLY}]|[\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\xa0]|^[ ]*[•–—][ ]",
    re.MULTILINE,
)


def _is_suspicious(text: str) -> bool:
    """Return whether there can be anything to find, as cheaply as can be: nearly all texts have nothing."""
    if any(sign in text for sign in _SIGNS) or _DENSE.search(f"\n{text}"):
        return True
    return ("_" in text and _UNDERSCORE.search(text) is not None) or (
        not text.isascii() and _FOREIGN.search(text) is not None
    )


def linted(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Diagnostic]]:
    """Return what `parse` does, and what YAML accepted although the writer meant something else.

    The values are those that were meant where that is certain, so that nothing else is said of them.

    Args:
        text: YAML as `decode` returns it.
        path: Path for the diagnostics.
        first_line: Line of the file on which `text` starts, for front matter.
    """
    document, faults = parse(text, path, first_line)
    if document is None or not _is_suspicious(text):
        return document, faults
    for look in (_slips, _marks):
        for suspect in look(document):
            edits = suspect.readings[0]
            meant, _ = parse(edited(document.marks.text, edits), path, first_line)
            if meant is None or meant.data == document.data or not _is_other(suspect, document.data, meant.data):
                continue
            certain = suspect.offered and edited(text, edits) != text
            faults.append(suspect.finding(path, first_line, edits if certain else ()))
            document = meant if certain else document
    return document, [*faults, *_emphasis(document, path, first_line)]


def _slips(document: Document) -> Iterator[Suspect]:
    lines = lines_of(document.marks.text)
    yield from spaces(lines)
    yield from signs(lines)
    yield from (each for each in values(lines) if each.code in {"D121", "D122"})


def _is_other(suspect: Suspect, before: Value, after: Value) -> bool:
    """Return whether the difference is the one that the suspect is about, and not only one in a text."""
    if suspect.code in {"D122", "D123"}:
        return _shape(before) == _shape(after)
    return _shape(before) != _shape(after)


def _shape(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    return [_shape(each) for each in value] if isinstance(value, list) else type(value)


def _marks(document: Document) -> Iterator[Suspect]:
    """Yield values that are in quotation marks which YAML takes for a part of them."""
    data = document.data
    spoken = isinstance(data, dict) and data.get("speech") == "direct"
    for line in lines_of(document.marks.text):
        if line.is_structure and line.value and line.key not in _QUOTING and not (spoken and line.key == "says"):
            yield from _marked(line)


def _marked(line: Line) -> Iterator[Suspect]:
    if line.value.startswith("["):
        for match in _ITEM.finditer(line.value):
            edit = line.replaced(line.start + match.start(), line.start + match.end(), quoted(match[1]))
            yield _around(line, line.start + match.start(), len(match[0]), edit, curly=True)
        return
    value = line.value.rstrip()
    inner = value
    if (closed := CLOSED.match(value)) and closed.end() == len(value):
        inner = value[1:-1]
    if not inner[1:-1] or inner[0] not in _OPENING or inner[-1] not in _CLOSING:
        return
    word = inner[1:-1]
    curly = inner[0] in _CURLY or inner[-1] in _CURLY
    # "A" and "B" begins and ends with marks, but not with one pair.
    if any(mark in word for mark in (_OPENING[:-2] if curly else inner[0])):
        return
    if curly or inner is not value:
        edit = line.replaced(line.start, line.start + len(value), quoted(word))
        yield _around(line, line.start, len(value), edit, curly=curly)


def _around(line: Line, start: int, length: int, edit: Edit, *, curly: bool) -> Suspect:
    whose = f"the value of '{line.key}'" if line.key else "the item"
    kind = "curly quotation marks" if curly else "the inner quotation marks"
    message = f"{kind} are part of {whose}"
    return Suspect("D123", message, line.number, start + 1, length, ((edit,),))


def _emphasis(document: Document, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield the plain texts that have signs of Markdown in them, which readers would see."""
    data = document.data
    plain = keys().texts - MARKDOWN - Passage.model_fields.keys()
    if isinstance(data, dict) and "verdict" in data:
        # What a record says is Markdown.
        plain -= {"says"}
    for loc, text in _texts(data):
        key = next((each for each in reversed(loc) if isinstance(each, str)), "")
        found = _EMPHASIS.search(text) if key in plain else None
        if found is not None:
            line, column, length = _place(document.marks, loc, found[0], first_line)
            message = f"'{key}' is plain text, and readers would see the signs of Markdown"
            hint = "leave the signs out; only notes and reasons are read as Markdown"
            severity = Severity.WARNING
            yield Diagnostic("D124", message, path, line, column, hint=hint, severity=severity, length=length)


def _place(marks: SourceMap, loc: Loc, words: str, first_line: int) -> tuple[int, int, int | None]:
    line, column = marks.value(*loc)
    for number, raw in enumerate(marks.text.split("\n")[line - first_line :], line):
        if (at := raw.find(words, column - 1 if number == line else 0)) >= 0:
            return number, at + 1, len(words)
    return line, column, None


def _texts(value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif value is not None:
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(each, (*loc, key))
