"""Upgrading: annotations in an older version of the format are rewritten in the current one.

A new version is a row in `_STEPS` and a function that returns what changes. Comments and the order of keys are kept.
All files change, or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from dossier.diagnostics import DossierError, printable, shown
from dossier.read.files import read_text
from dossier.read.model import FORMAT_VERSION
from dossier.read.rewriting import parsed, write_all, written
from dossier.read.scalars import slug_fault
from dossier.read.yaml_gate import MAX_BYTES

_VERSION = "dossier.yml"
"""The file with the version of the format."""
_TRAILING = re.compile(r"\n(?:#[^\n]*\n|[ \t]*\n)+\Z")
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
    version = _version(_Files(folder, {}))
    if version > FORMAT_VERSION:
        raise UpgradeError(f"the annotations are of format {version}: install a newer version of mkdocs-dossier")
    files: dict[str, str | None] = {}
    for step in range(version, FORMAT_VERSION):
        # Each step sees the result of the one before it.
        files |= dict(_STEPS[step](_Files(folder, files)))
    if version < FORMAT_VERSION:
        files[_VERSION] = f"format: {FORMAT_VERSION}\n"
    return Upgrade(version, files)


def write_upgrade(folder: Path, upgrade: Upgrade) -> None:
    """Make the changes of `upgrade` below `folder`: all of them, or none.

    The file with the version changes last, so that the next run completes one that was killed.

    Raises:
        WritingError: A file cannot be written or deleted; all files are as they were.
    """
    changes = sorted(upgrade.files.items(), key=lambda change: change[0] == _VERSION)
    write_all({folder / path: text for path, text in changes})


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
        if not file.is_file():
            return None
        text, refused = read_text(file, self.shown(path), MAX_BYTES)
        if text is None:
            raise UpgradeError("; ".join(str(each).replace("\n  hint: ", "; ") for each in refused))
        return text

    def parsed(self, path: str) -> object:
        """Return the data of the file at `path`, or None if there is none."""
        try:
            return parsed(self.text(path) or "")
        except (YAMLError, ValueError) as error:
            raise UpgradeError(f"{self.shown(path)} cannot be parsed; correct it first: {error}") from error

    def below(self, name: str) -> list[str]:
        """Return the paths of the files in the folder `name`, sorted."""
        return sorted(f"{name}/{file.name}" for file in (self.folder / name).glob("*.yml"))

    def shown(self, path: str) -> str:
        """Return how messages name the file at `path`."""
        return printable(f"{self.folder.name}/{path}")


def _version(files: _Files) -> int:
    if files.text(_VERSION) is None:
        return 1
    data = files.parsed(_VERSION)
    stated = data.get("format") if isinstance(data, dict) else None
    if not isinstance(stated, int) or isinstance(stated, bool) or stated < 1:
        raise UpgradeError(f"{files.shown(_VERSION)}: expected 'format: ' and the number of the version")
    return stated


def _to_2(files: _Files) -> Iterator[tuple[str, str | None]]:
    """Give each question a file, and each source of a record a name."""
    if files.text("questions.yml") is not None:
        items = files.parsed("questions.yml") or []
        comments = _comments(files.text("questions.yml") or "", items)
        given = set()
        for number, item in enumerate(items if isinstance(items, list) else [items], 1):
            where = f"{files.shown('questions.yml')}: item {number}"
            slug = item.pop("slug", None) if isinstance(item, CommentedMap) else None
            if not isinstance(slug, str) or slug_fault(slug) is not None:
                raise UpgradeError(f"{where}: expected a question with a 'slug'")
            item.insert(0, "rank", number * _RANKS)
            path, text = f"questions/{slug}.yml", comments[number - 1] + written(item)
            if number < len(comments):
                # What is above the next question is not about this one.
                text = _TRAILING.sub("\n", text)
            if path in given or files.text(path) not in {None, text}:
                raise UpgradeError(f"{where}: expected a slug without a question, found {shown(slug)}; choose another")
            given.add(path)
            yield path, text
        yield "questions.yml", None
    for path in files.below("records"):
        record = files.parsed(path)
        see = record.get("see") if isinstance(record, CommentedMap) else None
        if isinstance(record, CommentedMap) and isinstance(see, list) and any(isinstance(each, str) for each in see):
            record["see"] = [_source(each) if isinstance(each, str) else each for each in see]
            yield path, written(record)


def _comments(text: str, items: object) -> list[str]:
    """Return the lines of comments above each of `items`, a list that is written as `text`."""
    if not isinstance(items, CommentedSeq):
        return [""]
    lines = text.splitlines(keepends=True)
    found = []
    for at in range(len(items)):
        start = end = items.lc.item(at)[0]
        while start and (lines[start - 1].startswith("#") or not lines[start - 1].strip()):
            start -= 1
        found.append("".join(line for line in lines[start:end] if line.strip()))
    return found


def _source(address: str) -> dict[str, str]:
    """Return a source with only an address; its host serves as the outlet's name."""
    return {"outlet": (urlsplit(address).hostname or address).removeprefix("www."), "url": address}


_STEPS: Mapping[int, Callable[[_Files], Iterator[tuple[str, str | None]]]] = MappingProxyType({1: _to_2})
"""For each version but the last, the step that leads to the next."""
