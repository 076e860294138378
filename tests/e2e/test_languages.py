"""The interface in other languages: what scripts say is in the catalogue, and a page may run from right to left."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import ViewportSize, expect

from tests.build import TIDES
from tests.e2e.server import serve
from tests.e2e.waiting import go
from tests.e2e.watch import Watch
from tests.language.greek import write_greek
from tests.language.speaking import CLOSE, OPEN, write_pseudo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.build import Once

ARTICLE = "articles/pilot/"
NOTE = '.dossier-note:not([data-state="lone"])'
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE: ViewportSize = {"width": 390, "height": 800}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}


def _opened(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    with serve(site) as server:
        watch = Watch(browser, server)
        yield watch.open
        assert watch.close() == []


def _build(folder: Path) -> None:
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True))


@pytest.fixture(scope="session")
def bracketed(once: Once) -> Path:
    """The dossier on tides in Greek letters, with every message in brackets."""

    def make(folder: Path) -> None:
        root = write_greek(folder)
        write_pseudo(root / "words", "el")
        _build(root)

    return once("bracketed", make) / "greek" / "site"


def _speaking(tag: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        settings = (TIDES / "mkdocs.yml").read_text("utf-8").replace("font: false", f"font: false\n  language: {tag}")
        for name in ("annotations", "docs"):
            (folder / name).symlink_to(TIDES / name)
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        _build(folder)

    return make


@pytest.fixture(scope="session")
def arabic(once: Once) -> Path:
    """The dossier on tides with an Arabic interface."""
    return once("arabic", _speaking("ar")) / "site"


@pytest.fixture(scope="session")
def german(once: Once) -> Path:
    """The dossier on tides with a German interface."""
    return once("german", _speaking("de")) / "site"


@pytest.fixture
def new_bracketed_page(browser: Browser, bracketed: Path) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over the site in brackets."""
    yield from _opened(browser, bracketed)


@pytest.fixture
def new_arabic_page(browser: Browser, arabic: Path) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over the Arabic site."""
    yield from _opened(browser, arabic)


@pytest.fixture
def new_german_page(browser: Browser, german: Path) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over the German site."""
    yield from _opened(browser, german)


def test_what_an_article_says_by_script_is_in_the_catalogue(new_bracketed_page: Callable[..., Page]) -> None:
    page = new_bracketed_page()
    go(page, ARTICLE)
    page.locator(".dossier-tour button").last.click()
    expect(page.locator("#dossier-status")).to_have_text(re.compile(f"^{OPEN}Disagreement 1 of [0-9]+{CLOSE}: "))
    steps = page.locator(".dossier-note[data-open] .dossier-steps")
    expect(steps).to_have_text(re.compile(f"^←{OPEN}note [0-9]+ of [0-9]+{CLOSE}→$"))
    expect(steps.locator("button").last).to_have_attribute("aria-label", f"{OPEN}Next note{CLOSE}")
    steps.locator("button").last.click()
    expect(page.locator("#dossier-status")).to_have_text(re.compile(f"^{OPEN}Note [0-9]+ of [0-9]+{CLOSE}: "))
    go(page, f"{ARTICLE}#galileo-was-wrong")
    expect(page.locator("#dossier-status")).to_have_text(
        re.compile(f"^{OPEN}Note [0-9]+, {OPEN}disputed by 1{CLOSE}{CLOSE}: ")
    )


def test_what_the_filter_and_the_search_say_is_in_the_catalogue(new_bracketed_page: Callable[..., Page]) -> None:
    page = new_bracketed_page()
    go(page, "claims/")
    page.locator("select[name=article]").select_option("pilot")
    expect(page.locator(".dossier-filter [role=status]")).to_have_text(
        re.compile(f"^{OPEN}[0-9]+ of [0-9]+ claims{CLOSE}$")
    )
    page.locator("select[name=article]").select_option("almanac")
    page.locator("select[name=kind]").select_option("proposal")
    expect(page.locator(".dossier-filter [role=status]")).to_have_text(f"{OPEN}No claim fits{CLOSE}")
    page.locator(".dossier-search input").fill("type:claim")
    expect(page.locator(".dossier-search [role=status]")).to_have_text(
        re.compile(f"^{OPEN}The best [0-9]+ of [0-9]+ results{CLOSE}$")
    )
    labels = page.locator(".dossier-search__facets [role=group] > span").all_text_contents()
    assert [label for label in labels if not label.startswith(OPEN)] == []
    expect(page.locator(".dossier-search__crumbs").first).to_have_text(re.compile(f"^{OPEN}Claim{CLOSE} · "))


def test_what_copying_says_is_in_the_catalogue(new_bracketed_page: Callable[..., Page]) -> None:
    page = new_bracketed_page(permissions=["clipboard-read", "clipboard-write"])
    go(page, "claims/pilot/galileo-was-wrong/")
    page.locator(".dossier-tools button").first.click()
    expect(page.locator("#dossier-copied")).to_have_text(f"{OPEN}Copied.{CLOSE}")
    expect(page.locator(".dossier-tools button").first).to_have_attribute("data-said", f"{OPEN}Copied{CLOSE}")


def test_german_counts_and_dates_are_german(new_german_page: Callable[..., Page]) -> None:
    page = new_german_page()
    go(page, "claims/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("h1")).to_have_text("Alle Aussagen")
    page.locator("select[name=article]").select_option("almanac")
    expect(page.locator(".dossier-filter [role=status]")).to_have_text(re.compile("^4 von [0-9]+ Aussagen$"))
    page.goto(ARTICLE)
    expect(page.locator(".dossier-head")).to_contain_text("20. August 2025")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_an_arabic_page_runs_from_right_to_left(new_arabic_page: Callable[..., Page], viewport: ViewportSize) -> None:
    page = new_arabic_page(viewport=viewport)
    for address in (ARTICLE, "", "questions/", "claims/pilot/galileo-was-wrong/", "compare/gazette/pilot/", "claims/"):
        go(page, address)
        expect(page.locator("body")).to_have_attribute("dir", "rtl")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (
            address
        )
    go(page, ARTICLE)
    number, note = (page.locator(one).first.bounding_box() for one in (".dossier-number", NOTE))
    assert number
    assert note
    assert note["x"] < number["x"]


def test_arabic_plurals_have_their_form_in_the_browser(new_arabic_page: Callable[..., Page]) -> None:
    page = new_arabic_page()
    go(page, "claims/")
    page.locator("select[name=article]").select_option("almanac")
    expect(page.locator(".dossier-filter [role=status]")).to_have_text(re.compile("^4 من [0-9]+ قولًا$"))
    page.locator(".dossier-search input").fill("zzzzqqqq")
    expect(page.locator(".dossier-search [role=status]")).to_have_text(re.compile("^لا نتائج عن «zzzzqqqq»\\."))


def test_a_name_of_another_direction_keeps_its_place(new_arabic_page: Callable[..., Page]) -> None:
    page = new_arabic_page()
    go(page, "claims/")
    # From right to left: the name of the article, then how many claims it has.
    head = page.locator("details:has(#almanac) > summary")
    name, count = (head.locator(one).first.bounding_box() for one in ("h2", ".dossier-soft"))
    assert name
    assert count
    assert count["x"] + count["width"] <= name["x"] + 1
