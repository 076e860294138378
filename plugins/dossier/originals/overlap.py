"""The 8-word rule: no wording of an original in the project.

A run of eight or more words that a file shares with an original is reported by its place, never by its words: what
is reported here ends up in logs. Exempt are runs that are mostly names, and quotations of fewer than fifteen words that
the original has in quotation marks too, since those are somebody's spoken words. In YAML and JSON straight
quotation marks are syntax and exempt nothing; typographic ones do as elsewhere.
"""

from __future__ import annotations

import html
import os
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RUN_WORDS = 8
QUOTATION_WORDS = 15
# A run with fewer words in lower case than this is a list of names and titles.
_PLAIN_WORDS = 5
MAX_FILE_BYTES = 8 * 1024 * 1024

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTATION = re.compile(r"[\"“„«]([^\"“”»]{1,200})[\"”»]")
_TYPOGRAPHIC_QUOTATION = re.compile(r"[“„«]([^“”»]{1,200})[”»]")
# Markup that would interrupt a run that a reader sees whole; line breaks are kept, so that lines can be counted.
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|-->")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060]")
_DATA = frozenset({".yml", ".yaml", ".json"})
# Made by tools from files that are checked, or not part of the project.
_SKIPPED = frozenset({"node_modules", "target", "site", "site-fulltext", "dist", "build", "__pycache__"})
_SHOWN_DOT_FOLDERS = frozenset({".ci", ".github"})


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A run of words that a file shares with an original.

    Attributes:
        path: File, relative to the project root, with forward slashes.
        line: Line of its first word, counted from 1.
        length: Number of words.
        source: Slug of the original.
        paragraph: Non-empty line of the original in which the run starts, counted from 1.
    """

    path: str
    line: int
    length: int
    source: str
    paragraph: int

    def diagnostic(self) -> Diagnostic:
        """Return the run as a diagnostic, without its words."""
        where = f"paragraph {self.paragraph} of the original {shown(self.source)}"
        return Diagnostic(
            "D506",
            f"{self.length} words in a row are the same as in {where}",
            self.path,
            self.line,
            expected=f"fewer than {RUN_WORDS}, or somebody's spoken words in quotation marks",
            hint="say it in other words",
        )


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    is_plain: bool
    start: int


class Wording:
    """The wording of all originals, in a form in which runs of words are found quickly."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Read `texts`, the originals by slug."""
        self._runs: dict[tuple[str, ...], tuple[str, int]] = {}
        self._quoted: set[tuple[str, ...]] = set()
        for slug, text in texts.items():
            lines = [line for line in text.splitlines() if line.strip()]
            found = [(word.folded, number) for number, line in enumerate(lines, 1) for word in _words(line)]
            folded = [word for word, _ in found]
            for start in range(len(found) - RUN_WORDS + 1):
                self._runs.setdefault(tuple(folded[start : start + RUN_WORDS]), (slug, found[start][1]))
            for line in lines:
                for quotation in _QUOTATION.finditer(unicodedata.normalize("NFC", line)):
                    self._quoted.update(_windows([word.folded for word in _words(quotation[1])]))

    def shared(self, text: str, path: str) -> Iterator[SharedRun]:
        """Yield each longest run of `RUN_WORDS` words or more that `text`, from `path`, shares with an original."""
        flat = _flat(text)
        quotation = _TYPOGRAPHIC_QUOTATION if Path(path).suffix in _DATA else _QUOTATION
        spans = [match.span() for match in quotation.finditer(flat) if self._is_spoken(match[1])]
        for words in _outside(_words(flat), spans):
            yield from self._shared(flat, words, path)

    def _shared(self, text: str, words: list[_Word], path: str) -> Iterator[SharedRun]:
        folded = [word.folded for word in words]
        start = 0
        while start + RUN_WORDS <= len(folded):
            source = self._runs.get(tuple(folded[start : start + RUN_WORDS]))
            if source is None:
                start += 1
                continue
            end = start + RUN_WORDS
            while tuple(folded[end - RUN_WORDS + 1 : end + 1]) in self._runs and end < len(folded):
                end += 1
            if sum(word.is_plain for word in words[start:end]) >= _PLAIN_WORDS:
                line = text.count("\n", 0, words[start].start) + 1
                yield SharedRun(path, line, end - start, *source)
            start = end

    def _is_spoken(self, quotation: str) -> bool:
        return tuple(word.folded for word in _words(quotation)) in self._quoted


def files(root: Path, leave_out: Iterable[Path] = ()) -> Iterator[tuple[str, str]]:
    """Yield path and text of every text file of the project at `root`, sorted by path.

    Paths are relative to `root`, with forward slashes. Files that are not UTF-8 or longer than `MAX_FILE_BYTES` are
    skipped, and so are folders that tools make and those in `leave_out`.
    """
    hidden = {folder.resolve() for folder in leave_out}
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(
            each
            for each in folders
            if each not in _SKIPPED
            and (not each.startswith(".") or each in _SHOWN_DOT_FOLDERS)
            and (here / each).resolve() not in hidden
        )
        for name in sorted(names):
            text = _text(here / name)
            if text is not None:
                yield printable((here / name).relative_to(root).as_posix()), text


def _text(file: Path) -> str | None:
    if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_FILE_BYTES:
        return None
    content = file.read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _words(text: str) -> list[_Word]:
    return [
        _Word(match[0].lower().replace("’", "'"), match[0][0].islower(), match.start())
        for match in _WORD.finditer(unicodedata.normalize("NFC", text))
    ]


def _windows(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every part of `words` that is short enough to be quoted."""
    for start in range(len(words)):
        for length in range(1, min(QUOTATION_WORDS, len(words) - start + 1)):
            yield tuple(words[start : start + length])


def _flat(text: str) -> str:
    """Return `text` as a reader sees it: no tags, escapes resolved, in NFC, with the same line breaks."""
    text = _ESCAPE.sub(lambda match: _character(int(match[1], 16)), text)
    text = _TAG.sub("", html.unescape(text).replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _character(code: int) -> str:
    character = chr(code)
    return character if character.isprintable() else " "


def _outside(words: list[_Word], spans: list[tuple[int, int]]) -> Iterator[list[_Word]]:
    """Yield the runs of `words` that are between `spans`."""
    edges = [0, *(edge for span in spans for edge in span), None]
    for start, end in list(pairwise(edges))[::2]:
        yield [word for word in words if word.start >= (start or 0) and (end is None or word.start < end)]
