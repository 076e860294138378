from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.yaml_gate import MAX_BYTES, MAX_DEPTH, MAX_VALUES, Value, decode, parse

PRINTABLE = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"), blacklist_characters="\ufeff"))
HIDDEN = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff"]


def data(text: str) -> Value:
    document, faults = parse(text, "x.yml")
    assert faults == []
    assert document is not None
    return document.data


def codes(text: str) -> list[str]:
    document, faults = parse(text, "x.yml")
    assert document is None
    return [fault.code for fault in faults]


def test_scalars_stay_the_strings_in_the_file() -> None:
    written = ["no", "0123", "12:30", "2024-02-30", "1e3", "true", "0x1F", ".inf", "=", "1_000"]
    assert data("\n".join(f"- {each}" for each in written)) == written


def test_only_unquoted_nulls_become_none() -> None:
    assert data("[null, ~, Null, NULL, 'null', \"~\", '', nULL]") == [None] * 4 + ["null", "~", "", "nULL"]
    assert data("a:\nb: x") == {"a": None, "b": "x"}


def test_an_empty_file_is_nothing() -> None:
    assert data("") is None
    assert data("# only a comment\n") is None


def test_places_are_lines_and_code_points_counted_from_one() -> None:
    document, _ = parse("é: 𝛑\nlist:\n  - to: x\n    𝛑𝛑: y\n", "x.yml")
    assert document is not None
    marks = document.marks
    assert marks.value("é") == (1, 4)
    assert marks.key("é") == (1, 1)
    assert marks.value("list") == (3, 3)
    assert marks.value("list", 0) == (3, 5)
    assert marks.value("list", 0, "𝛑𝛑") == (4, 9)
    assert marks.key("list", 0, "𝛑𝛑") == (4, 5)


def test_the_place_of_what_is_not_there_is_that_of_its_nearest_parent() -> None:
    document, _ = parse("a:\n  - b: c\n", "x.yml")
    assert document is not None
    assert document.marks.value("a", 0, "missing") == (2, 5)
    assert document.marks.value("a", 7, "missing") == (2, 3)
    assert document.marks.key("a", 0, "missing") == (2, 5)
    assert document.marks.value("missing") == (1, 1)


def test_lines_count_from_the_first_line_that_is_given() -> None:
    document, _ = parse("a: b\n", "x.md", first_line=2)
    assert document is not None
    assert document.marks.value("a") == (2, 4)
    _, faults = parse("a: b\na: c\n", "x.md", first_line=2)
    assert (faults[0].line, faults[0].column) == (3, 1)


@pytest.mark.parametrize("depth", [41, 1_000, 50_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_deep_nesting_is_refused_before_it_can_crash_the_process(opening: str, closing: str, depth: int) -> None:
    assert codes(opening * depth + "x" + closing * depth) == ["D109"]


def test_nesting_up_to_the_bound_is_let_through() -> None:
    value = data("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        assert isinstance(value, list)
        value = value[0]
    assert value == []


def test_the_number_of_values_is_bounded() -> None:
    assert data("- a\n" * (MAX_VALUES - 1)) == ["a"] * (MAX_VALUES - 1)
    assert codes("- a\n" * MAX_VALUES) == ["D110"]


def test_aliases_are_refused_before_they_multiply() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{n}: &{n} [*a, *a, *a]\n" for n in "bcdefgh")
    assert set(codes(bomb)) == {"D105"}


def test_all_faults_of_a_file_are_reported_up_to_a_bound() -> None:
    assert codes("a: &x 1\na: !t 2\n<<: {}\n") == ["D105", "D111", "D106", "D112"]
    assert len(codes("- !t x\n" * 1_000)) == 20


def test_a_quoted_merge_key_is_a_key() -> None:
    assert data("'<<': x") == {"<<": "x"}


def test_the_file_is_bounded_in_bytes() -> None:
    assert decode(b"x" * MAX_BYTES, "x.yml") == ("x" * MAX_BYTES, [])
    text, faults = decode(b"x" * (MAX_BYTES + 1), "x.yml")
    assert text is None
    assert [str(fault) for fault in faults] == ["x.yml:1:1: D102 the file is too large: expected at most 256 KiB"]


def test_a_byte_order_mark_and_windows_line_ends_do_not_shift_places() -> None:
    assert decode("\ufeffa: b\r\nc: d\r\n".encode(), "x.yml") == ("a: b\nc: d\n", [])


@pytest.mark.parametrize(
    ("content", "line"), [(b"\xff\xfea\x00", 1), (b"a: b\nc: \xe9t\xe9\n", 2), (b"\xed\xa0\x80", 1)]
)
def test_other_encodings_are_refused(content: bytes, line: int) -> None:
    text, faults = decode(content, "x.yml")
    assert text is None
    assert [(fault.code, fault.line) for fault in faults] == [("D103", line)]


@pytest.mark.parametrize("character", HIDDEN)
def test_characters_that_hide_or_reorder_text_are_refused_raw_and_escaped(character: str) -> None:
    text, faults = decode(f"a: b\nab{character}c".encode(), "x.yml")
    assert text is None
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [("D103", 2, 3)]
    assert codes(f'a: "\\u{ord(character):04x}"') == ["D103"]


def test_a_lone_carriage_return_is_refused_because_editors_show_no_line_there() -> None:
    assert decode(b"# a\rb: c", "x.yml")[0] is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_fault(content: bytes) -> None:
    text, faults = decode(content, "x.yml")
    assert (text is None) == bool(faults)
    if text is not None:
        document, faults = parse(text, "x.yml")
        assert (document is None) == bool(faults)


@given(st.text("ab:-[]{}#&*!|>'\"%@`?,~ \n\t\\<", max_size=60))
def test_any_punctuation_gives_a_document_or_a_fault(text: str) -> None:
    document, faults = parse(text, "x.yml")
    assert (document is None) == bool(faults)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)


@given(
    st.recursive(
        PRINTABLE,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
        max_leaves=12,
    )
)
def test_what_is_written_in_quotation_marks_is_read_back(value: Value) -> None:
    text = yaml.dump(value, default_style='"', allow_unicode=True, width=1_000_000, Dumper=_Plain)
    assert data(text) == value


class _Plain(yaml.SafeDumper):
    """Writes repeated values out, where the stock dumper makes anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is that of PyYAML
        return True
