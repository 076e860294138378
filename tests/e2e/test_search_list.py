"""What the search lists: all results, the same again on the way back, values of a field, and a way on from nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.pages import PHONE
from tests.e2e.searching import box, options, said, search
from tests.e2e.server import serve
from tests.e2e.test_axe import CALM, faults
from tests.e2e.waiting import go, ready
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

ARTICLE = "articles/pilot/"
FEW = 12
MANY = "tide"
"""What more documents have than are listed at first."""


def _more(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Show .* more result"))


def _total(page: Page) -> int:
    expect(said(page)).to_have_text(re.compile("^The best 12 of [0-9]+ results$"))
    found = re.search("of ([0-9]+)", said(page).inner_text())
    assert found
    return int(found[1])


@pytest.mark.parametrize("by_key", [False, True], ids=["pointer", "keyboard"])
def test_a_press_lists_the_other_results_below(page: Page, by_key: bool) -> None:  # noqa: FBT001 - a table
    go(page, ARTICLE)
    search(page, MANY)
    total = _total(page)
    assert total > FEW
    expect(options(page)).to_have_count(FEW)
    expect(_more(page)).to_have_text(re.compile(f"^Show {min(total - FEW, 2 * FEW)} more results?$"))
    first = [one.get_attribute("href") for one in options(page).all()]
    if by_key:
        _more(page).focus()
        page.keyboard.press("Enter")
    else:
        _more(page).click()
    expect(options(page)).to_have_count(min(total, 3 * FEW))
    assert [one.get_attribute("href") for one in options(page).all()][:FEW] == first
    selected = "true" if by_key else "false"
    expect(options(page).nth(FEW)).to_have_attribute("aria-selected", selected)
    if by_key:
        expect(box(page)).to_be_focused()
    while _more(page).is_visible():
        count = options(page).count()
        _more(page).click()
        expect(options(page)).not_to_have_count(count)
    expect(options(page)).to_have_count(total)
    expect(said(page)).to_have_text(f"{total} results")
    assert len({one.get_attribute("href") for one in options(page).all()}) == total


def test_the_arrow_goes_on_below_the_last_result(page: Page) -> None:
    go(page, ARTICLE)
    search(page, MANY)
    _total(page)
    for _ in range(FEW):
        page.keyboard.press("ArrowDown")
    expect(options(page).nth(FEW - 1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    thirteenth = options(page).nth(FEW)
    expect(thirteenth).to_have_attribute("aria-selected", "true")
    expect(thirteenth).to_be_in_viewport()
    expect(box(page)).to_have_attribute("aria-activedescendant", f"dossier-search-{FEW}")


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_back_from_a_result_is_at_its_place_in_the_list(
    new_page: Callable[..., Page], viewport: dict[str, int] | None
) -> None:
    page = new_page(**({"viewport": viewport} if viewport else {}))
    go(page, f"method/?q={MANY}")
    _total(page)
    _more(page).click()
    option = options(page).nth(FEW + 2)
    address = option.get_attribute("href") or ""
    option.click()
    expect(page).to_have_url(address)
    page.go_back()
    expect(page).to_have_url(re.compile(rf"method/\?q={MANY}&hit={FEW + 3}$"))
    expect(box(page)).to_have_value(MANY)
    again = options(page).nth(FEW + 2)
    expect(again).to_have_attribute("href", address)
    expect(again).to_have_attribute("aria-selected", "true")
    expect(again).to_be_in_viewport()


def test_the_address_has_what_is_searched_for_until_the_panel_is_closed(page: Page) -> None:
    go(page, f"{ARTICLE}?notes=all")
    search(page, "barrier")
    expect(page).to_have_url(re.compile(r"pilot/\?notes=all&q=barrier$"))
    page.reload()
    expect(box(page)).to_have_value("barrier")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"pilot/\?notes=all$"))


def test_the_way_back_leads_through_searches_where_pages_are_exchanged(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path)
    with serve(copy.site) as server:
        Tides(copy.root, {"site_url": server.url}).build()
        watch = Watch(browser, server)
        page = watch.open()
        page.clock.install()
        go(page, ARTICLE)
        page.evaluate("window.stays = true")
        followed = []
        for query in ("boats", "barrier"):
            search(page, "")
            box(page).fill(query)
            expect(options(page).nth(1).locator("mark").first).to_have_text(re.compile(query[:4], re.IGNORECASE))
            followed.append(options(page).nth(1).get_attribute("href") or "")
            options(page).nth(1).click()
            expect(page).to_have_url(followed[-1])
            ready(page)
            page.clock.fast_forward(1000)
            expect(page.locator("#__search")).not_to_be_checked()
        for query in ("barrier", "boats"):
            page.go_back()
            expect(box(page)).to_have_value(query)
            expect(page).to_have_url(re.compile(rf"[?&]q={query}&hit=2$"))
            expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
            # The theme closes its search some time after each page.
            page.clock.fast_forward(1000)
            expect(options(page).nth(1)).to_be_visible()
        page.go_forward()
        expect(page).to_have_url(re.compile(r"[?&]q=barrier&hit=2$"))
        page.go_forward()
        expect(page).to_have_url(followed[1])
        expect(page.locator("#__search")).not_to_be_checked()
        assert page.evaluate("window.stays"), "the pages were exchanged without loading"
        assert watch.close() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_where_nothing_is_found_words_like_it_and_places_to_start_from_are_offered(
    new_page: Callable[..., Page], viewport: dict[str, int] | None, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, **CALM, **({"viewport": viewport} if viewport else {}))
    go(page, "method/?q=xylophone")
    expect(said(page)).to_have_text("Nothing found for “xylophone”. Start with one of these instead.")
    crumbs = options(page).locator(".dossier-search__crumbs")
    expect(crumbs.filter(has_text="Topic").first).to_be_visible()
    expect(crumbs.filter(has_text="Person").first).to_be_attached()
    assert faults(page) == []
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"method/\?q=xylophone$"))
    box(page).press("ArrowDown")
    address = options(page).first.get_attribute("href") or ""
    box(page).press("Enter")
    expect(page).to_have_url(address)


def test_values_of_a_field_are_completed_by_keyboard(page: Page) -> None:
    go(page, ARTICLE)
    search(page, "barrier article:")
    expect(said(page)).to_have_text("Choose one of these values, or type on.")
    expect(options(page)).to_have_count(5)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("pi")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_have_attribute("aria-activedescendant", "dossier-search-0")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("barrier article:pilot ")
    expect(box(page)).to_be_focused()
    expect(options(page).locator(".dossier-search__crumbs").first).to_contain_text("Pilot")
    expect(page).to_have_url(re.compile(r"pilot/\?q=barrier\+article%3Apilot$"))


def test_a_person_is_completed_by_pointer_from_any_part_of_the_name(page: Page) -> None:
    go(page, ARTICLE)
    search(page, "by:")
    name = options(page).last.locator(".dossier-search__title").inner_text()
    page.keyboard.type(name.split()[-1][:4].lower())
    options(page).filter(has_text=name).click()
    expect(box(page)).to_have_value(re.compile(r"^by:[a-z-]+ $"))
    expect(options(page).first.locator(".dossier-search__crumbs")).to_have_text(re.compile("^(Claim|Question)"))


def test_the_letters_of_the_box_are_large_enough_for_a_phone(new_page: Callable[..., Page]) -> None:
    for viewport in (PHONE, {"width": 320, "height": 640}):
        page = new_page(viewport=viewport)
        go(page, ARTICLE)
        assert box(page).evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)") >= 16


def test_the_enter_that_ends_a_composition_follows_nothing(page: Page) -> None:
    go(page, ARTICLE)
    search(page, "barrier")
    expect(options(page).first.locator("mark").first).to_be_visible()
    enter = """(it, init) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
      it.dispatchEvent(event);
      return event.defaultPrevented;
    }"""
    for init in ({"isComposing": True}, {"keyCode": 229}):
        assert box(page).evaluate(enter, init) is False
        expect(page.locator("#__search")).to_be_checked()
    assert ARTICLE in page.url
    assert box(page).evaluate(enter, {}) is True
    expect(page).not_to_have_url(re.compile(ARTICLE))
