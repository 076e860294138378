"""The exit status of a command must not say that all is well when one of its tools failed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repository import Repository

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
RUST = "rustc 1.99.0 (0123456 2026-01-01)"
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell, as the Makefile does")

# Records how it was called, and fails if this is the call that should fail.
STUB = f"""#!/bin/sh
echo "${{0##*/}} $*" >> "$CALLS"
[ "${{0##*/}}" != rustc ] || echo "{RUST}"
[ "${{0##*/}} $*" != "$FAILS" ] || {{ echo "${{0##*/}} is broken" >&2; exit 3; }}
"""


class Scratch:
    """The Makefile and the scripts in a folder of their own, with stubs for all tools that they call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[str] = []
        folder.mkdir(exist_ok=True)
        for name in ("Makefile", ".ci/run", "native/Cargo.toml", "tools/prerequisites.sh"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        # The sources of a target only need to exist; the tool that makes it is a stub.
        for name in set(re.findall(r"\b(?:[\w-]+/)?[\w-]+\.(?:py|txt|toml|json)\b", MAKEFILE)):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).touch()
        for name in ("python3", "cargo", "rustc", "cc"):
            self._stub(folder / "path" / name)
        for name in set(re.findall(r"\$\(BIN\)/([\w-]+)", MAKEFILE)):
            self._stub(folder / ".venv/bin" / name)

    @staticmethod
    def _stub(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STUB, "utf-8")
        path.chmod(0o755)

    def run(self, *command: str, fails: str = "") -> subprocess.CompletedProcess[str]:
        """Run `command` with the call `fails` failing, and record all calls."""
        log = self.folder / "calls"
        log.write_text("", "utf-8")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "DOSSIER_"))}
        environment |= {"CALLS": str(log), "FAILS": fails, "PATH": f"{self.folder / 'path'}:{environment['PATH']}"}
        answer = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        self.calls = log.read_text("utf-8").splitlines()
        return answer


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def expect_every_failure_to_show(scratch: Scratch, *command: str) -> list[str]:
    """Let each call of `command` fail in turn, and return the calls of the run in which none fails."""
    answer = scratch.run(*command)
    assert answer.returncode == 0, answer.stderr
    calls = scratch.calls
    assert calls
    for number, call in enumerate(calls, start=1):
        answer = scratch.run(*command, fails=call)
        assert answer.returncode != 0, call
        # Nothing after it can hide the failure, and a message names it.
        assert scratch.calls == calls[:number]
        assert re.search(r"is broken$|^make: .+; .+", answer.stderr, re.MULTILINE), call
    return calls


@posix
def test_a_step_of_the_set_up_that_fails_ends_it_and_is_repeated(tmp_path: Path) -> None:
    command = ["make", *(f".venv/.stamps/{name}" for name in ("node", "lint", "bench"))]
    whole = Scratch(tmp_path / "whole")
    assert whole.run(*command).returncode == 0
    assert len(whole.calls) == len(set(whole.calls))
    # In one folder: each run starts from what the one before it left.
    scratch = Scratch(tmp_path / "broken")
    failed = None
    for call in whole.calls:
        assert scratch.run(*command, fails=call).returncode != 0, call
        assert scratch.calls[-1] == call
        assert failed is None or failed in scratch.calls
        failed = call
    assert scratch.run(*command).returncode == 0
    assert failed in scratch.calls
    scratch.run(*command)
    assert scratch.calls == []


@posix
@pytest.mark.parametrize("target", ["site", "test", "quick", "deep", "lint", "format", "bench", "wheel", "lock"])
def test_a_target_fails_with_each_of_its_tools(scratch: Scratch, target: str) -> None:
    scratch.run("make", target)  # does the set-up
    expect_every_failure_to_show(scratch, "make", target)


@posix
def test_the_gate_of_every_change_runs_all_and_fails_with_each(scratch: Scratch) -> None:
    scratch.run(".ci/run")
    calls = expect_every_failure_to_show(scratch, ".ci/run")
    needed: set[str] = set()
    for target in ("site", "test", "lint"):
        assert scratch.run("make", target).returncode == 0
        needed |= set(scratch.calls)
    assert needed == set(calls)


@posix
def test_an_old_wheel_is_not_taken_for_a_new_one(scratch: Scratch) -> None:
    old = scratch.folder / "dist/mkdocs_dossier-0.0.1-cp311-abi3-any.whl"
    old.parent.mkdir()
    old.touch()
    scratch.run("make", "wheel")
    assert not old.exists()


def jobs() -> dict[str, Any]:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    # GitHub's own shells continue if the first command of a pipe fails, and on Windows if any line of a step does.
    assert workflow["defaults"]["run"]["shell"] == "bash"
    found: dict[str, Any] = workflow["jobs"]
    return found


@pytest.mark.parametrize("name", jobs())
def test_a_job_fails_with_each_of_its_commands(name: str) -> None:
    job = jobs()[name]
    steps = job["steps"]
    assert [step for step in (job, *steps) if {"continue-on-error", "defaults", "shell"} & step.keys()] == []
    commands = [line for step in steps for line in step.get("run", "").splitlines()]
    assert commands
    # What would hide a failure: another branch, another job, or a status that the shell does not look at.
    assert [line for line in commands if re.search(r"\|\||&\s*$|\bset \+|\bexit 0|\btrap\b|^\s*!|\bif\b", line)] == []
    # The status of a substitution counts only where it is assigned to a variable.
    assert [line for line in commands if re.search(r"\$\(|`", line) and not re.match(r"\s*\w+=\S*\$\(", line)] == []
    assert [step for step in steps if step.get("if")] == []


FRESH = """#!/bin/sh
echo "make $*" >> "$CALLS"
touch "$HOME/.used"
[ -z "$(git status --porcelain)" ] || exit 1
echo "$SAYS"
[ "make $*" != "$FAILS" ] || { echo "make is broken" >&2; exit 3; }
"""


class Newcomer:
    """`tools/fresh.sh` in a repository of its own, with a stub of make."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.temporary = folder / "tmp"
        self.calls = folder / "calls"
        self.repository = Repository(folder / "repository")
        self.repository.commit({name: (ROOT / name).read_text("utf-8") for name in ("README.md", "tools/fresh.sh")})
        for path in (self.home, self.temporary, folder / "path"):
            path.mkdir()
        make = folder / "path/make"
        make.write_text(FRESH, "utf-8")
        make.chmod(0o755)
        self.path = f"{make.parent}:{os.environ['PATH']}"

    def run(self, fails: str = "", says: str = "") -> subprocess.CompletedProcess[str]:
        """Run it with the command `fails` failing, and each command printing `says`."""
        environment = {**os.environ, "PATH": self.path, "HOME": str(self.home), "TMPDIR": str(self.temporary)}
        environment |= {"CALLS": str(self.calls), "FAILS": fails, "SAYS": says}
        command = ["sh", str(self.repository.root / "tools/fresh.sh")]
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


@posix
def test_a_fresh_run_takes_the_commands_of_the_readme_and_leaves_nothing(tmp_path: Path) -> None:
    newcomer = Newcomer(tmp_path)
    answer = newcomer.run()
    assert answer.returncode == 0, answer.stderr
    assert newcomer.calls.read_text("utf-8").splitlines() == ["make site", "make test"]
    assert list(newcomer.temporary.iterdir()) == []
    assert list(newcomer.home.iterdir()) == []


@posix
@pytest.mark.parametrize("command", ["make site", "make test"])
def test_a_fresh_run_ends_with_the_first_failure_and_keeps_its_folder(tmp_path: Path, command: str) -> None:
    newcomer = Newcomer(tmp_path)
    answer = newcomer.run(fails=command)
    (folder,) = newcomer.temporary.iterdir()
    assert answer.returncode == 3
    assert answer.stderr == f"fresh: '{command}' failed with exit status 3; the clone and its log are in {folder}\n"
    assert newcomer.calls.read_text("utf-8").splitlines()[-1] == command
    assert "make is broken" in (folder / "log").read_text("utf-8")
    assert (folder / "clone/README.md").exists()


@posix
def test_a_fresh_run_fails_with_a_warning_of_the_set_up(tmp_path: Path) -> None:
    answer = Newcomer(tmp_path).run(says="WARNING: lxml does not provide the extra")
    assert answer.returncode == 1
    assert "lxml does not provide the extra" in answer.stderr
