from __future__ import annotations

import pytest

from dossier.pages.cite import Citation, cite
from dossier.read.history import Change

_CHANGE = Change("2026-03-02", "0123456789abcdef0123456789abcdef01234567")


def _cited(
    says: str = "The tide turns.", address: str = "claims/harbor/turns/", change: Change | None = None
) -> Citation:
    return cite("harbor/turns", says, "Harbor Post", 3, site="Tides, annotated", address=address, change=change)


def test_a_citation_names_claim_place_editors_date_commit_and_address() -> None:
    assert _cited(change=_CHANGE).text == (
        "The tide turns. Claim harbor/turns, made by Harbor Post, paragraph 3, worded by the editors of "
        "Tides, annotated, 2 March 2026, version 0123456789. claims/harbor/turns/"
    )


def test_without_history_a_citation_has_neither_date_nor_version() -> None:
    assert _cited().text.endswith("worded by the editors of Tides, annotated. claims/harbor/turns/")
    assert "year" not in _cited().bibtex


def test_bibtex_has_an_address_or_else_a_path() -> None:
    whole = _cited(address="https://example.org/claims/harbor/turns/", change=_CHANGE).bibtex
    assert whole.startswith("@misc{harbor-turns,\n  title = {{The tide turns}},\n")
    assert "  url = {https://example.org/claims/harbor/turns/}" in whole
    assert "  year = {2026}" in whole
    assert "2 March 2026, version 0123456789}" in whole
    assert "  addendum = {claims/harbor/turns/}" in _cited().bibtex


def test_what_a_claim_says_is_never_in_quotation_marks() -> None:
    found = _cited(change=_CHANGE)
    assert not set('"“”„«»‘') & set(found.text + found.bibtex)


@pytest.mark.parametrize(
    ("says", "escaped"),
    [
        ("5 % of $10 & more_or_less #1", r"5 \% of \$10 \& more\_or\_less \#1"),
        ("a {brace} and \\input{x}", r"a \{brace\} and \textbackslash{}input\{x\}"),
        ("~ and ^", r"\textasciitilde{} and \textasciicircum{}"),
    ],
)
def test_characters_with_a_meaning_in_tex_are_escaped(says: str, escaped: str) -> None:
    assert f"title = {{{{{escaped}}}}}" in _cited(says).bibtex
