"""Cards on links: how they open, what they say, how they are closed and switched off, and what is asked for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.pages import PHONE, TOUCH, VIEWPORTS
from tests.e2e.server import serve
from tests.e2e.test_axe import CALM, faults
from tests.e2e.test_budgets import WATCH_SHIFTS
from tests.e2e.waiting import drawn, go, still, until
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

ARTICLE = "articles/pilot/"
NOTE = "#note-bore-is-harmless"
LINK = f"{NOTE} .dossier-relations > li > a[href*='gazette']"
OTHER = f"{NOTE} .dossier-relations > li > a[href*='lighthouse']"
REASON = "It is harmless to the Pilot and deadly to the Gazette."
QUESTION = "questions/bore-dangerous/"
CARD = ".dossier-preview:popover-open"
PAGE_OF_CLAIM = "claims/gazette/bore-is-deadly/"
MODULE = "page/previews.js"
LARGE = 44
"""Pixels that a button for a finger is high."""
SHARE = 0.58
"""Most of the window that a sheet takes."""
UNSUPPORTED = (
    "const asked = CSS.supports; CSS.supports = (...all) => !/position-area/.test(all) && asked.apply(CSS, all)"
)


def asked_by(page: Page) -> list[str]:
    """Return a list that gets the path of whatever `page` asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    return asked


def hold(page: Page, link: Locator) -> Callable[[], object]:
    """Put a finger on `link` and return what lifts it."""
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    session = page.context.new_cdp_session(page)
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    return lambda: session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def by_keyboard(page: Page, link: Locator) -> None:
    """Give `link` the focus as the Tab key does."""
    link.scroll_into_view_if_needed()
    page.keyboard.press("Shift")
    link.focus()


def test_the_pointer_opens_the_card_of_a_claim(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    card = page.locator(CARD)
    expect(card).to_contain_text("Gazette ¶3")
    expect(card).to_contain_text("disputed by")
    expect(card).to_have_accessible_name(re.compile(r"^Preview: Gazette\s¶3$"))
    expect(card).to_have_attribute("data-state", "dispute")
    expect(card.locator("mark")).to_have_count(1)
    expect(card.get_by_role("link", name="Open the claim")).to_have_attribute("href", re.compile(f"{PAGE_OF_CLAIM}$"))
    expect(card.get_by_role("link", name="Read it in ¶3")).to_have_attribute(
        "href", re.compile("articles/gazette/#bore-is-deadly$")
    )
    expect(page.locator(LINK)).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement === document.body"), "it takes no focus"


def test_what_stands_beside_the_link_is_not_said_again(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    card = page.locator(CARD)
    expect(card.locator(".dossier-preview-says")).to_be_visible()
    expect(page.locator(NOTE)).to_contain_text(REASON)
    expect(card).not_to_contain_text(REASON)
    go(page, QUESTION)
    page.locator(".dossier-side .dossier-place").first.hover()
    expect(card.locator(".dossier-preview-reason")).to_be_visible()
    expect(card.locator(".dossier-preview-says")).to_have_count(0)


def test_questions_topics_and_paragraphs_have_cards_too(page: Page) -> None:
    go(page, ARTICLE)
    card = page.locator(CARD)
    page.locator(f"{NOTE} .dossier-asked a").hover()
    expect(card).to_contain_text("Is the bore dangerous to small boats?")
    expect(card.get_by_role("listitem").first).to_be_visible()
    go(page, "claims/harbor/twice-a-day/")
    page.get_by_text("About this claim").click()
    page.locator("dd a[href*='topics/rhythm']").hover()
    expect(card).to_contain_text("Topic")
    page.evaluate(
        "document.querySelector('h1').innerHTML = '<a href=\"../../../articles/gazette/#p3\">A paragraph</a>'"
    )
    page.locator("h1 a").hover()
    expect(card).to_contain_text("¶3 · ")
    expect(card.locator("mark").first).to_be_visible()
    expect(card.locator("[id], button.dossier-tally")).to_have_count(0)


def test_nothing_is_asked_for_before_the_first_use_and_each_page_once(page: Page) -> None:
    asked = asked_by(page)
    go(page, ARTICLE)
    for elsewhere in ("h1", ".md-header__title", "nav a[href*='gazette']", "a[rel~='external']"):
        page.locator(elsewhere).first.hover()
        drawn(page)
    assert not [path for path in asked if "preview" in path or "claims/" in path]
    card = page.locator(CARD)
    for link in (LINK, OTHER, LINK):
        page.locator(link).hover()
        expect(page.locator(link)).to_have_attribute("aria-expanded", "true")
        expect(card).to_have_count(1)
        # An open card may lie over the next link, and to scroll would take the pointer off it.
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
    assert [path for path in asked if path.endswith(MODULE)] == [f"/assets/dossier/{MODULE}"]
    assert sorted(path for path in asked if path.startswith("/claims/")) == [
        "/claims/gazette/bore-is-deadly/",
        "/claims/lighthouse/bore-dangerous-at-night/",
    ]


def test_the_card_can_be_pointed_at_and_goes_when_the_pointer_does(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    card = page.locator(CARD)
    card.locator("mark").hover()
    still(page)
    page.clock.install()
    page.clock.run_for(2_000)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    page.clock.run_for(300)
    expect(card).to_have_count(0)
    expect(page.locator(LINK)).not_to_have_attribute("aria-expanded", re.compile(".*"))


def test_a_pointer_that_passes_opens_nothing(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    expect(page.locator(CARD)).to_have_count(1)
    page.keyboard.press("Escape")
    page.clock.install()
    page.locator(OTHER).hover()
    page.clock.run_for(200)
    page.locator("h1").hover()
    page.clock.run_for(1_000)
    drawn(page)
    expect(page.locator(CARD)).to_have_count(0)


def test_escape_closes_the_card_and_nothing_else(page: Page) -> None:
    go(page, ARTICLE)
    page.locator("mark#bore-is-harmless button").click()
    note = page.locator(f"{NOTE}[data-open]")
    expect(note).to_be_focused()
    page.locator(LINK).hover()
    expect(page.locator(CARD)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(note).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


def test_the_keyboard_opens_the_card_leads_through_it_and_on(page: Page) -> None:
    go(page, ARTICLE)
    page.locator("mark#bore-is-harmless button").click()
    expect(page.locator(NOTE)).to_be_focused()
    by_keyboard(page, page.locator(LINK))
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(page.locator(LINK)).to_be_focused()
    for name in ("Open the claim", "Read it in ¶3"):
        page.keyboard.press("Tab")
        expect(card.get_by_role("link", name=name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.get_by_role("switch", name="Previews: on")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(OTHER)).to_be_focused()
    expect(page.locator(OTHER)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(OTHER)).to_be_focused()
    expect(card).to_have_count(0)


def test_a_press_elsewhere_closes_the_card_and_a_press_on_the_link_follows_it(page: Page) -> None:
    go(page, ARTICLE)
    by_keyboard(page, page.locator(LINK))
    expect(page.locator(CARD)).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(CARD)).to_have_count(0)
    page.locator(LINK).click()
    expect(page).to_have_url(re.compile("articles/gazette/#bore-is-deadly$"))


def test_a_link_of_the_card_leads_on_and_has_no_card(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    way = page.locator(CARD).get_by_role("link", name="Open the claim")
    way.hover()
    expect(way).not_to_have_attribute("aria-expanded", re.compile(".*"))
    expect(page.locator(".dossier-preview .dossier-preview")).to_have_count(0)
    way.click()
    expect(page).to_have_url(re.compile(f"{PAGE_OF_CLAIM}$"))


def test_a_link_to_where_one_is_has_no_card(page: Page) -> None:
    go(page, ARTICLE)
    page.locator(LINK).hover()
    expect(page.locator(CARD)).to_have_count(1)
    page.locator("mark#bore-is-harmless button").click()
    page.clock.install()
    for own in (f"{NOTE} .dossier-back", f"{NOTE} .dossier-more a", "#p6", ".dossier-strip a"):
        page.locator(own).first.hover()
        page.clock.run_for(1_000)
        drawn(page)
        expect(page.locator(CARD)).to_have_count(0)
    go(page, "claims/pilot/bore-is-harmless/")
    for own in (".dossier-kicker a", ".dossier-tools > a", ".dossier-context a"):
        page.locator(own).first.hover()
        page.clock.run_for(1_000)
        drawn(page)
        expect(page.locator(CARD)).to_have_count(0)


def test_a_long_press_opens_a_sheet_and_is_no_press(new_page: Callable[..., Page]) -> None:
    page = new_page(**TOUCH)
    go(page, ARTICLE)
    link = page.locator(LINK)
    lift = hold(page, link)
    sheet = page.locator(f"{CARD}[data-sheet]")
    expect(sheet).to_be_visible()
    lift()
    still(page)
    expect(sheet).to_be_visible()
    expect(page).to_have_url(re.compile(f"{ARTICLE}$"))
    box, at = sheet.bounding_box(), link.bounding_box()
    assert box
    assert at
    assert box["height"] <= SHARE * PHONE["height"] + 1
    assert box["y"] + box["height"] == PHONE["height"]
    assert at["y"] + at["height"] <= box["y"], "the link is in view above it"
    for way in (*sheet.get_by_role("link").all(), sheet.get_by_role("button", name="Close")):
        expect(way).to_be_in_viewport(ratio=1)
        size = way.bounding_box()
        assert size
        assert size["height"] >= LARGE
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_have_count(0)


def test_a_plain_tap_follows_the_link(new_page: Callable[..., Page]) -> None:
    page = new_page(**TOUCH)
    go(page, ARTICLE)
    page.locator(LINK).tap()
    expect(page).to_have_url(re.compile("articles/gazette/#bore-is-deadly$"))


def test_a_card_on_a_link_of_a_sheet_leaves_the_sheet_open(new_page: Callable[..., Page]) -> None:
    page = new_page(**TOUCH)
    go(page, ARTICLE)
    page.locator("mark#bore-is-harmless button").tap()
    note = page.locator(f"{NOTE}:popover-open")
    expect(note).to_be_visible()
    lift = hold(page, page.locator(LINK))
    card = page.locator(CARD)
    expect(card).to_be_visible()
    lift()
    card.get_by_role("button", name="Close").tap()
    expect(card).to_have_count(0)
    expect(note).to_be_visible()


def test_previews_are_switched_off_in_a_card_and_on_at_the_foot_of_a_page(page: Page) -> None:
    asked = asked_by(page)
    go(page, ARTICLE)
    box = page.get_by_role("checkbox", name="Previews of links")
    expect(box).to_be_checked()
    page.locator(LINK).hover()
    card = page.locator(CARD)
    card.get_by_role("switch", name="Previews: on").click()
    expect(card.get_by_role("switch", name="Previews: off")).to_have_attribute("aria-checked", "false")
    expect(box).not_to_be_checked()
    page.keyboard.press("Escape")
    by_keyboard(page, page.locator(OTHER))
    drawn(page)
    expect(card).to_have_count(0)
    asked.clear()
    go(page, QUESTION)
    expect(box).not_to_be_checked()
    by_keyboard(page, page.locator(".dossier-side .dossier-place").first)
    drawn(page)
    assert not [path for path in asked if path.endswith(MODULE)]
    box.check()
    page.locator("h1").click()
    by_keyboard(page, page.locator(".dossier-side .dossier-place").first)
    expect(card).to_be_visible()


def test_a_page_that_cannot_be_fetched_leaves_a_link(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("status of 404",))
    page.route(f"**/{PAGE_OF_CLAIM}", lambda route: route.fulfill(status=404))
    go(page, ARTICLE)
    with page.expect_response(f"**/{PAGE_OF_CLAIM}"):
        page.locator(LINK).hover()
    drawn(page)
    expect(page.locator(".dossier-preview")).to_have_count(0)
    page.locator(OTHER).hover()
    expect(page.locator(CARD)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_axe_finds_nothing_in_an_open_card(
    new_page: Callable[..., Page], viewport: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme, **CALM)
    for address, link in ((ARTICLE, LINK), (ARTICLE, f"{NOTE} .dossier-asked a"), (QUESTION, ".dossier-place")):
        go(page, address)
        if link.endswith("a"):
            page.locator("mark#bore-is-harmless button").click()
            expect(page.locator(NOTE)).to_be_focused()
        by_keyboard(page, page.locator(link).first)
        expect(page.locator(CARD)).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_nothing_moves_when_a_card_opens_and_closes(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    page.add_init_script(WATCH_SHIFTS)
    go(page, QUESTION)
    page.locator(".dossier-side .dossier-place").first.scroll_into_view_if_needed()
    still(page)
    page.evaluate("takeShifts()")
    by_keyboard(page, page.locator(".dossier-side .dossier-place").first)
    expect(page.locator(CARD)).to_be_visible()
    still(page)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    still(page)
    assert page.evaluate("takeShifts()") == []


@pytest.mark.parametrize("supported", [True, False], ids=["anchors", "no anchors"])
@pytest.mark.parametrize("width", [320, 720, 1100, 1440])
def test_a_card_is_within_the_window_and_beside_its_link(
    new_page: Callable[..., Page], width: int, *, supported: bool
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    if not supported:
        page.add_init_script(UNSUPPORTED)
    go(page, ARTICLE)
    page.locator("mark#bore-is-harmless button").click()
    for block in ("start", "end"):
        link = page.locator(LINK)
        link.evaluate("(it, block) => it.scrollIntoView({ block })", block)
        link.hover()
        card = page.locator(CARD)
        expect(card).to_be_visible()
        still(page)
        box, at = card.bounding_box(), link.bounding_box()
        assert box
        assert at
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]
        gaps = (box["y"] - at["y"] - at["height"], at["y"] - box["y"] - box["height"])
        assert -1 <= max(gaps) <= 12, "the pointer reaches it in time"
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        page.mouse.move(1, 1)


def test_cards_outlive_an_exchange_of_pages(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path)
    with serve(copy.site) as server:
        Tides(copy.root, {"site_url": server.url}).build()
        watch = Watch(browser, server)
        page = watch.open()
        go(page, ARTICLE)
        page.evaluate("window.stays = true")
        page.locator(LINK).hover()
        card = page.locator(CARD)
        expect(card).to_be_visible()
        page.locator(LINK).click()
        expect(page).to_have_url(re.compile("articles/gazette/#bore-is-deadly$"))
        expect(card).to_have_count(0)
        expect(page.locator("h1")).not_to_have_text(re.compile("Pilot"))
        link = page.locator("#note-bore-is-deadly a[href*='pilot']").first
        link.hover()
        expect(card).to_contain_text("Pilot ¶6")
        expect(card).to_have_css("position", "fixed")
        assert page.evaluate("window.stays")
        page.go_back()
        until(card.count, 0)
        assert watch.close() == []
