from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.publish.few import inspect_files
from dossier.publish.inspection import inspect
from dossier.read.settings import read_settings
from tests.golden.harness import BASE, Case, all_cases, run

CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.file.stem for case in CASES])
def test_a_file_has_the_findings_that_a_check_of_everything_has_for_it(case: Case, tmp_path: Path) -> None:
    run(case, tmp_path)
    settings = read_settings(tmp_path)
    every = inspect(tmp_path, settings).findings
    laid = {path for path, content in case.files.items() if content is not None}
    for path in sorted(laid | {each.path for each in every}):
        own = tuple(each for each in inspect_files(tmp_path, settings, [path]).findings if each.path == path)
        assert own == tuple(each for each in every if each.path == path), path


def test_what_follows_elsewhere_is_shown_and_the_rest_counted(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "annotations/questions/tide-causes.yml").unlink()
    topics = tmp_path / "annotations/topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("slug: causes", "slug: reasons"), "utf-8")
    few = inspect_files(tmp_path, read_settings(tmp_path), ["annotations/topics.yml"])
    assert [(each.code, each.path.rpartition("/")[2]) for each in few.findings] == [
        ("D302", "wind-drives.yml"),
        ("D302", "moon-pulls.yml"),
    ]
    assert few.others == 2
