"""Publishing: everything that a dossier adds to a site, once all its articles are known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dossier import targets
from dossier._native import Document
from dossier.diagnostics import Diagnostic
from dossier.language.words import N_, gettext, said, spoken
from dossier.pages.abstracts import article_abstract, entry_abstract
from dossier.pages.annotate import annotate_json
from dossier.pages.annotate_form import annotate_form_json
from dossier.pages.annotation_files import annotation_files
from dossier.pages.article import annotated_article
from dossier.pages.compounds import compounds_of, unbroken_compounds
from dossier.pages.feeds import feeds
from dossier.pages.linked_data import article_data, claim_data, script
from dossier.pages.planned import PlannedPage, moved_anchors
from dossier.pages.publication import Publication
from dossier.pages.questions_csv import questions_csv
from dossier.pages.redirects import redirects
from dossier.pages.slots import fill_slots
from dossier.pages.start import search_start
from dossier.pages.templating import Templates
from dossier.pages.view import View
from dossier.processes import spread
from dossier.publish.scripts import CARRIER, carrier
from dossier.read.schemas import MODELS, schema_json
from dossier.search.documents import (
    IndexedPage,
    entry_documents,
    index_files,
    panel_data,
    prose_documents,
    section_documents,
)
from dossier.targets import Addresses
from dossier.text.passages import PlacedArticle

SEARCH = "search"
_NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
_PRIVATE = N_(
    "Full-text edition for private reading: the originals in the words of their authors. "
    "<strong>Not for publication.</strong>"
)


class Head(NamedTuple):
    """What the head of a page says, besides its title.

    Attributes:
        about: What it is about in a sentence or two, plain text; empty where there is nothing to say but its title.
        data: What programs read of it, HTML; empty where the site has no address, or nothing to say.
    """

    about: str = ""
    data: str = ""


class Encoded(Mapping[str, str]):
    """Texts that are kept as UTF-8 and decoded each time: a `str` takes up to four times as much memory.

    Args:
        texts: The texts as UTF-8.
    """

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = texts

    def __getitem__(self, key: str) -> str:
        return self._texts[key].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@dataclass(frozen=True, slots=True)
class Published:
    """What a dossier adds to a site.

    Attributes:
        pages: Final HTML of every page of the editors' own and of every article, by source path.
        files: Further files, by path in the site.
        problems: Articles that could not be marked.
        unmarked: Slugs of these articles.
        generate: Returns the HTML of a planned page, which is made only then.
        head_of: Returns what the head of a planned page or of an article says, given its source path; nothing for
            every other page.
    """

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...]
    unmarked: frozenset[str]
    generate: Callable[[PlannedPage], str]
    head_of: Callable[[str], Head]


def publish(
    view: View,
    publication: Publication,
    articles: Mapping[str, PlacedArticle],
    pages: Mapping[str, str],
    planned: Sequence[PlannedPage],
    *,
    unlisted: Collection[str] = (),
    stamp: Callable[[str], str] = lambda page: page,
) -> Published:
    """Return what a dossier adds to a site.

    Args:
        view: The dossier as pages show it.
        publication: What the site says of itself, with the address of every page.
        articles: Its rendered articles with their passages, by slug.
        pages: Rendered HTML of every page of the site that is not generated, by source path.
        planned: The pages that are made from annotations.
        unlisted: Source paths of pages that the search leaves out.
        stamp: Returns a whole page as it is published, with its policy.
    """
    dossier, urls = view.dossier, publication.urls
    templates = Templates(
        Addresses(urls, moved_anchors(planned)), full_text=publication.full_text, from_disk=publication.from_disk
    )
    compounds = compounds_of(dossier)
    marked = [path for path in pages if targets.article_of(path) in articles]

    def documents() -> Iterator[Document]:
        prose = [path for path in pages if path not in unlisted and targets.article_of(path) not in dossier.articles]
        yield from section_documents(dossier, articles, urls)
        yield from entry_documents((urls[p.path], p.entry(view)) for p in planned if p.entry and p.path in urls)
        yield from prose_documents(IndexedPage(path, urls[path], pages[path]) for path in prose)

    def annotated(slug: str) -> tuple[bytes, bool]:
        html, well_formed = annotated_article(view, templates, publication, articles[slug])
        return unbroken_compounds(html, compounds).encode(), well_formed

    # What takes longest comes first.
    tasks: list[Callable[[], Any]] = [
        lambda: index_files(list(documents())),
        lambda: questions_csv(view),
        *(partial(annotated, targets.article_of(path) or "") for path in marked),
    ]
    made = spread(lambda task: task(), tasks)
    woven: dict[str, tuple[bytes, bool]] = {path: made[at] for at, path in enumerate(marked, 2)}
    unmarked = {targets.article_of(path) or "" for path, (_, well_formed) in woven.items() if not well_formed}

    def finished(path: str, html: str) -> bytes:
        if path in woven:
            return woven[path][0]
        filled = fill_slots(
            view,
            templates,
            path,
            html,
            repository=publication.repo_url,
            contact=publication.proposals.contact,
        )
        return unbroken_compounds(filled, compounds).encode()

    def linked(path: str) -> str:
        """Return what programs read on a page; nothing where the site has no address that they could name."""
        claim, slug = targets.claim_of(path), targets.article_of(path)
        if publication.site_url is None or (claim not in dossier.claims and slug not in articles):
            return ""
        return script(claim_data(claim, view, publication) if claim else article_data(slug or "", view, publication))

    def generate(page: PlannedPage) -> str:
        html = str(templates.render(page.template, page.path, **page.values(view, publication)))
        return unbroken_compounds(html, compounds)

    listed = {page.path: page for page in planned}

    def about(path: str) -> str:
        slug = targets.article_of(path)
        if slug in dossier.articles:
            return article_abstract(view, slug or "")
        entry = listed[path].entry if path in listed else None
        return entry_abstract(entry(view)) if entry else ""

    started = [(urls[one.page], one) for one in search_start(view) if one.page in urls]
    return Published(
        pages=Encoded({path: finished(path, html) for path, html in pages.items()}),
        files={
            **_search_files({**made[0], "panel.json": panel_data(dossier, started)}, from_disk=publication.from_disk),
            targets.QUESTIONS_CSV: made[1],
            targets.ANNOTATE: annotate_json(dossier, publication),
            targets.ANNOTATE_FORM: annotate_form_json(templates, publication),
            **({} if publication.full_text or publication.from_disk else dict(annotation_files(dossier))),
            **{targets.schema(kind): schema_json(kind).encode() for kind in MODELS},
            **{
                feed.path: f"{templates.render('feed.xml', '', feed=feed)}\n".encode()
                for feed in feeds(view, publication)
            },
            **{path: stamp(page).encode() for path, page in redirects(dossier, urls, publication.site_url)},
            **{
                targets.text_of_record(slug): text_of_record(replace(placed, places={}) if slug in unmarked else placed)
                for slug, placed in sorted(articles.items())
            },
        },
        problems=tuple(_not_taking_marks(dossier.articles[slug].path) for slug in articles if slug in unmarked),
        unmarked=frozenset(unmarked),
        generate=generate,
        head_of=lambda path: Head(about(path), linked(path)),
    )


def _search_files(files: Mapping[str, bytes], *, from_disk: bool) -> dict[str, bytes]:
    """Return what the search reads, by path in the site: its files, or from a disk the one that carries them."""
    written = {CARRIER: carrier(files)} if from_disk else files
    return {f"{SEARCH}/{name}": content for name, content in sorted(written.items())}


def stamped(page: str, *, policy: str, private: bool) -> str:
    """Return a whole page of HTML as it is published, with its `policy`; with `private`, marked as not to be published.

    Args:
        page: The page.
        policy: Content-Security-Policy for a `meta` element; empty for none.
        private: Whether it belongs to a full-text edition.
    """
    if policy:
        meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        # Nothing before it is loaded or run; the declaration of the charset has to come within 1,024 bytes.
        page = re.sub(r"(<meta charset=[^>]*>)", lambda charset: charset[0] + meta, page, count=1)
    if not private:
        return page
    banner = Markup('<aside class="dossier-private" aria-label="{}">{}</aside>').format(
        gettext("Private edition"), said(spoken())["_"](_PRIVATE)
    )
    page = re.sub(r"(<head\b[^>]*>)", lambda head: head[0] + _NO_INDEX, page, count=1)
    return re.sub(r"(<body\b[^>]*>)", lambda body: body[0] + str(banner), page, count=1)


def _not_taking_marks(path: str) -> Diagnostic:
    return Diagnostic(
        code="D806",
        message="the HTML of the article is not well-formed, and is shown without marks",
        path=path,
        expected="tags that are finished, and closed in the order in which they are opened",
        found="others, from another plugin",
        hint="leave the HTML of articles alone in that plugin's options, or report the fault to its authors",
    )


def text_of_record(placed: PlacedArticle) -> bytes:
    """Return the text of record of an article as JSON: what passages are matched against, block by block.

    Offsets of passages are UTF-16 code units, the unit of the browser that reads the file.
    """
    passages: dict[int, list[dict[str, object]]] = {}
    texts = [block.text for block in placed.scan.blocks]
    for key, places in sorted(placed.places.items()):
        for place in places:
            text = texts[place.block]
            passages.setdefault(place.block, []).append(
                {"claim": key, "start": utf16_offset(text, place.start), "end": utf16_offset(text, place.end)}
            )
    blocks = [
        {"paragraph": number, "kind": block.kind, "text": block.text, "passages": passages.get(index, [])}
        for index, (block, number) in enumerate(zip(placed.scan.blocks, placed.numbers, strict=True))
    ]
    record = {"article": placed.slug, "unit": "utf-16", "blocks": blocks}
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def utf16_offset(text: str, code_point: int) -> int:
    """Return the offset in UTF-16 code units of the code point offset `code_point` in `text`."""
    return len(text[:code_point].encode("utf-16-le")) // 2
