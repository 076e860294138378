"""Building: how long an engine takes for a site, how much memory, and what it leaves on the disk."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.engines import HERE, Engine

# A new process for each command: the peak of a process counts what its parent held when it was forked.
_TIMER = """
import json, os, sys, time
started = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - started
found = {"status": os.waitstatus_to_exitcode(status), "seconds": wall, "cpu_seconds": usage.ru_utime + usage.ru_stime}
# Kilobytes, except on macOS.
found["peak_bytes"] = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
open(sys.argv[1], "w").write(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Build:
    """One run of a builder.

    Attributes:
        seconds: From start to end, by the clock.
        cpu_seconds: Processor time spent on it, which hardly depends on what else the machine does.
        peak_bytes: Largest resident size of any of its processes.
        printed: What it wrote to standard output.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    printed: str


def measured(command: list[str]) -> Build:
    """Run `command` to its end and return what it cost.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        timer = [sys.executable, "-S", "-c", _TIMER, file.name, *command]
        printed = subprocess.run(timer, check=True, cwd=HERE.parent, stdout=subprocess.PIPE, text=True).stdout
        found = json.loads(Path(file.name).read_text("utf-8"))
    if found["status"]:
        raise subprocess.CalledProcessError(found["status"], command)
    return Build(found["seconds"], found["cpu_seconds"], found["peak_bytes"], printed)


def build(engine: Engine, site: Path, out: Path) -> Build:
    """Build the index of `site` into `out`, without anything of an earlier one, and return what it cost.

    Raises:
        subprocess.CalledProcessError: the engine failed.
    """
    shutil.rmtree(out, ignore_errors=True)
    return measured(engine.building(site, out))


@dataclass(frozen=True, slots=True)
class Disk:
    """What is on the disk.

    Attributes:
        parts: Bytes by their purpose, in the engine's own words.
        files: Number of files.
    """

    parts: Mapping[str, int]
    files: int

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(self.parts.values())

    def part(self, name: str) -> int:
        """Return the bytes of `postings`, with terms and positions if they are separate, or of another part."""
        names = ("postings", "terms", "positions") if name == "postings" else (name,)
        return sum(self.parts.get(each, 0) for each in names)


_PARTS = {".pf_index": "postings", ".pf_fragment": "texts", ".pf_meta": "manifest"}


def disk(out: Path, printed: str = "") -> Disk:
    """Return what the index in `out` takes.

    Args:
        out: The folder.
        printed: What its builder printed. If that is JSON with `bytes`, they are its parts; else file endings decide.
    """
    files = [path for path in out.rglob("*") if path.is_file()]
    parts: Mapping[str, int] = json.loads(printed)["bytes"] if printed.startswith("{") else {}
    if not parts:
        found: dict[str, int] = {}
        for path in files:
            name = _PARTS.get(path.suffix, "rest" if any(out.rglob("*.pf_meta")) else "all")
            found[name] = found.get(name, 0) + path.stat().st_size
        parts = found
    return Disk(parts, len(files))
