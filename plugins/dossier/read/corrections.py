"""Corrections: what commits have changed in claims and in the states of articles, as values and not as text.

Two versions of a file are compared by what they say, so that formatting, another order of keys, a move and a new format
are no change. Old versions are read with little demanded of them: what cannot be read counts as unchanged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.read.front_matter import split_front_matter
from dossier.read.model import AUTHOR
from dossier.read.revisions import Blob, FileChange, Revision, read_revisions
from dossier.read.terms import Stance
from dossier.read.values import Dossier
from dossier.read.yaml_gate import Value, mapping_of

# Typography, which nobody needs to be told about.
_SAME = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class LinkVersion:
    """A written link: its type, its other end, how strong a dispute is, and the reason."""

    type: str
    to: str
    degree: str
    because: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it another link: its other end, its type and its degree, but not its reason."""
        return self.to, self.type, self.degree


@dataclass(frozen=True, slots=True)
class ClaimVersion:
    """What a version of a claim says, as far as readers are told when it changes; a text that is missing is empty."""

    says: str
    kind: str
    by: tuple[str, ...]
    stance: str
    answers: tuple[tuple[str, str], ...]
    links: tuple[LinkVersion, ...]
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim, by its name of today, before and after a commit."""

    claim: str
    before: ClaimVersion
    after: ClaimVersion


@dataclass(frozen=True, slots=True)
class StateChange:
    """The kind of state that an article had before and after a commit; empty for none."""

    article: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What one commit has changed.

    Attributes:
        commit: Its hash, 40 hexadecimal digits.
        day: Its day as `YYYY-MM-DD`.
        subject: The first line of its message.
        why: The rest of its message; may be empty.
        claims: The claims that it has changed, by name.
        states: The articles whose state it has changed.
        added: Names of the claims that it has added; today's, where they were renamed.
    """

    commit: str
    day: str
    subject: str
    why: str
    claims: tuple[ClaimChange, ...]
    states: tuple[StateChange, ...]
    added: tuple[str, ...]


def read_corrections(
    root: Path, dossier: Dossier, *, annotations: str, articles: str, since: str | None = None
) -> tuple[Correction, ...] | None:
    """Return what has changed in the claims and articles of `dossier`, the newest commit first.

    None if there is no history, or not all of it. A commit that has changed nothing of this is left out, and so is what
    became of claims and articles that are not in `dossier`.

    Args:
        root: The project root.
        dossier: The dossier as it is now.
        annotations: Folder of the annotations, relative to `root`.
        articles: Folder of the renditions, relative to `root`.
        since: Only what changed after this commit; by default all.

    Raises:
        HistoryError: `since` is not a commit.
    """
    revisions = read_revisions(root, (f"{annotations}/claims", articles), since=since)
    if revisions is None:
        return None
    reader = _Reader(dossier, f"{annotations}/claims/", f"{articles}/")
    found = map(reader.correction, revisions)
    return tuple(each for each in found if each.claims or each.states or each.added)


class _Reader:
    """Compares versions; every text is parsed once."""

    def __init__(self, dossier: Dossier, claims: str, articles: str) -> None:
        self._dossier = dossier
        self._claims = claims
        self._articles = articles
        self._now = {old: claim.id for claim in dossier.claims.values() for old in claim.claim.formerly}
        self._now |= {claim: claim for claim in dossier.claims}
        self._questions = {old: one.slug for one in dossier.questions.values() for old in one.formerly}
        self._read: dict[str, ClaimVersion | None] = {}

    def correction(self, revision: Revision) -> Correction:
        """Return what `revision` has changed."""
        claims = list(self._of_claims(revision.files))
        return Correction(
            revision.commit,
            revision.day,
            revision.subject,
            revision.body,
            tuple(sorted((each for each in claims if isinstance(each, ClaimChange)), key=lambda each: each.claim)),
            tuple(self._of_articles(revision.files)),
            tuple(sorted(each for each in claims if isinstance(each, str))),
        )

    def _of_claims(self, files: Iterable[FileChange]) -> Iterator[ClaimChange | str]:
        """Yield what has changed of each claim, and the name of each that is new."""
        before: dict[str, Blob] = {}
        after: dict[str, Blob] = {}
        for file in files:
            claim = self._claim_of(file.path)
            if claim is not None and file.before is not None:
                before[claim] = file.before
            if claim is not None and file.after is not None:
                after[claim] = file.after
        for claim, blob in after.items():
            if claim not in before:
                yield claim
            elif before[claim] != blob:
                old, new = self._version(before[claim]), self._version(blob)
                if old is not None and new is not None and _compared(old) != _compared(new):
                    yield ClaimChange(claim, old, new)

    def _claim_of(self, path: str) -> str | None:
        """Return today's name of the claim whose file is or was `path`; None if there is none."""
        name = path.removeprefix(self._claims).removesuffix(".yml")
        return self._now.get(name) if path == f"{self._claims}{name}.yml" else None

    def _version(self, blob: Blob) -> ClaimVersion | None:
        if blob.name not in self._read:
            self._read[blob.name] = self._parsed(blob.text)
        return self._read[blob.name]

    def _parsed(self, text: str) -> ClaimVersion | None:
        data = mapping_of(text)
        says = _text(data.get("says"))
        if not says:
            return None
        by = tuple(_texts(data.get("by")))
        stance = _text(data.get("stance")) or (Stance.ASSERTS if by == (AUTHOR,) else Stance.REPORTS).value
        answers = (
            (self._questions.get(question, question), _text(each.get("position")))
            for each in _mappings(data.get("answers"))
            for question in [_text(each.get("question"))]
        )
        links = (
            LinkVersion(
                _text(each.get("type")), self._now.get(to, to), _text(each.get("degree")), _text(each.get("because"))
            )
            for each in _mappings(data.get("links"))
            for to in [_text(each.get("to"))]
        )
        return ClaimVersion(
            says,
            _text(data.get("kind")),
            by,
            stance,
            tuple(sorted(answers)),
            tuple(sorted(links, key=lambda link: (link.to, link.type))),
            data.get("withdrawn") is not None,
        )

    def _of_articles(self, files: Iterable[FileChange]) -> Iterator[StateChange]:
        for file in files:
            slug = file.path.removeprefix(self._articles).removesuffix(".md")
            if slug not in self._dossier.articles or file.path != f"{self._articles}{slug}.md":
                continue
            if file.before is not None and file.after is not None:
                before, after = _state(file.before.text), _state(file.after.text)
                if before is not None and after is not None and before != after:
                    yield StateChange(slug, before, after)


def _compared(version: ClaimVersion) -> ClaimVersion:
    """Return what of a version makes it another one."""
    links = tuple(replace(link, because=_plain(link.because)) for link in version.links)
    return replace(version, says=_plain(version.says), by=tuple(sorted(version.by)), links=links)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SAME)


def _state(text: str) -> str | None:
    """Return the kind of state in the front matter of an article, empty for none; None if it cannot be read."""
    split = split_front_matter(text)
    if split is None:
        return None
    if "state:" not in split[0]:
        return ""
    state = mapping_of(split[0]).get("state")
    return _text(state.get("kind")) if isinstance(state, dict) else ""


def _mappings(value: Value) -> Iterator[dict[str, Value]]:
    yield from (each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def _texts(value: Value) -> Iterator[str]:
    yield from (_text(each) for each in value) if isinstance(value, list) else ()


def _text(value: Value) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
