"""The page of a claim: what it says, where, who says it, and what other articles say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from dossier import targets
from dossier.language.words import N_, NN_, gettext, ngettext, opening
from dossier.pages.cards import Card, RelatedClaim, RelatedGroup
from dossier.pages.cite import Citation, cite, cite_article
from dossier.pages.notices import state_words
from dossier.pages.preview import claim_preview
from dossier.pages.publication import Publication
from dossier.pages.stands import stands_of
from dossier.pages.view import Ref, View
from dossier.pages.wording import DEGREES, KIND_NAMES, KINDS, Worded, joined, stance_words
from dossier.read.model import AUTHOR, Claim
from dossier.read.terms import Degree, Kind, Stance
from dossier.read.values import LoadedClaim
from dossier.relations import Relation

_MEANINGS = MappingProxyType(
    {
        Relation.DISPUTES: NN_(
            "As they stand, the two cannot both be held.", "As they stand, none of these can be held with this claim."
        ),
        Relation.QUALIFIED_BY: NN_(
            "The other limits this claim or adds a condition; both can be held.",
            "Each limits this claim or adds a condition; both can be held.",
        ),
        Relation.QUALIFIES: NN_(
            "This claim limits the other or adds a condition; both can be held.",
            "This claim limits each or adds a condition; both can be held.",
        ),
        Relation.ALSO_REPORTS: NN_(
            "The other article reports it as somebody’s statement, without saying so itself.",
            "The others report it as somebody’s statement, without saying so themselves.",
        ),
        Relation.ELABORATED_BY: NN_("The other adds detail.", "The others add detail."),
        Relation.ELABORATES: NN_("This claim adds detail.", "This claim adds detail."),
        Relation.SAME_EVENT: NN_("Both are about the same event.", "All are about the same event."),
    }
)
_QUOTED = NN_(
    "As they stand, the two cannot both be held. Both articles only pass them on: the dispute is between those quoted.",
    "As they stand, none of these can be held with this claim. All are passed on: the dispute is between those quoted.",
)
_AGREED = MappingProxyType(
    {
        "answer": NN_("It gives the same answer as this claim.", "They give the same answer as this claim."),
        "link": NN_("To the editors the two say the same.", "To the editors all of them say the same."),
        "both": NN_(
            "Each gives the same answer as this claim or, where no question is named, says the same to the editors.",
            "Each gives the same answer as this claim or, where no question is named, says the same to the editors.",
        ),
    }
)
"""What agreement means: by answers to a question, by what editors wrote, and some by each."""
_STANCES = Worded(
    {
        Stance.ASSERTS: N_("Asserted: the article says so in its own voice"),
        Stance.REPORTS: N_("Reported: the article passes it on as somebody’s statement"),
        Stance.REJECTS: N_("Rejected: the article passes it on and contradicts it"),
    }
)
_HEADINGS = Worded(
    {
        Relation.DISPUTES: N_("Disputed by %(who)s"),
        Relation.QUALIFIED_BY: N_("Qualified by %(who)s"),
        Relation.QUALIFIES: N_("Qualifies"),
        Relation.ALSO_REPORTS: N_("Also reported by %(who)s"),
        Relation.ELABORATED_BY: N_("Elaborated by %(who)s"),
        Relation.ELABORATES: N_("Elaborates"),
        Relation.SAME_EVENT: N_("Same event"),
    }
)
_UNCHECKED = Worded(
    {
        Kind.INTERPRETATION: N_("None. Interpretations are checked only where they contain a fact."),
        Kind.EVALUATION: N_("None. Evaluations are checked only where they contain a fact."),
        Kind.PREDICTION: N_("None. Predictions are checked only where they contain a fact."),
        Kind.PROPOSAL: N_("None. Proposals are checked only where they contain a fact."),
    }
)
_RANKS = {degree.value: rank for rank, degree in enumerate(Degree)}
_NAMED = 4
"""Most outlets that a heading names; more are counted."""


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """One claim that is related to the claim of the page, with the reason and the degree that an editor gave.

    `asked` is the question that both answer and the target of its page, unless it is said of the whole section.
    """

    other: RelatedClaim
    because: Markup | None
    degree: str | None
    asked: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class RelatedSection:
    """Everything that has one relation to the claim of the page, direct disputes first.

    Attributes:
        heading: The relation and who has it: `Disputed by Carnegie and DID Press`.
        tone: `dispute`, `agree` or `lone`.
        meaning: What the relation says of the two claims.
        asked: The one question that relates all of them to the claim of the page and the target of its page, or None.
    """

    heading: str
    tone: str
    meaning: str
    asked: tuple[str, str] | None
    rows: tuple[RelatedRow, ...]


def claim_values(claim: str, view: View, publication: Publication) -> dict[str, object]:
    """Return what the page of `claim`, given as `ARTICLE/CLAIM`, shows."""
    dossier = view.dossier
    loaded = dossier.claims[claim]
    content = loaded.claim
    front = dossier.articles[loaded.article].front
    author = (
        gettext("the author, %(name)s", name=front.author) if front.author else gettext("the author, who is not named")
    )
    topics = [dossier.topics[slug] for slug in content.topics if slug in dossier.topics]
    names, via = (view.names(slugs, author) for slugs in (content.by, content.via))
    return {
        "card": view.cards[claim],
        "preview": claim_preview(view, claim),
        "claim": content,
        "kind": content.kind.value,
        "kind_name": opening(KIND_NAMES[content.kind]),
        "kind_words": KINDS[content.kind],
        "stance": stance_words(content, names, via),
        "said_by": _said_by(content, names),
        "stance_words": _STANCES[content.stance],
        "speakers": [_entity(view, slug, author) for slug in content.by],
        "via": [_entity(view, slug, author) for slug in content.via],
        "mentions": [_entity(view, slug, author) for slug in content.mentions],
        "topics": [(topic.name, targets.topic(topic.slug)) for topic in topics],
        "events": [dossier.events[slug] for slug in content.events if slug in dossier.events],
        "origin": dossier.events.get(content.origin or ""),
        "outlet": view.outlet(loaded.article),
        "article": loaded.article,
        "contexts": view.paragraphs(claim),
        "stands": () if content.withdrawn else stands_of(view, claim),
        "sections": tuple(_sections(view, loaded)),
        "absent": "" if content.withdrawn else _absent(view.cards[claim]),
        "unchecked": "" if content.withdrawn or view.cards[claim].records else _unchecked(content.kind),
        "steps": _steps(view, claim),
        "front": front,
        "state": state_words(front),
        "instead": view.instead(claim),
        "span": publication.span(loaded.path),
        "changed": publication.changed.get(claim),
        "commit_url": publication.commit_url(),
        "citation": _citation(view, loaded, publication),
        "article_citation": cite_article(dossier.articles[loaded.article], publication),
        "id": claim,
        "changeable": claim in dossier.standing
        and not (dossier.articles[loaded.article].taken_down or publication.full_text or publication.from_disk),
        "guide": targets.CONTRIBUTE if targets.CONTRIBUTE in publication.urls else None,
        "file": loaded.path,
        "edit": publication.edit_url(loaded.path),
    }


def _said_by(claim: Claim, names: Sequence[str]) -> str:
    """Return who says what `claim` says, if the article does not: no headline is then taken for its own word."""
    if claim.stance is Stance.ASSERTS:
        return ""
    words = N_("%(who)s, as reported") if claim.stance is Stance.REPORTS else N_("%(who)s, rejected by the article")
    return gettext(words, who=joined(names))


def _entity(view: View, slug: str, author: str) -> tuple[str, str | None]:
    """Return the name of a speaker, and the target of its page; the author has none."""
    if slug == AUTHOR or slug not in view.dossier.entities:
        return view.names([slug], author)[0], None
    return view.names([slug])[0], targets.entity(slug)


def _citation(view: View, loaded: LoadedClaim, publication: Publication) -> Citation:
    span = publication.span(loaded.path)
    return cite(
        loaded.id,
        loaded.claim.says,
        view.dossier.articles[loaded.article].front,
        view.placement(loaded.id).paragraph,
        site=publication.site_name,
        address=publication.address(targets.claim(loaded.id)),
        change=span.last if span else None,
    )


def _sections(view: View, loaded: LoadedClaim) -> Iterator[RelatedSection]:
    for group in view.cards[loaded.id].groups:
        items = sorted(group.items, key=lambda item: _RANKS.get(item.degree or "", len(_RANKS)))
        found = {_asked(one) for item in items for one in item.claims}
        rows = [
            RelatedRow(
                one,
                item.because,
                DEGREES[Degree(item.degree)] if item.degree else None,
                _asked(one) if len(found) > 1 else None,
            )
            for item in items
            for one in item.claims
        ]
        yield RelatedSection(
            heading=_heading(view, loaded, group),
            tone=group.tone,
            meaning=ngettext(*_meaning(view, loaded, group, found), len(rows)),
            asked=next(iter(found)) if len(found) == 1 else None,
            rows=tuple(rows),
        )


def _asked(one: RelatedClaim) -> tuple[str, str] | None:
    return (one.question, one.question_page) if one.question and one.question_page else None


def _meaning(
    view: View, loaded: LoadedClaim, group: RelatedGroup, asked: Collection[tuple[str, str] | None]
) -> tuple[str, str]:
    relation = Relation(group.relation)
    if relation is Relation.DISPUTES:
        others = [view.dossier.claims[one.ref.claim] for item in group.items for one in item.claims]
        quoted = all(one.claim.stance is Stance.REPORTS for one in [loaded, *others])
        return _QUOTED if quoted else _MEANINGS[relation]
    if relation is not Relation.AGREES:
        return _MEANINGS[relation]
    return _AGREED["both" if None in asked and len(asked) > 1 else "link" if None in asked else "answer"]


def _heading(view: View, loaded: LoadedClaim, group: RelatedGroup) -> str:
    articles = dict.fromkeys(one.ref.article for item in group.items for one in item.claims)
    names = [gettext("the same article") if slug == loaded.article else view.outlet(slug) for slug in articles]
    count = len(names)
    who = joined(names) if count <= _NAMED else ngettext("%(num)s article", "%(num)s articles", count)
    if group.relation == Relation.AGREES:
        return opening(_agreeing(who, count))
    return _HEADINGS.filled(Relation(group.relation), who=who)


def _agreeing(who: str, count: int) -> str:
    if count > _NAMED:
        return ngettext("%(num)s article agrees", "%(num)s articles agree", count)
    return ngettext("%(who)s agrees", "%(who)s agree", count, who=who)


def _absent(card: Card) -> str:
    """Return which of agreement and dispute other articles do not have; empty if they have both."""
    if card.tally.agree and card.tally.dispute:
        return ""
    if card.tally.agree:
        return gettext("None disputes this claim.")
    if card.tally.dispute:
        return gettext("None agrees with this claim.")
    if card.tally.alone:
        return gettext("None disputes it either. Silence is not agreement.")
    return gettext("None agrees with it, and none disputes it. Silence is not agreement.")


def _unchecked(kind: Kind) -> str:
    return _UNCHECKED.get(kind) or gettext("None. Records cover what could be looked up, not every claim.")


def _steps(view: View, claim: str) -> tuple[Ref | None, Ref | None]:
    """Return the claims before and after `claim` in the text of its article."""
    order = view.in_order(claim.partition("/")[0])
    if claim not in order:
        return None, None
    at = order.index(claim)
    return view.ref(order[at - 1]) if at else None, view.ref(order[at + 1]) if at + 1 < len(order) else None
