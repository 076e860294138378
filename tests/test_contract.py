"""The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossier._native import Document, build_index, search, tokenize

FOLDER = Path(__file__).parent / "contract"


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    fixture: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return fixture


INDEX = (FOLDER / "ranking-v1.bin").read_bytes()
RANKING = _read("ranking.json")


@pytest.mark.parametrize("case", _read("tokenize.json")["cases"], ids=lambda case: case["text"][:20])
def test_words_are_those_of_the_fixture(case: dict[str, Any]) -> None:
    assert [list(word) for word in tokenize(case["text"])] == case["words"]


def test_index_has_the_bytes_of_the_fixture() -> None:
    assert build_index([Document(**document) for document in RANKING["documents"]]) == INDEX


@pytest.mark.parametrize("case", RANKING["queries"], ids=lambda case: case["query"][:20])
def test_hits_are_those_of_the_fixture(case: dict[str, Any]) -> None:
    hits = search(INDEX, case["query"], case.get("limit", 10), prefix=case.get("prefix", True))
    found = [
        {
            "url": hit.url,
            "score": hit.score,
            "excerpt": hit.excerpt,
            "ranges": [list(span) for span in hit.ranges],
            "title_ranges": [list(span) for span in hit.title_ranges],
        }
        for hit in hits
    ]
    assert found == case["hits"]
