"""Two articles compared, the page of articles, and the ways between them, as readers use them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import DESKTOP, PHONE
from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PAIR = "compare/gazette/pilot/"


def _box(part: Locator) -> dict[str, float]:
    box = part.bounding_box()
    assert box is not None
    x, y, width, height = box["x"], box["y"], box["width"], box["height"]
    return {"x": x, "y": y, "height": height, "right": x + width, "bottom": y + height}


def test_an_article_leads_to_a_comparison_and_that_back_to_the_passage(page: Page) -> None:
    go(page, "articles/pilot/")
    page.get_by_role("region", name="Compare Pilot with another article").get_by_role("link", name="Gazette").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gazette and Pilot")
    row = page.locator(".dossier-pair-row").first
    row.get_by_role("link", name="Gazette ¶").first.click()
    expect(page).to_have_url(re.compile("/articles/gazette/#"))


def test_from_article_to_article(page: Page) -> None:
    go(page, "articles/gazette/")
    page.get_by_role("link", name="Next article").click()
    expect(page).to_have_url(re.compile("/articles/harbor/$"))
    page.get_by_role("link", name="Previous article").click()
    expect(page).to_have_url(re.compile("/articles/gazette/$"))
    page.get_by_role("link", name="All articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    page.get_by_role("link", name="The night the quay went under").click()
    expect(page).to_have_url(re.compile("/articles/gazette/$"))


@pytest.mark.parametrize("scripts", [True, False])
def test_every_count_leads_to_its_section(new_page: Callable[..., Page], scripts: bool) -> None:  # noqa: FBT001 - a table
    page = new_page(java_script_enabled=scripts)
    page.goto(PAIR)
    links = page.locator(".dossier-units a")
    assert links.count() > 2
    for link in links.all():
        anchor = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_wide_the_two_stand_level_with_the_tie_between_and_their_names_stay(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    go(page, PAIR)
    row = page.locator(".dossier-pair-row").first
    first, tie, second = (_box(row.locator(at)) for at in ("[data-side=first]", ".dossier-tie", "[data-side=second]"))
    assert first["y"] == second["y"]
    assert first["right"] <= tie["x"] < tie["right"] <= second["x"]
    last = page.locator("#agreed .dossier-pair-row").last
    last.scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('#agreed .dossier-pair-row:last-child').offsetTop)")
    heads = page.locator("#agreed .dossier-heads")
    expect(heads).to_be_in_viewport()
    assert _box(heads)["y"] >= _box(page.locator(".md-header"))["bottom"] - 1


def test_on_a_phone_they_are_stacked_and_the_tie_goes_from_name_to_name(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    go(page, PAIR)
    for row in page.locator(".dossier-pair-row").all():
        first, second = (_box(row.locator(f"[data-side={side}]")) for side in ("first", "second"))
        assert first["x"] == second["x"]
        assert first["bottom"] <= second["y"]
        begin, end = (_box(row.locator(".dossier-tie > .dossier-pair-shape").nth(at)) for at in (0, 1))
        names = [_box(row.locator(".dossier-answer > .dossier-name").nth(at)) for at in (0, 1)]
        for mark, name in zip((begin, end), names, strict=True):
            assert name["y"] - 4 <= mark["y"] < mark["bottom"] <= name["bottom"] + 4
            assert mark["right"] <= name["x"]
    jumps = page.locator(".dossier-units li")
    assert len({round(_box(jump)["y"]) for jump in jumps.all()}) == 1, "one row"
    assert all(_box(link)["height"] >= 24 for link in page.locator(".dossier-units a").all())
    page.locator(".dossier-pair-row").last.scroll_into_view_if_needed()
    expect(jumps.first).to_be_in_viewport()
    assert _box(jumps.first)["y"] >= _box(page.locator(".md-header"))["bottom"] - 1


def test_a_screen_reader_hears_what_the_tie_shows(page: Page) -> None:
    go(page, PAIR)
    heard = page.locator("#disputed .dossier-pair-row").first.aria_snapshot()
    assert heard.index("Gazette") < heard.index("disputes") < heard.index("Pilot") < heard.index("A direct dispute")
    assert "img" not in heard


def test_a_question_leads_to_the_comparison_of_who_disputes_it(page: Page) -> None:
    go(page, "questions/bore-dangerous/")
    page.get_by_role("link", name="Compare Gazette and Pilot").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gazette and Pilot")


def test_on_paper_a_comparison_keeps_its_ties_and_loses_its_ways(page: Page) -> None:
    go(page, PAIR)
    page.emulate_media(media="print")
    expect(page.locator(".dossier-tie").first).to_be_visible()
    for selector in (".dossier-units", ".dossier-elsewhere"):
        expect(page.locator(selector)).to_be_hidden()
    go(page, "articles/pilot/")
    expect(page.locator(".dossier-end")).to_be_hidden()
