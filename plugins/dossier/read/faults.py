"""Pydantic's errors as diagnostics: where a value is, what the model expects, and the likely mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from dossier.diagnostics import Diagnostic, did_you_mean, one_of, shown
from dossier.read.model import NOT_A_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from dossier.read.source_map import Loc, SourceMap
    from dossier.read.yaml_gate import Value

_Model = TypeVar("_Model", bound=BaseModel)


def validated(model: type[_Model], data: Value, marks: SourceMap, path: str, at: Loc = ()) -> _Model | list[Diagnostic]:
    """Return `data` as the `model` reads it, or a diagnostic for everything that the model refuses.

    Args:
        model: The model to apply.
        data: Plain data as the gate returns it: mappings, lists, strings and None.
        marks: Positions of the whole document.
        path: Path for the diagnostics.
        at: Location of `data` in the document.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return [_diagnostic(model, each, marks, path, at) for each in error.errors(include_url=False)]


def _diagnostic(model: type[BaseModel], error: ErrorDetails, marks: SourceMap, path: str, at: Loc) -> Diagnostic:
    write = _WRITERS.get(error["type"], _other)
    code, message, expected, found, hint = write(model, error)
    loc = (*at, *error["loc"])
    line, column = marks.key(*loc) if code == "D201" else marks.value(*loc)
    return Diagnostic(code, message, path, line, column, expected, found, hint)


# Code, message, expected, found and hint.
_Parts = tuple[str, str, str | None, str | None, str | None]


def _name(error: ErrorDetails) -> str:
    """Return the author's name for the value: its key, and which item of the list it is."""
    keys = [each for each in error["loc"] if isinstance(each, str)]
    if not keys:
        return "the value"
    key, last = shown(keys[-1]), error["loc"][-1]
    return key if isinstance(last, str) else f"item {last + 1} of {key}"


def _found(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return shown(value)
    return "a list" if isinstance(value, list) else "a mapping"


def _unknown_key(model: type[BaseModel], error: ErrorDetails) -> _Parts:
    known = _keys_at(model, error["loc"][:-1])
    key = str(error["loc"][-1])
    hint = did_you_mean(key, known) or "delete the key, or choose one of those expected"
    return "D201", f"the key {shown(key)} is not known", one_of(known), None, hint


def _missing_key(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    key = str(error["loc"][-1])
    return "D202", f"the key {shown(key)} is missing", None, None, f"add a line '{key}: …'"


def _shape(expected: str, hint: str | None = None) -> Callable[[type[BaseModel], ErrorDetails], _Parts]:
    def write(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
        found = _found(error["input"])
        step = "write a value, or delete the key" if error["input"] is None else hint
        return "D203", f"{_name(error)} has the wrong shape", expected, found, step

    return write


def _mapping(model: type[BaseModel], error: ErrorDetails) -> _Parts:
    known = _keys_at(model, error["loc"])
    hint = f"write its keys, each with a colon and a value: {', '.join(known)}"
    return "D203", f"{_name(error)} has the wrong shape", "a mapping", _found(error["input"]), hint


def _choice(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    choices = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = error["input"]
    hint = did_you_mean(found, choices) if isinstance(found, str) else None
    return "D204", f"{_name(error)} is not one of the values allowed", one_of(choices), _found(found), hint


def _length(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    limit = error["ctx"].get("max_length")
    if limit is None:
        hint = "write it, or delete the key"
        return "D205", f"{_name(error)} is blank", "a text that is not blank", _found(error["input"]), hint
    length = str(len(error["input"]))
    return "D205", f"{_name(error)} is too long", f"at most {limit} characters", length, "say it in fewer words"


def _few(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    least, actual = error["ctx"]["min_length"], error["ctx"]["actual_length"]
    return "D208", f"{_name(error)} has too few items", f"at least {least}", str(actual), "add what is missing"


def _own_rule(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    said = str(error["ctx"]["error"])
    if not said.startswith("expected "):
        # A rule on several keys, whose message is a sentence with the next step after a semicolon.
        message, _, hint = said.replace("`", "'").partition("; ")
        return "D207", message, None, None, hint or None
    expected, found = said.removeprefix("expected "), _found(error["input"])
    if said.endswith("not blank"):
        return "D205", f"{_name(error)} is blank", expected, found, "write it, or delete the key"
    return "D206", f"{_name(error)} is malformed", expected, found, None


def _other(_model: type[BaseModel], error: ErrorDetails) -> _Parts:
    return "D206", f"{_name(error)} is malformed: {error['msg'].lower()}", None, _found(error["input"]), None


_WRITERS: dict[str, Callable[[type[BaseModel], ErrorDetails], _Parts]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _choice,
    "literal_error": _choice,
    "string_type": _shape("text"),
    "list_type": _shape("a list", "put each item on its own line, after '- '"),
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _few,
    "value_error": _own_rule,
}


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that `model` knows at `loc`, in the order of the model."""
    here = model
    for part in loc:
        if isinstance(part, str):
            here = _model_in(here.model_fields[part].annotation)
    return [key for key, field in here.model_fields.items() if NOT_A_KEY not in field.metadata]


def _model_in(annotation: object) -> type[BaseModel]:
    """Return the model inside `list[…]`, `Annotated[…]` and `… | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(_model_in(each) for each in get_args(annotation) if each is not type(None))
