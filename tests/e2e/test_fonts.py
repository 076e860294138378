"""The faces that tests bring: pages are drawn in them, from the first frame on, and their widths differ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.build import Tides
from tests.e2e.fonts import FACES, drawn_with, dress, wait_until_drawn_in
from tests.e2e.pages import NOT_FOUND, TIDES
from tests.e2e.server import serve
from tests.e2e.waiting import go, still
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TEXT = ".dossier-unit > p"
TITLE = "h1"
INTERFACE = (".dossier-meta", ".dossier-tally")
TITLE_WIDTH = """() => {
  const title = document.createRange();
  title.selectNodeContents(document.querySelector(".md-header__topic"));
  return title.getBoundingClientRect().width;
}"""
# The title in the header is the first text of a page that a frame can show.
KEEP_FIRST = f"""{{
  const keep = () => {{
    if (document.querySelector(".md-header__topic")) window.first = ({TITLE_WIDTH})();
    else requestAnimationFrame(keep);
  }};
  requestAnimationFrame(keep);
}}"""
OTHERS = """elements => elements.filter((one) => !getComputedStyle(one).fontFamily.startsWith('"test '))
  .map((one) => one.outerHTML)"""
MEASURE = """(role) => {
  const text = document.createElement("span");
  text.textContent = "Sailors say that the wind does it, and the harbor master doubts it.";
  text.style.cssText = `position: absolute; white-space: nowrap; font: 16px var(${role})`;
  document.body.append(text);
  return text.getBoundingClientRect().width;
}"""


def assert_drawn_in(page: Page, name: str) -> None:
    for selector in (TITLE, TEXT):
        wait_until_drawn_in(page, selector, FACES[name].text)
    for selector in INTERFACE:
        wait_until_drawn_in(page, selector, FACES[name].ui)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("name", FACES)
def test_text_and_interface_are_drawn_in_the_face(new_page: Callable[..., Page], name: str, *, scripts: bool) -> None:
    page = new_page(face=name) if scripts else new_page(java_script_enabled=False)
    page.goto(TIDES["article"])
    if not scripts:
        dress(page, name)
    assert_drawn_in(page, name)
    page.emulate_media(media="print")
    wait_until_drawn_in(page, TEXT, FACES[name].text)


def test_a_face_that_would_not_arrive_is_refused(new_page: Callable[..., Page]) -> None:
    with pytest.raises(ValueError, match="dress"):
        new_page(face="wide", java_script_enabled=False)


def test_without_a_face_the_machine_draws(page: Page) -> None:
    page.goto(TIDES["article"])
    assert set(drawn_with(page, TEXT).values()) == {False}


def test_no_part_of_any_page_keeps_another_font(new_page: Callable[..., Page]) -> None:
    page = new_page(face="usual", allow=NOT_FOUND)
    for path in TIDES.values():
        go(page, path)
        assert page.locator("body *").evaluate_all(OTHERS) == []


def test_the_face_is_there_at_the_first_frame(new_page: Callable[..., Page]) -> None:
    for name in FACES:
        page = new_page(face=name)
        page.add_init_script(KEEP_FIRST)
        go(page, TIDES["article"])
        still(page)
        assert_drawn_in(page, name)
        assert page.evaluate("window.first") == page.evaluate(TITLE_WIDTH) > 0


def test_the_face_survives_instant_navigation(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path)
    with serve(copy.site) as server:
        Tides(copy.root, {"site_url": server.url}).build()
        watch = Watch(browser, server)
        page = watch.open(face="wide")
        go(page, "articles/almanac/")
        page.evaluate("window.stays = true")
        page.get_by_role("link", name="Harbor").first.click()
        # The address changes before the page does.
        expect(page.get_by_role("heading", level=1)).to_have_text("High water by the moon")
        assert_drawn_in(page, "wide")
        assert page.evaluate("window.stays"), "the pages were exchanged without loading"
        assert watch.close() == []


def test_each_face_is_a_good_deal_wider_than_the_next(new_page: Callable[..., Page]) -> None:
    widths = {}
    for name in FACES:
        page = new_page(face=name)
        go(page, TIDES["article"])
        widths[name] = [page.evaluate(MEASURE, role) for role in ("--dossier-text", "--dossier-ui")]
    for wider, narrower in pairwise(("wide", "usual", "narrow")):
        assert all(one > 1.15 * other for one, other in zip(widths[wider], widths[narrower], strict=True)), widths
