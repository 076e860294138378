"""Shells: a page of the theme with places left open, so that the theme is asked once for a whole folder.

Pages of one folder differ in their title, their addresses and their content. A shell is one page that was rendered with
marks in these places; cut at the marks, it is filled for each page of the folder. Whoever makes one compares a filled
shell with a page that was rendered in full: a theme may use what a shell leaves open in a form that is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import escape


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What differs between pages of one folder, beside their content.

    Attributes:
        title: Title, plain text.
        address: Its canonical address; empty where the site has none.
        edit: Where it can be edited; empty where it cannot.
        about: What it is about in a sentence or two, plain text; empty where it does not say.
        data: What programs read of it, HTML for the head; empty where there is nothing.
    """

    title: str
    address: str = ""
    edit: str = ""
    about: str = ""
    data: str = ""

    @property
    def kind(self) -> tuple[bool, ...]:
        """What it has; pages that have the same can share a shell."""
        return bool(self.address), bool(self.edit), bool(self.about), bool(self.data)


OPEN = PageFacts(
    'A  dossier "shell" & <b>\u00b6</b>',
    "https://shell.invalid/address/?a&b",
    "https://shell.invalid/edit/?a&b",
    'What a  dossier\'s "shell" & <i>\u00a7</i> is about',
    '<script type="application/ld+json">["a shell"]</script>',
)
"""Facts that are marks: no page has them, and each form is different, which is why the title has two spaces."""
CONTENT = "<h1>The content of a shell</h1>"
"""The mark for the content. A theme that looks for a heading in it finds one."""


def _titles(title: str) -> Mapping[str, str]:
    """Return `title` in every form in which a theme writes it."""
    html = str(escape(title))
    plain = " ".join(title.split())  # as the filter `striptags` leaves it
    return {"html": html, "plain": plain, "escaped": str(escape(html)), "plain-escaped": str(escape(plain))}


def _addresses(address: str) -> Mapping[str, str]:
    return {"plain": address, "escaped": str(escape(address))} if address else {}


_FORMS: Mapping[str, Callable[[str], Mapping[str, str]]] = MappingProxyType(
    {
        "title": _titles,
        "address": _addresses,
        "edit": _addresses,
        "about": lambda about: _titles(about) if about else {},
        "data": lambda data: {"html": data} if data else {},
    }
)


def _forms(facts: PageFacts) -> dict[tuple[str, str], str]:
    """Return every form of every one of `facts`, by fact and name of the form."""
    return {(fact, form): text for fact, forms in _FORMS.items() for form, text in forms(getattr(facts, fact)).items()}


_BY_TEXT = MappingProxyType({text: name for name, text in reversed(_forms(OPEN).items())} | {CONTENT: ("content", "")})
# The longest first, since an escaped form may begin like one that is not.
_MARK = re.compile("|".join(re.escape(text) for text in sorted(_BY_TEXT, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme, cut where it was left open.

    Attributes:
        pieces: What the page has before each place that is open, and at the end what comes after the last, as UTF-8.
        places: What belongs into each of these places: a fact and the form in which it is written.
    """

    pieces: tuple[bytes, ...]
    places: tuple[tuple[str, str], ...]

    @classmethod
    def cut(cls, html: str) -> Shell | None:
        """Return the shell of a page that was rendered with `OPEN` and `CONTENT`; None where it lacks its content."""
        places = tuple(_BY_TEXT[mark] for mark in _MARK.findall(html))
        if places.count(("content", "")) != 1:
            return None
        return cls(tuple(map(encoded, _MARK.split(html))), places)

    def fill(self, facts: PageFacts, content: str) -> bytes:
        """Return the page with `facts` and `content`, as UTF-8."""
        written = _forms(facts) | {("content", ""): content}
        parts = [self.pieces[0]]
        for place, piece in zip(self.places, self.pieces[1:], strict=True):
            parts += [encoded(written.get(place, "")), piece]
        return b"".join(parts)


def encoded(html: str) -> bytes:
    """Return `html` as UTF-8, as the host encodes its pages."""
    return html.encode("utf-8", errors="xmlcharrefreplace")
