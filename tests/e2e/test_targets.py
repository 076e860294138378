"""What can be pressed in an article: large enough for a finger, and a link looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.pages import VIEWPORTS, pages_by_kind
from tests.e2e.waiting import go, still

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

ARTICLE = "articles/pilot/"
SMALL = """(root) => {
  const least = 24;
  const half = least / 2 - .5;
  const block = (it) => {
    let around = it.parentElement;
    while (getComputedStyle(around).display.startsWith("inline")) around = around.parentElement;
    return around;
  };
  // A link within a line of text may be as small as its line is high (WCAG 2.5.8).
  const inline = (it) => getComputedStyle(it).display === "inline";
  const inLine = (it) => inline(it) && block(it).innerText.trim() !== it.innerText.trim();
  const found = [];
  const targets = "a[href], button, summary, label, input:not(label input), [tabindex='0']";
  for (const it of root.querySelectorAll(targets)) {
    if (!it.checkVisibility({ visibilityProperty: true }) || inLine(it)) continue;
    it.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = it.getBoundingClientRect();
    // A press there belongs to it: what extends a target need not be a box of its own.
    const missed = [[-half, 0], [half, 0], [0, -half], [0, half]].filter(([dx, dy]) =>
      !it.contains(document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy)));
    if (missed.length) found.push(`${it.outerHTML.slice(0, 120)} ${Math.round(width)} x ${Math.round(height)}`);
  }
  return found;
}"""
BARE = """() => [...document.querySelectorAll(".md-content a[href]:not(.dossier-number, .dossier-strip a)")]
  .filter((link) => link.checkVisibility() && ![link, ...link.querySelectorAll("*")].some((part) =>
    getComputedStyle(part).textDecorationLine.includes("underline")))
  .map((link) => link.outerHTML.slice(0, 120))"""


def _small(page: Page, selector: str = ".md-content") -> list[str]:
    """Return the targets within what `selector` finds that are too small for a finger."""
    found: list[str] = page.locator(selector).evaluate(SMALL)
    return found


@pytest.mark.parametrize("viewport", [*VIEWPORTS.values(), {"width": 320, "height": 640}], ids=[*VIEWPORTS, "320 px"])
def test_every_target_in_an_article_is_large_enough(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    go(page, f"{ARTICLE}?notes=all")
    page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
    assert _small(page) == []
    page.locator('mark[data-state="dispute"] button').first.click()
    still(page)
    # A sheet is above what it belongs to.
    assert _small(page, ".dossier-note:is([data-open], :popover-open)") == []
    assert page.evaluate(BARE) == []


def test_every_target_in_every_article_of_the_live_dossier_is_large_enough(
    new_live_page: Callable[..., Page], site_dir: Path
) -> None:
    page = new_live_page()
    found = {}
    for address in pages_by_kind(site_dir)["article"]:
        go(page, f"{address}?notes=all")
        page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
        found[address] = _small(page) + page.evaluate(BARE)
    assert {address: small for address, small in found.items() if small} == {}


def test_a_small_target_and_a_bare_link_would_be_found(page: Page) -> None:
    go(page, ARTICLE)
    page.evaluate(
        "document.querySelector('.dossier-bar').insertAdjacentHTML('beforebegin', '<div><a href=\"#p1\">i</a></div>')"
    )
    page.evaluate(
        "document.querySelector('.dossier-bar').previousElementSibling.firstChild.style.textDecoration = 'none'"
    )
    assert any(">i</a>" in small for small in _small(page))
    assert any(">i</a>" in bare for bare in page.evaluate(BARE))
