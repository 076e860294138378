"""Rewriting: YAML that keeps its comments, quotes and order, and files that change all together or not at all."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dossier.diagnostics import DossierError, shown

WIDTH = 118
"""The most columns of a line."""


class WritingError(DossierError):
    """A file cannot be written."""


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def parsed(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the data of `text` with everything that `written` needs to write it down again as it was."""
    return _yaml().load(text)


def written(data: object) -> str:
    """Return `data` as YAML."""
    stream = io.StringIO()
    _yaml().dump(data, stream)
    return stream.getvalue()


def write_all(files: Mapping[Path, str | None]) -> None:
    """Write the new text of every file, in the order given, and delete those without one: all of them, or none.

    Every new text is written beside its file before the first file changes.

    Raises:
        WritingError: A file cannot be written or deleted; all files are as they were.
    """
    # A link goes on leading to its file.
    changes = [(path.resolve(), text) for path, text in files.items()]
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for file, text in changes:
            if text is not None:
                if not file.parent.exists():
                    file.parent.mkdir(parents=True)
                    made.append(file.parent)
                _beside(file).write_text(text, encoding="utf-8", newline="\n")
                if file.exists():
                    shutil.copymode(file, _beside(file))
        for file, text in changes:
            before[file] = file.read_bytes() if file.is_file() else None
            if text is None:
                file.unlink()
            else:
                _beside(file).replace(file)
    except OSError as error:
        _restore(before)
        for file, _ in changes:
            with suppress(OSError):
                _beside(file).unlink()
        for empty in made:
            with suppress(OSError):
                empty.rmdir()
        name = shown(Path(error.filename or "").as_posix())
        raise WritingError(f"{name} cannot be written: {error.strerror}; nothing was changed") from error


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.new")


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for file, content in before.items():
        if content is not None:
            file.write_bytes(content)
        elif file.is_file():
            file.unlink()
