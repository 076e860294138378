from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.commands.asking import KEYS
from tests.golden.harness import BASE

WORDS = "Nobody measured the height"
FLAGS = ("--says", "Nobody measured how high the water rose: yes.", "--kind", "report")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def new(root: Path, *arguments: str, typed: str | None = None) -> Result:
    ask = "--no-ask" if typed is None else "--ask"
    return CliRunner().invoke(main, ["new", *arguments, "--root", str(root), ask], input=typed)


def claim(root: Path, name: str) -> str:
    return (root / f"annotations/claims/harbor/{name}.yml").read_text("utf-8")


def test_a_claim_is_written_from_flags_in_the_order_of_the_format(root: Path) -> None:
    result = new(
        root, "harbor", WORDS, *FLAGS, "--answers", "tide-height=low=1.5", "--topic", "causes", "--slug", "unmeasured"
    )
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "annotations/claims/harbor/unmeasured.yml written: nothing to correct",
    )
    assert claim(root, "unmeasured") == (
        "says: 'Nobody measured how high the water rose: yes.'\n"
        "kind: report\nby: [author]\npassages:\n  - text: Nobody measured the height\ntopics: [causes]\n"
        "answers:\n  - question: tide-height\n    position: low\n    value: 1.5\n"
    )


def test_nothing_is_overwritten(root: Path) -> None:
    before = claim(root, "wind-drives")
    result = new(root, "harbor", WORDS, *FLAGS, "--slug", "wind-drives")
    assert result.exit_code == 2
    assert "exists" in result.stderr
    assert claim(root, "wind-drives") == before


def test_what_is_missing_is_named_where_nobody_can_be_asked(root: Path) -> None:
    assert "give --says" in new(root, "harbor", WORDS).stderr
    assert "give --kind" in new(root, "harbor", WORDS, "--says", "It was not measured.").stderr
    assert "did you mean 'harbor'?" in new(root, "harbour", WORDS).stderr
    assert "the nearest are 'Nobody measured the height'" in new(root, "harbor", "Nobody mesured the heigth").stderr
    assert "nor any like them" in new(root, "harbor", "Quite another sentence about ships").stderr


def test_words_that_are_there_twice_are_told_apart(root: Path) -> None:
    assert "choose with --place" in new(root, "harbor", "the", *FLAGS).stderr
    result = new(root, "harbor", "the", *FLAGS, "--place", "2", "--slug", "second")
    assert result.exit_code == 0
    assert "before: made" in claim(root, "second")


ANSWERS = {
    "the nearest words": "y",
    "says": "The wind caused the flood.",
    "kind": "1",
    "by": "2",
    "topics": "1",
    "answers": "1",
    "position": "2",
    "disputes": "",
    "name": "wind-caused",
}


def test_a_terminal_is_asked_for_the_rest_in_nine_answers(root: Path) -> None:
    result = new(root, "harbor", "wind made the watr rise", typed="".join(f"{line}\n" for line in ANSWERS.values()))
    assert result.exit_code == 0, result.output
    written = claim(root, "wind-caused")
    assert "by: [harbor-master]" in written
    assert "text: wind made the water rise" in written
    assert "question: tide-causes\n    position: wind" in written


def test_a_first_claim_takes_one_command_and_eight_answers_of_which_six_are_enter(root: Path) -> None:
    says, kind, enter = "Nobody measured how high the water rose.\n", "1\n", "\n"
    assert new(root, "harbor", WORDS, typed=says + kind + 5 * enter).exit_code == 1
    result = new(root, "harbor", WORDS, typed=says + kind + 6 * enter)
    assert result.exit_code == 0, result.output
    assert "nothing to correct" in result.output


def test_each_question_says_what_its_answer_is_for(root: Path) -> None:
    shown = new(root, "harbor", WORDS, typed="It was not measured.\n1\n\n\n\n\n\n\n").output
    for name in ("says", "kind", "by", "topics", "answers"):
        assert KEYS[name].about in shown
    assert "Claims that it disputes. Numbers or names" in shown
    assert "Claims that say the same. Numbers or names" in shown
    assert "does not change later" in shown


def test_links_are_written_from_flags(root: Path) -> None:
    result = new(
        root, "harbor", WORDS, *FLAGS, "--slug", "unmeasured", "--agrees", "harbor/three-meters",
        "--disputes", "tides/moon-pulls", "--degree", "minor", "--because", "One gives a height."
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert claim(root, "unmeasured").endswith(
        "links:\n  - type: agrees\n    to: harbor/three-meters\n"
        "  - type: disputes\n    to: tides/moon-pulls\n    degree: minor\n    because: One gives a height.\n"
    )


def test_links_are_asked_for(root: Path) -> None:
    typed = "It was not measured.\n1\n\n\n\ntides/moon-pulls nothing\n3\nOne gives a height.\n\nunmeasured\n"
    result = new(root, "harbor", WORDS, typed=typed)
    assert result.exit_code == 0, result.output
    assert "there is no claim 'nothing'" in result.output
    assert claim(root, "unmeasured").endswith("degree: minor\n    because: One gives a height.\n")


def test_what_a_dispute_lacks_is_named(root: Path) -> None:
    dispute = ("--disputes", "tides/moon-pulls")
    assert "give --degree and --because" in new(root, "harbor", WORDS, *FLAGS, *dispute).stderr
    assert "give --because" in new(root, "harbor", WORDS, *FLAGS, *dispute, "--degree", "minor").stderr
    assert "name that with --disputes" in new(root, "harbor", WORDS, *FLAGS, "--degree", "minor").stderr


def test_a_new_file_says_where_its_schema_is_and_fmt_keeps_it(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Tides\nsite_url: https://example.org/tides\n", "utf-8")
    assert new(root, "harbor", WORDS, *FLAGS, "--slug", "unmeasured").exit_code == 0
    written = claim(root, "unmeasured")
    assert written.splitlines()[0] == "# yaml-language-server: $schema=https://example.org/tides/schema/claim.json"
    path = root / "annotations/claims/harbor/unmeasured.yml"
    assert CliRunner().invoke(main, ["fmt", str(path)]).exit_code == 0
    assert claim(root, "unmeasured") == written


def test_findings_of_the_new_file_are_shown(root: Path) -> None:
    result = new(root, "harbor", WORDS, *FLAGS, "--topic", "unknown", "--slug", "unmeasured")
    assert result.exit_code == 1
    assert "D302" in result.stdout
