"""What a page may weigh, how many modules it loads, and that nothing on it jumps."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import EVERY_KIND, NOT_FOUND, VIEWPORTS
from tests.e2e.pieces import arriving
from tests.e2e.waiting import TWO_FRAMES, Gate, go, ready, still
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ARTICLE = "articles/pilot/"
ENGINE = "assets/dossier/engine/index.js"
VIEW = "**/panel/view.js"
HTML_BYTES = 60 * 1024
"""Most that the HTML of any page may weigh, gzipped."""
NODES = 5_000
"""Most nodes that any page may have once it is loaded: elements, texts and comments."""
SCRIPT_BYTES = 15 * 1024
"""Most that our JavaScript of a page that is only read may weigh, gzipped, without what is loaded on first use."""
OF_EVERY_PAGE = ("page/density.js", "page/main.js", "panel/panel.js", "theme/head.js")
"""Our modules that every page loads. Search and previews are not among them: they wait for their first use."""
OF_TEXTS = "theme/content.js"
"""What is for tables and tabs; an article without either does not load it."""
OF_KIND = {
    "article": tuple(f"page/{name}.js" for name in ("article", "early", "notes", "notes-state", "pairs", "steps")),
    "claim": ("page/copying.js", "page/edit.js"),
    "claims": ("page/filter.js", "panel/plural.js"),
    "question": ("page/edit.js",),
}
"""Those that a page of one kind loads besides."""
COUNT_NODES = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}"""
HALF_ARRIVED = 0.003
"""Most that a shift scores while a page arrives: a cell grows as its words arrive, nothing else may."""
SCHEMES = {"wide": "light", "phone": "dark"}
"""Each scheme is looked at in one of the windows."""
PLAIN = ("engineers", "not found")
"""Kinds of page without our layout: a table in a text sets its columns by the rows that it has so far."""

WATCH_SHIFTS = """
    const shifts = [];
    const note = (entries) => {
      for (const { value, sources } of entries) {
        shifts.push({ value, moved: sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 120)) });
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    window.takeShifts = () => {
      note(observer.takeRecords());
      return shifts.splice(0);
    };
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
    # An unwanted module would be requested before this file is.
    page.evaluate("fetch('/').then((answer) => answer.text())")
    assert page.evaluate(COUNT_NODES) <= NODES
    loaded = modules(asked, site_dir)
    own = {*OF_EVERY_PAGE, *OF_KIND.get(kind, ()), *(() if kind == "article" else (OF_TEXTS,))}
    assert {path.removeprefix("assets/dossier/") for path in loaded} == own
    assert sum(loaded.values()) <= SCRIPT_BYTES


def test_a_module_that_cannot_be_loaded_leaves_the_page_readable(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("main: a module could not be loaded", "status of 404", "Failed to load"))
    page.route("**/page/pairs.js", lambda route: route.fulfill(status=404))
    with page.expect_console_message(lambda message: "main: a module could not be loaded" in message.text):
        page.goto(ARTICLE)
    page.locator('mark[data-state="dispute"] button:visible').first.click()
    expect(page.locator(".dossier-note:popover-open")).to_be_visible()


def _jumps(page: Page) -> list[dict[str, Any]]:
    """Return what moved by more than a line of a table moves when its last words arrive."""
    return [shift for shift in _shifts(page) if shift["value"] > HALF_ARRIVED]


def _shifts(page: Page) -> list[dict[str, Any]]:
    """Return what moved since the last call, once nothing moves any more."""
    still(page)
    found: list[dict[str, Any]] = page.evaluate("takeShifts()")
    return found


@pytest.mark.parametrize("look", ["wide", "phone"])
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_page_opens_in_silence_and_nothing_jumps(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str, look: str
) -> None:
    allow = NOT_FOUND if kind == "not found" else ()
    page = new_live_page(allow=allow, viewport=VIEWPORTS[look], color_scheme=SCHEMES[look])
    page.add_init_script(WATCH_SHIFTS)
    go(page, heaviest[kind])
    expect(page.locator("h1").first).to_be_visible()
    assert _jumps(page) == []


@pytest.mark.parametrize("face", ["wide", None])
@pytest.mark.parametrize("kind", [kind for kind in EVERY_KIND if kind not in PLAIN])
def test_nothing_jumps_while_a_page_arrives_in_pieces(
    browser: Browser, site_dir: Path, heaviest: dict[str, str], kind: str, face: str | None
) -> None:
    with arriving(site_dir) as (server, load):
        watch = Watch(browser, server)
        jumps = {}
        for look, viewport in VIEWPORTS.items():
            page = watch.open(viewport=viewport, face=face)
            page.add_init_script(WATCH_SHIFTS)
            load(page, heaviest[kind])
            ready(page)
            jumps[look] = _jumps(page)
        assert watch.close() == []
    assert jumps == {look: [] for look in VIEWPORTS}


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_nothing_jumps_where_a_density_was_chosen_before(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    go(page, ARTICLE)
    page.get_by_text("All", exact=True).click()
    page.add_init_script(WATCH_SHIFTS)
    go(page, "articles/lighthouse/")
    expect(page.get_by_role("radio", name="All")).to_be_checked()
    assert _shifts(page) == []


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_what_a_press_moves_moves_at_once(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    page.add_init_script(WATCH_SHIFTS)
    go(page, ARTICLE)
    assert _late(page, 'mark[data-state="dispute"] button') == []
    page.keyboard.press("Escape")
    for density in ("all", "read", "disputed"):
        assert _late(page, f"#dossier-{density}") == []


def _late(page: Page, selector: str) -> list[dict[str, Any]]:
    """Press what `selector` finds, and return what moved in later frames than the next."""
    # A press by script: for half a second after one by a reader, the browser attributes every shift to it.
    page.locator(selector).first.evaluate(f"async (it) => {{ it.click(); {TWO_FRAMES} takeShifts(); }}")
    return _shifts(page)


def test_what_a_press_moves_later_would_be_seen(page: Page) -> None:
    page.add_init_script(WATCH_SHIFTS)
    go(page, ARTICLE)
    page.evaluate(
        """() => {
          let frames = 4;
          const push = () => document.querySelector(".dossier-bar").insertAdjacentHTML("beforebegin", "<p>Late.</p>");
          const later = () => (frames-- ? requestAnimationFrame(later) : push());
          document.getElementById("dossier-all").addEventListener("change", later);
        }"""
    )
    assert _late(page, "#dossier-all") != []


def test_a_jump_would_be_seen(page: Page) -> None:
    page.add_init_script(WATCH_SHIFTS)
    go(page, "")
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
    assert "assets/dossier/panel/view.js" in later
    assert all("/panel/" in path for path in later)
    assert ENGINE not in later, "the engine waits for the first word"
    page.keyboard.type("barrier")
    expect(page.get_by_role("option").first).to_be_visible()
    assert ENGINE in modules(asked, tides_dir)


def test_what_is_typed_while_search_loads_is_searched_for(page: Page) -> None:
    gate = Gate(page, VIEW)
    go(page, ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("barrier built")
    page.keyboard.press("Enter")
    assert page.url.endswith(ARTICLE)
    gate.open()
    expect(page).to_have_url(re.compile(r"/questions/barrier/\?h=barrier\+built$"))


def test_a_reader_who_reads_on_while_search_loads_is_left_alone(page: Page) -> None:
    gate = Gate(page, VIEW)
    go(page, ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("barrier")
    page.locator("h1").click()
    gate.open()
    expect(page.locator("[role=option]").first).to_be_attached()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()


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
    expect(page.get_by_text("The search is loading …").first).to_be_visible()
    gate.open()
    expect(page.get_by_text("Type to search").first).to_be_visible()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
