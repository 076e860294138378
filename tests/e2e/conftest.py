"""A real browser over built sites: that of this repository's dossier, and that of the dossier on tides.

Every page that a test opens is watched: an error on the console, an exception in a script or a request to
another host fails the test, wherever it happens.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import pages_by_kind
from tests.e2e.server import Server, serve
from tests.e2e.waiting import PATIENCE
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder as `browser`, so that `-m "not browser"` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@contextmanager
def _watched(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    watch = Watch(browser, server)
    yield watch.open
    seen = watch.close()
    if seen:
        pytest.fail("\n".join(["the browser saw:", *seen]), pytrace=False)


@pytest.fixture(scope="session")
def server(tides_dir: Path) -> Iterator[Server]:
    """The dossier on tides on a host of this machine."""
    with serve(tides_dir) as running:
        yield running


@pytest.fixture
def new_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over the dossier on tides; what the watch saw fails the test."""
    with _watched(browser, server) as opened:
        yield opened


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A watched page of 1440 by 900 pixels over the dossier on tides."""
    return new_page()


@pytest.fixture(scope="session")
def live(site_dir: Path) -> Iterator[Server]:
    """This repository's dossier on a host of this machine. Whatever its editors write, tests of it pass."""
    with serve(site_dir) as running:
        yield running


@pytest.fixture(scope="session")
def heaviest(site_dir: Path) -> dict[str, str]:
    """The address of the heaviest page of each kind in this repository's dossier."""
    return {kind: addresses[0] for kind, addresses in pages_by_kind(site_dir).items()}


@pytest.fixture
def new_live_page(browser: Browser, live: Server) -> Iterator[Callable[..., Page]]:
    """`Watch.open` over this repository's dossier; what the watch saw fails the test."""
    with _watched(browser, live) as opened:
        yield opened
