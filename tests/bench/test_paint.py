"""The measurement of the first paint: what it waits for, and the page it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.host import serve
from bench.paint import Paint, first_paint, page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SHEET = b"p { color: #123456 }\n" * 1000
PAGE = "<!doctype html><title>Tides</title><link rel=icon href=data:,><link rel=stylesheet href=s.css><p>Ebb.\n"


@pytest.mark.browser
def test_a_first_paint_waits_for_a_style_sheet_as_it_is_sent(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "s.css").write_bytes(SHEET)
    found = []
    for compress in (True, False):
        with serve({"site": tmp_path}, compress=compress) as host:
            found.append(first_paint(browser, host, "/site/"))
    (packed, sent_packed), (plain, sent_plain) = found
    # A page and its sheet take two times the latency, and 21 kB take 0.4 s.
    assert 0.8 < packed < plain - 0.2
    assert sent_packed["css"] < 1000 < sent_plain["css"] == len(SHEET)
    assert sent_plain["html"] == len(PAGE)


def test_the_page_says_how_each_page_compares_with_the_plain_one() -> None:
    stock = Paint((2.0, 1.8, 2.2), {"css": 2048, "js": 1024})
    home = Paint((2.2, 2.1, 2.5), {"css": 4096})
    lines = page({"with gzip": {"stock": stock, "home": home}}, 3).splitlines()
    assert "| with gzip | stock | 2.00 s | 1.00 | 2.20 s | 2.0 KiB | 1.0 KiB |" in lines
    assert "| with gzip | home | 2.20 s | 1.10 | 2.50 s | 4.0 KiB | 0.0 KiB |" in lines
