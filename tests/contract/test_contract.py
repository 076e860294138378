"""The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossier._native import Document, Index, build_index, tokenize

FOLDER = Path(__file__).parent


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    fixture: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return fixture


FILES = {path.name: path.read_bytes() for path in (FOLDER / "index-v4").iterdir()}
RANKING = _read("ranking.json")


def _document(value: dict[str, Any]) -> Document:
    return Document(**{**value, "fields": [(name, text) for name, text in value.get("fields", [])]})


@pytest.mark.parametrize("case", _read("tokenize.json")["cases"], ids=lambda case: case["text"][:20])
def test_words_are_those_of_the_fixture(case: dict[str, Any]) -> None:
    assert [list(word) for word in tokenize(case["text"])] == case["words"]


def test_index_has_the_bytes_of_the_fixture() -> None:
    assert build_index([_document(document) for document in RANKING["documents"]]) == FILES


@pytest.mark.parametrize("case", RANKING["queries"], ids=lambda case: case["query"][:20])
def test_answers_are_those_of_the_fixture(case: dict[str, Any]) -> None:
    answer = Index(FILES).search(case["query"], case.get("limit", 10), prefix=case.get("prefix", True), facets=True)
    found = [
        {
            "url": hit.url,
            "score": hit.score,
            "excerpt": hit.excerpt,
            "ranges": [list(span) for span in hit.ranges],
            "title_ranges": [list(span) for span in hit.title_ranges],
        }
        for hit in answer.hits
    ]
    assert found == case["hits"]
    assert answer.total == case["total"]
    assert [list(pair) for pair in answer.corrections] == case["corrections"]
    assert [list(pair) for pair in answer.relaxed] == case["relaxed"]
    assert {name: dict(values) for name, values in answer.facets} == case["facets"]


def test_an_index_in_a_folder_is_the_same() -> None:
    index = Index.open(FOLDER / "index-v4")
    assert len(index) == len(RANKING["documents"])
    case = RANKING["queries"][0]
    assert index.rank([case["query"]]) == [[(hit["url"], hit["score"]) for hit in case["hits"]]]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_index_is_refused_by_name(version: int) -> None:
    with pytest.raises(ValueError, match=f"expected index format version 4, found {version}"):
        Index.open(FOLDER / f"index-v{version}")
