"""From the page of a question to a claim that answers it, or to a silence that was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.build import TIDES, Tides
from tests.e2e.forms import COPYING, assert_accessible, copied, proposed, settle
from tests.e2e.pages import TOUCH
from tests.e2e.server import Server, serve
from tests.e2e.test_axe import CALM
from tests.e2e.waiting import go
from tools.selecting import select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

QUESTION = "questions/gauge-trusted/"
FILE = "annotations/questions/gauge-trusted.yml"
UNREAD = "Read The Almanac for this question"
BEFORE = (TIDES / FILE).read_text("utf-8").replace("silent: [almanac, harbor]", "silent: [harbor]")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dossier on tides with an article that has not been read for a question."""
    tides = Tides.copy(tmp_path_factory.mktemp("unread"), {FILE: BEFORE})
    with serve(tides.build(strict=False).site) as running:
        yield running


def _open(page: Page, name: str = UNREAD) -> Locator:
    go(page, QUESTION)
    page.get_by_role("link", name=name).click()
    return page.get_by_role("dialog", name="Read for a question")


def test_silence_is_confirmed_only_below_the_nearest_paragraphs(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    settle(page)
    form = _open(page)
    expect(form.locator(".dossier-candidates li").first).to_be_visible()
    press = form.get_by_role("button", name="Copy the file and open GitHub")
    press.click()
    box = form.get_by_label("I have read the article: nothing in it answers the question.")
    expect(box).to_be_focused()
    expect(form.get_by_role("status")).to_have_text("Still needed: whether The Almanac answers it")
    assert page.evaluate("window.opened") == []
    page.keyboard.press("Space")
    expect(form.get_by_text("Silence is not agreement.")).to_be_visible()
    press.click()
    expect(form.get_by_text("Was it taken there?")).to_be_visible()
    [address] = page.evaluate("window.opened")
    assert urlsplit(address).path == f"/tides/dossier/edit/main/{FILE}"
    text = copied(page)
    assert text == BEFORE.replace("silent: [harbor]", "silent: [harbor, almanac]")
    Tides.copy(tmp_path, {FILE: text}).build()


def test_words_are_selected_in_the_article_with_the_question_filled_in(page: Page, tmp_path: Path) -> None:
    settle(page)
    form = _open(page)
    form.get_by_role("link", name="Read the whole article for it").click()
    expect(page.locator(".dossier-reading")).to_contain_text("Select the words that answer it.")
    select(page, "Nobody knows the cause")
    page.get_by_role("button", name="Annotate these words").click()
    claim = page.get_by_role("dialog", name="Annotate")
    expect(claim.get_by_label("Which question does it answer?")).to_have_value("gauge-trusted")
    claim.get_by_label("What do they claim?").fill("The gauge on the quay is exact.")
    claim.get_by_text("Report", exact=True).click()
    claim.locator(".dossier-rows label").first.click()
    expect(claim.get_by_label("Which question does it answer?")).to_have_value("gauge-trusted")
    claim.get_by_role("button", name="Propose on GitHub").click()
    path, text = proposed(page)
    assert "question: gauge-trusted" in text
    Tides.copy(tmp_path, {FILE: BEFORE, path: text}).build()


def test_a_paragraph_leads_to_its_place_in_the_article(page: Page) -> None:
    form = _open(page)
    link = form.get_by_role("link", name="Select words in paragraph").first
    assert "/articles/almanac/?annotate=gauge-trusted#p" in str(link.get_attribute("href"))
    link.click()
    expect(page.locator(".dossier-reading")).to_be_visible()


def test_axe_finds_nothing_and_the_sheet_fits_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(**CALM)
    settle(page)
    form = _open(page)
    form.get_by_label("I have read the article").check()
    assert_accessible(page)
    assert form.evaluate("(it) => it.matches(':modal') && it.scrollWidth <= it.clientWidth")


def test_a_silent_article_can_be_read_again_but_not_silenced_twice(page: Page) -> None:
    go(page, QUESTION)
    page.get_by_text("Read a silent article again").click()
    page.get_by_role("link", name="Read Harbor for this question").click()
    form = page.get_by_role("dialog", name="Read for a question")
    expect(form.get_by_text("Harbor is recorded as silent.")).to_be_visible()
    expect(form.get_by_role("checkbox")).to_have_count(0)


def test_an_answer_of_a_silent_article_brings_a_second_file(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(**COPYING)
    settle(page)
    go(page, "articles/almanac/?annotate=barrier")
    select(page, "Nobody knows the cause")
    page.get_by_role("button", name="Annotate these words").click()
    form = page.get_by_role("dialog", name="Annotate")
    form.get_by_label("What do they claim?").fill("A barrier is for those who know the cause.")
    form.get_by_text("Report", exact=True).click()
    form.locator(".dossier-rows label").first.click()
    expect(form.locator("[data-show=status]")).to_have_text("Checked: no problems. To propose after it: barrier.yml.")
    form.get_by_role("button", name="Propose on GitHub").click()
    path, text = proposed(page)
    expect(form.locator("[data-show=status]")).to_contain_text("Now the next file, barrier.yml.")
    form.get_by_role("button", name="Copy the file and open GitHub").click()
    expect(form.get_by_text("Was it taken there?")).to_be_visible()
    second = copied(page)
    assert "silent: [harbor]" in second
    Tides.copy(tmp_path, {FILE: BEFORE, path: text, "annotations/questions/barrier.yml": second}).build(strict=False)


def test_by_touch(new_page: Callable[..., Page]) -> None:
    page = new_page(**TOUCH, **COPYING)
    settle(page, repo="")
    go(page, QUESTION)
    page.get_by_role("link", name=UNREAD).tap()
    form = page.get_by_role("dialog", name="Read for a question")
    form.get_by_label("I have read the article").tap()
    form.get_by_role("button", name="Copy the file").and_(form.locator("[data-do=propose]")).tap()
    expect(form.locator("[data-show=status]")).to_contain_text("The file is copied.")
    assert "silent: [harbor, almanac]" in copied(page)


def test_without_a_script_nothing_leads_nowhere(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(QUESTION)
    expect(page.get_by_text(UNREAD)).to_be_hidden()
