"""A few files: what is wrong with them, found without reading more than they need.

Everything is loaded, since any file may name what is in any other. Passages are placed only in the articles that the
files are about, and earlier versions are read only of these. What depends on the pages of the site is found by the
check of everything, which is asked where it could matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from dossier.diagnostics import Diagnostic, ordered, weighed
from dossier.processes import uncollected
from dossier.read.load import load_dossier
from dossier.read.origins import Origins, read_origins
from dossier.read.settings import Settings
from dossier.read.values import Dossier
from dossier.relating import relate
from dossier.rules.dead_links import check_written_links
from dossier.rules.doubts import check_doubts
from dossier.rules.names import check
from dossier.text.passages import check_passages, place_claims
from dossier.text.rendition import render

_DEFINED = {"topics": "D302", "entities": "D303", "events": "D304"}
"""For each list, the code of a name that it does not define."""


@dataclass(frozen=True, slots=True)
class Few:
    """What is wrong with some files of a dossier.

    Attributes:
        dossier: The dossier that they are in.
        findings: What is wrong in them, and elsewhere because of them, in the order in which it is shown.
        others: How many other findings were seen; there may be more.
    """

    dossier: Dossier
    findings: tuple[Diagnostic, ...]
    others: int


@uncollected()
def inspect_files(root: Path, settings: Settings, files: Iterable[str]) -> Few:
    """Return what is wrong with `files`, paths relative to `root`: the same as a check of everything finds in them.

    Raises:
        HistoryError: `guard_since` of the settings names no commit.
    """
    wanted = frozenset(files)
    dossier, faults = load_dossier(
        root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
    )
    found = _found(root, settings, dossier, wanted)
    if found is None:
        from dossier.publish.inspection import inspect  # noqa: PLC0415 - it loads all pages, which is rarely needed

        every = list(inspect(root, settings).findings)
    else:
        every = ordered(weighed([*faults, *found], settings.severity))
    follows = _Following(settings, wanted)
    shown = tuple(each for each in every if each.path in wanted or follows.shows(each))
    return Few(dossier, shown, len(every) - len(shown))


def _found(root: Path, settings: Settings, dossier: Dossier, wanted: Collection[str]) -> list[Diagnostic] | None:
    """Return what is found in `wanted` and seen on the way; None if that needs the pages of the site."""
    # Of another page, or of a file that was not loaded, this module knows too little.
    articles = {article.path: article.slug for article in dossier.articles.values()}
    folder = f"{settings.docs}/"
    if any(path.startswith(folder) and path not in articles for path in wanted):
        return None
    concerned = {slug for path, slug in articles.items() if path in wanted}
    concerned |= {claim.article for claim in dossier.claims.values() if claim.path in wanted}
    part = _part(dossier, concerned, wanted)
    renditions = {slug: render(article) for slug, article in part.articles.items()}
    if any(renditions[slug].inside for slug in renditions):
        return None
    origins = read_origins(root, part, settings.annotations, settings.articles) if part.articles else Origins()
    placed = {slug: place_claims(dossier, slug, one.html, origins=origins) for slug, one in renditions.items()}
    # Words that are not in one article are looked for in all others, and in the originals.
    if any(article.edits or article.problems for article in placed.values()):
        return None
    found = [*check(dossier), *check_doubts(dossier, relate(dossier)), *check_passages(dossier, renditions, placed)]
    return [*found, *check_written_links(_linking(dossier, part, wanted), renditions, ())]


def _part(dossier: Dossier, articles: Collection[str], wanted: Collection[str]) -> Dossier:
    """Return `articles` of the dossier with their claims, and the other claims that are `wanted`."""
    claims = {key: claim for key, claim in dossier.claims.items() if claim.article in articles or claim.path in wanted}
    kept = {slug: article for slug, article in dossier.articles.items() if slug in articles}
    return replace(dossier, articles=MappingProxyType(kept), claims=MappingProxyType(claims))


def _linking(dossier: Dossier, part: Dossier, wanted: Collection[str]) -> Dossier:
    """Return `part` with only those questions and records that are `wanted`: the links in their texts are followed."""
    questions = {slug: one for slug, one in dossier.questions.items() if dossier.question_files[slug].path in wanted}
    records = {slug: one for slug, one in dossier.records.items() if one.path in wanted}
    claims = {key: claim for key, claim in part.claims.items() if claim.path in wanted}
    lists = {
        kind: getattr(dossier, kind) if dossier.lists[kind].path in wanted else MappingProxyType({})
        for kind in (*_DEFINED, "summary")
    }
    return replace(
        part,
        questions=MappingProxyType(questions),
        records=MappingProxyType(records),
        claims=MappingProxyType(claims),
        **lists,
    )


class _Following:
    """Which findings in other files follow from what is in some files."""

    def __init__(self, settings: Settings, files: Collection[str]) -> None:
        below = settings.annotations
        self._names: set[str] = set()
        self._codes = {code for kind, code in _DEFINED.items() if f"{below}/{kind}.yml" in files}
        self._claims: list[str] = []
        for path in files:
            name, _, ending = path.rpartition(".")
            if ending == "yml" and name.startswith(f"{below}/claims/"):
                self._names.add(name.removeprefix(f"{below}/claims/"))
            elif ending == "yml" and name.startswith(f"{below}/questions/"):
                self._names.add(name.removeprefix(f"{below}/questions/"))
            elif ending == "md" and name.startswith(f"{settings.articles}/"):
                slug = name.removeprefix(f"{settings.articles}/")
                self._names.add(slug)
                self._claims.append(f"{below}/claims/{slug}/")

    def shows(self, found: Diagnostic) -> bool:
        """Return whether `found` names what is in one of the files, or is about words of one of the articles."""
        if found.code in self._codes:
            return True
        if found.code.startswith("D4") and found.path.startswith(tuple(self._claims)):
            return True
        said = " ".join(filter(None, (found.message, found.found)))
        return not self._names.isdisjoint(re.findall(r"'([^']*)'", said))
