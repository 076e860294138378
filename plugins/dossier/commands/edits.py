"""Edits of findings: the files of a dossier after every change that is certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from dossier.diagnostics import Diagnostic, Edit
from dossier.read.excerpts import edited
from dossier.read.front_matter import split_front_matter
from dossier.read.yaml_gate import parse

_MARK = "\ufeff"


def edited_files(root: Path, findings: Iterable[Diagnostic]) -> dict[str, tuple[str, str]]:
    """Return the text of each file before and after the edits of `findings`, by path relative to `root`.

    Of edits that overlap, those of the first finding are made. A byte order mark and Windows line ends stay. A file
    that the gate would not let through afterwards is left out.
    """
    by_path: dict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        chosen = by_path[finding.path]
        if not any(_overlap(one, other) for one in finding.edits for other in chosen):
            chosen += finding.edits
    files = {}
    for path, edits in sorted(by_path.items()):
        if not edits:
            continue
        before = (root / path).read_bytes().decode("utf-8")
        mark = _MARK if before.startswith(_MARK) else ""
        after = edited(before.removeprefix(_MARK).replace("\r\n", "\n"), edits)
        if _passes(path, after):
            files[path] = before, mark + (after.replace("\n", "\r\n") if "\r\n" in before else after)
    return files


def _passes(path: str, text: str) -> bool:
    if path.endswith(".md"):
        split = split_front_matter(text)
        return split is not None and not parse(split[0], path)[1]
    return not parse(text, path)[1]


def _overlap(one: Edit, other: Edit) -> bool:
    """Return whether the two change the same place, or insert at the same one."""
    return (one.line, one.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
        one.end_line,
        one.end_column,
    )
