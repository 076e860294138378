"""Trees: what commits hold, read from git without touching the working tree.

Contents come from git's store as they are. `git archive` and a checkout would follow attributes of the request, which
can leave files out or write them differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.diagnostics import DossierError, shown
from dossier.read.git import git_text
from dossier.read.history import commit_of
from dossier.read.revisions import read_blobs

_LINK, _SUBMODULE = "120000", "160000"
_MAX_BYTES = 1024 * 1024
"""Size of the largest file whose content is written out. Of one that is larger only the size is kept."""
_MOST_FILES = 100_000


class RangeError(DossierError):
    """The two points that were to be compared cannot be found or have nothing in common."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Two points of a history that are compared.

    Attributes:
        before: The commit where both part, 40 hexadecimal digits.
        after: The commit that is looked at; None for the working tree.
    """

    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class TouchedFile:
    """A file that differs between two points.

    Attributes:
        path: The file, relative to the root of the repository, with forward slashes.
        plain: Whether it is an ordinary file, and no link or submodule, wherever it exists.
    """

    path: str
    plain: bool


def read_range(root: Path, written: str) -> Departure:
    """Return what `BASE...HEAD` or `BASE` means in the repository of `root`.

    Raises:
        HistoryError: A name is not a commit.
        RangeError: `written` is neither form, or the two have no commit in common.
    """
    base, dots, head = written.partition("...")
    if ".." in base or ".." in head:
        raise RangeError(f"expected BASE...HEAD with three dots, or BASE alone, found {shown(written)}")
    first, last = commit_of(root, base or "HEAD"), commit_of(root, head or "HEAD")
    common = git_text(root, "merge-base", first, last).strip()
    if not common:
        raise RangeError(f"{shown(written)} have no commit in common here; fetch the whole history, or other branches")
    return Departure(common, last if dots else None)


def touched_files(root: Path, departure: Departure) -> Iterator[TouchedFile]:
    """Yield the files of the whole repository that differ, with those that are not committed in a working tree."""
    ends = [departure.before, *([departure.after] if departure.after else [])]
    tokens = git_text(root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", *ends).split("\0")
    for head, path in zip(tokens[::2], tokens[1::2], strict=False):
        modes = head.lstrip(":").split()[:2]
        yield TouchedFile(path, not {_LINK, _SUBMODULE} & {*modes})
    if departure.after is None:
        top = Path(git_text(root, "rev-parse", "--show-toplevel").rstrip("\n"))
        for path in git_text(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
            if path:
                yield TouchedFile(path, not (top / path).is_symlink())


def prefix_of(root: Path) -> str:
    """Return the path of `root` below the root of its repository, with a slash at its end; empty if they are one."""
    return git_text(root, "rev-parse", "--show-prefix").rstrip("\n")


def write_tree(root: Path, commit: str, folder: Path, wanted: Callable[[str], bool]) -> None:
    """Write the files of `commit` below `root` for which `wanted` is true into `folder`.

    A symbolic link becomes one that leads nowhere, so that it is still seen to be one.

    Args:
        root: The project root; it may lie below the root of the repository.
        commit: The commit.
        folder: An existing folder.
        wanted: Tells of a path relative to `root` whether it is written.

    Raises:
        RangeError: There are too many files, or some are not in this clone.
    """
    files = [each for each in _listed(root, commit) if wanted(each[2])]
    if len(files) > _MOST_FILES:
        raise RangeError(f"{commit[:10]} has {len(files)} files of a dossier, more than are compared")
    blobs = read_blobs(root, {name for mode, name, _ in files if mode != _LINK}, _MAX_BYTES)
    if blobs is None:
        raise RangeError(f"texts of {commit[:10]} are not in this clone; fetch them")
    for mode, name, path in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            target.symlink_to("nowhere")
        else:
            content = blobs[name]
            with target.open("wb") as stream:
                if isinstance(content, bytes):
                    stream.write(content)
                else:
                    stream.truncate(content)


def _listed(root: Path, commit: str) -> Iterator[tuple[str, str, str]]:
    """Yield mode, hash and path of every file and link of a commit below `root`."""
    for line in git_text(root, "ls-tree", "-r", "-z", commit).split("\0"):
        head, _, path = line.partition("\t")
        mode, kind, name = [*head.split(), "", "", ""][:3]
        # A tree that was made by hand may hold names that lead out of the folder.
        parts = PurePosixPath(path).parts
        if kind == "blob" and not path.startswith("/") and "\\" not in path and not {"..", ".git"} & {*parts}:
            yield mode, name, path
