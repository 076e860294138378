"""What is wrong with a dossier, as the host shows it: warnings in its log, and builds that fail."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from dossier.diagnostics import Diagnostic, Severity, SourcesError, ordered, shown
from dossier.language.catalogs import words_of
from dossier.language.words import speak
from dossier.originals.verify import read_source
from dossier.publish.inspection import Inspection, inspect
from dossier.read.corrections import Correction, read_corrections
from dossier.read.history import HistoryError
from dossier.read.settings import Settings
from dossier.read.values import Dossier
from dossier.rules.page_gate import UNSAFE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger("dossier")
_DEAD_LINK = "D607"
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


class Findings:
    """Everything that a build has found so far."""

    def __init__(self) -> None:
        self._found: set[Diagnostic] = set()

    def report(self, problems: Iterable[Diagnostic]) -> None:
        """Log every diagnostic once, as a warning; notes, which never fail a build, as information.

        A dead link may be found as it is written and on the finished page; the second finding is not logged.
        """
        said = {_place(each) for each in self._found if each.code == _DEAD_LINK}
        for problem in ordered(set(problems) - self._found):
            if _place(problem) not in said:
                _log.log(_LEVELS[problem.severity], "%s", problem)
                self._found.add(problem)

    def report_added(self, path: str, markdown: str) -> None:
        """Report what another plugin has written into the article at `path`."""
        message = "another plugin adds Markdown to the article, which is not rendered"
        hint = "keep articles out of what that plugin does"
        self.report([Diagnostic("D805", message, path, found=shown(markdown.strip()), hint=hint)])

    def stop_unsafe(self, docs: str) -> None:
        """Fail any build in which the host would follow a link out of its folder, or wait forever."""
        unsafe = [each for each in self._found if each.code in UNSAFE and each.path.startswith(f"{docs}/")]
        if unsafe:
            raise PluginError(f"{len(unsafe)} files in {docs}/ cannot be published: see the messages above")

    def stop_strict(self, config: MkDocsConfig) -> None:
        """Fail a strict build that found anything.

        MkDocs counts the warnings that it logs, and with `--quiet` it logs none.
        """
        counted = [each for each in ordered(self._found) if each.severity is not Severity.NOTE]
        if config.strict and counted:
            many = "1 finding" if len(counted) == 1 else f"{len(counted)} findings"
            hidden = [] if _log.isEnabledFor(logging.WARNING) else [str(each) for each in counted]
            last = f"{many} in the dossier: see the messages above, or build without `--strict`"
            raise PluginError("\n".join([*hidden, last]))


def _place(found: Diagnostic) -> tuple[object, ...]:
    return found.code, found.path, found.line, found.column, found.found


def note_missing_address(config: MkDocsConfig, *, private: bool = False) -> None:
    """Log what a site lacks that does not know its address; a private one needs none."""
    if not config.site_url and not private:
        _log.info(
            "`site_url` is not set: there are no feeds, no linked data and no canonical addresses, and the page for "
            "unknown addresses has styles and the right links only at the root of a host; set it if the site is below "
            "a path"
        )


def inspected(root: Path, settings: Settings) -> Inspection:
    """Return the dossier with everything that is wrong with it; log that nothing is guarded if there is no history."""
    try:
        inspection = inspect(root, settings)
    except HistoryError as error:
        raise PluginError(f"`guard_since` in mkdocs.yml: {error}") from error
    if inspection.history is None:
        _log.info("no git history, or only a shallow clone: published addresses are not guarded")
    return inspection


def speak_language(config: MkDocsConfig, root: Path, folder: str) -> list[Diagnostic]:
    """Put the language of the theme in force; return a diagnostic for each entry of the dossier's own that is left out.

    What it lacks is counted in the log. `folder`, relative to `root`, has the dossier's own catalogues; empty for none.
    """
    language = str(config.theme.get("language") or "en")
    words, faults = words_of(language, root / folder if folder else None)
    speak(words)
    if words.missing:
        lacking = "1 message has" if words.missing == 1 else f"{words.missing} messages have"
        _log.info("%s no translation into '%s': they are shown in English", lacking, language)
    hint = "correct the entry, or delete it: the message is then taken from the catalogue of the package"
    return [
        Diagnostic(
            "D908", f"an entry is left out: {each.why}", f"{folder.rstrip('/')}/{each.path}", each.line, hint=hint
        )
        for each in faults
    ]


def changes_of(dossier: Dossier, root: Path, settings: Settings) -> tuple[Correction, ...] | None:
    """Return what has changed in claims and articles according to git; None where there is no history."""
    since = settings.guard_since or None
    return read_corrections(root, dossier, annotations=settings.annotations, articles=settings.articles, since=since)


def originals_of(dossier: Dossier, root: Path, folder: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the originals by article (none if no folder is named), and a diagnostic for each that is missing."""
    texts: dict[str, str] = {}
    missing: list[Diagnostic] = []
    for slug, article in dossier.articles.items() if folder else ():
        if article.taken_down:
            continue
        try:
            texts[slug] = read_source(root / folder, slug).text
        except SourcesError as error:
            missing.append(Diagnostic("D501", str(error), article.path, hint="put it into the folder of originals"))
    return texts, missing
