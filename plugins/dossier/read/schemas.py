"""JSON Schemas of the files that editors write, for editors that show what a key means and what is wrong with it.

The gate keeps every value a text, while editors read YAML's own types: where `1` or `true` may be written without
quotation marks, the schemas take numbers and truths too. Rules on several keys are conditions, since an editor says of
alternatives only that none of them fits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from dossier import targets
from dossier.read.keys import Key, keys_of
from dossier.read.model import Claim, Entity, Event, Format, FrontMatter, Question, Record, Sentence, Topic
from dossier.read.scalars import BRIEF, DATE, LANGUAGE, NUMBER, ORDINAL, SHA256, SLUG, TEXT, Form

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LISTS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {"topics": Topic, "entities": Entity, "events": Event, "summary": Sentence}
)
MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {"claim": Claim, "question": Question, "record": Record, "dossier": Format, "article": FrontMatter, **LISTS}
)
"""The kinds of files, each with the model of the file or, in `LISTS`, of its items."""
FILES: Mapping[str, str] = MappingProxyType(
    {
        "claim": "annotations/claims/*/*.yml",
        "question": "annotations/questions/*.yml",
        "record": "annotations/records/*.yml",
        **{name: f"annotations/{name}.yml" for name in ("dossier", *LISTS)},
    }
)
"""Where files of each kind are; the head of an article has a schema, but is no file of its own."""
_TYPES: Mapping[Form, tuple[str, ...]] = MappingProxyType(
    {
        TEXT: ("string", "number", "boolean"),
        BRIEF: ("string", "number", "boolean"),
        SLUG: ("string", "boolean"),
        LANGUAGE: ("string", "boolean"),
        DATE: ("string", "integer"),
        NUMBER: ("string", "number"),
        ORDINAL: ("string", "integer"),
        SHA256: ("string", "number"),
    }
)
_YES_NO = ("yes", "no")
_GIVEN = {"not": {"type": "null"}}
_TOGETHER: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "Claim": {
            "if": {"required": ["scope"], "properties": {"scope": _GIVEN}},
            "then": {"properties": {"passages": {"maxItems": 0}}},
            "else": {
                "required": ["passages"],
                "properties": {"passages": {"minItems": 1}, "source": {"type": "null"}},
            },
        },
        "Link": {
            "if": {"properties": {"type": {"const": "disputes"}}},
            "then": {"required": ["degree", "because"], "properties": {"degree": _GIVEN, "because": _GIVEN}},
            "else": {"properties": {"degree": {"type": "null"}}},
        },
        "State": {
            "if": {"not": {"properties": {"kind": {"const": "taken-down"}}}},
            "then": {"properties": {"claims": {"type": "null"}}},
        },
        "Source": {
            "anyOf": [{"required": [key], "properties": {key: _GIVEN}} for key in ("title", "date", "url")],
        },
    }
)
"""Rules on several keys, as conditions."""


def schema(kind: str) -> dict[str, Any]:
    """Return the schema of files of `kind`, a key of `MODELS`."""
    model = MODELS[kind]
    body = _mapping(model)
    if kind in LISTS:
        # A file may be empty.
        body = {"type": ["array", "null"], "items": body}
    return {"$schema": DIALECT, "title": kind, "description": _sentence(model), **body}


def schema_json(kind: str) -> str:
    """Return the schema of `kind` as text."""
    return json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"


def _sentence(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").partition("\n")[0].replace("`", "")


def _mapping(model: type[BaseModel]) -> dict[str, Any]:
    keys = keys_of(model)
    return {
        "type": "object",
        "properties": {key.name: {"description": key.about, **_value(key)} for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
        **_TOGETHER.get(model.__name__, {}),
    }


def _value(key: Key) -> dict[str, Any]:
    one = _one(key)
    if key.many:
        return {"type": "array", "items": one, **({"minItems": key.least} if key.least else {})}
    if not key.nullable:
        return one
    if "enum" in one:
        return one | {"enum": [*one["enum"], None]} | _described(one, "not known")
    kinds = one["type"] if isinstance(one["type"], list) else [one["type"]]
    return one | {"type": [*kinds, "null"]}


def _described(one: dict[str, Any], further: str) -> dict[str, Any]:
    """Return the texts of an enumeration with one more; none if it has none."""
    texts = one.get("markdownEnumDescriptions")
    return {"markdownEnumDescriptions": [*texts, further]} if texts else {}


def _one(key: Key) -> dict[str, Any]:
    if key.of is not None:
        return _mapping(key.of)
    if key.choices:
        words: list[str | bool] = [word for word, _ in key.choices]
        if set(words) == set(_YES_NO):
            # In YAML 1.1 they are truths.
            return {"enum": [*words, True, False]}
        texts = [text for _, text in key.choices]
        return {"enum": words, **({"markdownEnumDescriptions": texts} if any(texts) else {})}
    form = key.form or TEXT
    types = _TYPES.get(form, ("string",))
    said: dict[str, Any] = {"type": list(types) if len(types) > 1 else types[0]}
    if form.longest:
        said |= {"minLength": 1, "maxLength": form.longest, "pattern": r"\S"}
    elif form.pattern:
        said["pattern"] = f"^(?:{form.pattern})$"
    if form is ORDINAL:
        said |= {"minimum": 1, "maximum": 999999}
    return said | ({"examples": [form.example]} if form.example else {})


def modeline(kind: str, site_url: str) -> str:
    """Return the line at the top of a file that tells editors where its schema is; nothing without an address."""
    return f"# yaml-language-server: $schema={site_url}{targets.schema(kind)}\n" if site_url else ""
