"""Where values are written: the places in a file of YAML, found when the first is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Loc: TypeAlias = tuple[str | int, ...]

_WORD = re.compile(r"\S+")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SourcePosition(NamedTuple):
    """A place in a file: line and column, both counted from 1, the column in code points."""

    line: int
    column: int


class _Places(NamedTuple):
    """Where each value and each key starts."""

    values: dict[Loc, SourcePosition]
    keys: dict[Loc, SourcePosition]


@dataclass(slots=True)
class SourceMap:
    """Where the values and keys of a document are written.

    Locations are those of Pydantic: keys and item numbers (from 0) from the top, such as `("links", 0, "to")`.
    Most files have no fault, and nobody asks for their places: they are read from the text on the first call.

    Attributes:
        text: YAML that the gate has let through.
        first_line: Line of the file where `text` starts.
    """

    text: str = ""
    first_line: int = 1
    _places: _Places | None = field(default=None, init=False, repr=False, compare=False)

    def value(self, *loc: str | int) -> SourcePosition:
        """Return where the value at `loc` starts; of a value that is not there, where its nearest parent does."""
        values = self._found().values
        while loc and loc not in values:
            loc = loc[:-1]
        return values[loc]

    def key(self, *loc: str | int) -> SourcePosition:
        """Return where the key at `loc` starts, or the value where it has no key."""
        return self._found().keys.get(loc) or self.value(*loc)

    def words(self, loc: Loc, first: int, last: int) -> tuple[SourcePosition, int]:
        """Return where some words of the text at `loc` are written, and how many code points of that line they take.

        Args:
            loc: Location of a text.
            first: First word, counted from 0 among those between white space.
            last: Last word, excluded. What is on a further line is left out.
        """
        start = self.value(*loc)
        lines = self.text.split("\n")
        at = start.line - self.first_line
        # A folded text begins on the line after its sign, a quoted one after its mark.
        written = [(at, start.column - 1)] if lines[at][start.column - 1] not in "|>" else []
        written += [(number, 0) for number in range(at + 1, len(lines))]
        found = ((number, word) for number, begin in written for word in _WORD.finditer(lines[number], begin))
        some = list(islice(found, first, last))
        if not some:
            return start, 1
        line, word = some[0]
        begin = word.start() + (word[0][0] in "\"'" and first == 0)
        end = max(each.end() for number, each in some if number == line)
        return SourcePosition(line + self.first_line, begin + 1), end - begin

    def _found(self) -> _Places:
        if self._places is None:
            self._places = _read(self.text, self.first_line)
        return self._places


def events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser events of `text`.

    Raises:
        yaml.YAMLError: The text is not YAML.
        ValueError: An escape in it names no character.
    """
    loader = _LOADER(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read: where it is, and the number or key of the value that comes next."""

    loc: Loc
    is_list: bool
    number: int = 0
    key: str | None = None


def _read(text: str, first_line: int) -> _Places:
    """Return the places in `text`, which the gate has let through: every key in it is a plain scalar."""
    places = _Places({(): SourcePosition(first_line, 1)}, {})
    open_: list[_Open] = []
    for event in events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
        elif isinstance(event, yaml.NodeEvent):
            mark = event.start_mark
            place = SourcePosition(mark.line + first_line, mark.column + 1) if mark else places.values[()]
            loc: Loc = ()
            if open_:
                parent = open_[-1]
                if not parent.is_list and parent.key is None and isinstance(event, yaml.ScalarEvent):
                    parent.key = event.value
                    places.keys[(*parent.loc, event.value)] = place
                    continue
                loc = (*parent.loc, parent.number if parent.is_list else parent.key or "")
                parent.number, parent.key = parent.number + 1, None
            places.values[loc] = place
            if isinstance(event, yaml.CollectionStartEvent):
                open_.append(_Open(loc, isinstance(event, yaml.SequenceStartEvent)))
    return places
