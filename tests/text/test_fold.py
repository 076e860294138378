"""Folding keeps a map from every folded code point back to the text."""

import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.fold import fold


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
        ("q\u0323\u0307 and q\u0307\u0323", "q\u0323\u0307 and q\u0323\u0307"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("ﾊﾞｽ", "バス"),
        ("\u0b95\u0bc6\u0bbe", "\u0b95\u0bca"),
        ("\u200fחוף\u200e \u2067מרסה\u2069\u061c", "חוף מרסה"),
        ("葛\U000e0100城 \u2764\ufe0f", "葛城 \u2764"),
        ("a\u034f\u0301", "á"),
        ("\u0600١٢", "\u0600١٢"),
        ("潮汐\n每天，\n涨落", "潮汐每天,涨落"),
        ("밀물 썰물", "밀물 썰물"),
        ("Ａ Ｂ", "A B"),
        ("🌊 🌊", "🌊 🌊"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_typography_and_white_space_are_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(
    "parts",
    [
        "high| |tide",
        "don|'|t",
        "2025|年|8|月",
        "潮|汐",
        "し|お|は",
        "น้ำ|ขึ้|น",
        "밀|물|은",
        "ज्वार",
        "المد",
        "cafe\u0301s",
        "B|-|2",
    ],
)
def test_passages_begin_and_end_at_visible_characters(parts: str) -> None:
    text = parts.replace("|", "")
    folded = fold(text)
    edges = [0, *(folded.starts[at] for at in range(1, len(folded.text)) if folded.is_edge(at)), len(text)]
    assert "|".join(text[start:end] for start, end in pairwise(edges)) == parts


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@given(st.text())
def test_canonically_equivalent_texts_fold_to_one(form: Literal["NFC", "NFD"], text: str) -> None:
    assert fold(unicodedata.normalize(form, text)).text == fold(text).text


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
