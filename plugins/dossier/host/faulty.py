"""The preview shows what is wrong with a file on its page, above what the page last was without the fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from dossier import targets
from dossier.diagnostics import Diagnostic
from dossier.host.fault_box import fault_box
from dossier.language.words import N_, gettext
from dossier.pages.planned import PlannedPage
from dossier.publish.edition import Edition
from dossier.read.excerpts import Excerpts

UNREAD = N_("This article cannot be shown, because its file could not be loaded.")


class Faulty:
    """Pages of files with findings, from one build of a preview to the next.

    Args:
        active: Whether there is a preview; otherwise nothing is added to any page.
    """

    def __init__(self, *, active: bool = False) -> None:
        self.active = active
        self._generate: Callable[[str], str | None] = lambda _: None
        self._planned: dict[str, PlannedPage] = {}
        self._kept: dict[str, str] = {}
        self._missing: dict[str, str] = {}
        self._found: dict[str, list[Diagnostic]] = {}
        self._excerpts = Excerpts(Path())

    def begin(self, edition: Edition, findings: Iterable[Diagnostic], root: Path) -> None:
        """Take in what is wrong in this build, and plan a page for each file that has none because it was not read."""
        if not self.active:
            return
        self._excerpts, self._found = Excerpts(root), {}
        for each in findings:
            self._found.setdefault(each.path, []).append(each)
        self._missing = missing = {
            path: edit for path, edit in _unread(edition, self._found) if path not in edition.planned
        }
        for path in missing.keys() - self._kept.keys():
            kept = self._generate(path)
            if kept is not None:
                self._kept[path] = kept
        self._kept = {path: html for path, html in self._kept.items() if path in missing}
        added = {path: PlannedPage(path, edit, "faulty.html", lambda *_: {}, edit) for path, edit in missing.items()}
        edition.planned = {**edition.planned, **added}

    def built(self, planned: Mapping[str, PlannedPage], generate: Callable[[PlannedPage], str]) -> None:
        """Keep how pages of this build are made, for a later one in which their files have faults."""
        if not self.active:
            return
        own = {path: page for path, page in planned.items() if page.template != "faulty.html"}
        self._generate = lambda path: generate(own[path]) if path in own else None

    def new(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return `findings` without those on files whose pages are shown as they were: they follow from the fault."""
        shown_before = {edit for path, edit in self._missing.items() if path in self._kept}
        return [each for each in findings if each.path not in shown_before]

    def marked(self, path: str, source: str | None, html: str) -> str:
        """Return the content `html` of the page `path` below what is wrong with its `source`, if anything is."""
        found = self._found.get(source or "", [])
        if not found:
            return html
        title = gettext("Only in this preview: what is wrong with %(file)s") % {"file": source}
        return str(fault_box(title, found, self._excerpts)) + (self._kept.get(path) or html)


def _unread(edition: Edition, found: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the source path of the page, and the file, of every claim and question that could not be loaded."""
    annotations = edition.dossier.lists["topics"].path.rpartition("/")[0]
    for kind, name in sorted(edition.dossier.unread):
        path = targets.claim(name) if kind == "claims" else targets.question(name) if kind == "questions" else None
        edit = f"{annotations}/{kind}/{name}.yml"
        if path is not None and name != "*" and edit in found:
            yield path, edit
