"""Style sheets: a class that a page of one kind lays out is laid out by one sheet, and no rule is written twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from dossier.publish.styles import compact
from dossier.publish.unused import rules

SHEETS = Path(__file__).parents[2] / "plugins/dossier/assets/css"
OF_ONE_PAGE = ("articles", "claim", "compare", "picture")
"""Sheets of single kinds of page, which never have to agree on a class."""
# `display: grid` and the like of a rule that begins with the class itself, or with the theme's prefix for text.
_LAYOUT = re.compile(r"^(?:\[dir\] )?(?:\.md-typeset )?(\.dossier-[a-z-]+) \{[^}]*\bdisplay:", re.MULTILINE)


def _laid_out(sheet: str) -> set[str]:
    return set(_LAYOUT.findall((SHEETS / f"dossier-{sheet}.css").read_text("utf-8")))


@pytest.mark.parametrize(("one", "other"), list(combinations(OF_ONE_PAGE, 2)))
def test_no_two_sheets_of_single_pages_lay_out_one_class(one: str, other: str) -> None:
    assert _laid_out(one)
    assert _laid_out(one) & _laid_out(other) == set()


def _declared(style: str, within: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every declaration of `style` with its conditions and its selectors."""
    for before, block in rules(style):
        if block and before.startswith("@"):
            yield from _declared(block, f"{within} {before}")
        else:
            yield from ((within, before, each) for each in re.split(r";(?![^(]*\))", block or "") if each)


def _twice(style: str) -> list[tuple[str, str, str]]:
    return [found for found, times in Counter(_declared(compact(style))).items() if times > 1]


def test_no_declaration_of_the_joined_sheet_is_written_twice() -> None:
    assert _twice("".join(sheet.read_text("utf-8") for sheet in sorted(SHEETS.glob("*.css")))) == []


def test_a_declaration_that_is_written_twice_would_be_seen() -> None:
    twice = "@media print { a { color: red; margin: 0 } } b { margin: 0 } @media print { a { margin: 0; } }"
    assert _twice(twice) == [(" @media print", "a", "margin:0")]
