"""Slots: parts of pages that editors write, such as what all articles agree on and what only one says.

A page has a slot where it says `<!-- dossier: NAME -->`. A new slot is a function here, a row of `_SLOTS` and a
template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dossier.language.words import opening, spoken
from dossier.pages import home
from dossier.pages.cards import Card
from dossier.pages.templating import Templates
from dossier.pages.view import View
from dossier.pages.wording import KIND_NAMES
from dossier.read.terms import Kind, Stance

_LONE_SHOWN = 2
"""How many claims of each article the home page shows as its own; the others are one link away."""
_SLOT = re.compile(r"<!--\s*dossier:\s*([a-z]+)\s*-->")


def fill_slots(
    view: View, templates: Templates, page: str, html: str, *, repository: str | None, contact: str = ""
) -> str:
    """Return `html` of the page with the source path `page` with every slot filled; other comments are kept.

    `repository` is the address of the repository, or None where the site names none; `contact` is where readers without
    an account send proposals, or empty.
    """

    def fill(slot: re.Match[str]) -> str:
        if slot[1] == "repository":
            return str(templates.render("repository.html", page, repository=repository, contact=contact))
        values = _SLOTS.get(slot[1])
        if values is None:
            return slot[0]
        return str(templates.render(f"{_TEMPLATES.get(slot[1], slot[1])}.html", page, **values(view))) or slot[0]

    return _SLOT.sub(fill, html)


def lone(view: View) -> dict[str, object]:
    """Return a few claims of each article that no other article makes, disputes or passes on.

    Reports come before other kinds, and what was checked against records before what was not.
    """
    claims = view.dossier.claims
    listed: list[tuple[str, list[Card], int]] = []
    for slug in view.dossier.articles:
        found = [key for key in view.in_order(slug) if _is_lone(view, key)]
        found.sort(key=lambda key: (claims[key].claim.kind is not Kind.REPORT, key not in view.relations.records))
        if found:
            listed.append((view.outlet(slug), [view.cards[key] for key in found[:_LONE_SHOWN]], len(found)))
    return {"articles": listed}


def _is_lone(view: View, claim: str) -> bool:
    loaded = view.dossier.claims[claim]
    others = {related.other.partition("/")[0] for related in view.relations.related.get(claim, ())}
    return loaded.claim.stance is Stance.ASSERTS and others <= {loaded.article}


def questions(view: View) -> dict[str, object]:
    """Return the list of all questions with how many articles answer each."""
    return {"answers": list(view.relations.answers.values())}


def claim_counts(view: View) -> dict[str, object]:
    """Return how many claims of each kind every article has, and how many there are to a paragraph."""
    rows, totals = [], [0] * (len(Kind) + 2)
    for slug, article in view.dossier.articles.items():
        claims = [view.dossier.claims[key].claim for key in view.in_order(slug)]
        kinds = [sum(claim.kind is kind for claim in claims) for kind in Kind]
        paragraphs = max((article.front.paragraphs or 0) - len(article.front.furniture), 0)
        rows.append(
            {
                "slug": slug,
                "name": view.outlet(slug),
                "kinds": kinds,
                "claims": len(claims),
                "paragraphs": paragraphs,
                "density": _ratio(len(claims), paragraphs) if paragraphs else "",
            }
        )
        totals = [sum(pair) for pair in zip(totals, [*kinds, len(claims), paragraphs], strict=True)]
    shown = [*totals, _ratio(totals[-2], totals[-1]) if totals[-1] else "–"]
    return {"rows": rows, "kinds": [opening(KIND_NAMES[kind]) for kind in Kind], "totals": shown}


def _ratio(of: int, to: int) -> str:
    """Return how many of one there are to each of another, with one decimal."""
    return spoken().tenths(of / to)


_SLOTS: Mapping[str, Callable[[View], dict[str, object]]] = MappingProxyType(
    {
        "happened": home.happened,
        "picture": home.picture,
        "disputes": home.disputes,
        "agreed": home.agreed,
        "lone": lone,
        "emphasis": home.emphasis,
        "articles": home.articles,
        "questions": questions,
        "coverage": claim_counts,
    }
)
_TEMPLATES = MappingProxyType({"questions": "question-list"})
"""Templates whose names differ from those of their slots."""
