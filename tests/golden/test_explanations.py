from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codes import CODES
from dossier.publish.inspection import inspect
from dossier.read.explanations import Example, Explanation, explained
from dossier.read.settings import read_settings
from tests.golden.harness import Case, run
from tests.golden.test_golden import ELSEWHERE

EXPLAINED = [explained(code) for code in CODES]
WITH_EXAMPLE = [each for each in EXPLAINED if each.bad]
# Codes that files laid over the base dossier could show, but not in a few lines; golden cases show them.
SHOWN_BY_CASES = {"D315", "D609"}


def found(root: Path, files: tuple[Example, ...]) -> set[str]:
    """Return the codes of what is wrong with the base dossier when `files` are laid over it."""
    run(Case(root, {each.path: each.text for each in files}, ""), root)
    return {each.code for each in inspect(root, read_settings(root)).findings}


@pytest.mark.parametrize("explanation", WITH_EXAMPLE, ids=[each.code for each in WITH_EXAMPLE])
def test_the_bad_example_has_the_fault_and_the_good_one_has_none(explanation: Explanation, tmp_path: Path) -> None:
    assert explanation.code in found(tmp_path / "bad", explanation.bad)
    assert explanation.good
    assert found(tmp_path / "good", explanation.good) == set()


def test_a_code_without_an_example_is_shown_by_another_test() -> None:
    without = {each.code for each in EXPLAINED if not each.bad}
    assert without <= SHOWN_BY_CASES | set(ELSEWHERE)


def test_every_code_says_why_in_one_paragraph() -> None:
    for each in EXPLAINED:
        assert len(each.why) > 60, each.code
        assert "\n\n" not in each.why, each.code
