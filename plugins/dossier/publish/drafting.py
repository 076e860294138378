"""Drafting: a new claim on some words of an article, with what can be proposed for it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from dossier._native import Block, scan
from dossier.diagnostics import DossierError
from dossier.read.formatting import formatted
from dossier.read.model import AUTHOR, Claim
from dossier.read.scalars import slug_fault, slug_words
from dossier.read.terms import Degree, LinkType
from dossier.read.values import Dossier
from dossier.text.anchor import Fault, TextRange, anchor, places, takes_notes
from dossier.text.changes import passage_at
from dossier.text.rendition import render

_NEAR = 70
_SIMILAR = 45
_MOST_SIMILAR = 8
_MOST_PROPOSED = 6
_SLUG_WORDS = 5
_SHORT = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "had", "has", "he", "in", "is", "it", "its", "of"}
)
_SHORTER = frozenset({"on", "or", "she", "that", "the", "their", "they", "this", "to", "was", "were", "which", "with"})
# YAML readers other than ours take these for something else than text.
_QUOTED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"})


class DraftError(DossierError):
    """A claim cannot be drafted; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the words in an article.

    Attributes:
        text: The words as the article has them.
        paragraph: The text of the block that they are in.
        before: Words directly before them, where they alone do not say which place is meant.
        after: Words directly after them, likewise.
    """

    text: str
    paragraph: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is likely for a new claim, the likeliest first.

    Attributes:
        speakers: Entities that the paragraph names.
        topics: Topics of claims like it.
        answers: Questions of claims like it.
        claims: Claims like it, by id.
    """

    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link of a new claim; attributes are named as in the reference of the format."""

    type: LinkType
    to: str
    degree: Degree | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The values of a new claim; attributes are named as in the reference of the format.

    Attributes:
        answers: Question, position, and a value if there is one.
    """

    says: str
    kind: str
    spot: Spot
    by: Sequence[str] = (AUTHOR,)
    topics: Sequence[str] = ()
    mentions: Sequence[str] = ()
    events: Sequence[str] = ()
    answers: Sequence[tuple[str, str, str | None]] = field(default_factory=tuple)
    links: Sequence[DraftLink] = ()
    note: str | None = None


def spots(dossier: Dossier, article: str, words: str) -> tuple[list[Spot], bool]:
    """Return where `words` are in an article, and whether they are there as given.

    If they are not, the nearest words are returned. Without any, the list is empty.
    """
    blocks = scan(render(dossier.articles[article]).html).blocks
    found = anchor(blocks, words)
    if isinstance(found, TextRange):
        return [_spot(blocks, found)] if takes_notes(blocks[found.block]) else [], True
    if found.fault is Fault.AMBIGUOUS:
        return [_spot(blocks, place) for place in places(blocks, words) if takes_notes(blocks[place.block])], True
    near = _nearest(blocks, words)
    return ([] if near is None else [_spot(blocks, near)]), False


def _spot(blocks: Sequence[Block], place: TextRange) -> Spot:
    text, before, after = passage_at(blocks, place)
    return Spot(text, blocks[place.block].text, before, after)


def _nearest(blocks: Sequence[Block], words: str) -> TextRange | None:
    """Return the whole words of an article that are most like `words`; None if none are like them."""
    best: tuple[float, TextRange] | None = None
    for number, block in enumerate(blocks):
        if not takes_notes(block):
            continue
        found = fuzz.partial_ratio_alignment(words.casefold(), block.text.casefold(), score_cutoff=_NEAR)
        if found is None or len(block.text.casefold()) != len(block.text) or (best and best[0] >= found.score):
            continue
        start, end = found.dest_start, found.dest_end
        while start > 0 and block.text[start - 1].isalnum() and block.text[start : start + 1].isalnum():
            start -= 1
        while end < len(block.text) and block.text[end].isalnum() and block.text[end - 1].isalnum():
            end += 1
        text = block.text[start:end]
        start += len(text) - len(text.lstrip())
        best = found.score, TextRange(number, start, start + len(text.strip()))
    return None if best is None else best[1]


def proposals(dossier: Dossier, spot: Spot) -> Proposals:
    """Return what is likely for a claim on the words at `spot`."""
    standing = dossier.standing
    texts = {key: " ".join([one.claim.says, *(p.text for p in one.claim.passages)]) for key, one in standing.items()}
    like = process.extract(
        spot.text,
        texts,
        scorer=fuzz.token_set_ratio,
        score_cutoff=_SIMILAR,
        limit=_MOST_SIMILAR,
        processor=str.casefold,
    )
    near = [(dossier.claims[key].claim, score) for _, score, key in like]
    paragraph = spot.paragraph.casefold()
    named = [
        slug
        for slug, entity in dossier.entities.items()
        if any(name.casefold() in paragraph for name in (entity.name, *entity.aliases))
    ]
    topics: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    for claim, score in near:
        topics.update(dict.fromkeys(claim.topics, round(score)))
        answers.update({answer.question: round(score) for answer in claim.answers})
    return Proposals(
        tuple(named[:_MOST_PROPOSED]),
        tuple(slug for slug, _ in topics.most_common(_MOST_PROPOSED)),
        tuple(slug for slug, _ in answers.most_common(_MOST_PROPOSED)),
        tuple(key for _, _, key in like),
    )


def proposed_slug(dossier: Dossier, article: str, says: str) -> str | None:
    """Return a slug for a claim that says `says`, which no claim of the article has; None if there is none."""
    words = slug_words(says)
    telling = [word for word in words if word not in _SHORT | _SHORTER] or words
    while telling and not telling[0][0].isalpha():
        telling = telling[1:]
    slug = "-".join(telling[:_SLUG_WORDS])
    tried = [slug, *(f"{slug}-{number}" for number in range(2, 100))]
    return next(
        (each for each in tried if slug_fault(each) is None and f"{article}/{each}" not in dossier.claims), None
    )


def written_draft(draft: Draft, modeline: str = "") -> str:
    """Return the file of a claim, in the house style, with `modeline` above it."""
    data = CommentedMap(says=draft.says, kind=draft.kind, by=_row(draft.by))
    passage = CommentedMap(text=draft.spot.text)
    for key, words in (("before", draft.spot.before), ("after", draft.spot.after)):
        if words:
            passage[key] = words
    data["passages"] = [passage]
    for key, names in (("topics", draft.topics), ("mentions", draft.mentions), ("events", draft.events)):
        if names:
            data[key] = _row(names)
    if draft.answers:
        data["answers"] = [_answer(*answer) for answer in draft.answers]
    if draft.links:
        data["links"] = [_link(link) for link in draft.links]
    if draft.note:
        data["note"] = draft.note
    yaml, stream = YAML(), io.StringIO()
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(data, stream)
    return modeline + formatted(stream.getvalue(), Claim)


def _row(names: Sequence[str]) -> CommentedSeq:
    row = CommentedSeq([_plain(name) for name in names])
    row.fa.set_flow_style()
    return row


def _answer(question: str, position: str, value: str | None) -> Mapping[str, object]:
    answer = CommentedMap(question=_plain(question), position=_plain(position))
    if value is not None:
        answer["value"] = float(value) if "." in value else int(value)
    return answer


def _link(link: DraftLink) -> Mapping[str, object]:
    written = {
        "type": link.type.value,
        "to": link.to,
        "degree": link.degree and link.degree.value,
        "because": link.because,
    }
    return CommentedMap({key: value for key, value in written.items() if value})


def _plain(text: str) -> str:
    return DoubleQuotedScalarString(text) if text in _QUOTED else text
