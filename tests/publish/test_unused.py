"""What is left out of a theme's style sheet, and what has to stay."""

from __future__ import annotations

import pytest

from dossier.publish.unused import Names, names_in, rules, without_unused

PAGE = b"""<body data-md-color-scheme="slate" CLASS='Tide ebb'><p class=flood><i class = "a&b"></i>"""
NAMES = Names.of(names_in([PAGE]), ['add("opened"); const it = `moon--${phase}`; "--x-"; "__"'])


@pytest.mark.parametrize(
    "rule",
    [
        "p{top:0}",
        ".tide{top:0}",
        ".Tide.ebb{top:0}",
        ".flood>p::before{top:0}",
        ".opened{top:0}",
        ".moon--full .ebb{top:0}",
        ".none,.ebb{top:0}",
        ":not(.none){top:0}",
        ":is(.none,p):has(.none){top:0}",
        "[data-md-color-scheme=slate] p{top:0}",
        "[href='.none']{top:0}",
        "@media print{.ebb{top:0}}",
        "@keyframes none{from{top:0}}",
        "@font-face{font-family:none}",
        '@import "none.css";',
        ":root{--icon:url('{.none}')}",
    ],
)
def test_what_may_match_stays(rule: str) -> None:
    assert without_unused(rule, NAMES) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".none{top:0}",
        ".ebb .none{top:0}",
        ".none,p.none:hover{top:0}",
        ".none:is(p,.ebb),.none:not(.ebb){top:0}",
        "[data-md-color-scheme=default]{top:0}",
        '[data-md-color-scheme="default"] .ebb{top:0}',
        ".x-none{top:0}",
        "@media print{.none{top:0}}",
        "@supports (top:0){@media print{.none{top:0}}}",
        r".none\:ebb{top:0}",
    ],
)
def test_what_cannot_match_is_left_out(rule: str) -> None:
    assert without_unused(f".ebb{{top:0}}{rule}p{{top:0}}", NAMES) == ".ebb{top:0}p{top:0}"


def test_the_rest_of_a_group_stays() -> None:
    assert without_unused("@media print{.none{top:0}.ebb{top:0}}", NAMES) == "@media print{.ebb{top:0}}"


def test_a_style_sheet_is_divided_into_rules() -> None:
    style = "@charset 'x;{';a{b:'}'}@media print{a{b:c}d{e:f}}"
    assert list(rules(style)) == [("@charset 'x;{'", None), ("a", "b:'}'"), ("@media print", "a{b:c}d{e:f}")]
