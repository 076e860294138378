"""What is told without building a site: links as they are written, and addresses that would die."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.inspection import inspect
from tests.build import Tides
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_CLAIM = "annotations/claims/harbor/twice-a-day.yml"


def _findings(root: Path) -> list[str]:
    return [f"{each.path}:{each.line}:{each.column} {each.code} {each.found}" for each in inspect(root).findings]


def test_a_whole_dossier_has_no_findings(tmp_path: Path) -> None:
    assert _findings(Tides.copy(tmp_path).root) == []


@pytest.mark.parametrize("href", ["../nowhere/", "#p2", "articles/harbor.md"])
def test_a_relative_link_in_an_annotation_is_found(tmp_path: Path, href: str) -> None:
    root = Tides.copy(tmp_path).root
    claim = root / _CLAIM
    lines = [
        f'note: "see [there]({href})"' if line.startswith("note:") else line for line in claim.read_text().split("\n")
    ]
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("note:"))
    claim.write_text("\n".join([*lines[:number], ""]))
    assert _findings(root) == [f"{_CLAIM}:{number}:7 D607 '{href}'"]


@pytest.mark.parametrize("href", ["https://example.org/", "mailto:someone@example.org"])
def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path, href: str) -> None:
    root = Tides.copy(tmp_path).root
    claim = root / _CLAIM
    claim.write_text(claim.read_text().replace("Counted from", f"Counted [there]({href}) from"))
    assert _findings(root) == []


@pytest.mark.parametrize(
    ("href", "dead"),
    [
        ("almanac.md", False),
        ("../index.md#x", False),
        ("../claims/harbor/moon-is-cause.md", False),
        ("nowhere.md", True),
    ],
)
def test_a_link_in_a_rendition_is_followed_as_far_as_files_go(tmp_path: Path, href: str, *, dead: bool) -> None:
    root = Tides.copy(tmp_path).root
    article = root / "docs/articles/harbor.md"
    text = article.read_text().replace("Sailors say", f"[Sailors]({href}) say")
    article.write_text(text)
    line = text[: text.index("[Sailors]")].count("\n") + 1
    column = text.split("\n")[line - 1].index(href) + 1
    assert _findings(root) == ([f"docs/articles/harbor.md:{line}:{column} D607 '{href}'"] if dead else [])


def test_an_address_that_would_die_is_found_where_there_is_a_history(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path).root
    history = Repository(root)
    history.commit({"annotations/claims/harbor/gone.yml": (root / _CLAIM).read_text()})
    assert inspect(root).history is not None
    (root / "annotations/claims/harbor/gone.yml").unlink()
    assert [each.code for each in inspect(root).findings] == ["D701"]
