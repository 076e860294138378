"""The engine as one module."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from dossier.search.bundle import ENGINE, ENTRY, bundle

FOLDER = Path(__file__).parents[2] / "plugins" / "dossier" / "assets" / "engine"
MAX_BYTES = 12 * 1024


def test_the_engine_is_one_module_within_its_budget() -> None:
    joined = bundle(FOLDER)
    assert "import " not in joined
    assert "/**" not in joined
    assert len(gzip.compress(joined.encode(), 9)) <= MAX_BYTES


def test_every_module_that_the_engine_imports_is_joined() -> None:
    for name in (*ENGINE, ENTRY):
        imported = re.findall(r'from "\./([^"]+)"', (FOLDER / name).read_text(encoding="utf-8"))
        before = ENGINE[: ENGINE.index(name)] if name in ENGINE else ENGINE
        assert set(imported) <= set(before), name


def test_no_two_modules_declare_the_same_name() -> None:
    declared = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", bundle(FOLDER), re.MULTILINE)
    assert len(declared) > len(ENGINE)
    assert sorted(declared) == sorted(set(declared))

