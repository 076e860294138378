"""The list of all claims, and claims by article as lists show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier import targets
from dossier.language.scripts import filter_words
from dossier.language.words import gettext, opening
from dossier.pages.cards import Card
from dossier.pages.jump import Jump
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.paging import Part
from dossier.pages.publication import Publication
from dossier.pages.view import View
from dossier.pages.wording import KIND_NAMES, STANDING_NAMES, VERDICTS, counted
from dossier.read.model import AUTHOR
from dossier.read.terms import Kind, Verdict
from dossier.relations import Standing

_STEP = 15
"""After how many claims of an article the list of all claims has a further place to jump to."""
_WHOLE = 60
"""Most claims of such a page that are not folded away by article."""
_METHOD = "method.md"
"""The page of the editors that says what kinds and verdicts are, if they have one."""


class Bloc(NamedTuple):
    """Claims of one article on one page of a list.

    Attributes:
        slug: The article.
        outlet: Its outlet.
        cards: The claims, in the order of its text.
        continued: Whether those before them are on the page before.
        words: Which of its claims in the list they are, such as `1–200 of 350`; empty where they are all.
    """

    slug: str
    outlet: str
    cards: Sequence[Card]
    continued: bool
    words: str


def claims_index_values(
    listed: Iterable[Listing], part: Part, view: View, publication: Publication
) -> dict[str, object]:
    """Return what a page of the list of all claims by article shows; the first has the ways to narrow it down."""
    claims = view.dossier.standing
    blocs = blocs_of(view, part, claims)
    values: dict[str, object] = {
        "groups": blocs,
        "jumps": tuple(map(_stepped, blocs)),
        "step": _STEP,
        "folded": sum(len(bloc.cards) for bloc in blocs) > _WHOLE,
        # What no filter reads is left out.
        "facets": None if part.several else lambda card: _facets(view, card),
        "total": len(claims),
        "filter_words": filter_words(),
        "method": _METHOD if _METHOD in publication.urls else None,
    }
    return values | (_ways_in(listed, part, view) if part.first else {})


def _ways_in(listed: Iterable[Listing], part: Part, view: View) -> dict[str, object]:
    """Return the choices by which the list of all claims can be narrowed down, and the pages that hold its parts."""
    dossier = view.dossier
    claims = dossier.standing.values()
    speakers = {slug for claim in claims for slug in claim.claim.by}
    verdicts = {record.record.verdict for found in view.relations.records.values() for record in found}
    kinds = {claim.claim.kind for claim in claims}
    filters = [
        ("article", gettext("Article"), [(slug, view.outlet(slug)) for slug in dossier.articles]),
        ("kind", gettext("Kind"), [(kind.value, opening(KIND_NAMES[kind])) for kind in Kind if kind in kinds]),
        ("topic", gettext("Topic"), [(slug, topic.name) for slug, topic in dossier.topics.items()]),
        (
            "speaker",
            gettext("Speaker"),
            [
                (slug, gettext("The authors") if slug == AUTHOR else view.names([slug])[0])
                for slug in [AUTHOR, *dossier.entities]
                if slug in speakers
            ],
        ),
        ("verdict", gettext("Verdict"), [(v.value, opening(VERDICTS[v])) for v in Verdict if v in verdicts]),
    ]
    if not part.several:
        # The search, which does the same for a list with several pages, does not know how a claim stands.
        filters.append(
            ("standing", gettext("Disputed or agreed"), [(one.value, STANDING_NAMES[one]) for one in Standing])
        )
    families: dict[str, list[tuple[str, str, int]]] = {}
    for one in listed:
        if one.index != targets.ENTITIES_INDEX:
            families.setdefault(one.kicker, []).append((one.title, one.path, len(one.claims)))
    count = Counter(claim.article for claim in claims)
    standings = Counter(view.relations.tallies[claim.id].state for claim in claims)
    return {
        "standings": [
            (one, STANDING_NAMES[one], f"standing/{one}.md", standings[one]) for one in Standing if standings[one]
        ],
        "articles": [(slug, view.outlet(slug), count[slug]) for slug in dossier.articles if count[slug]],
        "filters": [found for found in filters if found[2]],
        "families": list(families.items()),
        "entities": targets.ENTITIES_INDEX if dossier.entities else None,
        "entities_title": INDEX_TITLES[targets.ENTITIES_INDEX],
    }


def _stepped(bloc: Bloc) -> Jump:
    """Return the place of an article in the list of all claims, with one for every few of its claims.

    The anchors of these are for the page as it is now: they count claims, and a later edition may have others.
    """
    steps = tuple(
        Jump(f"#{bloc.slug}_{start}", gettext("From paragraph %(number)s", number=paragraph))
        for start in range(_STEP, len(bloc.cards), _STEP)
        if (paragraph := bloc.cards[start].place.paragraph)
    )
    return Jump(f"#{bloc.slug}", bloc.outlet, counted(len(bloc.cards), "claim"), below=steps)


def article_jumps(blocs: Iterable[Bloc], prefix: str = "") -> tuple[Jump, ...]:
    """Return the places of articles in a list; `prefix` is what their anchors begin with."""
    return tuple(Jump(f"#{prefix}{bloc.slug}", bloc.outlet, counted(len(bloc.cards), "claim")) for bloc in blocs)


def blocs_of(view: View, part: Part, claims: Iterable[str], prefix: str = "") -> list[Bloc]:
    """Return those of `claims` that are on the page, by article; `prefix` is what the keys of groups begin with."""
    here = [claim for claim in claims if part.holds(prefix + claim.partition("/")[0])]
    return [
        Bloc(slug, outlet, part.cut(key, cards), part.continued(key), part.words(key))
        for slug, outlet, cards in view.by_article(here)
        for key in [prefix + slug]
    ]


def _facets(view: View, card: Card) -> list[tuple[str, str]]:
    """Return the names and values by which the filter finds a claim; values are separated by spaces."""
    key = card.place.claim
    content = view.dossier.claims[key].claim
    verdicts = dict.fromkeys(record.record.verdict.value for record in view.relations.records.get(key, ()))
    return [
        ("kind", content.kind.value),
        ("topic", " ".join(content.topics)),
        ("speaker", " ".join(content.by)),
        ("verdict", " ".join(verdicts)),
        ("standing", card.state),
    ]
