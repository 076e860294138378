"""Links: every address inside the site leads to a page, a file or an anchor that exists.

Links are followed twice: as they are written, where that needs no host, and on the finished pages. Either way a
finding names the line on which an editor wrote the link.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import unquote, urlsplit

from dossier._native import scan
from dossier.contents import Dossier
from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.markup import address_pattern, render_block, written_addresses
from dossier.rendition import render, target_of
from dossier.yaml_gate import SourcePosition, place_in

_DEAD = "a link leads nowhere"
_PAGE = "a page or file of the site"
# In HTML too, which pages may hold.
_WRITTEN = address_pattern(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""")


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A finished page.

    Attributes:
        path: Source path.
        url: Address relative to the site's root.
        html: HTML of its content.
        written_in: Files in which an editor may have written its links, relative to the project root; the first is
            the one that is named where the link is written in none of them. Where there is no file, `path` is named.
        awaited: Anchors that count as part of the page although it lacks them, because their absence is reported
            already.
    """

    path: str
    url: str
    html: str
    written_in: tuple[str, ...]
    awaited: Collection[str] = ()


def check_written_links(dossier: Dossier, pages: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link in annotations and renditions that can be seen to lead nowhere without a host.

    Args:
        dossier: The loaded dossier.
        pages: Source paths of all pages and other files of the site, generated ones included.
    """
    for path, place, text in _texts(dossier):
        for href, _ in scan(str(render_block(text))).links:
            # A text is shown on pages in several folders, so no relative address can hold on all of them.
            if _is_inside(href):
                expected = "an address that begins with https://"
                hint = "name a claim of this site under 'links', a question under 'answers'"
                yield Diagnostic("D607", _DEAD, path, *place, expected, shown(href), hint)
    for article in dossier.articles.values():
        for href, place in render(article).inside:
            target = target_of(href)
            # What has no ending is an address and not a file: only the host knows those.
            if posixpath.splitext(target)[1] and target not in pages:
                yield Diagnostic("D607", _DEAD, article.path, *place, _PAGE, shown(href), did_you_mean(target, pages))


def dead_links(pages: Iterable[LinkedPage], files: Iterable[str], read: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link of `pages` that leads nowhere inside the site.

    Args:
        pages: All pages of the site; the anchors of their content are known from it.
        files: Addresses of all other files of the site, relative to its root.
        read: Returns the text of a file, given relative to the project root.

    Links to other hosts are not followed, and links into the theme's own part of a page are not known.
    """
    listed = list(pages)
    scans = {page.url: scan(page.html) for page in listed}
    anchors = {_normal(page.url): {name for name, _ in scans[page.url].ids} | {*page.awaited} for page in listed}
    known = {*anchors, *(_normal(name) for name in files)}
    urls = {page.path: page.url for page in listed}
    text_of = cache(read)
    for page in listed:
        for href, offset in scans[page.url].links:
            problem = _problem(page, href, known, anchors)
            if problem is None:
                continue
            expected, hint = problem
            matches = partial(_leads_to, page, href, urls)
            written = [
                (path, place_in(text_of(path), each.at), each.address)
                for path in page.written_in
                for each in written_addresses(text_of(path), _WRITTEN)
                if matches(each.address)
            ]
            for path, place, address in written:
                yield Diagnostic("D607", _DEAD, path, *place, expected, shown(address), hint)
            if not written:
                line = page.html.count("\n", 0, offset) + 1
                message = f"{_DEAD} (line {line} of the content of the finished page {shown(page.url)})"
                named = next(iter(page.written_in), page.path)
                yield Diagnostic("D607", message, named, 1, 1, expected, shown(href), hint)


def _texts(dossier: Dossier) -> Iterator[tuple[str, SourcePosition, str]]:
    """Yield every Markdown text of the annotations with its file, line and column."""
    for claim in dossier.claims.values():
        if claim.claim.note:
            yield claim.path, claim.marks.value("note"), claim.claim.note
        for number, link in enumerate(claim.claim.links):
            if link.because:
                yield claim.path, claim.marks.value("links", number, "because"), link.because
    for record in dossier.records.values():
        yield record.path, record.marks.value("says"), record.record.says


def _is_inside(href: str) -> bool:
    """Return whether `href` is relative, and so leads to a place of this site."""
    try:
        parts = urlsplit(href)
    except ValueError:
        # A malformed host, such as `https://[::1`.
        return False
    return not (parts.scheme or parts.netloc or parts.path.startswith("/"))


def _leads_to(page: LinkedPage, href: str, urls: Mapping[str, str], written: str) -> bool:
    """Return whether `written`, in the source of `page`, became `href` on the finished page."""
    if written == href:
        return True
    path, _, fragment = written.partition("#")
    target = urls.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))))
    return target is not None and (_normal(target), fragment) == (_target(page, href), urlsplit(href).fragment)


def _target(page: LinkedPage, href: str) -> str:
    """Return the address to which `href` leads from `page`, relative to the site's root."""
    path = urlsplit(href).path
    base = page.url if page.url.endswith("/") else posixpath.dirname(page.url)
    return _normal(posixpath.join(base, unquote(path))) if path else _normal(page.url)


def _problem(
    page: LinkedPage, href: str, known: set[str], anchors: Mapping[str, set[str]]
) -> tuple[str, str | None] | None:
    if not _is_inside(href):
        return None
    target, fragment = _target(page, href), unquote(urlsplit(href).fragment)
    if target not in known:
        return _PAGE, did_you_mean(target, known)
    if fragment and target in anchors and fragment not in anchors[target]:
        return "an anchor of the page", did_you_mean(fragment, anchors[target])
    return None


def _normal(url: str) -> str:
    """Return `url` as a path without a trailing slash; the site's root is the empty string."""
    path = posixpath.normpath(unquote(url)).removesuffix("/index.html")
    return "" if path in (".", "index.html") else path.strip("/")
