"""The search panel in a real browser: by keyboard, by address, across pages, and where the index is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build import Tides
from tests.e2e.server import serve
from tests.e2e.waiting import Gate, go, ready
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator


SPY = """
    window.fetched = [];
    const { fetch } = window;
    window.fetch = (address, ...more) => (window.fetched.push(String(address)), fetch(address, ...more));
"""
"""Records what is fetched when it is requested: an unwanted search is noticed without waiting for it."""
THEME_CLOSES_MS = 125
"""How long after a navigation the theme closes the search, by a timer of the page."""


def _box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the dossier")


def _shown(page: Page) -> list[str]:
    """Return the words that are highlighted as found."""
    shown: list[str] = page.evaluate(
        """() => [...(CSS.highlights.get("dossier-search") ?? [])].map((one) =>
          one.startContainer.data.slice(one.startOffset, one.endOffset).toLowerCase())"""
    )
    return shown


def _compose(page: Page, word: str) -> Locator:
    """Put `word` into the box as an input method does that has not finished it, and press Enter; return the box."""
    box = _box(page)
    box.focus()
    box.dispatch_event("compositionstart")
    box.fill(word)
    box.press("Enter")
    return box


def _options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def test_a_result_is_found_and_opened_by_keyboard(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    box = _box(page)
    expect(box).to_be_focused()
    page.keyboard.type("barrier")
    expect(_options(page).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = _options(page).nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    identity = second.get_attribute("id")
    assert identity is not None
    expect(box).to_have_attribute("aria-activedescendant", identity)
    address = second.get_attribute("href")
    assert address is not None
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


def test_enter_opens_the_best_result_even_before_it_is_shown(page: Page) -> None:
    go(page, "articles/pilot/")
    page.keyboard.press("/")
    page.keyboard.type("barrier built")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"questions/barrier/\?h=barrier\+built$"))


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    go(page, "articles/pilot/")
    tally = page.locator("mark .dossier-tally:visible").first
    tally.focus()
    page.keyboard.press("/")
    expect(_box(page)).to_be_focused()
    page.keyboard.type("mead")
    expect(_options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(tally).to_be_focused()
    expect(_options(page)).to_have_count(0)
    page.keyboard.press("/")
    expect(_box(page)).to_be_focused()
    expect(_box(page)).to_have_value("mead")


def test_words_found_are_marked_and_the_count_is_announced(page: Page) -> None:
    page.goto("?q=barrier")
    expect(_box(page)).to_have_value("barrier")
    expect(_options(page).first.locator("mark").first).to_have_text(re.compile("barrier", re.IGNORECASE))
    expect(page.locator(".dossier-search [role=status]")).to_have_text(re.compile(r"result"))


def test_a_search_without_results_says_so(page: Page) -> None:
    page.goto("?q=xylophone")
    expect(page.get_by_text("Nothing found for “xylophone”.").first).to_be_visible()
    expect(_options(page).locator("mark")).to_have_count(0)
    page.get_by_role("button", name="Clear").click()
    expect(_box(page)).to_have_value("")
    expect(_box(page)).to_be_focused()


@pytest.mark.parametrize("late", [False, True], ids=["panel there", "panel on its way"])
def test_a_word_being_composed_is_not_searched_for(page: Page, late: bool) -> None:  # noqa: FBT001 - a table
    page.add_init_script(SPY)
    gate = Gate(page, "**/panel/view.js", held=late)
    go(page, "")
    box = _compose(page, "barr")
    gate.open()
    # The panel opens if its box has the focus, and takes over the text in it in the same step.
    expect(page.locator("#__search")).to_be_checked()
    # What the panel shows before a query may be there already.
    fetched = "window.fetched.filter((one) => !one.endsWith('/panel.json'))"
    assert page.evaluate(fetched) == []
    expect(_options(page).locator("mark")).to_have_count(0)
    box.dispatch_event("compositionend")
    expect(_options(page).locator("mark").first).to_be_visible()
    assert page.evaluate(fetched) != []
    expect(page).to_have_url(re.compile(r"/(\?q=barr)?$"))


def test_a_phone_opens_it_by_the_button_and_closes_it_by_the_arrow(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto("")
    page.locator(".md-header__button[for=__search]").click()
    expect(_box(page)).to_be_focused()
    page.keyboard.type("meadow")
    expect(_options(page).first).to_be_visible()
    page.locator(".md-search__icon[for=__search]").click()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(_box(page)).not_to_be_in_viewport()


def test_it_survives_instant_navigation(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path)
    with serve(copy.site) as server:
        # Instant navigation follows only links that the sitemap lists under the site's own address.
        Tides(copy.root, {"site_url": server.url}).build()
        watch = Watch(browser, server)
        page = watch.open()
        page.clock.install()
        go(page, "")
        page.evaluate("window.stays = true")
        sought = (
            ("twice", "claims/harbor/twice-a-day/?h=twice", "The tide turns twice a day."),
            ("moon", "claims/harbor/moon-is-cause/?h=moon", re.compile("moon")),
        )
        for query, address, heading in sought:
            page.keyboard.press("/")
            _box(page).fill(query)
            option = _options(page).and_(page.locator(f"[href$='{address}']"))
            option.click()
            expect(page).to_have_url(re.compile(re.escape(address)))
            # The address changes before the page does.
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            page.clock.fast_forward(2 * THEME_CLOSES_MS)
        assert page.evaluate("window.stays"), "the pages were exchanged without loading"
        # The parts of a page start again on the next one.
        page.get_by_role("main").get_by_role("link", name=re.compile("^Harbor")).first.click()
        expect(page).to_have_url(re.compile(r"articles/harbor/"))
        ready(page)
        page.get_by_role("button", name="The tide turns twice a day.").click()
        expect(page.locator("#note-twice-a-day")).to_be_focused()
        assert page.evaluate("window.stays")
        assert watch.close() == []


def test_the_words_searched_for_are_shown_on_the_page_that_was_found(page: Page) -> None:
    page.goto("?q=boats")
    _options(page).first.click()
    expect(page).to_have_url(re.compile(r"[?&]h=boat"))
    ready(page)
    assert set(_shown(page)) == {"boats"}
    page.keyboard.press("Escape")
    assert _shown(page) == []


def test_an_answer_is_narrowed_down_by_values_and_widened_again(page: Page) -> None:
    page.goto("?q=barrier")
    kinds = page.get_by_role("group", name="Type")
    claims = kinds.get_by_role("button", name=re.compile("^Claim"))
    expect(claims).to_have_attribute("aria-pressed", "false")
    claims.click()
    expect(_box(page)).to_have_value("barrier type:claim")
    expect(_options(page).locator(".dossier-search__crumbs").first).to_have_text(re.compile("^Claim · .+ ¶[0-9]+ · "))
    expect(kinds.get_by_role("button")).to_have_count(1)
    page.get_by_text("Narrow down").click()
    page.get_by_role("group", name="Article").get_by_role("button", name=re.compile("^Pilot")).click()
    expect(_box(page)).to_have_value("barrier type:claim article:pilot")
    expect(_options(page).locator(".dossier-search__crumbs").first).to_have_text(re.compile("^Claim · Pilot ¶"))
    page.get_by_role("group", name="Type").get_by_role("button").click()
    expect(_box(page)).to_have_value("barrier article:pilot")
    page.get_by_role("group", name="Type").get_by_role("button").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
