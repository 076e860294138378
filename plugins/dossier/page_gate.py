"""The gate for pages in `docs/`: the tree of files, and the front matter of pages that the host renders.

Articles have a gate of their own. What is handed to the host is the body of a page and front matter that was read
within the bounds of the YAML gate, with values that may stand in HTML.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from markupsafe import escape

from dossier.diagnostics import Diagnostic, printable, shown
from dossier.yaml_gate import MAX_BYTES, Document, Value, decode, parse

MAX_PAGE_BYTES = 1024 * 1024
UNSAFE = frozenset({"D101", "D115", "D119"})
"""Codes of findings in the tree of files with which no site is built, strict or not."""

# The front matter of a page, as MkDocs finds it.
_FRONT = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# What the theme writes into pages as it is.
_ESCAPED = ("title", "description", "author")
_STEERS = {"template": "choose the template of the page"}
"""Keys by which a page would change more than what it says."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it is handed to the host.

    Attributes:
        meta: Its front matter: typed as YAML types it, and escaped where a theme does not escape.
        body: Its Markdown, which begins with an empty line: without it the host looks for metadata of its own.
        problems: What was refused.
    """

    meta: Mapping[str, object] = field(default_factory=dict)
    body: str = "\n"
    problems: tuple[Diagnostic, ...] = ()


def check_tree(root: Path, docs: str) -> Iterator[Diagnostic]:
    """Yield an error for every link, special file and unreadable name below the folder `docs` of the project `root`."""
    folders = [docs]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda each: each.name)
        except OSError as error:
            yield Diagnostic("D101", f"the folder cannot be read: {error.strerror}", printable(folder))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            problem = _entry_problem(entry, printable(path))
            if problem is not None:
                yield problem
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)


def _entry_problem(entry: os.DirEntry[str], path: str) -> Diagnostic | None:
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return Diagnostic("D119", "a file name is not UTF-8", path, hint="rename it")
    if entry.is_symlink():
        return Diagnostic("D115", "a symbolic link is not followed", path, hint="put a copy of the file in its place")
    mode = entry.stat(follow_symlinks=False).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        # Opening a named pipe would wait for a writer for ever.
        return Diagnostic("D101", "the file cannot be read: it is neither a file nor a folder", path)
    return None


def check_pages(root: Path, docs: str, trusted: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield what is refused in the pages below `docs` that the host renders; articles are left out."""
    for path in sorted((root / docs).rglob("*.md")):
        relative = path.relative_to(root / docs).as_posix()
        if path.is_file() and not path.is_symlink() and not relative.startswith("articles/"):
            yield from read_page(path, f"{docs}/{relative}", trusted).problems


def read_page(file: Path, path: str, trusted: Collection[str] = ()) -> Source:
    """Return the page in `file`, which the host renders.

    Args:
        file: The file.
        path: The same relative to the project root, for diagnostics.
        trusted: Keys of front matter whose values are handed over as they are.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_PAGE_BYTES + 1)
    except OSError as error:
        return Source(problems=(Diagnostic("D101", f"the file cannot be read: {error.strerror}", path),))
    text, problems = decode(content, path, MAX_PAGE_BYTES)
    if text is None:
        return Source(problems=tuple(problems))
    front = _FRONT.match(text)
    if front is None:
        return Source(body=f"\n{text}")
    body = f"\n{text[front.end() :]}"
    if len(front[1].encode()) > MAX_BYTES:
        expected = f"at most {MAX_BYTES // 1024} KiB"
        return Source(
            body=body, problems=(Diagnostic("D102", "the front matter is too large", path, expected=expected),)
        )
    document, problems = parse(front[1], path, first_line=2)
    if document is None:
        return Source(body=body, problems=tuple(problems))
    meta, found = _vetted(document, front[1], path, trusted)
    return Source(meta, body, (*problems, *found))


def _vetted(
    document: Document, text: str, path: str, trusted: Collection[str]
) -> tuple[dict[str, object], list[Diagnostic]]:
    if not isinstance(document.data, dict):
        return {}, []
    found: list[Diagnostic] = []
    try:
        # The gate has let it through: no tags, no aliases, bounded depth. Other plugins want numbers and dates.
        typed = yaml.safe_load(text)
    except (ValueError, yaml.YAMLError) as error:
        # A day or a time that does not exist.
        message, hint = "a value of the front matter cannot be read", "put it in quotation marks"
        return {}, [Diagnostic("D901", message, path, 2, 1, found=shown(str(error)), hint=hint)]
    meta: dict[str, object] = {}
    for key, value in document.data.items():
        problem = None if key in trusted else _problem(key, value)
        if problem is None:
            meta[key] = typed.get(key)
        else:
            place = document.marks.value(key)
            found.append(Diagnostic("D901", problem, path, *place, found=shown(str(value)), hint=_HINT))
    for key in _ESCAPED:
        if isinstance(meta.get(key), str):
            meta[key] = str(escape(meta[key]))
    return meta, found


_HINT = "write plain text; the option 'trusted_keys' of the plugin names keys that pass as they are"


def _problem(key: str, value: Value) -> str | None:
    if key in _STEERS:
        return f"a page may not {_STEERS[key]}"
    if key in _ESCAPED and not isinstance(value, str | None):
        return f"{shown(key)} is not a text"
    if key == "hide" and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        return "'hide' is not a list of words"
    if any(mark in text for text in _texts(value) for mark in "<>"):
        return f"{shown(key)} has characters that begin or end markup"
    return None


def _texts(value: Value) -> Iterator[str]:
    """Yield all texts in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _texts(each)
