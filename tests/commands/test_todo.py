from __future__ import annotations

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from dossier.cli import main
from tests.golden.harness import BASE

QUESTION = "ask: Does wind matter?\npositions:\n  - {slug: much, label: Much}\n  - {slug: little, label: Little}\n"


def todo(root: Path, *arguments: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, ["todo", "--root", str(root), "--format", "json", *arguments])
    assert result.exit_code == 0
    found: list[dict[str, object]] = json.loads(result.stdout)["todo"]
    return found


def test_all_that_is_open_is_listed_by_kind(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "annotations/questions/wind-matters.yml").write_text(QUESTION, "utf-8")
    found = todo(tmp_path)
    assert [(each["kind"], each["article"], each["about"]) for each in found] == [
        ("cell", "harbor", "Does wind matter?"),
        ("cell", "tides", "Does wind matter?"),
        ("lead", None, "What causes the tide?"),
        ("record", "harbor", "No gauge was read that day."),
        ("pinpoint", "harbor", "put at 3 meters"),
        ("pinpoint", "harbor", "the wind made the water rise"),
    ]


def test_of_one_article_each_open_question_has_the_paragraphs_to_read(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "annotations/questions/wind-matters.yml").write_text(QUESTION, "utf-8")
    found = todo(tmp_path, "--article", "tides")
    assert [each["kind"] for each in found] == ["cell"]
    nearest = found[0]["nearest"]
    assert isinstance(nearest, list)
    assert nearest[0] == "Wind matters little, the writer holds."


def test_an_article_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    result = CliRunner().invoke(main, ["todo", "--root", str(tmp_path), "--article", "tide"])
    assert (result.exit_code, "did you mean 'tides'?" in result.stderr) == (2, True)
