from __future__ import annotations

from pathlib import Path

import pytest

from dossier.diagnostics import Diagnostic, Edit, Severity
from dossier.read.excerpts import Excerpts, edited


def excerpts(root: Path, text: str, name: str = "a.yml") -> Excerpts:
    (root / name).write_text(text, "utf-8")
    return Excerpts(root)


def test_the_line_is_shown_with_carets_under_the_value_and_what_was_expected(tmp_path: Path) -> None:
    found = Diagnostic(
        "D204", "'kind' has a value that is not allowed", "a.yml", 2, 7, "report", "'reprot'", "did you?"
    )
    assert excerpts(tmp_path, "says: x\nkind: reprot # typo\n").show(found) == (
        "a.yml:2:7: D204 'kind' has a value that is not allowed\n"
        "  2 | kind: reprot # typo\n"
        "    |       ^^^^^^ expected report\n"
        "  hint: did you?"
    )


def test_what_was_found_is_said_where_it_is_not_what_is_marked(tmp_path: Path) -> None:
    found = Diagnostic("D401", "the words are not found", "a.yml", 1, 7, found="'x' in ¶3")
    assert excerpts(tmp_path, "says: x\n").show(found).endswith("    |       ^ found 'x' in ¶3")


def test_long_details_have_a_line_of_their_own(tmp_path: Path) -> None:
    found = Diagnostic("D204", "not allowed", "a.yml", 1, 7, expected="word " * 20)
    assert excerpts(tmp_path, "says: x\n").show(found).splitlines()[2:] == [
        "    |       ^",
        "    | expected " + "word " * 20,
    ]


@pytest.mark.parametrize(
    ("line", "column", "carets"),
    [
        ("topics: [outcome, ceasefire]", 10, "outcome"),
        ("topics: [outcome, ceasefire]", 19, "ceasefire"),
        ('position: "no" # as said', 11, '"no"'),
        ("says: two words # and a comment", 7, "two words"),
        ("says: two words", 1, "says"),
        ("by:", 1, "by"),
    ],
)
def test_carets_are_under_the_part_that_starts_there(tmp_path: Path, line: str, column: int, carets: str) -> None:
    found = Diagnostic("D204", "x", "a.yml", 1, column)
    said = excerpts(tmp_path, line).show(found)
    assert said.splitlines()[2] == f"    | {' ' * (column - 1)}{'^' * len(carets)}"
    assert excerpts(tmp_path, line).length(found) == len(carets)


def test_a_length_that_is_stated_is_kept(tmp_path: Path) -> None:
    found = Diagnostic("D204", "x", "a.yml", 1, 7, length=3)
    assert excerpts(tmp_path, "says: report").show(found).splitlines()[2] == "    |       ^^^"


def test_what_cannot_be_seen_is_shown_and_wide_characters_move_the_carets(tmp_path: Path) -> None:
    found = Diagnostic("D104", "x", "a.yml", 1, 5, length=1)
    assert excerpts(tmp_path, "\t\xa0月 x").show(found).splitlines()[1:] == ["  1 | →␣月 x", "    |      ^"]


def test_a_long_line_is_cut_around_what_is_meant(tmp_path: Path) -> None:
    found = Diagnostic("D204", "x", "a.yml", 1, 501, length=4)
    shown = excerpts(tmp_path, "a" * 500 + "here" + "b" * 500).show(found).splitlines()
    assert shown[1].startswith("  1 | …a")
    assert shown[1].endswith("b…")
    start, end = shown[2].index("^"), shown[2].rindex("^") + 1
    assert shown[1][start:end] == "here"


@pytest.mark.parametrize("name", ["missing.yml", "b.yml"])
def test_without_the_line_the_form_is_that_of_a_log(tmp_path: Path, name: str) -> None:
    (tmp_path / "b.yml").write_bytes(b"\n")
    found = Diagnostic("D317", "x", name, 1, 1, hint="y", severity=Severity.WARNING)
    assert Excerpts(tmp_path).show(found) == str(found) == f"{name}:1:1: D317 (warning) x\n  hint: y"


def test_a_line_with_words_of_an_original_is_not_repeated(tmp_path: Path) -> None:
    found = Diagnostic("D506", "8 words in a row are the original's", "a.yml", 1, 7)
    assert excerpts(tmp_path, "says: words of an outlet\n").show(found) == str(found)


def test_a_fix_is_shown_as_the_line_will_be(tmp_path: Path) -> None:
    fix = (Edit(2, 13, 2, 13, '"'), Edit(2, 15, 2, 15, '"'))
    found = Diagnostic("D206", "x", "a.yml", 2, 13, edits=fix)
    assert excerpts(tmp_path, "a: 1\n  position: no\n").show(found).splitlines()[-1] == '  fix:   position: "no"'


def test_a_fix_of_several_lines_is_shown_below_each_other(tmp_path: Path) -> None:
    found = Diagnostic("D206", "x", "a.yml", 1, 1, edits=(Edit(1, 5, 1, 5, "\nb: 2"),))
    assert excerpts(tmp_path, "a: 1\n").show(found).splitlines()[-2:] == ["  fix: a: 1", "       b: 2"]


def test_a_line_that_goes_is_said_to_go(tmp_path: Path) -> None:
    found = Diagnostic("D206", "x", "a.yml", 1, 1, edits=(Edit(1, 1, 2, 1, ""),))
    assert excerpts(tmp_path, "a: 1\nb: 2\n").fixed(found) == ["b: 2"]
    alone = Diagnostic("D206", "x", "a.yml", 2, 1, edits=(Edit(2, 1, 3, 1, ""),))
    assert excerpts(tmp_path, "a: 1\nb: 2\n").fixed(alone) == ["delete this line"]


def test_edits_are_made_at_the_places_of_the_text_as_it_was() -> None:
    edits = [Edit(1, 1, 1, 2, "xyz"), Edit(1, 3, 1, 4, ""), Edit(2, 1, 2, 1, "> ")]
    assert edited("abcd\nef\n", edits) == "xyzbd\n> ef\n"


def test_edits_count_code_points_and_line_feeds_alone() -> None:
    assert edited("a\x85😀b\u2028\nc", [Edit(1, 4, 1, 5, "B"), Edit(2, 1, 2, 2, "C")]) == "a\x85😀B\u2028\nC"
