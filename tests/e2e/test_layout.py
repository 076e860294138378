"""Layout holds whatever the font, the window and the size and spacing of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.layout import faults_in_frame
from tests.e2e.pages import EVERY_KIND, NOT_FOUND, pages_by_kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

SHARES = {"claim": 4}
"""Into how many tests the pages of a kind are divided."""


@pytest.fixture(scope="session")
def addresses(site_dir: Path) -> dict[str, list[str]]:
    """The addresses of all pages of each kind, the heaviest first."""
    return pages_by_kind(site_dir)


@pytest.mark.parametrize(("kind", "share"), [(kind, n) for kind in EVERY_KIND for n in range(SHARES.get(kind, 1))])
def test_no_page_is_wider_than_a_phone(
    new_live_page: Callable[..., Page], addresses: dict[str, list[str]], kind: str, share: int
) -> None:
    page = new_live_page(allow=(*NOT_FOUND, "Blocked script execution"))
    page.goto("404.html")
    mine = addresses[kind][share :: SHARES.get(kind, 1)]
    assert faults_in_frame(page, mine, (320, 390), "wide") == []
