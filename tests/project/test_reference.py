from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from dossier.codes import CODES
from dossier.read.faults import validated
from dossier.read.keys import keys_of
from dossier.read.schemas import LISTS, MODELS
from dossier.read.yaml_gate import parse
from tools import browser_rules, reference
from tools.code_pages import code_pages


@pytest.mark.parametrize("path", reference.files(), ids=lambda path: path.name)
def test_what_is_generated_from_the_model_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == reference.files()[path], "run python -m tools.reference"


def test_every_code_is_explained_at_an_anchor_to_which_the_list_of_codes_leads() -> None:
    pages = code_pages()
    for code in CODES:
        path = f"codes/d{code[1]}.md"
        assert f"]({path}#{code.lower()})" in pages["codes.md"]
        assert f" {{ #{code.lower()} }}\n" in pages[path]


def test_no_page_of_codes_is_left_over() -> None:
    folder = reference.PAGE.parent
    assert {path.relative_to(folder).as_posix() for path in folder.glob("codes*/*")} | {"codes.md"} == {*code_pages()}


def test_the_rules_of_the_browser_are_current() -> None:
    assert browser_rules.TARGET.read_text("utf-8") == browser_rules.module(), "run python -m tools.browser_rules"


def _missing(model: type[BaseModel], data: Mapping[str, Any]) -> Iterator[str]:
    for key in keys_of(model):
        if key.name not in data:
            yield key.name
        elif key.of is not None:
            yield from _missing(key.of, data[key.name][0] if key.many else data[key.name])


@pytest.mark.parametrize("kind", MODELS)
def test_an_example_is_right_and_has_every_key(kind: str) -> None:
    document, faults = parse(reference.examples(kind), kind)
    assert document is not None, faults
    data: Any = document.data
    at = (0,) if kind in LISTS else ()
    item = data[0] if kind in LISTS else data
    read = validated(MODELS[kind], item | _name(kind), document.marks, kind, at)
    assert isinstance(read, MODELS[kind]), read
    # A claim has either passages or these.
    assert list(_missing(MODELS[kind], item)) == (["scope", "source"] if kind == "claim" else [])


def _name(kind: str) -> dict[str, str]:
    """Return what comes from the name of a file."""
    return {"slug": "water-height"} if kind == "question" else {}
