"""What the pages of a site say, as text: for the engines that are given text, and for making the query sets."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import pages
from dossier._native import scan

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty before the first one, and the prose below it up to the next."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        url: Its path in the site.
        title: Its first heading of the first level, else the title of the document.
        sections: All prose of `<main>`, in order.
    """

    url: str
    title: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """All prose, headings included."""
        return "\n".join(part for section in self.sections for part in (section.heading, section.text) if part)


def read_pages(site: Path) -> Iterator[Page]:
    """Yield the pages of `site` in the order of their addresses."""
    for path in pages(site):
        yield read_page(path.relative_to(site).as_posix(), path.read_text("utf-8"))


def read_page(url: str, markup: str) -> Page:
    """Return the page in `markup`; if it has no `<main>`, its body counts."""
    title = _TITLE.search(markup)
    sections: list[Section] = []
    heading, first = "", ""
    body: list[str] = []
    for block in scan(_main(markup)).blocks:
        if block.kind in _HEADINGS:
            if heading or body:
                sections.append(Section(heading, "\n".join(body)))
            heading, body = block.text, []
            first = first or (heading if block.kind == "h1" else "")
        else:
            body.append(block.text)
    if heading or body:
        sections.append(Section(heading, "\n".join(body)))
    return Page(url, first or (" ".join(html.unescape(title[1]).split()) if title else ""), tuple(sections))


def _main(markup: str) -> str:
    start = markup.find("<main")
    if start < 0:
        return markup
    end = markup.rfind("</main>")
    return markup[start : end if end > start else len(markup)]
