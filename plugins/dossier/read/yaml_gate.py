"""The gate for YAML: text in, plain data and positions out, or diagnostics.

YAML is data here. The gate reads the stream of parser events and builds the data itself, so nothing is composed
before it has been let through: libyaml's composer recurses and takes the process down on deep nesting, while its
event stream does not. Anchors, aliases, tags, directives, further documents, merge keys and repeated keys are
refused, depth and number of values are bounded, and every scalar stays the string that is in the file. The one
exception is an unquoted `null` or `~` or nothing at all, which become None, so that an optional key may be
written down as not known; `no`, `0123` and `2024-02-30` stay what the editor wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import yaml

from dossier.diagnostics import Diagnostic, printable, shown
from dossier.read.causes import named
from dossier.read.source_map import SourceMap, SourcePosition, events

MAX_BYTES = 256 * 1024
MAX_DEPTH = 40
MAX_VALUES = 20_000
# A file with more faults than this is not half right; the rest would only bury the first.
_MAX_FAULTS = 20

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

# What the parser was reading when it came to the end, or to what cannot be in it.
_UNCLOSED = {
    "while scanning a quoted scalar": "the quotation mark that opens here is not closed",
    "while parsing a flow sequence": "the bracket that opens here is not closed, or a comma is missing after it",
    "while parsing a flow mapping": "the bracket that opens here is not closed, or a comma is missing after it",
}
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Control characters break output; YAML takes U+0085, U+2028 and U+2029 for line ends, which editors and reviews
# do not show; bidirectional controls reorder what a reviewer sees; lone surrogates cannot be written as UTF-8, and
# noncharacters are for no text.
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    r"\ufdd0-\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17)) + "]"
)


@dataclass(frozen=True, slots=True)
class Document:
    """What the gate let through."""

    data: Value
    marks: SourceMap


def decode(content: bytes, path: str, limit: int = MAX_BYTES) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file, or None and the reasons why it is not read.

    Line ends come out as line feeds and a byte order mark is dropped, so that lines and columns are those of an editor.

    Args:
        content: The bytes of the file; more than `limit` need not be read.
        path: Path for the diagnostics.
        limit: Greatest length in bytes.
    """
    if len(content) > limit:
        return None, [Diagnostic("D102", "the file is too large", path, expected=f"at most {limit // 1024} KiB")]
    try:
        text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        hint = "save the file with the encoding UTF-8"
        return None, [Diagnostic("D103", "the file is not UTF-8", path, line, 1, "UTF-8 text", found, hint)]
    # What is hidden is not printable, and to ask for that takes a hundredth of the time.
    hidden = None if text.replace("\n", "").replace("\t", "").isprintable() else HIDDEN.search(text)
    if hidden is None:
        return text, []
    line, column = place_in(text, hidden.start())
    return None, [_hidden(path, line, column, hidden[0])]


def parse(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Diagnostic]]:
    """Return the data and positions of the YAML `text`, or None and the reasons why it is not let through.

    The reasons name what the writer did, and have an edit where the text is let through after it.

    Args:
        text: YAML as `decode` returns it.
        path: Path for the diagnostics.
        first_line: Line of the file on which `text` starts, for front matter.
    """
    document, faults = _through(text, path, first_line)
    return document, named(text, path, first_line, faults, _tried) if faults else faults


def _tried(text: str) -> tuple[Value, list[Diagnostic]]:
    document, faults = _through(text, "")
    return document.data if document is not None else None, faults


def _through(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Diagnostic]]:
    builder = _Builder(path, first_line)
    try:
        for event in events(text):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_stumbled(error, builder))
    except (yaml.YAMLError, ValueError) as error:
        # ReaderError is no MarkedYAMLError, and bad escapes raise a bare ValueError.
        message = f"the YAML cannot be parsed: {printable(str(error).splitlines()[0])}"
        builder.faults.append(Diagnostic("D104", message, path, first_line, 1))
    if builder.faults:
        return None, builder.faults
    return Document(builder.root, SourceMap(text, first_line)), []


def _stumbled(error: yaml.MarkedYAMLError, builder: _Builder) -> Diagnostic:
    """Return the diagnostic for what no cause is found of; what is not closed is shown where it opens."""
    unclosed = _UNCLOSED.get(error.context or "")
    if unclosed is not None:
        place = builder.place(error.context_mark or error.problem_mark)
        hint = "close it; no line below it is read as its own"
        return Diagnostic("D104", unclosed, builder.path, *place, hint=hint, length=1)
    place = builder.place(error.problem_mark or error.context_mark)
    message = f"the YAML cannot be parsed: {printable(error.problem or str(error))}"
    hint = "look at the quotation marks, brackets and indentation of this line and of those above"
    return Diagnostic("D104", message, builder.path, *place, hint=hint)


def place_in(text: str, offset: int) -> SourcePosition:
    """Return the place of the code point offset `offset` in `text`."""
    start = text.rfind("\n", 0, offset) + 1
    return SourcePosition(text.count("\n", 0, offset) + 1, offset - start + 1)


def _hidden(path: str, line: int, column: int, character: str) -> Diagnostic:
    found = f"U+{ord(character):04X}"
    hint = "delete the character; it hides or reorders text, or breaks lines where an editor shows none"
    return Diagnostic("D103", "a character is not allowed", path, line, column, found=found, hint=hint)


class _Mark(Protocol):
    """What the marks of both parsers have: line and column, counted from 0, the column in code points."""

    line: int
    column: int


@dataclass(slots=True)
class _Level:
    """A list or mapping that is being read."""

    into: list[Value] | dict[str, Value]
    key: str | None = None


class _Builder:
    """Takes events one by one and builds the data."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.root: Value = None
        self.faults: list[Diagnostic] = []
        self.stopped = False
        self._levels: list[_Level] = []
        self._count = 0
        self._documents = 0

    def place(self, mark: _Mark | None) -> SourcePosition:
        if mark is None:
            return SourcePosition(self.first_line, 1)
        return SourcePosition(mark.line + self.first_line, mark.column + 1)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._count_node(event)
            self._put(event, self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent):
            self._count_node(event)
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._count_node(event)
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "D105", "an alias is used", "write the value out")
            self._put(event, None)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(event, "D108", "a second document follows", "make it a file of its own, without the '---'")
            self.stopped = True
        elif event.version or event.tags:
            self._refuse(event, "D107", "a directive is used", "delete the lines that start with '%' and the '---'")

    def _count_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._refuse(event, "D110", f"there are more than {MAX_VALUES} values", "split the file")
            self.stopped = True
        if event.anchor is not None:
            self._refuse(event, "D105", "an anchor is used", "delete it, and write the value out where it is used")
        if event.tag is not None:
            hint = "delete the tag, or put the text in quotation marks"
            self._refuse(event, "D106", "a tag is used", hint, found=shown(event.tag))

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value: str = event.value
        # Only double quotes have escapes; written out, the character would have kept the file from being decoded.
        hidden = HIDDEN.search(value) if event.style == '"' else None
        if hidden is not None:
            self._report(_hidden(self.path, *self.place(event.start_mark), hidden[0]))
        plain = event.style in {None, ""}
        return None if plain and value in NULLS else value

    def _open(self, event: yaml.Event, into: list[Value] | dict[str, Value]) -> None:
        self._put(event, into)
        self._levels.append(_Level(into))
        if len(self._levels) > MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            self._refuse(event, "D109", message, "remove brackets or indentation")
            self.stopped = True

    def _put(self, event: yaml.Event, value: Value) -> None:
        """Store `value` where the open list or mapping wants it."""
        if not self._levels:
            self.root = value
            return
        level = self._levels[-1]
        if isinstance(level.into, list):
            level.into.append(value)
        elif level.key is None:
            level.key = self._key(event, value, level.into)
        else:
            level.into[level.key] = value
            level.key = None

    def _key(self, event: yaml.Event, value: Value, into: dict[str, Value]) -> str:
        if not isinstance(value, str):
            self._refuse(event, "D113", "a key is not plain text", "write one word before the colon")
            return ""
        if value == "<<" and isinstance(event, yaml.ScalarEvent) and event.style in {None, ""}:
            self._refuse(event, "D112", "a merge key is used", "write the keys out")
        elif value in into:
            self._refuse(event, "D111", f"the key {shown(value)} is written twice", "keep one of the two")
        return value

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str, found: str | None = None) -> None:
        self._report(Diagnostic(code, message, self.path, *self.place(event.start_mark), found=found, hint=hint))

    def _report(self, fault: Diagnostic) -> None:
        self.faults.append(fault)
        self.stopped = self.stopped or len(self.faults) >= _MAX_FAULTS


def mapping_of(text: str) -> dict[str, Value]:
    """Return the data of an older version of a file; nothing if it is no mapping, or is not let through."""
    document, _ = _through(text, "") if len(text) <= MAX_BYTES else (None, ())
    data = document.data if document is not None else None
    return data if isinstance(data, dict) else {}
