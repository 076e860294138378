"""An article on paper: all notes, numbered, whatever the density on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = "articles/pilot/"
WHOLE = 1
"""How many claims rest on the whole article, and so have a note but no tally."""
NUMBERS = """all => all.map((one) => [
  one.dataset.claim ?? one.id.replace("note-", ""),
  Number(getComputedStyle(one, "::before").content.replaceAll('"', "")),
])"""


@pytest.mark.parametrize("density", ["read", "disputed", "all"])
@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_all_notes_are_printed_and_numbered_as_their_passages_are(
    new_page: Callable[..., Page], density: str, scripts: str
) -> None:
    page = new_page(java_script_enabled=scripts == "with scripts")
    page.goto(ARTICLE)
    page.locator(f"#dossier-{density}").check(force=True)
    page.emulate_media(media="print")
    notes = page.locator(".dossier-note")
    count = notes.count()
    assert count > 20
    expect(page.locator(".dossier-note:visible")).to_have_count(count)
    expect(page.locator(".dossier-tally:visible")).to_have_count(page.locator(".dossier-tally").count())
    expect(page.locator(".dossier-because:visible")).to_have_count(page.locator(".dossier-because").count())
    if scripts == "with scripts":
        numbers = notes.evaluate_all(NUMBERS)
        assert [number for _, number in numbers] == list(range(1, count + 1))
        tallies = page.locator(".dossier-tally").evaluate_all(NUMBERS)
        assert tallies == [pair for pair in numbers if pair in tallies]
        assert len(tallies) == count - WHOLE
    for box in (note.bounding_box() for note in notes.all()):
        assert box is not None
        assert box["width"] > 100


def test_what_is_worked_with_a_pointer_is_not_printed(page: Page) -> None:
    page.goto(ARTICLE)
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-sidebar", ".md-footer", ".dossier-bar", ".dossier-foot", ".dossier-more"):
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    expect(page.locator(".dossier-notes").get_by_text(re.compile(r"Gazette\s¶\d+")).first).to_be_visible()


def test_a_printed_article_fits_its_pages(page: Page) -> None:
    page.goto(ARTICLE)
    paper = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert 2 <= pages <= 5, "neither notes lost nor pages of white"
