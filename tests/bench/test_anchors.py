"""Scores of re-anchoring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.anchors import Case, overlap, read_cases, report, rows

if TYPE_CHECKING:
    from pathlib import Path

_OLD = "The tide turns twice a day. Nobody knows why it does."
_NEW = "The tide turns twice each day. Nobody knows why it does."


def _case(kind: str, expected: tuple[int, int] | None) -> Case:
    return Case(kind, "The tide turns twice a day.", "", " Nobody", 0, _OLD, _NEW, expected)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 10), (0, 10)) == 1
    assert overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert overlap((0, 5), (5, 9)) == 0


def test_what_was_deleted_has_no_recall_and_all_that_is_found_is_wrong() -> None:
    cases = [_case("light", (0, 30)), _case("light", (0, 30)), _case("deleted", None), _case("lookalike", None)]
    deleted, light, lookalike, every = rows(cases, [(0, 30), (0, 16), (3, 4), None])
    assert (light.recall, light.close, light.precision, light.false) == (1, 0.5, 1, 0)
    assert (deleted.recall, deleted.close, deleted.precision, deleted.false) == (None, None, 0, 1)
    assert (lookalike.precision, lookalike.false) == (None, 0)
    assert (every.cases, every.recall) == (3, 1)
    assert every.false == pytest.approx(1 / 3)


def test_a_report_has_a_table_for_each_way(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(_OLD)
    (tmp_path / "new.txt").write_text(_NEW)
    case = {"class": "light", "subclass": "light", "exact": "The tide turns twice a day.", "prefix": "", "start": 0}
    case |= {"suffix": " Nobody", "old_text": "old.txt", "new_text": "new.txt", "exp_start": 0, "exp_end": 30}
    (tmp_path / "cases.jsonl").write_text(json.dumps(case))
    text = report(read_cases(tmp_path))
    assert text.count("| light | 1 | 1.000 | 1.000 | 1.000 | 0.0% |") >= 2
    assert text.count("\n## ") == 5
