"""The rules of a claim for the browser, from the model.

    python -m tools.browser_rules

The script writes `plugins/dossier/assets/editing/annotation-rules.js`: which keys a claim has, what each may hold, and
what is said of a value that is malformed. It is a module and not JSON, so that it needs no second request and can be
joined into a site that is read from a disk.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from dossier.read import scalars
from dossier.read.keys import Key, keys_of
from dossier.read.model import AUTHOR, FORMAT_VERSION, Answer, Claim, Link, Passage, Withdrawn
from dossier.read.yaml_gate import HIDDEN, MAX_BYTES, NULLS

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "plugins/dossier/assets/editing/annotation-rules.js"
_HEAD = """\
/** What a claim may say. Written by tools/browser_rules.py from the model in plugins/dossier/read; do not edit it. */
"""
_MANY_WORDS = "-".join("a" * (scalars.MAX_SLUG_WORDS + 1))
_CLAIM = {"says": "a", "kind": "report", "by": [AUTHOR], "scope": "article"}


def refusal(kind: Any, value: object) -> str:  # noqa: ANN401 - a model, or the type of a key
    """Return what the model says of `value`, which it refuses."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["error"]).removeprefix("expected ")
    raise ValueError(f"the model takes {value!r}")


def rules() -> dict[str, object]:
    """Return the rules as plain data."""
    models: list[type[BaseModel]] = [Claim, Passage, Answer, Link, Withdrawn]
    link = {"type": "disputes", "to": "a/b"}
    return {
        "format": FORMAT_VERSION,
        "author": AUTHOR,
        "most_bytes": MAX_BYTES,
        "nulls": sorted(NULLS),
        "hidden": _javascript(HIDDEN.pattern),
        "models": {model.__name__: {key.name: _key(key) for key in keys_of(model)} for model in models},
        "slug": {
            "pattern": scalars.SLUG_PATTERN.pattern,
            "words": scalars.MAX_SLUG_WORDS,
            "expected": scalars.slug_fault(""),
            "too_long": scalars.slug_fault(_MANY_WORDS),
        },
        "claim": {"expected": refusal(scalars.ClaimId, "a")},
        "date": {
            "pattern": _javascript(scalars.EDTF_PATTERN.pattern),
            "expected": refusal(scalars.EdtfDate, "a"),
        },
        "number": {"pattern": scalars.NUMBER.pattern, "expected": refusal(scalars.Number, "a")},
        "pinpoint": {
            "pattern": scalars.PINPOINT.pattern,
            "expected": refusal(scalars.SourcePinpoint, "a"),
            "empty_range": refusal(scalars.SourcePinpoint, "1:2-1=00000000"),
        },
        "text": {"longest": scalars.TEXT.longest, "blank": refusal(scalars.Text, " ")},
        "together": {
            "place": refusal(Claim, {**_CLAIM, "scope": None}),
            "source": refusal(
                Claim, {**_CLAIM, "scope": None, "passages": [{"text": "a"}], "source": "1:1-2=00000000"}
            ),
            "dispute": refusal(Link, link),
            "no_degree": refusal(Link, {**link, "because": "a"}),
            "no_because": refusal(Link, {**link, "degree": "minor"}),
            "degree": refusal(Link, {**link, "type": "agrees", "degree": "minor"}),
        },
    }


def _key(key: Key) -> dict[str, object]:
    said: dict[str, object] = {"form": "mapping" if key.of else "choice" if key.choices else key.form and key.form.name}
    if key.of:
        said["of"] = key.of.__name__
    if key.choices:
        said["choices"] = [word for word, _ in key.choices]
    if key.many:
        said |= {"many": True, "least": key.least}
    return said | {"required": key.required, "nullable": key.nullable}


def _javascript(pattern: str) -> str:
    """Return a pattern of Python's as JavaScript writes it, with the flag `u`."""
    escaped = pattern.replace("?P<", "?<")
    parts = escaped.split("\\U")
    return parts[0] + "".join(f"\\u{{{part[:8].lstrip('0')}}}{part[8:]}" for part in parts[1:])


def module() -> str:
    """Return the text of the module."""
    return f"{_HEAD}export const RULES = {json.dumps(rules(), indent=1, ensure_ascii=True)};\n"


def main() -> None:
    """Write the module."""
    TARGET.write_text(module(), encoding="utf-8")


if __name__ == "__main__":
    main()
