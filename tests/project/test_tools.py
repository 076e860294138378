from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

from tools import browser

ROOT = Path(__file__).parents[2]
RUST = tomllib.loads((ROOT / "native/Cargo.toml").read_text("utf-8"))["workspace"]["package"]["rust-version"]
SHELL = {name: shutil.which(name) or name for name in ("sh", "sed", "chmod")}


def write_programs(folder: Path, programs: dict[str, str]) -> None:
    """Make `folder` a PATH with a shell and `programs` only, which are shell scripts with the given bodies."""
    for name, path in SHELL.items():
        folder.joinpath(name).symlink_to(path)
    for name, body in programs.items():
        script = folder / name
        script.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        script.chmod(0o755)


def ask(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the check for prerequisites where only `programs` exist."""
    write_programs(folder, programs)
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


# The Makefile and what it calls need a POSIX shell; on Windows the tests of the program itself run without it.
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell, as the Makefile does")


def test_no_crate_needs_a_newer_rust_than_the_one_that_we_ask_for() -> None:
    listing = subprocess.run(
        ["cargo", "metadata", "--format-version=1", "--locked", "--manifest-path", str(ROOT / "native/Cargo.toml")],
        capture_output=True,
        check=True,
    )
    packages = json.loads(listing.stdout)["packages"]
    needed = {package["name"]: package["rust_version"] for package in packages if package["rust_version"]}
    assert {needed[name] for name in needed if name.startswith("dossier-")} == {RUST}
    assert {name: least for name, least in needed.items() if Version(least) > Version(RUST)} == {}


@posix
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


@posix
def test_nothing_is_said_if_nothing_is_missing(tmp_path: Path) -> None:
    answer = ask(tmp_path, python3=PYTHON, cargo=CARGO, rustc=RUSTC, cc="exit 0")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_a_browser_named_in_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CHROMIUM", "a-browser-of-mine")
    assert browser.find() == "a-browser-of-mine"


@posix
def test_the_fastest_browser_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["chromium-headless-shell", "chromium", "google-chrome"]
    for name in names:
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.delenv("DOSSIER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in names:
        assert browser.find() == str(tmp_path / name)
        (tmp_path / name).unlink()
    assert browser.find() is None


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
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)

    def run(arguments: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(arguments[0])
        return subprocess.CompletedProcess(arguments, 0)

    monkeypatch.setattr(subprocess, "run", run)
    browser.install()
    assert set(started) == {command}


@pytest.fixture
def no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the PATH, for root on Debian without a browser."""
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "debian"})
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser, "_playwrights", lambda: str(tmp_path / "none"))
    monkeypatch.setattr(sys, "argv", ["browser.py", "--install"])
    monkeypatch.delenv("DOSSIER_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@posix
def test_an_installer_that_works_is_not_quoted(no_browser: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chromium = no_browser / "chromium-headless-shell"
    apt = f"echo Unpacking; echo '#!/bin/sh' > {chromium}; chmod 755 {chromium}"
    write_programs(no_browser, {"apt-get": apt})
    assert browser.main() == 0
    assert capfd.readouterr() == (f"{chromium}\n", "installing Debian's chromium-headless-shell\n")


@posix
@pytest.mark.parametrize(
    ("programs", "said"),
    [
        ({"apt-get": "echo 'E: no such host' >&2; exit 100"}, "E: no such host"),
        ({"chromium": "echo 'libnss3.so: cannot open' >&2; exit 127"}, "libnss3.so: cannot open"),
    ],
    ids=["an installer that fails", "a browser that does not start"],
)
def test_without_a_browser_the_fault_is_quoted_and_the_remedy_named(
    no_browser: Path, capfd: pytest.CaptureFixture[str], programs: dict[str, str], said: str
) -> None:
    write_programs(no_browser, programs)
    assert browser.main() == 1
    answer = capfd.readouterr()
    assert answer.out == ""
    assert said in answer.err
    assert "DOSSIER_CHROMIUM=" in answer.err.splitlines()[-1]
