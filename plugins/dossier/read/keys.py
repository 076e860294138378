"""Keys: what the model says about the names that may be before a colon, wherever they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_type_hints

from pydantic import BaseModel

from dossier.read import model as models
from dossier.read.scalars import Brief, Text


@dataclass(frozen=True, slots=True)
class Keys:
    """The names of all keys of all files.

    Attributes:
        all: Every name.
        texts: Those that hold a text for readers wherever they are, or a list of such.
        lists: Those that hold a list wherever they are.
        groups: For each model the names that may be next to each other.
    """

    all: frozenset[str]
    texts: frozenset[str]
    lists: frozenset[str]
    groups: tuple[frozenset[str], ...]

    def together(self, one: str, other: str) -> bool:
        """Return whether the two may be keys of one thing."""
        return any(one in group and other in group for group in self.groups)


@cache
def keys() -> Keys:
    """Return what the model says about keys."""
    hints: dict[str, list[object]] = {}
    groups = []
    for each in vars(models).values():
        if isinstance(each, type) and issubclass(each, BaseModel) and each.model_fields:
            own = get_type_hints(each, include_extras=True)
            groups.append(frozenset(each.model_fields))
            for name in each.model_fields:
                hints.setdefault(name, []).append(own[name])
    return Keys(
        frozenset(hints),
        frozenset(name for name, own in hints.items() if all(_holds(each, Text, Brief) for each in own)),
        frozenset(
            name for name, own in hints.items() if all(any(_is_list(part) for part in _parts(each)) for each in own)
        ),
        tuple(groups),
    )


def homes(model: type[BaseModel], key: str) -> list[str]:
    """Return the keys of `model` below which `key` is known, such as `answers` for `position`."""
    hints = get_type_hints(model, include_extras=True)
    return [
        name
        for name, hint in hints.items()
        if name in model.model_fields
        for part in _parts(hint)
        if isinstance(part, type) and issubclass(part, BaseModel) and key in part.model_fields
    ]


def _parts(hint: object) -> Iterator[object]:
    yield hint
    if hint in {Text, Brief}:
        return
    for each in get_args(hint):
        yield from _parts(each)


def _holds(hint: object, *wanted: object) -> bool:
    return any(part in wanted for part in _parts(hint))


def _is_list(part: object) -> bool:
    return getattr(part, "__origin__", None) is list
