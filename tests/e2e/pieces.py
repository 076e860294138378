"""A page that arrives in pieces, as over a weak connection: each is painted before the next is sent."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import pairwise
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from tests.e2e.server import Handler, Server, serve
from tests.e2e.waiting import TWO_FRAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

APART_BYTES = 1500
"""The least that a piece holds, except where a piece ends with a word before its tally."""
FIRST_BYTES = 24_000
"""How much of its text a page sends in pieces: more than the first screen."""
_TAG = re.compile(rb"<(?:a|aside|button|dd|div|dt|h[1-6]|li|mark|p|section|span|summary|td|th|tr)\b[^<>]*>")
_TALLY = b'class="dossier-tallies"'
_SHOWN = f"""async (cut) => {{
  const arrived = () => {{
    const comments = document.createNodeIterator(document, NodeFilter.SHOW_COMMENT);
    for (let one; (one = comments.nextNode()); ) if (one.data === cut) return true;
    return false;
  }};
  while (!arrived()) await new Promise(requestAnimationFrame);
  {TWO_FRAMES}
}}"""


def pieces_of(html: bytes) -> list[bytes]:
    """Cut up a page after start tags of its text. All but the last piece end with a comment: `cut 0` and so on."""
    begin = html.find(b"<article")
    cuts: list[int] = []
    for tag in _TAG.finditer(html, begin, begin + FIRST_BYTES):
        # What is in a template is not in the document, and its comments are not either.
        if html.rfind(b"<template", begin, tag.start()) > html.rfind(b"</template", begin, tag.start()):
            continue
        if tag.end() - (cuts[-1] if cuts else begin) >= APART_BYTES or _TALLY in tag.group():
            cuts.append(tag.end())
    bounds = [0, *cuts, len(html)]
    found = [html[start:end] for start, end in pairwise(bounds)]
    return [piece + b"<!--cut %d-->" % number for number, piece in enumerate(found[:-1])] + found[-1:]


@contextmanager
def arriving(folder: Path) -> Iterator[tuple[Server, Callable[[Page, str], None]]]:
    """Serve `folder`, and yield a function that opens an address in a page, one piece painted after the other."""
    sent: SimpleQueue[int] = SimpleQueue()
    wanted: SimpleQueue[None] = SimpleQueue()

    class Held(Handler):
        def send_header(self, keyword: str, value: str) -> None:
            # The comments make a page longer.
            if not (keyword == "Content-Length" and self.path.endswith("/")):
                super().send_header(keyword, value)

        def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - the signature of the base class
            if not self.path.endswith("/"):
                super().copyfile(source, outputfile)
                return
            pieces = pieces_of(source.read())
            sent.put(len(pieces))
            for piece in pieces:
                outputfile.write(piece)
                outputfile.flush()
                if piece is not pieces[-1]:
                    wanted.get()

    def load(page: Page, address: str) -> None:
        page.goto(address, wait_until="commit")
        for number in range(sent.get() - 1):
            page.evaluate(_SHOWN, f"cut {number}")
            wanted.put(None)
        page.wait_for_load_state("load")

    with serve(folder, Held) as server:
        yield server, load
