"""Layout holds whatever the font, the window, and the size and spacing of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.fonts import FACES
from tests.e2e.layout import EVERY_LOOK, WIDTHS, faults, faults_in_frame, faults_through, looks
from tests.e2e.pages import EVERY_KIND, NOT_FOUND, PHONE, pages_by_kind
from tests.e2e.waiting import drawn, go, still

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize


SHARES = {"claim": 4}
"""Into how many tests the pages of a kind are divided, so that workers can share them."""
PAPER: ViewportSize = {"width": 718, "height": 1047}
"""A4 in CSS pixels, less the margins that Chromium takes."""
MANY_LOOKS = [*looks(WIDTHS), *looks((320, 390, 1440), spaced=(True,)), *looks((390, 1440), large=(True,))]
"""Every width as it is, and some of them with spacing or large text; `deep` has all combinations."""
STEPS = """() => [...document.querySelectorAll(".dossier-unit > p")].flatMap((paragraph) => {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const tops = new Set();
  for (let text; (text = texts.nextNode()); ) {
    if (text.parentElement.closest("[data-dossier=tallies]")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { top, width } of range.getClientRects()) if (width > 1) tops.add(Math.round(top));
  }
  const lines = [...tops].sort((one, other) => one - other).filter((top, at, all) => top - all[at - 1] !== 1);
  return lines.slice(1).map((top, at) => top - lines[at]);
})"""
"""From one line of text to the next, in pixels, in each paragraph."""
ANY_FACE = [*FACES, None]
FACE_NAMES = [*FACES, "the machine's"]
SHARED_OUT = [(kind, share) for kind in EVERY_KIND for share in range(SHARES.get(kind, 1))]


@pytest.fixture(scope="session")
def addresses(site_dir: Path) -> dict[str, list[str]]:
    """The addresses of all pages of each kind, the heaviest first."""
    return pages_by_kind(site_dir)


def _allowed(kind: str) -> tuple[str, ...]:
    return NOT_FOUND if kind == "not found" else ()


def _framing(new_page: Callable[..., Page]) -> Page:
    """Return a page of the host that can show others in a frame."""
    page = new_page(allow=(*NOT_FOUND, "Blocked script execution"))
    page.goto("404.html")
    return page


@pytest.mark.parametrize(("kind", "share"), SHARED_OUT)
def test_no_page_is_wider_than_a_phone(
    new_live_page: Callable[..., Page], addresses: dict[str, list[str]], kind: str, share: int
) -> None:
    mine = addresses[kind][share :: SHARES.get(kind, 1)]
    assert faults_in_frame(_framing(new_live_page), mine, looks((320, 390)), "wide") == []


@pytest.mark.parametrize("face", ANY_FACE, ids=FACE_NAMES)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_heaviest_page_of_each_kind_holds(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], kind: str, face: str | None
) -> None:
    page = new_live_page(face=face, allow=_allowed(kind))
    address = heaviest[kind]
    go(page, f"{address}?notes=all" if kind == "article" else address)
    assert faults_through(page, address, MANY_LOOKS) == []


@pytest.mark.deep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("kind", "share"), SHARED_OUT)
def test_every_page_holds_in_every_look(
    new_live_page: Callable[..., Page], addresses: dict[str, list[str]], kind: str, share: int, face: str
) -> None:
    mine = addresses[kind][share :: SHARES.get(kind, 1)]
    assert faults_in_frame(_framing(new_live_page), mine, EVERY_LOOK, face) == []


def test_lines_are_evenly_spaced_where_all_notes_are_shown(new_page: Callable[..., Page]) -> None:
    page = new_page(face="usual")
    go(page, "articles/pilot/?notes=all")
    steps = page.evaluate(STEPS)
    assert len(steps) > 20
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize("face", ANY_FACE, ids=FACE_NAMES)
def test_a_sheet_on_a_phone_leaves_its_passage_in_view(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], face: str | None
) -> None:
    page = new_live_page(face=face, viewport=PHONE, has_touch=True, is_mobile=True)
    go(page, heaviest["article"])
    tally = page.locator('button.dossier-tally[data-state="dispute"]:visible').first
    tally.tap()
    sheet = page.locator(".dossier-note:popover-open")
    expect(sheet).to_have_count(1)
    still(page)
    box, passage = sheet.bounding_box(), tally.bounding_box()
    assert box is not None
    assert passage is not None
    assert box["height"] <= PHONE["height"] / 2
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    assert passage["y"] + passage["height"] <= box["y"]
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(390, 844), (390, 664), (320, 568)])
def test_a_sheet_shows_its_first_reason_at_once(new_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = new_page(face="usual", viewport={"width": size[0], "height": size[1]})
    go(page, "articles/pilot/")
    hidden = page.locator(".dossier-note:has(.dossier-because)").evaluate_all(
        """notes => notes.filter((note) => {
             note.showPopover();
             const [why, foot] = [".dossier-because", ".dossier-foot"].map((one) => note.querySelector(one));
             const covered = why.getBoundingClientRect().bottom > foot.getBoundingClientRect().top;
             note.hidePopover();
             return covered;
           }).map(({ id }) => id)"""
    )
    assert hidden == []


@pytest.mark.parametrize("face", ANY_FACE, ids=FACE_NAMES)
def test_little_precedes_the_text_of_an_article_on_a_phone(new_page: Callable[..., Page], face: str | None) -> None:
    page = new_page(face=face, viewport=PHONE)
    go(page, "articles/pilot/")
    head, text = (page.locator(one).first.bounding_box() for one in (".dossier-bar", ".dossier-unit"))
    assert head is not None
    assert text is not None
    assert text["y"] - head["y"] <= (180 if face == "wide" else 140)


@pytest.mark.parametrize("face", ANY_FACE, ids=FACE_NAMES)
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_search_panel_fits_its_window(new_page: Callable[..., Page], width: int, face: str | None) -> None:
    page = new_page(face=face, viewport={"width": width, "height": 800})
    go(page, "?q=tide")
    expect(page.get_by_role("option").first).to_be_visible()
    still(page)
    outside = page.get_by_role("option").evaluate_all(
        """options => options.filter((one) => {
             const { left, right } = one.getBoundingClientRect();
             return left < 0 || right > innerWidth || one.scrollWidth > one.clientWidth + 1;
           }).map((one) => one.textContent)"""
    )
    assert outside == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("face", ANY_FACE, ids=FACE_NAMES)
def test_notes_stay_on_the_sheet_of_paper(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], face: str | None
) -> None:
    page = new_live_page(face=face)
    go(page, heaviest["article"])
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    drawn(page)
    boxes = page.locator(".dossier-note").evaluate_all(
        "notes => notes.map((note) => note.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) > 1
    assert [box for box in boxes if box["left"] < 0 or box["right"] > PAPER["width"] + 1 or not box["height"]] == []


def test_a_frame_shows_a_page_in_each_look(new_page: Callable[..., Page]) -> None:
    measure = """(document) => {
      const { width, fontSize, letterSpacing } = document.defaultView.getComputedStyle(document.documentElement);
      return [`${width} ${fontSize} ${letterSpacing}`];
    }"""
    shown = faults_in_frame(_framing(new_page), ["articles/pilot/"], EVERY_LOOK[:: len(WIDTHS)], "usual", measure)
    assert [one.rpartition(": ")[2] for one in shown] == [
        "320px 20px normal",
        "320px 20px 2.4px",
        "320px 40px normal",
        "320px 40px 4.8px",
    ]


def test_a_fault_of_the_layout_would_be_seen(page: Page) -> None:
    go(page, "articles/pilot/?notes=all")
    assert faults(page) == []
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("h1 { inline-size: 200vw !important; max-inline-size: none !important }"
            + ".dossier-keep::before { content: none } .dossier-keep { white-space: normal }"
            + ".dossier-tallies { display: block }"
            + ".dossier-notes { position: absolute !important; top: 0 !important }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    found = " ".join(faults(page))
    for kind in ("scrolls sideways", "tally begins a line", "notes overlap"):
        assert kind in found
