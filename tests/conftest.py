"""Settings and fixtures that all tests share.

A run may have several workers. What is expensive and never changed is made once a run, by the worker that asks for
it first; each worker has one browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import sync_playwright

from dossier.language.words import ENGLISH, speak
from tests.build import Once, Tides
from tests.e2e.browser import launch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]

# A shared machine is slow at times, which is not a fault of the code: no deadline. In CI the same examples are
# tried in every run, so that only the change makes a difference; elsewhere new ones are tried.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat the first of several failures, which has scrolled out of sight."""
    failed = [*terminalreporter.getreports("error"), *terminalreporter.getreports("failed")]
    if len(failed) > 1:
        first = min(failed, key=lambda report: getattr(report, "stop", 0.0))
        terminalreporter.write_sep("=", f"the first failure: {first.nodeid}", red=True)
        first.toterminal(terminalreporter._tw)  # noqa: SLF001 - the writer that reports expect has no public name


@pytest.fixture(autouse=True)
def _english() -> None:
    """Let every test begin in English: a build puts the language of its site in force, and leaves it there."""
    speak(ENGLISH)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function that returns a folder of this run, by name, filled by whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    # A worker's folder is within that of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                unfinished = shared / f"{name}.unfinished"
                unfinished.mkdir()
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return made


def _build_live(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    # Without the originals: the tests read what is published.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DOSSIER_SOURCES": ""}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if built.returncode != 0:
        pytest.fail(f"the dossier of this repository does not build:\n{built.stdout}{built.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def site_dir(once: Once) -> Path:
    """The site of this repository's dossier, not to be changed. Tests of it hold for any content."""
    return once("live", _build_live)


@pytest.fixture(scope="session")
def tides_dir(once: Once) -> Path:
    """The site of the dossier on tides as it is, not to be changed. Behaviour is tested on it."""
    return once("plain", lambda folder: Tides.copy(folder).build()) / "tides" / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker: a second one would need a thread of its own."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
