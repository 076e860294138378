"""What of a dossier is found, in which order, and what the panel of the search knows of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dossier import targets
from dossier._native import Index

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def found(tides_dir: Path) -> Index:
    return Index.open(tides_dir / "search")


@pytest.fixture(scope="module")
def panel(tides_dir: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((tides_dir / "search/panel.json").read_text("utf-8"))
    return data


def test_pages_about_the_site_are_known_by_where_they_are() -> None:
    about = ("method.md", "contribute.md", "reference/keys.md", "project/adr/index.md")
    assert all(map(targets.is_about_site, about))
    subject = ("index.md", "background.md", "articles/method.md", "methods.md", "events/reference.md")
    assert not any(map(targets.is_about_site, subject))


def test_pages_about_the_site_have_a_type_of_their_own(found: Index) -> None:
    about = found.search("type:about", limit=100).hits
    assert about
    assert {hit.url.partition("#")[0] for hit in about} == {"method/"}
    assert all(not hit.url.startswith("method/") for hit in found.search("type:section", limit=1000).hits)


def test_of_equal_results_those_about_the_site_come_last(found: Index) -> None:
    kinds = [hit.kind for hit in found.search("type:about type:claim type:page", limit=1000).hits]
    assert kinds == sorted(kinds, key="about".__eq__)
    assert {"about", "claim"} <= set(kinds)


def test_the_panel_names_who_speaks_those_with_most_claims_first(panel: dict[str, Any], found: Index) -> None:
    names = panel["names"]["by"]
    assert names["author"] == "The authors"
    counts = [found.search(f"type:claim by:{slug}", limit=0).total for slug in names]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0
