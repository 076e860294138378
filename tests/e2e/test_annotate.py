"""From the words of an article to a proposal: by mouse, by touch and by keyboard, in six actions at most."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.forms import (
    ARTICLE,
    COPYING,
    SAYS,
    WORDS,
    assert_accessible,
    begun,
    copied,
    form_of,
    proposed,
    settle,
)
from tests.e2e.pages import TOUCH
from tests.e2e.test_axe import CALM
from tests.e2e.test_budgets import modules
from tests.e2e.waiting import go
from tools.selecting import RANGE, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

MOST_ACTIONS = 6
FORM_BYTES = 42 * 1024
"""Most that the modules of the form may weigh, gzipped, without the engine of the search."""


def _select_by_touch(page: Page, words: str = WORDS) -> None:
    """Select as a long press does: the browser shows its handles, the page sees the selection."""
    page.evaluate(
        f"(words) => {{ const range = ({RANGE})(words); getSelection().removeAllRanges();"
        " getSelection().addRange(range); }",
        words,
    )


def _check(folder: Path, path: str, text: str) -> None:
    """Build a copy of the dossier with the file in it; a strict build has the checks of `dossier check`."""
    Tides.copy(folder, {path: text}).build()


def test_from_selected_words_to_a_proposal_in_six_actions(page: Page, tmp_path: Path) -> None:
    settle(page)
    go(page, ARTICLE)
    actions = []

    def act(name: str, press: Callable[[], object]) -> None:
        press()
        actions.append(name)

    act("select", lambda: select(page, WORDS))
    act("annotate", page.get_by_role("button", name="Annotate these words").click)
    form = form_of(page)
    expect(form.get_by_label("What do they claim?")).to_be_focused()
    expect(form.locator("blockquote")).to_have_text(WORDS)
    page.keyboard.type(SAYS)
    act("kind", form.get_by_text("Report", exact=True).click)
    expect(form.get_by_label("Which question does it answer?")).not_to_have_value("")
    act("position", form.locator(".dossier-rows label").first.click)
    act("disputes", form.get_by_role("button", name="Disputes it").first.click)
    expect(form.get_by_label("What do the two differ in?")).to_be_focused()
    page.keyboard.type("For one it is safe, for the other it is not.")
    expect(form.locator("[data-show=status]")).to_have_text("Checked: no problems.")
    act("propose", form.get_by_role("button", name="Propose on GitHub").click)
    assert len(actions) <= MOST_ACTIONS
    path, text = proposed(page)
    assert path == "annotations/claims/pilot/rowing-boat-heads-into-bore.yml"
    _check(tmp_path, path, text)


def test_by_the_keyboard_alone(page: Page, tmp_path: Path) -> None:
    settle(page)
    go(page, ARTICLE)
    link = page.get_by_role("link", name="Add a claim")
    link.focus()
    page.keyboard.press("Enter")
    form = form_of(page)
    expect(form.get_by_label("Which words?")).to_be_focused()
    page.keyboard.type("the stream would SLACKEN")
    page.keyboard.press("Tab")
    expect(form.get_by_label("What do they claim?")).to_be_focused()
    page.keyboard.type("With a barrier, sand would fill the fairway.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.locator("[value=report]")).to_be_checked()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(form.locator("[value=prediction]")).to_be_checked()
    go_on = form.get_by_role("button", name="Propose on GitHub")
    for _ in range(40):
        page.keyboard.press("Tab")
        if go_on.evaluate("(it) => it === document.activeElement"):
            break
    expect(go_on).to_be_focused()
    page.keyboard.press("Enter")
    path, text = proposed(page)
    assert "text: the stream would slacken" in text.replace('"', "")
    _check(tmp_path, path, text)
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(link).to_be_focused()


def test_propose_is_never_disabled_and_leads_to_what_is_needed(page: Page) -> None:
    settle(page)
    go(page, ARTICLE)
    page.get_by_role("link", name="Add a claim").click()
    form = form_of(page)
    status = form.locator("[data-show=status]")
    expect(status).to_have_text("Still needed: the words of the article, one sentence, a kind")
    press = form.get_by_role("button", name="Propose on GitHub")
    press.click()
    expect(form.get_by_label("Which words?")).to_be_focused()
    page.keyboard.type(WORDS)
    press.click()
    expect(form.get_by_label("What do they claim?")).to_be_focused()
    expect(form.get_by_role("status")).to_have_text("Still needed: one sentence, a kind")
    assert page.evaluate("window.opened") == []


def test_words_that_the_article_does_not_have_are_said_to_be_missing(page: Page) -> None:
    go(page, ARTICLE)
    page.get_by_role("link", name="Add a claim").click()
    form = form_of(page)
    form.get_by_label("Which words?").fill("nothing of the kind")
    expect(form.locator("[data-finding=words]")).to_contain_text("does not have these words")
    expect(form.get_by_label("Which words?")).to_have_attribute("aria-invalid", "true")


def test_a_claim_that_may_be_recorded_already_is_decided_first(page: Page) -> None:
    go(page, ARTICLE)
    select(page, WORDS)
    page.get_by_role("button", name="Annotate these words").click()
    form = form_of(page)
    form.get_by_label("What do they claim?").fill("The tide gauge reads a hand too high.")
    expect(form.get_by_text("Is it recorded already?")).to_be_visible()
    expect(form.locator("[data-show=status]")).to_contain_text("whether it is recorded already")
    form.get_by_role("button", name="This is another").click()
    expect(form.get_by_text("Is it recorded already?")).to_be_hidden()


def test_words_of_a_recorded_claim_are_decided_before_a_sentence(page: Page) -> None:
    go(page, ARTICLE)
    select(page, "into the mud in the year of")
    page.get_by_role("button", name="Annotate these words").click()
    form = form_of(page)
    expect(form.get_by_text("The gauge settled into the mud in the year of the great storm.")).to_be_visible()
    link = form.get_by_role("link", name="Open that claim")
    assert str(link.get_attribute("href")).endswith("/articles/pilot/#gauge-settled")
    expect(form.locator("[data-show=status]")).to_contain_text("whether it is recorded already")


def test_a_selection_that_cuts_words_takes_the_whole_words(page: Page) -> None:
    go(page, ARTICLE)
    select(page, "mall boats meet it bow fir")
    page.get_by_role("button", name="Annotate these words").click()
    expect(form_of(page).locator("blockquote")).to_have_text(WORDS)


def test_a_draft_survives_a_reload_and_is_deleted_once_it_was_taken(page: Page) -> None:
    settle(page)
    form = begun(page)
    form.get_by_text("Report", exact=True).click()
    page.reload()
    expect(page.locator(".dossier-drafted")).to_contain_text(SAYS)
    page.locator(".dossier-drafted").get_by_role("button").click()
    expect(form.get_by_label("What do they claim?")).to_have_value(SAYS)
    expect(form.locator("[value=report]")).to_be_checked()
    form.get_by_role("button", name="Propose on GitHub").click()
    expect(form.get_by_text("Was it taken there?")).to_be_visible()
    form.get_by_role("button", name="No, keep it").click()
    expect(form.get_by_role("button", name="Propose on GitHub")).to_be_visible()
    form.get_by_role("button", name="Propose on GitHub").click()
    form.get_by_role("button", name="Yes, delete the draft").click()
    expect(form).to_have_count(0)
    expect(page.locator(".dossier-drafted")).to_have_count(0)
    page.reload()
    expect(page.locator(".dossier-drafted")).to_have_count(0)


@pytest.mark.parametrize("width", [960, 1120, 1300, 1440])
def test_a_form_covers_no_line_of_the_text(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(face="wide", viewport={"width": width, "height": 800})
    settle(page)
    go(page, ARTICLE)
    page.get_by_role("link", name="Add a claim").click()
    box = form_of(page).bounding_box()
    assert box is not None
    ends = page.locator(".dossier-unit > p").evaluate_all("all => all.map((it) => it.getBoundingClientRect().right)")
    assert max(ends) <= box["x"]


def test_by_touch_the_form_is_a_sheet(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**TOUCH)
    settle(page)
    go(page, ARTICLE)
    _select_by_touch(page)
    page.get_by_role("button", name="Annotate these words").tap()
    form = form_of(page)
    box = form.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert form.evaluate("(it) => it.matches(':modal') && it.scrollWidth <= it.clientWidth")
    form.get_by_label("What do they claim?").fill(SAYS)
    form.get_by_text("Report", exact=True).tap()
    form.get_by_role("button", name="Propose on GitHub").tap()
    _check(tmp_path, *proposed(page))


@pytest.mark.parametrize(
    ("repo", "label", "opened"),
    [("", "Copy the file", []), ("https://gitlab.com/tides/dossier", "Copy the file and open GitLab", ["gitlab.com"])],
)
def test_what_a_host_does_not_fill_in_is_copied(
    new_page: Callable[..., Page], repo: str, label: str, opened: list[str]
) -> None:
    page = new_page(**COPYING)
    settle(page, repo=repo)
    form = begun(page)
    form.get_by_text("Report", exact=True).click()
    form.get_by_role("button", name=label, exact=True).and_(form.locator("[data-do=propose]")).click()
    expect(form.locator("[data-show=status]")).to_contain_text("The file is copied.")
    assert SAYS in copied(page)
    assert [urlsplit(address).hostname for address in page.evaluate("window.opened")] == opened


def test_axe_finds_nothing_in_the_open_form(new_page: Callable[..., Page]) -> None:
    page = new_page(**CALM)
    settle(page, contact="editors@tides.example")
    form = begun(page)
    form.locator(".dossier-rows label").first.click()
    form.get_by_role("button", name="Disputes it").first.click()
    form.get_by_text("More", exact=False).first.click()
    assert_accessible(page)


def test_the_form_waits_for_its_first_use_and_is_light(page: Page, tides_dir: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, ARTICLE)
    assert not any("/editing/" in one or "annotate" in one for one in asked)
    page.get_by_role("link", name="Add a claim").click()
    expect(form_of(page)).to_be_visible()
    loaded = {path: size for path, size in modules(asked, tides_dir).items() if "/editing/" in path}
    assert "assets/dossier/editing/form.js" in loaded
    assert sum(loaded.values()) <= FORM_BYTES


def test_without_a_script_nothing_is_offered_that_needs_one(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(ARTICLE)
    expect(page.get_by_text("Add a claim")).to_be_hidden()


def test_the_settings_of_the_site_reach_the_form(tides_dir: Path) -> None:
    known = json.loads((tides_dir / "annotate-form.json").read_text("utf-8"))
    assert (known["repo"], known["host"], known["branch"], known["contact"]) == ("", "", "main", "")
    assert known["html"].startswith("<dialog")
    assert len(gzip.compress(known["html"].encode())) < 8 * 1024
