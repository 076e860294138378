"""The end of an article: the articles before and after it, and those with which it can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier import targets
from dossier.pages.notices import state_words
from dossier.pages.templating import Templates
from dossier.pages.view import View

_SHOWN = 6
"""How many articles are named at once; others are folded."""
_NEAR = 8
"""How many articles are named where none are compared on a page of their own."""


@dataclass(frozen=True, slots=True)
class NextArticle:
    """The article before or after this one; `state` says what its outlet did with it, and is empty for nothing."""

    rel: str
    outlet: str
    label: str
    page: str
    state: str


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """Another article that answers the same questions.

    Attributes:
        name: Its outlet.
        label: Its heading.
        page: Target of the comparison of both; of the article where there is none.
        shared: How many questions both answer.
        disputes: How many disputes are between the two.
        opposed: On how many further questions they stand on opposite sides.
        agreed: On how many of these they agree.
    """

    name: str
    label: str
    page: str
    shared: int
    disputes: int = 0
    opposed: int = 0
    agreed: int = 0


def article_end(view: View, templates: Templates, slug: str) -> Markup:
    """Return what comes after the text of the article `slug`; nothing where there is no other article."""
    if len(view.dossier.articles) == 1:
        return Markup()
    compared = bool(view.pairs.compared)
    others = _compared(view, slug) if compared else _near(view, slug)
    return templates.render(
        "article-end.html",
        targets.article(slug),
        outlet=view.outlet(slug),
        beside=_beside(view, slug),
        shown=others[:_SHOWN] if len(others) > _SHOWN + 1 else others,
        folded=others[_SHOWN:] if len(others) > _SHOWN + 1 else [],
        compared=compared,
    )


def _beside(view: View, slug: str) -> list[NextArticle]:
    slugs = list(view.dossier.articles)
    at = slugs.index(slug)
    return [
        NextArticle(rel, view.outlet(other), view.label(other), targets.article(other), state_words(front))
        for rel, place in (("prev", at - 1), ("next", at + 1))
        if 0 <= place < len(slugs)
        for other in [slugs[place]]
        for front in [view.dossier.articles[other].front]
    ]


def _compared(view: View, slug: str) -> list[OtherArticle]:
    """Return the articles that have a comparison with `slug`: those that dispute it most first."""
    return [
        OtherArticle(
            view.outlet(other),
            view.label(other),
            pair.page,
            pair.shared,
            pair.disputes,
            len(pair.opposed),
            len(pair.agreed),
        )
        for pair in view.pairs.of(slug)
        for other in [pair.beyond(slug)]
    ]


def _near(view: View, slug: str) -> list[OtherArticle]:
    return [
        OtherArticle(view.outlet(other), view.label(other), targets.article(other), count)
        for other, count in view.pairs.near[slug][:_NEAR]
        if count
    ]
