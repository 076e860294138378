"""Items: what changed in questions, lists, records and articles, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from dossier.read.values import Dossier
from dossier.review.kinds import Op, Piece, Pieces
from dossier.review.values import ItemChange
from dossier.review.word_diff import difference

_KINDS = ("question", "topic", "entity", "event", "record", "sentence of the summary", "article")


def changed_items(before: Dossier, after: Dossier) -> Iterator[ItemChange]:
    """Yield what came, went or changed besides claims and the text of articles, by kind."""
    were, are = _models(before), _models(after)
    for kind in _KINDS:
        old, new = were[kind], are[kind]
        renamed = {
            name: slug
            for slug, item in new.items()
            for name in getattr(item, "formerly", ())
            if name in old and name not in new
        }
        earlier = {renamed.get(slug, slug): item for slug, item in old.items()}
        for slug, item in new.items():
            was = earlier.get(slug)
            if was is None:
                yield ItemChange(kind, _name(slug, item), Op.IN)
            elif was != item:
                yield ItemChange(kind, _name(slug, item), Op.SAME, _changes(was, item))
        for slug, item in earlier.items():
            if slug not in new:
                yield ItemChange(kind, _name(slug, item), Op.OUT)


def _models(dossier: Dossier) -> dict[str, Mapping[str, BaseModel]]:
    records = {slug: record.record for slug, record in dossier.records.items()}
    articles = {slug: article.front for slug, article in dossier.articles.items()}
    lists = (dossier.questions, dossier.topics, dossier.entities, dossier.events, records, dossier.summary, articles)
    return dict(zip(_KINDS, lists, strict=True))


def _name(slug: str, item: BaseModel) -> str:
    """Return what readers know an item by."""
    words = next((value for key in ("ask", "name", "label", "says") if (value := getattr(item, key, None))), slug)
    return str(words)


def _changes(before: BaseModel, after: BaseModel) -> Pieces:
    """Return the keys that differ, each with its value before and after."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    pieces: list[Piece] = []
    for key in new:
        if old.get(key) != new[key]:
            lead = "; " if pieces else ""
            pieces += [Piece(f"{lead}{key}: "), *difference(_flat(old.get(key)), _flat(new[key]))]
    return tuple(pieces)


def _flat(value: object) -> str:
    """Return a value of a file in one line."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_flat(each) for each in value)
    if isinstance(value, dict):
        return " ".join(f"{key} {_flat(each)}" for key, each in value.items() if each not in (None, [], ""))
    return str(value)
