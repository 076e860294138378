"""The Chromium that tests drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.browser import FLAGS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window; it reaches no host but this machine."""
    args = [*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
    return playwright.chromium.launch(executable_path=find(), headless=True, args=args)
