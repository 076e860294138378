"""The rooms of the package: imports lead down only, and no module is long."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dossier
from tools.rooms import ORDER, floors

PACKAGE = Path(dossier.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name != "__init__.py")
MOST_LINES = 300


def room_of(parts: tuple[str, ...]) -> str:
    """Return the room of a module, given by the parts of its name below the package."""
    return parts[0]


def imported(source: str) -> Iterator[tuple[str, ...]]:
    """Yield every module of the package that `source` imports, as the parts of its name below the package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "dossier":
            yield from ((alias.name,) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dossier."):
            yield tuple((node.module or "").split(".")[1:])
        elif isinstance(node, ast.Import):
            names = (alias.name.split(".") for alias in node.names)
            yield from (tuple(parts[1:]) for parts in names if parts[0] == "dossier" and len(parts) > 1)


def upward(name: str, source: str) -> list[str]:
    """Return the rooms above that of the module `name`, a path below the package, from which `source` imports."""
    here = ORDER.index(room_of(Path(name).with_suffix("").parts))
    rooms = (room_of(parts) for parts in imported(source) if parts[0] != "_native")
    return [room for room in rooms if ORDER.index(room) > here]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_lead_down(module: Path) -> None:
    if module.name == "__main__.py":
        assert list(imported(module.read_text("utf-8"))) == [("cli",)]
        return
    assert upward(str(module.relative_to(PACKAGE)), module.read_text("utf-8")) == []


def test_an_import_that_leads_up_is_seen() -> None:
    up = "from dossier.pages.cards import Card\nfrom dossier import targets\nimport dossier.read.model\n"
    assert upward("text/weave.py", up) == ["pages"]
    assert upward("read/model.py", "if True:\n    from dossier import cli\n") == ["cli"]


def test_every_room_and_every_single_module_is_on_a_floor() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" and path.name[0] != "_"}
    found |= {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert found == set(ORDER)
    assert len(ORDER) == len(found)


def test_every_room_says_what_goes_in_and_out_and_exports_nothing() -> None:
    rooms = [floor for floor in floors() if floor.modules]
    assert rooms
    for room in rooms:
        assert room.comes, room.name
        assert room.goes, room.name
        tree = ast.parse((PACKAGE / room.name / "__init__.py").read_text("utf-8"))
        assert len(tree.body) == 1, f"{room.name}: nothing is re-exported"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_short(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= MOST_LINES
