"""`dossier check --format github --most N` shows the worst findings and counts the rest."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dossier.cli import main
from tests.golden.harness import BASE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A dossier with a warning and, later in the alphabet, two errors."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    question = root / "annotations/questions/tide-height.yml"
    question.write_text("".join(x for x in question.read_text("utf-8").splitlines(True) if "silent" not in x), "utf-8")
    (root / "annotations/topics.yml").write_text("- slug: A\n  name: x\n- nme: y\n", "utf-8")
    return root


def _check(root: Path, *options: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["check", str(root), "--format", "github", *options])
    return result.exit_code, result.stdout.splitlines()


def test_the_worst_are_shown_first_and_the_rest_is_counted(faulty: Path) -> None:
    code, every = _check(faulty)
    assert _check(faulty, "--most", "100")[1] == sorted(every, key=lambda line: not line.startswith("::error"))
    shown = _check(faulty, "--most", "1")
    assert shown[0] == code == 1
    first, rest = shown[1]
    assert first.startswith("::error ")
    assert rest.startswith("::notice title=dossier check::")
    assert rest.endswith(" more")
    assert str(sum(line.startswith("::error") for line in every) - 1) in rest
