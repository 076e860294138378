"""Where articles stand on the question of a claim."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossier.pages.groups import WIDEST
from dossier.pages.picture import picture_row
from dossier.pages.places import Place
from dossier.pages.stands import StandsRow, stands_of
from tests.rendering import Outline, answer, dispute, renderer_of, text_of


def _row(claims: dict[str, dict[str, Any]], claim: str = "alpha/a", **contents: Any) -> StandsRow:  # noqa: ANN401 - as renderer_of
    (row,) = stands_of(renderer_of(claims, **contents).view, claim)
    return row


def _marks(row: StandsRow) -> dict[str, list[Place]]:
    return {stand.outlet: [mark.place for mark in stand.marks] for stand in row.stands}


def test_disputed_positions_are_on_two_sides_and_silence_has_no_mark() -> None:
    claims = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind"), "delta/d": answer("whale")}
    row = _row(claims)
    assert row.divided
    assert _marks(row) == {"Alpha": [Place.OVER], "Beta": [Place.UNDER], "Gamma": [], "Delta": [Place.BESIDE]}
    assert [stand.silence for stand in row.stands] == ["", "", "silent", ""]
    assert [stand.here for stand in row.stands] == [True, False, False, False]
    unread = _row({"alpha/a": answer("moon")})
    assert [stand.silence for stand in unread.stands] == ["", "not read yet", "silent", "not read yet"]


def test_where_two_sides_are_not_enough_no_position_has_one() -> None:
    against = [dispute("beta/b")["links"][0], dispute("delta/d")["links"][0]]
    claims = {
        "alpha/a": {**answer("moon"), "links": against},
        "beta/b": {**answer("wind"), **dispute("delta/d")},
        "delta/d": answer("whale"),
    }
    row = _row(claims)
    assert not row.divided
    assert _marks(row) == {"Alpha": [Place.BESIDE], "Beta": [Place.BESIDE], "Gamma": [], "Delta": [Place.BESIDE]}


def test_without_a_dispute_a_position_that_several_hold_themselves_is_agreement() -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/d": answer("whale")}
    row = _row(claims)
    assert not row.divided
    assert _marks(row) == {"Alpha": [Place.SAME], "Beta": [Place.SAME], "Gamma": [], "Delta": [Place.BESIDE]}
    passed_on = {"alpha/a": answer("moon"), "beta/b": {"by": ["ada"], **answer("moon")}}
    assert _marks(_row(passed_on))["Alpha"] == [Place.BESIDE], "who passes something on does not agree with it"


def test_an_article_stands_where_its_own_voice_does_and_only_without_one_where_it_passes_on() -> None:
    claims = {
        "alpha/a": answer("moon"),
        "beta/b": answer("wind"),
        "beta/c": {"by": ["ada"], **answer("moon")},
        "delta/d": {"by": ["ada"], **answer("moon")},
        "gamma/e": {"by": ["ada"], "stance": "rejects", **answer("moon")},
    }
    held = {stand.outlet: [(mark.before, mark.short) for mark in stand.marks] for stand in _row(claims).stands}
    assert held == {
        "Alpha": [("", "The moon")],
        "Beta": [("", "The wind")],
        "Gamma": [("rejects", "The moon")],
        "Delta": [("passes on", "The moon")],
    }
    own = _row(claims, "beta/c").stands[1]
    assert [mark.short for mark in own.marks] == ["The wind", "The moon"], "a claim is in the cell of its article"
    assert own.marks[1].ref.page == "articles/beta.md#c"


def test_words_are_short_where_a_short_wording_is_given_and_have_their_number() -> None:
    question = {
        "slug": "cause",
        "ask": "What causes tides?",
        "unit": "moons",
        "positions": [
            {"slug": "moon", "label": "The pull of the moon", "short": "The moon"},
            {"slug": "x", "label": "X"},
        ],
    }
    row = _row({"alpha/a": answer("moon", value="3")}, question=question)
    assert (row.answer, row.value) == ("The moon", "3 moons")
    assert row.stands[0].marks[0].short == "3 moons"


def test_every_mark_is_a_link_with_words_and_the_article_of_the_claim_is_told_from_others() -> None:
    claims = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind")}
    html = renderer_of(claims).claim("alpha/a")
    row = re.findall(r'<ol class="dossier-plain">\s*<li(?: class="dossier-here")?><b>.*?</ol>', html, re.DOTALL)[0]
    assert text_of(row) == "Alpha The moon Beta The wind Gamma silent Delta not read yet"
    tags = [(tag, attributes) for tag, attributes in Outline(row).tags if tag in {"div", "a"}]
    assert [attributes.get("data-mark", attributes.get("href")) for _, attributes in tags] == [
        "over",
        "articles/alpha.md#a?from=claims/alpha/a.md",
        "under",
        "claims/beta/b.md?from=claims/alpha/a.md",
    ]
    assert row.count("dossier-here") == 1
    assert html.count("dossier-wave") == 1
    assert "style=" not in html


@pytest.mark.parametrize(("articles", "cells"), [(WIDEST, WIDEST), (WIDEST + 1, 0)])
def test_of_very_many_articles_positions_are_counted(articles: int, cells: int) -> None:
    slugs = [f"article-{number:02}" for number in range(articles)]
    claims = {f"{slug}/a": answer("moon" if number % 2 else "wind") for number, slug in enumerate(slugs)}
    renderer = renderer_of(claims, articles=slugs)
    (row,) = stands_of(renderer.view, f"{slugs[1]}/a")
    assert len(row.stands) == cells
    text = text_of(renderer.claim(f"{slugs[1]}/a"))
    assert (f"The moon {articles // 2} articles The wind {articles - articles // 2} articles" in text) is (cells == 0)


def test_a_claim_without_a_question_has_no_row() -> None:
    renderer = renderer_of({"alpha/a": {}})
    assert stands_of(renderer.view, "alpha/a") == ()
    assert "dossier-stands" not in renderer.claim("alpha/a")


def test_the_row_of_a_claim_has_the_sides_of_the_picture() -> None:
    rejecting = {"by": ["ada"], "stance": "rejects", **answer("moon")}
    claims = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": rejecting, "delta/d": answer("moon")}
    view = renderer_of(claims).view
    (row,) = stands_of(view, "beta/b")
    shown = {column.outlet: [mark.place for mark in column.marks] for column in picture_row(view, "cause").columns}
    assert _marks(row) == shown
    assert shown["Beta"] == [Place.UNDER], "what rejects a position is opposite it"
    assert [mark.before for mark in row.stands[1].marks] == ["rejects"]
