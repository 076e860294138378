"""What is found without building a site: links as they are written, and addresses that would stop working."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pathspec.gitignore import GitIgnoreSpec

from dossier.diagnostics import Severity
from dossier.publish.inspection import inspect
from dossier.read.settings import Settings, read_settings
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


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
def test_an_article_that_is_kept_from_the_site_is_one_finding_that_names_the_cause(tmp_path: Path, key: str) -> None:
    root = Tides.copy(tmp_path).root
    config = root / "mkdocs.yml"
    config.write_text(f"{config.read_text()}{key}: |\n  /articles/pilot.md\n")
    (found,) = [each for each in inspect(root, read_settings(root)).findings if each.severity is Severity.ERROR]
    assert (found.path, found.code) == ("docs/articles/pilot.md", "D315")
    assert f"'{key}'" in found.message


def test_an_article_without_claims_that_is_kept_from_the_site_is_not_part_of_the_dossier(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path, {"docs/articles/draft.md": "---\nlabel: <b>\n"}).root
    config = root / "mkdocs.yml"
    config.write_text(f"{config.read_text()}exclude_docs: |\n  draft.md\n  other.md\n")
    (root / "docs/other.md").write_text("---\ntitle: <b>\n---\n")
    inspection = inspect(root, read_settings(root))
    assert (inspection.findings, "draft" in inspection.dossier.articles) == ((), False)


def test_a_link_to_a_page_that_is_kept_from_the_site_leads_nowhere(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path, {"docs/other.md": "# Other\n"}).root
    article = root / "docs/articles/harbor.md"
    article.write_text(article.read_text().replace("Sailors say", "[Sailors](../other.md) say"))
    assert inspect(root).findings == ()
    settings = Settings(exclude=GitIgnoreSpec.from_lines(["/other.md"]))
    assert [each.code for each in inspect(root, settings).findings] == ["D607"]


def test_an_address_that_would_stop_working_is_found_if_there_is_a_history(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path).root
    history = Repository(root)
    history.commit({"annotations/claims/harbor/gone.yml": (root / _CLAIM).read_text()})
    assert inspect(root).history is not None
    (root / "annotations/claims/harbor/gone.yml").unlink()
    assert [each.code for each in inspect(root).findings] == ["D701"]
