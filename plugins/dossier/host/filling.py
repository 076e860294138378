"""Pages of ours that are filled into a shell of the host's theme.

The theme takes about ten times as long for a page as we take for its content. Pages of one folder that are not in the
navigation differ in little else, so the theme is asked for two pages of each folder: a shell, and one in full with
which the filled shell has to agree. Where it does not, the theme is asked for every page of that folder; so it is for
all pages if a template of the site's own reads the page. Where another plugin takes part in single pages, they are all
left to the host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from dossier.rules.dead_links import LinkCheck, LinkedPage, SeenPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from dossier.pages.planned import PlannedPage

_log = get_plugin_logger(__name__)
DATA = "dossier_data"
"""The key of a page's metadata with what programs read; it goes into the head as it is."""
_PAGE = re.compile(r"\bpage\b")


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of the host, which renders pages that are not its own.

    Attributes:
        config: The configuration.
        env: The environment of the theme's templates.
        nav: The navigation.
        pages: Files of the pages that the host renders.
    """

    config: MkDocsConfig
    env: Environment
    nav: Navigation
    pages: Sequence[File]

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
    theme: Theme, pages: Sequence[tuple[File, PageFacts]], content_of: Callable[[str], str], *, shares: bool = True
) -> bool:
    """Write `pages`, which are of one folder and one kind; return whether the theme was asked for at most two of them.

    Args:
        theme: The theme.
        pages: Their files, with what differs.
        content_of: Returns the content of a page, given its source path; asked once for each.
        shares: Whether its pages may share a shell; otherwise the theme is asked for each.
    """
    # The second is rendered in full, since the shell has the address of the first.
    sample, *others = *pages[1:2], *pages[:1], *pages[2:]
    content = content_of(sample[0].src_uri)
    html = encoded(theme.render(*sample, content))
    write_file(html, sample[0].abs_dest_path)
    shell = theme.shell(*pages[0]) if others and shares else None
    if shell is not None and shell.fill(sample[1], content) != html:
        shell = None
    for file, facts in others:
        content = content_of(file.src_uri)
        html = shell.fill(facts, content) if shell else encoded(theme.render(file, facts, content))
        write_file(html, file.abs_dest_path)
    return shell is not None or not others


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
) -> None:
    """Give the pages that the host renders their content and what their heads say, and take them into `links`."""
    for path, file in pages.items():
        if file.page is not None:
            page = finished(path)
            links.take(links.seen(page))
            file.page.content = page.html
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
) -> None:
    """Give the pages that the host renders their content, write all others, and take all into `links`.

    Args:
        theme: The theme.
        pages: All pages of the site, by source path.
        planned: Those that are made from annotations.
        finished: Returns a page with its content, given its source path; asked once for each.
        head_of: Returns what the head of a page says, given its source path.
        links: The links of the site.
    """
    _give_content(pages, finished, head_of, links)
    reading = template_that_reads_pages(theme.config)
    if reading is not None:
        _log.info("the theme is asked for every page, because the template '%s' says `page`", reading)

    def fill(folder: Sequence[File]) -> tuple[list[SeenPage], bool]:
        seen: list[SeenPage] = []

        def content(path: str) -> str:
            page = finished(path)
            seen.append(links.seen(page))
            return page.html

        alike: dict[tuple[bool, ...], list[tuple[File, PageFacts]]] = {}
        for file in folder:
            facts = theme.facts(file, planned[file.src_uri], head_of(file.src_uri))
            alike.setdefault(facts.kind, []).append((file, facts))
        fitted = [write_pages(theme, kind, content, shares=reading is None) for kind in alike.values()]
        return seen, all(fitted)

    folders = folders_of(file for file in pages.values() if not file.is_documentation_page())
    for at, (seen, fitted) in spread(fill, folders).items():
        if not fitted and reading is None:
            url = _folder(folders[at][0])
            _log.info("the theme is asked for every page in '%s/': it shows more of each than its title", url)
        for one in seen:
            links.take(one)
