"""History: when a file was first and last changed, and which addresses have ever existed, according to git."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.diagnostics import DossierError, shown
from dossier.read.git import LOG, git_text, has_history
from dossier.read.scalars import slug_fault

IGNORED_COMMITS = ".git-blame-ignore-revs"
"""File at the root of a repository with commits that only reformat; `git blame` can be told to use it too."""
_HEAD = "\x01"
# An item of a list begins in the first column; `slug` may be any of its keys. Positions are indented further.
_ITEM = re.compile(r"^\+(?:- |  )slug: *[\"']?([a-z0-9-]+)", re.MULTILINE)


class HistoryError(DossierError):
    """The history does not hold what was asked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its day as `YYYY-MM-DD`, and the commit, 40 hexadecimal digits."""

    day: str
    commit: str


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last change of a file."""

    first: Change
    last: Change


@dataclass(frozen=True, slots=True)
class History:
    """What git knows about the annotations, and about the other folders that were asked for.

    Attributes:
        spans: First and last change of every file, by path relative to the project root.
        claims: Identities of all claims that ever had a file, sorted.
        questions: Slugs of all questions that were ever asked, sorted.
    """

    spans: Mapping[str, Span]
    claims: tuple[str, ...]
    questions: tuple[str, ...]


def read_history(
    root: Path, annotations: str = "annotations", *, since: str | None = None, others: Collection[str] = ()
) -> History | None:
    """Return the history of the folder `annotations` of the project `root`; None if there is none.

    A shallow clone counts as having none: it would give wrong dates and miss addresses.

    Args:
        root: The project root; it may lie below the root of the repository.
        annotations: The folder, relative to `root`.
        since: Count only addresses that existed at this commit or came later; by default all.
        others: Further folders, relative to `root`, whose files have their changes in `spans`.

    Raises:
        HistoryError: `since` is not a commit.
    """
    if not has_history(root):
        return None
    log = git_text(root, *LOG, "-z", "--name-only", f"--format={_HEAD}%H %cs", "--", annotations, *others)
    ignored = _ignored(root)
    spans = {}
    for path, (*later, first) in _changes(log).items():
        counted = [change for change in later if change.commit not in ignored]
        spans[path] = Span(first, counted[0] if counted else first)
    start = commit_of(root, since) if since else None
    paths = set(_paths(root, annotations, start))
    claims = filter(None, (_claim(path, annotations) for path in paths))
    listed, named = _listed(root, f"{annotations}/questions.yml", start), _files(paths, f"{annotations}/questions")
    return History(spans, tuple(sorted(claims)), tuple(sorted({*listed, *named})))


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that `revision` names, 40 hexadecimal digits.

    Raises:
        HistoryError: There is none.
    """
    found = git_text(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not found:
        raise HistoryError(f"the history has no commit {shown(revision)}")
    return found


def _ignored(root: Path) -> set[str]:
    """Return the commits that `.git-blame-ignore-revs` names: they changed how files are written, not what they say."""
    top = git_text(root, "rev-parse", "--show-toplevel").rstrip("\n")
    try:
        text = (Path(top) / IGNORED_COMMITS).read_text("utf-8") if top else ""
    except (OSError, UnicodeDecodeError):
        return set()
    return set(re.findall(r"^[0-9a-f]{40}\b", text, re.MULTILINE))


def _changes(log: str) -> dict[str, list[Change]]:
    """Return the changes of every path, the newest first."""
    changes: dict[str, list[Change]] = {}
    current: Change | None = None
    for token in log.split("\0"):
        text = token.lstrip("\n")
        if text.startswith(_HEAD):
            commit, day = text[1:].split()
            current = Change(day, commit)
        elif text and current is not None:
            changes.setdefault(text, []).append(current)
    return changes


def _paths(root: Path, annotations: str, start: str | None) -> Iterator[str]:
    """Yield the files that existed at `start` or were added later; all that ever existed without `start`."""
    added = (*LOG, "-z", "--name-only", "--diff-filter=A", "--format=")
    yield from git_text(root, *added, *([f"{start}..HEAD"] if start else []), "--", annotations).split("\0")
    if start:
        yield from git_text(root, "ls-tree", "-r", "-z", "--name-only", start, "--", f"{annotations}/").split("\0")


def _files(paths: Collection[str], folder: str) -> Iterator[str]:
    """Yield the slugs of all files that were ever in `folder`."""
    for path in paths:
        parent, _, name = path.strip().rpartition("/")
        slug = name.removesuffix(".yml")
        if parent == folder and slug != name and slug_fault(slug) is None:
            yield slug


def _listed(root: Path, path: str, start: str | None) -> set[str]:
    """Return the slugs of all questions that were ever in a list, as before version 2 of the format."""
    patch = git_text(
        root, *LOG, "--patch", "--unified=0", "--format=", *([f"{start}..HEAD"] if start else []), "--", path
    )
    if start:
        before = git_text(root, "show", "--no-ext-diff", "--no-textconv", f"{start}:./{path}")
        patch += "".join(f"\n+{line}" for line in before.splitlines())
    return {slug for slug in _ITEM.findall(patch) if slug_fault(slug) is None}


def _claim(path: str, annotations: str) -> str | None:
    """Return the identity of the claim whose file is `path`, or None if it is not a claim's."""
    parts = path.strip().removeprefix(f"{annotations}/claims/").removesuffix(".yml").split("/")
    whole = f"{annotations}/claims/{'/'.join(parts)}.yml"
    fits = len(parts) == 2 and whole == path.strip() and not any(slug_fault(part) for part in parts)  # noqa: PLR2004
    return "/".join(parts) if fits else None
