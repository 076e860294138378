"""One edition of a dossier: from rendered articles to finished pages, search index and text of record.

The class below is what a site generator drives, in two phases. While pages render, it collects articles; when
all are known, it weaves and renders everything once. It sees strings and paths, never the generator's objects.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import escape

from dossier.addresses import former_anchors, redirects
from dossier.diagnostics import Diagnostic
from dossier.index import IndexedPage, claim_documents, facet_names, index_files, listing_documents, section_documents
from dossier.listing import ENTITIES_INDEX, INDEX_TITLES, TOPICS_INDEX, listings
from dossier.load import Dossier, LoadedClaim
from dossier.originals import markdown, source_blocks
from dossier.pages import CLAIMS_INDEX, QUESTIONS_CSV, QUESTIONS_INDEX, Publication
from dossier.passages import PlacedArticle, place_claims
from dossier.relate import Relations, relate
from dossier.render import PassageContext, Placement, Renderer
from dossier.rendition import Rendition, render
from dossier.timeline import TIMELINE
from dossier.weave import Margin, Mark, weave

ARTICLES = "articles"
SEARCH = "search"
_NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
_BANNER = (
    '<p class="dossier-private" role="note">Full-text edition for private reading: '
    "the originals in the words of their authors. <strong>Not for publication.</strong></p>"
)
_SLOT = re.compile(r"<!--\s*dossier:\s*([a-z]+)\s*-->")


def claim_page(claim: str) -> str:
    """Return the source path of the page of `claim`, given as `article/claim`."""
    return f"claims/{claim}.md"


def question_page(question: str) -> str:
    """Return the source path of the page of `question`."""
    return f"questions/{question}.md"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that exists because of an annotation.

    Attributes:
        path: Source path, as if it lay in the folder of documents.
        title: Its title, plain text.
        edit: File that an editor changes to change the page, relative to the project root; None where there is none.
    """

    path: str
    title: str
    edit: str | None = None


@dataclass(slots=True)
class Edition:
    """The articles and annotations of `dossier` on their way to a site.

    Attributes:
        dossier: The loaded dossier.
        publication: What the site says of itself.
        originals: Texts of the originals by article. With them this is the full-text edition: articles are the
            originals themselves, claims stand on their words by pinpoint, and every page says that it is private.
        policy: Content-Security-Policy that every page has in a `meta` element; empty for none.
    """

    dossier: Dossier
    publication: Publication = field(default_factory=Publication)
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)
    policy: str = ""
    web: Relations = field(init=False)
    _titles: dict[str, str] = field(init=False)
    _edits: dict[str, str] = field(init=False)
    _placed: dict[str, PlacedArticle] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.web = relate(self.dossier)
        planned = list(self.generated_pages())
        self._titles = {page.path: page.title for page in planned}
        self._edits = {page.path: page.edit for page in planned if page.edit}

    def generated_pages(self) -> Iterator[GeneratedPage]:
        """Yield every page that is made from annotations, in a fixed order."""
        yield GeneratedPage(CLAIMS_INDEX, "All claims")
        yield GeneratedPage(QUESTIONS_INDEX, "Who says what")
        for claim in self.dossier.claims.values():
            yield GeneratedPage(claim_page(claim.id), claim.claim.says, claim.path)
        for question in self.dossier.questions.values():
            yield GeneratedPage(question_page(question.slug), question.ask)
        if self.dossier.events:
            yield GeneratedPage(TIMELINE, "Timeline")
        listed = listings(self.dossier, self.web)
        for index in (TOPICS_INDEX, ENTITIES_INDEX):
            if any(one.index == index for one in listed):
                yield GeneratedPage(index, INDEX_TITLES[index])
        for one in listed:
            yield GeneratedPage(one.path, one.title)

    def article_of(self, path: str) -> str | None:
        """Return the slug of the article whose source path is `path`, or None where it is no article."""
        folder, name = posixpath.split(path)
        slug = name.removesuffix(".md")
        return slug if folder == ARTICLES and slug in self.dossier.articles else None

    def is_rendition(self, path: str) -> bool:
        """Return whether the page at `path` is an article, be it loaded or not."""
        return posixpath.dirname(path) == ARTICLES and path.endswith(".md")

    def title_of(self, path: str) -> str | None:
        """Return the title of the article or generated page at `path`, plain text; None for every other page."""
        slug = self.article_of(path)
        if slug is not None:
            return self.dossier.articles[slug].front.label
        return self._titles.get(path)

    def source_of(self, path: str) -> str | None:
        """Return the file that an editor changes to change the generated page at `path`, or None where there is none.

        It is relative to the project root. Every other page is its own source.
        """
        return self._edits.get(path)

    def awaited_anchors(self, path: str) -> tuple[str, ...]:
        """Return the anchors that the article at `path` lacks because passages could not be placed in it."""
        placed = self._placed.get(self.article_of(path) or "")
        claims = self._claims_of(placed.slug) if placed else []
        return tuple(c.slug for c in claims if placed and c.claim.passages and c.id not in placed.places)

    def render(self, slug: str, resolve: Callable[[str], str]) -> Rendition:
        """Return the article `slug` rendered: its rendition, or its original in the full-text edition.

        Args:
            slug: The article.
            resolve: Returns the address of a file of the site for a relative address as it is written.
        """
        article = self.dossier.articles[slug]
        if slug not in self.originals:
            return render(article, resolve=resolve)
        return render(article, markdown(source_blocks(self.originals[slug], article.front.furniture)), resolve)

    def add_article(self, slug: str, html: str) -> tuple[Diagnostic, ...]:
        """Take in the rendered article `slug`; return what could not be placed in it."""
        self._placed[slug] = place_claims(self.dossier, slug, html, self.originals.get(slug))
        return self._placed[slug].problems

    def stamped(self, page: str) -> str:
        """Return a whole page of HTML as this edition publishes it, with its policy.

        The full-text edition marks each as private.
        """
        if self.policy:
            meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(self.policy)}">'
            # Nothing before it is loaded or run; the declaration of the charset has to come within 1,024 bytes.
            page = re.sub(r"(<meta charset=[^>]*>)", lambda charset: charset[0] + meta, page, count=1)
        if not self.originals:
            return page
        page = re.sub(r"(<head\b[^>]*>)", lambda head: head[0] + _NO_INDEX, page, count=1)
        return re.sub(r"(<body\b[^>]*>)", lambda body: body[0] + _BANNER, page, count=1)

    def finish(self, pages: Mapping[str, str], urls: Mapping[str, str], unlisted: Collection[str] = ()) -> Finished:
        """Return the finished pages once every article has been taken in.

        Args:
            pages: Rendered HTML of every page of the site that is not generated, by source path.
            urls: Address of every page relative to the site's root, by source path, generated ones included.
            unlisted: Source paths of pages that the search leaves out.
        """
        settings = self._settings()
        renderer = Renderer(
            self.dossier,
            self.web,
            settings,
            _Addresses(urls),
            replace(self.publication, full_text=bool(self.originals)),
        )
        finished = {path: self._finish_page(renderer, path, html) for path, html in pages.items()}
        generated = dict(self._finish_generated(renderer))
        moved = redirects(self.dossier, urls, self.publication.site_url)
        listed = {path: html for path, html in pages.items() if path not in unlisted and not self.article_of(path)}
        indexed = [IndexedPage(path, urls[path], html) for path, html in listed.items()]
        documents = [
            *section_documents(self.dossier, indexed, self._placed, urls),
            *claim_documents(self.dossier, self.web, urls, {claim: one.paragraph for claim, one in settings.items()}),
            *listing_documents(listings(self.dossier, self.web), urls),
        ]
        return Finished(
            pages={**finished, **generated},
            files={
                **{f"{SEARCH}/{name}": content for name, content in sorted(index_files(documents).items())},
                f"{SEARCH}/names.json": facet_names(self.dossier),
                QUESTIONS_CSV: renderer.questions_csv(),
                **{path: self.stamped(page).encode() for path, page in moved},
                **{
                    f"{ARTICLES}/{slug}.text.json": text_of_record(placed)
                    for slug, placed in sorted(self._placed.items())
                },
            },
            problems=tuple(one for placed in self._placed.values() for one in placed.problems if one.code == "D806"),
        )

    def _finish_page(self, renderer: Renderer, path: str, html: str) -> str:
        slug = self.article_of(path)
        if slug is not None and slug in self._placed:
            return self._weave_article(renderer, self._placed[slug])
        return _SLOT.sub(lambda slot: str(renderer.home.slot(slot[1], path)) or slot[0], html)

    def _finish_generated(self, renderer: Renderer) -> Iterator[tuple[str, str]]:
        yield CLAIMS_INDEX, str(renderer.pages.claims_index())
        yield QUESTIONS_INDEX, str(renderer.pages.questions_index())
        for claim in self.dossier.claims:
            yield claim_page(claim), str(renderer.pages.claim(claim))
        for question in self.dossier.questions:
            yield question_page(question), str(renderer.pages.question(question))
        if self.dossier.events:
            yield TIMELINE, str(renderer.pages.timeline())
        for path, page in renderer.pages.listings():
            yield path, str(page)

    def _settings(self) -> dict[str, Placement]:
        settings: dict[str, Placement] = {}
        numbers = self._numbers()
        for claim in self.dossier.claims.values():
            placed = self._placed.get(claim.article)
            places = placed.places.get(claim.id, ()) if placed else ()
            contexts = tuple(
                PassageContext(placed.numbers[p.block], placed.scan.blocks[p.block].text, p.start, p.end)
                for p in places
                if placed
            )
            written = claim.claim.source.paragraph if claim.claim.source else None
            paragraph = contexts[0].paragraph if contexts else written
            settings[claim.id] = Placement(contexts, paragraph, numbers.get(claim.id, 0))
        return settings

    def _numbers(self) -> dict[str, int]:
        """Return which note each claim is on the page of its article: those on the whole article come first."""
        numbers: dict[str, int] = {}
        for slug, placed in self._placed.items():
            claims = self._claims_of(slug)
            beside = [key for keys in _notes_by_block(placed, claims).values() for key in keys]
            whole = [claim.id for claim in claims if claim.id not in beside]
            numbers.update({key: number for number, key in enumerate([*whole, *beside], 1)})
        return numbers

    def _claims_of(self, article: str) -> list[LoadedClaim]:
        return [c for c in self.dossier.claims.values() if c.article == article and c.claim.withdrawn is None]

    def _weave_article(self, renderer: Renderer, placed: PlacedArticle) -> str:
        # Tallies that stand at one place come in the order of their notes.
        claims = sorted(self._claims_of(placed.slug), key=lambda c: renderer.note_number(c.id))
        marks = [
            Mark(c.slug, self.web.tallies[c.id].state, placed.places[c.id], str(renderer.tally(c.id)))
            for c in claims
            if c.id in placed.places
        ]
        noted = _notes_by_block(placed, claims)
        taken = {name for name, _ in placed.scan.ids} | {c.slug for c in claims}
        anchors = {c.id: former_anchors(self.dossier, c.id, taken) for c in claims}
        last_of = {number: index for index, number in enumerate(placed.numbers) if number is not None}
        first_of = {number: index for index, number in reversed(list(enumerate(placed.numbers))) if number is not None}
        beside = {
            index: Margin(
                before=(str(renderer.number(number)) if first_of[number] == index else "")
                + "".join(anchors.pop(key, "") for key in noted.get(index, ())),
                after=str(renderer.notes(placed.slug, noted[index])) if noted.get(index) else "",
            )
            for number, last in last_of.items()
            for index in {first_of[number], last, *(i for i in noted if placed.numbers[i] == number)}
        }
        # What rests on the article as a whole stands in its head, and so do its former anchors.
        head = str(renderer.article_head(placed.slug, last_of)) + "".join(anchors.values())
        woven = weave(placed.html, placed.scan.blocks, marks, beside, head)
        if woven is not None:
            return woven
        problem = _not_taking_marks(self.dossier.articles[placed.slug].path)
        self._placed[placed.slug] = replace(placed, places={}, problems=(*placed.problems, problem))
        return f"{head}{placed.html}"


def _not_taking_marks(path: str) -> Diagnostic:
    return Diagnostic(
        code="D806",
        message="the HTML of the article is not well-formed, and is shown without marks",
        path=path,
        expected="tags that are finished, and closed in the order in which they are opened",
        found="others, from another plugin",
        hint="leave the HTML of articles alone in that plugin's options, or report the fault to its authors",
    )


def _notes_by_block(placed: PlacedArticle, claims: list[LoadedClaim]) -> dict[int, list[str]]:
    """Return the claims whose notes stand with each block, in the order in which tallies stand in it."""
    where: list[tuple[int, int, int, str]] = []
    for claim in claims:
        if claim.id in placed.places:
            first = placed.places[claim.id][0]
            where.append((first.block, first.end, first.start, claim.id))
        elif claim.claim.source and claim.claim.source.paragraph in placed.numbers:
            where.append((placed.numbers.index(claim.claim.source.paragraph), 0, 0, claim.id))
    noted: dict[int, list[str]] = {}
    for block, _, _, key in sorted(where):
        noted.setdefault(block, []).append(key)
    return noted


@dataclass(frozen=True, slots=True)
class Finished:
    """What an edition adds to a site.

    Attributes:
        pages: Final HTML of every page, by source path.
        files: Further files, by path in the site.
        problems: Articles that could not be marked.
    """

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Relative addresses between pages, from their addresses relative to the site's root."""

    urls: Mapping[str, str]

    def __call__(self, target: str, page: str) -> str:
        path, hash_sign, fragment = target.partition("#")
        if path in ("", page):
            return f"#{fragment}" if hash_sign else "."
        url, base = self.urls.get(path, path), self.urls.get(page, page)
        folder = posixpath.dirname(base) or "."
        relative = posixpath.relpath(url or ".", folder)
        if (url == "./" or url.endswith("/")) and not relative.endswith("/"):
            relative += "/"
        return relative + hash_sign + fragment


def text_of_record(placed: PlacedArticle) -> bytes:
    """Return the text of record of an article as JSON: what passages are matched against, block by block.

    Offsets of passages are UTF-16 code units, the unit of the browser that reads the file.
    """
    passages: dict[int, list[dict[str, object]]] = {}
    for key, places in sorted(placed.places.items()):
        for place in places:
            text = placed.scan.blocks[place.block].text
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
