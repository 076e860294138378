"""The accessibility tree of an article page, which is kept as a golden file.

What a screen reader is told about a page, in order: roles, names, states and text. Run `python -m tests.e2e.trees`
from the project root to write today's tree; the difference is read like code: is each control named, does each note
follow its paragraph, is nothing said twice?
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.build import Tides
from tests.e2e.browser import launch
from tests.e2e.server import Server, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "articles/harbor/"
GOLDEN = Path(__file__).parent / "golden" / "article.aria.yml"


def tree(browser: Browser, server: Server) -> str:
    """Return the accessibility tree of the article with all its notes, as YAML."""
    page = browser.new_page(base_url=server.url, viewport={"width": 1440, "height": 900})
    page.goto(PAGE)
    page.get_by_text("All", exact=True).click()
    snapshot = page.locator("body").aria_snapshot()
    page.close()
    return f"{snapshot}\n"


def main() -> None:
    """Write today's tree into the golden file."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Tides.copy(Path(folder)).build()
        with serve(site.site) as server:
            GOLDEN.write_text(tree(launch(playwright), server), encoding="utf-8")


if __name__ == "__main__":
    main()
