"""What hosts and tools read of this repository: the hook, forms for issues, and who is asked to review."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.cli import main

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def test_the_hook_runs_a_command_that_exists() -> None:
    program, command = HOOK["entry"].split()
    assert program == "dossier"
    assert main.get_command(None, command) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("annotations/claims/harbor/wind-drives.yml", True),
        ("annotations/topics.yml", True),
        ("annotations/claims/harbor/wind-drives.yaml", True),
        ("docs/articles/harbor.md", True),
        ("docs/index.md", False),
        ("tests/fixtures/tides/annotations/topics.yml", False),
        ("mkdocs.yml", False),
    ],
)
def test_the_hook_takes_annotations_and_articles(path: str, *, taken: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is taken


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_for_issues_has_what_hosts_need(path: Path) -> None:
    form: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    if path.stem == "config":
        # The form on the site fills in a text, which a host takes only for a blank issue.
        assert form == {"blank_issues_enabled": True}
        return
    assert {"name", "description", "body"} <= {*form}
    ids = [field["id"] for field in form["body"]]
    assert len({*ids}) == len(ids)
    assert all(field["attributes"]["label"] for field in form["body"])
    assert {field["type"] for field in form["body"]} <= {"input", "textarea", "dropdown"}


def _owned() -> dict[str, str]:
    lines = [line.removeprefix("#").split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()]
    return {line[0]: line[1] for line in lines if len(line) == 2 and line[0].startswith("/")}


def test_nobody_owns_anything_until_the_example_is_filled_in() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    assert {*_owned().values()} == {"@example/editors", "@example/developers"}


def test_what_the_guide_for_reviewers_calls_code_belongs_to_developers() -> None:
    guide = (ROOT / "docs/project/reviewing.md").read_text("utf-8")
    table = guide.partition("## What is code")[2].partition("## The report")[0]
    named = {
        name
        for row in table.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`([^`]+)`", row.split("|")[1])
    }
    assert len(named) > 10
    owned = {pattern.strip("/") for pattern, owner in _owned().items() if owner == "@example/developers"}
    assert {name for name in named if not any(fnmatch(name.strip("/"), pattern) for pattern in owned)} == set()
