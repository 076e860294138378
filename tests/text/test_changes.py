"""What a check says of passages and paragraphs that were edited since they were annotated."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dossier.diagnostics import Severity
from dossier.publish.inspection import Inspection, inspect
from dossier.text.anchor import TextRange
from dossier.text.changes import passage_at
from tests.golden.harness import BASE
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = "docs/articles/tides.md"
_CLAIM = "annotations/claims/tides/moon-pulls.yml"
_FRONT = "---\nlabel: The tide and its causes\noutlet: The Almanac\n{}---\n\n"
_PARAGRAPHS = (
    "The moon pulls the sea towards it, and the tide turns twice a day.",
    "Wind matters little, the writer holds. Nobody has measured how much it adds.",
    "Once a month the bore runs up the river and drowns the meadows.",
)
_TEXT = "\n\n".join(_PARAGRAPHS)


def _claim(text: str, keys: str = "") -> str:
    return (
        "says: The moon causes the tide.\nkind: report\nby: [author]\n"
        f"passages:\n  - text: {text}\n{keys}"
        "answers:\n  - question: tide-causes\n    position: moon\n"
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The base dossier, committed with a claim on an article of three paragraphs."""
    made = Repository(tmp_path / "project")
    shutil.copytree(BASE, made.root, dirs_exist_ok=True)
    made.commit({_ARTICLE: _FRONT.format("") + _TEXT, _CLAIM: _claim("The moon pulls the sea towards it")})
    return made


def _write(repository: Repository, text: str, front: str = "") -> Inspection:
    (repository.root / _ARTICLE).write_text(_FRONT.format(front) + text, "utf-8")
    return inspect(repository.root)


def _codes(inspection: Inspection) -> list[str]:
    return [found.code for found in inspection.findings]


def test_an_edited_passage_keeps_its_place_and_is_named_with_its_words(repository: Repository) -> None:
    inspection = _write(repository, _TEXT.replace("pulls the sea", "draws the sea"))
    (found,) = inspection.findings
    assert (found.code, found.path, found.line, found.severity) == ("D411", _CLAIM, 5, Severity.WARNING)
    assert found.found == "'draws' in ¶1"
    placed = inspection.edition.placed["tides"]
    assert placed.places["tides/moon-pulls"] == (TextRange(0, 0, 33),)
    (edit,) = placed.edits
    assert edit.last is not None
    assert edit.last.commit == repository.git("rev-parse", "HEAD").strip()


def test_a_passage_that_was_deleted_is_gone_and_the_commit_is_named(repository: Repository) -> None:
    commit = repository.git("rev-parse", "HEAD").strip()
    inspection = _write(repository, _TEXT.partition("\n\n")[2])
    (found,) = inspection.findings
    assert (found.code, found.severity) == ("D413", Severity.WARNING)
    assert f"in commit {commit[:10]} of 2026-03-02" in (found.hint or "")
    assert "tides/moon-pulls" not in inspection.edition.placed["tides"].places


def test_a_passage_that_was_written_anew_is_not_certain(repository: Repository) -> None:
    new = "It is the sea that the moon pulls towards itself, and the tide turns twice a day."
    inspection = _write(repository, _TEXT.replace(_PARAGRAPHS[0], new))
    assert _codes(inspection) == ["D412"]


def test_words_that_are_elsewhere_now_do_not_take_in_a_deleted_passage(repository: Repository) -> None:
    twin = "The bore runs. Nobody sees it. The gate is shut."
    repository.commit({_ARTICLE: _FRONT.format("") + f"Nobody sees it. {_TEXT}\n\n{twin}"})
    repository.commit({_CLAIM: _claim("Nobody sees it.", "    after: The moon\n")})
    assert _codes(inspect(repository.root)) == []
    # What is left is the other one, and it is next to other words.
    assert _codes(_write(repository, f"{_TEXT}\n\n{twin}")) == ["D413"]


def test_a_passage_counts_from_the_commit_that_gave_it_its_words(repository: Repository) -> None:
    repository.commit({_ARTICLE: _FRONT.format("") + _TEXT.replace("pulls the sea", "draws the sea")})
    assert _codes(inspect(repository.root)) == ["D411"]
    # Formatting gives it no new words.
    repository.commit(
        {_CLAIM: _claim(">-\n      The moon pulls\n      the sea towards it").replace("[author]", "\n  - author")}
    )
    assert _codes(inspect(repository.root)) == ["D411"]
    repository.commit({_CLAIM: _claim("The moon draws the sea towards it")})
    assert _codes(inspect(repository.root)) == []


def test_words_that_were_never_in_the_article_are_an_error(repository: Repository) -> None:
    (repository.root / _CLAIM).write_text(_claim("The moon pulled the sea towards it"), "utf-8")
    (found,) = inspect(repository.root).findings
    assert (found.code, found.severity) == ("D411", Severity.ERROR)
    (repository.root / _CLAIM).write_text(_claim("Quite other words are here"), "utf-8")
    assert _codes(inspect(repository.root)) == ["D401"]


def test_without_history_the_words_alone_decide(repository: Repository) -> None:
    shutil.rmtree(repository.root / ".git")
    inspection = _write(repository, _TEXT.replace("pulls the sea", "draws the sea"))
    assert _codes(inspection) == ["D411"]
    assert inspection.edition.placed["tides"].edits[0].last is None


def test_a_shallow_clone_has_no_history(repository: Repository, tmp_path: Path) -> None:
    repository.commit({_ARTICLE: _FRONT.format("") + _TEXT.replace("pulls the sea", "draws the sea")})
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))
    inspection = inspect(tmp_path / "shallow")
    assert inspection.edition.placed["tides"].edits[0].last is None


def test_words_that_went_to_another_article_are_looked_for_there(repository: Repository) -> None:
    harbor = repository.root / "docs/articles/harbor.md"
    harbor.write_text(f"{harbor.read_text('utf-8')}\n{_PARAGRAPHS[0]}\n", "utf-8")
    (found,) = _write(repository, _TEXT.partition("\n\n")[2]).findings
    assert found.code == "D413"
    assert (found.hint or "").startswith("its words are in docs/articles/harbor.md, ¶3 now; ")


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("\n\n".join([*_PARAGRAPHS[:1], *_PARAGRAPHS[1].split(". ", 1), _PARAGRAPHS[2]]), "4: paragraph 2 was split"),
        ("\n\n".join([_PARAGRAPHS[0], f"{_PARAGRAPHS[1]} {_PARAGRAPHS[2]}"]), "2: paragraphs 2 and 3 were joined"),
        ("\n\n".join([_PARAGRAPHS[0], _PARAGRAPHS[2]]), "2: paragraph 2 was deleted"),
        (f"{_TEXT}\n\nAn appendix on gulls, eels and herons.", "4: a paragraph was added after paragraph 3"),
        (f"An opening about gulls, eels and herons.\n\n{_TEXT}", "4: a paragraph was added on top"),
    ],
)
def test_a_change_of_paragraphs_is_one_finding(repository: Repository, text: str, because: str) -> None:
    pinned = _claim("the bore runs up the river", "    source: 3:1-4=0a1b2c3d\n")
    repository.commit({_ARTICLE: _FRONT.format("paragraphs: 3\n") + _TEXT, _CLAIM: pinned})
    assert _codes(inspect(repository.root)) == []
    (found,) = _write(repository, text, "paragraphs: 3\n").findings
    assert (found.code, found.found) == ("D404", because)


def test_paragraphs_in_another_order_are_one_finding_for_each(repository: Repository) -> None:
    two = _claim(
        "the bore runs", "    source: 3:1-4=0a1b2c3d\n  - text: drowns the meadows\n    source: 3:5-6=0a1b2c3d\n"
    )
    repository.commit({_ARTICLE: _FRONT.format("paragraphs: 3\n") + _TEXT, _CLAIM: two})
    (found,) = _write(repository, "\n\n".join(reversed(_PARAGRAPHS)), "paragraphs: 3\n").findings
    assert (found.code, found.expected) == ("D406", "a pinpoint in paragraph 1")
    assert (found.found or "").endswith(", and 1 more in the same two paragraphs")


def test_as_much_is_written_down_beside_a_passage_as_tells_it_from_others(repository: Repository) -> None:
    text = "Open the gate. Run it now. Shut the gate. Run it now. Go home."
    blocks = _write(repository, text).edition.placed["tides"].scan.blocks
    assert passage_at(blocks, TextRange(0, 0, 14)) == ("Open the gate.", None, None)
    first, second = text.index("Run"), text.rindex("Run")
    assert passage_at(blocks, TextRange(0, second, second + 11)) == ("Run it now.", None, "Go")
    assert passage_at(blocks, TextRange(0, first, first + 11)) == ("Run it now.", None, "Shut")
