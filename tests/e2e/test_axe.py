"""axe-core on every kind of page, as wide as a desk and as narrow as a phone, in both schemes: it finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import EVERY_KIND, NOT_FOUND, PHONE, VIEWPORTS, pages_by_kind
from tests.e2e.waiting import go, still

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ARTICLE = "articles/pilot/"
CALM: dict[str, Any] = {"reduced_motion": "reduce"}
"""Nothing is fading in while it is checked."""
RULES = """{ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }"""
"""All rules that axe-core runs by itself, and that for the size of targets, which is one of WCAG 2.2 AA."""
COLORS = (
    """{ runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }, resultTypes: ["violations"] }"""
)
"""The rules that a second scheme may break: it changes colors and nothing else."""
EXEMPT = """(id, [at]) => id === "target-size" && getComputedStyle(document.querySelector(at)).display === 'inline'"""
"""A link within a line of text may be as small as its line is high; axe-core does not always see the line."""


def faults(page: Page, options: str = RULES) -> list[str]:
    """Return what axe-core finds on `page`: the rule, and where it is broken."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        f"""async () => (await axe.run({options})).violations.flatMap(({{ id, impact, nodes }}) =>
             nodes.filter(({{ target }}) => !({EXEMPT})(id, target)).map(({{ target, any, all, none }}) => (
               {{ id, impact, target, why: [...any, ...all, ...none].map(({{ message }}) => message) }})))"""
    )
    return [f"{fault['id']} ({fault['impact']}) at {fault['target']}: {'; '.join(fault['why'])}" for fault in found]


def in_every_look(page: Page) -> list[str]:
    """Return what axe-core finds on `page`, wide and narrow, in either scheme."""
    found = []
    body = page.locator("body")
    for look, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        for options in (RULES, COLORS):
            scheme = body.get_attribute("data-md-color-scheme") or ""
            still(page)
            found += [f"{look}, {scheme}: {fault}" for fault in faults(page, options)]
            page.locator(".md-header__button[for^=__palette]").locator("visible=true").click()
            expect(body).not_to_have_attribute("data-md-color-scheme", scheme)
    return found


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_page_as_it_opens(new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else (), **CALM)
    go(page, heaviest[kind])
    assert in_every_look(page) == []


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_page_as_it_opens(new_live_page: Callable[..., Page], site_dir: Path, kind: str) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else (), **CALM)
    found = {}
    for path in pages_by_kind(site_dir)[kind]:
        go(page, path)
        found[path] = in_every_look(page)
    assert {path: seen for path, seen in found.items() if seen} == {}


def test_an_article_with_everything_shown(new_live_page: Callable[..., Page], heaviest: dict[str, str]) -> None:
    page = new_live_page(**CALM)
    go(page, heaviest["article"])
    page.get_by_text("All", exact=True).click()
    # On a wide screen some of what a phone folds is always there.
    for summary in page.locator("main summary:visible").all():
        summary.click()
    assert in_every_look(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_a_note_that_is_open(new_page: Callable[..., Page], viewport: dict[str, int], scheme: str) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme, **CALM)
    go(page, ARTICLE)
    page.get_by_text("All", exact=True).click()
    page.locator('mark[data-state="lone"] button').first.click()
    expect(page.locator(".dossier-note:popover-open")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_the_search_with_results(new_page: Callable[..., Page], viewport: dict[str, int], scheme: str) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme, **CALM)
    go(page, "method/?q=barrier")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_text("Narrow down").click()
    expect(page.get_by_role("group", name="Article")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_menu_of_a_phone(new_page: Callable[..., Page], scheme: str) -> None:
    page = new_page(viewport=PHONE, color_scheme=scheme, **CALM)
    go(page, ARTICLE)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Method")).to_be_in_viewport()
    assert faults(page) == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.goto("")
    page.evaluate(
        "document.querySelector('main article').insertAdjacentHTML('beforeend', '<img src=assets/images/favicon.png>')"
    )
    assert any(fault.startswith("image-alt") for fault in faults(page))


def test_a_poor_contrast_would_be_found_in_every_look(page: Page) -> None:
    go(page, "")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("main p { color: gray !important; background: darkgray }");
          document.adoptedStyleSheets.push(sheet);
        }"""
    )
    found = {fault.partition(":")[0] for fault in in_every_look(page) if ": color-contrast" in fault}
    assert found == {"wide, default", "wide, slate", "phone, default", "phone, slate"}
