"""Lists: what is on a long page and how to get there, with and without scripts, and how large every target is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import DESKTOP, PHONE
from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

LISTS = ("topics", "topic", "entities", "entity", "questions", "claims", "events", "listing")
LONG = ("topic", "entity", "claims", "events", "listing")
NARROW: ViewportSize = {"width": 320, "height": 640}
LEAST = 24
"""Side of the smallest target in CSS pixels (WCAG 2.5.8)."""
SMALL = """(least) => {
  const block = (element) => getComputedStyle(element).display === "inline" ? block(element.parentElement) : element;
  const spoken = (frame) => {
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      const ofTarget = parentElement.closest("a, button, summary");
      if (!ofTarget && block(parentElement) === frame && /[\\p{L}\\p{N}]/u.test(data)) return true;
    }
    return false;
  };
  const inSentence = (element) => getComputedStyle(element).display === "inline" && spoken(block(element));
  const clipped = (element) => element
    && (getComputedStyle(element).clipPath !== "none" || clipped(element.parentElement));
  return [...document.querySelectorAll("main article :is(a[href], button, summary, select)")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
      && !clipped(element) && !inSentence(element))
    .map((element) => [element.textContent.trim().slice(0, 60), element.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < least - .01)
    .map(([words, { width, height }]) => `${words}: ${width.toFixed(1)} by ${height.toFixed(1)}`);
}"""
"""Targets that are too small, but for links within a sentence, which are as high as its line."""


def _box(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("kind", LISTS)
def test_every_target_of_a_list_is_large_enough(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str
) -> None:
    page = new_live_page()
    go(page, heaviest[kind])
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    for viewport in (DESKTOP, PHONE, NARROW):
        page.set_viewport_size(viewport)
        assert page.evaluate(SMALL, LEAST) == [], viewport


def test_a_small_target_would_be_seen(page: Page) -> None:
    go(page, "topics/")
    page.evaluate("document.querySelector('.dossier-index-name a').style = 'display: block; height: 20px; padding: 0'")
    assert len(page.evaluate(SMALL, LEAST)) == 1


@pytest.mark.parametrize("java_script", [True, False])
@pytest.mark.parametrize("kind", LONG)
def test_the_list_of_places_is_beside_a_wide_page_and_folded_above_a_narrow_one(
    new_live_page: Callable[..., Page],
    heaviest: dict[str, str],
    kind: str,
    java_script: bool,  # noqa: FBT001 - a table
) -> None:
    page = new_live_page(java_script_enabled=java_script)
    page.goto(heaviest[kind])
    jump = page.locator(".dossier-jump")
    links = jump.get_by_role("link")
    body = page.locator(".dossier-jumped-body")
    assert _box(jump)["x"] >= _box(body)["x"] + _box(body)["width"]
    expect(jump.locator("summary")).to_be_hidden()
    top = _box(jump)["y"]
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    assert 0 < _box(jump)["y"] <= top, "it stays in view"
    page.set_viewport_size(PHONE)
    page.keyboard.press("Control+Home")
    expect(links.first).to_be_hidden()
    assert _box(jump)["y"] + _box(jump)["height"] <= _box(body)["y"]
    jump.locator("summary").click()
    expect(links.first).to_be_visible()
    last = links.last
    last.click()
    place = page.locator(f"[id='{(last.get_attribute('href') or '').removeprefix('#')}']")
    expect(place).to_be_in_viewport()


@pytest.mark.parametrize("java_script", [True, False])
def test_the_timeline_opens_at_its_main_day_and_a_link_opens_what_came_before(
    new_page: Callable[..., Page],
    java_script: bool,  # noqa: FBT001 - a table
) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto("events/")
    earlier = page.locator(".dossier-era-fold")
    expect(earlier.get_by_role("listitem").first).to_be_hidden()
    expect(page.locator("#era_main")).to_be_in_viewport()
    first = earlier.locator("li[id]").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"events/#{first}")
    expect(page.locator(f"[id='{first}']")).to_be_in_viewport()
    expect(page.locator(f"[id='{first}'] h3")).to_be_visible()


def test_what_is_folded_is_printed(new_live_page: Callable[..., Page], heaviest: dict[str, str]) -> None:
    page = new_live_page()
    for kind, folded in (("topic", ".dossier-bloc-fold li"), ("events", ".dossier-era-fold li[id] h3")):
        page.emulate_media(media="screen")
        page.goto(heaviest[kind])
        expect(page.locator(folded).first).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(folded).first).to_be_visible()


def test_on_a_phone_names_are_level_with_their_marks(
    new_live_page: Callable[..., Page], heaviest: dict[str, str]
) -> None:
    page = new_live_page(viewport=PHONE)
    go(page, heaviest["claim"])
    for one in page.locator(".dossier-stand-row li:has(a)").all():
        name, mark = _box(one.locator("> b")), _box(one.locator("svg").first)
        words = one.locator("a > span").first
        if _box(words)["height"] < 25:
            assert abs(name["y"] + name["height"] / 2 - mark["y"] - mark["height"] / 2) < 3.5
