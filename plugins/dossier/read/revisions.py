"""Revisions: what files said before and after each commit, read from git in bulk.

Git is asked for one log and for all texts at once, whatever the number of commits. Merges count as no change of their
own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.read.git import LOG, git, has_history
from dossier.read.history import commit_of

_HEAD = "\x01"
NOTHING = "0" * 40
"""The hash in place of a text, where a file was added or deleted."""
_FILE = "100"
"""How the mode of an ordinary file begins; links and submodules have others."""
_MOST_COMMITS = 20_000
_MAX_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Blob:
    """A text that git holds.

    Attributes:
        name: Its hash; two blobs of one name are equal.
        text: What it says.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one commit did to one file.

    Attributes:
        path: The file, relative to the project root.
        before: What it was; None where the commit added it.
        after: What it became; None where the commit deleted it. The text of a file that was added is read only where
            the same commit deletes one, since it may then have been moved; elsewhere it is empty.
    """

    path: str
    before: Blob | None
    after: Blob | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit.

    Attributes:
        commit: Its hash, 40 hexadecimal digits.
        day: Its day as `YYYY-MM-DD`.
        subject: The first line of its message.
        body: The rest of its message; may be empty.
        files: What it changed.
    """

    commit: str
    day: str
    subject: str
    body: str
    files: tuple[FileChange, ...]


def read_revisions(root: Path, folders: Collection[str], *, since: str | None = None) -> tuple[Revision, ...] | None:
    """Return the commits that changed a file below `folders`, the newest first; None if the history is not all there.

    It is not all there outside a repository, in a shallow clone, and where texts are left on another host.

    Args:
        root: The project root; it may lie below the root of the repository.
        folders: Folders relative to `root`.
        since: Only commits after this one; by default all.

    Raises:
        HistoryError: `since` is not a commit.
    """
    if not has_history(root):
        return None
    span = [f"{commit_of(root, since)}..HEAD"] if since else []
    found = read_log(root, folders, f"--max-count={_MOST_COMMITS}", *span)
    texts = read_texts(root, {name for each in found for name in _wanted(each.changes)})
    if texts is None:
        return None
    return tuple(
        Revision(each.commit, each.day, each.subject, each.body, tuple(_files(each.changes, texts))) for each in found
    )


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """A file of a commit, with the hashes of its texts; that of no text is `NOTHING`."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """One commit of a log, whose texts have not been read; attributes as in `Revision`."""

    commit: str
    day: str
    subject: str
    body: str
    changes: list[LoggedFile]


def read_log(root: Path, folders: Collection[str], *options: str) -> list[LoggedCommit]:
    """Return the commits that changed a file below `folders`, the newest first.

    Args:
        root: The project root.
        folders: Folders relative to `root`.
        options: What else git is told of the log.
    """
    shown = ("-z", "--raw", "--no-abbrev", f"--format={_HEAD}%H%x00%cs%x00%s%x00%b%x00")
    log = git(root, *LOG, *shown, *options, "--", *folders).decode("utf-8", "replace")
    return list(_commits(log.split("\0")))


def _commits(tokens: Sequence[str]) -> Iterator[LoggedCommit]:
    """Yield the commits in a log; what a message says is never taken for the head of another."""
    current: LoggedCommit | None = None
    at = 0
    while at < len(tokens):
        token = tokens[at].lstrip("\n")
        if token.startswith(_HEAD):
            if current is not None:
                yield current
            day, subject, body = tokens[at + 1 : at + 4]
            current = LoggedCommit(token[1:], day, subject, body, [])
            at += 4
        elif token.startswith(":") and current is not None:
            mode_before, mode_after, before, after, _ = token[1:].split()
            if all(mode.startswith(_FILE) or not int(mode) for mode in (mode_before, mode_after)):
                current.changes.append(LoggedFile(tokens[at + 1], before, after))
            at += 2
        else:
            at += 1
    if current is not None:
        yield current


def _wanted(changes: Iterable[LoggedFile]) -> Iterator[str]:
    """Yield the hashes of the texts that are read."""
    changes = list(changes)
    moves = any(change.after == NOTHING for change in changes)
    for change in changes:
        if change.before != NOTHING:
            yield change.before
        if change.after != NOTHING and (change.before != NOTHING or moves):
            yield change.after


def _files(changes: Iterable[LoggedFile], texts: Mapping[str, str]) -> Iterator[FileChange]:
    for change in changes:
        before, after = (
            None if name == NOTHING else Blob(name, texts.get(name, "")) for name in (change.before, change.after)
        )
        yield FileChange(change.path, before, after)


def read_texts(root: Path, names: Collection[str]) -> dict[str, str] | None:
    """Return the texts that have the hashes `names`, those too long to be read left out; None if any is missing."""
    found = read_blobs(root, names, _MAX_BYTES)
    if found is None:
        return None
    return {name: text.decode("utf-8", "replace") for name, text in found.items() if isinstance(text, bytes)}


def read_blobs(root: Path, names: Collection[str], limit: int) -> dict[str, bytes | int] | None:
    """Return the contents that have the hashes `names`; None if any is missing.

    Of those above `limit` bytes only their size is given, in bytes.
    """
    if not names:
        return {}
    asked = "".join(f"{name}\n" for name in sorted(names)).encode()
    sizes = [
        line.split() for line in git(root, "cat-file", "--batch-check", "--buffer", given=asked).decode().splitlines()
    ]
    if len(sizes) != len(names) or any(kind != "blob" for _, kind, *_ in sizes):
        return None
    found: dict[str, bytes | int] = {name: int(size) for name, _, size in sizes}
    small = [name for name, _, size in sizes if int(size) <= limit]
    content = git(root, "cat-file", "--batch", "--buffer", given="".join(f"{name}\n" for name in small).encode())
    at = count = 0
    while at < len(content):
        end = content.index(b"\n", at)
        name, _, size = content[at:end].decode().split()
        start = end + 1
        at = start + int(size) + 1
        found[name] = content[start : at - 1]
        count += 1
    return found if count == len(small) else None
