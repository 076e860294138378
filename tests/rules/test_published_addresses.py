"""Published addresses: they redirect when a name changes, and the guard finds those that would stop working."""

from __future__ import annotations

import json
import logging
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from dossier import load_dossier
from dossier.cli import main
from tests.build import TIDES, Tides
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_OLD = "annotations/claims/harbor/twice-a-day.yml"
_NEW = "annotations/claims/harbor/two-tides.yml"
_QUESTION = "annotations/questions/cause.yml"
_RENAMED = "annotations/questions/reason.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The dossier on tides in a repository, with one commit."""
    repository = Repository(tmp_path / "tides")
    shutil.copytree(TIDES, repository.root, dirs_exist_ok=True)
    repository.commit({})
    return repository


def _renamed(repository: Repository, *, formerly: bool) -> None:
    """Give a claim and a question other names, with their former ones or without."""
    old = (repository.root / _OLD).read_text("utf-8")
    claim = old + "formerly: [harbor/twice-a-day]\n" * formerly
    question = (repository.root / _QUESTION).read_text("utf-8")
    if formerly:
        question += "formerly: [cause]\n"
    files: dict[str, str | None] = {_OLD: None, _NEW: claim, _QUESTION: None, _RENAMED: question}
    for path in (repository.root / "annotations/claims").rglob("*.yml"):
        name = path.relative_to(repository.root).as_posix()
        if name != _OLD:
            files[name] = path.read_text("utf-8").replace("question: cause", "question: reason")
    repository.commit(files)


def _guard(root: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["guard", str(root), *options])
    return result.exit_code, result.output


def _published(root: Path) -> int:
    """Return how many claims and questions there are, each of which has an address."""
    dossier, problems = load_dossier(root)
    assert problems == []
    return len(dossier.claims) + len(dossier.questions)


def test_addresses_that_still_work_pass(repository: Repository) -> None:
    count = _published(repository.root)
    assert _guard(repository.root) == (0, f"{count} addresses: nothing to correct\n")
    _renamed(repository, formerly=True)
    assert _published(repository.root) == count
    assert _guard(repository.root) == (0, f"{count + 2} addresses: nothing to correct\n")


def test_addresses_that_would_stop_working_are_errors(repository: Repository) -> None:
    _renamed(repository, formerly=False)
    code, output = _guard(repository.root)
    assert code == 1
    assert f"{_OLD}:1:1: D701 the published address 'claims/harbor/twice-a-day' would lead nowhere" in output
    assert "put 'harbor/twice-a-day' into 'formerly' of the claim that replaced it" in output
    assert f"{_QUESTION}:1:1: D701 the published address 'questions/cause' would lead nowhere" in output


def test_addresses_are_guarded_from_a_commit_on(repository: Repository) -> None:
    _renamed(repository, formerly=False)
    count = _published(repository.root)
    assert _guard(repository.root, "--since", "HEAD") == (0, f"{count} addresses: nothing to correct\n")
    assert _guard(repository.root, "--since", "HEAD~1")[0] == 1
    code, output = _guard(repository.root, "--since", "v1")
    assert (code, output) == (2, "error: the history has no commit 'v1'\n")


def test_a_withdrawn_claim_keeps_its_address(repository: Repository) -> None:
    text = (repository.root / _OLD).read_text("utf-8") + "withdrawn: {on: 2026-11-22, why: It was read wrongly.}\n"
    repository.commit({_OLD: text})
    assert _guard(repository.root)[0] == 0


def test_without_history_the_guard_says_so_and_fails(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path).root
    code, output = _guard(root)
    assert (code, output) == (2, "not guarded: no git history, or only a shallow clone\n")
    assert _guard(root, "--allow-missing")[0] == 0
    answer = CliRunner().invoke(main, ["guard", str(root), "--format", "json"])
    assert json.loads(answer.stdout)["guarded"] is False


def test_a_strict_build_fails_if_an_address_would_stop_working(
    repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    Tides(repository.root).build()
    _renamed(repository, formerly=False)
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        Tides(repository.root).build()
    assert "D701" in caplog.text
    Tides(repository.root, {"plugins": [{"dossier": {"guard_since": "HEAD"}}]}).build()


def test_a_build_without_history_says_that_addresses_are_not_guarded(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        Tides.copy(tmp_path).build()
    assert "addresses are not guarded" in caplog.text


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_former_address_redirects_without_a_script(
    repository: Repository,
    directory_urls: bool,  # noqa: FBT001 - a table
) -> None:
    _renamed(repository, formerly=True)
    site = Tides(repository.root, {"use_directory_urls": directory_urls}).build()
    ending = "/index.html" if directory_urls else ".html"
    shown = "" if directory_urls else ".html"
    for old, new in (("claims/harbor/twice-a-day", "claims/harbor/two-tides"), ("questions/cause", "questions/reason")):
        html = site.page(old + ending)
        up = "../" * (old + ending).count("/")
        target = f"{up}{new}{shown or '/'}"
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in html
        assert f'<link rel="canonical" href="{target}">' in html
        assert re.findall(r'<a href="([^"]*)"', html) == [target]
        assert (site.site / (old + ending)).parent.joinpath(target).exists()
        assert "<script" not in html


def test_the_canonical_address_is_absolute_if_the_site_has_an_address(repository: Repository) -> None:
    _renamed(repository, formerly=True)
    html = Tides(repository.root, {"site_url": "https://example.org/tides/"}).build().page("questions/cause/index.html")
    assert '<link rel="canonical" href="https://example.org/tides/questions/reason/">' in html


def test_a_former_anchor_still_leads_to_the_paragraph(repository: Repository) -> None:
    _renamed(repository, formerly=True)
    html = Tides(repository.root).build().page("articles/harbor/index.html")
    assert html.count('id="twice-a-day"') == 1
    unit = html[html.index('id="twice-a-day"') :]
    assert 'id="two-tides"' in unit[: unit.index("</p>")]
