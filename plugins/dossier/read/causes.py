"""Causes: what a writer did where YAML stumbled, which is often on an earlier line.

Each suspect is tried: its edit is made, and the gate looks at the text again. The suspect after which the gate finds
nothing, or finds it only further down, is the cause. So no message blames what could have stayed as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from dossier.diagnostics import Diagnostic, Edit
from dossier.read.excerpts import edited
from dossier.read.indents import blocks, indents
from dossier.read.lines import Suspect, lines_of
from dossier.read.quoting import values
from dossier.read.slips import colons, fences, signs, spaces, tabs

Gate: TypeAlias = Callable[[str], tuple[object, list[Diagnostic]]]
"""Takes a text; returns its data, and why it is not let through, with lines counted from 1."""

_STUMBLES = frozenset({"D104", "D105", "D106"})
_MOST_CAUSES = 8
# What anybody may hand in takes a bounded time: about a hundred readings of a file of usual size.
_MOST_READ = 400_000


@dataclass(slots=True)
class _Trial:
    """Tries edits until it has read enough."""

    gate: Gate
    left: int = _MOST_READ

    def read(self, text: str) -> tuple[object, list[Diagnostic]] | None:
        self.left -= len(text) + 200
        return self.gate(text) if self.left > 0 else None


@dataclass(frozen=True, slots=True)
class _Cause:
    """A suspect whose edits get further.

    Attributes:
        suspect: The suspect.
        text: The text after it.
        edits: What was changed.
        faults: What the gate still finds.
        is_unique: Whether all its readings that the gate lets through say the same.
    """

    suspect: Suspect
    text: str
    edits: tuple[Edit, ...]
    faults: list[Diagnostic] = field(default_factory=list)
    is_unique: bool = True


def named(text: str, path: str, first_line: int, faults: list[Diagnostic], gate: Gate) -> list[Diagnostic]:
    """Return the causes of `faults`, the first at least; `faults` themselves if no cause is found.

    The edits of the causes are certain: made together, the gate lets the text through, and no other reading that was
    tried says anything else. If that does not hold, the causes have none.

    Args:
        text: A text that the gate did not let through.
        path: Path for the diagnostics.
        first_line: Line of the file on which `text` starts.
        faults: What the gate found, with lines of the file.
        gate: The gate.
    """
    trial = _Trial(gate)
    if any(each.code == "D111" for each in faults):
        return _repeated(text, path, first_line, faults, trial)
    known = trial.read(text)
    causes: list[_Cause] = []
    current, left = text, known[1] if known else []
    while left and len(causes) < _MOST_CAUSES and any(each.code in _STUMBLES for each in left):
        cause = _cause(current, left, trial)
        if cause is None:
            break
        causes.append(cause)
        current, left = cause.text, cause.faults
    if not causes:
        return faults
    offered = all(each.is_unique and each.suspect.offered for each in causes)
    together = [edit for each in causes for edit in each.edits]
    if left or (len(causes) > 1 and not _is_same(text, together, current)):
        # Only the first is where it was written; what comes after it depends on how it was meant.
        return [causes[0].suspect.finding(path, first_line, ())]
    return [each.suspect.finding(path, first_line, each.edits if offered else ()) for each in causes]


def _repeated(text: str, path: str, first_line: int, faults: list[Diagnostic], trial: _Trial) -> list[Diagnostic]:
    """Return `faults` with what is known of the first of two equal keys, and what is certain about the second."""
    lines = lines_of(text)
    found: list[Diagnostic] = []
    for fault in faults:
        line = lines[fault.line - first_line]
        same = [each for each in lines[: line.number - 1] if each.key == line.key and each.column == line.column]
        if fault.code != "D111" or not line.key or not same:
            found.append(fault)
            continue
        first = same[-1]
        hint = f"keep one of the two; the first is on line {first.number + first_line - 1}"
        edits: tuple[Edit, ...] = ()
        message = fault.message
        if first.dash and not line.dash:
            message += " in one item; a new item begins with '-'"
            edits = (line.replaced(0, line.column, first.indent + first.dash),)
            hint = f"write '- {line.key}' for a new item, or keep one of the two"
        elif first.raw == line.raw and line.number < len(lines):
            edits = (Edit(line.number, 1, line.number + 1, 1, ""),)
        read = trial.read(edited(text, edits)) if edits else None
        certain = edits if read is not None and not read[1] else ()
        place = (line.number, line.column + 1, len(line.key))
        found.append(Suspect("D111", message, *place, (), hint=hint).finding(path, first_line, certain))
        if certain:
            # What follows from it, such as the other keys of the new item, is not said.
            return [found[-1]]
    return found


def _is_same(text: str, edits: list[Edit], result: str) -> bool:
    """Return whether `edits` made one after another give the same as made at once."""
    lines = [number for each in edits for number in range(each.line, each.end_line + 1)]
    return len(lines) == len(set(lines)) and edited(text, edits) == result


def _suspects(text: str, around: int) -> Iterable[Suspect]:
    lines = lines_of(text)
    yield from spaces(lines)
    yield from tabs(lines)
    yield from fences(lines)
    for each in (signs, colons, values, blocks):
        yield from sorted(each(lines), key=lambda suspect: abs(suspect.line - around))
    yield from indents(lines, around)


def _cause(text: str, faults: list[Diagnostic], trial: _Trial) -> _Cause | None:
    stumbled = next(each for each in faults if each.code in _STUMBLES)
    further: _Cause | None = None
    for suspect in _suspects(text, stumbled.line):
        solving: list[tuple[_Cause, object]] = []
        for edits in suspect.readings:
            changed = edited(text, edits)
            read = trial.read(changed)
            if read is None:
                return further
            data, left = read
            if not left:
                solving.append((_Cause(suspect, changed, edits), data))
            elif further is None and _is_further(left, faults):
                further = _Cause(suspect, changed, edits, left)
        if solving:
            cause, data = solving[0]
            unique = all(other == data for _, other in solving)
            return _Cause(suspect, cause.text, cause.edits, is_unique=unique)
    return further


def _is_further(left: list[Diagnostic], before: list[Diagnostic]) -> bool:
    """Return whether the gate stumbles only further down than before."""
    return min(each.line for each in left) > min(each.line for each in before)
