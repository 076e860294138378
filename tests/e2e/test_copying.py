"""What is copied out of an article is the article; what is not visible is not found; what is cited has an address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import DESKTOP, PHONE, VIEWPORTS
from tests.e2e.waiting import go, still

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

ARTICLE = "articles/pilot/"
CLAIM = "claims/pilot/gauge-reads-high/"
ALLOWED = ("clipboard-read", "clipboard-write")
TEXT = ".dossier-unit > p"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _copied(page: Page) -> str:
    """Copy by the keyboard, and return what is pasted as plain text."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("ControlOrMeta+c")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def _pasted_html(page: Page) -> str:
    html: str = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    return html


def _drag(page: Page, begin: Locator, end: Locator) -> None:
    """Drag the mouse from the first letter of one element to below the last line of another."""
    first, last = begin.bounding_box(), end.bounding_box()
    assert first is not None
    assert last is not None
    page.mouse.move(first["x"] + 1, first["y"] + 6)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 5, steps=5)
    page.mouse.move(last["x"] + last["width"] - 2, last["y"] + last["height"] - 4, steps=5)
    page.mouse.up()


def _words(site: Path, article: str = "pilot") -> str:
    """Return the words of an article, of which no annotation is part."""
    record = json.loads((site / f"articles/{article}.text.json").read_text("utf-8"))
    return _squeezed(" ".join(block["text"] for block in record["blocks"]))


@pytest.mark.parametrize("density", ["Read", "Disputed", "All"])
@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_all_that_is_selected_by_keyboard_is_the_article(
    new_page: Callable[..., Page], tides_dir: Path, viewport: dict[str, int], density: str
) -> None:
    page = new_page(viewport=viewport, permissions=ALLOWED)
    go(page, ARTICLE)
    page.get_by_text(density, exact=True).click()
    page.keyboard.press("ControlOrMeta+a")
    assert _squeezed(_copied(page)) == _words(tides_dir)
    pasted = _squeezed(re.sub(r"<[^>]+>", "", _pasted_html(page)))
    assert pasted.replace(" ", "") == _words(tides_dir).replace(" ", "")


def test_an_open_note_and_an_open_citation_are_not_in_all_that_is_selected(
    new_page: Callable[..., Page], tides_dir: Path
) -> None:
    page = new_page(permissions=ALLOWED)
    go(page, ARTICLE)
    page.get_by_text("Cite this article").click()
    expect(page.locator(".dossier-cite .dossier-button")).to_be_visible()
    page.locator("button.dossier-tally:visible").first.click()
    expect(page.locator(".dossier-note[data-open]")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    assert _squeezed(_copied(page)) == _words(tides_dir)


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_a_drag_over_several_paragraphs_takes_their_words_only(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport={**viewport, "height": 3000}, permissions=ALLOWED)
    go(page, ARTICLE)
    page.get_by_text("All", exact=True).click()
    still(page)
    texts = page.locator(TEXT)
    assert texts.nth(1).locator("button.dossier-tally:visible").count() + page.locator(".dossier-note").count() > 1
    _drag(page, texts.nth(0), texts.nth(2))
    whole = [_without_tallies(texts.nth(number)) for number in range(3)]
    copied = _squeezed(_copied(page))
    assert copied.startswith(f"{whole[0]} {whole[1]} {whole[2][:20]}")
    assert " ".join(whole).startswith(copied)


def _without_tallies(paragraph: Locator) -> str:
    text: str = paragraph.evaluate(
        """(it) => { const copy = it.cloneNode(true);
          for (const tallies of copy.querySelectorAll("[data-dossier=tallies]")) tallies.remove();
          return copy.textContent; }"""
    )
    return _squeezed(text)


@pytest.mark.parametrize("part", [".dossier-note[data-state=dispute] > .dossier-says", ".dossier-head > h1"])
def test_what_is_selected_within_a_note_or_the_head_can_be_copied(
    new_page: Callable[..., Page], tides_dir: Path, part: str
) -> None:
    page = new_page(permissions=ALLOWED)
    go(page, ARTICLE)
    one = page.locator(part).first
    one.scroll_into_view_if_needed()
    _drag(page, one, one)
    # It can still be copied when the pointer is elsewhere.
    page.mouse.move(5, 300)
    copied = _squeezed(_copied(page))
    assert len(copied) > 10
    assert copied in _squeezed(one.inner_text())
    page.keyboard.press("ControlOrMeta+a")
    assert _squeezed(_copied(page)) == _words(tides_dir), "and is left out of the next selection"


def test_a_link_in_a_note_can_be_selected_and_copied(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=ALLOWED)
    go(page, ARTICLE)
    note = page.locator(".dossier-note[data-state=dispute]").first
    link = note.locator(".dossier-relations a").first
    link.scroll_into_view_if_needed()
    note.locator(".dossier-relation").first.dblclick()
    for _ in range(4):
        page.keyboard.press("Shift+ControlOrMeta+ArrowRight")
    assert link.inner_text().split()[0] in _copied(page)


def test_without_scripts_the_same_is_left_out(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(ARTICLE)
    chosen = page.locator(".dossier-head, .dossier-note, .dossier-number, button.dossier-tally")
    styles = chosen.evaluate_all("all => [...new Set(all.map((one) => getComputedStyle(one).userSelect))]")
    assert styles == ["none"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_what_is_not_visible_is_not_found_in_the_page(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    go(page, ARTICLE)
    for density in ("Disputed", "All", "Read"):
        page.get_by_text(density, exact=True).click()
        still(page)
        for words in ("Back to the passage", "Show annotations", "Skip to content", "Back to top"):
            assert not _found(page, words), (density, words)
    assert not _found(page, page.locator(".dossier-note .dossier-says").first.evaluate("it => it.textContent"))
    assert _found(page, "pilot")


def _found(page: Page, words: str) -> bool:
    found: bool = page.evaluate(
        "(words) => { getSelection().removeAllRanges(); return window.find(words, true, false, true); }", words
    )
    return found


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_link_and_citation_of_a_claim_are_copied_by_a_press(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport, permissions=ALLOWED)
    go(page, f"{CLAIM}?h=gauge")
    address = page.url.partition("?")[0]
    button = page.get_by_role("button", name="Copy link to this claim")
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy the citation of the claim").click()
    expect(page.locator("[data-said=Copied]")).to_have_count(1)
    citation = page.evaluate("navigator.clipboard.readText()")
    assert citation.startswith("The tide gauge reads")
    assert citation.endswith(f" {address}")
    page.get_by_text("About this claim").click()
    page.get_by_role("button", name="Copy the BibTeX entry of the article").click()
    expect(page.locator(".dossier-fold [data-said=Copied]")).to_have_count(1)
    assert f"url = {{{address.partition('claims/')[0]}{ARTICLE}}}" in page.evaluate("navigator.clipboard.readText()")


def test_an_article_is_cited_with_its_address(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=ALLOWED)
    go(page, f"{ARTICLE}#bore-is-harmless")
    page.get_by_text("Cite this article").click()
    page.get_by_role("button", name="Copy the citation of the article").click()
    expect(page.locator("[data-said=Copied]")).to_have_count(1)
    citation = page.evaluate("navigator.clipboard.readText()")
    assert citation.endswith(f" {page.url.partition('#')[0].partition('?')[0]}")
    assert "The Pilots' Journal" in citation


def test_where_copying_is_not_allowed_a_reader_is_told(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));")
    go(page, CLAIM)
    button = page.get_by_role("button", name="Copy link to this claim")
    button.click()
    expect(button).to_have_attribute("data-said", "Not copied")
    expect(page.locator("#dossier-copied")).to_have_text("The browser did not allow copying.")


def test_without_scripts_there_is_no_button_and_a_citation_has_its_path(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CLAIM)
    expect(page.locator("[data-dossier-copy]").first).to_be_hidden()
    page.get_by_text("Cite", exact=True).click()
    expect(page.locator(".dossier-copy").first).to_have_text(re.compile(f" {CLAIM}$"))
