"""Inspection: everything that is wrong with a dossier and can be told without building a site.

The command line and the plugin both start here, so that neither lets through what the other refuses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dossier.addresses import check_addresses
from dossier.check import check
from dossier.diagnostics import Diagnostic, ordered
from dossier.edition import Edition
from dossier.history import History, read_history
from dossier.links import check_written_links
from dossier.load import Dossier, load_dossier
from dossier.page_gate import check_pages, list_files
from dossier.passages import check_passages


@dataclass(frozen=True, slots=True)
class Inspection:
    """A dossier and what is wrong with it.

    Attributes:
        dossier: What could be loaded.
        history: What git knows of it; None where there is no history, and then no published address is guarded.
        findings: Everything that is wrong, in the order in which it is shown.
    """

    dossier: Dossier
    history: History | None
    findings: tuple[Diagnostic, ...]


def inspect(
    root: Path,
    *,
    annotations: str = "annotations",
    docs: str = "docs",
    since: str | None = None,
    trusted_keys: Collection[str] = (),
) -> Inspection:
    """Load the dossier in `root` and return it with everything that is wrong with it.

    Args:
        root: The project root.
        annotations: Folder of the annotations, relative to `root`, with forward slashes.
        docs: Folder of the pages, relative to `root`, with forward slashes.
        trusted_keys: Keys in the front matter of pages that pass with any value.
        since: Commit from which on addresses count as published; by default all that git knows.

    Raises:
        HistoryError: `since` names no commit.
    """
    dossier, faults = load_dossier(root, annotations=annotations, articles=posixpath.join(docs, "articles"))
    history = read_history(root, annotations, since=since, others=(docs,))
    files, unpublished = list_files(root, docs)
    pages = {*files, *(page.path for page in Edition(dossier).generated_pages())}
    found = [*faults, *unpublished, *check_pages(root, docs, files, trusted_keys)]
    found += [*check(dossier), *check_passages(dossier), *check_written_links(dossier, pages)]
    if history is not None:
        found += check_addresses(dossier, history, annotations)
    return Inspection(dossier, history, tuple(ordered(found)))
