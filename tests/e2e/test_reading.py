"""Reading the built dossier in a real browser, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Dialog, Page, expect

from tests.build import Tides
from tests.e2e.server import serve
from tests.e2e.waiting import go, ready
from tests.e2e.watch import Watch
from tests.test_plugin import HOSTILE, HOSTILE_CLAIM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = "articles/pilot/"
CLAIM = "bore-is-harmless"
HOSTILE_PAGES = ("", "articles/harbor/", "claims/", "claims/harbor/twice-a-day/", "questions/turns/")


def test_a_disputed_claim_leads_to_the_other_article_and_back(page: Page) -> None:
    page.goto("")
    page.get_by_role("main").get_by_role("link", name="What the pilot knows").click()
    expect(page).to_have_url(re.compile(r"articles/pilot/$"))
    ready(page)
    mark = page.locator(f"mark#{CLAIM}")
    expect(mark).to_be_visible()
    mark.get_by_role("button").click()
    note = page.locator(f"#note-{CLAIM}")
    expect(note).to_be_focused()
    note.get_by_role("link", name="Gazette ¶3").first.click()
    expect(page).to_have_url(re.compile(r"articles/gazette/#bore-is-deadly$"))
    expect(page.locator("#bore-is-deadly")).to_be_in_viewport()
    page.locator("#note-bore-is-deadly").get_by_role("link", name="Pilot ¶6").first.click()
    expect(page).to_have_url(re.compile(rf"articles/pilot/#{CLAIM}$"))
    page.go_back()
    expect(page.locator("#bore-is-deadly")).to_be_in_viewport()


def test_a_tally_is_worked_by_keyboard_and_escape_returns(page: Page) -> None:
    go(page, ARTICLE)
    tally = page.locator(f"mark#{CLAIM} button")
    tally.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#note-{CLAIM}")).to_be_focused()
    page.keyboard.press("Escape")
    expect(tally).to_be_focused()


def test_disputed_passages_show_by_default_and_the_rest_on_demand(page: Page) -> None:
    page.goto(ARTICLE)
    disputed = page.locator('mark[data-state="dispute"] .dossier-tally').first
    lone = page.locator('mark[data-state="lone"] .dossier-tally').first
    expect(disputed).to_be_visible()
    expect(lone).to_be_hidden()
    page.get_by_text("All", exact=True).click()
    expect(lone).to_be_visible()
    page.get_by_text("Read", exact=True).click()
    expect(disputed).to_be_hidden()


def test_the_same_is_read_without_javascript(new_page: Callable[..., Page]) -> None:
    with_script, without = new_page(), new_page(java_script_enabled=False)
    texts = []
    for page in (with_script, without):
        page.goto(ARTICLE)
        expect(page.locator(f"#note-{CLAIM}")).to_be_visible()
        # The form for a claim is a script; its link is read only with one.
        texts.append(page.locator("article p:not(:has([data-annotate]))").all_inner_texts())
    assert texts[0] == texts[1]
    assert any(re.search(r"disputed\sby\s\d", text) for text in texts[1])
    # The density needs no script either.
    without.get_by_text("All", exact=True).click()
    expect(without.locator('mark[data-state="lone"] .dossier-tally').first).to_be_visible()
    # And a tally opens its note.
    without.locator(f"mark#{CLAIM} button").first.click()
    expect(without.locator(f"#note-{CLAIM}")).to_be_visible()
    without.locator(f"#note-{CLAIM}").get_by_role("link", name="Gazette ¶3").first.click()
    expect(without).to_have_url(re.compile(r"articles/gazette/#bore-is-deadly$"))


def test_hostile_annotations_run_no_script(browser: Browser, tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, {HOSTILE_CLAIM: HOSTILE}).build(strict=False)
    with serve(site.site) as server:
        watch = Watch(browser, server)
        page = watch.open()
        dialogs: list[str] = []

        def note(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        for path in HOSTILE_PAGES:
            page.goto(path)
            for link in page.locator("main a").all():
                assert not re.match(r"\s*(javascript|data|vbscript):", link.get_attribute("href") or "", re.IGNORECASE)
        assert page.get_by_text("<script>alert(1)</script>").count() > 0, "the text is shown as text"
        assert watch.close() == []
    assert dialogs == []
