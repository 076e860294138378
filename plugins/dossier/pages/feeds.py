"""Feeds: the claims that were changed last, as Atom (RFC 4287), of the whole dossier and of each article.

A feed names absolute addresses and days of changes, so only a site that knows its address and its history has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.abstracts import entry_abstract
from dossier.pages.entries import claim_entry
from dossier.pages.publication import Publication
from dossier.pages.view import View
from dossier.pages.wording import date_words
from dossier.read.values import LoadedClaim
from dossier.text.languages import language_of

_LONGEST = 50
"""Most claims in a feed; who reads it comes more often."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A claim in a feed.

    `published` and `updated` are days as `YYYY-MM-DD`, and `address` is absolute. `language` is that of the title, or
    None where it is that of the site.
    """

    address: str
    title: str
    summary: str
    published: str
    updated: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed.

    Attributes:
        path: Its path in the site.
        address: Its address.
        page: Address of the page that has the same for readers.
        title: Its title.
        author: Who writes what is in it.
        entries: Its claims, at least one, the one that was changed last first.
    """

    path: str
    address: str
    page: str
    title: str
    author: str
    entries: tuple[FeedEntry, ...]


def feeds(view: View, publication: Publication) -> Iterator[Feed]:
    """Yield the feed of the dossier, and one for each article with a claim that git knows."""
    if publication.site_url is None:
        return
    dossier = view.dossier
    title = gettext("%(name)s: claims that changed", name=publication.site_name)
    yield from _feed(view, publication, targets.FEED, targets.CLAIMS_INDEX, title, dossier.claims.values())
    by_article: dict[str, list[LoadedClaim]] = {slug: [] for slug in dossier.articles}
    for claim in dossier.claims.values():
        by_article[claim.article].append(claim)
    for slug, claims in by_article.items():
        title = gettext("%(name)s: claims that changed", name=dossier.articles[slug].front.label)
        yield from _feed(view, publication, targets.feed(slug), targets.article(slug), title, claims)


def _feed(
    view: View, publication: Publication, path: str, page: str, title: str, claims: Iterable[LoadedClaim]
) -> Iterator[Feed]:
    dated = [(span, claim) for claim in claims if (span := publication.span(claim.path))]
    latest = sorted(dated, key=lambda one: (one[0].last.day, one[1].id), reverse=True)[:_LONGEST]
    entries = tuple(
        FeedEntry(
            publication.address(targets.claim(claim.id)),
            gettext("Withdrawn: %(claim)s", claim=claim.claim.says) if claim.claim.withdrawn else claim.claim.says,
            _summary(view, claim),
            span.first.day,
            span.last.day,
            # The words before the wording of a withdrawn claim are those of the site.
            None if claim.claim.withdrawn else language_of(view.dossier.articles[claim.article].front),
        )
        for span, claim in latest
    )
    if entries:
        address = publication.address(path)
        yield Feed(path, address, publication.address(page), title, publication.site_name, entries)


def _summary(view: View, claim: LoadedClaim) -> str:
    withdrawn = claim.claim.withdrawn
    if withdrawn is not None:
        return gettext("Withdrawn on %(day)s: %(why)s", day=date_words(withdrawn.on), why=withdrawn.why)
    return entry_abstract(claim_entry(claim, view))
