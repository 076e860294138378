"""The keys of the model as values, for what is generated from it: schemas, the reference, the rules in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from dossier.read.model import NOT_A_KEY
from dossier.read.scalars import Form
from dossier.read.sentences import KEYS, TERMS

_WORD = Form("word")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping.

    Attributes:
        name: The key.
        form: How a value looks; of a mapping, None.
        of: The model of a mapping; None for text.
        choices: The words that it allows, each with what it means; none where any value of its form will do.
        many: Whether it is a list of such values.
        least: How many items the list has at least.
        required: Whether it has to be written.
        nullable: Whether it may be written without a value.
        about: What it says, in one sentence.
    """

    name: str
    form: Form | None
    of: type[BaseModel] | None
    choices: tuple[tuple[str, str], ...]
    many: bool
    least: int
    required: bool
    nullable: bool
    about: str


def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """Return the keys of `model`, in the order in which they are written."""
    return tuple(_key(model, name) for name, field in model.model_fields.items() if NOT_A_KEY not in field.metadata)


def _key(model: type[BaseModel], name: str) -> Key:
    field = model.model_fields[name]
    forms = [each for each in field.metadata if isinstance(each, Form)]
    least = max((getattr(each, "min_length", 0) for each in field.metadata), default=0)
    inner: object = field.annotation
    nullable = type(None) in get_args(inner)
    if nullable:
        inner = next(each for each in get_args(inner) if each is not type(None))
    many = get_origin(inner) is list
    if many:
        inner = get_args(inner)[0]
    forms += [each for each in getattr(inner, "__metadata__", ()) if isinstance(each, Form)]
    if hasattr(inner, "__metadata__"):
        inner = get_args(inner)[0]
    mapping = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    choices = _choices(inner)
    return Key(
        name=name,
        form=None if mapping else (forms or [_WORD])[0],
        of=mapping,
        choices=choices,
        many=many,
        least=least if many else 0,
        required=field.is_required() and not _is_filled_in(model, name),
        nullable=nullable or _is_filled_in(model, name),
        about=KEYS[model.__name__][name],
    )


def _is_filled_in(model: type[BaseModel], name: str) -> bool:
    """Return whether the model fills the key in where it is missing."""
    return (model.__name__, name) == ("Claim", "stance")


def _choices(annotation: object) -> tuple[tuple[str, str], ...]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple((str(each), TERMS[annotation.__name__][each]) for each in annotation)
    if get_origin(annotation) is Literal:
        return tuple((str(each), "") for each in get_args(annotation))
    return ()
