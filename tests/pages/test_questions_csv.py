from __future__ import annotations

import csv
import io

import pytest

from tests.rendering import QUESTION, answer, renderer_of


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_answer_and_each_silence_has_a_line() -> None:
    claims = {
        "alpha/a": {**answer("moon", value="2.5")},
        "alpha/b": {"by": ["ada", "sailors"], **answer("wind")},
        "beta/c": {"by": ["sailors"], "stance": "rejects", **answer("wind")},
    }
    rows = _rows(renderer_of(claims).questions_csv())
    seen = [(r["article"], r["stance"], r["position"], r["value"], r["unit"], r["by"], r["claim"]) for r in rows]
    assert seen == [
        ("alpha", "asserts", "The moon", "2.5", "moons", "the author", "alpha/a"),
        ("alpha", "reports", "The wind", "", "", "Ada Wave; sailors (not named)", "alpha/b"),
        ("beta", "rejects", "The wind", "", "", "sailors (not named)", "beta/c"),
        ("gamma", "silent", "", "", "", "", ""),
        ("delta", "not yet read", "", "", "", "", ""),
    ]
    assert rows[0]["paragraph"] == "1"
    assert rows[0]["says"] == "a holds."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://example.org","x"),\n"y"'
    positions = [{"slug": "moon", "label": hostile}, {"slug": "wind", "label": "The wind"}]
    question = {**QUESTION, "ask": hostile, "unit": hostile, "positions": positions}
    claims = {"alpha/a": {"says": hostile, **answer("moon", value="-3")}}
    data = renderer_of(claims, question=question).questions_csv()
    cells = [cell for row in _rows(data) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert len({len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))}) == 1


def test_lines_end_as_in_rfc_4180_and_the_encoding_is_marked() -> None:
    data = renderer_of({"alpha/a": answer("moon")}).questions_csv()
    assert data.startswith(b"\xef\xbb\xbfquestion,ask,")
    assert data.count(b"\r\n") == data.count(b"\n") == 5
