"""Small dossiers in tests of what is rendered, and what their HTML says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from dossier.history import History
from dossier.load import Article, Dossier, LoadedClaim, LoadedRecord
from dossier.model import Claim, Entity, Event, FrontMatter, Question, Record, Topic
from dossier.relate import relate
from dossier.render import Placement, Publication, Renderer

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
TOPICS = ({"slug": "sea", "name": "The sea", "about": "What moves it."}, {"slug": "sky", "name": "The sky"})


def answer(position: str, **extra: object) -> dict[str, Any]:
    """Return the part of a claim that answers the question."""
    return {"answers": [{"question": "cause", "position": position, **extra}]}


def dispute(to: str) -> dict[str, Any]:
    """Return the part of a claim that disputes another."""
    return {"links": [{"type": "disputes", "to": to, "degree": "direct", "because": "they *differ*"}]}


def renderer_of(
    claims: Mapping[str, Mapping[str, Any]],
    *,
    question: Mapping[str, Any] = QUESTION,
    questions: Sequence[Mapping[str, Any]] = (),
    front: Mapping[str, Any] | None = None,
    settings: Mapping[str, Placement] | None = None,
    records: Mapping[str, Any] | None = None,
    edit: str | None = None,
    history: History | None = None,
) -> Renderer:
    """Return the renderer of a dossier of four articles, with `claims` by identity, each given as what differs."""
    articles = {}
    for slug in ("alpha", "beta", "gamma", "delta"):
        data = {"label": f"Label of {slug}", "outlet": f"{slug.title()} Post", "short": slug.title(), **(front or {})}
        articles[slug] = Article(slug, f"docs/articles/{slug}.md", FrontMatter.model_validate(data), "", 1)
    loaded = {}
    for key, extra in sorted(claims.items()):
        article, slug = key.split("/")
        place = {} if "passages" in extra else {"scope": "article"}
        data = {"says": f"{slug} holds.", "kind": "report", "by": ["author"], **place, **extra}
        loaded[key] = LoadedClaim(key, article, slug, f"annotations/claims/{key}.yml", Claim.model_validate(data))
    dossier = Dossier(
        Path(),
        articles=articles,
        claims=loaded,
        questions={data["slug"]: Question.model_validate(data) for data in (question, *questions)},
        entities={data["slug"]: Entity.model_validate(data) for data in ENTITIES},
        topics={data["slug"]: Topic.model_validate(data) for data in TOPICS},
        events={"talk": Event.model_validate({"slug": "talk", "name": "A talk", "when": "2025-08-15"})},
        records={
            slug: LoadedRecord(slug, f"annotations/records/{slug}.yml", Record.model_validate(data))
            for slug, data in (records or {}).items()
        },
    )
    where = {key: Placement((), position) for position, key in enumerate(loaded, 1)}
    return Renderer(
        dossier,
        relate(dossier),
        {**where, **(settings or {})},
        lambda target, page: f"{target}?from={page}",
        Publication(edit_url=lambda path: f"{edit}{path}" if edit else None, history=history),
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
