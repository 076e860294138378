"""Links: every address inside the site leads to a page, a file or an anchor that exists.

Links are followed twice: as they are written, where that needs no host, and on the finished pages. Either way a
finding names the line on which an editor wrote the link.
"""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from dossier._native import scan
from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.read.source_map import Loc, SourceMap
from dossier.read.values import Dossier
from dossier.read.yaml_gate import place_in
from dossier.text.markup import address_pattern, render_block, written_addresses
from dossier.text.rendition import render, target_of

_DEAD = "a link leads nowhere"
_PAGE = "a page or file of the site"
# In HTML too, which pages may contain.
_WRITTEN = address_pattern(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""")


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A finished page.

    Attributes:
        path: Source path.
        url: Address relative to the site's root.
        html: HTML of its content.
        written_in: Files in which an editor may have written its links, relative to the project root; the first is
            the one that is named if the link is written in none of them. If there is no file, `path` is named.
        awaited: Anchors that count as part of the page although it lacks them, because their absence has
            already been reported.
    """

    path: str
    url: str
    html: str
    written_in: tuple[str, ...]
    awaited: Collection[str] = ()


def check_written_links(dossier: Dossier, pages: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link in annotations and renditions that is dead, as far as is known without a host.

    Args:
        dossier: The loaded dossier.
        pages: Source paths of all pages and other files of the site, generated ones included.
    """
    for path, marks, loc, text in _texts(dossier):
        for href, _ in scan(str(render_block(text))).links:
            # A text is shown on pages in several folders, so no relative address can be right on all of them.
            if _is_inside(href):
                expected = "an address that begins with https://"
                hint = "name a claim of this site under 'links', a question under 'answers'"
                yield Diagnostic("D607", _DEAD, path, *marks.value(*loc), expected, shown(href), hint)
    for article in dossier.articles.values():
        for href, place in render(article).inside:
            target = target_of(href)
            # A path without an ending is an address and not a file, and only the host knows addresses.
            if posixpath.splitext(target)[1] and target not in pages:
                yield Diagnostic("D607", _DEAD, article.path, *place, _PAGE, shown(href), did_you_mean(target, pages))


class LinkCheck:
    """The links between all pages of a site, collected page by page.

    Of each page only its address, its anchors and the targets of its links are kept, since a site may be large.

    Args:
        page_of: Returns an added page again; called only for pages with a link that leads nowhere.
    """

    def __init__(self, page_of: Callable[[str], LinkedPage]) -> None:
        self._page_of = page_of
        self._urls: dict[str, str] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._leads: dict[str, frozenset[tuple[str, str]]] = {}

    def add(self, page: LinkedPage) -> None:
        """Add `page`."""
        found = scan(page.html)
        self._urls[page.path] = page.url
        self._anchors[_normal(page.url)] = frozenset({name for name, _ in found.ids} | {*page.awaited})
        leads = {_target(page.url, href) for href, _ in found.links if _is_inside(href)}
        self._leads[page.path] = frozenset(leads)

    def dead(self, files: Iterable[str], read: Callable[[str], str]) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every link that leads nowhere inside the site.

        Args:
            files: Addresses of all other files of the site, relative to its root.
            read: Returns the text of a file, given relative to the project root.

        Links to other hosts are not followed, and links into the theme's own part of a page are not known.
        """
        known = {*self._anchors, *(_normal(name) for name in files)}
        text_of = cache(read)
        for path, leads in self._leads.items():
            if any(_problem(lead, known, self._anchors) for lead in leads):
                yield from self._explained(self._page_of(path), known, text_of)

    def _explained(
        self, page: LinkedPage, known: Collection[str], text_of: Callable[[str], str]
    ) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every link of `page` that leads nowhere, at each place where it is written."""
        for href, offset in scan(page.html).links:
            problem = _problem(_target(page.url, href), known, self._anchors) if _is_inside(href) else None
            if problem is None:
                continue
            expected, hint = problem
            written = [
                (path, place_in(text_of(path), each.at), each.address)
                for path in page.written_in
                for each in written_addresses(text_of(path), _WRITTEN)
                if self._leads_to(page, href, each.address)
            ]
            for path, place, address in written:
                yield Diagnostic("D607", _DEAD, path, *place, expected, shown(address), hint)
            if not written:
                line = page.html.count("\n", 0, offset) + 1
                message = f"{_DEAD} (line {line} of the content of the finished page {shown(page.url)})"
                named = next(iter(page.written_in), page.path)
                yield Diagnostic("D607", message, named, 1, 1, expected, shown(href), hint)

    def _leads_to(self, page: LinkedPage, href: str, written: str) -> bool:
        """Return whether `written`, in the source of `page`, became `href` on the finished page."""
        if written == href:
            return True
        path, _, fragment = written.partition("#")
        target = self._urls.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))))
        return target is not None and (_normal(target), unquote(fragment)) == _target(page.url, href)


def dead_links(pages: Iterable[LinkedPage], files: Iterable[str], read: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link of `pages`, all pages of the site, that leads nowhere inside it.

    `files` and `read` are those of `LinkCheck.dead`.
    """
    listed = {page.path: page for page in pages}
    check = LinkCheck(listed.__getitem__)
    for page in listed.values():
        check.add(page)
    yield from check.dead(files, read)


def _texts(dossier: Dossier) -> Iterator[tuple[str, SourceMap, Loc, str]]:
    """Yield every Markdown text of the annotations: its file, the places in it, its location, and the text."""
    for claim in dossier.claims.values():
        if claim.claim.note:
            yield claim.path, claim.marks, ("note",), claim.claim.note
        for number, link in enumerate(claim.claim.links):
            if link.because:
                yield claim.path, claim.marks, ("links", number, "because"), link.because
    for record in dossier.records.values():
        yield record.path, record.marks, ("says",), record.record.says


def _is_inside(href: str) -> bool:
    """Return whether `href` is relative, and so leads to a place of this site."""
    if ":" not in href:
        return not href.startswith("/")
    try:
        parts = urlsplit(href)
    except ValueError:
        # A malformed host, such as `https://[::1`.
        return False
    return not (parts.scheme or parts.netloc or parts.path.startswith("/"))


def _target(url: str, href: str) -> tuple[str, str]:
    """Return where `href` leads from the page at `url`: an address relative to the site's root, and an anchor."""
    parts = urlsplit(href)
    base = url if url.endswith("/") else posixpath.dirname(url)
    path = _normal(posixpath.join(base, unquote(parts.path))) if parts.path else _normal(url)
    return sys.intern(path), unquote(parts.fragment)


def _problem(
    lead: tuple[str, str], known: Collection[str], anchors: Mapping[str, Collection[str]]
) -> tuple[str, str | None] | None:
    """Return what is expected of a link that leads nowhere, with a hint; None if it leads somewhere."""
    target, fragment = lead
    if target not in known:
        return _PAGE, did_you_mean(target, known)
    if fragment and target in anchors and fragment not in anchors[target]:
        return "an anchor of the page", did_you_mean(fragment, anchors[target])
    return None


@lru_cache(maxsize=4096)
def _normal(url: str) -> str:
    """Return `url` as a path without a trailing slash; the site's root is the empty string."""
    path = posixpath.normpath(unquote(url)).removesuffix("/index.html")
    return "" if path in (".", "index.html") else path.strip("/")
