"""Annotations of older versions, upgraded to the current one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.read.load import load_dossier
from dossier.read.upgrade import UpgradeError, plan_upgrade, write_upgrade
from tests.golden.harness import BASE

QUESTIONS = """\
# Both were asked by readers.
- slug: tide-causes
  ask: What causes the tide?   # in few words
  positions:
    - {slug: moon, label: The moon}
    - slug: wind
      label: "The wind"
- ask: How high did the water rise?
  slug: tide-height
  unit: meters
  lead: >-
    The one measured at the quay,
    the other at sea.
  positions:
    - {slug: high, label: Two meters or more}
    - {slug: low, label: Less than two meters}
  silent: [tides]
"""
RECORD = """\
claims: [harbor/three-meters]
verdict: unverified
says: No gauge was read that day.
looked_up: 2025-09-01
evidence: one report
see:
  - https://www.example.org/gauge?a=1  # the minutes
  - outlet: Harbor office
    date: 2025-08
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A dossier of the first version of the format."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    annotations = tmp_path / "annotations"
    (annotations / "dossier.yml").unlink()
    shutil.rmtree(annotations / "questions")
    (annotations / "questions.yml").write_text(QUESTIONS)
    (annotations / "records/gauge.yml").write_text(RECORD)
    return tmp_path


def test_questions_get_a_file_each_in_their_order_and_keep_their_comments(old: Path) -> None:
    folder = old / "annotations"
    write_upgrade(folder, plan_upgrade(folder))
    dossier, found = load_dossier(old)
    assert found == []
    assert [(question.slug, question.rank) for question in dossier.questions.values()] == [
        ("tide-causes", 10),
        ("tide-height", 20),
    ]
    assert dossier.questions["tide-height"].lead == "The one measured at the quay, the other at sea."
    text = (folder / "questions/tide-causes.yml").read_text("utf-8")
    assert "# in few words" in text
    assert 'label: "The wind"' in text
    assert not (folder / "questions.yml").exists()


def test_a_bare_address_becomes_a_source_named_after_its_host(old: Path) -> None:
    folder = old / "annotations"
    write_upgrade(folder, plan_upgrade(folder))
    dossier, _ = load_dossier(old)
    sources = dossier.records["gauge"].record.see
    assert [(source.outlet, source.url, source.date) for source in sources] == [
        ("example.org", "https://www.example.org/gauge?a=1", None),
        ("Harbor office", None, "2025-08"),
    ]


def test_the_current_version_does_not_change(old: Path) -> None:
    folder = old / "annotations"
    write_upgrade(folder, plan_upgrade(folder))
    assert plan_upgrade(folder).files == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("questions.yml", "- ask: Why?\n"),
        ("questions.yml", "- slug: ../up\n"),
        ("questions.yml", "a: b\n"),
        ("questions.yml", "- slug: [\n"),
        ("records/gauge.yml", "see: [\n"),
        ("dossier.yml", "format: two\n"),
        ("dossier.yml", "format: 999\n"),
    ],
)
def test_what_cannot_be_upgraded_changes_nothing(old: Path, name: str, text: str) -> None:
    (old / "annotations" / name).write_text(text)
    before = {path: path.read_bytes() for path in sorted(old.rglob("*")) if path.is_file()}
    with pytest.raises(UpgradeError):
        plan_upgrade(old / "annotations")
    assert {path: path.read_bytes() for path in sorted(old.rglob("*")) if path.is_file()} == before


def test_the_command_says_what_changes_and_a_dry_run_changes_nothing(old: Path) -> None:
    told = CliRunner().invoke(main, ["upgrade", "--dry-run", str(old)])
    assert told.exit_code == 0
    assert "+ annotations/questions/tide-causes.yml\n" in told.stdout
    assert "- annotations/questions.yml\n" in told.stdout
    assert (old / "annotations/questions.yml").exists()
    done = CliRunner().invoke(main, ["upgrade", str(old)])
    assert done.stdout == told.stdout
    assert CliRunner().invoke(main, ["check", str(old)]).exit_code == 0
    again = CliRunner().invoke(main, ["upgrade", str(old)])
    assert again.stdout == "the annotations are in format 2, the current one\n"


def test_a_folder_without_annotations_is_not_a_dossier(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["upgrade", str(tmp_path)])
    assert result.exit_code == 2
    assert "is not the root of a dossier" in result.stderr
