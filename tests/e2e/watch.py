"""Pages that are watched: what a reader's browser would report as an error, or request from another host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.e2e.fonts import wear

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from tests.e2e.server import Server

DESKTOP = {"width": 1440, "height": 900}


class Watch:
    """Opens pages with an empty profile of their own and collects what goes wrong on them."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._server = server
        self._opened: list[tuple[BrowserContext, list[str], tuple[str, ...]]] = []

    def open(
        self,
        *,
        allow: tuple[str, ...] = (),
        base_url: str | None = None,
        face: str | None = None,
        **options: Any,  # noqa: ANN401 - as Playwright has them
    ) -> Page:
        """Return an empty page of 1440 by 900 CSS pixels; addresses are relative to the home page.

        Args:
            allow: Patterns of the faults that the test means to cause.
            base_url: The home page, by default that at the root of the host.
            face: One of `tests.e2e.fonts.FACES`, by default what the machine has. It needs JavaScript.
            options: Those of Playwright's `Browser.new_context`, such as `java_script_enabled=False`.
        """
        if face and not options.get("java_script_enabled", True):
            raise ValueError("without JavaScript a page has its face from dress(), after goto()")
        context = self._browser.new_context(base_url=base_url or self._server.url, **{"viewport": DESKTOP, **options})
        faults: list[str] = []
        self._listen(context, faults)
        wear(context, face)
        self._opened.append((context, faults, allow))
        return context.new_page()

    def close(self) -> list[str]:
        """Close all pages and return the faults that no test allowed, in the order in which they occurred."""
        seen = []
        for context, faults, allow in self._opened:
            context.close()
            seen += [fault for fault in faults if not any(re.search(pattern, fault) for pattern in allow)]
        self._opened.clear()
        return seen

    def _listen(self, context: BrowserContext, faults: list[str]) -> None:
        own = (f"{self._server.origin}/", "data:", "blob:", "about:")

        def asked(request: Request) -> None:
            if not request.url.startswith(own):
                faults.append(f"request to another host: {request.url}")

        # Listened to and not routed: with a route every request passes through this process, and none is cached.
        context.on("request", asked)
        context.on("weberror", lambda fault: faults.append(f"exception: {fault.error}"))
        context.on(
            "console",
            lambda message: (
                faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")
                if message.type in {"error", "warning"}
                else None
            ),
        )
