"""Find the Chromium that the browser tests drive, and install one if there is none.

    python tools/browser.py [--install]

Prints the path of the browser, or nothing if Playwright's own download is the one to use.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
"""Options that tests and benchmarks start it with."""

SHELL = "chromium-headless-shell"
"""Chromium without the parts that need a screen: the same engine, and the tests take half as long."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

REMEDY = (
    f"install Chromium or Chrome (on Debian: sudo apt-get install {SHELL}), "
    "or name one: make test DOSSIER_CHROMIUM=/path/to/chromium"
)


def find() -> str | None:
    """Return the path of `DOSSIER_CHROMIUM`, else of the first of `NAMES` that is installed, else None."""
    named = os.environ.get("DOSSIER_CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _run(command: list[str], **environment: str) -> None:
    """Run `command`, and show its output only if it fails."""
    done = subprocess.run(
        command, check=False, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stderr.buffer.write(done.stdout)
        done.check_returncode()


def install() -> None:
    """Install a browser: Debian's if we are root on Debian, else the one that Playwright downloads.

    Raises:
        subprocess.CalledProcessError: The installer failed; it has said why on standard error.
    """
    if _is_debian() and os.geteuid() == 0:
        print(f"installing Debian's {SHELL}", file=sys.stderr)
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", SHELL]):
            _run(["apt-get", *arguments], DEBIAN_FRONTEND="noninteractive")
    else:
        print("downloading Playwright's chromium", file=sys.stderr)
        _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _playwrights() -> str:
    """Return where Playwright's own browser is, or would be once downloaded."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - finding a browser works without Playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _ensure() -> None:
    """Install a browser if there is none, and check that it starts."""
    if find() is None and not Path(_playwrights()).exists():
        install()
    _run([find() or _playwrights(), "--version"])


def main() -> int:
    """Print the path of the browser, after installing one with `--install` if there is none."""
    parser = argparse.ArgumentParser(description="Find the Chromium that the browser tests drive.")
    parser.add_argument("--install", action="store_true", help="install one if there is none, and start it")
    if parser.parse_args().install:
        try:
            _ensure()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"make: there is no browser to test with: {error}", file=sys.stderr)
            print(f"make: {REMEDY}", file=sys.stderr)
            return 1
    print(find() or "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
