from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.diagnostics import CODES
from tests.golden.harness import Case, all_cases, rewrite, run

CASES = all_cases()
# Codes that need more than text files laid over the base dossier, and the test modules that show them.
ELSEWHERE = {
    "D101": "test_load",
    "D102": "test_load",
    "D103": "test_load",
    "D110": "test_yaml_gate",
    "D115": "test_load",
    "D501": "test_sources",
    "D502": "test_sources",
    "D503": "test_sources",
    "D504": "test_sources",
    "D505": "test_sources",
    "D506": "test_sources",
    "D507": "test_sources",
    "D508": "test_coverage",
    "D607": "test_plugin",
    "D701": "test_addresses",
    "D119": "test_page_gate",
    "D804": "test_rendition",
    "D901": "test_page_gate",
    "D902": "test_plugin",
    "D805": "test_plugin",
}


@pytest.mark.parametrize("case", CASES, ids=[case.file.stem for case in CASES])
def test_check_says_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    assert run(case, tmp_path) == case.diagnostics


def test_every_code_has_a_case_or_is_shown_elsewhere() -> None:
    shown = {code for case in CASES for code in re.findall(r": (D\d{3})\b", case.diagnostics)}
    assert set(CODES) - shown - set(ELSEWHERE) == set()
    for code, module in ELSEWHERE.items():
        assert code in Path(__file__).with_name(f"{module}.py").read_text("utf-8")


def test_regenerating_an_unchanged_case_changes_nothing(tmp_path: Path) -> None:
    for case in CASES:
        text = case.file.read_text("utf-8")
        copy = Case(tmp_path / case.file.name, case.files, case.diagnostics)
        copy.file.write_text(text, "utf-8")
        rewrite(copy, case.diagnostics)
        assert copy.file.read_text("utf-8") == text
