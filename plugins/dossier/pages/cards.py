"""Cards: what is shown of one claim, as plain values that a template writes out.

Nothing here is HTML except what `dossier.text.markup` has made safe. A card has targets, not addresses, so that one
card serves all pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dossier import targets
from dossier.language.words import gettext, opening
from dossier.pages.pairs import Pairs
from dossier.pages.view import Ref, View
from dossier.pages.wording import EVIDENCE, KIND_NAMES, VERDICTS, all_of, checked_words, date_words, stance_words
from dossier.read.model import Source
from dossier.read.values import Dossier, LoadedClaim, LoadedRecord
from dossier.relations import Related, Relation, Relations, Standing, Tally
from dossier.rules.published_addresses import former_slugs
from dossier.text.markup import render_inline
from dossier.text.placements import Placement

_TONES = {Relation.DISPUTES: Standing.DISPUTE, Relation.AGREES: Standing.AGREE}


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """A related claim, and the question that both answer if that is what relates them.

    Attributes:
        ref: The claim.
        question: The question as readers see it, or None.
        question_page: Target of its page, or None.
    """

    ref: Ref
    question: str | None
    question_page: str | None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Claims that have one relation to a claim, and either one reason or none.

    Attributes:
        claims: Each of them, those that answer the same question together.
        refs: A link to each of their paragraphs; without a reason, only to those that no item with a reason names.
        named: Whether items before it name every paragraph of `refs`.
    """

    claims: tuple[RelatedClaim, ...]
    refs: tuple[Ref, ...]
    because: Markup | None
    degree: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Everything that has one relation to a claim: an item for each reason, then one for those without.

    `words` is the relation as a reader sees it.
    """

    relation: str
    words: str
    tone: str
    items: tuple[RelatedItem, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """What a public record says about a claim.

    Attributes:
        scope: What was checked, if it is less than what the claim says; empty otherwise.
    """

    verdict: str
    scope: str
    says: Markup
    looked_up: str
    evidence: str
    see: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a claim answers.

    Attributes:
        everyone: The word for all articles: `both`, `all five`.
        page: Target of its page.
    """

    everyone: str
    ask: str
    page: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one claim.

    Attributes:
        formerly: What the claim was called before in the same article.
        asked: The questions that it answers; none where no other article could answer them.
    """

    slug: str
    formerly: tuple[str, ...]
    number: int
    says: str
    state: str
    tally: Tally
    line: str
    anchored: bool
    changed: bool
    place: Ref
    groups: tuple[RelatedGroup, ...]
    records: tuple[RecordView, ...]
    asked: tuple[Asked, ...]

    @property
    def disputed_by(self) -> tuple[Ref, ...]:
        """A link to each paragraph with a claim that disputes this one."""
        disputes = (group for group in self.groups if group.relation == Relation.DISPUTES)
        return tuple(ref for group in disputes for item in group.items if not item.named for ref in item.refs)


def view_of(
    dossier: Dossier,
    relations: Relations,
    pairs: Pairs,
    placements: Mapping[str, Placement],
    *,
    full_text: bool = False,
) -> View:
    """Return the view of `dossier` with the card of every claim; with `full_text`, that of the full-text edition."""
    view = View(dossier, relations, pairs, placements, full_text=full_text)
    records = {slug: record_view(record) for slug, record in dossier.records.items()}
    return replace(view, cards={claim: _card(view, claim, records) for claim in dossier.claims})


def _card(view: View, claim: str, records: Mapping[str, RecordView]) -> Card:
    loaded = view.dossier.claims[claim]
    tally = view.relations.tallies.get(claim, Tally())
    placement = view.placement(claim)
    return Card(
        slug=loaded.slug,
        formerly=former_slugs(loaded),
        number=placement.number,
        says=view.says(claim),
        state=tally.state.value,
        tally=tally,
        line=_line(view, claim),
        anchored=bool(placement.contexts),
        changed=placement.changed,
        place=view.ref(claim),
        groups=tuple(_groups(view, claim)),
        records=tuple(records[record.slug] for record in view.relations.records.get(claim, ())),
        asked=tuple(_asked(view, loaded)) if len(view.dossier.articles) > 1 else (),
    )


def _asked(view: View, loaded: LoadedClaim) -> Iterator[Asked]:
    everyone = all_of(len(view.dossier.articles))
    for slug in dict.fromkeys(answer.question for answer in loaded.claim.answers):
        if slug in view.dossier.questions:
            yield Asked(everyone, view.dossier.questions[slug].ask, targets.question(slug))


def _line(view: View, claim: str) -> str:
    """Return kind, speakers and stance of `claim` in one line: `Report · the author`."""
    content = view.dossier.claims[claim].claim
    stance = stance_words(content, view.names(content.by), view.names(content.via))
    return f"{opening(KIND_NAMES[content.kind])} · {stance}"


def _groups(view: View, claim: str) -> Iterator[RelatedGroup]:
    related = view.relations.related.get(claim, ())
    for relation, found in groupby(related, key=lambda r: r.relation):
        listed = list(found)
        named: set[tuple[str, int | None]] = set()
        reasons = dict.fromkeys((one.because, one.degree) for one in listed if one.because)
        items = [_item(view, [one for one in listed if (one.because, one.degree) == each], named) for each in reasons]
        bare = sorted((one for one in listed if not one.because), key=lambda r: r.question or "")
        if bare:
            items.append(_item(view, bare, named))
        yield RelatedGroup(
            relation.value, gettext(relation.value), _TONES.get(relation, Standing.LONE).value, tuple(items)
        )


def _item(view: View, related: Sequence[Related], named: set[tuple[str, int | None]]) -> RelatedItem:
    """Return `related` as one item, and add their paragraphs to `named`."""
    first = related[0]
    claims = tuple(_related_claim(view, one) for one in related)
    places = {(one.ref.article, one.ref.paragraph): one.ref.claim for one in claims}
    new = [claim for place, claim in places.items() if place not in named]
    named.update(places)
    return RelatedItem(
        claims=claims,
        refs=view.refs(places.values() if first.because else new),
        because=render_inline(first.because) if first.because else None,
        degree=first.degree.value if first.degree else None,
        named=not new,
    )


def _related_claim(view: View, related: Related) -> RelatedClaim:
    question = view.dossier.questions.get(related.question or "")
    if question is None:
        return RelatedClaim(view.ref(related.other), None, None)
    return RelatedClaim(view.ref(related.other), question.ask, targets.question(question.slug))


def record_view(loaded: LoadedRecord) -> RecordView:
    """Return what is shown of a record."""
    record = loaded.record
    return RecordView(
        verdict=VERDICTS[record.verdict],
        scope=checked_words(record.checked),
        says=render_inline(record.says),
        looked_up=date_words(record.looked_up),
        evidence=EVIDENCE[record.evidence],
        see=tuple(record.see),
    )
