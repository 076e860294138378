"""Readers who set their own colours, want less motion, zoom in, read from right to left, use a keyboard or search."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.pages import EVERY_KIND, NOT_FOUND, PHONE, VIEWPORTS
from tests.e2e.server import serve
from tests.e2e.waiting import drawn, go, ready
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

ARTICLE = "articles/pilot/"
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
"""A window of 1440 by 900 at 200 %."""
NARROW = {"viewport": {"width": 320, "height": 640}}
"""A window of 1280 pixels at 400 %, which must not scroll sideways (WCAG 1.4.10)."""


def _sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    excess: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return excess


@pytest.mark.parametrize("look", [ZOOMED, NARROW], ids=["200 %", "320 px"])
def test_a_note_opens_in_view_when_zoomed(new_page: Callable[..., Page], look: dict[str, Any]) -> None:
    page = new_page(**look)
    go(page, ARTICLE)
    tally = page.locator('mark[data-state="dispute"] button:visible').first
    tally.click()
    note = page.locator(".dossier-note:focus")
    expect(note).to_be_in_viewport()
    assert _sideways(page) <= 0
    page.keyboard.press("Escape")
    expect(tally).to_be_focused()


def test_colors_of_the_system_keep_every_distinction(new_page: Callable[..., Page]) -> None:
    page = new_page(forced_colors="active")
    go(page, ARTICLE)
    page.get_by_text("All", exact=True).click()
    styles = {
        state: page.locator(f'mark[data-state="{state}"]').first.evaluate(
            "mark => getComputedStyle(mark).textDecorationStyle"
        )
        for state in ("dispute", "agree", "lone")
    }
    assert styles == {"dispute": "wavy", "agree": "solid", "lone": "dotted"}
    tally = page.locator('mark[data-state="dispute"] button').first
    border, ground = tally.evaluate("it => [getComputedStyle(it).borderTopColor, getComputedStyle(it).backgroundColor]")
    assert border != ground, "a button has a border of its own"
    chosen, other = (
        page.locator(f".dossier-density label:has(#dossier-{name})").evaluate(
            "it => getComputedStyle(it).backgroundColor"
        )
        for name in ("all", "read")
    )
    assert chosen != other, "what is chosen stands out"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    assert _outlined(page, ".dossier-density label:has(:checked)")
    tally.focus()
    assert _outlined(page, "button.dossier-tally:focus")


def test_icons_keep_their_shape_in_colors_of_the_system(new_page: Callable[..., Page]) -> None:
    page = new_page(forced_colors="active", viewport=PHONE)
    page.goto("method/")
    # An icon that is cut out of a background is visible only if that background is not the page's.
    cut_out = page.evaluate(
        """() => [...document.querySelectorAll("body *")].flatMap((element) => ["::before", "::after"]
            .map((part) => getComputedStyle(element, part))
            .filter(({ content, maskImage }) => content !== "none" && maskImage !== "none")
            .map(({ backgroundColor }) => [element.outerHTML.slice(0, 80), backgroundColor]))
            .filter(([, color]) => color === getComputedStyle(document.body).backgroundColor)"""
    )
    assert cut_out == []


def _outlined(page: Page, selector: str) -> bool:
    style, width = page.locator(selector).first.evaluate(
        "it => [getComputedStyle(it).outlineStyle, parseFloat(getComputedStyle(it).outlineWidth)]"
    )
    return bool(style != "none" and width >= 1)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_nothing_moves_where_less_motion_is_wanted(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str
) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else (), reduced_motion="reduce", viewport=PHONE)
    go(page, heaviest[kind])
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body, body *")].flatMap((element) =>
            ["", "::before", "::after"].map((part) => getComputedStyle(element, part || null))
            .filter(({ transitionDuration, animationDuration, scrollBehavior }) => scrollBehavior === "smooth"
              || `${transitionDuration}, ${animationDuration}`.split(", ").some((one) => parseFloat(one) > .01))
            .map(() => element.outerHTML.slice(0, 80)))"""
    )
    assert moving == []


def test_right_to_left_mirrors_the_page(browser: Browser, tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "direction": "rtl"}
    site = Tides.copy(tmp_path, theme=theme).build()
    with serve(site.site) as server:
        watch = Watch(browser, server)
        for viewport in ({"width": 1440, "height": 900}, PHONE):
            page = watch.open(viewport=viewport)
            page.goto("articles/harbor/")
            page.get_by_text("All", exact=True).click()
            number, text = (page.locator(selector).first.bounding_box() for selector in (".dossier-number", "mark"))
            assert number
            assert text
            assert number["x"] > text["x"] + text["width"]
            assert _sideways(page) <= 0
            note = page.locator("#note-twice-a-day").bounding_box()
            assert note
            if viewport != PHONE:
                assert note["x"] + note["width"] < text["x"], "notes are where lines end"
            previous, following = (page.locator(f".dossier-tour > [data-step='{step}']") for step in ("-1", "1"))
            there, back = following.bounding_box(), previous.bounding_box()
            assert there
            assert back
            assert there["x"] < back["x"]
            assert following.evaluate("it => getComputedStyle(it).scale") == "-1 1", "the arrow points on"
        assert watch.close() == []


HEBREW = {
    "docs/articles/shore.md": """---
label: From the shore
outlet: The Shore
short: Shore
author: null
author_note: nobody is named
published: 2025-08-20
url: https://example.org/shore
---

המים עולים פעמיים ביום. הירח הוא הסיבה.
""",
    "annotations/claims/shore/twice.yml": """says: The tide comes twice a day.
kind: report
by: [author]
passages:
  - text: המים עולים פעמיים ביום
answers:
  - question: turns
    position: twice
    value: 2
""",
}
GAPS = """tally => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("#twice").firstChild);
  const word = words.getBoundingClientRect();
  const box = tally.getBoundingClientRect();
  const next = document.createTreeWalker(tally.closest("p"), NodeFilter.SHOW_TEXT);
  next.currentNode = tally.lastChild;
  while (!next.nextNode().data.startsWith("."));
  words.setStart(next.currentNode, 0);
  words.setEnd(next.currentNode, 1);
  const stop = words.getBoundingClientRect();
  return [word.left - box.right, box.left - stop.right];
}"""


def test_a_paragraph_from_right_to_left_has_its_tally_where_its_words_end(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path, HEBREW).build(strict=False)
    with serve(copy.site) as server:
        watch = Watch(browser, server)
        page = watch.open()
        page.goto("articles/shore/")
        page.get_by_text("All", exact=True).click()
        assert page.locator("#twice").evaluate("mark => getComputedStyle(mark).direction") == "rtl"
        before, after = page.locator("button.dossier-tally").evaluate(GAPS)
        assert 3 < before < 8, "room between the word and its tally"
        assert -1 < after < 1, "and none before the full stop"
        assert watch.close() == []


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_a_full_article_fits_from_right_to_left(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    page.goto(ARTICLE)
    page.evaluate("document.body.dir = 'rtl'")
    page.get_by_text("All", exact=True).click()
    assert _sideways(page) <= 0
    boxes = page.locator(".dossier-note:visible").evaluate_all(
        "notes => notes.map((note) => note.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) > 3
    assert all(box["left"] >= 0 and box["right"] <= viewport["width"] for box in boxes)
    assert all(above["bottom"] <= below["top"] + 1 for above, below in pairwise(boxes))


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_find_in_page_finds_notes(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    page.goto(ARTICLE)
    note = page.locator("#note-bore-is-harmless")
    because = note.locator(".dossier-because").first
    disputed = (because.text_content() or "").removeprefix(": ")
    assert len(disputed) > 20
    assert because.is_visible() == (viewport != PHONE)
    assert _finds(page, disputed) == because.is_visible(), "what is shown by default, and nothing else"
    agreeing = page.locator('.dossier-unit .dossier-note[data-state="agree"] .dossier-says').first
    words = agreeing.text_content() or ""
    assert not _finds(page, words)
    page.get_by_text("All", exact=True).click()
    assert not _finds(page, words), "in its short form a note leaves this out"
    name = agreeing.locator("xpath=..").get_attribute("id") or ""
    page.locator(f'button.dossier-tally:is([aria-controls="{name}"], [popovertarget="{name}"])').click()
    expect(agreeing).to_be_visible()
    assert _finds(page, words), "and, once it is open, shows it"


def _finds(page: Page, words: str) -> bool:
    """Search the page for `words` as the browser's own search does."""
    page.evaluate("getSelection().removeAllRanges()")
    return bool(page.evaluate("words => window.find(words, false, false, true)", words))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_first_stops_lead_past_the_menu(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str
) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else ())
    go(page, heaviest[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main article, footer') !== null")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_menu_of_a_phone_opens_by_keyboard(new_page: Callable[..., Page], scripts: bool) -> None:  # noqa: FBT001 - a table
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(ARTICLE)
    if scripts:
        ready(page)
    link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Gazette")
    expect(link).to_be_hidden()
    menu = page.get_by_role("button" if scripts else "checkbox", name="Menu")
    _tab_to(page, menu)
    page.keyboard.press("Space")
    expect(link).to_be_in_viewport(ratio=1)
    if scripts:
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(link).to_be_hidden()
        page.keyboard.press("Enter")
    _tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("articles/gazette/$"))


def _tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus, and fail if that takes long."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if target.evaluate("it => it === document.activeElement"):
            return
    expect(target).to_be_focused()


def test_a_repository_is_linked_without_asking_its_host(browser: Browser, tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, repo_url="https://github.com/example/tides").build()
    with serve(site.site) as server:
        watch = Watch(browser, server)
        page = watch.open()
        go(page, "")
        drawn(page)
        expect(page.locator("a.md-source").first).to_have_attribute("href", "https://github.com/example/tides")
        assert watch.close() == []
