"""Pydantic's errors as diagnostics: where a value is, what the model expects, and the likely mistake."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from dossier.diagnostics import Diagnostic, Edit, closest, did_you_mean, one_of, shown
from dossier.read import shapes
from dossier.read.keys import homes
from dossier.read.model import NOT_A_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails

    from dossier.read.source_map import Loc, SourceMap
    from dossier.read.yaml_gate import Value

_Model = TypeVar("_Model", bound=BaseModel)
_QUOTED_KEY = re.compile(r"'(\w+)'")


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
        errors = error.errors(include_url=False)
    silent = set(_following(model, errors))
    return [_diagnostic(model, each, marks, path, (at, data)) for each in errors if each["loc"] not in silent]


def _following(model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Loc]:
    """Yield where something is missing only because it is elsewhere, or has another name."""
    for key, parent in [(str(loc[-1]), loc[:-1]) for each in errors if (loc := each["loc"]) and _is_unknown(each)]:
        known = set(homes(model, key))
        for each in errors:
            loc = each["loc"]
            if loc[:1] and loc[0] in known and (loc[-1] == key or each["type"] == "value_error"):
                yield loc
        if parent and key in _keys_at(model, ()):
            yield (key,)
        if (meant := closest(key, _keys_at(model, parent))) is not None:
            yield (*parent, meant)


def _is_unknown(error: ErrorDetails) -> bool:
    return error["type"] == "extra_forbidden"


def _diagnostic(
    model: type[BaseModel], error: ErrorDetails, marks: SourceMap, path: str, of: tuple[Loc, Value]
) -> Diagnostic:
    write = _WRITERS.get(error["type"], _other)
    code, message, expected, found, hint = write(model, error)
    loc = (*of[0], *error["loc"])
    line, column = marks.key(*loc) if code == "D201" else marks.value(*loc)
    if (
        code == "D207"
        and (key := _QUOTED_KEY.search(message))
        and (place := marks.key(*loc, key[1])) != marks.value(*loc)
    ):
        line, column = place
    edits = _edits(model, error, marks, loc, of[1])
    if edits:
        message, hint = _cause(error) or message, None
    return Diagnostic(code, message, path, line, column, expected, found, hint, edits=edits)


def _edits(model: type[BaseModel], error: ErrorDetails, marks: SourceMap, loc: Loc, data: Value) -> tuple[Edit, ...]:
    """Return the change that puts `error` right, if it is certain."""
    value, kind, at = error["input"], error["type"], error["loc"]
    found: tuple[Edit, ...] = ()
    if kind == "extra_forbidden":
        word, known = str(loc[-1]).casefold(), homes(model, str(loc[-1]))
        if word in _keys_at(model, at[:-1]):
            found = shapes.as_key(marks, loc, value, word)
        elif len(loc) == 1 and len(known) == 1:
            found = shapes.below(marks, data, str(loc[0]), known[0])
    elif kind == "list_type":
        found = shapes.as_list(marks, loc, value, _first_key(_item_at(model, at)))
    elif kind in {"model_type", "model_attributes_type"}:
        found = shapes.as_mapping(marks, loc, value, _first_key(_model_at(model, at)))
    elif kind == "string_type" and isinstance(value, (list, dict)):
        found = shapes.as_text(marks, loc)
    elif kind in {"enum", "literal_error"} and isinstance(value, str):
        bare = value.strip(" .,;:").casefold()
        found = shapes.as_word(marks, loc, value, bare) if bare in _choices(error) else ()
    return found


def _cause(error: ErrorDetails) -> str | None:
    """Return what the writer of a value of the wrong shape did, where the change that puts it right is certain."""
    kind, name, is_text = error["type"], _name(error), isinstance(error["input"], str)
    if kind == "list_type":
        return f"{name} is a list, and {'has no brackets' if is_text else 'its first item has no dash'}"
    if kind == "string_type":
        return f"{name} begins with a bracket, and has no quotation marks"
    if kind in {"model_type", "model_attributes_type"}:
        return f"{name} {'has no key before its text' if is_text else 'is not a list, and begins with a dash'}"
    return None


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
    if places := homes(model, key):
        hint = "indent it like the keys that it belongs with"
        return "D201", f"the key {shown(key)} belongs below {one_of(shown(each) for each in places)}", None, None, hint
    if key in _keys_at(model, ()):
        hint = "write it without indentation"
        return "D201", f"the key {shown(key)} is indented, and belongs at the start of a line", None, None, hint
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
    choices = _choices(error)
    found = error["input"]
    hint = did_you_mean(found, choices) if isinstance(found, str) else None
    return "D204", f"{_name(error)} is not one of the values allowed", one_of(choices), _found(found), hint


def _choices(error: ErrorDetails) -> list[str]:
    choices: str = error["ctx"]["expected"]
    return choices.replace("'", "").replace(" or ", ", ").split(", ")


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
    return [key for key, field in _model_at(model, loc).model_fields.items() if NOT_A_KEY not in field.metadata]


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """Return the model inside `model` at `loc`, where there is one."""
    here = model
    for part in loc:
        if isinstance(part, str):
            here = _model_in(here.model_fields[part].annotation)
    return here


def _item_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Return the model of the items of the list at `loc`; None if they are words."""
    parent = _model_at(model, loc[:-1]) if isinstance(loc[-1], str) else model
    return _models_in(parent.model_fields[str(loc[-1])].annotation) if isinstance(loc[-1], str) else None


def _first_key(model: type[BaseModel] | None) -> str | None:
    """Return the one key that is enough for `model`; an empty text if it needs more, None without a model."""
    if model is None:
        return None
    fields = model.model_fields.items()
    needed = [key for key, field in fields if field.is_required() and NOT_A_KEY not in field.metadata]
    # A rule on several keys may ask for more.
    is_enough = len(needed) == 1 and not model.__pydantic_decorators__.model_validators
    return needed[0] if is_enough else ""


def _model_in(annotation: object) -> type[BaseModel]:
    """Return the model inside `list[…]`, `Annotated[…]` and `… | None`."""
    found = _models_in(annotation)
    if found is None:
        raise LookupError(f"{annotation} holds no model")
    return found


def _models_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _models_in(each)) is not None), None)
