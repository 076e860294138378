from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.diagnostics import Diagnostic, Severity
from dossier.publish.inspection import Inspection, inspect
from dossier.read.excerpts import edited
from dossier.relations import Relation
from tests.golden.harness import BASE

RENAMED = "annotations/claims/harbor/height-of-water.yml"
USER = "annotations/claims/tides/moon-pulls.yml"
OLD = "harbor/three-meters"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base dossier with one claim and one question renamed, and nothing else changed."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    claim = tmp_path / "annotations/claims/harbor/three-meters.yml"
    (tmp_path / RENAMED).write_text(claim.read_text("utf-8").replace("[harbor/rise]", f"[harbor/rise, {OLD}]"), "utf-8")
    claim.unlink()
    question = tmp_path / "annotations/questions/tide-causes.yml"
    (tmp_path / "annotations/questions/what-causes-tides.yml").write_text(
        question.read_text("utf-8") + "formerly: [tide-causes]\n", "utf-8"
    )
    question.unlink()
    return tmp_path


def notes(inspection: Inspection) -> list[Diagnostic]:
    assert all(each.severity is Severity.NOTE for each in inspection.findings)
    return list(inspection.findings)


def test_a_rename_is_one_file_since_former_names_lead_to_present_ones(root: Path) -> None:
    (root / USER).write_text(
        (root / USER).read_text("utf-8") + f"links:\n  - type: same-event\n    to: {OLD}\n", "utf-8"
    )
    inspection = inspect(root)
    found = notes(inspection)
    assert {each.code for each in found} == {"D610"}
    assert f"'{OLD}' is now called 'harbor/height-of-water'" in [each.message for each in found]
    related = inspection.edition.relations.related["tides/moon-pulls"]
    assert (Relation.SAME_EVENT, "harbor/height-of-water") in [(each.relation, each.other) for each in related]
    assert "what-causes-tides" in inspection.edition.relations.answers
    assert inspection.edition.relations.answers["what-causes-tides"].answered == 2


def test_the_edits_of_the_notes_leave_nothing_to_note(root: Path) -> None:
    (root / USER).write_text(
        (root / USER).read_text("utf-8") + f'links:\n  - type: same-event\n    to: "{OLD}"\n', "utf-8"
    )
    for path in {each.path for each in notes(inspect(root))}:
        edits = [edit for each in inspect(root).findings if each.path == path for edit in each.edits]
        (root / path).write_text(edited((root / path).read_text("utf-8"), edits), "utf-8")
    assert 'to: "harbor/height-of-water"' in (root / USER).read_text("utf-8")
    assert inspect(root).findings == ()


def test_records_summary_and_withdrawals_follow_too(root: Path) -> None:
    (root / "annotations/records/height.yml").write_text(
        f"claims: [{OLD}]\nverdict: supported\nsays: x\nlooked_up: 2026-01-01\nevidence: several reports\n", "utf-8"
    )
    (root / "annotations/summary.yml").write_text(f"- slug: height\n  says: x\n  claims: [{OLD}]\n", "utf-8")
    text = (root / USER).read_text("utf-8")
    (root / USER).write_text(f"{text}withdrawn:\n  on: 2026-01-01\n  why: x\n  instead: {OLD}\n", "utf-8")
    inspection = inspect(root)
    paths = {each.path for each in inspection.findings if each.code == "D610"}
    assert {"annotations/records/height.yml", "annotations/summary.yml", USER} <= paths
    dossier = inspection.dossier
    assert dossier.records["height"].record.claims == ["harbor/height-of-water"]
    assert dossier.summary["height"].claims == ["harbor/height-of-water"]
    withdrawn = dossier.claims["tides/moon-pulls"].claim.withdrawn
    assert withdrawn is not None
    assert withdrawn.instead == "harbor/height-of-water"


def test_a_former_name_that_is_in_use_again_is_no_rename(root: Path) -> None:
    shutil.copy(BASE / "annotations/claims/harbor/three-meters.yml", root / "annotations/claims/harbor")
    (root / USER).write_text(
        (root / USER).read_text("utf-8") + f"links:\n  - type: same-event\n    to: {OLD}\n", "utf-8"
    )
    inspection = inspect(root)
    assert "D310" in {each.code for each in inspection.findings}
    assert inspection.dossier.claims["tides/moon-pulls"].claim.links[0].to == OLD
