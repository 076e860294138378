"""Originals: the texts that renditions retell, held outside the project, and what can be verified with them.

None of their wording leaves this module or `dossier.originals.overlap`: results give places and counts.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, Severity, SourcesError, closest, ordered, shown
from dossier.originals.coverage import Coverage, coverage
from dossier.originals.overlap import RUN_WORDS, Wording, files
from dossier.read.pinpoint import Pinpoint, digest, locate, paragraphs
from dossier.read.scalars import slug_fault
from dossier.read.source_map import SourcePosition
from dossier.text.numbering import check_count, record_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dossier.read.source_map import Loc
    from dossier.read.values import Article, Dossier, LoadedClaim
    from dossier.text.sentences import Sentence

_MAX_SOURCE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """One original.

    Attributes:
        slug: Slug of its article.
        text: Its wording; never shown.
        sha256: SHA-256 of the file, 64 hexadecimal digits.
        paragraphs: Its words, by paragraph.
    """

    slug: str
    text: str = field(repr=False)
    sha256: str
    paragraphs: list[list[str]] = field(repr=False)


class PinpointStatus(StrEnum):
    """Where the words of a pinpoint are: where it says, elsewhere in the original, or nowhere."""

    EXACT = "exact"
    SHIFTED = "shifted"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the originals support a dossier.

    Attributes:
        diagnostics: What they do not support, in the order in which it is shown.
        pinpoints: How many pinpoints are in each state.
        unverified: How many pinpoints belong to an article without an original.
        articles: How many articles have an original.
        files: How many files were searched for wording of the originals.
        shared_runs: How many runs of `RUN_WORDS` words or more they share with the originals.
        coverage: Which sentences of the originals are accounted for.
    """

    diagnostics: tuple[Diagnostic, ...]
    pinpoints: Mapping[PinpointStatus, int]
    unverified: int
    articles: int
    files: int
    shared_runs: int
    coverage: Coverage

    def as_json(self) -> dict[str, object]:
        """Return the JSON form without the diagnostics; all keys are always present, in this order."""
        return {
            "verified": True,
            "articles": self.articles,
            "pinpoints": {str(state): self.pinpoints[state] for state in PinpointStatus}
            | {"unverified": self.unverified},
            "files": self.files,
            "shared_runs": self.shared_runs,
            "coverage": self.coverage.as_json(),
        }

    def summary(self) -> str:
        """Return what was verified, in one line."""
        states = ", ".join(f"{self.pinpoints[state]} {state}" for state in PinpointStatus)
        unverified = f", {self.unverified} without an original" if self.unverified else ""
        return (
            f"{self.articles} originals; pinpoints: {states}{unverified}; "
            f"{self.shared_runs} runs of {RUN_WORDS} or more words shared with an original, in {self.files} files; "
            f"sentences: {self.coverage.claimed} claimed, {self.coverage.unclaimed} with a reason why not, "
            f"{len(self.coverage.open)} open"
        )


def read_source(folder: Path, slug: str) -> Source:
    """Return the original of the article `slug` from `folder`, where it is called `SLUG.txt`.

    Raises:
        SourcesError: The file does not exist or cannot be read.
    """
    if slug_fault(slug) is not None:
        raise SourcesError(f"{shown(slug)} is not the slug of an article")
    try:
        with (folder / f"{slug}.txt").open("rb") as file:
            content = file.read(_MAX_SOURCE_BYTES + 1)
    except FileNotFoundError:
        best = closest(slug, [each.stem for each in folder.glob("*.txt")])
        hint = "" if best is None else f"; did you mean {shown(best)}?"
        raise SourcesError(f"there is no original of {shown(slug)} among the sources{hint}") from None
    except OSError as error:
        raise SourcesError(f"the original of {shown(slug)} cannot be read: {error.strerror}") from error
    if len(content) > _MAX_SOURCE_BYTES:
        raise SourcesError(f"the original of {shown(slug)} is too large")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        # Without its cause, which would carry the text into a log.
        raise SourcesError(f"the original of {shown(slug)} is not UTF-8") from None
    return Source(slug, text, hashlib.sha256(content).hexdigest(), paragraphs(text))


def verify(dossier: Dossier, sources_dir: Path) -> Verification:
    """Return whether the originals in `sources_dir` support `dossier`, with everything that they do not.

    An article that was taken down has nothing to support.

    Args:
        dossier: The loaded dossier.
        sources_dir: Folder of the originals, one `ARTICLE.txt` for each article.

    Raises:
        SourcesError: `sources_dir` is not a folder, or has no originals in it.
    """
    if not sources_dir.is_dir():
        raise SourcesError("the folder of sources does not exist")
    if not any(sources_dir.glob("*.txt")):
        raise SourcesError("the folder of sources has no files that end in .txt")
    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for article in dossier.articles.values():
        if article.taken_down:
            continue
        try:
            source = sources[article.slug] = read_source(sources_dir, article.slug)
        except SourcesError as error:
            code = "D501" if not (sources_dir / f"{article.slug}.txt").exists() else "D507"
            found.append(Diagnostic(code, str(error), article.path))
            continue
        found += _article(article, source)
        found += _unclaimed(article, source)
    states: Counter[PinpointStatus] = Counter()
    unverified = 0
    for claim in dossier.claims.values():
        for loc, pinpoint in _pinpoints(claim):
            if claim.article not in sources:
                unverified += 1
                continue
            state, diagnostic = _pinpoint(claim, loc, pinpoint, sources[claim.article])
            states[state] += 1
            found += diagnostic
    wording = Wording({slug: source.text for slug, source in sources.items()})
    searched = list(files(dossier.root, leave_out=[sources_dir]))
    shared = [run for path, text in searched for run in wording.shared(text, path)]
    found += [run.diagnostic() for run in shared]
    covered = coverage(dossier, {slug: source.text for slug, source in sources.items()})
    found += [_open(dossier.articles[each.article], each.sentence) for each in covered.open]
    return Verification(tuple(ordered(found)), states, unverified, len(sources), len(searched), len(shared), covered)


def _open(article: Article, sentence: Sentence) -> Diagnostic:
    return Diagnostic(
        "D508",
        f"sentence {sentence.number} of paragraph {sentence.paragraph} of the original is not accounted for",
        article.path,
        expected=f"a claim with a pinpoint in {sentence.paragraph}:{sentence.first}-{sentence.last}",
        hint="add the claim, or list the words under `unclaimed` with the reason why they carry none",
        severity=Severity.WARNING,
    )


def _article(article: Article, source: Source) -> Iterator[Diagnostic]:
    path, marks, front = article.path, article.marks, article.front
    if front.source_sha256 is None:
        message = "the article does not name its original"
        hint = f"add a line 'source_sha256: {source.sha256}'"
        yield Diagnostic("D502", message, path, *marks.value(), hint=hint, severity=Severity.WARNING)
    elif front.source_sha256 != source.sha256:
        message = "the original is not the one that the article names"
        place = marks.value("source_sha256")
        hint = "use the same text, or compare the two and write down the new hash"
        yield Diagnostic("D502", message, path, *place, front.source_sha256, source.sha256, hint)
    total = len(source.paragraphs)
    if front.paragraphs is not None and front.paragraphs != total:
        message = "the original has a different number of paragraphs"
        hint = f"write 'paragraphs: {total}'"
        yield Diagnostic("D505", message, path, *marks.value("paragraphs"), str(front.paragraphs), str(total), hint)
    for number, paragraph in enumerate(front.furniture):
        if paragraph > total:
            place = marks.value("furniture", number)
            message = f"there is no paragraph {paragraph} in the original"
            yield Diagnostic("D505", message, path, *place, f"a number up to {total}", hint="delete the number")
    yield from check_count(article, record_blocks(article), total, SourcePosition(article.body_line, 1))


def _unclaimed(article: Article, source: Source) -> Iterator[Diagnostic]:
    for number, each in enumerate(article.front.unclaimed):
        if not locate(source.text, each.source):
            place = article.marks.value("unclaimed", number, "source")
            message = "the pinpoint is lost: its words are nowhere in the original"
            hint = f"make a new one from the words of the original: dossier pin {article.slug}"
            yield Diagnostic("D503", message, article.path, *place, found=shown(str(each.source)), hint=hint)


def shifted_pinpoints(dossier: Dossier, sources_dir: Path) -> Iterator[tuple[LoadedClaim, Loc, Pinpoint]]:
    """Yield every pinpoint of a claim whose words are in one place of the original, but not in the one that it names.

    Each comes with its location in the claim and with the pinpoint that it should be. Originals that are missing are
    passed over.

    Args:
        dossier: The loaded dossier.
        sources_dir: Folder of the originals, one `ARTICLE.txt` for each article.
    """
    for slug in dossier.articles:
        try:
            source = read_source(sources_dir, slug)
        except SourcesError:
            continue
        for claim in dossier.claims_of(slug):
            for loc, pinpoint in _pinpoints(claim):
                found = locate(source.text, pinpoint)
                if len(found) == 1 and found[0] != pinpoint:
                    yield claim, loc, found[0]


def _pinpoints(claim: LoadedClaim) -> Iterator[tuple[Loc, Pinpoint]]:
    if claim.claim.source is not None:
        yield ("source",), claim.claim.source
    for number, passage in enumerate(claim.claim.passages):
        if passage.source is not None:
            yield ("passages", number, "source"), passage.source


def _pinpoint(
    claim: LoadedClaim, loc: Loc, pinpoint: Pinpoint, source: Source
) -> tuple[PinpointStatus, list[Diagnostic]]:
    if pinpoint.paragraph <= len(source.paragraphs):
        here = source.paragraphs[pinpoint.paragraph - 1][pinpoint.first - 1 : pinpoint.last]
        if len(here) == pinpoint.last - pinpoint.first + 1 and digest(here) == pinpoint.digest:
            return PinpointStatus.EXACT, []
    place = claim.marks.value(*loc)
    found = locate(source.text, pinpoint)
    if not found:
        message = "the pinpoint is lost: its words are nowhere in the original"
        hint = f"make a new one from the words of the original: dossier pin {claim.article}"
        return PinpointStatus.LOST, [
            Diagnostic("D503", message, claim.path, *place, found=shown(str(pinpoint)), hint=hint)
        ]
    message = "the pinpoint has shifted: its words are elsewhere in the original"
    hint = f"write {' or '.join(shown(str(each)) for each in found)}"
    if len(found) == 1:
        hint += ", or run `dossier fix` with the same originals"
    return PinpointStatus.SHIFTED, [
        Diagnostic(
            "D504",
            message,
            claim.path,
            *place,
            found=shown(str(pinpoint)),
            hint=hint,
            severity=Severity.WARNING,
        )
    ]
