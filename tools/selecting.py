"""Select words of an article in a browser with the mouse, as a reader does."""

from __future__ import annotations

from playwright.sync_api import Page

RANGE = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({ block: "center" });
    return range;
  }
}"""
"""A function that returns the range of words in the text of an article, and shows it in the middle of the window."""
_RECTS = f"""(words) => {{
  const all = [...({RANGE})(words).getClientRects()].filter(({{ width }}) => width);
  return [all[0], all.at(-1)].map(({{ x, y, width, height }}) => ({{ x, y, width, height }}));
}}"""


def select(page: Page, words: str) -> None:
    """Drag the mouse from the beginning to the end of `words`, which are in one node of the text."""
    first, last = page.evaluate(_RECTS, words)
    page.mouse.move(first["x"] + 1, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 1, last["y"] + last["height"] / 2, steps=4)
    page.mouse.up()
