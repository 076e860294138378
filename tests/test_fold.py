"""Folding keeps a map from every folded code point back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("a  b\n\tc", "a b c"),
        ("  padded ", "padded"),
        ("non\u00a0breaking\u202fspaces", "non breaking spaces"),
        ("‘single’ “double” «guillemets»", '\'single\' "double" "guillemets"'),
        ("en–dash em—dash hy‐phen", "en-dash em-dash hy-phen"),
        ("two -- hyphens", "two - hyphens"),
        ("three… dots", "three... dots"),
        ("ligature ﬁne", "ligature fine"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("cafe\u0301", "café"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_typography_and_white_space_are_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_case_is_kept() -> None:
    assert fold("May").text != fold("may").text


def test_a_hit_leads_back_to_the_text_in_code_points() -> None:
    text = "𝛑 says  “a—b” here"
    folded = fold(text)
    start = folded.text.index('"a-b"')
    assert text[slice(*folded.origin(start, start + 5))] == "“a—b”"


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text())
def test_the_map_is_ordered_and_inside_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
