"""Slips: signs between the words of a file that are missing, or are not those that YAML reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier.diagnostics import Edit
from dossier.read.keys import keys
from dossier.read.lines import BLOCK, Line, Suspect

_DENSE = re.compile(r"(\s*(?:-\s+)*)([a-z][\w]*):(?=[^\s:/])")
_DASHED = re.compile(r"(\s*(?:-\s+)*)-(?=[A-Za-z\"'\[{])")
_BARE = re.compile(r"(\s*(?:-\s+)*)([a-z][\w]*)(\s*(?:[=\uff1a\ufe55]|=>|->)\s*|\s+(?=\S)|\s*$)")
_BULLET = re.compile(r"(\s*)([*•–—+])(?=\s+\S)")
_SLASHES = re.compile(r"\s*(//)")
_SPACES = {"\xa0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space"}
_FENCE = "```"
_WIDTHS = (2, 4, 3, 1, 6, 8)


def tabs(lines: list[Line]) -> Iterator[Suspect]:
    """Yield what tabs in the indentation of `lines` may stand for, all together."""
    tabbed = [each for each in lines if "\t" in each.raw[: each.column] and not each.inside]
    if not tabbed:
        return
    first = tabbed[0]
    start = first.raw.index("\t")
    count = len(first.raw[start : first.column]) - len(first.raw[start : first.column].lstrip("\t"))
    readings = tuple(tuple(_spaced(each, width) for each in tabbed) for width in _WIDTHS)
    message = "a tab is where spaces indent"
    message += f", here and on {_many(len(tabbed) - 1, 'line')} below" if len(tabbed) > 1 else ""
    found = _many(count, "tab")
    hint = "replace the tabs by spaces; what belongs together is indented by as many"
    yield Suspect("D104", message, first.number, start + 1, count, readings, "spaces", found, hint)


def _spaced(line: Line, width: int) -> Edit:
    head = line.indent.replace("\t", " " * width) + re.sub(r"\s+", " ", line.dash)
    return line.replaced(0, line.column, head)


def spaces(lines: list[Line]) -> Iterator[Suspect]:
    """Yield spaces that are no plain spaces where YAML looks for one, all together."""
    found = [
        (line, at)
        for line in lines
        if not line.inside and not line.raw.isascii()
        for at, sign in enumerate(line.raw[: line.start])
        if not sign.isascii() and (sign.isspace() or unicodedata.category(sign) == "Cf")
    ]
    if not found:
        return
    line, at = found[0]
    sign = line.raw[at]
    name = _SPACES.get(sign) or _named(sign)
    if at < len(line.indent):
        message = f"{name} is where spaces indent"
    else:
        after = "-" if at < line.column else f"{line.key}:"
        message = f"{name} follows '{after}'"
    edits = tuple(
        each.replaced(at, at + 1, "" if unicodedata.category(each.raw[at]) == "Cf" else " ") for each, at in found
    )
    hint = "replace it by a space, and all others like it"
    yield Suspect("D103", message, line.number, at + 1, 1, (edits,), "a space", f"U+{ord(sign):04X}", hint)


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "unnamed character").lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def fences(lines: list[Line]) -> Iterator[Suspect]:
    """Yield the lines that fence code in Markdown, all together."""
    fenced = [each for each in lines if each.raw.startswith(_FENCE)]
    if fenced:
        first = fenced[0]
        edits = tuple(replaced_line(each, last=each.number == len(lines)) for each in fenced)
        message = "a line that fences code in Markdown is not part of the file"
        yield Suspect("D104", message, first.number, 1, len(first.raw), (edits,), hint="delete these lines")


def replaced_line(line: Line, *, last: bool) -> Edit:
    """Return the edit that deletes `line`; of the `last` one, what is on it."""
    if last:
        return line.replaced(0, len(line.raw), "")
    return Edit(line.number, 1, line.number + 1, 1, "")


def signs(lines: list[Line]) -> Iterator[Suspect]:
    """Yield dashes and colons that have no space after them, and bullets that are no dashes."""
    for line in lines:
        if not line.inside:
            yield from _signs(line)


def colons(lines: list[Line]) -> Iterator[Suspect]:
    """Yield keys whose colon is missing or is another sign, and comments that begin with slashes."""
    for at, line in enumerate(lines):
        # What comes after the sign of a folded text is its text, however far left it begins.
        is_text = at > 0 and bool(BLOCK.fullmatch(lines[at - 1].value))
        if not line.inside and not line.key and not is_text:
            yield from _colons(line)


def _signs(line: Line) -> Iterator[Suspect]:
    number = line.number
    if (match := _DENSE.match(line.raw)) and match[2] in keys().all:
        key, start, end = match[2], match.start(2), match.end()
        edit = line.replaced(end, end, " ")
        yield Suspect("D104", f"a space is missing after '{key}:'", number, start + 1, end - start, ((edit,),))
    elif match := _DASHED.match(line.raw):
        edit = line.replaced(match.end(), match.end(), " ")
        yield Suspect("D104", "a space is missing after '-'", number, match.end(), 1, ((edit,),))
    elif match := _BULLET.match(line.raw):
        edit = line.replaced(match.start(2), match.end(2), "-")
        message = f"an item begins with '-' and not with '{match[2]}'"
        yield Suspect("D104", message, number, match.start(2) + 1, 1, ((edit,),))


def _colons(line: Line) -> Iterator[Suspect]:
    number = line.number
    if match := _SLASHES.match(line.raw):
        edit = line.replaced(match.start(1), match.end(1), "#")
        yield Suspect("D104", "a comment begins with '#' and not with '//'", number, match.start(1) + 1, 2, ((edit,),))
    elif (match := _BARE.match(line.raw)) and match[2] in keys().all:
        key, written = match[2], match[3].strip()
        edit = line.replaced(match.start(3), match.end(3), ": " if match.end(3) < len(line.raw) else ":")
        found = f"'{written}'" if written else None
        yield Suspect(
            "D104", f"a colon is missing after '{key}'", number, match.start(2) + 1, len(key), ((edit,),), found=found
        )


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
