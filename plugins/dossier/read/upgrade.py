"""Upgrading: annotations in an older version of the format are rewritten in the current one.

A new version is a row in `_STEPS` and a function that returns what changes. Comments and the order of keys are kept.
No file is written until all of them could be made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from dossier.diagnostics import DossierError, shown
from dossier.read.model import FORMAT_VERSION
from dossier.read.scalars import slug_fault

_RANKS = 10
"""Distance between the ranks of questions, so that one can be put between two others."""


class UpgradeError(DossierError):
    """The files cannot be upgraded as they are."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade changes.

    Attributes:
        before: The version of the files.
        files: New text of every file that changes, by path below the folder of annotations; None for a file to delete.
    """

    before: int
    files: Mapping[str, str | None]


def plan_upgrade(folder: Path) -> Upgrade:
    """Return the changes that bring the annotations in `folder` to the current version.

    Raises:
        UpgradeError: A file cannot be read, is of a newer version, or holds what its version does not allow.
    """
    version = _version(folder)
    if version > FORMAT_VERSION:
        raise UpgradeError(f"the annotations are of format {version}: install a newer version of mkdocs-dossier")
    files: dict[str, str | None] = {}
    for step in range(version, FORMAT_VERSION):
        # Each step sees the result of the one before it.
        files |= dict(_STEPS[step](_Files(folder, files)))
    if version < FORMAT_VERSION:
        files["dossier.yml"] = f"format: {FORMAT_VERSION}\n"
    return Upgrade(version, files)


def write_upgrade(folder: Path, upgrade: Upgrade) -> None:
    """Write the changes of `upgrade` below `folder`; files are deleted only after all others are written."""
    for path, text in upgrade.files.items():
        if text is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}.new")
            beside.write_text(text, encoding="utf-8")
            beside.replace(file)
    for path, text in upgrade.files.items():
        if text is None:
            (folder / path).unlink()


def _version(folder: Path) -> int:
    if not (folder / "dossier.yml").exists():
        return 1
    data = _parsed("dossier.yml", (folder / "dossier.yml").read_text("utf-8"))
    stated = data.get("format") if isinstance(data, dict) else None
    if not isinstance(stated, int) or stated < 1:
        raise UpgradeError("dossier.yml: expected 'format: ' and the number of the version")
    return stated


@dataclass(frozen=True, slots=True)
class _Files:
    """The files below a folder, as the steps of an upgrade have left them."""

    folder: Path
    changed: Mapping[str, str | None]

    def text(self, path: str) -> str | None:
        """Return the text of the file at `path`, or None if there is none."""
        if path in self.changed:
            return self.changed[path]
        file = self.folder / path
        return file.read_text("utf-8") if file.is_file() else None

    def below(self, name: str) -> list[str]:
        """Return the paths of the files in the folder `name`, sorted."""
        return sorted(f"{name}/{file.name}" for file in (self.folder / name).glob("*.yml"))


def _to_2(files: _Files) -> Iterator[tuple[str, str | None]]:
    """Give each question a file, and each source of a record a name."""
    listed = files.text("questions.yml")
    if listed is not None:
        items = _parsed("questions.yml", listed) or []
        for number, item in enumerate(items if isinstance(items, list) else [items], 1):
            slug = item.pop("slug", None) if isinstance(item, CommentedMap) else None
            if not isinstance(slug, str) or slug_fault(slug) is not None:
                raise UpgradeError(f"questions.yml: item {number}: expected a question with a 'slug'")
            item.insert(0, "rank", number * _RANKS)
            yield f"questions/{slug}.yml", _written(item)
        yield "questions.yml", None
    for path in files.below("records"):
        record = _parsed(path, files.text(path) or "")
        see = record.get("see") if isinstance(record, CommentedMap) else None
        if isinstance(record, CommentedMap) and isinstance(see, list) and any(isinstance(each, str) for each in see):
            record["see"] = [_source(each) if isinstance(each, str) else each for each in see]
            yield path, _written(record)


def _source(address: str) -> dict[str, str]:
    """Return a source of which only the address is known; its host serves as the outlet's name."""
    return {"outlet": (urlsplit(address).hostname or address).removeprefix("www."), "url": address}


_STEPS: Mapping[int, Callable[[_Files], Iterator[tuple[str, str | None]]]] = MappingProxyType({1: _to_2})
"""For each version but the last, the step that leads to the next."""


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 118
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _parsed(path: str, text: str) -> object:
    try:
        return _yaml().load(text)
    except (YAMLError, ValueError) as error:
        raise UpgradeError(f"{shown(path)} cannot be parsed; correct it first: {error}") from error


def _written(data: object) -> str:
    stream = io.StringIO()
    _yaml().dump(data, stream)
    return stream.getvalue()
