"""The Chromium that tests drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.browser import find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window."""
    return playwright.chromium.launch(executable_path=find(), headless=True, args=list(FLAGS))
