"""What a check says of words that the article of a claim does not have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.diagnostics import Diagnostic
from dossier.publish.inspection import inspect
from dossier.read.excerpts import Excerpts
from dossier.read.settings import read_settings
from tests.golden.harness import BASE

_CLAIM = "annotations/claims/tides/moon-pulls.yml"
_ORIGINAL = "Heading\n\nThe pull\n\nOur lunar neighbour tugs the ocean hard.\n\nWind is minor.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(root: Path, passage: str) -> Diagnostic:
    """Return the one finding when the claim has `passage`, as it is written in the file."""
    file = root / _CLAIM
    lines = ["      - text: moon pulls the sea\n", "  - text: moon pulls the sea\n"]
    text = file.read_text("utf-8")
    line = next(each for each in lines if each in text)
    file.write_text(text.replace(line, line.replace("moon pulls the sea", passage)), "utf-8")
    (one,) = inspect(root, read_settings(root)).findings
    return one


def test_words_of_another_article_are_found_there(root: Path) -> None:
    one = found(root, "the wind made the water rise")
    assert (one.code, one.found) == ("D401", "the words in docs/articles/harbor.md, ¶1")
    assert (one.hint or "").startswith("move the file to the folder of that article in annotations/claims")


def test_words_like_those_of_another_article_are_found_there(root: Path) -> None:
    one = found(root, "the wind made the waters rise")
    assert one.code == "D401"
    assert (one.hint or "").startswith("words like these are in docs/articles/harbor.md, ¶1; ")


def test_words_of_the_original_are_named_by_their_paragraph_and_what_retells_them(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: T\nplugins:\n  - dossier:\n      sources: originals\n")
    (root / "originals").mkdir()
    (root / "originals/tides.txt").write_text(_ORIGINAL)
    one = found(root, "lunar neighbour tugs the ocean")
    assert (one.code, one.found) == ("D401", "the outlet's words, of its ¶3")
    assert one.hint == "the article retells it: 'The moon pulls the sea towards it, and the tide turns twice a day.'"
    assert "hard" not in str(one)


def test_a_missing_original_changes_nothing(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: T\nplugins:\n  - dossier:\n      sources: originals\n")
    assert (found(root, "lunar neighbour tugs the ocean").hint or "").startswith("copy the words from")


def test_words_that_are_left_out_make_two_passages(root: Path) -> None:
    one = found(root, "The pull [...] twice a day")
    assert one.code == "D401"
    assert one.hint == "words are left out: give each part as a passage of its own: 'The pull', 'twice a day'"


def test_words_that_are_nowhere_have_no_place(root: Path) -> None:
    one = found(root, "gulls eat everything in sight")
    assert (one.hint or "").startswith("copy the words from the published article")


@pytest.mark.parametrize(
    ("passage", "carets", "there"),
    [
        ("moon pulls the lake", "lake", "'sea' in ¶3"),
        ("moon pulls the sea,", "sea,", "'sea' in ¶3"),
        ("tide twice a day", "twice", "'turns twice' in ¶3"),
        (">-\n      moon pulls\n      the lake", "lake", "'sea' in ¶3"),
        ('"moon pulls the lake"', 'lake"', "'sea' in ¶3"),
    ],
)
def test_the_words_that_differ_are_marked(root: Path, passage: str, carets: str, there: str) -> None:
    one = found(root, passage)
    line = (root / _CLAIM).read_text("utf-8").split("\n")[one.line - 1]
    assert line[one.column - 1 : one.column - 1 + (one.length or 0)] == carets
    assert one.found == there
    assert one.expected is None
    assert f"{'^' * len(carets)} found {there}" in Excerpts(root).show(one)


def test_other_capitals_are_certain_to_be_the_same_words(root: Path) -> None:
    one = found(root, "Moon pulls the Sea")
    assert one.code == "D411"
    assert one.message == "the article has the words of the passage with other capitals or signs"
