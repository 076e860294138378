"""Sentences end at the same places everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.pinpoint import paragraphs, word_spans
from dossier.text.sentences import Sentence, sentences


def _cut(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    cut = []
    for each in sentences(text):
        line = lines[each.paragraph - 1]
        spans = word_spans(line)
        cut.append(line[spans[each.first - 1][0] : spans[each.last - 1][1]])
    return cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Out. In again!", ["Out", "In again"]),
        ("It goes out, it comes in.", ["It goes out, it comes in"]),
        ("The U.S. President spoke. He left.", ["The U.S. President spoke", "He left"]),
        ("Mr. Keeper saw it. So did J. Smith.", ["Mr. Keeper saw it", "So did J. Smith"]),
        ("He said: “It turns.” Then it turned.", ["He said: “It turns", "Then it turned"]),
        ("It rose by 2.5 meters. 3 boats sank.", ["It rose by 2.5 meters", "3 boats sank"]),
        ("No end here", ["No end here"]),
        ("Wait… what? Yes.", ["Wait… what", "Yes"]),
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence(text: str, cut: list[str]) -> None:
    assert _cut(text) == cut


def test_paragraphs_and_sentences_are_counted_from_one() -> None:
    assert sentences("A heading\n\nOne here. Two here.\n") == [
        Sentence(1, 1, 1, 2),
        Sentence(2, 1, 1, 2),
        Sentence(2, 2, 3, 4),
    ]


@given(st.text(alphabet="ab AB.!?“”'\n0é", max_size=60))
def test_every_word_is_in_one_sentence(text: str) -> None:
    words = [(number, at) for number, line in enumerate(paragraphs(text), 1) for at in range(1, len(line) + 1)]
    covered = [(each.paragraph, at) for each in sentences(text) for at in range(each.first, each.last + 1)]
    assert covered == words
