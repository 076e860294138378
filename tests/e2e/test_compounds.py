"""A compound such as `B-2` stays on one line, and is found and copied as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build import Tides
from tests.e2e.server import serve
from tests.e2e.waiting import go
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CLAIM = "annotations/claims/harbor/twice-a-day.yml"
LINES = """() => {
  const heading = document.querySelector('h1');
  heading.style.inlineSize = '1px';
  const range = document.createRange();
  range.selectNodeContents(heading.querySelector('.dossier-compound'));
  return new Set([...range.getClientRects()].map(({ top }) => top)).size;
}"""


def test_a_compound_is_not_broken_and_is_copied_as_it_is_written(browser: Browser, tmp_path: Path) -> None:
    tides = Tides.copy(tmp_path)
    claim = tides.root / CLAIM
    lines = claim.read_text("utf-8").splitlines()
    assert lines[0].startswith("says: ")
    claim.write_text("\n".join(["says: A B-2 turns twice a day.", *lines[1:]]) + "\n", "utf-8")
    tides.build()
    with serve(tides.site) as server:
        watch = Watch(browser, server)
        page = watch.open()
        go(page, "claims/harbor/twice-a-day/")
        assert page.evaluate(LINES) == 1
        assert page.evaluate(
            "getSelection().selectAllChildren(document.querySelector('h1')) ?? String(getSelection())"
        ) == ("A B-2 turns twice a day.")
        assert page.evaluate("getSelection().removeAllRanges() ?? find('B-2 turns')") is True
        assert watch.close() == []
