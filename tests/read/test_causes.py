"""What a writer did where YAML stumbled, tried on good files with one character damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.excerpts import edited
from dossier.read.lints import linted
from dossier.read.yaml_gate import MAX_BYTES, decode, parse
from tests.golden.harness import BASE

_GOOD = """\
says: The moon causes the tide.
kind: report
by: [author]
passages:
  - text: moon pulls the sea
    source: 3:1-4=0a1b2c3d
topics: [causes]
answers:
  - question: tide-causes
    position: moon
note: >-
  Seen twice, and
  once more.
"""
_FILES = [_GOOD, *(file.read_text("utf-8") for file in sorted((BASE / "annotations").rglob("*.yml")))]
_SIGNS = "\t\xa0\u200b\u3000 \n\"'“”«:-#*&!%@`|>[]{},?=：•+ab1"


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A good file in which one character is left out, put in or replaced."""
    text: str = draw(st.sampled_from(_FILES))
    at = draw(st.integers(0, len(text) - 1))
    sign: str = draw(st.sampled_from(["", *_SIGNS]))
    return text[:at] + sign + text[at + draw(st.integers(0, 1)) :]


@given(damaged())
def test_one_damaged_character_never_raises_and_no_edit_fails_the_gate(text: str) -> None:
    document, faults = linted(text, "x.yml")
    assert document is not None or faults
    lines = text.split("\n")
    for fault in faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
    edits = [edit for fault in faults for edit in fault.edits]
    if edits:
        assert parse(edited(text, edits), "x.yml")[1] == []


@given(damaged(), st.integers(2, 9))
def test_places_and_edits_move_with_the_first_line(text: str, first: int) -> None:
    _, alone = linted(text, "x.yml")
    _, below = linted(text, "x.yml", first)
    assert [(fault.code, fault.line + first - 1) for fault in alone] == [(fault.code, fault.line) for fault in below]
    moved = [edit.line + first - 1 for fault in alone for edit in fault.edits]
    assert moved == [edit.line for fault in below for edit in fault.edits]


@pytest.mark.parametrize("text", ["- '", "a: [" * 50, '"\n' * 500, "says: *a\n" * 300, "\t\n" * 2000])
def test_what_cannot_be_saved_is_still_said_in_one_message_or_few(text: str) -> None:
    document, faults = parse(text, "x.yml")
    assert document is None
    assert 1 <= len(faults) <= 20


def test_a_large_file_is_not_tried_for_long() -> None:
    text = _GOOD.replace("kind: report", "kind:report") + "".join(f"# {number:0100}\n" for number in range(2000))
    assert len(text) < MAX_BYTES
    _, faults = parse(text, "x.yml")
    assert [fault.code for fault in faults] == ["D104"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("says: The moon #1 of two", ["D122"]),
        ("says: The moon  # as the almanac has it", []),
        ("says: The moon # perhaps", ["D122"]),
        ('says: "The moon #1 of two"', []),
        ("kind: report # see the guide", []),
        ("passages:\n  - text: pulls #1 the sea", ["D122"]),
        ("says: “The moon.”", ["D123"]),
        ("says: “The moon.”\nspeech: direct", []),
        ("says: “The moon” and “the wind”", []),
        ("passages:\n  - text: “moon”", []),
        ("says: The *moon* pulls", ["D124"]),
        ("says: >-\n  The moon\n  is _strong_", ["D124"]),
        ("note: The *moon* pulls", []),
        ("verdict: unverified\nsays: The *moon* pulls", []),
        ("says: 3 * 4 * 5 is sixty, and snake_case_words stay", []),
        ("says: Twice  a\n  day, and folded", []),
        ("says: >-\n  kind:\xa0report", []),
        ("says: Il a dit\xa0:\xa0«\xa0non\xa0»", []),
        ("says: |\n  -text: a\n  kind:b", []),
    ],
)
def test_a_lint_finds_what_was_not_meant_and_nothing_else(written: str, codes: list[str]) -> None:
    document, faults = linted(written + "\n", "x.yml")
    assert document is not None
    assert [fault.code for fault in faults] == codes


def test_values_are_those_that_were_meant_where_that_is_certain() -> None:
    document, _ = linted("says: The moon #1 of two\nposition: “moon”\nkind:\xa0report\n", "x.yml")
    assert document is None
    document, _ = linted("says: The moon #1 of two\nposition: “moon”\n", "x.yml")
    assert document is not None
    assert document.data == {"says": "The moon #1 of two", "position": "moon"}
    document, _ = linted("says: The moon # perhaps\n", "x.yml")
    assert document is not None
    assert document.data == {"says": "The moon"}


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    text, faults = decode(("\ufeff" + _GOOD.replace("\n", "\r\n")).encode(), "x.yml")
    assert (text, faults) == (_GOOD, [])
    assert linted(_GOOD, "x.yml")[1] == []


def test_edits_of_several_causes_are_certain_only_together() -> None:
    text = _GOOD.replace("kind: report", "kind:report").replace("    position", "   position")
    _, faults = parse(text, "x.yml")
    assert [(fault.line, bool(fault.edits)) for fault in faults] == [(2, True), (10, True)]
    assert edited(text, [edit for fault in faults for edit in fault.edits]) == _GOOD


def test_where_a_cause_has_two_readings_there_is_a_hint_and_no_edit() -> None:
    _, (fault,) = parse("says: 'Twas the moon.\nkind: report\n", "x.yml")
    assert (fault.line, fault.column, fault.edits) == (1, 7, ())
    assert fault.hint is not None


def test_the_root_of_the_tests_has_files_to_damage() -> None:
    assert len(_FILES) > len(list(Path(BASE / "annotations/claims").rglob("*.yml")))


def test_a_folded_text_that_begins_too_far_left_is_indented_and_keeps_its_words() -> None:
    # "on" is a key elsewhere; with a colon after it the words would be lost.
    folded = "text: >-\n    on the tarmac of the base\n      in the north\n"
    text = _GOOD.replace("text: moon pulls the sea\n", folded)
    document, [fault] = linted(text, "claim.yml")
    assert document is None
    assert fault.message == "the text of 'text' is not indented"
    fixed, faults = linted(edited(text, fault.edits), "claim.yml")
    assert faults == []
    good, _ = linted(_GOOD.replace("moon pulls the sea", "on the tarmac of the base in the north"), "claim.yml")
    assert (fixed and fixed.data) == (good and good.data)
