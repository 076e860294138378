"""From the page of a claim to a file that corrects, withdraws or renames it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.build import TIDES, Tides
from tests.e2e.forms import COPYING, assert_accessible, copied, settle
from tests.e2e.pages import TOUCH
from tests.e2e.test_axe import CALM
from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

CLAIM = "claims/pilot/bore-is-harmless/"
FILE = "annotations/claims/pilot/bore-is-harmless.yml"
WHY = "It says more than the words: “no danger” to whom?"


def _replace_file(page: Page, text: str) -> None:
    """Let the claim have another file than the site."""

    def files(route: Route) -> None:
        known = route.fetch().json()
        known["bore-is-harmless"]["text"] = text
        route.fulfill(json=known)

    page.route("**/articles/pilot.claims.json", files)


def _open(page: Page, name: str) -> Locator:
    go(page, CLAIM)
    page.get_by_role("link", name=f"{name} it").click()
    return page.get_by_role("dialog", name=f"{name} a claim")


def _go(page: Page, form: Locator, name: str = "Copy the file and open GitHub") -> str:
    expect(form.locator("[data-show=status]")).to_have_text("Checked: no problems.")
    form.get_by_role("button", name=name).click()
    expect(form.get_by_text("Was it taken there?")).to_be_visible()
    [address] = page.evaluate("window.opened")
    assert urlsplit(address).path == f"/tides/dossier/edit/main/{FILE}"
    return copied(page)


def test_a_correction_changes_what_was_changed_and_keeps_comments(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    before = "# By the pilots.\n" + (TIDES / FILE).read_text("utf-8").replace("kind:", "# Their view.\nkind:")
    page = new_page(**COPYING)
    settle(page)
    _replace_file(page, before)
    form = _open(page, "Correct")
    says = form.get_by_label("What do they claim?")
    expect(says).to_be_focused()
    expect(says).to_have_value("The bore is no danger to anyone who keeps away from the bank.")
    expect(form.locator("[data-show=status]")).to_have_text("Still needed: a change")
    expect(form.get_by_label("Address")).to_be_hidden()
    says.fill("The bore is harmless away from the bank.")
    expect(form.locator("[data-field=says] .dossier-was")).to_contain_text("was: The bore is no danger to anyone")
    expect(form.get_by_text("The sentence changes on the page of the claim")).to_be_visible()
    text = _go(page, form)
    assert text == before.replace(
        "says: The bore is no danger to anyone who keeps away from the bank.",
        'says: "The bore is harmless away from the bank."',
    )
    Tides.copy(tmp_path, {FILE: text}).build()
    form.get_by_role("button", name="Yes, delete the draft").click()
    expect(form).to_have_count(0)


def test_a_correction_moves_words_kind_position_and_links(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    settle(page)
    form = _open(page, "Correct")
    form.get_by_role("button", name="Other words").click()
    form.get_by_label("Which words?").fill("no danger to anyone who keeps away")
    form.get_by_text("Report", exact=True).click()
    form.locator(".dossier-rows label", has_text="Only by night").click()
    form.locator('[data-link="disputes"][data-to="lighthouse/bore-dangerous-at-night"]').click()
    expect(form.get_by_text("It no longer answers")).to_be_visible()
    expect(form.locator("[data-field=kind] .dossier-was")).to_have_text("was: Evaluation")
    text = _go(page, form)
    assert "kind: report" in text
    assert "position: at-night" in text
    assert "to: lighthouse" not in text
    assert "formerly: [pilot/bore-is-tame]" in text
    assert "because: It is harmless to the Pilot and deadly to the Gazette." in text
    Tides.copy(tmp_path, {FILE: text}).build()


def test_what_was_begun_is_there_again(new_page: Callable[..., Page]) -> None:
    page = new_page(**COPYING)
    settle(page)
    form = _open(page, "Correct")
    form.get_by_label("What do they claim?").fill("The bore is harmless.")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.get_by_role("link", name="Correct it")).to_be_focused()
    expect(_open(page, "Correct").get_by_label("What do they claim?")).to_have_value("The bore is harmless.")


def test_a_withdrawal_says_why_and_what_to_read_instead(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    settle(page)
    form = _open(page, "Withdraw")
    press = form.get_by_role("button", name="Copy the file and open GitHub")
    press.click()
    expect(form.get_by_label("Why does it no longer stand?")).to_be_focused()
    expect(form.get_by_role("status")).to_have_text("Still needed: why it no longer stands")
    page.keyboard.type(WHY)
    form.get_by_label("What should they read instead?").select_option("pilot/bore-runs-twice-a-month")
    expect(form.get_by_text("Pilot no longer answers it")).to_be_visible()
    expect(form.locator("[data-show=card]")).to_contain_text(WHY)
    text = _go(page, form)
    assert text.startswith((TIDES / FILE).read_text("utf-8"))
    assert "instead: pilot/bore-runs-twice-a-month" in text
    site = Tides.copy(tmp_path, {FILE: text}).build(strict=False)
    assert "no danger” to whom?" in site.page("claims/pilot/bore-is-harmless/index.html")


def test_a_rename_keeps_the_old_address(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    settle(page)
    form = _open(page, "Rename")
    slug = form.get_by_label("New address")
    expect(slug).to_be_focused()
    expect(form.locator("[data-show=status]")).to_have_text("Still needed: another address")
    slug.fill("gauge-reads-high")
    expect(form.locator("[data-finding]")).to_contain_text("Another claim has or had this address.")
    slug.fill("Bore harmless")
    expect(form.locator("[data-finding]")).to_contain_text("not a slug")
    slug.fill("bore-harmless-off-bank")
    expect(form.locator("[data-show=next]")).to_contain_text("Change its name to bore-harmless-off-bank.yml")
    text = _go(page, form)
    assert "formerly: [pilot/bore-is-tame, pilot/bore-is-harmless]" in text
    tides = Tides.copy(tmp_path, {FILE.replace("bore-is-harmless", "bore-harmless-off-bank"): text})
    (tides.root / FILE).unlink()
    site = tides.build()
    assert "bore-harmless-off-bank" in site.page("claims/pilot/bore-is-harmless/index.html")


@pytest.mark.parametrize("name", ["Correct", "Withdraw", "Rename"])
def test_axe_finds_nothing_and_the_sheet_fits_a_phone(new_page: Callable[..., Page], name: str) -> None:
    page = new_page(**CALM)
    settle(page)
    form = _open(page, name)
    if name == "Correct":
        form.get_by_label("What do they claim?").fill("The bore is harmless.")
    elif name == "Rename":
        form.get_by_label("New address").fill("No slug")
        expect(form.locator("[data-finding]")).to_be_visible()
    assert_accessible(page)
    assert form.evaluate("(it) => it.matches(':modal') && it.scrollWidth <= it.clientWidth")
    expect(form.get_by_text("GitHub opens the file.")).to_be_visible()


def test_a_withdrawal_by_touch_without_a_host(new_page: Callable[..., Page]) -> None:
    page = new_page(**TOUCH, **COPYING)
    settle(page, repo="")
    go(page, CLAIM)
    page.get_by_role("link", name="Withdraw it").tap()
    form = page.get_by_role("dialog", name="Withdraw a claim")
    form.get_by_label("Why does it no longer stand?").fill(WHY)
    form.get_by_role("button", name="Copy the file").and_(form.locator("[data-do=propose]")).tap()
    expect(form.locator("[data-show=status]")).to_contain_text("The file is copied.")
    assert "withdrawn:" in copied(page)


def test_without_a_script_links_lead_to_what_there_is(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CLAIM)
    for link in page.locator("[data-editing]:visible").all():
        assert link.get_attribute("href") != "#"


def test_without_its_form_a_link_leads_where_it_says(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("status of 404", "Failed to load"))
    page.route("**/editing/open.js", lambda route: route.fulfill(status=404))
    go(page, CLAIM)
    page.get_by_role("link", name="Correct it").click()
    expect(page).to_have_url(re.compile(r"/bore-is-harmless/#$"))
