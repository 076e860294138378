"""What a page may weigh, how many modules it loads, and that nothing on it jumps."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.pages import DESKTOP, FULLEST, KINDS, NOT_FOUND, PHONE
from tests.e2e.server import serve
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Response

HTML_BYTES = 60 * 1024
"""Most that the HTML of any page may weigh, gzipped."""
NODES = 5_000
"""Most nodes that any page may have once it is loaded: elements, texts and comments."""
SCRIPT_BYTES = 15 * 1024
"""Most that our JavaScript of a page that is only read may weigh, gzipped; what is loaded on first use is apart."""
LATER = ("/search/",)
"""Parts of the addresses of modules that wait for their first use."""
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


def scripts_of(answers: list[Response]) -> dict[str, int]:
    """Return our modules among `answers` with their gzipped sizes."""
    return {
        path: len(gzip.compress(answer.body()))
        for answer in answers
        if "/assets/dossier/" in (path := urlsplit(answer.url).path) and path.endswith(".js")
    }


def test_the_fullest_article_is_the_one_that_is_measured(site_dir: Path) -> None:
    sizes = {path.parent.name: path.stat().st_size for path in (site_dir / "articles").glob("*/index.html")}
    assert max(sizes, key=lambda name: sizes[name]) == FULLEST.split("/")[1]


def test_no_page_weighs_more_than_its_budget(site_dir: Path) -> None:
    sizes = {path: len(gzip.compress(path.read_bytes())) for path in site_dir.rglob("*.html")}
    assert {path.relative_to(site_dir): size for path, size in sizes.items() if size > HTML_BYTES} == {}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_that_is_only_read_is_light(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(allow=NOT_FOUND if path == KINDS["not found"] else ())
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wants a plain function
    page.goto(path, wait_until="networkidle")
    nodes = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
          let nodes = 1;
          while (walker.nextNode()) nodes += 1;
          return nodes;
        }"""
    )
    assert nodes <= NODES
    scripts = scripts_of(answers)
    assert any(name.endswith("/js/main.js") for name in scripts)
    assert not [name for name in scripts if any(part in name for part in LATER)], "search waits for its first use"
    assert sum(scripts.values()) <= SCRIPT_BYTES


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_loads_the_modules_of_its_own_kind_only(new_page: Callable[..., Page], path: str) -> None:
    page = new_page(allow=NOT_FOUND if path == KINDS["not found"] else ())
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wants a plain function
    page.goto(path)
    loaded = {name.rpartition("/")[2] for name in scripts_of(answers)}
    own = {"article.js", "notes.js", "pairs.js", "steps.js"} if path.startswith("articles/") else set()
    own |= {"filter.js"} if path == KINDS["claims"] else set()
    assert loaded & {"article.js", "notes.js", "pairs.js", "steps.js", "filter.js"} == own


def test_a_module_that_cannot_be_loaded_leaves_the_page_readable(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("main: a module could not be loaded", "status of 404", "Failed to load"))
    page.route("**/js/pairs.js", lambda route: route.fulfill(status=404))
    with page.expect_console_message(lambda message: "main: a module could not be loaded" in message.text):
        page.goto(FULLEST)
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
def test_nothing_jumps_while_a_page_loads(new_page: Callable[..., Page], path: str, viewport: dict[str, int]) -> None:
    page = new_page(allow=NOT_FOUND if path == KINDS["not found"] else (), viewport=viewport)
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
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    page.goto(FULLEST)
    page.get_by_text("All", exact=True).click()
    page.add_init_script(WATCH_SHIFTS)
    page.goto("articles/unherd/")
    expect(page.get_by_role("radio", name="All")).to_be_checked()
    assert _shifts(page) == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_what_a_press_moves_moves_at_once(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
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


def test_search_is_loaded_by_its_first_use(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wants a plain function
    page.goto(FULLEST, wait_until="networkidle")
    before = scripts_of(answers)
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    later = scripts_of(answers).keys() - before.keys()
    assert any(name.endswith("/search/view.js") for name in later)
    assert all("/search/" in name for name in later)


def test_what_is_typed_while_search_loads_is_searched_for(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search/view.js", lambda route: held.append(route))  # noqa: PLW0108 - it wants a plain function
    page.goto(FULLEST)
    page.keyboard.press("/")
    page.keyboard.type("ceasefire agreed")
    page.keyboard.press("Enter")
    assert page.url.endswith(FULLEST)
    held[0].continue_()
    page.wait_for_url("**/questions/ceasefire-agreed/?h=ceasefire+agreed")


def test_escape_gives_the_focus_back_before_and_after_search_is_loaded(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search/view.js", lambda route: held.append(route))  # noqa: PLW0108 - it wants a plain function
    page.goto(FULLEST)
    number = page.locator(".dossier-number").first
    number.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    page.keyboard.press("/")
    held[0].continue_()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_search_that_cannot_be_loaded_is_hidden(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("panel: the search could not be loaded", "status of 404"))
    page.route("**/search/view.js", lambda route: route.fulfill(status=404))
    page.goto(FULLEST)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
