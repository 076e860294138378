"""axe-core on every kind of page, as wide as a desk and as narrow as a phone, in both schemes: it finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import ARTICLE, KINDS, NOT_FOUND, looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LOOKS = looks()


def faults(page: Page) -> list[str]:
    """Return what axe-core finds on `page`: the rule, and where it is broken."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async () => (await axe.run()).violations.flatMap(({ id, impact, nodes }) =>
             nodes.map(({ target, any, all, none }) => (
               { id, impact, target, why: [...any, ...all, ...none].map(({ message }) => message) })))"""
    )
    return [f"{fault['id']} ({fault['impact']}) at {fault['target']}: {'; '.join(fault['why'])}" for fault in found]


@pytest.mark.parametrize("look", [look for _, look in LOOKS], ids=[name for name, _ in LOOKS])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_as_it_opens(new_page: Callable[..., Page], path: str, look: dict[str, Any]) -> None:
    page = new_page(allow=NOT_FOUND if path == KINDS["not found"] else (), **look)
    page.goto(path)
    assert faults(page) == []


@pytest.mark.parametrize("look", [look for _, look in LOOKS], ids=[name for name, _ in LOOKS])
def test_an_article_with_all_it_can_show(new_page: Callable[..., Page], look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto(ARTICLE)
    page.get_by_text("All", exact=True).click()
    for summary in page.locator("main summary").all():
        summary.click()
    page.locator('mark[data-state="lone"] button').first.click()
    expect(page.locator(".dossier-note:popover-open")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("look", [look for _, look in LOOKS], ids=[name for name, _ in LOOKS])
def test_the_search_with_results(new_page: Callable[..., Page], look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto("method/?q=ceasefire")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


def test_the_menu_of_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(ARTICLE)
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.get_by_role("link", name="Method")).to_be_in_viewport()
    assert faults(page) == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.goto("")
    page.evaluate("document.querySelector('main article').insertAdjacentHTML('beforeend', '<img src=assets/x>')")
    assert any(fault.startswith("image-alt") for fault in faults(page))
