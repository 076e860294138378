"""Cards: what is shown of one claim, as plain values that a template writes out.

Nothing here is HTML except what `dossier.markup` has made safe. Addresses are relative to the page on which the
card stands, so that every value is made for one page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dossier.addresses import former_slugs
from dossier.load import Dossier, LoadedRecord
from dossier.markup import render_inline
from dossier.model import AUTHOR, Source
from dossier.relate import Related, Relation, Relations, Standing, Tally
from dossier.wording import CHECKED, EVIDENCE, VERDICTS, date_words, entity_name, joined, stance_words

_TONES = {Relation.DISPUTES: Standing.DISPUTE, Relation.AGREES: Standing.AGREE}


@dataclass(frozen=True, slots=True)
class PassageContext:
    """One passage in its paragraph.

    Attributes:
        paragraph: Number of the paragraph in the original, or None.
        text: The block's text of record.
        start: Code point offset in `text` where the passage begins.
        end: Code point offset in `text` where it ends, excluded.
    """

    paragraph: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placement:
    """What is known of a claim's passages once they have been anchored.

    Attributes:
        contexts: Its passages in document order; empty for a claim without passages or where none was found.
        paragraph: Number in the original of the first paragraph it rests on, or None.
        number: Which note it is on the page of its article, in the order in which passages end; 0 where unknown.
    """

    contexts: tuple[PassageContext, ...]
    paragraph: int | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to where a claim stands in its article: `Carnegie ¶4`."""

    claim: str
    article: str
    paragraph: int | None
    text: str
    href: str
    page: str
    says: str


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """A claim to which another stands in a relation, and the question that both answer, where that is why."""

    ref: Ref
    question: str | None
    question_href: str | None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Claims to which a claim stands in one relation for one reason, or for none that was given.

    Attributes:
        claims: Each of them, those that answer the same question together.
        refs: A link to each paragraph in which they stand; of those without a reason, to each that no reason names.
        named: Whether items before it name every paragraph of `refs`.
    """

    claims: tuple[RelatedClaim, ...]
    refs: tuple[Ref, ...]
    because: Markup | None
    degree: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Everything to which a claim stands in one relation: an item for each reason, then one for those without."""

    relation: str
    tone: str
    items: tuple[RelatedItem, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """What a public record says about a claim.

    Attributes:
        scope: What was checked, where it is less than what the claim says; empty otherwise.
    """

    verdict: str
    scope: str
    says: Markup
    looked_up: str
    evidence: str
    see: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one claim on one page.

    Attributes:
        formerly: What the claim was called before in the same article.
    """

    slug: str
    formerly: tuple[str, ...]
    number: int
    says: str
    state: str
    tally: Tally
    line: str
    anchored: bool
    place: Ref
    groups: tuple[RelatedGroup, ...]
    records: tuple[RecordView, ...]

    @property
    def disputed_by(self) -> tuple[Ref, ...]:
        """A link to each paragraph in which a claim stands that disputes this one."""
        disputes = (group for group in self.groups if group.relation == Relation.DISPUTES)
        return tuple(ref for group in disputes for item in group.items if not item.named for ref in item.refs)


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes cards from a dossier and what was derived from it.

    Attributes:
        dossier: The loaded dossier.
        web: What follows from it.
        settings: Where each claim stands, by identity; a claim without an entry stands nowhere known.
        address: From a target and a page, both source paths, to the relative address of the target.
    """

    dossier: Dossier
    web: Relations
    settings: Mapping[str, Placement]
    address: Callable[[str, str], str]

    def setting(self, claim: str) -> Placement:
        """Return where `claim` stands."""
        return self.settings.get(claim, Placement((), None))

    def outlet(self, article: str) -> str:
        """Return the name of `article` on cards."""
        front = self.dossier.articles[article].front
        return front.short or front.outlet

    def names(self, slugs: Iterable[str], author: str = "the author") -> list[str]:
        """Return the names of the entities `slugs`; `author` stands for the author of the article."""
        return [author if slug == AUTHOR else self._name(slug) for slug in slugs]

    def _name(self, slug: str) -> str:
        entity = self.dossier.entities.get(slug)
        return slug if entity is None else entity_name(entity)

    def ref(self, claim: str, page: str) -> Ref:
        """Return the link from `page` to where `claim` stands."""
        loaded = self.dossier.claims[claim]
        paragraph = self.setting(claim).paragraph
        # A withdrawn claim is not marked in the article any more.
        anchor = "" if loaded.claim.withdrawn else f"#{loaded.slug}"
        return Ref(
            claim=claim,
            article=loaded.article,
            paragraph=paragraph,
            # A number never begins a line: the space before it does not break.
            text=self.outlet(loaded.article) + (f"\N{NO-BREAK SPACE}¶{paragraph}" if paragraph else ""),
            href=self.address(f"articles/{loaded.article}.md{anchor}", page),
            page=self.address(f"claims/{claim}.md", page),
            says=loaded.claim.says,
        )

    def in_order(self, article: str) -> list[str]:
        """Return the claims of `article` that stand, in the order of its text."""
        claims = [c.id for c in self.dossier.claims.values() if c.article == article and c.claim.withdrawn is None]

        def place(claim: str) -> tuple[int, int, str]:
            setting = self.setting(claim)
            return setting.paragraph or 0, setting.contexts[0].start if setting.contexts else 0, claim

        return sorted(claims, key=place)

    def paragraphs(self, claim: str) -> list[tuple[int | None, list[tuple[str, bool]]]]:
        """Return each paragraph in which `claim` stands: its number, and its text in pieces, each marked or not."""
        pieces: list[tuple[int | None, list[tuple[str, bool]]]] = []
        contexts = self.setting(claim).contexts
        for (paragraph, text), group in groupby(contexts, key=lambda context: (context.paragraph, context.text)):
            cut: list[tuple[str, bool]] = []
            at = 0
            for context in sorted(group, key=lambda context: context.start):
                start = max(context.start, at)
                cut += [(text[at:start], False), (text[start : max(context.end, start)], True)]
                at = max(context.end, at)
            cut.append((text[at:], False))
            pieces.append((paragraph, [(piece, marked) for piece, marked in cut if piece]))
        return pieces

    def line(self, claim: str, author: str = "the author") -> str:
        """Return kind, speakers and stance of `claim` in one line: `Report · the author`."""
        content = self.dossier.claims[claim].claim
        stance = stance_words(content, self.names(content.by, author), self.names(content.via, author))
        return f"{content.kind.value.capitalize()} · {stance}"

    def refs(self, claims: Iterable[str], page: str) -> tuple[Ref, ...]:
        """Return links from `page` to where `claims` stand, one for each paragraph.

        Of several paragraphs of one article, those behind the first are named by their number alone.
        """
        found: dict[str, dict[int, Ref]] = {}
        for ref in (self.ref(claim, page) for claim in claims):
            found.setdefault(ref.article, {}).setdefault(ref.paragraph or 0, ref)
        return tuple(
            replace(ref, text=f"¶{paragraph}") if number and paragraph else ref
            for refs in found.values()
            for number, (paragraph, ref) in enumerate(sorted(refs.items()))
        )

    def card(self, claim: str, page: str) -> Card:
        """Return what `page` shows of `claim`."""
        loaded = self.dossier.claims[claim]
        tally = self.web.tallies.get(claim, Tally())
        return Card(
            slug=loaded.slug,
            formerly=former_slugs(loaded),
            number=self.setting(claim).number,
            says=loaded.claim.says,
            state=tally.state.value,
            tally=tally,
            line=self.line(claim),
            anchored=bool(self.setting(claim).contexts),
            place=self.ref(claim, page),
            groups=tuple(self._groups(claim, page)),
            records=tuple(record_view(record) for record in self.web.records.get(claim, ())),
        )

    def _groups(self, claim: str, page: str) -> Iterator[RelatedGroup]:
        related = self.web.related.get(claim, ())
        for relation, found in groupby(related, key=lambda r: r.relation):
            listed = list(found)
            named: set[tuple[str, int | None]] = set()
            reasons = dict.fromkeys((one.because, one.degree) for one in listed if one.because)
            items = [
                self._item([one for one in listed if (one.because, one.degree) == reason], page, named)
                for reason in reasons
            ]
            bare = sorted((one for one in listed if not one.because), key=lambda r: r.question or "")
            if bare:
                items.append(self._item(bare, page, named))
            yield RelatedGroup(relation.value, _TONES.get(relation, Standing.LONE).value, tuple(items))

    def _item(self, related: Sequence[Related], page: str, named: set[tuple[str, int | None]]) -> RelatedItem:
        """Return `related` as one item; `named` grows by the paragraphs in which they stand."""
        first = related[0]
        claims = tuple(self._related_claim(one, page) for one in related)
        places = {(one.ref.article, one.ref.paragraph): one.ref.claim for one in claims}
        new = [claim for place, claim in places.items() if place not in named]
        named.update(places)
        return RelatedItem(
            claims=claims,
            refs=self.refs(places.values() if first.because else new, page),
            because=render_inline(first.because) if first.because else None,
            degree=first.degree.value if first.degree else None,
            named=not new,
        )

    def _related_claim(self, related: Related, page: str) -> RelatedClaim:
        question = self.dossier.questions.get(related.question or "")
        href = self.address(f"questions/{question.slug}.md", page) if question else None
        return RelatedClaim(self.ref(related.other, page), question.ask if question else None, href)


def record_view(loaded: LoadedRecord) -> RecordView:
    """Return what is shown of a record."""
    record = loaded.record
    return RecordView(
        verdict=VERDICTS[record.verdict],
        scope=CHECKED[record.checked],
        says=render_inline(record.says),
        looked_up=date_words(record.looked_up),
        evidence=EVIDENCE[record.evidence],
        see=tuple(record.see),
    )


def host(address: str) -> str:
    """Return the host of an address, as the text of a link to it.

    Letters outside ASCII are written as Punycode, so that a host cannot pass for another that looks like it.
    """
    name = address.partition("://")[2]
    for end in "/?#":
        name = name.partition(end)[0]
    return (name if name.isascii() else name.encode("idna").decode("ascii")).removeprefix("www.")


def shared_names(names: Iterable[str]) -> str:
    """Return `names` without repetitions, joined as in a sentence."""
    return joined(list(dict.fromkeys(names)))
