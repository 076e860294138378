"""Pages of ours that are filled into a shell of the host's theme.

The theme takes about ten times as long for a page as we take for its content. Pages of one folder that are not in the
navigation differ in little else, so the theme is asked for two pages of a folder: a shell, and one in full with
which the filled shell has to agree. Where it does not, the theme is asked for every page of that folder; so it is for
all pages if a template of the site's own reads the page. Folders of one depth below the same one share a shell once two
have agreed on it. Where another plugin takes part in single pages, they are all
left to the host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from dossier.processes import spread
from dossier.publish.shell import CONTENT, OPEN, PageFacts, Shell, encoded
from dossier.publish.site import Head
from dossier.publish.unused import names_in
from dossier.rules.dead_links import LinkCheck, LinkedPage, SeenPage

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from dossier.pages.planned import PlannedPage

_log = get_plugin_logger(__name__)
DATA = "dossier_data"
"""The key of a page's metadata with what programs read; it goes into the head as it is."""
_PAGE = re.compile(r"\bpage\b")
_AGREED = 2
"""Folders that have to agree on a shell before the theme is no longer asked about others beside them."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of the host, which renders pages that are not its own.

    Attributes:
        config: The configuration.
        env: The environment of the theme's templates.
        nav: The navigation.
        pages: Files of the pages that the host renders.
        names: Names that elements have in what it has rendered here, and in what was filled into it.
    """

    config: MkDocsConfig
    env: Environment
    nav: Navigation
    pages: Sequence[File]
    names: set[str] = field(default_factory=set)

    def render(self, file: File, facts: PageFacts, content: str) -> str:
        """Return the page `file` in full, as the host would write it."""
        page = Page(None, file, self.config)
        page.markdown, page.content, page.toc = "", content, TableOfContents([])
        page.meta = {"title": str(escape(facts.title)), "hide": ["toc"]}
        if facts.about:
            page.meta["description"] = str(escape(facts.about))
        if facts.data:
            page.meta[DATA] = facts.data
        page.canonical_url = facts.address or page.canonical_url
        page.edit_url = facts.edit or None
        page.active = True
        context = get_context(self.nav, self.pages, self.config, page)
        template = self.env.get_template("main.html")
        context = self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        output = self.config.plugins.on_post_page(template.render(context), page=page, config=self.config)
        file.page = None
        self.names.update(names_in([encoded(output or "")]))
        return output or ""

    def shell(self, file: File, facts: PageFacts) -> Shell | None:
        """Return the shell of pages in the folder of `file`; None where the theme does not show the content once."""
        marks = PageFacts(
            OPEN.title,
            OPEN.address if facts.address else "",
            OPEN.edit if facts.edit else "",
            OPEN.about if facts.about else "",
            OPEN.data if facts.data else "",
        )
        return Shell.cut(self.render(file, marks, CONTENT))

    def facts(self, file: File, planned: PlannedPage, head: Head) -> PageFacts:
        """Return what differs from other pages in the page `file`, which has `head`."""
        page = Page(None, file, self.config)
        file.page = None
        return PageFacts(planned.title, page.canonical_url or "", page.edit_url or "", head.about, head.data)


def folders_of(pages: Iterable[File]) -> list[Sequence[File]]:
    """Return `pages` by the folder that their addresses are in, the largest first."""
    folders: dict[str, list[File]] = {}
    for file in pages:
        folders.setdefault(_folder(file), []).append(file)
    return sorted(folders.values(), key=lambda folder: -len(folder))


def _folder(file: File) -> str:
    return file.url.rstrip("/").rpartition("/")[0]


def write_pages(
    theme: Theme,
    pages: Sequence[tuple[File, PageFacts]],
    content_of: Callable[[str], str],
    *,
    shares: bool = True,
    beside: Shell | None = None,
) -> Shell | None:
    """Write `pages`, which are of one folder and one kind; return their shell, None where they do not share one.

    The theme is asked for one of them, for two if they need a shell of their own, and for each if they share none.

    Args:
        theme: The theme.
        pages: Their files, with what differs.
        content_of: Returns the content of a page, given its source path; asked once for each.
        shares: Whether its pages may share a shell; otherwise the theme is asked for each.
        beside: The shell of a folder beside theirs; None where there is none.
    """
    # The second is rendered in full, since the shell has the address of the first.
    sample, *others = *pages[1:2], *pages[:1], *pages[2:]
    content = content_of(sample[0].src_uri)
    html = encoded(theme.render(*sample, content))
    write_file(html, sample[0].abs_dest_path)

    def fits(shell: Shell | None) -> bool:
        return shell is not None and shell.fill(sample[1], content) == html

    shell = beside
    if not fits(shell):
        shell = theme.shell(*pages[0]) if others and shares else None
        shell = shell if fits(shell) else None
    for file, facts in others:
        content_of_it = content_of(file.src_uri)
        filled = shell.fill(facts, content_of_it) if shell else encoded(theme.render(file, facts, content_of_it))
        write_file(filled, file.abs_dest_path)
    return shell


class Shells:
    """The shells of one process: folders of one depth below the same one share theirs once two of them have agreed."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], tuple[Shell | None, int]] = {}

    def write(
        self,
        theme: Theme,
        pages: Sequence[tuple[File, PageFacts]],
        content_of: Callable[[str], str],
        *,
        shares: bool = True,
    ) -> bool:
        """Write `pages` as `write_pages` does; return whether they share a shell or are a single one."""
        file, facts = pages[0]
        place = file.url.partition("/")[0], file.url.count("/"), facts.kind
        shell, agreed = self._found.get(place, (None, 0))
        if shell is not None and agreed >= _AGREED:
            for each, its in pages:
                write_file(shell.fill(its, content_of(each.src_uri)), each.abs_dest_path)
            return True
        own = write_pages(theme, pages, content_of, shares=shares, beside=shell)
        self._found[place] = own, agreed + 1 if own is shell else 1
        return own is not None or len(pages) == 1


def template_that_reads_pages(config: MkDocsConfig) -> str | None:
    """Return a template of the site's own that says `page`, relative to `custom_dir`; None where there is none.

    No comparison of two pages can tell what such a template does with a third.
    """
    folder = Path(config.theme.custom_dir or "")
    for template in sorted(folder.rglob("*.html")) if config.theme.custom_dir else ():
        if _PAGE.search(template.read_text("utf-8", errors="replace")):
            return template.relative_to(folder).as_posix()
    return None


def _give_content(
    pages: Mapping[str, File],
    finished: Callable[[str], LinkedPage],
    head_of: Callable[[str], Head],
    links: LinkCheck,
    late: Container[str],
) -> None:
    """Give the pages that the host renders what their heads say, and their content unless they are among the `late`.

    Take them into `links`.
    """
    for path, file in pages.items():
        if file.page is not None:
            page = finished(path)
            links.take(links.seen(page))
            file.page.content = "" if path in late else page.html
            head = head_of(path)
            if head.about:
                # The host and its themes take it for HTML, as they take titles.
                file.page.meta.setdefault("description", str(escape(head.about)))
            if head.data:
                file.page.meta[DATA] = head.data


def finish(
    theme: Theme,
    pages: Mapping[str, File],
    planned: Mapping[str, PlannedPage],
    finished: Callable[[str], LinkedPage],
    head_of: Callable[[str], Head],
    links: LinkCheck,
    late: Container[str] = (),
) -> tuple[frozenset[str], set[Path]]:
    """Give the pages that the host renders their content, write all others, and take all into `links`.

    Return the names that elements have in the pages that were written, and the files of these pages.

    Args:
        theme: The theme.
        pages: All pages of the site, by source path.
        planned: Those that are made from annotations.
        finished: Returns a page with its content, given its source path; asked once for each.
        head_of: Returns what the head of a page says, given its source path.
        links: The links of the site.
        late: Source paths of pages that get their content only when the host renders them.
    """
    _give_content(pages, finished, head_of, links, late)
    reading = template_that_reads_pages(theme.config)
    if reading is not None:
        _log.info("the theme is asked for every page, because the template '%s' says `page`", reading)

    shells = Shells()
    told: set[str] = set()

    def fill(folder: Sequence[File]) -> tuple[list[SeenPage], bool, frozenset[str]]:
        seen: list[SeenPage] = []

        def content(path: str) -> str:
            page = finished(path)
            seen.append(links.seen(page))
            theme.names.update(names_in([encoded(page.html)]))
            return page.html

        alike: dict[tuple[bool, ...], list[tuple[File, PageFacts]]] = {}
        for file in folder:
            facts = theme.facts(file, planned[file.src_uri], head_of(file.src_uri))
            alike.setdefault(facts.kind, []).append((file, facts))
        fitted = [shells.write(theme, kind, content, shares=reading is None) for kind in alike.values()]
        found = frozenset(theme.names - told)
        told.update(found)
        return seen, all(fitted), found

    folders = folders_of(file for file in pages.values() if not file.is_documentation_page())
    names: set[str] = set()
    for at, (seen, fitted, found) in spread(fill, folders).items():
        names |= found
        if not fitted and reading is None:
            url = _folder(folders[at][0])
            _log.info("the theme is asked for every page in '%s/': it shows more of each than its title", url)
        for one in seen:
            links.take(one)
    return frozenset(names), {Path(file.abs_dest_path) for folder in folders for file in folder}
