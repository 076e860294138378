"""The forms that annotate and change claims: their settings, what they open and copy, and how they look on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.e2e.pages import PHONE
from tests.e2e.test_axe import faults
from tests.e2e.waiting import still

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

REPOSITORY = "https://github.com/tides/dossier"
COPYING: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
OPENED = "window.opened = []; window.open = (address) => { window.opened.push(address); return null; };"


def settle(page: Page, **settings: str) -> None:
    """Let the forms have other settings than the site, by default with a repository; note what they open."""

    def answer(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "repo": REPOSITORY, **settings})

    page.route("**/annotate-form.json", answer)
    page.add_init_script(OPENED)


def copied(page: Page) -> str:
    """Return the text that was copied."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


def assert_accessible(page: Page) -> None:
    """Let axe look at the page as it is, and in the dark on a phone; it stays so."""
    still(page)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.set_viewport_size(PHONE)
    still(page)
    assert faults(page) == []
