"""Indexing: sections, claims and questions become documents, and the native builder makes them searchable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier._native import Document, build_index, page_documents
from dossier.listing import INDEX_TITLES, Listing
from dossier.load import Dossier, LoadedClaim
from dossier.model import AUTHOR, Stance
from dossier.passages import PlacedArticle
from dossier.relate import Relations

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page of plain prose: source path, address relative to the site's root, and rendered HTML."""

    path: str
    url: str
    html: str


def section_documents(
    dossier: Dossier,
    pages: Sequence[IndexedPage],
    placed: Mapping[str, PlacedArticle],
    urls: Mapping[str, str],
) -> Iterator[Document]:
    """Yield one document for each section of each page and for each paragraph of each article."""
    for slug, article in placed.items():
        front = dossier.articles[slug].front
        name = front.short or front.outlet
        url = urls[f"articles/{slug}.md"]
        fields = [("article", slug)]
        yield Document(url=url, kind="article", title=front.label, crumbs=name, text=front.outlet, fields=fields)
        for block, number in zip(article.scan.blocks, article.numbers, strict=True):
            if number is not None and block.kind not in _HEADINGS:
                yield Document(
                    url=f"{url}#p{number}",
                    kind="section",
                    title=f"{name} ¶{number}",
                    crumbs=front.label,
                    text=block.text,
                    fields=fields,
                )
    for page in pages:
        yield from page_documents(page.url, page.html)


def claim_documents(
    dossier: Dossier, web: Relations, urls: Mapping[str, str], paragraphs: Mapping[str, int | None]
) -> Iterator[Document]:
    """Yield one document for each claim and each question; `paragraphs` are those in which claims stand."""
    for claim in dossier.claims.values():
        if claim.claim.withdrawn is not None:
            continue
        front = dossier.articles[claim.article].front
        speakers = [_name(dossier, by) for by in [*claim.claim.by, *claim.claim.via] if by != AUTHOR]
        mentions = [_name(dossier, slug) for slug in claim.claim.mentions]
        topics = [dossier.topics[slug].name for slug in claim.claim.topics if slug in dossier.topics]
        yield Document(
            url=urls[f"claims/{claim.id}.md"],
            kind="claim",
            title=claim.claim.says,
            crumbs=" · ".join(_claim_crumbs(front.short or front.outlet, paragraphs.get(claim.id), claim, web)),
            text=claim.claim.note or "",
            aliases=" ".join(_aliases(dossier, [*speakers, *mentions, *topics], claim.claim.by + claim.claim.mentions)),
            fields=list(_claim_fields(claim, web)),
        )
    for answers in web.answers.values():
        question = answers.question
        held = [e for cell in answers.cells for e in cell.entries if e.stance is not Stance.REJECTS]
        yield Document(
            url=urls[f"questions/{question.slug}.md"],
            kind="question",
            title=question.ask,
            crumbs=f"{answers.answered} of {len(answers.cells)} articles answer",
            text=" · ".join(filter(None, [question.lead, *(p.label for p in question.positions)])),
            aliases=" ".join(sorted({_name(dossier, by) for e in held for by in e.by if by != AUTHOR})),
            fields=sorted({("by", by) for e in held for by in e.by}),
        )


def listing_documents(listed: Iterable[Listing], urls: Mapping[str, str]) -> Iterator[Document]:
    """Yield one document for the page of each topic and each entity."""
    for one in listed:
        if one.index in INDEX_TITLES:
            yield Document(
                url=urls[one.path],
                kind="page",
                title=one.title,
                crumbs=one.kicker,
                text=one.about or "",
                aliases=" ".join(one.aliases),
            )


def _claim_crumbs(name: str, paragraph: int | None, claim: LoadedClaim, web: Relations) -> Iterator[str]:
    yield f"{name} ¶{paragraph}" if paragraph else name
    yield claim.claim.kind.value
    yield web.tallies[claim.id].words


def _claim_fields(claim: LoadedClaim, web: Relations) -> Iterator[tuple[str, str]]:
    yield "article", claim.article
    yield "kind", claim.claim.kind.value
    for name, slugs in (
        ("by", [*claim.claim.by, *claim.claim.via]),
        ("topic", claim.claim.topics),
        ("mentions", claim.claim.mentions),
        ("verdict", [record.record.verdict.value for record in web.records.get(claim.id, ())]),
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


def facet_names(dossier: Dossier) -> bytes:
    """Return JSON that says what values of fields are called, by field and value; those left out are words already."""
    names = {
        "article": {slug: article.front.short or article.front.outlet for slug, article in dossier.articles.items()},
        "topic": {slug: topic.name for slug, topic in dossier.topics.items()},
    }
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def index_files(documents: Sequence[Document], language: str = "en") -> dict[str, bytes]:
    """Return the search index over `documents`: its files by name, as docs/project/index-format.md says."""
    return build_index(list(documents), language)
