from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.build import Once

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins/dossier"


def _build(out: Path) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "maturin", "build", "--quiet", "--release", "--locked"),
            *("--interpreter", sys.executable, "--out", str(out)),
        ],
        cwd=ROOT,
        check=True,
    )


@pytest.fixture(scope="module")
def wheel(once: Once) -> zipfile.ZipFile:
    """The wheel as a user installs it, built from this folder."""
    (path,) = once("wheel", _build).glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.timeout(600)
def test_the_wheel_holds_everything_that_the_package_needs(wheel: zipfile.ZipFile) -> None:
    held = {name.removeprefix("dossier/") for name in wheel.namelist() if name.startswith("dossier/")}
    written = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and not any(
            part.startswith((".", "__pycache__", "_native.abi3", "_native.pyd"))
            for part in path.relative_to(PACKAGE).parts
        )
    }
    assert written <= held
    assert {"py.typed", "_native.pyi", "_native.pyd" if os.name == "nt" else "_native.abi3.so"} <= held
    assert any(name.startswith("templates/") for name in held)
    assert any(name.startswith("assets/") for name in held)


@pytest.mark.timeout(600)
def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert [name for name in wheel.namelist() if not name.startswith(("dossier/", "mkdocs_dossier-"))] == []
    assert [name for name in wheel.namelist() if "__pycache__" in name] == []


@pytest.mark.timeout(600)
def test_one_wheel_serves_every_python_from_3_11(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/WHEEL"))
    tags = message_from_bytes(wheel.read(name)).get_all("Tag", [])
    assert tags
    assert all(tag.startswith("cp311-abi3-") for tag in tags)


@pytest.mark.timeout(600)
def test_the_wheel_names_its_entry_points(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt"))
    text = wheel.read(name).decode()
    assert "dossier=dossier.plugin:DossierPlugin" in text.replace(" ", "")
    assert "dossier=dossier.cli:main" in text.replace(" ", "")
