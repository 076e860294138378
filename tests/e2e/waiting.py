"""Waiting for a state of the page, never for a time: a busy machine only takes longer to reach it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Response, Route

PATIENCE = 30
"""Seconds after which a state is no longer expected: a busy machine reaches it late, a faulty page never."""
TWO_FRAMES = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
_STILL = """await document.fonts.ready;
  const ends = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
  await Promise.all(ends.map((one) => one.finished.catch(() => {})));"""


def until(read: Callable[[], object], expected: object) -> None:
    """Read a state until it is the expected one, if the page itself cannot be asked to wait for it."""
    end = monotonic() + PATIENCE
    while (state := read()) != expected:
        assert monotonic() < end, f"expected {expected}, found {state}"


def ready(page: Page) -> None:
    """Wait until all our modules that the page needs have started."""
    expect(page.locator("html")).to_have_attribute("data-dossier-ready", "")


def go(page: Page, address: str) -> Response | None:
    """Open `address` and wait until its modules have started."""
    response = page.goto(address)
    ready(page)
    return response


def drawn(page: Page) -> None:
    """Wait until what has been done so far is on the screen."""
    page.evaluate(f"async () => {{ {TWO_FRAMES} }}")


def still(page: Page) -> None:
    """Wait until fonts are there, no animation or transition is under way, and the last of it is on the screen."""
    page.evaluate(f"async () => {{ {TWO_FRAMES} {_STILL} {TWO_FRAMES} }}")


class Gate:
    """Holds a request of a page until the test lets it through, even if the test does so first."""

    def __init__(self, page: Page, pattern: str, *, held: bool = True) -> None:
        self._held = held
        self._waiting: list[Route] = []
        page.route(pattern, self._arrive)

    def open(self) -> None:
        """Let through the requests that wait and all later ones."""
        self._held = False
        for route in self._waiting:
            route.continue_()

    def _arrive(self, route: Route) -> None:
        if self._held:
            self._waiting.append(route)
        else:
            route.continue_()
