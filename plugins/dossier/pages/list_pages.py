"""Pages of lists: all claims, those of one topic, entity, kind, verdict or standing, and the lists of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier import targets
from dossier.pages.cards import Card
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.publication import Publication
from dossier.pages.timeline import moments
from dossier.pages.view import View
from dossier.pages.wording import STANDING_WORDS, VERDICTS
from dossier.read.model import AUTHOR
from dossier.read.terms import Kind, Verdict
from dossier.relations import Standing


def claims_index_values(listed: Iterable[Listing], view: View, _publication: Publication) -> dict[str, object]:
    """Return what the list of all claims by article shows, with the choices by which it can be narrowed down."""
    dossier = view.dossier
    claims = dossier.standing.values()
    speakers = {slug for claim in claims for slug in claim.claim.by}
    verdicts = {record.record.verdict for found in view.relations.records.values() for record in found}
    kinds = {claim.claim.kind for claim in claims}
    filters = [
        ("article", "Article", [(slug, view.outlet(slug)) for slug in dossier.articles]),
        ("kind", "Kind", [(kind.value, kind.capitalize()) for kind in Kind if kind in kinds]),
        ("topic", "Topic", [(slug, topic.name) for slug, topic in dossier.topics.items()]),
        (
            "speaker",
            "Speaker",
            [
                (slug, "The authors" if slug == AUTHOR else view.names([slug])[0])
                for slug in [AUTHOR, *dossier.entities]
                if slug in speakers
            ],
        ),
        ("verdict", "Verdict", [(v.value, VERDICTS[v].capitalize()) for v in Verdict if v in verdicts]),
        ("standing", "Standing", [(standing.value, STANDING_WORDS[standing][0]) for standing in Standing]),
    ]
    families: dict[str, list[tuple[str, str, int]]] = {}
    for one in listed:
        if one.index != targets.ENTITIES_INDEX:
            families.setdefault(one.kicker, []).append((one.title, one.path, len(one.claims)))
    return {
        "groups": view.by_article(dossier.standing),
        "filters": [found for found in filters if found[2]],
        "facets": lambda card: _facets(view, card),
        "families": list(families.items()),
        "entities": targets.ENTITIES_INDEX if dossier.entities else None,
        "entities_title": INDEX_TITLES[targets.ENTITIES_INDEX],
        "total": len(claims),
    }


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


def listing_values(one: Listing, view: View, _publication: Publication) -> dict[str, object]:
    """Return what the page of one listing shows."""
    return {
        "one": one,
        "index": (one.index, INDEX_TITLES.get(one.index, "All claims")),
        "sections": [(heading, view.by_article(claims)) for heading, claims in one.sections],
        "answers": [view.relations.answers[question] for question in one.questions],
    }


def listing_index_values(
    index: str, listed: Sequence[Listing], _view: View, _publication: Publication
) -> dict[str, object]:
    """Return what the page shows that lists the listings of one family."""
    groups: dict[str, list[Listing]] = {}
    for one in listed:
        groups.setdefault(one.group, []).append(one)
    return {"title": INDEX_TITLES[index], "groups": groups}


def timeline_values(view: View, _publication: Publication) -> dict[str, object]:
    """Return what the page of all events shows."""
    return {"moments": list(moments(view))}
