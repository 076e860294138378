"""Narrowing down the list of all claims: the state is the address, and the result is announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = ".dossier-claims [data-article] li"


def _field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def _shown(page: Page) -> Locator:
    return page.locator(f"{ROWS}:visible")


def _expect_all_folded(page: Page) -> None:
    """Expect what is shown where nothing is chosen: every article with how many claims it has, and no claim."""
    groups = page.locator(".dossier-claims [data-article]")
    expect(groups.locator("> summary:visible")).to_have_count(groups.count())
    expect(_shown(page)).to_have_count(0)


def test_a_choice_narrows_the_list_and_is_announced(page: Page) -> None:
    go(page, "claims/")
    total = page.locator(ROWS).count()
    status = page.get_by_role("status").filter(has_text="claims")
    expect(status).to_have_text(f"{total} claims")
    _field(page, "Kind").select_option("Prediction")
    expect(page).to_have_url(re.compile(r"claims/\?kind=prediction$"))
    predictions = page.locator(f"{ROWS}[data-kind=prediction]").count()
    assert 0 < predictions < total
    expect(status).to_have_text(f"{predictions} of {total} claims")
    kinds = _shown(page).evaluate_all("rows => rows.map((row) => row.dataset.kind)")
    assert kinds == ["prediction"] * predictions


def test_choices_add_up_and_hide_the_articles_without_a_claim(page: Page) -> None:
    go(page, "claims/")
    _field(page, "Article").select_option("Pilot")
    _field(page, "Disputed or agreed").select_option("Disputed")
    expect(page).to_have_url(re.compile(r"\?article=pilot&standing=dispute$"))
    expect(page.locator(".dossier-claims h2:visible")).to_have_count(1)
    disputed = page.locator("[data-article=pilot] li[data-standing=dispute]").count()
    assert 0 < disputed < page.locator("[data-article=pilot] li").count()
    expect(_shown(page)).to_have_count(disputed)


def test_back_and_reset_undo_a_choice(page: Page) -> None:
    go(page, "claims/")
    total = page.locator(ROWS).count()
    _field(page, "Topic").select_option("Heights and gauges")
    few = page.locator(f"{ROWS}[data-topic~=height]").count()
    assert 0 < few < total
    expect(_shown(page)).to_have_count(few)
    _field(page, "Verdict").select_option("Doubtful")
    fewer = page.locator(f"{ROWS}[data-topic~=height][data-verdict=doubtful]").count()
    assert 0 < fewer < few
    expect(_shown(page)).to_have_count(fewer)
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?topic=height$"))
    expect(_field(page, "Verdict")).to_have_value("")
    expect(_shown(page)).to_have_count(few)
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(re.compile(r"claims/$"))
    _expect_all_folded(page)
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    expect(_field(page, "Article")).to_be_focused()
    page.go_back()
    expect(_shown(page)).to_have_count(few)


def test_an_address_shows_what_it_says(page: Page) -> None:
    go(page, "claims/?speaker=sailors&article=gazette")
    said = page.locator("[data-article=gazette] li[data-speaker~=sailors]").count()
    assert said > 0
    for _ in range(2):
        expect(_field(page, "Speaker")).to_have_value("sailors")
        expect(_field(page, "Article")).to_have_value("gazette")
        expect(_shown(page)).to_have_count(said)
        page.reload()


def test_an_address_with_unknown_values_shows_everything(page: Page) -> None:
    go(page, "claims/?kind=poem&weather=fine")
    _expect_all_folded(page)
    _field(page, "Kind").select_option("Proposal")
    expect(page).to_have_url(re.compile(r"\?weather=fine&kind=proposal$"))


def test_a_list_without_matches_says_so(page: Page) -> None:
    go(page, "claims/?article=pilot&kind=proposal&speaker=galileo")
    expect(page.get_by_role("status").filter(has_text="No claim fits")).to_be_visible()
    expect(_shown(page)).to_have_count(0)


def test_the_filter_is_worked_by_keyboard(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    go(page, "claims/")
    _field(page, "Article").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"\?article=almanac$"))
    page.keyboard.press("Tab")
    expect(_field(page, "Kind")).to_be_focused()


@pytest.mark.parametrize("java_script", [True, False])
def test_a_link_to_a_folded_article_opens_it(
    new_page: Callable[..., Page],
    java_script: bool,  # noqa: FBT001 - a table
) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto("claims/")
    folded = page.locator(".dossier-bloc-fold[data-article]").last
    slug = folded.get_attribute("data-article")
    expect(folded.get_by_role("listitem").first).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"claims/#{slug}")
    expect(folded.get_by_role("listitem").first).to_be_in_viewport()
