from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.diagnostics import Diagnostic, Severity
from dossier.publish.inspection import inspect
from tests.golden.harness import BASE

HARBOR = "annotations/claims/harbor"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def doubts(root: Path) -> list[Diagnostic]:
    found = list(inspect(root).findings)
    assert all(each.severity is Severity.NOTE for each in found), found
    return found


def claim(root: Path, name: str, says: str, more: str = "") -> None:
    (root / HARBOR / f"{name}.yml").write_text(
        f"says: {says}\nkind: report\nby: [author]\npassages:\n  - text: Nobody measured the height\n{more}", "utf-8"
    )


def test_nearly_the_same_claim_is_named(root: Path) -> None:
    claim(root, "not-measured", "Nobody measured how high the water was.")
    claim(root, "unmeasured", "Nobody has measured how high the water was.")
    (one,) = doubts(root)
    assert (one.code, one.path) == ("D321", f"{HARBOR}/unmeasured.yml")
    assert one.found == "'Nobody measured how high the water was.'"


def test_claims_with_some_words_in_common_are_no_doubt(root: Path) -> None:
    claim(root, "not-measured", "Nobody measured how high the water was.")
    claim(root, "no-ship", "Nobody saw a ship when the water was high.")
    assert doubts(root) == []


def test_a_dispute_between_claims_that_agree_with_a_third_is_a_doubt(root: Path) -> None:
    agrees = "links:\n  - type: agrees\n    to: tides/moon-pulls\n"
    dispute = "  - type: disputes\n    to: harbor/first\n    degree: minor\n    because: x\nnote: x\n"
    claim(root, "first", "Nobody knows.", agrees)
    claim(root, "second", "The height is not known to anyone.", agrees + dispute)
    (one,) = doubts(root)
    assert (one.code, one.path, one.line) == ("D611", f"{HARBOR}/second.yml", 10)
    assert one.message.startswith("the claim disputes 'harbor/first', but ")


def test_a_dispute_alone_is_none(root: Path) -> None:
    dispute = "links:\n  - type: disputes\n    to: harbor/first\n    degree: minor\n    because: x\nnote: x\n"
    claim(root, "first", "Nobody knows.")
    claim(root, "second", "The height is not known to anyone.", dispute)
    assert doubts(root) == []
