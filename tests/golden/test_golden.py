from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dossier.codes import CODES
from tests.golden.harness import Case, all_cases, rewrite, run

CASES = all_cases()
# Codes that need more than text files laid over the base dossier, and the test modules that show them.
ELSEWHERE = {
    "D101": "read/test_load.py",
    "D102": "read/test_load.py",
    "D103": "read/test_load.py",
    "D110": "read/test_yaml_gate.py",
    "D115": "read/test_load.py",
    "D412": "text/test_changes.py",
    "D413": "text/test_changes.py",
    "D501": "originals/test_verify.py",
    "D502": "originals/test_verify.py",
    "D503": "originals/test_verify.py",
    "D504": "originals/test_verify.py",
    "D505": "originals/test_verify.py",
    "D506": "originals/test_verify.py",
    "D507": "originals/test_verify.py",
    "D508": "originals/test_coverage.py",
    "D607": "test_plugin.py",
    "D701": "rules/test_published_addresses.py",
    "D119": "rules/test_page_gate.py",
    "D804": "text/test_rendition.py",
    "D901": "rules/test_page_gate.py",
    "D902": "test_plugin.py",
    "D905": "rules/test_page_gate.py",
    "D906": "rules/test_page_gate.py",
    "D908": "language/test_own_words.py",
    "D903": "rules/test_neighbours.py",
    "D904": "rules/test_neighbours.py",
    "D805": "test_plugin.py",
    "D806": "test_plugin.py",
}


@pytest.mark.parametrize("case", CASES, ids=[case.file.stem for case in CASES])
def test_check_says_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    assert run(case, tmp_path) == case.diagnostics


def expected(source: str) -> set[str]:
    """Return the codes that tests in `source` compare, assert or are run with; a mere mention does not count."""
    tests = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    parts = [part for test in tests for part in (*test.decorator_list, *ast.walk(test))]
    asserted = [part for part in parts if isinstance(part, (ast.Assert, ast.Call, ast.Compare))]
    texts = [node.value for part in asserted for node in ast.walk(part) if isinstance(node, ast.Constant)]
    return {code for text in texts if isinstance(text, str) for code in re.findall(r"\bD\d{3}\b", text)}


def test_every_code_has_a_case_or_is_expected_elsewhere() -> None:
    shown = {code for case in CASES for code in re.findall(r": (D\d{3})\b", case.diagnostics)}
    assert set(CODES) - shown - set(ELSEWHERE) == set()
    for code, module in ELSEWHERE.items():
        assert code in expected((Path(__file__).parents[1] / module).read_text("utf-8")), module


def test_a_code_that_is_only_mentioned_is_not_expected() -> None:
    assert expected('"""D101"""\n# D102\nD103 = "D103"\ndef test_it():\n    "D104"\n    found = "D105"') == set()
    assert expected('@parametrize(["D101"])\ndef test_it():\n    assert "x: D102 y" in said') == {"D101", "D102"}


def test_regenerating_an_unchanged_case_changes_nothing(tmp_path: Path) -> None:
    for case in CASES:
        text = case.file.read_text("utf-8")
        copy = Case(tmp_path / case.file.name, case.files, case.diagnostics)
        copy.file.write_text(text, "utf-8")
        rewrite(copy, case.diagnostics)
        assert copy.file.read_text("utf-8") == text
