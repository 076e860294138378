from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.diagnostics import PinError
from dossier.originals.pinning import pin_words
from dossier.originals.verify import Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The tide turns twice.\nA secret stands here, and the tide turns twice again.\n"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "tides.txt").write_text(TEXT)
    return read_source(tmp_path, "tides")


def test_one_place_is_no_problem(source: Source) -> None:
    found = pin_words(source, "Secret stands\nhere")
    assert [str(each)[:6] for each in found.pinpoints] == ["2:2-4="]
    assert found.problem is None


def test_several_places_are_all_named(source: Source) -> None:
    found = pin_words(source, "the tide turns twice")
    assert len(found.pinpoints) == 2
    assert found.problem is not None
    assert "2 places: paragraph 1, words 1-4; paragraph 2, words 6-9" in found.problem


def test_words_that_are_missing_are_located_by_their_longest_part(source: Source) -> None:
    found = pin_words(source, "but a secret stands there")
    assert found.pinpoints == ()
    assert found.problem is not None
    assert "of 5 words, 2-4 are in paragraph 2, words 1-3" in found.problem


def test_words_across_paragraphs_are_not_a_place(source: Source) -> None:
    assert pin_words(source, "turns twice. A secret").pinpoints == ()


def test_words_that_are_all_missing_say_so(source: Source) -> None:
    assert "nor is any of them" in str(pin_words(source, "moon").problem)


def test_a_message_shows_no_word_of_the_original(source: Source) -> None:
    for text in ("the tide turns twice", "moon", "but stands there"):
        assert "secret" not in str(pin_words(source, text))
    assert "secret" not in repr(source)


def test_no_words_are_an_error(source: Source) -> None:
    with pytest.raises(PinError, match="no words are given"):
        pin_words(source, " … ")
