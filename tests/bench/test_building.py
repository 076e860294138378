"""Builds: time, memory and what is left on disk."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bench.building import disk, measured

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_counts_the_memory_of_the_child_and_not_of_the_parent() -> None:
    held = bytearray(300_000_000)
    small = measured([sys.executable, "-S", "-c", "pass"])
    large = measured([sys.executable, "-S", "-c", "x = bytearray(100_000_000)"])
    assert len(held) > small.peak_bytes
    assert 90_000_000 < large.peak_bytes - small.peak_bytes < 120_000_000


def test_a_build_counts_children_of_children() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', 'x = bytearray(100_000_000)'])"
    assert measured([sys.executable, "-c", code]).peak_bytes > 90_000_000


def test_a_build_takes_its_time() -> None:
    found = measured([sys.executable, "-S", "-c", "import time; time.sleep(0.3); print('done')"])
    assert found.printed == "done\n"
    assert 0.3 <= found.seconds < 30
    assert found.cpu_seconds < found.seconds


def test_a_build_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        measured([sys.executable, "-S", "-c", "raise SystemExit(3)"])


def test_the_disk_is_counted_by_parts(tmp_path: Path) -> None:
    for name, size in (("index/a.pf_index", 10), ("fragment/b.pf_fragment", 20), ("x.pf_meta", 5), ("pagefind.js", 7)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    found = disk(tmp_path)
    assert found.parts == {"postings": 10, "texts": 20, "manifest": 5, "rest": 7}
    assert (found.size, found.files) == (42, 4)


def test_parts_that_a_builder_reports_are_used(tmp_path: Path) -> None:
    (tmp_path / "manifest.bin").write_bytes(bytes(9))
    found = disk(tmp_path, '{"pages": 1, "bytes": {"terms": 4, "positions": 2, "texts": 5}}')
    assert found.parts == {"terms": 4, "positions": 2, "texts": 5}
    assert (found.part("postings"), found.part("texts"), found.part("none")) == (6, 5, 0)
