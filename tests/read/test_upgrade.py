"""Annotations of older versions, upgraded to the current one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.read.load import load_dossier
from dossier.read.rewriting import WritingError
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

# This one came later.
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


def _contents(root: Path) -> dict[Path, bytes | None]:
    """Return everything below `root`; the contents of folders are None."""
    return {path: path.read_bytes() if path.is_file() else None for path in sorted(root.rglob("*"))}


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


def test_a_comment_above_a_question_goes_where_the_question_goes(old: Path) -> None:
    files = plan_upgrade(old / "annotations").files
    causes, height = files["questions/tide-causes.yml"], files["questions/tide-height.yml"]
    assert causes is not None
    assert causes.startswith("# Both were asked by readers.\nrank: 10\n")
    assert "came later" not in causes
    assert height is not None
    assert height.startswith("# This one came later.\nrank: 20\n")


def test_a_changed_file_keeps_its_mode_and_stays_behind_its_link(old: Path) -> None:
    record = old / "annotations/records/gauge.yml"
    real = old / "gauge.yml"
    record.rename(real)
    real.chmod(0o600)
    record.symlink_to(real)
    folder = old / "annotations"
    write_upgrade(folder, plan_upgrade(folder))
    assert record.is_symlink()
    assert "outlet: example.org" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


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
        ("questions.yml", "- slug: tide\n- slug: tide\n"),
        ("records/gauge.yml", "see: [\n"),
        ("dossier.yml", "format: two\n"),
        ("dossier.yml", "format: 999\n"),
    ],
)
def test_what_cannot_be_upgraded_changes_nothing(old: Path, name: str, text: str) -> None:
    (old / "annotations" / name).write_text(text)
    before = _contents(old)
    with pytest.raises(UpgradeError, match=rf"^(annotations/{name}|the annotations are of format 999)"):
        plan_upgrade(old / "annotations")
    assert _contents(old) == before


@pytest.mark.parametrize("name", ["questions.yml", "records/gauge.yml", "dossier.yml"])
def test_a_file_that_is_not_utf_8_is_named_and_nothing_changes(old: Path, name: str) -> None:
    (old / "annotations" / name).write_bytes(b"# one\n# tid\xe9\n")
    before = _contents(old)
    result = CliRunner().invoke(main, ["upgrade", str(old)])
    assert result.exit_code == 2
    assert result.stderr == (
        f"error: annotations/{name}:2:1: D103 the file is not UTF-8: expected UTF-8 text, found byte 0xe9; "
        "save the file with the encoding UTF-8\n"
    )
    assert _contents(old) == before


def test_a_question_of_the_same_name_is_not_overwritten(old: Path) -> None:
    own = old / "annotations/questions/tide-height.yml"
    own.parent.mkdir()
    own.write_text("ask: Another?\n")
    with pytest.raises(UpgradeError, match="item 2: expected a slug without a question, found 'tide-height'"):
        plan_upgrade(old / "annotations")


@pytest.mark.parametrize("blocked", ["records/.gauge.yml.new", "questions/tide-height.yml", "dossier.yml"])
def test_if_a_file_cannot_be_written_all_are_as_they_were(old: Path, blocked: str) -> None:
    folder = old / "annotations"
    upgrade = plan_upgrade(folder)
    (folder / blocked / "in-the-way").mkdir(parents=True)
    before = _contents(old)
    with pytest.raises(WritingError, match=r"cannot be written: .*; nothing was changed"):
        write_upgrade(folder, upgrade)
    assert _contents(old) == before


@pytest.mark.parametrize("replaced", range(4))
def test_a_run_that_was_killed_is_completed_by_the_next(
    old: Path, monkeypatch: pytest.MonkeyPatch, replaced: int
) -> None:
    folder = old / "annotations"
    whole = plan_upgrade(folder)
    replace, left = Path.replace, iter(range(replaced))

    def killed(self: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            write_upgrade(folder, whole)
    assert not (folder / "dossier.yml").exists()
    write_upgrade(folder, plan_upgrade(folder))
    dossier, found = load_dossier(old)
    assert (found, list(dossier.questions)) == ([], ["tide-causes", "tide-height"])


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
