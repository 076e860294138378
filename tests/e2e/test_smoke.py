"""The site as a host serves it, and the watch under which all other tests open pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.e2e.server import Server


def test_the_home_page_opens_with_one_heading(new_live_page: Callable[..., Page]) -> None:
    page = new_live_page()
    answer = page.goto("")
    assert answer is not None
    assert answer.ok
    assert page.locator("h1").count() == 1
    assert page.locator("main a[href*='articles/']").count() > 0


def test_the_site_works_below_a_sub_path(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(base_url=server.sub_url)
    page.goto("")
    page.locator("main article a[href*='articles/']").first.click()
    expect(page).to_have_url(re.compile(re.escape(server.sub_url) + "articles/.+"))
    expect(page.locator("h1")).to_have_count(1)


def test_an_unknown_address_leads_back_home(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(allow=("status of 404",))
    answer = page.goto("no/such/page/")
    assert answer is not None
    assert answer.status == 404
    page.locator("header a.md-logo").click()
    expect(page).to_have_url(server.url)


@pytest.mark.parametrize(
    ("script", "event", "fault"),
    [
        ("console.error('broken')", "console", "console error: broken"),
        ("setTimeout(() => { throw new Error('thrown') })", "pageerror", "exception: thrown"),
        (
            "fetch('http://example.org/x').catch(() => {})",
            "requestfailed",
            "request to another host: http://example.org/x",
        ),
    ],
    ids=["console", "exception", "foreign host"],
)
def test_the_watch_reports_a_fault(browser: Browser, server: Server, script: str, event: str, fault: str) -> None:
    watch = Watch(browser, server)
    # Without the policy of the page, which stops a request before the watch sees it.
    page = watch.open(bypass_csp=True)
    page.goto("")
    with page.expect_event(event):
        page.evaluate(f"() => {{ {script} }}")
    assert any(seen.startswith(fault) for seen in watch.close())


def test_the_watch_leaves_out_what_a_test_allows(browser: Browser, server: Server) -> None:
    watch = Watch(browser, server)
    page = watch.open(allow=("broken",))
    page.goto("")
    with page.expect_console_message(lambda message: message.text == "cracked"):
        page.evaluate("console.error('broken'); console.error('cracked')")
    (left,) = watch.close()
    assert left.startswith("console error: cracked")
