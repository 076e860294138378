"""Notes beside their paragraphs in a real browser: how a press leads there and back."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, Route, expect

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = "articles/unherd/"
CLAIM = "not-a-failure-for-trump"
BUDGET_BYTES = 15 * 1024
"""Most that the modules of a page that is only read may weigh, gzipped."""


def test_a_note_opened_before_the_modules_ran_is_led_to_as_well(new_page: Callable[..., Page]) -> None:
    page = new_page()
    held: list[Route] = []
    page.route("**/js/main.js", lambda route: held.append(route))  # noqa: PLW0108 - it wants a plain function
    page.goto(ARTICLE, wait_until="commit")
    page.locator(f"mark#{CLAIM} button").first.click()
    note = page.locator(f"#note-{CLAIM}")
    page.wait_for_function("id => document.getElementById(id).matches(':popover-open')", arg=f"note-{CLAIM}")
    for route in held:
        route.continue_()
    expect(note).to_be_focused()
    assert not note.evaluate("note => note.matches(':popover-open')")


def test_the_way_back_leads_to_the_tally(page: Page) -> None:
    page.goto(ARTICLE)
    tally = page.locator(f"mark#{CLAIM} button").first
    expect(tally).to_have_attribute("aria-controls", f"note-{CLAIM}")
    tally.click()
    page.locator(f"#note-{CLAIM}").get_by_role("link", name="Back to the passage").click()
    expect(tally).to_be_focused()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))


def test_the_address_of_a_claim_shows_it_whatever_the_density(page: Page) -> None:
    page.goto(ARTICLE)
    lone = page.locator('mark[data-state="lone"][id]').first.get_attribute("id")
    note = page.locator(f"#note-{lone}")
    expect(note).to_be_hidden()
    page.goto(f"{ARTICLE}#{lone}")
    expect(note).to_be_visible()
    page.get_by_text("Read", exact=True).click()
    expect(note).to_be_visible()


def test_what_only_one_article_says_opens_as_a_card(new_page: Callable[..., Page]) -> None:
    for scripts in (True, False):
        page = new_page(java_script_enabled=scripts)
        page.goto(ARTICLE)
        page.get_by_text("All", exact=True).click()
        tally = page.locator('mark[data-state="lone"] .dossier-tally').first
        tally.focus()
        page.keyboard.press("Enter")
        note = page.locator(".dossier-note:popover-open")
        expect(note).to_be_visible()
        page.keyboard.press("Escape")
        expect(note).to_have_count(0)
        expect(tally).to_be_focused()
        tally.click()
        expect(note).to_be_in_viewport(ratio=1)


def test_the_density_is_kept_for_the_next_article(page: Page) -> None:
    page.goto(ARTICLE)
    page.get_by_text("All", exact=True).click()
    page.goto("articles/carnegie/")
    expect(page.get_by_role("radio", name="All")).to_be_checked()


def test_no_two_notes_overlap(page: Page) -> None:
    for article in ("carnegie", "dailyguardian", "didpress", "tfiglobal", "unherd"):
        page.goto(f"articles/{article}/")
        page.get_by_text("All", exact=True).click()
        boxes = page.locator(".dossier-note:visible").evaluate_all(
            "notes => notes.map((note) => note.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"
        )
        assert len(boxes) > 1
        assert all(above[1] <= below[0] for above, below in pairwise(boxes))


def test_a_page_that_is_only_read_loads_few_modules(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wants a plain function
    page.goto(ARTICLE, wait_until="networkidle")
    scripts = {
        urlsplit(answer.url).path: len(gzip.compress(answer.body()))
        for answer in answers
        if "/assets/dossier/" in answer.url and answer.url.endswith(".js")
    }
    assert any(path.endswith("main.js") for path in scripts)
    assert not any(path.endswith("format.js") for path in scripts), "the reader of the index waits for a search"
    assert sum(scripts.values()) < BUDGET_BYTES
