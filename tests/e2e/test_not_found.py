"""The page for unknown addresses of a site below a path, where nothing else of the host belongs to it."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.pages import NOT_FOUND
from tests.e2e.server import SUB_PATH, Handler, serve
from tests.e2e.waiting import go
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ADDRESS = "no/such/page/"


class Below(Handler):
    """Serves a folder below SUB_PATH, and nothing at the root."""

    def do_GET(self) -> None:  # noqa: N802 - the name that the base class calls
        """Answer outside SUB_PATH with an empty page."""
        if self.path.startswith(SUB_PATH):
            super().do_GET()
            return
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def _opened(browser: Browser, site: Path, allow: tuple[str, ...] = ()) -> Iterator[Page]:
    with serve(site, Below) as server:
        watch = Watch(browser, server)
        yield watch.open(base_url=server.sub_url, allow=(*NOT_FOUND, *allow))
        assert watch.close() == []


def test_with_an_address_the_page_is_styled_and_leads_home(browser: Browser, tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, site_url=f"https://example.org{SUB_PATH}").build().site
    with _opened(browser, site) as page:
        go(page, ADDRESS)
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        home = page.get_by_role("article").get_by_role("link", name="Home")
        assert home.evaluate("(link) => new URL(link.href).pathname") == SUB_PATH
        page.keyboard.press("/")
        page.keyboard.type("barrier")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Escape")
        home.click()
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("no page at this address")
        assert page.evaluate("location.pathname") == SUB_PATH


def test_without_an_address_it_can_be_read_and_the_build_says_what_to_set(
    browser: Browser, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    site = Tides.copy(tmp_path).build().site
    assert "set it if the site is below a path" in caplog.text
    with _opened(browser, site) as page:
        page.goto(ADDRESS)
        expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
        expect(page.locator(".md-header")).to_have_css("position", "static")
