"""The rule book: what an annotation, a question, a record and an article's front matter may say.

The classes here are the only definition of the format. Keys that they do not name are refused, and every
scalar arrives as the string in the file: types are decided here and not by YAML.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dossier.read.scalars import (
    Address,
    Brief,
    ClaimId,
    EdtfDate,
    Language,
    Number,
    Ordinal,
    Sha256,
    Slug,
    SourcePinpoint,
    Text,
)
from dossier.read.terms import (
    ArticleState,
    Degree,
    EntityType,
    Evidence,
    Kind,
    LinkType,
    Scope,
    Speech,
    Stance,
    Verdict,
    VerdictScope,
)

FORMAT_VERSION = 2
"""Version of the annotation format; `upgrade` converts older files to it."""
AUTHOR = "author"
"""The name under `by` and `via` for whoever wrote the article."""


NOT_A_KEY = "not a key"
"""Marks a field that is not a key of a file: its value comes from the file's path."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class Passage(_Strict):
    """Words of a rendition that carry a claim, and the words of the original that they retell."""

    text: Text
    source: SourcePinpoint | None = None
    before: Text | None = None
    after: Text | None = None


class Answer(_Strict):
    """The position that a claim holds on a question."""

    question: Slug
    position: Slug
    value: Number | None = None


class Link(_Strict):
    """A relation that an editor has written; the other side is derived."""

    type: LinkType
    to: ClaimId
    degree: Degree | None = None
    because: Text | None = None

    @model_validator(mode="after")
    def _dispute_has_reason(self) -> Self:
        if self.type is LinkType.DISPUTES and self.degree is None and self.because is None:
            raise ValueError("a dispute needs `degree` and `because`; say how strongly the two are opposed, and why")
        if self.type is LinkType.DISPUTES and self.degree is None:
            raise ValueError("a dispute needs `degree`; say how strongly the two are opposed")
        if self.type is LinkType.DISPUTES and self.because is None:
            raise ValueError("a dispute needs `because`; say why the two are opposed")
        if self.type is not LinkType.DISPUTES and self.degree is not None:
            raise ValueError("`degree` belongs to a dispute only; delete it, or make the link a dispute")
        return self


class Withdrawn(_Strict):
    """Why a claim was withdrawn, and where to look instead."""

    on: EdtfDate
    why: Text
    instead: ClaimId | None = None


class Claim(_Strict):
    """One claim of one article: `annotations/claims/ARTICLE/CLAIM.yml`."""

    says: Text
    kind: Kind
    by: Annotated[list[Slug], Field(min_length=1)]
    stance: Stance
    speech: Speech | None = None
    via: list[Slug] = []
    passages: list[Passage] = []
    scope: Scope | None = None
    source: SourcePinpoint | None = None
    topics: list[Slug] = []
    mentions: list[Slug] = []
    events: list[Slug] = []
    origin: Slug | None = None
    answers: list[Answer] = []
    links: list[Link] = []
    note: Text | None = None
    formerly: list[ClaimId] = []
    withdrawn: Withdrawn | None = None

    @model_validator(mode="before")
    @classmethod
    def _stance_follows_from_speaker(cls, data: object) -> object:
        """If no stance is written, the article asserts what its author says, and reports what others say."""
        if isinstance(data, dict) and data.get("stance") is None:
            return {**data, "stance": Stance.ASSERTS if data.get("by") == [AUTHOR] else Stance.REPORTS}
        return data

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if bool(self.passages) == (self.scope is not None):
            raise ValueError("a claim has either `passages` or `scope`; delete one, or add the one that is missing")
        if self.passages and self.source is not None:
            raise ValueError("`source` belongs to a passage, or to `scope`; move it below the `text` that it is of")
        return self


class Position(_Strict):
    """One answer that a question allows; `short` says it where room is scarce."""

    slug: Slug
    label: Text
    short: Brief | None = None


class Question(_Strict):
    """One fact or one judgement on which articles can be compared: `annotations/questions/QUESTION.yml`.

    `slug` is the name of the file, not a key in it. Questions are ordered by `rank`; those without one come last.
    """

    slug: Annotated[Slug, NOT_A_KEY]
    rank: Ordinal | None = None
    ask: Text
    lead: Text | None = None
    unit: Text | None = None
    positions: Annotated[list[Position], Field(min_length=2)]
    silent: list[Slug] = []
    formerly: list[Slug] = []


class Topic(_Strict):
    """A subject that claims share: an item of `topics.yml`."""

    slug: Slug
    name: Text
    about: Text | None = None


class Entity(_Strict):
    """Somebody or something that claims name, or an unnamed group: an item of `entities.yml`."""

    slug: Slug
    name: Text
    type: EntityType
    about: Text | None = None
    aliases: list[Text] = []
    unnamed: Literal["yes", "no"] = "no"


class Event(_Strict):
    """Something that happened or may happen: an item of `events.yml`, in the order of the file."""

    slug: Slug
    name: Text
    when: EdtfDate | None = None
    where: Text | None = None
    about: Text | None = None


class Format(_Strict):
    """The version of the annotations: `annotations/dossier.yml`."""

    format: Ordinal


class Sentence(_Strict):
    """One sentence of what happened, with the claims that support it: an item of `summary.yml`."""

    slug: Slug
    says: Text
    claims: Annotated[list[ClaimId], Field(min_length=1)]


class Source(_Strict):
    """One publication that was looked up: what a reader needs to find it again."""

    outlet: Text
    title: Text | None = None
    date: EdtfDate | None = None
    url: Address | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.title is None and self.date is None and self.url is None:
            raise ValueError("the outlet alone does not find a source; add `title`, `date` or `url`")
        return self


class Record(_Strict):
    """What public records say about one or more claims: `annotations/records/RECORD.yml`."""

    claims: Annotated[list[ClaimId], Field(min_length=1)]
    verdict: Verdict
    checked: VerdictScope = VerdictScope.CLAIM
    says: Text
    looked_up: EdtfDate
    evidence: Evidence
    see: list[Source] = []


class Unclaimed(_Strict):
    """Words of an original that carry no claim of their own, and why."""

    source: SourcePinpoint
    why: Text


class State(_Strict):
    """What the outlet did with an article after publication: corrected it, withdrew it, or asked to take it down.

    The rendition of an article that was taken down is not shown. Its claims are shown only if `claims` is `kept`.
    """

    kind: ArticleState
    on: EdtfDate
    note: Text | None = None
    url: Address | None = None
    claims: Literal["kept", "hidden"] | None = None

    @model_validator(mode="after")
    def _claims_go_with_a_removal(self) -> Self:
        if self.claims is not None and self.kind is not ArticleState.TAKEN_DOWN:
            raise ValueError(
                "`claims` belongs to an article that was taken down; delete it, or make `kind` `taken-down`"
            )
        return self


class FrontMatter(_Strict):
    """What is established about an article, at the head of `docs/articles/ARTICLE.md`."""

    label: Text
    outlet: Text
    outlet_kind: Text | None = None
    outlet_country: Text | None = None
    short: Text | None = None
    title: Text | None = None
    title_note: Text | None = None
    author: Text | None = None
    author_note: Text | None = None
    published: EdtfDate | None = None
    published_note: Text | None = None
    url: Address | None = None
    url_note: Text | None = None
    language: Language | None = None
    original_language: Language | None = None
    state: State | None = None
    source_sha256: Sha256 | None = None
    paragraphs: Ordinal | None = None
    furniture: list[Ordinal] = []
    unclaimed: list[Unclaimed] = []
