"""Abstracts: what a page is about in a sentence or two, as search engines and previews of links show it."""

from __future__ import annotations

from dossier.language.words import gettext
from dossier.pages.entries import SearchEntry
from dossier.pages.notices import state_words
from dossier.pages.view import View
from dossier.pages.wording import counted

_LONGEST = 200
"""Code points of the longest abstract; what shows one cuts it off about there."""


def entry_abstract(entry: SearchEntry) -> str:
    """Return what a page made from annotations is about, plain text, from what the search knows of it."""
    return _cut(". ".join(part for part in (entry.crumbs, entry.text) if part))


def article_abstract(view: View, slug: str) -> str:
    """Return what the page of the article `slug` is about, plain text."""
    claims = view.in_order(slug)
    disputed = sum(view.relations.tallies[claim].state == "dispute" for claim in claims)
    article = view.dossier.articles[slug]
    front = article.front
    if article.taken_down:
        return _cut(gettext("An article of %(outlet)s, %(state)s.", outlet=front.outlet, state=state_words(front)))
    says = counted(len(claims), "claim")
    if disputed:
        says = gettext("%(claims)s, %(count)s of them disputed", claims=says, count=disputed)
    told = gettext(
        "What %(outlet)s says, retold paragraph by paragraph, with sources: %(claims)s.",
        outlet=front.outlet,
        claims=says,
    )
    return _cut(told)


def _cut(text: str) -> str:
    """Return `text` with its white space collapsed, cut at a space where it is too long."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST - 1].rpartition(" ")[0].rstrip(".,;: ") + "…"
