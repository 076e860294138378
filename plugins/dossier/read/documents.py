"""Documents: the YAML of a dossier's files, each read once, many of them by all processors."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dossier.processes import spread
from dossier.read.files import read_text
from dossier.read.lints import linted
from dossier.read.yaml_gate import MAX_BYTES, Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossier.diagnostics import Diagnostic

    Read: TypeAlias = tuple[Document | None, list[Diagnostic]]

# Below this, to start a process and take over its documents costs more than it saves.
_MANY = 2_000
# Files of one item of work: few enough that no process is left with a long last one.
_CHUNK = 100


class Documents:
    """Reads documents below a project root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ahead: dict[str, Read] = {}

    def read_ahead(self, paths: Sequence[str]) -> None:
        """Read `paths` now, by all processors, if they are many; `read` returns what is found in them."""
        if len(paths) < _MANY:
            return
        chunks = [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]
        found = spread(lambda chunk: [self.read(path) for path in chunk], chunks)
        for at, chunk in enumerate(chunks):
            self._ahead.update(zip(chunk, found[at], strict=True))

    def read(self, path: str) -> Read:
        """Return the document of the file `path`, or None, and what is wrong with it.

        Args:
            path: Path relative to the root, with forward slashes.
        """
        ahead = self._ahead.pop(path, None)
        if ahead is not None:
            return ahead
        text, faults = read_text(self._root / path, path, MAX_BYTES)
        return (None, faults) if text is None else linted(text, path)
