from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dossier
from dossier.codes import ADVICE, CODES
from dossier.diagnostics import Diagnostic, Severity, counts, did_you_mean, one_of, ordered, shown, weighed

SOURCES = sorted(Path(dossier.__file__).parent.rglob("*.py"))
FULL = Diagnostic(
    "D305",
    "there is no question 'tide-cause'",
    "annotations/claims/tides/moon.yml",
    6,
    9,
    expected="a question",
    found="'tide-cause'",
    hint="did you mean 'tide-causes'?",
)


def test_text_has_place_code_message_expected_and_found_then_the_hint_on_its_own_line() -> None:
    assert str(FULL) == (
        "annotations/claims/tides/moon.yml:6:9: D305 there is no question 'tide-cause': "
        "expected a question, found 'tide-cause'\n"
        "  hint: did you mean 'tide-causes'?"
    )


def test_text_without_the_optional_parts_is_one_line() -> None:
    assert str(Diagnostic("D102", "the file is too large", "a.yml")) == "a.yml:1:1: D102 the file is too large"


def test_found_alone_follows_the_message() -> None:
    assert str(Diagnostic("D106", "a tag is used", "a.yml", found="'!x'")).endswith("a tag is used: found '!x'")


def test_a_warning_says_so() -> None:
    warning = Diagnostic("D605", "the claim is withdrawn", "a.yml", severity=Severity.WARNING)
    assert str(warning) == "a.yml:1:1: D605 (warning) the claim is withdrawn"


def test_json_keeps_all_keys_in_one_order() -> None:
    keys = ["code", "severity", "path", "line", "column", "message", "expected", "found", "hint", "length", "edits"]
    assert list(FULL.as_json()) == keys
    assert list(Diagnostic("D102", "x", "a.yml").as_json()) == keys
    assert json.loads(json.dumps(FULL.as_json()))["line"] == 6


def test_diagnostics_are_ordered_by_place_and_each_is_shown_once() -> None:
    later = Diagnostic("D101", "x", "b.yml")
    lower = Diagnostic("D101", "x", "a.yml", 10, 1)
    right = Diagnostic("D101", "x", "a.yml", 9, 12)
    left = Diagnostic("D106", "x", "a.yml", 9, 3)
    assert ordered([later, lower, right, left, right]) == [left, right, lower, later]


def test_counts_name_every_severity_even_when_there_are_none() -> None:
    assert counts([]) == {"error": 0, "warning": 0, "note": 0}
    warning = Diagnostic("D605", "x", "a", severity=Severity.WARNING)
    assert counts([FULL, FULL, warning]) == {"error": 2, "warning": 1, "note": 0}


def test_a_code_that_is_not_registered_is_refused() -> None:
    with pytest.raises(ValueError, match="'D999' is not registered"):
        Diagnostic("D999", "x", "a.yml")


def test_a_code_that_is_always_an_error_cannot_be_a_warning() -> None:
    with pytest.raises(ValueError, match="'D104' is not registered in ADVICE"):
        Diagnostic("D104", "x", "a.yml", severity=Severity.NOTE)


def test_what_is_no_error_counts_as_is_set_for_its_code() -> None:
    warning = Diagnostic("D605", "x", "a.yml", severity=Severity.WARNING)
    levels = {"D605": Severity.NOTE, "D502": Severity.NOTE}
    error = Diagnostic("D502", "x", "a.yml")
    assert [each.severity for each in weighed([warning, error], levels)] == [Severity.NOTE, Severity.ERROR]


def test_every_registered_code_is_raised_somewhere_and_no_other() -> None:
    others = [source for source in SOURCES if source.name != "codes.py"]
    raised = {code for source in others for code in re.findall(r"\"(D\d{3})\"", source.read_text("utf-8"))}
    assert raised == set(CODES)


def test_advice_is_about_codes_that_exist() -> None:
    assert set(CODES) >= ADVICE


def test_codes_and_meanings_are_written_in_house_style() -> None:
    for code, meaning in CODES.items():
        assert re.fullmatch(r"D[1-9]\d\d", code)
        assert meaning[0].islower()
        assert not meaning.endswith(".")


@given(st.text())
def test_what_is_shown_stays_on_one_printable_line(text: str) -> None:
    assert shown(text).isprintable()


def test_what_is_shown_is_cut() -> None:
    assert shown("x" * 100, limit=10) == "'xxxxxxxxx…'"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tide-cause", "did you mean 'tide-causes'?"),
        ("zebra", None),
        ("", None),
    ],
)
def test_a_hint_names_what_is_close_and_nothing_else(name: str, hint: str | None) -> None:
    assert did_you_mean(name, ["tide-causes", "harbor"]) == hint


@pytest.mark.parametrize(
    ("choices", "text"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"), ([], "")]
)
def test_choices_are_written_as_words(choices: list[str], text: str) -> None:
    assert one_of(choices) == text
