"""The search while its files cannot be had: it says why, keeps what was typed, and goes on by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.searching import box, options, said, search
from tests.e2e.test_axe import CALM, faults
from tests.e2e.waiting import Gate, go

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

ARTICLE = "articles/pilot/"
FAILING = ("and is tried again", "Failed to load resource", "net::ERR", "status of 404")
FILES = (
    "panel/view.js",
    "panel/suggest.js",
    "panel/words.js",
    "engine/index.js",
    "search/manifest.bin",
    "search/*.bin",
)


class Host:
    """Answers requests of a page with a fault until it is well again."""

    def __init__(self, page: Page, pattern: str, fault: Callable[[Route], None], *, times: int = 10_000) -> None:
        self._fault, self._left = fault, times
        self.failed = 0
        page.route(pattern, self._answer)

    def recover(self) -> None:
        """Answer all later requests as the host does."""
        self._left = 0

    def _answer(self, route: Route) -> None:
        if self.failed < self._left:
            self.failed += 1
            self._fault(route)
        else:
            route.continue_()


@pytest.mark.parametrize("pattern", FILES)
def test_a_dropped_request_is_made_again(new_page: Callable[..., Page], pattern: str) -> None:
    page = new_page(allow=FAILING)
    host = Host(page, f"**/{pattern}", lambda route: route.abort(), times=1)
    go(page, ARTICLE)
    search(page, "barrier")
    expect(options(page).first.locator("mark").first).to_be_visible()
    assert host.failed == 1
    expect(box(page)).to_have_value("barrier")
    expect(page.get_by_role("button", name="Try again now")).to_be_hidden()


@pytest.mark.parametrize("pattern", ["panel/view.js", "search/manifest.bin"])
def test_while_requests_are_dropped_it_says_so_and_a_press_tries_again(
    new_page: Callable[..., Page], pattern: str
) -> None:
    page = new_page(allow=FAILING, **CALM)
    host = Host(page, f"**/{pattern}", lambda route: route.abort())
    go(page, ARTICLE)
    search(page, "barrier")
    again = page.get_by_role("button", name="Try again now")
    expect(again).to_be_visible()
    expect(said(page)).to_have_text("The search could not be loaded. What you typed is kept, and it is tried again.")
    expect(page.locator(".dossier-search [role=status]")).to_have_text(said(page).inner_text())
    expect(box(page)).to_have_value("barrier")
    expect(options(page)).to_have_count(0)
    assert faults(page) == []
    host.recover()
    again.click()
    expect(options(page).first.locator("mark").first).to_be_visible()
    expect(again).to_be_hidden()
    expect(said(page)).not_to_contain_text("could not be loaded")


@pytest.mark.parametrize("opened", [False, True], ids=["before its first use", "while it is used"])
def test_offline_it_says_so_and_goes_on_when_the_browser_is_online_again(
    new_page: Callable[..., Page],
    opened: bool,  # noqa: FBT001 - a table
) -> None:
    page = new_page(allow=FAILING)
    go(page, ARTICLE)
    if opened:
        page.keyboard.press("/")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("Escape")
    page.context.set_offline(True)
    search(page, "barrier")
    expect(said(page)).to_have_text("You are offline. What you typed is searched for as soon as you are online again.")
    expect(box(page)).to_have_value("barrier")
    expect(options(page)).to_have_count(0)
    page.context.set_offline(False)
    expect(options(page).first.locator("mark").first).to_have_text("barrier", ignore_case=True)


@pytest.mark.parametrize("broken", ["missing", "damaged"])
def test_files_that_are_missing_or_damaged_are_named_and_asked_for_again(
    new_page: Callable[..., Page], broken: str
) -> None:
    page = new_page(allow=FAILING)

    def answer(route: Route) -> None:
        if broken == "missing":
            route.fulfill(status=404)
        else:
            route.fulfill(status=200, body=b"DSIX")

    host = Host(page, "**/search/manifest.bin", answer)
    go(page, ARTICLE)
    search(page, "barrier")
    expect(said(page)).to_contain_text("Files of the search are missing or damaged.")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    host.recover()
    # What is typed next is a reason to try again at once.
    page.keyboard.type(" built")
    expect(options(page).first.locator("mark").first).to_be_visible()
    expect(box(page)).to_have_value("barrier built")


@pytest.mark.parametrize("pattern", ["panel/view.js", "search/manifest.bin"])
def test_while_files_are_on_their_way_it_says_so(page: Page, pattern: str) -> None:
    gate = Gate(page, f"**/{pattern}")
    go(page, ARTICLE)
    search(page, "barrier")
    expect(said(page)).to_have_text("The search is loading …")
    expect(page.locator(".dossier-search [role=status]")).to_have_text("The search is loading …")
    gate.open()
    expect(options(page).first.locator("mark").first).to_be_visible()
    expect(said(page)).not_to_have_text("The search is loading …")


def test_an_answer_that_comes_late_follows_nothing_by_surprise(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=FAILING)
    host = Host(page, "**/search/manifest.bin", lambda route: route.abort())
    go(page, ARTICLE)
    search(page, "barrier")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Try again now")).to_be_visible()
    host.recover()
    expect(options(page).first.locator("mark").first).to_be_visible()
    assert ARTICLE in page.url
