"""An article printed to PDF by the browser: the text and every note, and nothing that only a screen can use."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ARTICLE = "articles/pilot/"


def _plain(text: str) -> str:
    """Return `text` without white space, which a PDF changes at line breaks, and without ligatures."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_all_is_printed_whatever_is_shown(new_page: Callable[..., Page], scripts: bool) -> None:  # noqa: FBT001 - a table
    page = new_page(java_script_enabled=scripts)
    page.goto(ARTICLE)
    _print_all(page)


def test_all_of_the_heaviest_article_is_printed(new_live_page: Callable[..., Page], heaviest: dict[str, str]) -> None:
    page = new_live_page()
    page.goto(heaviest["article"])
    _print_all(page)


def _print_all(page: Page) -> None:
    page.get_by_text("Read", exact=True).click()
    says = page.locator(".dossier-note .dossier-says").all_text_contents()
    reasons = page.locator(".dossier-note .dossier-because").all_text_contents()
    assert len(says) > 20
    printed = _plain("".join(sheet.extract_text() for sheet in _printed(page).pages))
    assert [claim for claim in says if _plain(claim) not in printed] == []
    assert [reason for reason in reasons if _plain(reason.removeprefix(": ")) not in printed] == []
    assert _plain(page.locator("h1").inner_text()) in printed
    for unusable in ("Showannotations", "Skiptocontent", "Backtothepassage"):
        assert unusable not in printed


def test_a_printed_note_stays_whole_and_on_the_sheet(page: Page) -> None:
    page.goto(ARTICLE)
    # The width of A4 in CSS pixels, less the margins that Chromium takes.
    page.set_viewport_size({"width": 718, "height": 1047})
    page.emulate_media(media="print")
    notes = page.locator(".dossier-note")
    boxes = notes.evaluate_all("notes => notes.map((note) => note.getBoundingClientRect().toJSON())")
    assert all(box["width"] > 60 and box["height"] > 0 for box in boxes)
    assert all(box["left"] >= 0 and box["right"] <= 719 for box in boxes)
    assert notes.evaluate_all("notes => notes.every((note) => getComputedStyle(note).breakInside === 'avoid')")
