"""What must be true of a page whatever the font, the window and the reader's own settings, and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tests.e2e.fonts import script
from tests.e2e.waiting import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import CDPSession, Page

WIDTHS = (320, 360, 390, 480, 768, 1024, 1440)
HEIGHT = 800
WCAG_TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }"""
"""What a reader may set for all text (WCAG 1.4.12)."""

_SIDEWAYS = """
  const said = (element) => element.outerHTML.slice(0, 120);
  const edge = document.documentElement.clientWidth;
  const scrolls = (element) => element && element !== document.body
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  if (document.scrollingElement.scrollWidth > edge) {
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()
      && element.getBoundingClientRect().right > edge + .5 && !scrolls(element.parentElement));
    faults.push(`scrolls sideways: ${wide.slice(-1).map(said)[0] ?? "?"}`);
  }"""
"""The page is wider than its window. The last element that is too wide is within those that it makes too wide."""

_CUT_OFF = """
  for (const element of document.querySelectorAll("main *")) {
    if (element.scrollWidth <= element.clientWidth + 1 || !element.textContent.trim()) continue;
    const { overflowX, clipPath } = getComputedStyle(element);
    if ((overflowX === "hidden" || overflowX === "clip") && clipPath === "none" && element.checkVisibility()
        && !element.closest("svg, .md-sidebar, [tabindex='0']")) faults.push(`cut off: ${said(element)}`);
  }"""
"""Text runs out of its frame where nobody can scroll to it."""

_TALLIES = """
  const rect = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].at(-1);
  };
  for (const tally of document.querySelectorAll("button.dossier-tally")) {
    const column = tally.closest("p, .dossier-item, td, th");
    if (!column || !tally.checkVisibility()) continue;
    const name = `"${tally.textContent || tally.dataset.n}" after`;
    const { paddingLeft, paddingRight } = getComputedStyle(column);
    const left = column.getBoundingClientRect().left + parseFloat(paddingLeft);
    const right = column.getBoundingClientRect().right - parseFloat(paddingRight);
    const box = tally.getBoundingClientRect();
    const words = document.createTreeWalker(column, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    words.currentNode = tally;
    let node = words.previousNode();
    while (node && !node.data.trim()) node = words.previousNode();
    const end = node.data.trimEnd().length;
    const word = node.data.slice(0, end).match(/[^\\s—–-]*.$/u)[0];
    if (box.left < left - 1 || box.right > right + 1) faults.push(`tally leaves its column: ${name} ${word}`);
    const last = rect(node, end - 1, end);
    const whole = tally.closest(".dossier-tallies") ?? tally;
    const begin = whole.getBoundingClientRect();
    if (last.bottom > begin.top && last.right <= begin.left + 1) continue;
    // The line may break here only where the word and the longest word of the tally have no room on one line.
    const letters = [...word].map((_, at) => rect(node, end - word.length + at, end - word.length + at + 1));
    const pair = letters.reduce((sum, one) => sum + (one?.width ?? 0), 0);
    whole.style.maxInlineSize = "min-content";
    const { width } = whole.getBoundingClientRect();
    whole.style.maxInlineSize = "";
    // What follows without a space, such as a full stop and a quotation mark, keeps to the tally.
    words.currentNode = whole.lastChild;
    const rest = words.nextNode();
    const end_of_word = [...(rest?.data.match(/^\\S*/)[0] ?? "")];
    const after = end_of_word.reduce((sum, _, at) => sum + rect(rest, at, at + 1).width, 0);
    if (pair + width + after <= right - left) faults.push(`tally begins a line: ${name} ${word}`);
  }"""
"""A tally is outside its column, or on another line than the last letter before it."""

_NOTES = """
  const notes = [...document.querySelectorAll(".dossier-note:not(:popover-open)")]
    .filter((one) => one.checkVisibility());
  const boxes = notes.map((one) => one.getBoundingClientRect()).sort((one, other) => one.top - other.top);
  boxes.forEach((box, at) => {
    const next = boxes[at + 1];
    if (next && box.bottom > next.top + 1 && box.left < next.right && next.left < box.right)
      faults.push(`notes overlap at ${Math.round(next.top)} px`);
  });"""
"""One note covers another, in the margin or below a paragraph."""

_TITLE = """
  const bar = document.querySelector(".md-header__inner").getBoundingClientRect();
  for (const part of document.querySelectorAll(".md-header__topic .md-ellipsis, .md-header button, .md-header label")) {
    const { top, bottom, left, right, width } = part.getBoundingClientRect();
    if (!width || !part.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (top < bar.top - 1 || bottom > bar.bottom + 1) faults.push(`leaves the header: ${said(part)}`);
  }"""
"""A part of the header is higher than the bar, which cuts it off."""

_MEASURE = "(document) => { const faults = [];" + _SIDEWAYS + _CUT_OFF + _TALLIES + _NOTES + _TITLE + "return faults; }"

_IN_FRAME = """async ([addresses, looks, rules]) => {
  const measure = MEASURE;
  const dress = (document, { FontFace }) => { SCRIPT };
  const all = [];
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  frame.height = 800;
  frame.style.border = "0";
  document.body.replaceChildren(frame);
  for (const address of addresses) {
    await new Promise((done) => {
      frame.addEventListener("load", done, { once: true });
      frame.src = address;
    });
    dress(frame.contentDocument, frame.contentWindow);
    const readers = new frame.contentWindow.CSSStyleSheet();
    frame.contentDocument.adoptedStyleSheets = [readers];
    for (const [look, width, spaced] of looks) {
      readers.replaceSync(spaced ? rules : "");
      frame.width = width;
      all.push(...measure(frame.contentDocument).map((fault) => `${address} at ${look}: ${fault}`));
    }
  }
  return all;
}"""
"""Every page in a frame and without its scripts: several times as fast as in a window."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader looks at a page.

    Attributes:
        width: Of the window, in CSS pixels.
        spaced: Whether text is spaced as in WCAG 1.4.12.
        large: Whether text has twice its size.
    """

    width: int
    spaced: bool = False
    large: bool = False

    def __str__(self) -> str:
        """Name it in one line."""
        extra = (", text spacing" if self.spaced else "") + (", 200 % text" if self.large else "")
        return f"{self.width} px{extra}"


def looks(widths: Iterable[int], *, spaced: Iterable[bool] = (False,), large: Iterable[bool] = (False,)) -> list[Look]:
    """Return every combination, grouped by size and spacing, as only a change of these is slow."""
    return [Look(width, space, size) for size in large for space in spaced for width in widths]


EVERY_LOOK = looks(WIDTHS, spaced=(False, True), large=(False, True))


def through(page: Page, seen: Iterable[Look]) -> Iterator[Look]:
    """Show the open `page` in one look after another, without loading it again."""
    session = page.context.new_cdp_session(page)
    before = Look(0)
    try:
        for look in seen:
            if look.large != before.large:
                _enlarge(session, large=look.large)
            if look.spaced != before.spaced:
                _space(page, WCAG_TEXT_SPACING if look.spaced else "")
            page.set_viewport_size({"width": look.width, "height": HEIGHT})
            before = look
            yield look
    finally:
        session.detach()


def _enlarge(session: CDPSession, *, large: bool) -> None:
    size = 32 if large else 16
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size * 13 // 16}})


def _space(page: Page, rules: str) -> None:
    page.evaluate(
        """(rules) => {
          globalThis.readers ??= new CSSStyleSheet();
          globalThis.readers.replaceSync(rules);
          document.adoptedStyleSheets = [globalThis.readers];
        }""",
        rules,
    )


def faults(page: Page) -> list[str]:
    """Return the faults of the page as it is shown now."""
    found: list[str] = page.evaluate(f"({_MEASURE})(document)")
    return found


def faults_in_frame(
    page: Page, addresses: Iterable[str], seen: Iterable[Look], face: str, measure: str = _MEASURE
) -> list[str]:
    """Return the faults of all pages without their scripts in any of the looks; `page` is on their host.

    `measure` is a function in JavaScript from a document to its faults.
    """
    tried = [f"/{address}" for address in addresses]
    assert tried
    expression = _IN_FRAME.replace("MEASURE", measure).replace("SCRIPT", script(face))
    found: list[str] = []
    session = page.context.new_cdp_session(page)
    for large, of_size in groupby(seen, key=lambda look: look.large):
        _enlarge(session, large=large)
        shown = [[str(look), look.width, look.spaced] for look in of_size]
        found += page.evaluate(expression, [tried, shown, WCAG_TEXT_SPACING])
    session.detach()
    return found


def faults_through(page: Page, name: str, seen: Iterable[Look]) -> list[str]:
    """Return the faults of the open `page` in any of the looks, each with `name` and the look."""
    found = []
    for look in through(page, seen):
        drawn(page)
        found += [f"{name} at {look}: {fault}" for fault in faults(page)]
    return found
