"""Reading the two editions of a review from git."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from dossier.publish.inspection import inspect
from dossier.read.history import History
from dossier.read.model import Passage
from dossier.read.origins import Origin, Origins
from dossier.read.settings import Settings, read_settings
from dossier.read.trees import Departure, TouchedFile, prefix_of, read_range, touched_files, write_tree
from dossier.read.values import Dossier
from dossier.review.compare import compare
from dossier.review.values import Review
from dossier.rules.published_addresses import check_addresses

_DIGITS = 10
_SETTINGS = (".yml", ".yaml")
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_ADDRESS = "D701"


def read_review(root: Path, written: str) -> Review:
    """Return what `written`, which is `BASE...HEAD` or `BASE`, changes in the dossier in `root`.

    Both are compared with the commit where they part. With `BASE` alone it is the working tree that is compared. The
    working tree and git's own files stay as they are.

    Raises:
        DossierError: The range, the configuration or a commit cannot be read.
    """
    departure = read_range(root, written)
    with TemporaryDirectory(prefix="dossier-") as folder:
        before_root = Path(folder) / "before"
        before_settings = _written(root, departure.before, before_root)
        before = inspect(before_root, before_settings, lambda _: Origins())
        after_root = root
        if departure.after is not None:
            after_root = Path(folder) / "after"
            settings = _written(root, departure.after, after_root)
        else:
            settings = read_settings(root)
        after = inspect(after_root, settings, lambda dossier: _origins(before.dossier, dossier, departure.before))
        gone = check_addresses(after.dossier, _addresses(before.dossier), settings.annotations)
        found = [each for each in after.findings if each.code != _ADDRESS]
        return compare(
            before.edition,
            after.edition,
            names=(departure.before[:_DIGITS], departure.after[:_DIGITS] if departure.after else "the working tree"),
            code=sorted(_code(root, departure, before_settings)),
            found=(before.findings, (*found, *gone)),
        )


def _written(root: Path, commit: str, folder: Path) -> Settings:
    """Write the configuration and the dossier of `commit` into `folder`, and return its settings."""
    folder.mkdir()
    write_tree(root, commit, folder, lambda path: path.endswith(_SETTINGS) and "/" not in path)
    # A configuration may inherit from another, which is in any folder.
    if _inherits(folder):
        write_tree(root, commit, folder, lambda path: path.endswith(_SETTINGS) and "/" in path)
    # A request does not say which folder of this machine is read.
    settings = replace(read_settings(folder), sources="")
    within = (f"{settings.docs}/", f"{settings.annotations}/")
    write_tree(root, commit, folder, lambda path: path.startswith(within) and not os.path.lexists(folder / path))
    for each in (settings.docs, settings.annotations):
        (folder / each).mkdir(parents=True, exist_ok=True)
    return settings


def _inherits(folder: Path) -> bool:
    return any(b"INHERIT" in file.read_bytes() for file in folder.iterdir() if file.is_file() and not file.is_symlink())


def _origins(before: Dossier, after: Dossier, commit: str) -> Origins:
    """Return the articles before as the origin of every passage that is as it was."""
    versions = {
        slug: (Origin(commit, "", article.body),)
        for slug, article in before.articles.items()
        if slug in after.articles and after.articles[slug].body != article.body
    }
    passages: dict[str, list[int | None]] = {}
    for key, claim in after.standing.items():
        names = [name for name in (key, *claim.claim.formerly) if name in before.claims]
        if claim.article in versions and names:
            were = {_words(passage) for passage in before.claims[names[0]].claim.passages}
            passages[key] = [0 if _words(passage) in were else None for passage in claim.claim.passages]
    return Origins(versions, passages)


def _words(passage: Passage) -> tuple[str, str | None, str | None]:
    return (passage.text, passage.before, passage.after)


def _addresses(before: Dossier) -> History:
    """Return the addresses that the dossier had before."""
    claims = {*before.claims, *(old for claim in before.claims.values() for old in claim.claim.formerly)}
    questions = {*before.questions, *(old for question in before.questions.values() for old in question.formerly)}
    return History({}, tuple(sorted(claims)), tuple(sorted(questions)))


def _code(root: Path, departure: Departure, settings: Settings) -> Iterator[str]:
    """Yield the files that differ and are no data of a dossier, by the configuration before the change."""
    prefix = prefix_of(root)
    for file in touched_files(root, departure):
        if not _is_data(file, prefix, settings):
            yield file.path


def _is_data(file: TouchedFile, prefix: str, settings: Settings) -> bool:
    suffix = PurePosixPath(file.path).suffix.lower()
    annotations = f"{posixpath.join(prefix, settings.annotations)}/"
    docs = f"{posixpath.join(prefix, settings.docs)}/"
    if not file.plain:
        return False
    if file.path.startswith(annotations):
        return suffix == ".yml"
    return file.path.startswith(docs) and (suffix == ".md" or suffix in _PICTURES)
