"""Dates and addresses from git: what is read, and that nothing configured by the repository runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.read.history import History, HistoryError, read_history
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_CLAIM = "annotations/claims/harbor/tide.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "project")


def _history(root: Path, **options: str) -> History:
    history = read_history(root, **options)
    assert history is not None
    return history


def test_a_file_has_its_first_and_its_last_change(repository: Repository) -> None:
    first = repository.commit({_CLAIM: "says: one"})
    repository.commit({"annotations/claims/harbor/wind ä.yml": "x"})
    last = repository.commit({_CLAIM: "says: two"})
    span = _history(repository.root).spans[_CLAIM]
    assert (span.first.day, span.first.commit) == ("2026-03-02", first)
    assert (span.last.day, span.last.commit) == ("2026-03-04", last)
    assert "annotations/claims/harbor/wind ä.yml" in _history(repository.root).spans


def test_a_commit_that_only_reformats_does_not_count_unless_it_added_the_file(repository: Repository) -> None:
    first = repository.commit({_CLAIM: "says: one"})
    written = repository.commit({_CLAIM: "says: two"})
    format_only = repository.commit({_CLAIM: "says:  two", "annotations/claims/harbor/new.yml": "x"})
    repository.commit({".git-blame-ignore-revs": f"# formatted\n{format_only}\nno commit\n"})
    spans = _history(repository.root).spans
    assert (spans[_CLAIM].first.commit, spans[_CLAIM].last.commit) == (first, written)
    assert spans["annotations/claims/harbor/new.yml"].last.commit == format_only


def test_paths_are_relative_to_the_project_and_not_to_the_repository(repository: Repository) -> None:
    repository.commit({f"sub/{_CLAIM}": "says: one", "sub/annotations/questions.yml": "- slug: cause\n"})
    history = _history(repository.root / "sub", since="HEAD")
    assert (list(history.spans), history.claims, history.questions) == (
        ["annotations/claims/harbor/tide.yml", "annotations/questions.yml"],
        ("harbor/tide",),
        ("cause",),
    )


def test_every_claim_and_question_that_ever_was_is_an_address(repository: Repository) -> None:
    questions = "- slug: turns\n  positions:\n    - slug: twice\n  - slug: never\n- ask: Why?\n  slug: cause\n"
    repository.commit({_CLAIM: "x", "annotations/claims/harbor/Not a slug.yml": "x", "annotations/README.md": "x"})
    repository.commit({"annotations/questions.yml": questions})
    repository.commit({_CLAIM: None, "annotations/claims/harbor/moon.yml": "x"})
    repository.commit({"annotations/questions.yml": "- slug: other\n"})
    history = _history(repository.root)
    assert history.claims == ("harbor/moon", "harbor/tide")
    assert history.questions == ("cause", "other", "turns")


def test_a_question_is_an_address_in_a_list_and_in_a_file_of_its_own(repository: Repository) -> None:
    repository.commit({"annotations/questions.yml": "- slug: listed\n- slug: moved\n"})
    start = repository.commit({"annotations/questions.yml": None, "annotations/questions/moved.yml": "ask: Why?\n"})
    repository.commit({"annotations/questions/late.yml": "ask: When?\n", "annotations/questions/No slug.yml": "x"})
    assert _history(repository.root).questions == ("late", "listed", "moved")
    assert _history(repository.root, since=start).questions == ("late", "moved")


def test_a_renamed_file_counts_under_both_names(repository: Repository) -> None:
    repository.commit({_CLAIM: "says: the same text, so that git would see a rename\n"})
    repository.git("mv", _CLAIM, "annotations/claims/harbor/moon.yml")
    repository.commit({})
    assert _history(repository.root).claims == ("harbor/moon", "harbor/tide")


def test_addresses_count_from_a_commit_on(repository: Repository) -> None:
    repository.commit({_CLAIM: "x", "annotations/questions.yml": "- slug: early\n"})
    start = repository.commit(
        {_CLAIM: None, "annotations/claims/harbor/moon.yml": "x", "annotations/questions.yml": "- slug: kept\n"}
    )
    repository.commit({"annotations/claims/harbor/wind.yml": "x", "annotations/questions.yml": "- slug: late\n"})
    history = _history(repository.root, since=start)
    assert (history.claims, history.questions) == (("harbor/moon", "harbor/wind"), ("kept", "late"))


@pytest.mark.parametrize("since", ["no-such-tag", "--output=stolen", "HEAD:annotations"])
def test_an_unknown_commit_is_refused(repository: Repository, since: str) -> None:
    repository.commit({_CLAIM: "x"})
    with pytest.raises(HistoryError, match="the history has no commit"):
        read_history(repository.root, since=since)
    assert not (repository.root / "stolen").exists()


def test_without_a_repository_or_a_commit_there_is_no_history(tmp_path: Path, repository: Repository) -> None:
    assert read_history(tmp_path) is None
    assert read_history(repository.root) is None


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({_CLAIM: "x"})
    monkeypatch.setenv("PATH", str(repository.root))
    assert read_history(repository.root) is None


def test_a_shallow_clone_counts_as_no_history(repository: Repository, tmp_path: Path) -> None:
    repository.commit({_CLAIM: "x"})
    repository.commit({_CLAIM: "y"})
    copy = tmp_path / "copy"
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(copy))
    assert read_history(copy) is None


def test_variables_of_a_hook_name_no_other_repository(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({_CLAIM: "x"})
    other = Repository(tmp_path / "other")
    other.commit({"annotations/claims/almanac/else.yml": "x"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert _history(repository.root).claims == ("harbor/tide",)


def test_nothing_that_a_repository_configures_runs(repository: Repository, tmp_path: Path) -> None:
    repository.commit({_CLAIM: "x", ".gitattributes": "*.yml diff=own", "annotations/questions.yml": "- slug: why\n"})
    ran = tmp_path / "ran"
    tool = tmp_path / "tool"
    tool.write_text(f"#!/bin/sh\ntouch {ran}\n")
    tool.chmod(0o755)
    for key in ("core.pager", "pager.log", "core.fsmonitor", "diff.external", "diff.own.textconv", "diff.own.command"):
        repository.git("config", key, str(tool))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "gpg.program", str(tool))
    hooks = repository.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(tool.read_text())
        (hooks / name).chmod(0o755)
    assert _history(repository.root, since="HEAD").questions == ("why",)
    assert not ran.exists()
