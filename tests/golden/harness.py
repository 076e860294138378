"""Golden diagnostics: cases as data, and the one way to run them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from dossier.publish.inspection import inspect
from dossier.read.excerpts import Excerpts
from dossier.read.settings import read_settings

HERE = Path(__file__).parent
BASE = HERE / "base"
_EXPECTED = "\ndiagnostics:"


@dataclass(frozen=True)
class Case:
    """One case: files that replace some of the base dossier, and what the check says about it.

    Attributes:
        file: Where the case is written.
        files: Content by path; None removes the file of the base.
        diagnostics: The expected text, empty if nothing should be found.
    """

    file: Path
    files: dict[str, str | None]
    diagnostics: str


def read(file: Path) -> Case:
    """Return the case that `file` holds."""
    data = yaml.safe_load(file.read_text("utf-8"))
    return Case(file, data.get("files") or {}, data["diagnostics"] or "")


def all_cases() -> list[Case]:
    """Return every case, sorted by name."""
    return [read(file) for file in sorted((HERE / "cases").glob("*.yml"))]


def run(case: Case, root: Path) -> str:
    """Return what the check says about `case`, written into the empty folder `root`."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for path, content in case.files.items():
        file = root / path
        if content is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8", newline="")
    excerpts = Excerpts(root)
    return "".join(f"{excerpts.show(each)}\n" for each in inspect(root, read_settings(root)).findings)


def rewrite(case: Case, diagnostics: str) -> None:
    """Write `diagnostics` into the file of `case` as what is expected; they are its last key."""
    head = case.file.read_text("utf-8").partition(_EXPECTED)[0]
    lines = "".join(f"  {line}\n" for line in diagnostics.splitlines())
    case.file.write_text(f"{head}{_EXPECTED} {f'|{chr(10)}{lines}' if lines else chr(34) * 2 + chr(10)}", "utf-8")
