"""Links: every address inside the site leads to a page, a file or an anchor that exists.

Links are followed twice: as they are written, where that needs no host, and on the finished pages. Either way a
finding names the line on which an editor wrote the link.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from dossier._native import anchors_and_links, scan
from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.read.source_map import Loc, SourceMap
from dossier.read.values import Dossier
from dossier.read.yaml_gate import place_in
from dossier.text.markup import address_pattern, render_block, written_addresses
from dossier.text.rendition import Rendition, target_of

_DEAD = "a link leads nowhere"
_PAGE = "a page or file of the site"
_PLAIN = re.compile(r"[\w./-]+", re.ASCII)
# In HTML too, which pages may contain.
_WRITTEN = address_pattern(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""")


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A finished page.

    Attributes:
        path: Source path.
        url: Address relative to the site's root.
        html: HTML of its content.
        awaited: Anchors that count as part of the page although it lacks them, because their absence has
            already been reported.
    """

    path: str
    url: str
    html: str
    awaited: Collection[str] = ()


def check_written_links(
    dossier: Dossier, renditions: Mapping[str, Rendition], pages: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link in annotations and renditions that is dead, as far as is known without a host.

    Args:
        dossier: The loaded dossier.
        renditions: Its articles as rendered, by slug.
        pages: Source paths of all pages and other files of the site, generated ones included.
    """
    for path, marks, loc, text in _texts(dossier):
        for href, _ in scan(str(render_block(text))).links:
            # A text is shown on pages in several folders, so no relative address can be right on all of them.
            if _is_inside(href):
                expected = "an address that begins with https://"
                hint = "name a claim of this site under 'links', a question under 'answers'"
                yield Diagnostic("D607", _DEAD, path, *marks.value(*loc), expected, shown(href), hint)
    for slug, article in dossier.articles.items():
        for href, place in renditions[slug].inside:
            target = target_of(href)
            # A path without an ending is an address and not a file, and only the host knows addresses.
            if posixpath.splitext(target)[1] and target not in pages:
                yield Diagnostic("D607", _DEAD, article.path, *place, _PAGE, shown(href), did_you_mean(target, pages))


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What is to be known of a page to follow links to it and from it.

    Attributes:
        path: Source path.
        url: Address relative to the site's root.
        anchors: Its anchors.
        unsettled: Where its links lead, an address and an anchor each, as far as that is nowhere yet.
    """

    path: str
    url: str
    anchors: frozenset[str]
    unsettled: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the links of finished pages come from; asked only about pages with a link that leads nowhere.

    Attributes:
        page: Returns an added page again, given its source path.
        written_in: Returns the files in which an editor may have written the links of a page, relative to the project
            root; the first is named for a link that is written in none of them. If there is no file, the page is.
        read: Returns the text of such a file.
    """

    page: Callable[[str], LinkedPage]
    written_in: Callable[[str], Sequence[str]]
    read: Callable[[str], str]


class LinkCheck:
    """The links between all pages of a site, followed page by page.

    Of each page only its anchors are kept, and of its links those that lead nowhere yet, since a site may be large.

    Args:
        files: Addresses of the files of the site that are known already, relative to its root, with pages or without.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._known = set(map(_normal, files))
        self._urls: dict[str, str] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._equal: dict[frozenset[str], frozenset[str]] = {}
        self._unsettled: dict[str, tuple[tuple[str, str], ...]] = {}

    def seen(self, page: LinkedPage) -> SeenPage:
        """Return what is to be known of `page`; `take` takes it in."""
        ids, links = anchors_and_links(page.html)
        leads = {lead for href in links if (lead := _lead(page.url, href))}
        unsettled = tuple(lead for lead in leads if not self._is_settled(*lead))
        return SeenPage(page.path, page.url, frozenset(ids.union(page.awaited)), unsettled)

    def take(self, page: SeenPage) -> None:
        """Add a page."""
        address = _normal(page.url)
        self._urls[page.path] = page.url
        self._known.add(address)
        # Most pages of one kind have the same anchors.
        self._anchors[address] = self._equal.setdefault(page.anchors, page.anchors)
        if page.unsettled:
            self._unsettled[page.path] = page.unsettled

    def dead(self, sources: Sources) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every link that leads nowhere inside the site, once all pages are added.

        Links to other hosts are not followed, and links into the theme's own part of a page are not known.
        """
        for path, leads in self._unsettled.items():
            if any(map(self._problem, leads)):
                yield from self._explained(sources.page(path), sources)

    def _is_settled(self, target: str, fragment: str) -> bool:
        """Return whether it is known by now that a link leads to a page or file, and to an anchor of it."""
        return fragment in self._anchors.get(target, ()) if fragment else target in self._known

    def _problem(self, lead: tuple[str, str]) -> tuple[str, str | None] | None:
        """Return what is expected of a link that leads nowhere, with a hint; None if it leads somewhere."""
        target, fragment = lead
        if target not in self._known:
            return _PAGE, did_you_mean(target, self._known)
        if fragment and target in self._anchors and fragment not in self._anchors[target]:
            return "an anchor of the page", did_you_mean(fragment, self._anchors[target])
        return None

    def _explained(self, page: LinkedPage, sources: Sources) -> Iterator[Diagnostic]:
        """Yield a diagnostic for every link of `page` that leads nowhere, at each place where it is written."""
        written_in = sources.written_in(page.path)
        read = sources.read
        for href, offset in scan(page.html).links:
            lead = _lead(page.url, href)
            problem = self._problem(lead) if lead else None
            if problem is None:
                continue
            expected, hint = problem
            written = [
                (path, place_in(read(path), each.at), each.address)
                for path in written_in
                for each in written_addresses(read(path), _WRITTEN)
                if self._leads_to(page, href, each.address)
            ]
            for path, place, address in written:
                yield Diagnostic("D607", _DEAD, path, *place, expected, shown(address), hint)
            if not written:
                line = page.html.count("\n", 0, offset) + 1
                message = f"{_DEAD} (line {line} of the content of the finished page {shown(page.url)})"
                named = next(iter(written_in), page.path)
                yield Diagnostic("D607", message, named, 1, 1, expected, shown(href), hint)

    def _leads_to(self, page: LinkedPage, href: str, written: str) -> bool:
        """Return whether `written`, in the source of `page`, became `href` on the finished page."""
        if written == href:
            return True
        path, _, fragment = written.partition("#")
        target = self._urls.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))))
        return target is not None and (_normal(target), unquote(fragment)) == _lead(page.url, href)


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


def _lead(url: str, href: str) -> tuple[str, str] | None:
    """Return where `href` leads from the page at `url`; None if it leads to another site.

    It is an address relative to the site's root, and an anchor.
    """
    address, _, fragment = href.partition("#")
    if address.startswith("?") or not address:
        return _normal(url), unquote(fragment)
    folder = url.rpartition("/")[0]
    # Pages of several folders then ask for the same path.
    while folder and address.startswith("../"):
        folder, address = folder.rpartition("/")[0], address[3:]
    path = _path(folder, address)
    return None if path is None else (path, unquote(fragment))


@lru_cache(maxsize=1 << 14)
def _path(folder: str, address: str) -> str | None:
    """Return the path of `address` as seen from `folder`; None on another site."""
    if not _is_inside(address):
        return None
    # What needs no closer look is most of what a template writes.
    path = address if _PLAIN.fullmatch(address) else urlsplit(address).path
    return _normal(f"{folder}/{path}")


@lru_cache(maxsize=1 << 14)
def _normal(url: str) -> str:
    """Return `url` as a path without a trailing slash; the site's root is the empty string."""
    parts: list[str] = []
    for part in unquote(url).split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if parts and parts[-1] == "index.html":
        parts.pop()
    return "/".join(parts)
