"""Style sheets: a class that a page of one kind lays out is laid out by one sheet."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

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
