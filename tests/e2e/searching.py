"""What tests of the search share: its box, its options and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def box(page: Page) -> Locator:
    """Return the input of the search."""
    return page.get_by_role("combobox", name="Search the dossier")


def options(page: Page) -> Locator:
    """Return what the search lists."""
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def said(page: Page) -> Locator:
    """Return the line above the list, which says what it holds, or why it holds nothing."""
    return page.locator(".dossier-search__meta")


def search(page: Page, query: str) -> None:
    """Open the search by its key, and type `query`."""
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(query)
