"""Quoting: texts that need quotation marks, have the wrong ones, or lack one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.diagnostics import Edit
from dossier.read.keys import keys
from dossier.read.lines import BLOCK, Line, Suspect, quoted

CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
"""A text in quotation marks, to its end."""
_COMMENT = re.compile(r"\s+#.*", re.DOTALL)
_NAME = re.compile(r"[*&!]!?[\w-]+")
_SIGN = re.compile(r"[*&!%@`\[{#|>]|[-?](?=\s)")
_EMPHASIS = re.compile(r"\*\*?\S.*?\*|`[^`]+`|\[[^\]]+\]\(")
_COLON = re.compile(r":(?=\s|$)")
_CURLY = "“”„‘’«»"
MARKDOWN = frozenset({"note", "because"})
"""Keys whose text is read as Markdown."""


def values(lines: list[Line]) -> Iterator[Suspect]:
    """Yield what may be wrong with the quotation marks of each value, or for the lack of them."""
    for line in lines:
        if line.is_structure and line.value:
            end = _extent(line, lines)
            if line.value[0] in "\"'":
                yield from _marked(line, end, lines)
            elif line.key in keys().texts - keys().lists:
                yield from _plain(line, end, lines)
            elif line.value[0] in "[{":
                yield from _bracketed(line, end)
            elif line.value.startswith("- ") and line.key in keys().lists:
                yield from _listed(line, lines)


def _extent(line: Line, lines: list[Line]) -> Line:
    """Return the last line of the value that starts on `line`, by its indentation."""
    last = line
    for each in lines[line.number :]:
        known = each.dash or each.key in keys().all
        if not each.raw.strip() or len(each.indent) <= (line.column if line.key else len(line.indent)) or known:
            break
        last = each
    return last


def _whole(line: Line, end: Line, lines: list[Line]) -> tuple[str, Edit]:
    """Return the text from the value of `line` to `end` as written, and the edit that puts it in quotation marks."""
    parts = [line.value, *(each.raw for each in lines[line.number : end.number])]
    written = "\n".join(parts).rstrip()
    last = len(end.raw.rstrip())
    return written, Edit(line.number, line.start + 1, end.number, last + 1, quoted(written))


def _plain(line: Line, end: Line, lines: list[Line]) -> Iterator[Suspect]:
    """Yield what makes YAML read a text without quotation marks otherwise than as a text."""
    written, edit = _whole(line, end, lines)
    place = (line.number, line.start + 1)
    if (sign := _SIGN.match(written)) and not _NAME.fullmatch(written) and not BLOCK.fullmatch(line.value):
        message = f"a text cannot begin with '{sign[0]}' without quotation marks"
        emphasis = _EMPHASIS.match(written) and line.key not in MARKDOWN
        hint = (
            f"leave the signs of Markdown out: '{line.key}' is plain text" if emphasis else "put it in quotation marks"
        )
        yield Suspect("D121", message, *place, 1, ((edit,),), hint=hint, offered=not emphasis)
    elif (cut := cut_off(line.value)) is not None:
        yield _cut(line, cut, edit)
    elif colon := _COLON.search(written):
        before = written[: colon.start()]
        number = line.number + before.count("\n")
        column = colon.start() - before.rfind("\n") if "\n" in before else line.start + colon.start() + 1
        message = f"the text of '{line.key}' has a colon and a space in it, and no quotation marks"
        yield Suspect("D104", message, number, column, 1, ((edit,),), hint="put the text in quotation marks")


def cut_off(value: str) -> int | None:
    """Return where in the plain text `value` a '#' ends it though the writer may have meant it as text.

    Two spaces before the sign and one after it are how a comment is written on purpose.
    """
    comment = _COMMENT.search(value)
    if comment is None or (comment[0].startswith("  ") and comment[0].strip().startswith("# ")):
        return None
    return value.index("#", comment.start())


def _cut(line: Line, at: int, edit: Edit) -> Suspect:
    rest = line.value[at:].rstrip()
    message = "the text ends before '#': after a space, '#' begins a comment"
    hint = "put the text in quotation marks; if it is a comment, write two spaces before it"
    # A number or a word after the sign is no comment.
    certain = not rest.startswith("# ") and len(rest) > 1
    return Suspect(
        "D122",
        message,
        line.number,
        line.start + at + 1,
        len(rest),
        ((edit,),),
        None,
        None,
        hint,
        offered=certain,
    )


def _marked(line: Line, end: Line, lines: list[Line]) -> Iterator[Suspect]:
    """Yield what may be wrong with a value that begins with a quotation mark."""
    written, edit = _whole(line, end, lines)
    closed = CLOSED.match(written)
    rest = _COMMENT.sub("", written[closed.end() :]).strip() if closed else ""
    if closed is None:
        yield _unclosed(line, written, edit)
    elif rest and not rest.startswith(":"):
        inner, nested = _inner(written, closed.end())
        whole = Edit(edit.line, edit.column, edit.end_line, edit.end_column, quoted(inner)) if nested else edit
        message = "the text begins with a quotation mark, ends at the next one, and more follows"
        hint = "put the whole text in quotation marks of the other kind"
        before = written[: closed.end()].rstrip()
        number = line.number + before.count("\n")
        column = len(before) - before.rfind("\n") if "\n" in before else line.start + len(before) + 1
        length = len(written.split("\n")[before.count("\n")]) - (len(before) - before.rfind("\n") - 1)
        yield Suspect("D104", message, number, column, max(length, 1), ((whole,),), "the end of the text", None, hint)


def _inner(written: str, closed: int) -> tuple[str, bool]:
    """Return what was meant as the text, and whether the first and the last mark are those of YAML."""
    mark = written[0]
    if not written[1:].endswith(mark):
        return written, False
    # A mark within a word is an apostrophe; one after a space opens what is quoted within the text.
    before, after = written[closed - 2 : closed - 1], written[closed : closed + 1]
    within = before.isalnum() and after.isalnum()
    nested = within or (before.isspace() and not after.isspace())
    return (written[1:-1].replace('\\"', '"'), True) if nested else (written, False)


def _unclosed(line: Line, written: str, edit: Edit) -> Suspect:
    place = Edit(edit.end_line, edit.end_column, edit.end_line, edit.end_column, written[0])
    readings: tuple[tuple[Edit, ...], ...] = ((place,),)
    message = "the quotation mark that opens here is not closed"
    if written[-1] in _CURLY + "\"'" and len(written) > 1:
        wrong = Edit(edit.end_line, edit.end_column - 1, edit.end_line, edit.end_column, written[0])
        readings = ((wrong,),)
        message = f"the text begins with {written[0]} and ends with {written[-1]}, which does not close it"
    elif written[0] == "'":
        # It may be an apostrophe.
        readings = ((place,), (edit,))
    hint = "close it at the end of the text, or put the text in double quotation marks"
    return Suspect("D104", message, line.number, line.start + 1, 1, readings, hint=hint)


def _bracketed(line: Line, end: Line) -> Iterator[Suspect]:
    """Yield a list or mapping in brackets that is not closed on its lines, or closed twice."""
    bare = CLOSED.sub("", _COMMENT.sub("", line.value))
    pair = "[]" if line.value[0] == "[" else "{}"
    missing = bare.count(pair[0]) - bare.count(pair[1])
    stop = line.start + len(_COMMENT.sub("", line.value).rstrip())
    if end is line and missing > 0:
        message = "the bracket that opens here is not closed"
        edit = line.replaced(stop, stop, pair[1] * missing)
        hint, holds = f"write '{pair[1]}' after the last item", bool(bare.strip("[{ "))
        yield Suspect("D104", message, line.number, line.start + 1, 1, ((edit,),), hint=hint, offered=holds)
    elif end is line and missing < 0:
        message = "a bracket is closed that was not opened"
        edit = line.replaced(stop + missing, stop, "")
        yield Suspect("D104", message, line.number, stop + missing + 1, -missing, ((edit,),), hint="delete it")
    elif bare.rstrip().endswith(","):
        edit = line.replaced(stop - 1, stop, "")
        yield Suspect("D104", "a comma follows the list", line.number, stop, 1, ((edit,),), hint="delete it")


def _listed(line: Line, lines: list[Line]) -> Iterator[Suspect]:
    """Yield a list that begins on the line of its key."""
    below = lines[line.number] if line.number < len(lines) else line
    column = len(below.indent) if below.dash and len(below.indent) > line.column else line.column + 2
    edit = line.replaced(line.start - 1, line.start, "\n" + " " * column)
    message = f"the list of '{line.key}' begins on the line of its key"
    hint = f"write '- ' on the next line, or a list in brackets after '{line.key}:'"
    yield Suspect(
        "D104", message, line.number, line.start + 1, 1, ((edit,),), "the first item on the next line", None, hint
    )
