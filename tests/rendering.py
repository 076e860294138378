"""Small dossiers in tests of what is rendered, and what their HTML says."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from dossier import targets
from dossier.diagnostics import Diagnostic
from dossier.pages.article import article_head, notes_html, paragraph_number, tally_html
from dossier.pages.article_end import article_end
from dossier.pages.cards import view_of
from dossier.pages.paging import LIMITS, Limits
from dossier.pages.pairs import pairs_of
from dossier.pages.planned import moved_anchors, planned_pages
from dossier.pages.publication import Publication
from dossier.pages.questions_csv import questions_csv
from dossier.pages.slots import fill_slots
from dossier.pages.templating import Templates
from dossier.publish.edition import Edition
from dossier.read.history import History
from dossier.read.model import Claim, Entity, Event, FrontMatter, Question, Record, Sentence, Topic
from dossier.read.values import Article, Dossier, LoadedClaim, LoadedRecord
from dossier.relating import relate
from dossier.targets import Addresses, Resolve
from dossier.text.passages import check_passages
from dossier.text.placements import Placement


def passages_found(dossier: Dossier) -> list[Diagnostic]:
    """Return what is wrong with the passages of `dossier`."""
    edition = Edition(dossier)
    return list(check_passages(dossier, edition.renditions, edition.placed))


EVIL = "<script>alert(1)</script>\"' & <img src=x onerror=alert(2)>"
QUESTION = {
    "slug": "cause",
    "ask": "What causes tides?",
    "lead": "One looks up, the other about.",
    "unit": "moons",
    "positions": [
        {"slug": "moon", "label": "The moon"},
        {"slug": "wind", "label": "The wind"},
        {"slug": "whale", "label": "A whale"},
    ],
    "silent": ["gamma"],
}
ENTITIES = (
    {"slug": "ada", "name": "Ada Wave", "type": "person"},
    {"slug": "sailors", "name": "sailors, not named", "type": "group", "unnamed": "yes"},
)
EVENTS = ({"slug": "talk", "name": "A talk", "when": "2025-08-15"},)
TOPICS = ({"slug": "sea", "name": "The sea", "about": "What moves it."}, {"slug": "sky", "name": "The sky"})


def answer(position: str, **extra: object) -> dict[str, Any]:
    """Return the part of a claim that answers the question."""
    return {"answers": [{"question": "cause", "position": position, **extra}]}


def dispute(to: str) -> dict[str, Any]:
    """Return the part of a claim that disputes another."""
    return {"links": [{"type": "disputes", "to": to, "degree": "direct", "because": "they *differ*"}]}


class _Traceable(Addresses):
    """Addresses that say where they lead and from where."""

    def seen_from(self, page: str) -> Resolve:
        """Return the target itself, or where it has moved, with the page that links to it."""
        return lambda target: f"{self._moved.get(target, target)}?from={page}"


class Rendered:
    """What a small dossier looks like: the parts of its articles, its pages and its slots."""

    def __init__(
        self,
        dossier: Dossier,
        placements: Mapping[str, Placement],
        publication: Publication,
        limits: Limits = LIMITS,
    ) -> None:
        self.dossier = dossier
        self.relations = relate(dossier)
        pairs = pairs_of(dossier, self.relations)
        self.view = view_of(dossier, self.relations, pairs, placements)
        self._publication = publication
        self._planned = {page.path: page for page in planned_pages(dossier, self.relations, pairs, limits)}
        addresses = _Traceable({}, moved_anchors(self._planned.values()))
        self._templates = Templates(addresses, full_text=publication.full_text)

    @property
    def paths(self) -> Sequence[str]:
        """Source paths of all pages that are made from annotations."""
        return tuple(self._planned)

    def title(self, path: str) -> str:
        """Return the title of the page with the source path `path`."""
        return self._planned[path].title

    def pages_of(self, path: str) -> dict[str, str]:
        """Return the pages of the list whose first page is `path`, in their order, by source path."""
        leaves = self._planned[path].leaves
        return {leaf: self.page(leaf) for leaf in ([each.path for each in leaves] or [path])}

    def article_head(self, slug: str, paragraphs: Collection[int] = ()) -> str:
        """Return the head of an article."""
        return article_head(self.view, self._templates, self._publication, slug, paragraphs)

    def article_end(self, slug: str) -> str:
        """Return the end of an article."""
        return article_end(self.view, self._templates, slug)

    def number(self, paragraph: int) -> str:
        """Return the number of a paragraph."""
        return paragraph_number(paragraph)

    def tally(self, claim: str) -> str:
        """Return the button after a passage."""
        return tally_html(self.view, self._templates, claim)

    def notes(self, article: str, claims: Sequence[str]) -> str:
        """Return the notes beside a block."""
        return notes_html(self.view, self._templates, article, claims)

    def questions_csv(self) -> bytes:
        """Return who says what as comma-separated values."""
        return questions_csv(self.view)

    def page(self, path: str) -> str:
        """Return the page with the source path `path`."""
        page = self._planned[path]
        return self._templates.render(page.template, path, **page.values(self.view, self._publication))

    def claim(self, claim: str) -> str:
        """Return the page of a claim."""
        return self.page(targets.claim(claim))

    def question(self, question: str) -> str:
        """Return the page of a question."""
        return self.page(targets.question(question))

    def listings(self) -> dict[str, str]:
        """Return the pages of lists by topic, entity, kind, verdict and standing, and the lists of them, by path."""
        return {path: self.page(path) for path, page in self._planned.items() if page.template.startswith("listing")}

    def slot(self, name: str, page: str = "index.md", repository: str | None = None, contact: str = "") -> str:
        """Return what takes the place of the slot `name`; empty if there is none of that name."""
        slot = f"<!-- dossier: {name} -->"
        filled = fill_slots(self.view, self._templates, page, slot, repository=repository, contact=contact)
        return "" if filled == slot else filled


def dossier_of(
    claims: Mapping[str, Mapping[str, Any]],
    *,
    question: Mapping[str, Any] = QUESTION,
    questions: Sequence[Mapping[str, Any]] = (),
    front: Mapping[str, Any] | None = None,
    records: Mapping[str, Any] | None = None,
    articles: Sequence[str] = ("alpha", "beta", "gamma", "delta"),
    events: Sequence[Mapping[str, Any]] = EVENTS,
    summary: Sequence[Mapping[str, Any]] = (),
) -> Dossier:
    """Return a dossier of `articles` with `claims` by identity, each given by its differences."""
    fronts = {}
    for slug in articles:
        data = {"label": f"Label of {slug}", "outlet": f"{slug.title()} Post", "short": slug.title(), **(front or {})}
        fronts[slug] = Article(slug, f"docs/articles/{slug}.md", FrontMatter.model_validate(data), "", 1)
    loaded = {}
    for key, extra in sorted(claims.items()):
        article, slug = key.split("/")
        place = {} if "passages" in extra else {"scope": "article"}
        data = {"says": f"{slug} holds.", "kind": "report", "by": ["author"], **place, **extra}
        loaded[key] = LoadedClaim(key, article, slug, f"annotations/claims/{key}.yml", Claim.model_validate(data))
    return Dossier(
        Path(),
        articles=fronts,
        claims=loaded,
        questions={data["slug"]: Question.model_validate(data) for data in (question, *questions)},
        entities={data["slug"]: Entity.model_validate(data) for data in ENTITIES},
        topics={data["slug"]: Topic.model_validate(data) for data in TOPICS},
        events={data["slug"]: Event.model_validate(data) for data in events},
        records={
            slug: LoadedRecord(slug, f"annotations/records/{slug}.yml", Record.model_validate(data))
            for slug, data in (records or {}).items()
        },
        summary={data["slug"]: Sentence.model_validate(data) for data in summary},
    )


def renderer_of(
    claims: Mapping[str, Mapping[str, Any]],
    *,
    settings: Mapping[str, Placement] | None = None,
    edit: str | None = None,
    history: History | None = None,
    limits: Limits = LIMITS,
    **contents: Any,  # noqa: ANN401 - as dossier_of
) -> Rendered:
    """Return what is shown of the dossier that `dossier_of` makes of `claims` and `contents`."""
    dossier = dossier_of(claims, **contents)
    where = {key: Placement((), position) for position, key in enumerate(dossier.claims, 1)}
    return Rendered(
        dossier,
        {**where, **(settings or {})},
        Publication(edit_url=lambda path: f"{edit}{path}" if edit else None, history=history),
        limits,
    )


class Outline(HTMLParser):
    """Every tag with its attributes, and whether all tags are closed in order."""

    _VOID = frozenset({"input", "br", "img", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.append((tag, dict(attrs)))
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag


def text_of(html: str) -> str:
    """Return the text between the tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shown(html: str) -> str:
    """Return `html` without the cards that other pages fetch."""
    return re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
