"""Indents: lines that are indented by other than their neighbours, and what they were to stand below."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.diagnostics import Edit
from dossier.read.keys import keys
from dossier.read.lines import BLOCK, Line, Suspect

_NEAR = 3
"""How many lines before the one where YAML gives up may be the cause."""


def indents(lines: list[Line], around: int) -> Iterator[Suspect]:
    """Yield the lines near line number `around` that may have too few or too many spaces."""
    structure = [each for each in lines if each.is_structure]
    near = [each for each in structure if around - _NEAR <= each.number <= around]
    for line in [*reversed(near), *structure[:1]]:
        yield from _indent(line, [each for each in structure if each.number < line.number], lines)


def _indent(line: Line, above: list[Line], lines: list[Line]) -> Iterator[Suspect]:
    here = len(line.indent)
    if line.dash:
        # Where items are, before where keys are.
        items = {len(each.indent) for each in above if each.dash}
        places = items | {each.column for each in above if each.key}
    else:
        items = set()
        places = {each.column for each in above if each.key}
    targets = sorted((places or {0}) - {here}, key=lambda place: (place not in items, abs(place - here), -place))
    kept = [place for place in targets if _goes(line, place, above)]
    # A slip of one space has one reading: the nearest place.
    slips = [place for place in kept if abs(place - here) == 1]
    tried = slips or kept
    if tried:
        readings = tuple(edits for place in tried for edits in _moved(line, place - here, lines))
        hint = "indent what belongs together by the same number of spaces"
        message, length = _message(line, tried[0], above), len(line.key) or 1
        yield Suspect("D104", message, line.number, line.column + 1, length, readings, hint=hint)


def _goes(line: Line, place: int, above: list[Line]) -> bool:
    """Return whether the key of `line` may be next to the one above it that is at `place`."""
    if line.dash or not line.key:
        return True
    other = next((each for each in reversed(above) if each.key and each.column == place), None)
    return other is None or keys().together(line.key, other.key)


def _moved(line: Line, by: int, lines: list[Line]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that move `line` alone, and with what is indented below it."""
    yield (_shift(line, by),)
    below = []
    for each in lines[line.number :]:
        if each.raw.strip() and len(each.indent) <= len(line.indent):
            break
        if each.raw.strip() and len(each.indent) + by >= 0:
            below.append(_shift(each, by))
    if below:
        yield (_shift(line, by), *below)


def _shift(line: Line, by: int) -> Edit:
    return line.replaced(0, 0, " " * by) if by > 0 else line.replaced(0, -by, "")


def _message(line: Line, place: int, above: list[Line]) -> str:
    said = f"'{line.key}'" if line.key and not line.dash else "the item"
    said += f" is indented by {_spaces(len(line.indent))}"
    beside = [each for each in reversed(above) if (len(each.indent) if line.dash else each.column) == place]
    other = next((each for each in beside if bool(each.dash) >= bool(line.dash)), None)
    if other is None:
        return f"{said}, and not by {place}" if place else f"{said}, and should not be"
    name = "the item above it" if line.dash else f"'{other.key}' above it"
    return f"{said}, and {name} by {place}" if place else f"{said}, and {name} is not"


def _spaces(number: int) -> str:
    return f"{number or 'no'} space{'' if number == 1 else 's'}"


def blocks(lines: list[Line]) -> Iterator[Suspect]:
    """Yield lines of text that are not indented, below `|` or `>` or where a text goes on."""
    for line in lines:
        begins = BLOCK.fullmatch(line.value) or (line.value and line.key in keys().texts)
        if not (line.is_structure and line.key and begins):
            continue
        text: list[Line] = []
        for each in lines[line.number :]:
            if each.inside or (each.is_structure and each.key in keys().all) or len(each.indent) > line.column:
                break
            # A fence or the end of front matter is no text.
            if each.raw.startswith(("---", "```")):
                break
            text.append(each)
        while text and not text[-1].raw.strip():
            text.pop()
        if text:
            by = line.column + 2
            edits = tuple(each.replaced(0, len(each.indent), " " * by) for each in text if each.raw.strip())
            first = next(each for each in text if each.raw.strip())
            message = f"the text of '{line.key}' is not indented"
            expected = f"{_spaces(by)} before each of its lines"
            start = len(first.indent)
            yield Suspect("D104", message, first.number, start + 1, len(first.raw) - start, (edits,), expected)
