"""The forms that annotate and change claims: their settings, what they open and copy, and how they look on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.e2e.pages import PHONE
from tests.e2e.test_axe import faults
from tests.e2e.waiting import go, still
from tools.selecting import select

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

ARTICLE = "articles/pilot/"
WORDS = "Small boats meet it bow first"
SAYS = "A rowing boat that heads into the bore rides over it."
REPOSITORY = "https://github.com/tides/dossier"
COPYING: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
OPENED = "window.opened = []; window.open = (address) => { window.opened.push(address); return null; };"


def settle(page: Page, **settings: str) -> None:
    """Let the forms have other settings than the site, by default with a repository; note what they open."""

    def answer(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "repo": REPOSITORY, **settings})

    page.route("**/annotate-form.json", answer)
    page.add_init_script(OPENED)


def form_of(page: Page) -> Locator:
    """Return the form that annotates."""
    return page.get_by_role("dialog", name="Annotate")


def begun(page: Page) -> Locator:
    """Return the form on `WORDS` of `ARTICLE`, with the sentence filled in."""
    go(page, ARTICLE)
    select(page, WORDS)
    page.get_by_role("button", name="Annotate these words").click()
    form = form_of(page)
    form.get_by_label("What do they claim?").fill(SAYS)
    return form


def proposed(page: Page, number: int = 1) -> tuple[str, str]:
    """Return path and text of the file in the address that was opened last, the `number`th one."""
    page.wait_for_function(f"window.opened.length === {number}")
    address = page.evaluate("window.opened.at(-1)")
    assert len(address) <= 6000
    url = urlsplit(address)
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{REPOSITORY}/new/main"
    asked = parse_qs(url.query)
    return asked["filename"][0], asked["value"][0]


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
