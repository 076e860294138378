"""Pages of the host: those that it renders itself, and those of ours that are filled into a shell of its theme.

The theme takes about ten times as long for a page as we take for its content. Pages of one folder that are not in the
navigation differ in little else, so the theme is asked for two pages of each folder: a shell, and one in full with
which the filled shell has to agree. Where it does not, the theme is asked for every page of that folder; where another
plugin takes part in single pages, they are all left to the host.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from dossier.publish.shell import CONTENT, OPEN, PageFacts, Shell
from dossier.text.rendition import Heading, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from dossier.pages.planned import PlannedPage

_log = get_plugin_logger(__name__)
_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


class PlannedFile(File):
    """The file of a page that is made from annotations.

    Attributes:
        filled: Whether we fill it into a shell and write it. To the host it is then no page but a file without content.
    """

    filled = False

    def is_documentation_page(self) -> bool:
        """Return whether the host renders it."""
        return not self.filled

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - the host's signature
        """Do nothing for a page that was written before."""
        if not self.filled:
            super().copy_file(dirty)


def planned_file(config: MkDocsConfig, path: str, *, edit: str | None, in_nav: bool, filled: bool) -> PlannedFile:
    """Return the file of the planned page at `path`.

    Args:
        config: The configuration.
        path: Source path.
        edit: File that an editor changes, relative to the folder of documents, or None.
        in_nav: Whether the host decides if the navigation shows it; otherwise it does not.
        filled: Whether we fill it into a shell.
    """
    inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
    file = PlannedFile(path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
    file.generated_by = "dossier"
    file.content_string = ""
    file.edit_uri = edit
    # The host would derive both again at each access, from what it takes the file for.
    file.dest_uri, file.url = file.dest_uri, file.url
    file.filled = filled
    return file


def takes_part_in_pages(config: MkDocsConfig, own: object) -> bool:
    """Return whether a plugin other than `own` has a hook for single pages."""
    methods = (method for event in _PAGE_EVENTS for method in config.plugins.events[event])
    return any(getattr(method, "__self__", None) is not own for method in methods)


def site_pages(files: Files) -> dict[str, File]:
    """Return all pages of the site by source path, whoever renders them, in the order of `files`."""
    return {
        file.src_uri: file
        for file in files
        if file.inclusion.is_included() and (file.is_documentation_page() or isinstance(file, PlannedFile))
    }


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
        marks = PageFacts(OPEN.title, OPEN.address if facts.address else "", OPEN.edit if facts.edit else "")
        return Shell.cut(self.render(file, marks, CONTENT))

    def facts(self, file: File, planned: PlannedPage) -> PageFacts:
        """Return what differs from other pages in the page `file`."""
        page = Page(None, file, self.config)
        file.page = None
        return PageFacts(planned.title, page.canonical_url or "", page.edit_url or "")


def write_filled(theme: Theme, planned: Iterable[tuple[File, PlannedPage]], content_of: Callable[[str], str]) -> None:
    """Write the pages `planned`, for which the theme is asked twice a folder.

    Args:
        theme: The theme.
        planned: Files with their pages.
        content_of: Returns the content of a page, given its source path; asked once for each.
    """
    folders: dict[tuple[str, bool], list[tuple[File, PageFacts]]] = {}
    for file, page in planned:
        facts = theme.facts(file, page)
        folders.setdefault((_folder(file.url), bool(facts.edit)), []).append((file, facts))
    for (folder, _), members in folders.items():
        # The second is rendered in full, since the shell has the address of the first.
        sample, *others = members[1:2] + members[:1] + members[2:]
        content = content_of(sample[0].src_uri)
        html = theme.render(*sample, content)
        _write(sample[0], html)
        shell = theme.shell(*members[0]) if others else None
        if shell is not None and shell.fill(sample[1], content) != html:
            _log.info("the theme is asked for every page in '%s/': it shows more of each than its title", folder)
            shell = None
        for file, facts in others:
            content = content_of(file.src_uri)
            _write(file, shell.fill(facts, content) if shell else theme.render(file, facts, content))


def _folder(url: str) -> str:
    return url.rstrip("/").rpartition("/")[0]


def _write(file: File, html: str) -> None:
    write_file(html.encode("utf-8", errors="xmlcharrefreplace"), file.abs_dest_path)


def resolve(page: Page, files: Files, href: str) -> str:
    """Return the address of the file of the site to which a relative link in an article leads; else `href`."""
    file = files.get_file_from_path(target_of(href))
    if file is None:
        return href
    _, mark, rest = href.partition("?" if "?" in href else "#")
    return file.url_relative_to(page.file) + mark + rest


def contents(headings: Iterable[Heading]) -> TableOfContents:
    """Return the headings of an article as MkDocs has them: each within the last one of a lower level."""
    top: list[AnchorLink] = []
    around: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.html, heading.id, heading.level - 1)
        while around and around[-1].level >= link.level:
            around.pop()
        (around[-1].children if around else top).append(link)
        around.append(link)
    return TableOfContents(top)


def in_sitemap(pages: Iterable[File], config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of all pages, each with a page that says what the sitemap of the host asks for."""
    for file in pages:
        if file.page is None:
            Page(None, file, config)
        yield file


def compress_sitemap(days: Iterable[str], config: MkDocsConfig) -> None:
    """Compress the sitemap again with the time of the last of `days`, since the host knows those of its own pages only.

    `days` are the days on which the pages of the site were changed, as `YYYY-MM-DD`.
    """
    sitemap = Path(config.site_dir) / "sitemap.xml"
    if not sitemap.is_file():
        return
    time = int(datetime.fromisoformat(max(days)).replace(tzinfo=UTC).timestamp())
    name = f"{sitemap}.gz"
    with Path(name).open("wb") as file, gzip.GzipFile(name, "wb", fileobj=file, mtime=time) as compressed:
        compressed.write(sitemap.read_bytes())
