"""`dossier fix` writes down what is certain, asks about the rest, and shows every change."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.diagnostics import printable
from dossier.read.pinpoint import pin
from tests.golden.harness import BASE
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = "docs/articles/tides.md"
_FRONT = "---\nlabel: The tide and its causes\noutlet: The Almanac\n---\n\n"
_TEXT = "The moon pulls the sea towards it, and the tide turns twice a day.\n\nWind matters little, the writer holds.\n"
_CLAIM = "annotations/claims/tides/moon-pulls.yml"
_YAML = """\
says: The moon causes the tide.  # as the almanac has it
kind: report
by: [author]
passages:
  # The first clause.
  - text: "The moon pulls the sea towards it"
  - text: the tide turns twice a day
answers:
  - question: tide-causes
    position: moon
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The base dossier, committed with a claim on two passages."""
    made = Repository(tmp_path / "project")
    shutil.copytree(BASE, made.root, dirs_exist_ok=True)
    made.commit({_ARTICLE: _FRONT + _TEXT, _CLAIM: _YAML})
    return made


def _fix(repository: Repository, *options: str, answers: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["fix", str(repository.root), *options], input=answers)
    return result.exit_code, result.stdout, result.stderr


def _edit(repository: Repository, text: str) -> None:
    (repository.root / _ARTICLE).write_text(_FRONT + text, "utf-8")


def _yaml(repository: Repository) -> str:
    return (repository.root / _CLAIM).read_text("utf-8")


def test_where_nothing_was_edited_nothing_is_changed(repository: Repository) -> None:
    assert _fix(repository) == (0, "", "0 files changed\n")


def test_what_is_certain_is_written_with_comments_quotes_and_order_kept(repository: Repository) -> None:
    _edit(repository, _TEXT.replace("pulls the sea", "draws the sea").replace("twice a day", "twice each day"))
    code, output, said = _fix(repository)
    assert (code, said) == (0, "1 file changed\n")
    new = _YAML.replace("pulls the sea", "draws the sea").replace("twice a day", "twice each day")
    assert _yaml(repository) == new
    assert '-  - text: "The moon pulls the sea towards it"' in output.splitlines()
    assert '+  - text: "The moon draws the sea towards it"' in output.splitlines()
    assert _fix(repository) == (0, "", "0 files changed\n")


def test_a_dry_run_shows_the_change_and_makes_none(repository: Repository) -> None:
    _edit(repository, _TEXT.replace("pulls the sea", "draws the sea"))
    code, output, said = _fix(repository, "--dry-run")
    assert (code, said) == (0, "1 file would be changed\n")
    assert '+  - text: "The moon draws the sea towards it"' in output
    assert _yaml(repository) == _YAML


def test_what_is_not_certain_is_left_unless_someone_says_yes(repository: Repository) -> None:
    _edit(
        repository,
        _TEXT.replace(
            "The moon pulls the sea towards it", "The moon, as is known to all who sail here, pulls on the sea"
        ),
    )
    code, output, said = _fix(repository)
    assert (code, output) == (1, "")
    assert "1 passage left, because it is not certain what became of it" in said
    assert _fix(repository, "--ask", answers="n\n")[0] == 1
    assert _yaml(repository) == _YAML
    code, output, _ = _fix(repository, "--ask", answers="y\n")
    assert code == 0
    assert "  + The moon, as is known to all who sail here, pulls on the sea" in output
    assert '  - text: "The moon, as is known to all who sail here, pulls on the sea"' in _yaml(repository)


def test_a_passage_that_is_gone_is_left_to_the_editor(repository: Repository) -> None:
    _edit(repository, _TEXT.partition("\n\n")[2])
    code, _, said = _fix(repository)
    assert code == 1
    assert "2 passages gone from the articles" in said
    assert _yaml(repository) == _YAML


def test_words_that_are_there_twice_now_get_what_is_beside_them(repository: Repository) -> None:
    _edit(repository, f"Here the tide turns twice a day.\n\n{_TEXT}")
    code, _, _ = _fix(repository)
    assert code == 0
    assert "  - text: the tide turns twice a day\n    before: and\n" in _yaml(repository)
    assert CliRunner().invoke(main, ["check", str(repository.root), "--strict"]).exit_code == 0


def test_a_paragraph_that_is_there_twice_gets_what_is_beside_it(repository: Repository) -> None:
    paragraphs = _TEXT.split("\n\n")
    _edit(repository, "\n\n".join([paragraphs[0], *paragraphs]))
    assert _fix(repository)[0] == 0
    assert CliRunner().invoke(main, ["check", str(repository.root), "--strict"]).exit_code == 0


def test_once_what_is_beside_a_passage_is_written_down_it_is_not_taken_for_its_twin(repository: Repository) -> None:
    twin = f"{_TEXT}\nIn the end, as was said, the tide turns twice a day.\n"
    _edit(repository, twin)
    assert _fix(repository)[0] == 0
    repository.commit({_ARTICLE: _FRONT + twin})
    _edit(repository, twin.replace(", and the tide turns twice a day.", "."))
    assert "D413" in CliRunner().invoke(main, ["check", str(repository.root)]).stdout


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(repository: Repository) -> None:
    _edit(repository, _TEXT.replace("pulls the sea", "draws the sea"))
    (repository.root / "annotations/claims/tides/.moon-pulls.yml.new").mkdir()
    code, _, said = _fix(repository)
    assert code == 2
    assert "nothing was changed" in said
    assert _yaml(repository) == _YAML


def test_pinpoints_that_have_shifted_are_corrected(repository: Repository, tmp_path: Path) -> None:
    old = "The moon hauls the ocean about.\nThe gales count for nothing.\n"
    new = f"By a correspondent\n{old}"
    pinned = _YAML.replace('towards it"\n', f'towards it"\n    source: {pin(old, "moon hauls the ocean")[0]}\n')
    repository.commit({_CLAIM: pinned})
    (tmp_path / "tides.txt").write_text(new)
    assert hashlib.sha256(old.encode()) != hashlib.sha256(new.encode())
    _fix(repository, "--sources", str(tmp_path))
    assert f"    source: {pin(new, 'moon hauls the ocean')[0]}\n" in _yaml(repository)


@pytest.mark.parametrize(
    ("good", "faulty"),
    [
        ("kind: report", "kind:report"),
        ("  - text: the tide turns", "\t- text: the tide turns"),
        ("kind: report", "kind: Report"),
        ("says: The moon causes the tide.  # as the almanac has it", "says: “The moon causes the tide.”"),
        ("    position: moon", "position: moon"),
        ("by: [author]", "by: author"),
    ],
)
def test_certain_edits_of_findings_are_made_also_where_the_file_cannot_be_read(
    repository: Repository, good: str, faulty: str
) -> None:
    _write(repository, _YAML.replace(good, faulty))
    before = _findings(repository)
    assert before
    dry = _fix(repository, "--dry-run")
    assert _yaml(repository) == _YAML.replace(good, faulty)
    code, output, said = _fix(repository)
    assert (code, said) == (0, "1 file changed\n")
    assert output == dry[1]
    assert any(line.startswith(f"-{printable(faulty)}") for line in output.splitlines())
    assert len(_findings(repository)) < len(before)
    assert _fix(repository) == (0, "", "0 files changed\n")


def test_edits_of_findings_and_new_words_of_a_passage_go_into_one_file(repository: Repository) -> None:
    _write(repository, _YAML.replace("kind: report", "kind: report\ntopics: [“causes”]"))
    _edit(repository, _TEXT.replace("twice a day", "twice each day"))
    code, output, _ = _fix(repository)
    assert code == 0
    assert "-topics: [“causes”]" in output.splitlines()
    assert _yaml(repository) == _YAML.replace("kind: report", 'kind: report\ntopics: ["causes"]').replace(
        "twice a day", "twice each day"
    )


def test_windows_line_ends_and_a_byte_order_mark_stay_when_an_edit_is_made(repository: Repository) -> None:
    good = ("\ufeff" + _YAML.replace("\n", "\r\n")).encode()
    file = repository.root / _CLAIM
    file.write_bytes(good.replace(b"kind: report", b"kind:report"))
    assert _fix(repository)[0] == 0
    assert file.read_bytes() == good


def test_what_is_not_certain_is_left_as_it_is(repository: Repository) -> None:
    faulty = _YAML.replace("says: The moon", "says: 'Twas the moon").replace("  # as the almanac has it", "")
    _write(repository, faulty)
    assert _fix(repository) == (0, "", "0 files changed\n")
    assert _yaml(repository) == faulty


def _write(repository: Repository, text: str) -> None:
    (repository.root / _CLAIM).write_text(text, "utf-8")


def _findings(repository: Repository) -> list[str]:
    result = CliRunner().invoke(main, ["check", str(repository.root), "--format", "json"])
    return [str(each) for each in json.loads(result.stdout)["diagnostics"]]
