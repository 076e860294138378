"""Waiting for a state of the page, never for a time: a busy machine only takes longer to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

_TWO_FRAMES = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
_STILL = """await document.fonts.ready;
  const ends = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
  await Promise.all(ends.map((one) => one.finished.catch(() => {})));"""


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
    page.evaluate(f"async () => {{ {_TWO_FRAMES} }}")


def still(page: Page) -> None:
    """Wait until fonts are there, no animation or transition is under way, and the last of it is on the screen."""
    page.evaluate(f"async () => {{ {_TWO_FRAMES} {_STILL} {_TWO_FRAMES} }}")
