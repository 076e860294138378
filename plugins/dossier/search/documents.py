"""Documents: sections of pages and entries of annotations become searchable; the native builder makes the index."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier._native import Document, build_index, page_documents
from dossier.language.words import gettext, opening
from dossier.pages.entries import SearchEntry
from dossier.pages.start import Start
from dossier.pages.wording import KIND_NAMES, VERDICTS, entity_name
from dossier.read.model import AUTHOR
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
    dossier: Dossier, placed: Mapping[str, PlacedArticle], urls: Mapping[str, str]
) -> Iterator[Document]:
    """Yield one document for each article and each of its paragraphs."""
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


def prose_documents(pages: Iterable[IndexedPage]) -> Iterator[Document]:
    """Yield one document for each section of each of `pages`, with the kind `about` for what is about the site.

    Of results with the same score, those that were indexed first come first: these belong last, and of them the pages
    about the site.
    """
    for page in sorted(pages, key=lambda page: targets.is_about_site(page.path)):
        for one in page_documents(page.url, page.html):
            kind = "about" if targets.is_about_site(page.path) else one.kind
            yield Document(
                url=one.url, kind=kind, title=one.title, crumbs=one.crumbs, text=one.text, aliases=one.aliases
            )


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
    """Return JSON for the panel: labels of field values by field and value, in order, and pages to start from.

    A value without a label is readable as it is. `start` are these pages, each with its address.
    """
    names = {
        "article": {slug: article.front.short or article.front.outlet for slug, article in dossier.articles.items()},
        "by": dict(_speakers(dossier)),
        "kind": {kind.value: opening(name) for kind, name in KIND_NAMES.items()},
        "topic": {slug: topic.name for slug, topic in dossier.topics.items()},
        "verdict": {verdict.value: opening(name) for verdict, name in VERDICTS.items()},
    }
    first = [{"url": url, "title": one.title, "crumbs": one.kind} for url, one in start]
    data = {"names": names, "start": first}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _speakers(dossier: Dossier) -> Iterator[tuple[str, str]]:
    count = Counter(by for one in dossier.standing.values() for by in (*one.claim.by, *one.claim.via))
    for slug, _ in count.most_common():
        yield slug, gettext("The authors") if slug == AUTHOR else _name(dossier, slug)


def _name(dossier: Dossier, slug: str) -> str:
    return entity_name(dossier.entities[slug]) if slug in dossier.entities else slug


def index_files(documents: Sequence[Document], language: str = "en") -> dict[str, bytes]:
    """Return the search index over `documents`: its files by name, in the format of docs/project/index-format.md."""
    return build_index(list(documents), language)
