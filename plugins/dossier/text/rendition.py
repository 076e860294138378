"""Rendering an article: one function for check, build, preview and full-text edition alike.

Renditions are CommonMark with tables and footnotes. Raw HTML is shown as plain characters and reported, and so
is Markdown of other dialects. `docs/reference/pages.md` describes the dialect to editors.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token
from markupsafe import escape

from dossier.diagnostics import Diagnostic, shown
from dossier.read.source_map import SourcePosition
from dossier.read.values import Article
from dossier.text.dialects import FOREIGN
from dossier.text.languages import direction, language_of
from dossier.text.markup import DIVIDE, address_pattern, heavy_block, is_outside, is_safe_link, written_addresses
from dossier.text.parser import PARSER, RENDERER

_FOLDER = "articles"
# The ranges of scripts that are written from right to left: Hebrew to Arabic Extended, their presentation forms, and
# those beyond the first plane, from Cypriot to Arabic mathematical letters.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_WRITTEN = {"paragraph_open", "heading_open", "th_open", "td_open"}
# In angle brackets too.
_ADDRESS = address_pattern(r"<([A-Za-z][\w+.-]*:[^\s<>]*)>")
# Our own anchors in an article: those of paragraphs, and those in the templates.
_RESERVED = re.compile(r"p\d+|(?:note|dossier)(?:-.*)?|fn(?:ref)?[\d:].*|__.*")


class Heading(NamedTuple):
    """A heading of an article: its level, its anchor, and its text as HTML."""

    level: int
    id: str
    html: str


class Address(NamedTuple):
    """A link or an image that leads to a place of this site: the address as rendered, and where it is written."""

    href: str
    place: SourcePosition


@dataclass(frozen=True, slots=True)
class Rendition:
    """A rendered article.

    Attributes:
        html: Its body; nothing in it can run script, load anything from another host or change the page around it.
        headings: Its headings in order.
        inside: Its links and images that lead to places of this site.
        problems: What may not be rendered as its author meant it.
    """

    html: str
    headings: tuple[Heading, ...]
    inside: tuple[Address, ...]
    problems: tuple[Diagnostic, ...]


def render(article: Article, body: str | None = None, resolve: Callable[[str], str] = str) -> Rendition:
    """Return `article` rendered, with a diagnostic for everything that its Markdown may not contain.

    Args:
        article: The article.
        body: Markdown of the original, to render instead of the article's own.
        resolve: Returns the address of a file of the site for a relative address as written.
    """
    text = article.body if body is None else body
    writing = _Writing(text, article)
    marks = writing.too_many_marks()
    if marks:
        return Rendition(f"<pre>{escape(text)}</pre>", (), (), (marks,))
    tokens = PARSER.parse(text, {})
    _shape_lists(tokens)
    language = language_of(article.front, original=body is not None)
    if language or _RIGHT_TO_LEFT.search(text):
        _direct(tokens, language)
    headings = tuple(_headings(tokens))
    inside = tuple(writing.addresses(tokens, resolve))
    problems = (*writing.html(tokens), *writing.foreign(tokens), *writing.refused())
    return Rendition(str(RENDERER.render(tokens, PARSER.options, {})), headings, inside, problems)


@dataclass(slots=True)
class _Writing:
    """The Markdown of an article, and where things are in it."""

    text: str
    article: Article
    _edges: list[int] = field(init=False)

    def __post_init__(self) -> None:
        # Where lines begin, and where the last one ends: found once, since every link and block is located.
        self._edges = [0, *(end.end() for end in re.finditer("\n", self.text)), len(self.text)]

    def problem(self, code: str, message: str, at: int, found: str, hint: str) -> Diagnostic:
        """Return what is wrong at the offset `at` of the text."""
        return Diagnostic(code, message, self.article.path, *self._place(at), found=shown(found), hint=hint)

    def _place(self, at: int) -> SourcePosition:
        line = bisect_right(self._edges, at, hi=len(self._edges) - 1) - 1
        return SourcePosition(self.article.body_line + line, at - self._edges[line] + 1)

    def _span(self, token: Token) -> tuple[int, int]:
        """Return where the lines of a block token begin and end."""
        first, last = token.map or (0, 0)
        return self._edges[first], self._edges[min(last, len(self._edges) - 1)]

    def _find(self, token: Token, sought: str) -> int:
        """Return the offset at which `sought` is written in a block, else that of the block."""
        start, end = self._span(token)
        at = self.text.find(sought, start, end)
        return start if at < 0 else at

    def too_many_marks(self) -> Diagnostic | None:
        """Return a diagnostic if a block holds more markup than any text needs."""
        heavy = heavy_block(self.text)
        if heavy is None:
            return None
        at, block = heavy
        return self.problem("D804", "a block holds too much markup", at, block, DIVIDE)

    def html(self, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every piece of raw HTML."""
        for block, token in _all(tokens):
            if token.type in {"html_block", "html_inline"}:
                content = token.content.strip()
                at = self._find(block, content.split("\n", 1)[0])
                hint = "write it as Markdown; to show the characters, write &lt; in place of <"
                yield self.problem("D801", "raw HTML is not rendered", at, content, hint)

    def foreign(self, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
        """Yield a diagnostic for all Markdown of other dialects."""
        for token in tokens:
            if token.type != "inline":
                continue
            plain, (at, end) = "", self._span(token)
            origins: list[tuple[int, int]] = []
            for child in token.children or ():
                # Code is shown as it is, and so is what an escape or a reference stands for.
                if child.type == "text":
                    at = max(self.text.find(child.content, at, end), at)
                    origins.append((len(plain), at))
                    plain += child.content
                elif child.type in {"softbreak", "hardbreak"}:
                    plain += "\n"
            for foreign in FOREIGN:
                for match in foreign.pattern.finditer(plain):
                    start, origin = max(each for each in origins if each[0] <= match.start())
                    hint = "write it as docs/reference/pages.md describes"
                    yield self.problem(
                        "D802", f"{foreign.name} is not rendered", origin + match.start() - start, match[0], hint
                    )

    def refused(self) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every address that stays text because it is not safe."""
        for written, link, at in written_addresses(self.text, _ADDRESS):
            address = PARSER.normalizeLink(written)
            if not is_safe_link(address):
                hint = "links begin with https:// or mailto:, or name a file next to the article"
                yield self.problem("D803", "an address is refused", at, written, hint)
            elif _is_image(self.text, link) and not _is_own_image(address):
                hint = "put a copy into docs/, and name it relative to the article"
                yield self.problem("D803", "an image from elsewhere is refused", at, written, hint)

    def addresses(self, tokens: Sequence[Token], resolve: Callable[[str], str]) -> Iterator[Address]:
        """Resolve and yield the addresses within this site."""
        written: dict[str, list[int]] = {}
        for each in written_addresses(self.text, _ADDRESS):
            written.setdefault(PARSER.normalizeLink(each.address), []).append(each.at)
        for block, token in _all(tokens):
            name = {"link_open": "href", "image": "src"}.get(token.type)
            href = str(token.attrGet(name) or "") if name else ""
            if not name or not href or (is_outside(href) and token.type != "image"):
                continue
            if token.type == "image" and not _is_own_image(href):
                # Reported by `refused`; what is left is its description.
                token.type = "text"
                continue
            start, end = self._span(block)
            places = written.get(href, [start])
            # Within the block; that of a reference is defined elsewhere.
            first = bisect_left(places, start)
            at = places[first] if first < len(places) and places[first] < end else places[0]
            token.attrSet(name, resolve(href))
            yield Address(href, self._place(at))


def target_of(href: str) -> str:
    """Return the path, relative to the folder of pages, to which a relative address in an article leads."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(_FOLDER, path)) if path else ""


def _is_image(text: str, at: int) -> bool:
    """Return whether the `]` at the offset `at` closes the description of an image."""
    opening = text.rfind("[", 0, at)
    return text[at] == "]" and opening > 0 and text[opening - 1] == "!"


def _is_own_image(href: str) -> bool:
    return not is_outside(href) and not target_of(href).startswith("..")


def _all(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield every token with the block token that contains it."""
    for token in tokens:
        yield token, token
        for child in token.children or ():
            yield token, child


def _shape_lists(tokens: Sequence[Token]) -> None:
    """Give every list item paragraphs, which notes can be put beside, and its number as a value if it has one."""
    numbers: list[int | None] = []
    for token in tokens:
        token.hidden = False
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            numbers.append(int(token.attrGet("start") or 1) if token.tag == "ol" else None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open" and (number := numbers[-1]) is not None:
            token.attrSet("value", str(number))
            numbers[-1] = number + 1


def _direct(tokens: Sequence[Token], language: str | None) -> None:
    """Give every block its language and direction; where the language is not known, that of its first letter."""
    for token in tokens:
        if token.type in _WRITTEN:
            if language:
                token.attrSet("lang", language)
            token.attrSet("dir", direction(language) if language else "auto")


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Give every heading an anchor and a permanent link, and yield it."""
    taken: set[str] = set()
    for number, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        children = tokens[number + 1].children or []
        name = _anchor("".join(child.content for child in children), taken)
        taken.add(name)
        token.attrSet("id", name)
        html = str(RENDERER.renderInline(children, PARSER.options, {}))
        link = Token("permalink", "", 0, content=name)
        tokens[number + 1].children = [*children, link]
        yield Heading(int(token.tag[1:]), name, html)


def _anchor(text: str, taken: set[str]) -> str:
    """Return the anchor of a heading: its words in lower case, joined by hyphens, and different from all in `taken`."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slugs = (re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", each).strip().lower()) for each in (ascii_only, text))
    slug = next((each for each in slugs if each.strip("-_")), "heading")
    if _RESERVED.fullmatch(slug):
        slug = f"h-{slug}"
    name, number = slug, 0
    while name in taken:
        number += 1
        name = f"{slug}_{number}"
    return name
