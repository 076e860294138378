"""The page of a claim in a real browser: what is beside what, and that no width breaks it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.layout import EVERY_LOOK, faults_through
from tests.e2e.pages import PHONE
from tests.e2e.waiting import go, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FloatRect, Locator, Page

DISPUTED = "claims/harbor/moon-is-cause/"


def _box(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("face", ["wide", None])
def test_a_claim_page_holds_in_every_look_with_its_parts_open(new_page: Callable[..., Page], face: str | None) -> None:
    page = new_page(face=face)
    go(page, DISPUTED)
    for summary in page.locator(".dossier-claim summary").all():
        summary.click()
    assert faults_through(page, DISPUTED, EVERY_LOOK) == []


def test_the_passage_is_beside_the_claim_and_stays_while_the_disputes_scroll(page: Page) -> None:
    go(page, DISPUTED)
    passage, title = page.locator(".dossier-context").first, page.locator("h1")
    assert _box(passage)["x"] > _box(title)["x"] + _box(title)["width"]
    assert abs(_box(passage)["y"] - _box(page.locator(".dossier-claim-head"))["y"]) < 5
    page.set_viewport_size({"width": 1440, "height": 500})
    page.mouse.wheel(0, 300)
    until(lambda: page.evaluate("scrollY > 100"), expected=True)
    expect(passage).to_be_in_viewport()
    assert _box(passage)["y"] >= 48, "below the header"


def test_on_a_phone_the_passage_follows_where_articles_stand(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    go(page, DISPUTED)
    parts = ("tools", "stands", "context", "group", "turns", "acts")
    order = [page.locator(f".dossier-{part}").first for part in parts]
    tops = [_box(one)["y"] for one in order]
    assert tops == sorted(tops)
    names = [_box(name)["y"] for name in page.locator(".dossier-stand-row li > b").all()]
    assert len(names) == 5
    assert names == sorted(set(names)), "one below the other"


def test_a_row_of_articles_has_its_sides_above_and_below_the_wave(page: Page) -> None:
    go(page, DISPUTED)
    row = page.locator(".dossier-stand-row[data-divided]").first
    wave = _box(row.locator(".dossier-wave"))
    for upper in row.locator("[data-mark=over] svg").all():
        assert _box(upper)["y"] + _box(upper)["height"] <= wave["y"] + 1
    for lower in row.locator("[data-mark=under] svg").all():
        assert _box(lower)["y"] >= wave["y"] + wave["height"] - 1
    assert row.locator("[data-mark=over]").count() > 0
    assert row.locator("[data-mark=under]").count() > 0
    tops = {round(_box(name)["y"] + _box(name)["height"]) for name in row.locator("li > b").all()}
    assert len(tops) == 1


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE, {"width": 320, "height": 640}])
def test_every_target_of_the_row_and_the_tools_is_large_enough(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    go(page, DISPUTED)
    for one in page.locator(
        ".dossier-stand-row a, .dossier-tools > a, .dossier-tools summary, .dossier-tools > button"
    ).all():
        box = _box(one)
        assert min(box["width"], box["height"]) >= 24, one.inner_text()


def test_a_mark_leads_to_the_claim_of_the_other_article(page: Page) -> None:
    go(page, DISPUTED)
    other = page.locator(".dossier-stand-row li:not(.dossier-here) a").first
    name = other.locator("xpath=ancestor::li/b").inner_text()
    other.click()
    expect(page.locator(".dossier-here > b").first).to_have_text(name)


def test_no_mark_of_a_row_is_over_another(new_live_page: Callable[..., Page], heaviest: dict[str, str]) -> None:
    page = new_live_page()
    go(page, heaviest["claim"])
    boxes = [_box(one) for one in page.locator(".dossier-few :is(a, .dossier-silence, li > b)").all()]
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one["x"] < other["x"] + other["width"] - 1
        and other["x"] < one["x"] + one["width"] - 1
        and one["y"] < other["y"] + other["height"] - 1
        and other["y"] < one["y"] + one["height"] - 1
    ] == []
