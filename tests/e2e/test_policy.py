"""Every kind of page under the Content-Security-Policy that it carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dossier.read.settings import POLICY
from tests.build import Tides
from tests.e2e.pages import EVERY_KIND, NOT_FOUND, TIDES, pages_by_kind
from tests.e2e.server import serve
from tests.e2e.waiting import drawn, go
from tests.e2e.watch import Watch
from tests.publish.test_full_text import full_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WATCH_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`);
    });
"""
ARTICLE = "articles/pilot/"
BUNDLE = "**/javascripts/bundle*.js"
"""The theme's script. It sets the scheme as well, but late."""
FIRST_FRAMES = """
    const schemes = [];
    window.firstSchemes = new Promise((done) => {
      requestAnimationFrame(function look() {
        if (document.body) schemes.push(document.body.dataset.mdColorScheme);
        if (schemes.length < 3) requestAnimationFrame(look);
        else done(schemes);
      });
    });
"""
EXECUTED = re.compile(
    r"<script(?![^>]*(?:\ssrc=|type=\"application/(?:ld\+)?json\"))|<style|\sstyle=|\son[a-z]+=|javascript:"
)


def violations(page: Page, path: str) -> list[str]:
    """Open `path`, use what the theme has to offer on it, and return what the policy forbade."""
    answer = go(page, path)
    assert answer is not None
    assert "content-security-policy" not in answer.headers, "the page's own policy is what holds"
    assert page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") == POLICY
    # Folded parts load their icons when they are shown.
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header__button[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme or "")
    page.keyboard.press("/")
    # Every dossier has claims.
    page.keyboard.type("type:claim")
    expect(page.get_by_role("listbox", name="Results").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    for position in ("document.body.scrollHeight", "400"):
        page.evaluate(f"window.scrollTo(0, {position})")
        drawn(page)
    return list(page.evaluate("window.violations"))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_policy_holds(new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else ())
    page.add_init_script(WATCH_VIOLATIONS)
    assert violations(page, heaviest[kind]) == []


@pytest.mark.deep
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_policy_holds_on_every_page(new_live_page: Callable[..., Page], site_dir: Path, kind: str) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else ())
    page.add_init_script(WATCH_VIOLATIONS)
    assert {path: found for path in pages_by_kind(site_dir)[kind] if (found := violations(page, path))} == {}


def test_the_policy_holds_in_the_full_text_edition(browser: Browser, tmp_path: Path) -> None:
    site = full_text(tmp_path).build().root / "site-fulltext"
    with serve(site) as server:
        watch = Watch(browser, server)
        page = watch.open(allow=NOT_FOUND)
        page.add_init_script(WATCH_VIOLATIONS)
        assert {path: violations(page, path) for path in TIDES.values()} == {path: [] for path in TIDES.values()}
        expect(page.get_by_text("Not for publication.")).to_be_visible()
        assert watch.close() == []


def test_a_violation_would_be_seen(new_page: Callable[..., Page]) -> None:
    page = new_page(allow=("Content Security Policy",))
    page.add_init_script(WATCH_VIOLATIONS)
    page.goto("")
    page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", done);
          document.body.insertAdjacentHTML("beforeend", '<p style="color: red">');
        })"""
    )
    assert page.evaluate("window.violations") != []


def test_no_page_carries_what_the_policy_forbids(site_dir: Path) -> None:
    pages = sorted(site_dir.rglob("*.html"))
    assert pages
    for path in pages:
        found = EXECUTED.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(site_dir)}: {found}"
    sheets = sorted(site_dir.rglob("*.css"))
    assert sheets
    for path in sheets:
        assert "data:" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        '<script type="module">1</script>',
        "<style>p {}</style>",
        '<p style="color: red">',
        '<p onclick="x()">',
        '<a href="javascript:x()">',
    ],
)
def test_what_the_policy_forbids_would_be_seen(html: str) -> None:
    assert EXECUTED.search(html)


def test_columns_are_aligned_without_style_attributes(tmp_path: Path) -> None:
    table = "# Tides\n\n| port | height |\n|:-----|-------:|\n| Harbor | 3 m |\n"
    html = Tides.copy(tmp_path, {"docs/index.md": table}).build().page("index.html")
    assert '<td align="right">3 m</td>' in html
    assert EXECUTED.search(html) is None


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_scheme_is_there_at_the_first_frame(new_page: Callable[..., Page], system: str) -> None:
    page = new_page(color_scheme=system)
    page.add_init_script(FIRST_FRAMES)
    names = {"light": "default", "dark": "slate"}
    other = "dark" if system == "light" else "light"
    # Nothing is chosen at first, then the other scheme, then that of the system.
    for at_first in (system, other, system):
        page.route(BUNDLE, lambda route: route.fulfill(body="", content_type="text/javascript"))
        go(page, "method/")
        # Playwright's `wait_for_function` evaluates a string in the page, which the policy forbids.
        assert set(page.evaluate("window.firstSchemes")) == {names[at_first]}
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (color == "rgb(22, 24, 28)") == (at_first == "dark")
        page.unroute(BUNDLE)
        go(page, ARTICLE)
        page.locator(".md-header__button[for^=__palette]:visible").click()
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", names[at_first])


def test_the_theme_works_if_the_browser_stores_nothing(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    go(page, ARTICLE)
    page.locator(".md-header__button[for^=__palette]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_tabs_open_by_address_and_together(browser: Browser, tmp_path: Path) -> None:
    tabs = '=== "Ebb"\n\n    Falls.\n\n=== "Flood"\n\n    Rises.\n\n'
    text = f"# Tides\n\n{tabs}Between.\n\n{tabs}"
    extensions = ["attr_list", {"pymdownx.tabbed": {"alternate_style": True}}]
    theme = {"name": "material", "font": False, "features": ["content.tabs.link"]}
    site = Tides.copy(tmp_path, {"docs/index.md": text}, markdown_extensions=extensions, theme=theme).build()
    with serve(site.site) as server:
        watch = Watch(browser, server)
        page = watch.open()
        page.goto("#__tabbed_1_2")
        expect(page.get_by_text("Rises.").first).to_be_visible()
        page.locator("label").filter(has_text="Flood").last.click()
        page.goto("")
        expect(page.get_by_text("Rises.")).to_have_count(2)
        for text_of_tab in page.get_by_text("Rises.").all():
            expect(text_of_tab).to_be_visible()
        assert watch.close() == []
