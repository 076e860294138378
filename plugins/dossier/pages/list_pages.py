"""Pages of lists: all claims, those of one topic, entity, kind, verdict or standing, and the lists of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dossier import targets
from dossier.language.scripts import filter_words
from dossier.language.words import gettext, opening
from dossier.pages.cards import Card
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.paging import Part
from dossier.pages.publication import Publication
from dossier.pages.timeline import moments
from dossier.pages.view import View
from dossier.pages.wording import KIND_NAMES, STANDING_NAMES, VERDICTS
from dossier.read.model import AUTHOR
from dossier.read.terms import Kind, Verdict
from dossier.relations import Standing


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
    listed: Iterable[Listing], part: Part, view: View, _publication: Publication
) -> dict[str, object]:
    """Return what a page of the list of all claims by article shows; the first has the ways to narrow it down."""
    claims = view.dossier.standing
    values: dict[str, object] = {
        "groups": _blocs(view, part, claims),
        # What no filter reads is left out.
        "facets": None if part.several else lambda card: _facets(view, card),
        "total": len(claims),
        "filter_words": filter_words(),
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
            ("standing", gettext("Disputed or shared"), [(one.value, STANDING_NAMES[one]) for one in Standing])
        )
    families: dict[str, list[tuple[str, str, int]]] = {}
    for one in listed:
        if one.index != targets.ENTITIES_INDEX:
            families.setdefault(one.kicker, []).append((one.title, one.path, len(one.claims)))
    count = Counter(claim.article for claim in claims)
    return {
        "articles": [(slug, view.outlet(slug), count[slug]) for slug in dossier.articles if count[slug]],
        "filters": [found for found in filters if found[2]],
        "families": list(families.items()),
        "entities": targets.ENTITIES_INDEX if dossier.entities else None,
        "entities_title": INDEX_TITLES[targets.ENTITIES_INDEX],
    }


def _blocs(view: View, part: Part, claims: Iterable[str], prefix: str = "") -> list[Bloc]:
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


def listing_values(one: Listing, part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of one listing shows."""
    sections = [
        (f"part-{number}", heading, _blocs(view, part, claims, f"part-{number}-"))
        for number, (heading, claims) in enumerate(one.sections, 1)
    ]
    return {
        "one": one,
        "index": (one.index, INDEX_TITLES.get(one.index) or gettext("All claims")),
        "sections": [section for section in sections if section[2] or not part.several],
        "answers": [view.relations.answers[question] for question in one.questions] if part.first else [],
    }


def by_group(listed: Iterable[Listing]) -> dict[str, list[Listing]]:
    """Return the listings of one family by the heading under which their index has them."""
    groups: dict[str, list[Listing]] = {}
    for one in listed:
        groups.setdefault(one.group, []).append(one)
    return groups


def listing_index_values(
    index: str, groups: Mapping[str, Sequence[Listing]], part: Part, _view: View, _publication: Publication
) -> dict[str, object]:
    """Return what a page shows that lists the listings of one family."""
    shown = {name: part.cut(name, members) for name, members in groups.items() if part.holds(name)}
    return {"title": INDEX_TITLES[index], "groups": shown}


def timeline_values(part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of events shows."""
    return {"moments": list(moments(view, part))}
