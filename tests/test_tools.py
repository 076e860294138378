from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import browser

ROOT = Path(__file__).parents[1]
RUST = tomllib.loads((ROOT / "native/Cargo.toml").read_text("utf-8"))["workspace"]["package"]["rust-version"]


def ask(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the check for prerequisites where only `programs` exist, as shell scripts with the given bodies."""
    for name in ("sh", "sed"):
        folder.joinpath(name).symlink_to(shutil.which(name) or name)
    for name, body in programs.items():
        script = folder / name
        script.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        script.chmod(0o755)
    return subprocess.run(
        ["sh", "tools/prerequisites.sh", "lint", "python3"],
        cwd=ROOT,
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


PYTHON = f'exec "{sys.executable}" "$@"'
CARGO = "exit 0"
OLD = "echo 'rustc 1.63.0'"
NO_DEFAULT = (
    "echo \"error: rustup could not choose a version of $0 to run, because one wasn't specified explicitly, "
    'and no default is configured." >&2; exit 1'
)
NOT_INSTALLED = "echo \"error: toolchain 'mine' is not installed\" >&2; echo 'Stack backtrace:' >&2; exit 1"
RUSTC = "echo 'rustc 1.95.0 (0123456 2026-01-01)'"


@pytest.mark.parametrize(
    ("programs", "found", "remedy"),
    [
        ({}, "Python is missing", "install Python 3.11"),
        ({"python3": "exit 1"}, "older than Python 3.11", "make PYTHON="),
        ({"python3": 'case "$2" in *version*) ;; *) exit 1 ;; esac'}, "no venv module", "python3-venv"),
        ({"python3": PYTHON}, "Rust is missing", "rustup"),
        ({"python3": PYTHON, "cargo": CARGO}, "no 'rustc'", "rustup"),
        ({"python3": PYTHON, "cargo": CARGO, "rustc": OLD}, f"Rust 1.63 is older than {RUST}", "install a newer one"),
        (
            {"python3": PYTHON, "cargo": CARGO, "rustc": OLD, "rustup": "exit 0"},
            f"Rust 1.63 is older than {RUST}",
            "rustup update stable",
        ),
        (
            {"python3": PYTHON, "cargo": NO_DEFAULT, "rustc": NO_DEFAULT},
            "no default toolchain",
            "rustup default stable",
        ),
        ({"python3": PYTHON, "cargo": CARGO, "rustc": NOT_INSTALLED}, "toolchain 'mine' is not installed", "repair it"),
        ({"python3": PYTHON, "cargo": CARGO, "rustc": RUSTC}, "linker is missing", "apt-get install gcc"),
        (
            {"python3": PYTHON, "cargo": '[ "$1" != fmt ]', "rustc": RUSTC, "cc": "exit 0"},
            "rustfmt is missing",
            "rustup component add rustfmt",
        ),
    ],
    ids=[
        "python",
        "old python",
        "venv",
        "cargo",
        "rustc",
        "old rust",
        "old rust of rustup",
        "no default",
        "no toolchain",
        "linker",
        "rustfmt",
    ],
)
def test_what_is_missing_is_named_in_one_line_with_its_remedy(
    tmp_path: Path, programs: dict[str, str], found: str, remedy: str
) -> None:
    answer = ask(tmp_path, **programs)
    assert answer.returncode == 1
    assert answer.stdout == ""
    (line,) = answer.stderr.splitlines()
    assert found in line
    assert remedy in line.partition(";")[2]


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=PYTHON, cargo=CARGO, rustc=RUSTC, cc="exit 0")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_a_browser_named_in_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CHROMIUM", "a-browser-of-mine")
    assert browser.find() == "a-browser-of-mine"


def test_chromium_comes_before_chrome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("google-chrome", "chromium"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.delenv("DOSSIER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find() == str(tmp_path / "chromium")
    (tmp_path / "chromium").unlink()
    assert browser.find() == str(tmp_path / "google-chrome")


@pytest.mark.parametrize(
    ("debian", "user", "command"),
    [(True, 0, "apt-get"), (True, 1000, sys.executable), (False, 0, sys.executable)],
    ids=["root on Debian", "a user on Debian", "root elsewhere"],
)
def test_the_system_decides_how_a_browser_is_installed(
    monkeypatch: pytest.MonkeyPatch, *, debian: bool, user: int, command: str
) -> None:
    started: list[str] = []
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "debian" if debian else "other"})
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(subprocess, "run", lambda arguments, **_: started.append(arguments[0]))
    browser.install()
    assert set(started) == {command}
