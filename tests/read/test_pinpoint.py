from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.pinpoint import Pinpoint, digest, locate, paragraphs, pin, words

TEXT = "The tide turns.\n\n  \nIt turns twice a day, the sailor’s day.\nThe tide turns again.\n"
PARTS = st.integers(1, 999_999)
PINPOINTS = st.builds(
    lambda paragraph, ends, value: Pinpoint(paragraph, min(ends), max(ends), f"{value:08x}"),
    PARTS,
    st.tuples(PARTS, PARTS),
    st.integers(0, 2**32 - 1),
)


@given(PINPOINTS)
def test_what_is_written_is_read_back(pinpoint: Pinpoint) -> None:
    assert Pinpoint.parse(str(pinpoint)) == pinpoint


@given(st.text("0123456789:-=abcdef٣", max_size=24) | st.from_regex(r"\d+:\d+-\d+=[0-9a-f]{8}", fullmatch=True))
def test_what_is_read_is_written_back_or_refused(text: str) -> None:
    try:
        pinpoint = Pinpoint.parse(text)
    except ValueError as error:
        assert str(error).startswith("expected ")  # noqa: PT017 - either outcome is right
    else:
        assert str(pinpoint) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3:27-35",
        "3:27-35=DCDC8353",
        "0:1-1=dcdc8353",
        "3:0-1=dcdc8353",
        "3:2-1=dcdc8353",
        "03:1-2=dcdc8353",
        "3:1-2=dcdc8353\n",
        "٣:1-2=dcdc8353",
        f"{'9' * 5000}:1-2=dcdc8353",
    ],
)
def test_other_texts_are_not_pinpoints(text: str) -> None:
    with pytest.raises(ValueError, match="expected "):
        Pinpoint.parse(text)


def test_words_are_folded() -> None:
    assert words("The Sailor’s cafe\u0301, isn't") == ["the", "sailor's", "café", "isn't"]


def test_paragraphs_are_lines_that_are_not_empty() -> None:
    assert [line[0] for line in paragraphs(TEXT)] == ["the", "it", "the"]


def test_the_hash_is_over_the_words_joined_by_spaces() -> None:
    assert digest(["the", "tide"]) == hashlib.sha256(b"the tide").hexdigest()[:8]


def test_pasted_words_are_pinned_wherever_they_are() -> None:
    assert [str(each) for each in pin(TEXT, "“THE tide turns”")] == [
        f"1:1-3={digest(['the', 'tide', 'turns'])}",
        f"3:1-3={digest(['the', 'tide', 'turns'])}",
    ]
    assert pin(TEXT, "turns. It turns") == []
    assert pin(TEXT, "…") == []


def test_a_pinpoint_is_found_again_after_the_text_has_shifted() -> None:
    (pinpoint,) = pin(TEXT, "twice a day")
    assert locate(TEXT, pinpoint) == [pinpoint]
    (moved,) = locate("New.\n" + TEXT.replace("It turns", "It always turns"), pinpoint)
    assert (moved.paragraph, moved.first, moved.last) == (3, 4, 6)
    assert locate("Nothing of the kind stands here.", pinpoint) == []


def test_the_hinted_place_comes_first() -> None:
    second = pin(TEXT, "the tide turns")[1]
    assert locate(TEXT, second)[0] == second


@given(st.lists(st.sampled_from(["ebb", "flow", "tide", "day"]), min_size=1, max_size=30), st.data())
def test_every_range_that_is_pinned_is_located(sequence: list[str], choose: st.DataObject) -> None:
    first = choose.draw(st.integers(0, len(sequence) - 1))
    last = choose.draw(st.integers(first, len(sequence) - 1))
    text = " ".join(sequence)
    wanted = Pinpoint(1, first + 1, last + 1, digest(sequence[first : last + 1]))
    assert wanted in pin(text, " ".join(sequence[first : last + 1]))
    assert locate(text, wanted)[0] == wanted
