"""What git says has changed: values are compared and not texts, and nothing that a message says is taken for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.read.corrections import Correction, read_corrections
from dossier.read.history import HistoryError
from dossier.read.load import load_dossier
from dossier.read.revisions import read_revisions
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_TIDE, _MOON = "annotations/claims/harbor/tide.yml", "annotations/claims/harbor/moon.yml"
_ARTICLE = "docs/articles/harbor.md"
_FRONT = "---\nlabel: The harbor\noutlet: Harbor Post\n{}---\n\nText.\n"


def _claim(says: str = "The tide turns.", **keys: str) -> str:
    given = {"kind": "report", "by": "[author]", "scope": "article", **keys}
    return f"says: {says}\n" + "".join(f"{key}: {value}\n" for key, value in given.items())


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with an article and one claim."""
    made = Repository(tmp_path / "project")
    made.commit({"annotations/dossier.yml": "format: 2\n", _ARTICLE: _FRONT.format(""), _TIDE: _claim()})
    return made


def _corrections(root: Path, since: str | None = None) -> tuple[Correction, ...]:
    dossier, _ = load_dossier(root)
    found = read_corrections(root, dossier, annotations="annotations", articles="docs/articles", since=since)
    assert found is not None
    return found


def test_a_new_wording_has_its_commit_its_day_and_its_reason(repository: Repository) -> None:
    message = "harbor: say twice\n\nThe article says so.\n\nSigned-off-by: A\n"
    commit = repository.commit({_TIDE: _claim("The tide turns twice.")}, message)
    last, first = _corrections(repository.root)
    assert (last.commit, last.day, last.subject) == (commit, "2026-03-03", "harbor: say twice")
    assert last.why == "The article says so.\n\nSigned-off-by: A\n"
    (change,) = last.claims
    assert (change.claim, change.before.says, change.after.says) == (
        "harbor/tide",
        "The tide turns.",
        "The tide turns twice.",
    )
    assert (first.claims, first.added) == ((), ("harbor/tide",))


@pytest.mark.parametrize(
    "text",
    [
        _claim('"The tide turns."'),
        "says: >-\n  The tide\n  turns.\nkind: report\nscope: article\n# A comment\nby:\n  - author\n",
        _claim(stance="asserts"),
        _claim(topics="[]", note="Seen twice."),
    ],
)
def test_formatting_defaults_and_what_readers_are_not_told_of_are_no_change(repository: Repository, text: str) -> None:
    repository.commit({_TIDE: text})
    assert [one.claims for one in _corrections(repository.root)] == [()]


def test_kinds_of_quotation_marks_are_no_change(repository: Repository) -> None:
    repository.commit({_TIDE: _claim("The harbor's tide turns.")})
    repository.commit({_TIDE: _claim("The harbor\N{RIGHT SINGLE QUOTATION MARK}s tide turns.")})
    assert [len(one.claims) for one in _corrections(repository.root)] == [1, 0]


def test_a_move_is_no_change_and_keeps_what_came_before(repository: Repository) -> None:
    repository.commit({_TIDE: _claim("The tide turns twice.")})
    repository.commit({_TIDE: None, _MOON: _claim("The tide turns twice.", formerly="[harbor/tide]")})
    corrections = _corrections(repository.root)
    assert [[change.claim for change in one.claims] for one in corrections] == [["harbor/moon"], []]
    assert corrections[-1].added == ("harbor/moon",)


def test_a_claim_that_is_moved_and_reworded_is_changed(repository: Repository) -> None:
    repository.commit({_TIDE: None, _MOON: _claim("The moon turns the tide.", formerly="[harbor/tide]")})
    (change,) = _corrections(repository.root)[0].claims
    assert (change.before.says, change.after.says) == ("The tide turns.", "The moon turns the tide.")


def test_links_answers_kind_and_speaker_are_compared(repository: Repository) -> None:
    link = "\n  - type: disputes\n    to: harbor/moon\n    degree: minor\n    because: One says more."
    repository.commit({_MOON: _claim("The moon pulls.")})
    answers = "\n  - question: cause\n    position: moon"
    repository.commit({_TIDE: _claim(links=link, answers=answers, kind="background", by="[ada]")})
    (change,) = _corrections(repository.root)[0].claims
    assert [(one.type, one.to, one.degree, one.because) for one in change.after.links] == [
        ("disputes", "harbor/moon", "minor", "One says more.")
    ]
    assert (change.before.links, change.before.answers) == ((), ())
    assert change.after.answers == (("cause", "moon"),)
    assert (change.after.kind, change.after.by, change.after.stance) == ("background", ("ada",), "reports")


def test_a_link_to_a_claim_that_was_renamed_is_no_change(repository: Repository) -> None:
    tide = _claim(links="\n  - type: qualifies\n    to: harbor/moon")
    repository.commit({_MOON: _claim("The moon pulls."), _TIDE: tide})
    renamed = {
        _MOON: None,
        "annotations/claims/harbor/pull.yml": _claim("The moon pulls.", formerly="[harbor/moon]"),
        _TIDE: tide.replace("harbor/moon", "harbor/pull"),
    }
    commit = repository.commit({**renamed})
    assert commit not in [one.commit for one in _corrections(repository.root)]


def test_the_state_of_an_article_is_compared(repository: Repository) -> None:
    state = "state:\n  kind: {}\n  on: 2026-03-01\n"
    repository.commit({_ARTICLE: _FRONT.format(state.format("corrected"))})
    repository.commit({_ARTICLE: _FRONT.format(state.format("corrected")) + "More text.\n"})
    repository.commit({_ARTICLE: _FRONT.format(state.format("withdrawn"))})
    states = [[(one.article, one.before, one.after) for one in each.states] for each in _corrections(repository.root)]
    assert states == [[("harbor", "corrected", "withdrawn")], [("harbor", "", "corrected")], []]


@pytest.mark.parametrize("broken", ["says: [", "says: ''\n", "- a list\n", "", "says: &a x\nkind: *a\n", "x" * 300_000])
def test_a_version_that_cannot_be_read_counts_as_unchanged(repository: Repository, broken: str) -> None:
    repository.commit({_TIDE: broken})
    repository.commit({_TIDE: _claim()})
    assert [one.claims for one in _corrections(repository.root)] == [()]


def test_a_message_cannot_pass_for_another_commit(repository: Repository) -> None:
    forged = "\x01" + "0" * 40
    repository.commit({_TIDE: _claim("It turns.")}, f"{forged}\n\n{forged}\n:100644 100644 a b M\n\n{forged}")
    last, _ = _corrections(repository.root)
    assert last.subject.startswith(forged)
    assert [change.after.says for change in last.claims] == ["It turns."]


def test_changes_count_from_a_commit_on(repository: Repository) -> None:
    start = repository.commit({_TIDE: _claim("It turned.")})
    repository.commit({_TIDE: _claim("It turns.")})
    assert [one.claims[0].before.says for one in _corrections(repository.root, since=start)] == ["It turned."]
    with pytest.raises(HistoryError):
        _corrections(repository.root, since="no-such-tag")


def test_links_in_place_of_files_and_other_files_are_left_out(repository: Repository) -> None:
    (repository.root / _TIDE).unlink()
    (repository.root / _TIDE).symlink_to("moon.yml")
    repository.commit({"annotations/claims/harbor/deep/down.yml": _claim("x"), "docs/articles/note.txt": "x"})
    repository.git("checkout", "--quiet", "HEAD~1", "--", _TIDE)
    assert [one.claims for one in _corrections(repository.root)] == [()]


def test_without_all_of_the_history_nothing_is_known(repository: Repository, tmp_path: Path) -> None:
    repository.commit({_TIDE: _claim("It turns.")})
    shallow, partial = tmp_path / "shallow", tmp_path / "partial"
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(shallow))
    repository.git("clone", "--quiet", "--bare", "--filter=blob:none", repository.root.as_uri(), str(partial))
    assert read_revisions(shallow, ("annotations",)) is None
    assert read_revisions(partial, ("annotations",)) is None
    assert read_revisions(tmp_path, ("annotations",)) is None


def test_a_history_without_annotations_has_no_revisions(repository: Repository) -> None:
    assert read_revisions(repository.root, ("nowhere",)) == ()
