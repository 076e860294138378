"""The gate for pages in `docs/`: the tree of files, and the front matter of pages that the host renders.

Articles have a gate of their own. The host is given the body of a page, and front matter that was read within the
limits of the YAML gate and has values that are safe in HTML.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from markupsafe import escape

from dossier.diagnostics import Diagnostic, printable, shown
from dossier.read.files import read_text, refusal
from dossier.read.yaml_gate import MAX_BYTES, Document, Value, parse
from dossier.text.markup import DIVIDE, heavy_block

MAX_PAGE_BYTES = 1024 * 1024
UNSAFE = frozenset({"D101", "D115", "D119"})
"""Codes of findings in the tree of files that stop any build, strict or not."""

# The front matter of a page, as MkDocs finds it.
_FRONT = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# What follows the scheme of an address, wherever one is written.
_AUTHORITY = re.compile(r"//[^\s<>\"'()]+")
# Keys that the theme writes into pages without escaping them.
_ESCAPED = ("title", "description", "author")


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it is given to the host.

    Attributes:
        meta: Its front matter: typed as YAML types it, and escaped where a theme does not escape.
        body: Its Markdown, which begins with an empty line: without it the host looks for metadata of its own.
        problems: What was refused.
    """

    meta: Mapping[str, object] = field(default_factory=dict)
    body: str = "\n"
    problems: tuple[Diagnostic, ...] = ()


def list_files(root: Path, docs: str) -> tuple[list[str], list[Diagnostic]]:
    """Return the files below the folder `docs` of the project `root`, and an error for each that is not published.

    Files are relative to `docs`. Links, special files and names that are not UTF-8 are left out, and reported.
    """
    files: list[str] = []
    problems: list[Diagnostic] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(root / docs / folder), key=lambda each: each.name)
        except OSError as error:
            path = printable(posixpath.join(docs, folder).rstrip("/"))
            problems.append(Diagnostic("D101", f"the folder cannot be read: {error.strerror}", path))
            continue
        for entry in entries:
            name = posixpath.join(folder, entry.name)
            problem = _refusal(entry, printable(f"{docs}/{name}"))
            if problem is not None:
                problems.append(problem)
            else:
                (folders if entry.is_dir(follow_symlinks=False) else files).append(name)
    return files, problems


def _refusal(entry: os.DirEntry[str], path: str) -> Diagnostic | None:
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return Diagnostic("D119", "a file name is not UTF-8", path, hint="rename it")
    return refusal(entry, path)


def check_pages(root: Path, docs: str, files: Iterable[str], trusted: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield what is refused in those of `files`, relative to `docs`, that are pages for the host to render."""
    for name in files:
        if name.endswith(".md") and posixpath.dirname(name) != "articles":
            yield from read_page(root / docs / name, f"{docs}/{name}", trusted).problems


def check_own_addresses(docs: str, files: Iterable[str], planned: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield an error for each of `files`, relative to `docs`, with the address of one of the `planned` pages or files.

    The host would publish the planned one without a word.
    """
    taken = {_address(path): path for path in planned}
    for name in files:
        if _address(name) in taken:
            message = "a page has the address of one that is made from annotations"
            hint = "rename the file, or delete it"
            yield Diagnostic("D907", message, f"{docs}/{name}", found=shown(taken[_address(name)]), hint=hint)


def _address(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index")


def read_page(file: Path, path: str, trusted: Collection[str] = ()) -> Source:
    """Return the page in `file`, which the host renders.

    Args:
        file: The file.
        path: The same relative to the project root, for diagnostics.
        trusted: Keys of front matter with values that are passed on unchanged.
    """
    text, problems = read_text(file, path, MAX_PAGE_BYTES)
    if text is None:
        return Source(problems=tuple(problems))
    front = _FRONT.match(text)
    start = front.end() if front else 0
    unfit = _unfit(text, start, path)
    body = "\n" if unfit else f"\n{text[start:]}"
    if front is None:
        return Source(body=body, problems=unfit)
    if len(front[1].encode()) > MAX_BYTES:
        expected = f"at most {MAX_BYTES // 1024} KiB"
        large = Diagnostic("D102", "the front matter is too large", path, expected=expected)
        return Source(body=body, problems=(large, *unfit))
    document, problems = parse(front[1], path, first_line=2)
    if document is None:
        return Source(body=body, problems=(*problems, *unfit))
    meta, found = _vetted(document, front[1], path, trusted)
    return Source(meta, body, (*problems, *found, *unfit))


def _unfit(text: str, start: int, path: str) -> tuple[Diagnostic, ...]:
    """Return the first thing, from `start` on, that makes the host's Markdown fail or take very long."""
    heavy = heavy_block(text[start:])
    if heavy is not None:
        place, found = _place(text, start + heavy[0]), shown(heavy[1])
        return (Diagnostic("D905", "a block holds too much markup", path, *place, found=found, hint=DIVIDE),)
    for match in _AUTHORITY.finditer(text, start):
        try:
            urlsplit(match[0])
        except ValueError as error:
            place, found = _place(text, match.start()), shown(match[0])
            message = f"an address is malformed: {error}"
            return (Diagnostic("D906", message, path, *place, found=found, hint="correct the address"),)
    return ()


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


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
        if value is None and problem is None and key not in trusted:
            continue  # null counts as a missing key: other plugins expect a text
        if problem is None:
            meta[key] = typed.get(key)
        else:
            place = document.marks.value(key)
            found.append(Diagnostic("D901", problem, path, *place, found=shown(str(value)), hint=_HINT))
    for key in _ESCAPED:
        if isinstance(meta.get(key), str):
            meta[key] = str(escape(meta[key]))
    return meta, found


_HINT = "write plain text; the option 'trusted_keys' of the plugin names keys that may have any value"


def _problem(key: str, value: Value) -> str | None:
    if key == "template":
        return "a page may not choose its template"
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
