"""Git: what it prints about a project.

Nothing runs that a repository configures, and nothing is written or fetched.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOG = ("log", "--no-merges", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--relative")
"""The log of single changes, with paths relative to the project; what is shown of each is added."""
_TIMEOUT_S = 60
# These override whatever a repository has configured to run, to verify or to show differently.
_QUIET = (
    *("core.hooksPath=/dev/null", "core.fsmonitor=false", "log.showSignature=false", "log.follow=false"),
    "i18n.logOutputEncoding=UTF-8",
)


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints in `root`; nothing if it is missing, fails or finds no repository.

    Args:
        root: The folder in which it runs.
        arguments: Its arguments; there is no shell.
        given: What it reads.
    """
    settings = [part for setting in _QUIET for part in ("-c", setting)]
    # A hook that builds the site sets variables that would name another repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, and there is no shell
            ["git", "--no-pager", *settings, "-C", str(root), *arguments],  # noqa: S607 - wherever git is installed
            env={**environment, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            input=given,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def git_text(root: Path, *arguments: str) -> str:
    """Return what `git` returns, as text; what is no UTF-8 is replaced."""
    return git(root, *arguments).decode("utf-8", "replace")


def has_history(root: Path) -> bool:
    """Return whether the project has a history, and all of it: a shallow clone has not."""
    whole = git_text(root, "rev-parse", "--is-shallow-repository") == "false\n"
    return whole and bool(git(root, "rev-parse", "--verify", "HEAD"))
