"""The page of articles: where each comes from, how long it takes to read, and with which others it can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext, spoken
from dossier.pages.compare import ComparedWith, compared_with
from dossier.pages.notices import state_words
from dossier.pages.paging import Group, Part
from dossier.pages.publication import Publication
from dossier.pages.view import View
from dossier.pages.wording import minutes
from dossier.read.model import FrontMatter
from dossier.read.values import Dossier
from dossier.relations import Standing

_ROWS = 3
"""How many rows of a list one article takes."""
_TABLED = 8
"""Of how many articles a table has all pairs; of more, each article names those to compare it with."""
_COMPARED = 5
"""How many comparisons of one article are named; the end of the article has all."""


@dataclass(frozen=True, slots=True)
class PairCell:
    """Two articles in the table of pairs: their outlets, and the comparison, None where no page compares them."""

    names: tuple[str, str]
    compared: ComparedWith | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article.

    Attributes:
        page: Target of the article.
        label: Its heading, by the editors.
        outlet: Its outlet, as it calls itself.
        about: What the outlet is and where, in a few words; empty where it is not known.
        minutes: How long it takes to read; 0 where its text is not shown.
        state: What its outlet did with it after publication; empty for nothing.
        claims: How many claims it makes.
        disputed: How many of them another article disputes.
        compared: Articles with which it is compared, those that dispute it most first; none if a table has all.
        further: How many comparisons are not among them.
        end: Target of the end of the article, which has all of them.
    """

    page: str
    label: str
    front: FrontMatter
    about: str
    minutes: int
    state: str
    claims: int
    disputed: int
    compared: tuple[ComparedWith, ...]
    further: int
    end: str


def article_groups(dossier: Dossier) -> list[Group]:
    """Return the groups of the page of articles: one with all of them."""
    return [Group("articles", gettext("Articles"), (_ROWS,) * len(dossier.articles))]


def articles_values(part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of articles shows."""
    slugs = list(view.dossier.articles)
    return {
        "rows": [_row(view, slug) for slug in (part.cut("articles", slugs) if slugs else ())],
        "total": len(slugs),
        "pairs": len(view.pairs.compared),
        "table": _table(view) if _tabled(view) else (),
        "columns": [view.outlet(slug) for slug in slugs[1:]],
    }


def _tabled(view: View) -> bool:
    return bool(view.pairs.compared) and len(view.dossier.articles) <= _TABLED


def _table(view: View) -> list[tuple[str, int, list[PairCell]]]:
    """Return a row for each article but the last: its outlet, how many columns come before, and its pairs."""
    slugs = list(view.dossier.articles)
    return [
        (view.outlet(slug), at, [_cell(view, slug, other) for other in slugs[at + 1 :]])
        for at, slug in enumerate(slugs[:-1])
    ]


def _cell(view: View, slug: str, other: str) -> PairCell:
    pair = view.pairs.between(slug, other)
    found = compared_with(view, slug, [pair] if pair else [])
    return PairCell((view.outlet(slug), view.outlet(other)), found[0] if found else None)


def _row(view: View, slug: str) -> ArticleRow:
    article = view.dossier.articles[slug]
    front = article.front
    claims = view.in_order(slug)
    pairs = [] if _tabled(view) else view.pairs.of(slug)
    named = pairs if len(pairs) <= _COMPARED + 1 else pairs[:_COMPARED]
    return ArticleRow(
        page=targets.article(slug),
        label=view.label(slug),
        front=front,
        about=spoken().comma.join(filter(None, [front.outlet_kind, front.outlet_country])),
        minutes=0 if article.taken_down else minutes(article.body),
        state=state_words(front),
        claims=len(claims),
        disputed=sum(view.relations.tallies[claim].state is Standing.DISPUTE for claim in claims),
        compared=compared_with(view, slug, named),
        further=len(pairs) - len(named),
        end=targets.article_end(slug),
    )
