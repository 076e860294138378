"""What a page may weigh, how many modules it loads, and that nothing on it jumps."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import DESKTOP, EVERY_KIND, FULLEST, KINDS, NOT_FOUND, PHONE
from tests.e2e.server import serve
from tests.e2e.waiting import Gate, go
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ARTICLE = "articles/pilot/"
VIEW = "**/search/view.js"
HTML_BYTES = 60 * 1024
"""Most that the HTML of any page may weigh, gzipped."""
NODES = 5_000
"""Most nodes that any page may have once it is loaded: elements, texts and comments."""
SCRIPT_BYTES = 15 * 1024
"""Most that our JavaScript of a page that is only read may weigh, gzipped; what is loaded on first use is apart."""
OF_EVERY_PAGE = ("js/density.js", "js/main.js", "js/panel.js", "theme/content.js", "theme/head.js")
"""Our modules that every page loads. Search is not among them: it waits for its first use."""
OF_KIND = {
    "article": ("js/article.js", "js/early.js", "js/notes.js", "js/pairs.js", "js/steps.js"),
    "claims": ("js/filter.js",),
}
"""Those that a page of one kind loads besides."""
COUNT_NODES = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}"""
SETTLED_MS = 300
"""Rest after which whatever a press sets in motion has been laid out; reduced motion makes no transition longer."""
HALF_ARRIVED = 0.003
"""Most that a shift scores while a page arrives: a cell grows by the words that are still to come, nothing else may."""
PLAIN = ("engineers", "not found")
"""Kinds of page without a layout of ours: a table in a text sets its columns by the rows that it has so far."""

WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 120));
        window.shifts.push({ value, hadRecentInput, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
"""


def modules(asked: list[str], site: Path) -> dict[str, int]:
    """Return our modules among the addresses `asked`, by their paths in `site`, with their gzipped sizes."""
    paths = {path.lstrip("/") for one in asked if "/assets/dossier/" in (path := urlsplit(one).path)}
    return {path: len(gzip.compress((site / path).read_bytes())) for path in sorted(paths) if path.endswith(".js")}


def test_no_page_weighs_more_than_its_budget(site_dir: Path) -> None:
    sizes = {path: len(gzip.compress(path.read_bytes())) for path in site_dir.rglob("*.html")}
    assert sizes
    assert {path.relative_to(site_dir): size for path, size in sizes.items() if size > HTML_BYTES} == {}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_page_that_is_only_read_is_light_and_loads_its_own_modules(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], site_dir: Path, kind: str
) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else ())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, heaviest[kind])
    # A module that is not wanted would be asked for before this file is.
    page.evaluate("fetch('/').then((answer) => answer.text())")
    assert page.evaluate(COUNT_NODES) <= NODES
    loaded = modules(asked, site_dir)
    assert {path.removeprefix("assets/dossier/") for path in loaded} == {*OF_EVERY_PAGE, *OF_KIND.get(kind, ())}
    assert sum(loaded.values()) <= SCRIPT_BYTES


def test_a_module_that_cannot_be_loaded_leaves_the_page_readable(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("main: a module could not be loaded", "status of 404", "Failed to load"))
    page.route("**/js/pairs.js", lambda route: route.fulfill(status=404))
    with page.expect_console_message(lambda message: "main: a module could not be loaded" in message.text):
        page.goto(ARTICLE)
    page.locator('mark[data-state="dispute"] button:visible').first.click()
    expect(page.locator(".dossier-note:popover-open")).to_be_visible()


def _jumps(page: Page) -> list[dict[str, Any]]:
    """Return what moved by more than a line of a table does that stands before its last words have arrived."""
    return [shift for shift in _shifts(page) if shift["value"] > HALF_ARRIVED]


def _shifts(page: Page) -> list[dict[str, Any]]:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MS)
    found: list[dict[str, Any]] = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_nothing_jumps_while_a_page_loads(
    new_live_page: Callable[..., Page], path: str, viewport: dict[str, int]
) -> None:
    page = new_live_page(allow=NOT_FOUND if path == KINDS["not found"] else (), viewport=viewport)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(path)
    assert _jumps(page) == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", [path for name, path in KINDS.items() if name not in PLAIN])
def test_nothing_jumps_while_a_page_arrives_in_pieces(
    browser: Browser, site_dir: Path, path: str, viewport: dict[str, int]
) -> None:
    with serve(site_dir, slow=True) as server:
        watch = Watch(browser, server)
        page = watch.open(viewport=viewport)
        page.add_init_script(WATCH_SHIFTS)
        page.goto(path)
        jumps = _jumps(page)
        assert watch.close() == []
    assert jumps == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_nothing_jumps_where_a_density_was_chosen_before(
    new_live_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_live_page(viewport=viewport)
    page.goto(FULLEST)
    page.get_by_text("All", exact=True).click()
    page.add_init_script(WATCH_SHIFTS)
    page.goto("articles/unherd/")
    expect(page.get_by_role("radio", name="All")).to_be_checked()
    assert _shifts(page) == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_what_a_press_moves_moves_at_once(new_live_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_live_page(viewport=viewport)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(FULLEST)
    page.locator('mark[data-state="dispute"] button:visible').first.click()
    page.wait_for_timeout(SETTLED_MS)
    page.keyboard.press("Escape")
    for density in ("All", "Read", "Disputed"):
        page.get_by_text(density, exact=True).click()
        page.wait_for_timeout(SETTLED_MS)
    # A shift right after a press is what the reader asked for; a late one is a jump.
    assert [shift for shift in _shifts(page) if not shift["hadRecentInput"]] == []


def test_a_jump_would_be_seen(page: Page) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto("")
    page.evaluate("document.querySelector('main h1').insertAdjacentHTML('beforebegin', '<p>Late.<br>Later.</p>')")
    assert _jumps(page) != []


def test_search_is_loaded_by_its_first_use(page: Page, tides_dir: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, ARTICLE)
    before = modules(asked, tides_dir)
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    later = modules(asked, tides_dir).keys() - before.keys()
    assert "assets/dossier/search/view.js" in later
    assert all("/search/" in path for path in later)


def test_what_is_typed_while_search_loads_is_searched_for(page: Page) -> None:
    gate = Gate(page, VIEW)
    go(page, ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("barrier built")
    page.keyboard.press("Enter")
    assert page.url.endswith(ARTICLE)
    gate.open()
    expect(page).to_have_url(re.compile(r"/questions/barrier/\?h=barrier\+built$"))


def test_escape_gives_the_focus_back_before_and_after_search_is_loaded(page: Page) -> None:
    gate = Gate(page, VIEW)
    go(page, ARTICLE)
    number = page.locator(".dossier-number").first
    number.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#__search")).not_to_be_checked()
    gate.open()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_search_that_cannot_be_loaded_is_hidden(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("panel: the search could not be loaded", "status of 404"))
    page.route(VIEW, lambda route: route.fulfill(status=404))
    go(page, ARTICLE)
    expect(page.get_by_role("combobox")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
