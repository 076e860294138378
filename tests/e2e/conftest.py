"""A real browser over the built site.

Every page that a test opens is watched: an error on the console, an exception in a script or a request to
another host fails the test, wherever it happens.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.server import Server, serve
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
INPUTS = ("annotations", "docs", "mkdocs.yml", "plugins/dossier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder as `browser`, so that `-m "not browser"` leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


def _newest(path: Path) -> float:
    """Return when anything at or below `path` changed last; what the interpreter writes does not count."""
    files = [path, *path.rglob("*")] if path.is_dir() else [path]
    return max(file.stat().st_mtime for file in files if file.is_file() and "__pycache__" not in file.parts)


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The folder of the built site, built anew where an input is newer than its home page."""
    site = ROOT / "site"
    home = site / "index.html"
    if not home.exists() or home.stat().st_mtime < max(_newest(ROOT / name) for name in INPUTS):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)],
            cwd=ROOT,
            # Without the originals: the browser tests read what is published.
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DOSSIER_SOURCES": ""},
            check=True,
        )
    return site


@pytest.fixture(scope="session")
def server(site_dir: Path) -> Iterator[Server]:
    """The built site on a host of this machine."""
    with serve(site_dir) as running:
        yield running


@pytest.fixture
def new_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """`Watch.open`: opens watched pages with options of the test's own; what the watch saw fails the test."""
    watch = Watch(browser, server)
    yield watch.open
    seen = watch.close()
    if seen:
        pytest.fail("\n".join(["the browser saw:", *seen]), pytrace=False)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A watched page of 1440 by 900 pixels; addresses are relative to the home page."""
    return new_page()
