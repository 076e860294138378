"""Origins: the text that each passage was taken from, which is the article when the passage got its present words.

That is asked of git in bulk: one log, and all texts at once. What was merely formatted, moved within its file or
migrated to another format has the words that it had.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.read.front_matter import split_front_matter
from dossier.read.git import has_history
from dossier.read.revisions import NOTHING, LoggedCommit, read_log, read_texts
from dossier.read.values import Dossier, LoadedClaim
from dossier.read.yaml_gate import mapping_of

_KEYS = ("text", "before", "after")


@dataclass(frozen=True, slots=True)
class Origin:
    """An article as a commit left it.

    Attributes:
        commit: The commit, 40 hexadecimal digits.
        day: Its day as `YYYY-MM-DD`.
        body: Markdown of the article below its front matter.
    """

    commit: str
    day: str
    body: str


@dataclass(frozen=True, slots=True)
class Origins:
    """What articles said when their passages got their present words.

    Attributes:
        versions: Of each article that has changed since, what it said, the newest first.
        passages: By claim, for each of its passages the number of its origin among the versions of the article; None
            where the article has not changed since, or the passage is not committed.
    """

    versions: Mapping[str, Sequence[Origin]] = field(default_factory=dict)
    passages: Mapping[str, Sequence[int | None]] = field(default_factory=dict)

    def since(self, claim: str, passage: int) -> Sequence[Origin]:
        """Return what the article has said since the passage of `claim` got its words, the newest first.

        The last is the origin; nothing where the article has not changed since. Passages count from 0.
        """
        found = self.passages.get(claim, ())
        number = found[passage] if passage < len(found) else None
        return () if number is None else self.versions[claim.partition("/")[0]][: number + 1]


@dataclass(frozen=True, slots=True)
class _Version:
    """A file after a commit: the number of newer commits in the log, and the hash of its text."""

    age: int
    commit: str
    day: str
    blob: str


def read_origins(root: Path, dossier: Dossier, annotations: str, articles: str) -> Origins:
    """Return the origins of the passages in `dossier`.

    Nothing is known outside a repository, in a shallow clone, and where texts are left on another host.

    Args:
        root: The project root; it may lie below the root of the repository.
        dossier: The dossier as it is now.
        annotations: Folder of the annotations, relative to `root`.
        articles: Folder of the renditions, relative to `root`.
    """
    if not has_history(root):
        return Origins()
    versions = _versions(read_log(root, (f"{annotations}/claims", articles)))
    changed = {
        slug: versions[article.path]
        for slug, article in dossier.articles.items()
        if len(versions[article.path]) > 1 or not _is_committed(root / article.path, versions[article.path])
    }
    claims = [
        claim
        for claim in dossier.standing.values()
        if claim.claim.passages and claim.article in changed and versions[claim.path]
    ]
    texts = read_texts(root, {version.blob for claim in claims for version in versions[claim.path]})
    if texts is None:
        return Origins()
    aged = {claim.id: list(_since(claim, versions[claim.path], texts)) for claim in claims}
    oldest: dict[str, int] = {}
    for claim in claims:
        for age in aged[claim.id]:
            if age is not None:
                oldest[claim.article] = max(age, oldest.get(claim.article, 0))
    said = {slug: list(_until(changed[slug], age)) for slug, age in oldest.items()}
    bodies = read_texts(root, {version.blob for found in said.values() for version in found}) or {}
    origins = {slug: [_origin(version, bodies) for version in found] for slug, found in said.items()}
    now = {slug: dossier.articles[slug].body.strip() for slug in said}
    passages: dict[str, list[int | None]] = {}
    for claim in claims:
        numbers = [None if age is None else _number(said[claim.article], age) for age in aged[claim.id]]
        found = origins.get(claim.article, [])
        passages[claim.id] = [
            number if number is not None and found[number].body.strip() != now[claim.article] else None
            for number in numbers
        ]
    return Origins(origins, {claim: found for claim, found in passages.items() if any(n is not None for n in found)})


def _until(versions: Sequence[_Version], age: int) -> Iterator[_Version]:
    """Yield the versions of a file down to what it was at the commit of that age."""
    for version in versions:
        yield version
        if version.age >= age:
            return


def _number(versions: Sequence[_Version], age: int) -> int | None:
    """Return the number of what a file was at the commit of that age; None if it was not there."""
    return next((number for number, version in enumerate(versions) if version.age >= age), None)


def _origin(version: _Version, texts: Mapping[str, str]) -> Origin:
    split = split_front_matter(texts.get(version.blob, ""))
    return Origin(version.commit, version.day, split[1] if split is not None else "")


def _versions(log: Iterable[LoggedCommit]) -> Mapping[str, list[_Version]]:
    """Return the versions of every file in a log, the newest first; one that was deleted has those after it."""
    found: dict[str, list[_Version]] = defaultdict(list)
    gone = set()
    for age, commit in enumerate(log):
        for file in commit.changes:
            if file.after == NOTHING:
                gone.add(file.path)
            elif file.path not in gone:
                found[file.path].append(_Version(age, commit.commit, commit.day, file.after))
    return found


def _is_committed(file: Path, versions: Sequence[_Version]) -> bool:
    """Return whether `file` is as its newest version has it; a hash differs where git translates line ends."""
    if not versions:
        return False
    content = file.read_bytes()
    make = hashlib.sha1 if len(versions[0].blob) == 40 else hashlib.sha256  # noqa: PLR2004 - of SHA-1
    return make(b"blob %d\0" % len(content) + content).hexdigest() == versions[0].blob


def _since(claim: LoadedClaim, versions: Sequence[_Version], texts: Mapping[str, str]) -> Iterator[int | None]:
    """Yield for each passage the age of the commit that gave it its words; None if they are not committed."""
    read: dict[str, frozenset[tuple[str, str, str]]] = {}
    for passage in claim.claim.passages:
        since = None
        # What is beside a passage tells which of several places is meant.
        beside = (passage.before or "", passage.after or "")
        for version in versions:
            text = texts.get(version.blob, "")
            # To parse every version of every claim would take longer than all other checks.
            if not all(_spaced(part) in _spaced(text) for part in (passage.text, *beside)):
                if version.blob not in read:
                    read[version.blob] = frozenset(_passages(text))
                if (_spaced(passage.text), *map(_spaced, beside)) not in read[version.blob]:
                    break
            since = version.age
        yield since


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _passages(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the passages in the file of a claim, of any version of the format: words, and those before and after."""
    passages = mapping_of(text).get("passages")
    for each in passages if isinstance(passages, list) else ():
        given = each if isinstance(each, dict) else {"text": each}
        words, before, after = (value if isinstance(value := given.get(key), str) else "" for key in _KEYS)
        yield _spaced(words), _spaced(before), _spaced(after)
