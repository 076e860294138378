"""Inspection: everything that is wrong with a dossier and can be told without building a site.

The command line and the plugin both start here, so that neither lets through what the other refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dossier.diagnostics import Diagnostic, SourcesError, ordered, weighed
from dossier.originals.verify import read_source
from dossier.processes import uncollected
from dossier.publish.edition import Edition
from dossier.read.history import History, read_history
from dossier.read.load import load_dossier
from dossier.read.origins import Origins, read_origins
from dossier.read.settings import Settings
from dossier.read.values import Dossier
from dossier.rules.dead_links import check_written_links
from dossier.rules.doubts import check_doubts
from dossier.rules.names import check
from dossier.rules.page_gate import check_own_addresses, check_pages, list_files
from dossier.rules.published_addresses import check_addresses
from dossier.text.passages import check_passages

_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Inspection:
    """A dossier and what is wrong with it.

    Attributes:
        dossier: What could be loaded.
        history: What git knows of it; None where there is no history, and then no published address is guarded.
        findings: Everything that is wrong, in the order in which it is shown.
        edition: The dossier with its planned pages, against which its links were checked. Who builds a site says what
            it is published as.
    """

    dossier: Dossier
    history: History | None
    findings: tuple[Diagnostic, ...]
    edition: Edition


def _original(folder: Path | None, article: str) -> str | None:
    """Return the original of `article`; None if it is not at hand."""
    try:
        return read_source(folder, article).text if folder is not None else None
    except SourcesError:
        return None


@uncollected()
def inspect(
    root: Path, settings: Settings = _DEFAULTS, follow: Callable[[Dossier], Origins] | None = None
) -> Inspection:
    """Load the dossier in `root` and return it with everything that is wrong with it.

    Args:
        root: The project root.
        settings: What its configuration says; by default what holds where there is none.
        follow: Returns what the articles said when their passages got their words; by default git tells.

    Raises:
        HistoryError: `guard_since` of the settings names no commit.
    """
    annotations, docs = settings.annotations, settings.docs
    dossier, faults = load_dossier(
        root, annotations=annotations, articles=settings.articles, publishes=settings.publishes
    )
    history = read_history(root, annotations, since=settings.guard_since or None, others=(docs,))
    every, refused = list_files(root, docs)
    files = [name for name in every if settings.publishes(name)]
    if follow is not None:
        origins = follow(dossier)
    else:
        origins = read_origins(root, dossier, annotations, settings.articles) if history is not None else Origins()
    original_of = partial(_original, root / settings.sources if settings.sources else None)
    edition = Edition(dossier, own=files, origins=origins, original_of=original_of)
    made = {*edition.planned, *edition.files}
    pages = {*files, *made}
    found = [*faults, *refused, *check_pages(root, docs, files, settings.trusted_keys)]
    found += check_own_addresses(docs, files, made)
    found += check(dossier)
    found += check_doubts(dossier, edition.relations)
    found += check_passages(dossier, edition.renditions, edition.placed)
    found += check_written_links(dossier, edition.renditions, pages)
    if history is not None:
        found += check_addresses(dossier, history, annotations)
    return Inspection(dossier, history, tuple(ordered(weighed(found, settings.severity))), edition)
