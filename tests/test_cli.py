from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from tests.golden.harness import BASE
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

MOON = "annotations/claims/tides/moon-pulls.yml"
ORIGINAL = (
    "By Our Correspondent\n\nHow it goes\n\nIt is the moon that hauls the ocean about.\n\nGales count for nothing.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "tides.txt").write_text(ORIGINAL)
    (folder / "harbor.txt").write_text("A gale piled it up.\n\nThree meters, some say.\n")
    return folder


def run(*arguments: object, text: str | None = None, **environment: str) -> Result:
    environment.setdefault("DOSSIER_SOURCES", "")
    return CliRunner().invoke(main, [str(each) for each in arguments], input=text, env=environment)


def test_check_of_a_clean_dossier_prints_no_finding(root: Path) -> None:
    result = run("check", root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "3 claims, 2 articles: nothing to correct\nnot guarded: no git history, or only a shallow clone\n"
        "edited passages are followed by their words alone, since earlier articles are not known\n"
    )


def test_check_prints_what_to_fix_and_fails(root: Path) -> None:
    (root / MOON).write_text((root / MOON).read_text().replace("[causes]", "[cause]"))
    result = run("check", root)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{MOON}:7:10: D302 the topic 'cause' is not defined in topics.yml\n"
        "  7 | topics: [cause]\n    |          ^^^^^\n  hint: did you mean 'causes'?\n"
    )
    assert result.stderr.startswith("3 claims, 2 articles: 1 error\n")


def test_check_fails_on_warnings_only_when_strict(root: Path) -> None:
    question = root / "annotations/questions/tide-height.yml"
    question.write_text(question.read_text().replace("silent: [tides]", "silent: []"))
    assert run("check", root).exit_code == 0
    assert "D314 (warning)" in run("check", root).stdout
    assert run("check", "--strict", root).exit_code == 1


def test_check_looks_for_passages_too(root: Path) -> None:
    (root / MOON).write_text((root / MOON).read_text().replace("moon pulls", "gull eats"))
    assert "D401" in run("check", root).stdout


def test_check_prints_json(root: Path) -> None:
    (root / MOON).write_text("says: x\n")
    result = run("check", "--format", "json", root)
    form = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(form) == ["version", "diagnostics", "counts"]
    assert form["counts"] == {"error": 2, "warning": 0, "note": 0}
    assert [each["code"] for each in form["diagnostics"]] == ["D202", "D202"]
    assert result.stderr == ""


def test_check_of_something_else_is_a_usage_error(tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert "is not the root of a dossier: it has no folder 'annotations'" in result.stderr
    assert run("check", "--format", "xml").exit_code == 2
    assert run("check", tmp_path / "nowhere").exit_code == 2


def _move(root: Path, options: str = "") -> None:
    """Move the parts of the dossier, and say in `mkdocs.yml` where they are."""
    (root / "src").mkdir()
    (root / "docs").rename(root / "src/pages")
    (root / "annotations").rename(root / "notes")
    plugin = f"plugins:\n  - dossier:\n      annotations: notes\n{options}"
    (root / "mkdocs.yml").write_text(f"site_name: Tides\ndocs_dir: src/pages\n{plugin}")


def test_check_and_guard_follow_the_folders_of_the_configuration(root: Path) -> None:
    _move(root)
    history = Repository(root)
    history.commit({"notes/claims/tides/gone.yml": "says: x\n"})
    (root / "notes/claims/tides/gone.yml").unlink()
    for command in ("check", "guard"):
        result = run(command, root)
        assert result.stdout.startswith("notes/claims/tides/gone.yml:1:1: D701"), command
        assert result.exit_code == 1
    assert run("check", root).stderr == "3 claims, 2 articles: 1 error\n"


def test_guard_counts_from_the_commit_that_the_configuration_names(root: Path) -> None:
    history = Repository(root)
    gone = "annotations/claims/tides/gone.yml"
    history.commit({gone: "says: x\n"})
    start = history.commit({gone: None})
    assert run("guard", root).exit_code == 1
    (root / "mkdocs.yml").write_text(f"plugins:\n  - dossier:\n      guard_since: '{start}'\n")
    assert run("guard", root).exit_code == 0
    assert run("check", root).exit_code == 0


def test_verify_and_pin_take_the_sources_of_the_configuration(
    root: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _move(root, "      sources: ../sources\n")
    assert run("verify", root).stdout.endswith("open\n")
    monkeypatch.chdir(root)
    assert run("pin", "tides", "the moon that hauls").stdout.startswith("3:3-6=")
    assert "does not exist" in run("verify", "--sources", sources / "nowhere").stderr, "the option comes first"


def test_import_puts_the_article_where_the_configuration_has_its_pages(root: Path, sources: Path) -> None:
    _move(root)
    assert run("import", sources / "tides.txt", "--as", "new", "--root", root).exit_code == 0
    assert (root / "src/pages/articles/new.md").is_file()


@pytest.mark.parametrize("command", ["check", "guard", "verify"])
def test_a_configuration_that_cannot_be_read_is_a_usage_error(root: Path, command: str) -> None:
    (root / "mkdocs.yml").write_text("site_name: Tides\nplugins: [dossier\n")
    result = run(command, root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: mkdocs.yml:3: the YAML cannot be parsed: ")


def test_pin_prints_the_pinpoint_of_words_from_the_command_line(sources: Path) -> None:
    result = run("pin", "tides", "the", "moon", "that hauls", "--sources", sources)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("3:3-6=")
    assert len(result.stdout) == len("3:3-6=01234567\n")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_pin_reads_words_from_standard_input(sources: Path, arguments: list[str]) -> None:
    result = run("pin", "tides", *arguments, text="the moon\nthat hauls\n", DOSSIER_SOURCES=str(sources))
    assert result.exit_code == 0
    assert result.stdout.startswith("3:3-6=")


def test_pin_says_where_words_almost_match_without_quoting_the_original(sources: Path) -> None:
    result = run("pin", "tides", "that hauls the sea", "--sources", sources)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "of 4 words, 1-3 are in paragraph 3, words 5-7" in result.stderr
    assert "ocean" not in result.stderr


def test_pin_needs_sources_words_and_an_article(sources: Path) -> None:
    for result, said in [
        (run("pin", "tides", "moon"), "name the folder of originals"),
        (run("pin", "tides", "--sources", sources, text=""), "no words are given"),
        (run("pin", "tide", "moon", "--sources", sources), "did you mean 'tides'?"),
        (run("pin", "../tides", "moon", "--sources", sources), "is not the slug of an article"),
    ]:
        assert result.exit_code == 2
        assert said in result.stderr


def test_verify_without_sources_does_not_pass_silently(root: Path) -> None:
    result = run("verify", root)
    assert (result.exit_code, result.stdout) == (2, "not verified: no sources\n")
    assert run("verify", "--allow-missing", root).exit_code == 0
    form = json.loads(run("verify", "--format", "json", root).stdout)
    assert (form["verified"], form["reason"]) == (False, "no sources")


def test_verify_reports_what_the_originals_do_not_support(root: Path, sources: Path) -> None:
    result = run("verify", root, "--sources", sources)
    assert result.exit_code == 1
    assert f"{MOON}:6:13: D503" in result.stdout
    assert "2 originals; pinpoints: 0 exact, 0 shifted, 1 lost; 0 runs of 8 or more words" in result.stdout


def test_verify_passes_with_only_warnings_unless_strict(root: Path, sources: Path) -> None:
    pinpoint = run("pin", "tides", "the moon that hauls", "--sources", sources).stdout.strip()
    (root / MOON).write_text((root / MOON).read_text().replace("3:1-4=0a1b2c3d", pinpoint))
    result = run("verify", root, "--sources", sources)
    assert result.exit_code == 0
    assert result.stdout.count("D502 (warning)") == 2
    assert run("verify", root, "--sources", sources, "--strict").exit_code == 1


def test_verify_prints_json_with_the_faults_of_loading(root: Path, sources: Path) -> None:
    (root / MOON).write_text("says: x\n")
    form = json.loads(run("verify", root, "--sources", sources, "--format", "json").stdout)
    assert form["verified"] is True
    assert {"D202", "D502"} <= {each["code"] for each in form["diagnostics"]}
    assert form["counts"]["error"] == 2


def test_verify_of_a_folder_without_originals_is_a_usage_error(root: Path, tmp_path: Path) -> None:
    result = run("verify", root, "--sources", tmp_path / "nowhere")
    assert (result.exit_code, result.stderr) == (2, "error: the folder of sources does not exist\n")


def test_the_package_runs_as_a_module(root: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "dossier", "check", str(root)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert "nothing to correct" in result.stderr


def test_a_file_that_the_system_refuses_is_named_with_its_message(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<main>Tide</main>")
    (tmp_path / "out" / "manifest.bin").mkdir(parents=True)
    written = run("index", tmp_path / "site", "--out", tmp_path / "out")
    assert (written.exit_code, written.stdout) == (2, "")
    assert written.stderr.startswith(f"error: {tmp_path / 'out' / 'manifest.bin'}: ")
    missing = run("search", "--index", tmp_path / "none", "tide")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith(f"error: {tmp_path / 'none' / 'manifest.bin'}: ")
    assert missing.stderr.count("\n") == 1
