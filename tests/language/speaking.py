"""Dossiers in which every word of ours can be told from those of the dossier, and what of a page is neither."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog

from dossier.language.catalogs import SHIPPED, TEMPLATE, read_catalog
from tools.words import written

OPEN, CLOSE = "⟦", "⟧"
_LETTERS = re.compile(r"[^\W\d_]")
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-copied", "data-refused", "data-copied-spoken")
_DESCRIBED = ("description", "og:title", "og:description", "og:site_name")
_UNSEEN = ("script", "style", "svg")
_VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "source", "wbr", "col", "area", "base", "embed"})


def write_pseudo(folder: Path, tag: str = "en") -> Path:
    """Write into `folder` a catalogue of `tag` in which every message is in brackets; return the folder."""
    pseudo = Catalog(locale=tag)
    for message in read_catalog((SHIPPED / TEMPLATE).read_bytes()):
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            wrapped = tuple(f"{OPEN}{form}{CLOSE}" for form in forms)
            pseudo.add(message.id, wrapped[0] if isinstance(message.id, str) else wrapped, context=message.context)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{tag}.po").write_text(written(pseudo), encoding="utf-8")
    return folder


class _Words(HTMLParser):
    """Collects what a page shows or says: its texts, the names of its elements, and what it is described as.

    Texts of one block are joined, since a message may have elements in it.
    """

    _INLINE = frozenset({"a", "b", "bdi", "code", "dfn", "em", "i", "mark", "span", "strong", "time", "svg", "use"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the names that the element has, and begin a text at a block."""
        named = dict(attrs)
        self.found += [words for name in _SPOKEN if (words := named.get(name))]
        if (named.get("name") or named.get("property")) in _DESCRIBED:
            self.found.append(named.get("content") or "")
        self._skipped += tag in _UNSEEN and tag not in _VOID
        if tag not in self._INLINE and not self._skipped:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        """End the text of a block."""
        self._skipped -= tag in _UNSEEN
        if tag not in self._INLINE and not self._skipped:
            self._end()

    def handle_data(self, data: str) -> None:
        """Take text that is shown."""
        if not self._skipped:
            self._text.append(data)

    def _end(self) -> None:
        self.found.append("".join(self._text))
        self._text.clear()


def words_on(html: str) -> list[str]:
    """Return what a page shows or says, piece by piece, in any order."""
    page = _Words()
    page.feed(html)
    page.close()
    return [" ".join(words.split()) for words in page.found if words.strip()]


def outside(words: str) -> str:
    """Return what of `words` is in no brackets."""
    while (less := _INNERMOST.sub("\n", words)) != words:
        words = less
    return words


def unworded(words: str, known: Collection[str]) -> Iterator[str]:
    """Yield the pieces of `words` outside of brackets that have letters and are not among `known`."""
    for piece in re.split(r"[\n·]|[¶(),;:.?!“”|–-]+", outside(words)):
        text = piece.strip()
        if _LETTERS.search(text) and text not in known:
            yield text
