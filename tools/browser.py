"""Find the Chromium that the browser tests drive, and install one where there is none.

    python tools/browser.py [--install]

Prints the path of the browser, or nothing where Playwright's own download is the one to use.
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
"""What tests and benchmarks start it with."""

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    """Return the path of `DOSSIER_CHROMIUM`, else of an installed Chromium or Chrome, else None."""
    named = os.environ.get("DOSSIER_CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _apt_install() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], check=True, env=environment, stdout=sys.stderr)


def install() -> None:
    """Install a browser: Debian's where we are root on Debian, else the one that Playwright downloads.

    Raises:
        subprocess.CalledProcessError: The installer failed; it has said why on standard error.
    """
    if _is_debian() and os.geteuid() == 0:
        print("installing Debian's chromium", file=sys.stderr)
        _apt_install()
    else:
        print("downloading Playwright's chromium", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True, stdout=sys.stderr)


def main() -> int:
    """Print the path of the browser, after installing one with `--install` where there is none."""
    parser = argparse.ArgumentParser(description="Find the Chromium that the browser tests drive.")
    parser.add_argument("--install", action="store_true", help="install one where there is none")
    if parser.parse_args().install and find() is None and not (_playwright_has_one()):
        try:
            install()
        except subprocess.CalledProcessError as error:
            remedy = "install Chromium or Chrome, or name one in DOSSIER_CHROMIUM"
            print(f"make: no browser could be installed ({error}); {remedy}", file=sys.stderr)
            return 1
    print(find() or "")
    return 0


def _playwright_has_one() -> bool:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - finding a browser works without Playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


if __name__ == "__main__":
    sys.exit(main())
