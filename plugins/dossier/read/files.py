"""Which files of a dossier are read, and why others are not.

A claim's path is its identity, so every file has one place: symbolic links are refused wherever they lead, and
a file in any other place is reported rather than skipped, since the editor who put it there thinks that it counts.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, closest, did_you_mean, one_of, printable, shown
from dossier.read.scalars import slug_fault, slug_words
from dossier.read.yaml_gate import decode

if TYPE_CHECKING:
    from pathlib import Path

LISTS = ("topics", "entities", "events", "summary")
FORMAT = "dossier"
"""Name of the file with the version of the annotations."""
_FOLDERS = ("claims", "questions", "records")
_ENDING = ".yml"
# Read by people or by git, not by the loader.
_IGNORED = {"README.md"}


def refusal(entry: os.DirEntry[str], path: str) -> Diagnostic | None:
    """Return why the file or folder `entry` is not read; None if it is. `path` is its name in messages."""
    if entry.is_symlink():
        return Diagnostic("D115", "a symbolic link is not followed", path, hint="put a copy of the file in its place")
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return Diagnostic("D101", f"the file cannot be read: {error.strerror}", path)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        # Opening a named pipe would wait forever for a writer.
        return Diagnostic("D101", "the file cannot be read: it is neither a file nor a folder", path)
    return None


def read_text(file: Path, path: str, limit: int) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of `file`, at most `limit` bytes long, or None and the reasons why it is not read."""
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        return None, [Diagnostic("D101", f"the file cannot be read: {error.strerror}", path)]
    return decode(content, path, limit)


@dataclass(slots=True)
class Found:
    """Files to read: paths relative to the project root, with forward slashes.

    Attributes:
        claims: Article, claim and path, sorted by article and claim.
        questions: Question and path, sorted by question.
        records: Record and path, sorted by record.
        format: Path of the file with the version, or None if there is none.
        lists: Path by kind; a kind whose file does not exist is left out.
    """

    claims: list[tuple[str, str, str]] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    records: list[tuple[str, str]] = field(default_factory=list)
    format: str | None = None
    lists: dict[str, str] = field(default_factory=dict)


class Tree:
    """Lists the files below a project root and reports what it refuses."""

    def __init__(self, root: Path, diagnostics: list[Diagnostic]) -> None:
        self._root = root
        self._diagnostics = diagnostics

    def annotations(self, folder: str) -> Found:
        """Return the files below the annotations `folder`."""
        found = Found()
        for name, is_folder in self._entries(folder):
            path = f"{folder}/{name}"
            if is_folder and name == "claims":
                found.claims = self._claims(path)
            elif is_folder and name == "questions":
                found.questions = self._slugs(path)
            elif is_folder and name == "records":
                found.records = self._slugs(path)
            elif is_folder:
                self._misplaced(path, one_of(f"{each}/" for each in _FOLDERS), did_you_mean(name, _FOLDERS))
            elif name == f"{FORMAT}{_ENDING}":
                found.format = path
            elif self._is_yaml(path, name):
                self._list(path, name.removesuffix(_ENDING), found)
        return found

    def articles(self, folder: str) -> list[tuple[str, str]]:
        """Return slug and path of every rendition in `folder`, sorted by slug.

        Files that do not end in `.md` may be next to them, and `index.md` may list them.
        """
        found = []
        for name, is_folder in self._entries(folder):
            slug = name.removesuffix(".md")
            if not is_folder and slug not in {name, "index", "README"} and self._is_slug(f"{folder}/{name}", slug):
                found.append((slug, f"{folder}/{name}"))
        return sorted(found)

    def _list(self, path: str, kind: str, found: Found) -> None:
        if kind in LISTS:
            found.lists[kind] = path
        else:
            known = (FORMAT, *LISTS)
            meant = closest(kind, known)
            hint = f"did you mean {shown(meant + _ENDING)}?" if meant else "a claim belongs in claims/ARTICLE/"
            self._misplaced(path, one_of(each + _ENDING for each in known), hint)

    def _claims(self, folder: str) -> list[tuple[str, str, str]]:
        found = []
        for article, is_folder in self._entries(folder):
            path = f"{folder}/{article}"
            if not is_folder:
                self._misplaced(path, "folders named after an article", "move the claim into the folder of its article")
            elif self._is_slug(path, article):
                found += [(article, claim, file) for claim, file in self._slugs(path)]
        return sorted(found)

    def _slugs(self, folder: str) -> list[tuple[str, str]]:
        found = []
        for name, is_folder in self._entries(folder):
            path, slug = f"{folder}/{name}", name.removesuffix(_ENDING)
            if is_folder:
                self._misplaced(path, "files that end in .yml", "move its files one folder up")
            elif self._is_yaml(path, name) and self._is_slug(path, slug):
                found.append((slug, path))
        return sorted(found)

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        """Return the names in `folder`, sorted, each with whether it is a folder; none if it does not exist."""
        try:
            entries = sorted(os.scandir(self._root / folder), key=lambda each: each.name)
        except FileNotFoundError:
            return []
        except OSError as error:
            self._report("D101", f"the folder cannot be read: {error.strerror}", folder)
            return []
        return [(each.name, each.is_dir(follow_symlinks=False)) for each in entries if self._is_plain(each, folder)]

    def _is_plain(self, entry: os.DirEntry[str], folder: str) -> bool:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or entry.name in _IGNORED:
            return False
        problem = refusal(entry, printable(path))
        if problem is not None:
            self._diagnostics.append(problem)
        return problem is None

    def _is_yaml(self, path: str, name: str) -> bool:
        if name.endswith(_ENDING):
            return True
        stem, _, ending = name.rpartition(".")
        slug = _proposed(stem)
        hint = f"rename it to {shown(slug + _ENDING)}" if slug else f"rename it to a slug that ends in {_ENDING}"
        hint = hint if ending.lower() in {"yaml", "yml"} else "move it elsewhere"
        self._report("D116", "the file name does not end in .yml", path, hint=hint)
        return False

    def _is_slug(self, path: str, name: str) -> bool:
        fault = slug_fault(name)
        if fault is None:
            return True
        slug = _proposed(name)
        hint = f"rename it to {shown(slug)}" if slug else "rename it"
        self._report("D118", "the name is not a slug", path, expected=fault, found=shown(name), hint=hint)
        return False

    def _misplaced(self, path: str, expected: str, hint: str | None) -> None:
        self._report("D117", "nothing is read from here", path, expected=expected, hint=hint)

    def _report(
        self,
        code: str,
        message: str,
        path: str,
        expected: str | None = None,
        found: str | None = None,
        hint: str | None = None,
    ) -> None:
        self._diagnostics.append(Diagnostic(code, message, printable(path), 1, 1, expected, found, hint))


def _proposed(name: str) -> str | None:
    """Return the slug that `name` suggests; None if it suggests none."""
    slug = "-".join(slug_words(name))
    return slug if slug_fault(slug) is None else None
