from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from dossier.read.front_matter import split_front_matter
from dossier.read.schemas import FILES, LISTS, MODELS, schema
from dossier.read.yaml_gate import parse

ROOT = Path(__file__).parents[2]
ROOTS = {"alaska": ROOT, "tides": ROOT / "tests/fixtures/tides"}
CASES = json.loads((ROOT / "tests/contract/claims/cases.json").read_text("utf-8"))
SHAPE = {"D201", "D202", "D203", "D204", "D205", "D206", "D207", "D208"}


def _texts(root: Path, kind: str) -> Iterator[str]:
    if kind != "article":
        yield from (file.read_text("utf-8") for file in sorted(root.glob(FILES[kind])))
        return
    for file in sorted((root / "docs/articles").glob("*.md")):
        split = split_front_matter(file.read_text("utf-8"))
        assert split is not None
        yield split[0]


def _typed(text: str) -> Any:  # noqa: ANN401 - data of any shape
    """Return YAML 1.2 as an editor reads it, with dates as texts."""
    return json.loads(json.dumps(YAML(typ="safe").load(io.StringIO(text)), default=date.isoformat))


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_every_file_of_a_dossier_fits_its_schema(root: Path, kind: str) -> None:
    validator = Draft202012Validator(schema(kind))
    texts = list(_texts(root, kind))
    assert texts
    for text in texts:
        document, _ = parse(text, "")
        assert document is not None
        for data in (document.data, _typed(text)):
            assert not list(validator.iter_errors(data)), text


def _is_of_shape(finding: dict[str, Any]) -> bool:
    # That an author reports is found with the names.
    return finding["code"] in SHAPE and (finding["code"], finding["path"]) != ("D207", ["stance"])


def test_a_claim_fits_the_schema_if_the_checker_takes_its_shape() -> None:
    validator = Draft202012Validator(schema("claim"))
    taken = [case for case in CASES if not any(_is_of_shape(one) for one in case["findings"])]
    assert len(taken) > 500
    for case in taken:
        assert validator.is_valid(case["claim"]), case["claim"]


def _can_be_expressed(case: dict[str, Any]) -> bool:
    """Return whether a schema can refuse the claim: calendars, and ends before beginnings, are beyond it."""
    beyond = ("does not end before it begins", "an EDTF date")
    return any(
        _is_of_shape(one) and not any(each in one.get("expected", "") for each in beyond) for one in case["findings"]
    )


def test_the_schema_refuses_every_faulty_claim_that_it_can_express() -> None:
    validator = Draft202012Validator(schema("claim"))
    faulty = [case for case in CASES if _can_be_expressed(case)]
    assert len(faulty) > 400
    for case in faulty:
        assert not validator.is_valid(case["claim"]), case


@pytest.mark.parametrize("kind", sorted(set(MODELS) - {"claim"}))
def test_an_unknown_key_and_a_missing_one_are_refused(kind: str) -> None:
    validator = Draft202012Validator(schema(kind))
    data = _typed((ROOT / f"tools/examples/{kind}.yml").read_text("utf-8"))
    assert validator.is_valid(data)
    item = data[0] if kind in LISTS else data
    item["no-such-key"] = "x"
    assert not validator.is_valid(data)
    del item["no-such-key"]
    del item[next(iter(item)) if kind != "question" else "ask"]
    assert not validator.is_valid(data)


def test_unquoted_numbers_and_truths_are_taken_where_the_gate_takes_them() -> None:
    claim = {"says": 1, "kind": "report", "by": ["author"], "scope": "article", "note": True}
    answer = {"question": "q", "position": True, "value": 2.5}
    assert Draft202012Validator(schema("claim")).is_valid(claim | {"answers": [answer], "source": None})
    entity = {"slug": "a", "name": "A", "type": "group", "unnamed": True}
    assert Draft202012Validator(schema("entities")).is_valid([entity])
