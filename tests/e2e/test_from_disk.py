"""A site that is read from a disk: built for it, and opened as a file although it was not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dossier.read.settings import FROM_DISK_POLICY
from tests.build import Tides
from tests.e2e.pages import DESKTOP, PHONE
from tests.e2e.server import Server
from tests.e2e.waiting import go
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.build import Once

EXTENSIONS = ["attr_list", "admonition"]
MARKED = "# Tides\n\n!!! note\n    Ebb and flood.\n"
_ADDRESS = re.compile(r'(?:\s(?:href|src|action)="(?![a-z]+:|#)|content="0; url=)([^"?#]+)')
_MASKS = """() => {
  const drawn = [];
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      if (style.maskImage !== "none") drawn.push(style.maskImage.slice(0, 20));
    }
  }
  return drawn;
}"""


@pytest.fixture(scope="session")
def disk_dir(once: Once) -> Path:
    """The dossier on tides, built to be read from a disk, not to be changed."""

    def build(folder: Path) -> None:
        options = {"plugins": [{"dossier": {"from_disk": True}}], "markdown_extensions": EXTENSIONS}
        links = {"footer_links": [{"name": "Marked", "page": "marked/"}]}
        files = {"docs/marked.md": MARKED}
        Tides.copy(
            folder, files, site_url="https://example.org/", not_in_nav="marked.md", extra=links, **options
        ).build()

    return once("from-disk", build) / "tides/site"


@pytest.fixture
def new_file(browser: Browser, disk_dir: Path) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over the files of the dossier on tides; what the watch saw fails the test."""
    watch = Watch(browser, Server(disk_dir.as_uri()))
    yield lambda **options: watch.open(base_url=f"{disk_dir.as_uri()}/", **options)
    assert watch.close() == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_menu_links_and_scheme_work(new_file: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_file(viewport=viewport)
    go(page, "index.html")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header__button[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
    if viewport is PHONE:
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation").get_by_role("link", name="Pilot").click()
    expect(page).to_have_url(re.compile(r"/articles/pilot\.html"))
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
    page.get_by_role("link", name="Marked").click()
    expect(page).to_have_url(re.compile(r"/marked\.html$"))


def test_notes_open_and_lead_on(new_file: Callable[..., Page]) -> None:
    page = new_file(viewport=PHONE)
    go(page, "articles/pilot.html")
    page.locator('mark[data-state="dispute"] button:visible').first.click()
    note = page.locator(".dossier-note:popover-open")
    expect(note).to_be_visible()
    expect(note.get_by_role("button", name="Next")).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.get_by_text("All", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?notes=all$"))
    page.reload()
    expect(page.get_by_role("radio", name="All")).to_be_checked()


def test_search_finds_and_leads_to_the_page(new_file: Callable[..., Page]) -> None:
    page = new_file()
    go(page, "claims/harbor/twice-a-day.html")
    page.keyboard.press("/")
    page.keyboard.type("barrier built")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/questions/barrier\.html\?h=barrier\+built$"))


def test_claims_are_filtered_and_the_way_back_works(new_file: Callable[..., Page]) -> None:
    page = new_file()
    go(page, "claims/index.html")
    articles = page.locator("[data-article]:visible")
    every = articles.count()
    assert every > 1
    field = page.locator("form[data-dossier-filter] select").first
    field.select_option(index=1)
    expect(articles).to_have_count(1)
    page.go_back()
    expect(articles).to_have_count(every)


def test_icons_are_drawn_and_come_from_no_file(new_file: Callable[..., Page]) -> None:
    page = new_file()
    go(page, "marked.html")
    masks = page.evaluate(_MASKS)
    assert masks
    assert {mask[:9] for mask in masks} == {'url("data'}
    title = page.locator(".admonition-title")
    before = title.screenshot()
    page.evaluate("document.documentElement.style.setProperty('--md-admonition-icon--note', 'none')")
    assert title.screenshot() != before


def test_every_address_in_a_page_is_that_of_a_file(disk_dir: Path) -> None:
    pages = sorted(disk_dir.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        html = page.read_text("utf-8")
        assert 'type="module"' not in html
        # That for unknown addresses is never opened from a disk.
        for found in _ADDRESS.findall(html) if page.name != "404.html" else ():
            assert (page.parent / found).is_file(), f"{page.relative_to(disk_dir)}: {found}"


def test_the_policy_lets_files_load_and_nothing_else(disk_dir: Path) -> None:
    html = (disk_dir / "index.html").read_text("utf-8").replace("&#39;", "'")
    assert f'content="{FROM_DISK_POLICY}"' in html
    assert "http" not in FROM_DISK_POLICY
    assert "unsafe" not in FROM_DISK_POLICY


def test_a_site_for_a_server_says_what_is_missing_where_it_is_opened_as_a_file(
    browser: Browser, tides_dir: Path, page: Page
) -> None:
    go(page, "")
    note = page.get_by_text("Opened as a file")
    expect(note).to_be_hidden()
    watch = Watch(browser, Server(tides_dir.as_uri()))
    opened = watch.open(allow=("CORS", "ERR_FAILED"))
    opened.goto(f"{tides_dir.as_uri()}/index.html")
    expect(opened.get_by_text("Opened as a file")).to_be_visible()
    assert watch.close() == []
