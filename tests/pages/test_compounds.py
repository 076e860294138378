"""No line ends within a compound such as `B-2`, whose characters stay as they are."""

from __future__ import annotations

import pytest

from dossier.pages.compounds import compounds_of, unbroken_compounds
from tests.rendering import renderer_of

HELD = '<span data-dossier="wrap" class="dossier-compound">B-2</span>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A B-2, and a B-2.</p>", f"<p>A {HELD}, and a {HELD}.</p>"),
        ('<a href="B-2" title="A B-2">B-2</a>', f'<a href="B-2" title="A B-2">{HELD}</a>'),
        ("<option>A B-2</option>B-2", f"<option>A B-2</option>{HELD}"),
        ("<p>AB-2, B-21, B-2-3, B-<b>2</b></p>", "<p>AB-2, B-21, B-2-3, B-<b>2</b></p>"),
        ("<p>F-22</p>", "<p>F-22</p>"),
    ],
)
def test_a_compound_in_text_is_held_together(html: str, expected: str) -> None:
    assert unbroken_compounds(html, {"B-2"}) == expected


def test_the_compounds_of_a_dossier_are_those_of_its_texts() -> None:
    claims = {
        "alpha/a": {"says": "A B-2 flew over, and a Ту-95."},
        "beta/b": {"says": "b holds.", "note": "Not the F-22, nor x-1, 2025-26 or a-b."},
    }
    assert compounds_of(renderer_of(claims).dossier) == {"B-2", "Ту-95", "F-22"}
