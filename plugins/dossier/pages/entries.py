"""Entries: what the search knows about pages that are made from annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.language.words import ngettext
from dossier.pages.listing import Listing
from dossier.pages.view import View
from dossier.pages.wording import KIND_NAMES
from dossier.read.model import AUTHOR
from dossier.read.terms import Stance
from dossier.read.values import Dossier, LoadedClaim


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What a search finds and shows of one page.

    Attributes:
        kind: `claim`, `question` or `page`.
        title: Its title.
        crumbs: Where it belongs, in one line.
        text: Further text that is searched and shown.
        aliases: Further words that find it but are not shown.
        names: Further titles: a query that equals one of them finds it first.
        fields: Names and values for narrowing down results.
    """

    kind: str
    title: str
    crumbs: str
    text: str = ""
    aliases: str = ""
    names: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


def claim_entry(claim: LoadedClaim, view: View) -> SearchEntry:
    """Return the entry of a claim."""
    dossier, content = view.dossier, claim.claim
    speakers = [_name(dossier, by) for by in [*content.by, *content.via] if by != AUTHOR]
    mentions = [_name(dossier, slug) for slug in content.mentions]
    topics = [dossier.topics[slug].name for slug in content.topics if slug in dossier.topics]
    return SearchEntry(
        kind="claim",
        title=content.says,
        crumbs=" · ".join(_claim_crumbs(view, claim)),
        text=content.note or "",
        aliases=" ".join(_aliases(dossier, [*speakers, *mentions, *topics], content.by + content.mentions)),
        fields=tuple(_claim_fields(view, claim)),
    )


def question_entry(question: str, view: View) -> SearchEntry:
    """Return the entry of a question."""
    answers = view.relations.answers[question]
    held = [e for cell in answers.cells for e in cell.entries if e.stance is not Stance.REJECTS]
    return SearchEntry(
        kind="question",
        title=answers.question.ask,
        crumbs=ngettext(
            "%(answered)s of %(num)s article answers",
            "%(answered)s of %(num)s articles answer",
            len(answers.cells),
            answered=answers.answered,
        ),
        text=" · ".join(filter(None, [answers.question.lead, *(p.label for p in answers.question.positions)])),
        aliases=" ".join(sorted({_name(view.dossier, by) for e in held for by in e.by if by != AUTHOR})),
        fields=tuple(sorted({("by", by) for e in held for by in e.by})),
    )


def listing_entry(one: Listing, _view: View) -> SearchEntry:
    """Return the entry of the page of a topic or an entity.

    An entity is found first by every alias, and by its slug: the short name that editors gave it, such as `putin`.
    """
    short = (PurePosixPath(one.path).stem.replace("-", " "),) if one.group else ()
    return SearchEntry("page", one.title, one.kicker, one.about or "", " ".join(one.aliases), (*one.aliases, *short))


def _claim_crumbs(view: View, claim: LoadedClaim) -> Iterator[str]:
    paragraph = view.placement(claim.id).paragraph
    yield view.outlet(claim.article) + (f" ¶{paragraph}" if paragraph else "")
    yield KIND_NAMES[claim.claim.kind]
    yield view.relations.tallies[claim.id].words


def _claim_fields(view: View, claim: LoadedClaim) -> Iterator[tuple[str, str]]:
    yield "article", claim.article
    yield "kind", claim.claim.kind.value
    for name, slugs in (
        ("by", [*claim.claim.by, *claim.claim.via]),
        ("topic", claim.claim.topics),
        ("mentions", claim.claim.mentions),
        ("verdict", [record.record.verdict.value for record in view.relations.records.get(claim.id, ())]),
    ):
        for slug in dict.fromkeys(slugs):
            yield name, slug


def _name(dossier: Dossier, slug: str) -> str:
    return dossier.entities[slug].name if slug in dossier.entities else slug


def _aliases(dossier: Dossier, names: Iterable[str], slugs: Iterable[str]) -> Iterator[str]:
    yield from names
    for slug in slugs:
        if slug in dossier.entities:
            yield from dossier.entities[slug].aliases
