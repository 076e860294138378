"""Documents: sections of pages and entries of annotations become searchable; the native builder makes the index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier._native import Document, build_index, page_documents
from dossier.language.words import opening
from dossier.pages.entries import SearchEntry
from dossier.pages.start import Start
from dossier.pages.wording import KIND_NAMES, VERDICTS
from dossier.read.values import Dossier
from dossier.text.passages import PlacedArticle

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
        url = urls[targets.article(slug)]
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


def entry_documents(entries: Iterable[tuple[str, SearchEntry]]) -> Iterator[Document]:
    """Yield one document for each of `entries`, given with the address of its page."""
    for url, entry in entries:
        yield Document(
            url=url,
            kind=entry.kind,
            title=entry.title,
            crumbs=entry.crumbs,
            text=entry.text,
            aliases=entry.aliases,
            names=entry.names,
            fields=list(entry.fields),
        )


def panel_data(dossier: Dossier, start: Iterable[tuple[str, Start]]) -> bytes:
    """Return JSON for the panel: labels of field values by field and value, and pages to start from.

    A value without a label is readable as it is. `start` are these pages, each with its address.
    """
    names = {
        "article": {slug: article.front.short or article.front.outlet for slug, article in dossier.articles.items()},
        "kind": {kind.value: opening(name) for kind, name in KIND_NAMES.items()},
        "topic": {slug: topic.name for slug, topic in dossier.topics.items()},
        "verdict": {verdict.value: opening(name) for verdict, name in VERDICTS.items()},
    }
    first = [{"url": url, "title": one.title, "crumbs": one.kind} for url, one in start]
    data = {"names": names, "start": first}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def index_files(documents: Sequence[Document], language: str = "en") -> dict[str, bytes]:
    """Return the search index over `documents`: its files by name, in the format of docs/project/index-format.md."""
    return build_index(list(documents), language)
