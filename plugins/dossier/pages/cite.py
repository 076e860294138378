"""Citing: a claim or an annotated article as a reference in plain text and in BibTeX.

A citation of a claim gives the editors' wording and not the outlet's own, so it is never in quotation marks; the title
of the original is the outlet's own, and is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext, spoken
from dossier.pages.notices import notice_of
from dossier.pages.publication import Publication
from dossier.pages.wording import date_words
from dossier.read.history import Change
from dossier.read.model import FrontMatter
from dossier.read.values import Article

_SHORT = 10
_CLOCK = re.compile(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?")
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim or article as it is cited.

    Attributes:
        text: One line of plain text; it ends with `address`.
        bibtex: An entry of the type `misc`.
        address: Address of the page that is cited, or only its path if the site's address is unknown.
    """

    text: str
    bibtex: str
    address: str

    @property
    def path(self) -> str | None:
        """The address if it is only a path, which a browser can complete; else None."""
        return None if "://" in self.address else self.address


def cite(
    claim: str, says: str, front: FrontMatter, paragraph: int | None, *, site: str, address: str, change: Change | None
) -> Citation:
    """Return the references to `claim`.

    Args:
        claim: Its identity, `article/claim`.
        says: Its wording.
        front: What is established about the article that makes it.
        paragraph: Paragraph of the original on which it rests, or None.
        site: Name of the site.
        address: Address of its page, or only its path if the site's address is unknown.
        change: Its last change, or None if that is not known.
    """
    day = _day(front)
    notice = notice_of(front)
    title = gettext("in “%(title)s”", title=front.title) if front.title else None
    dated = gettext("%(title)s (%(day)s)", title=title, day=day) if title and day else title or day
    where = gettext("paragraph %(number)s", number=str(paragraph)) if paragraph else None
    made = _listed(front.outlet, dated, where, front.url, notice.dated if notice else None)
    version = _version(change)
    ends = says.rstrip(".")
    text = gettext(
        "%(says)s. Claim %(claim)s, made by %(made)s, worded by the editors of %(site)s",
        says=ends,
        claim=claim,
        made=made,
        site=site,
    )
    fields = {
        "title": f"{{{_escaped(ends)}}}",
        "howpublished": _escaped(gettext("Claim %(claim)s, in: %(site)s", claim=claim, site=site)),
        "year": change.day[:4] if change else None,
        "note": _escaped(_listed(gettext("Made by %(made)s; worded by the editors", made=made), version)),
    }
    return Citation(f"{_listed(text, version)}. {address}", _entry(claim, fields, address), address)


def cite_article(article: Article, publication: Publication) -> Citation:
    """Return the references to the annotated `article` on the site of `publication`; they name its original first."""
    front = article.front
    address = publication.address(targets.article(article.slug))
    span = publication.span(article.path)
    version = _version(span.last if span else None)
    done = _done(article, publication)
    where = _titled(front.title, front.outlet) if front.title else front.outlet
    notice = notice_of(front)
    original = _listed(front.author, where, _day(front), front.url, notice.dated if notice else None)
    fields = {
        "author": f"{{{_escaped(front.author)}}}" if front.author else None,
        "title": f"{{{_escaped(front.title or front.label)}}}",
        "howpublished": _escaped(_listed(front.outlet, front.url)),
        "year": year[0] if (year := re.search(r"\d{4}", front.published or "")) else None,
        "note": _escaped(_listed(notice.dated if notice else None, done, version)),
    }
    text = _listed(f"{original}. {done}", version)
    return Citation(f"{text}. {address}", _entry(article.slug, fields, address), address)


def _done(article: Article, publication: Publication) -> str:
    if article.taken_down:
        return gettext("Recorded by the editors of %(site)s", site=publication.site_name)
    if publication.full_text:
        return gettext("Annotated by the editors of %(site)s", site=publication.site_name)
    return gettext("Retold and annotated by the editors of %(site)s", site=publication.site_name)


def _day(front: FrontMatter) -> str | None:
    """Return when an original was published, without the time of day."""
    return date_words(_CLOCK.sub("", front.published)) if front.published else None


def _version(change: Change | None) -> str | None:
    if change is None:
        return None
    return gettext("%(day)s, version %(version)s", day=date_words(change.day), version=change.commit[:_SHORT])


def _titled(title: str, outlet: str) -> str:
    return gettext("“%(title)s,” %(outlet)s", title=title, outlet=outlet)


def _listed(*parts: str | None) -> str:
    return spoken().comma.join(filter(None, parts))


def _entry(name: str, fields: dict[str, str | None], address: str) -> str:
    # Programs that read an entry take `url` literally, and a path is not an address.
    at = {"url": address} if "://" in address else {"addendum": _escaped(address)}
    entry = ",\n".join(f"  {field} = {{{value}}}" for field, value in {**fields, **at}.items() if value)
    return f"@misc{{{re.sub(r'[^a-z0-9]+', '-', name)},\n{entry}\n}}"


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
