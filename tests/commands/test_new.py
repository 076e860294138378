from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
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


def test_a_terminal_is_asked_for_the_rest(root: Path) -> None:
    typed = "y\nThe wind caused the flood.\n1\n2\n1\n1\n2\nwind-caused\n"
    result = new(root, "harbor", "wind made the watr rise", typed=typed)
    assert result.exit_code == 0, result.output
    written = claim(root, "wind-caused")
    assert "by: [harbor-master]" in written
    assert "text: wind made the water rise" in written
    assert "question: tide-causes\n    position: wind" in written


def test_findings_of_the_new_file_are_shown(root: Path) -> None:
    result = new(root, "harbor", WORDS, *FLAGS, "--topic", "unknown", "--slug", "unmeasured")
    assert result.exit_code == 1
    assert "D302" in result.stdout
