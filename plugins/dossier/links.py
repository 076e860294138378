"""Links: every address inside the site leads to a page, a file or an anchor that exists."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from dossier._native import scan
from dossier.diagnostics import Diagnostic, did_you_mean, shown


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A finished page: its source path, its address relative to the site's root, and the HTML of its content."""

    path: str
    url: str
    html: str


def dead_links(pages: Iterable[LinkedPage], files: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every link of `pages` that leads nowhere inside the site.

    Args:
        pages: All pages of the site; the anchors of their content are known from it.
        files: Addresses of all other files of the site, relative to its root.

    Links to other hosts are not followed, and links into the theme's own part of a page are not known.
    """
    listed = list(pages)
    scans = {page.url: scan(page.html) for page in listed}
    anchors = {_normal(url): {name for name, _ in found.ids} for url, found in scans.items()}
    known = {*anchors, *(_normal(name) for name in files)}
    for page in listed:
        for href, offset in scans[page.url].links:
            problem = _problem(page, href, known, anchors)
            if problem is not None:
                line = page.html.count("\n", 0, offset) + 1
                yield Diagnostic(
                    code="D607",
                    message=f"a link of the finished page leads nowhere (line {line} of its content)",
                    path=page.path,
                    found=shown(href),
                    expected=problem[0],
                    hint=problem[1],
                )


def _problem(
    page: LinkedPage, href: str, known: set[str], anchors: Mapping[str, set[str]]
) -> tuple[str, str | None] | None:
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    base = page.url if page.url.endswith("/") else posixpath.dirname(page.url)
    target = _normal(page.url) if not parts.path else _normal(posixpath.join(base, unquote(parts.path)))
    if target not in known:
        return "a page or file of the site", did_you_mean(target, known)
    if parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
        return "an anchor of the page", did_you_mean(unquote(parts.fragment), anchors[target])
    return None


def _normal(url: str) -> str:
    """Return `url` as a path without a trailing slash; the site's root is the empty string."""
    path = posixpath.normpath(unquote(url)).removesuffix("/index.html")
    return "" if path in (".", "index.html") else path.strip("/")
