"""Build the site of this folder, and replace the last one only when the new one is complete.

    python tools/publish.py [--config-file mkdocs.yml]

The site is built below `.cache/` and exchanged with `site/`, or with `site-fulltext/` where DOSSIER_SOURCES names the
originals. If the build fails, the last site stays as it was, and the exit status is that of the build.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

CACHE = Path(".cache")
NEW, LAST = "new-", "last-"
"""Beginnings of the names of folders below the cache: a site that is being built, and one that is being replaced."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that both exist at any time; return whether the system could do it."""
    if os.name != "posix":
        return False
    libc = ctypes.CDLL(None)
    paths = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    if hasattr(libc, "renameat2"):  # Linux: AT_FDCWD is -100, RENAME_EXCHANGE is 2
        return bool(libc.renameat2(-100, paths[0], -100, paths[1], 2) == 0)
    if hasattr(libc, "renamex_np"):  # macOS: RENAME_SWAP is 2
        return bool(libc.renamex_np(*paths, 2) == 0)
    return False


def put_in_place(new: Path, site: Path) -> None:
    """Put the folder `new` in the place of `site`; what was there is deleted afterwards.

    If the system cannot exchange two folders, `site` is missing between two renames, and a run that is killed there
    leaves it to the next run to restore: see `repair`.
    """
    last = CACHE / f"{LAST}{site.name}"
    if site.exists() and not exchange(new, site):
        site.rename(last)
    if new.exists() and not site.exists():
        new.rename(site)
    for old in (new, last):
        shutil.rmtree(old, ignore_errors=True)


def repair() -> None:
    """Restore a site that a killed run had moved away, and delete what such runs left."""
    for last in CACHE.glob(f"{LAST}*"):
        site = Path(last.name.removeprefix(LAST))
        if not site.exists():
            last.rename(site)
    for left in [*CACHE.glob(f"{NEW}*"), *CACHE.glob(f"{LAST}*")]:
        shutil.rmtree(left, ignore_errors=True)


def build(config_file: str, site: Path) -> int:
    """Build the site and put it in the place of `site`; return the exit status of the build."""
    repair()
    folder = Path(tempfile.mkdtemp(prefix=NEW, dir=CACHE))
    # Without --quiet: it would keep warnings from being counted, and a strict build counts them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config_file]
    try:
        status = subprocess.run([*command, "--site-dir", str((folder / site.name).absolute())], check=False).returncode
        if status == 0:
            put_in_place(folder / site.name, site)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return status


def main() -> int:
    """Build and report; return 0 if the site is ready, and otherwise the exit status of the build."""
    parser = argparse.ArgumentParser(description="Build the site, and replace the last one when it is complete.")
    parser.add_argument("--config-file", default="mkdocs.yml", help="configuration of the site, in this folder")
    config_file = parser.parse_args().config_file
    full_text = bool(os.environ.get("DOSSIER_SOURCES"))
    site = Path("site-fulltext" if full_text else "site")
    CACHE.mkdir(exist_ok=True)
    lock = FileLock(CACHE / "publish.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("another run is building the site; waiting for it", file=sys.stderr)
        lock.acquire()
    with lock:
        status = build(config_file, site)
    if status:
        kept = f"{site}/ is as it was" if site.exists() else f"there is no {site}/"
        print(f"make: the site was not built, so {kept}; see the messages above", file=sys.stderr)
    elif full_text:
        print(f"{site}/ is ready, for private reading; do not publish it")
    else:
        print(f"{site}/ is ready: open it with make serve, or publish it as it is")
    return status


if __name__ == "__main__":
    sys.exit(main())
