"""The page of a claim: what it says, where, who says it, and what other articles say of it."""

from __future__ import annotations

from types import MappingProxyType

from dossier import targets
from dossier.pages.cite import Citation, cite
from dossier.pages.publication import Publication
from dossier.pages.view import View
from dossier.pages.wording import KINDS, number, stance_words
from dossier.read.model import AUTHOR
from dossier.read.terms import Stance
from dossier.read.values import LoadedClaim
from dossier.relations import Relation

_MEANINGS = MappingProxyType(
    {
        Relation.DISPUTES: "as they stand, the two cannot both be held",
        Relation.QUALIFIED_BY: "the other limits this claim or adds a condition; both can be held",
        Relation.QUALIFIES: "this claim limits the other or adds a condition; both can be held",
        Relation.AGREES: "the other article holds the same",
        Relation.ALSO_REPORTS: "the other article passes it on as said by somebody, without saying so itself",
        Relation.ELABORATED_BY: "the other adds detail",
        Relation.ELABORATES: "this claim adds detail",
        Relation.SAME_EVENT: "both speak of one occurrence",
    }
)
_STANCES = MappingProxyType(
    {
        Stance.ASSERTS: "asserted: the article says so in its own voice",
        Stance.REPORTS: "reported: the article passes it on as said by somebody",
        Stance.REJECTS: "rejected: the article passes it on and contradicts it",
    }
)


def claim_values(claim: str, view: View, publication: Publication) -> dict[str, object]:
    """Return what the page of `claim`, given as `ARTICLE/CLAIM`, shows."""
    dossier = view.dossier
    loaded = dossier.claims[claim]
    content = loaded.claim
    front = dossier.articles[loaded.article].front
    author = f"the author, {front.author}" if front.author else "the author, who is not named"
    topics = [dossier.topics[slug] for slug in content.topics if slug in dossier.topics]
    names, via = (view.names(slugs, author) for slugs in (content.by, content.via))
    return {
        "card": view.cards[claim],
        "claim": content,
        "kind": content.kind.value,
        "kind_words": KINDS[content.kind],
        "stance": stance_words(content, names, via),
        "stance_words": _STANCES[content.stance],
        "meanings": _MEANINGS,
        "speakers": [_entity(view, slug, author) for slug in content.by],
        "via": [_entity(view, slug, author) for slug in content.via],
        "mentions": [_entity(view, slug, author) for slug in content.mentions],
        "topics": [(topic.name, targets.topic(topic.slug)) for topic in topics],
        "events": [dossier.events[slug] for slug in content.events if slug in dossier.events],
        "origin": dossier.events.get(content.origin or ""),
        "outlet": view.outlet(loaded.article),
        "article": loaded.article,
        "contexts": view.paragraphs(claim),
        "answers": [
            (question, position, number(answer.value) if answer.value is not None else None)
            for answer in content.answers
            if (question := dossier.questions.get(answer.question))
            for position in question.positions
            if position.slug == answer.position
        ],
        "instead": _instead(view, loaded),
        "span": publication.span(loaded.path),
        "commit_url": publication.commit_url(),
        "citation": _citation(view, loaded, publication),
        "file": loaded.path,
        "edit": publication.edit_url(loaded.path),
    }


def _entity(view: View, slug: str, author: str) -> tuple[str, str | None]:
    """Return the name of a speaker, and the target of its page; the author has none."""
    if slug == AUTHOR or slug not in view.dossier.entities:
        return view.names([slug], author)[0], None
    return view.names([slug])[0], targets.entity(slug)


def _instead(view: View, loaded: LoadedClaim) -> tuple[str, str] | None:
    withdrawn = loaded.claim.withdrawn
    if withdrawn is None or withdrawn.instead is None or withdrawn.instead not in view.dossier.claims:
        return None
    return targets.claim(withdrawn.instead), view.dossier.claims[withdrawn.instead].claim.says


def _citation(view: View, loaded: LoadedClaim, publication: Publication) -> Citation:
    span = publication.span(loaded.path)
    return cite(
        loaded.id,
        loaded.claim.says,
        view.dossier.articles[loaded.article].front.outlet,
        view.placement(loaded.id).paragraph,
        site=publication.site_name,
        address=publication.address(targets.claim(loaded.id)),
        change=span.last if span else None,
    )
