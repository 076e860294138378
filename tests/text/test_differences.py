from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.differences import Difference, difference

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("written", "found", "expected"),
    [
        ("so Putin goes home", "so, Putin goes home", Difference(0, 1, "so,")),
        ("he goes home again", "he goes again", Difference(2, 3, "")),
        ("he goes again", "he goes home again", Difference(2, 3, "home again")),
        ("he goes", "he goes home", Difference(1, 2, "goes home")),
        ("one two three four", "one 2 three 4", Difference(1, 4, "2 three 4")),
    ],
)
def test_the_one_part_that_differs_is_found(written: str, found: str, expected: Difference) -> None:
    assert difference(written, found) == expected


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("the same words", "the  same words"),
        ("none of these", "are alike here"),
        ("a b c d e f g h i j", "a 1 2 3 4 5 6 7 8 j"),
        ("a b", "a 1 2 3 4 5 6 7 8"),
    ],
)
def test_equal_texts_and_two_different_texts_have_no_one_part(written: str, found: str) -> None:
    assert difference(written, found) is None


@given(WORDS, WORDS)
def test_with_the_part_in_its_place_the_passage_is_as_in_the_article(written: str, found: str) -> None:
    part = difference(written, found)
    if part is not None:
        ours = written.split()
        assert part.first < part.last <= len(ours)
        assert " ".join([*ours[: part.first], *part.there.split(), *ours[part.last :]]) == found
