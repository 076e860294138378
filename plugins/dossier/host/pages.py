"""Pages of the host: files of planned pages, and what an article, the sitemap and other plugins ask of a page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date, get_relative_url, write_file

from dossier.text.rendition import Heading, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from dossier.read.history import Span

_log = get_plugin_logger(__name__)
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
"""What a plugin hooks that has a say in single pages."""
# A page without a known day of change. MkDocs compares the days of all pages, so it has to be one.
_NO_DAY = "1970-01-01"


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


def takes_part(config: MkDocsConfig, own: object, events: Iterable[str]) -> bool:
    """Return whether a plugin other than `own` has a hook for one of `events`."""
    methods = (method for event in events for method in config.plugins.events[event])
    return any(getattr(method, "__self__", None) is not own for method in methods)


def add_files(files: Files, config: MkDocsConfig, contents: Mapping[str, bytes]) -> None:
    """Write a file of the site for each path in `contents`, and tell the theme which of them are feeds."""
    for path, content in contents.items():
        place = str(Path(config.site_dir) / path)
        write_file(content, place)
        # MkDocs does not copy a file that is in its place, and does not hold its content.
        files.append(File.generated(config, path, abs_src_path=place, inclusion=InclusionLevel.INCLUDED))
    config.theme["dossier_feeds"] = [path for path in contents if path.endswith(".xml")]


def site_pages(files: Files) -> dict[str, File]:
    """Return all pages of the site by source path, whoever renders them, in the order of `files`."""
    return {
        file.src_uri: file
        for file in files
        if file.inclusion.is_included() and (file.is_documentation_page() or isinstance(file, PlannedFile))
    }


def resolve(page: Page, files: Files, later: Collection[str], href: str) -> str:
    """Return the address of the file of the site to which a relative link in an article leads; else `href`.

    `later` are paths of files that are not among `files` yet.
    """
    target = target_of(href)
    file = files.get_file_from_path(target)
    if file is None and target not in later:
        return href
    _, mark, rest = href.partition("?" if "?" in href else "#")
    return get_relative_url(file.url if file else target, page.file.url) + mark + rest


def footer_links(config: MkDocsConfig, files: Files) -> list[tuple[str, str]]:
    """Return name and address of each link that `extra.footer_links` lists, relative to the root of the site.

    A link names a page by its address, or by its file; the address is that of this build.
    """
    found: list[tuple[str, str]] = []
    for link in config.extra.get("footer_links") or []:
        path = str(link["page"])
        stem = path.removesuffix("/")
        sources = (path, f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md")
        file = next(filter(None, map(files.get_file_from_path, sources)), None)
        found.append((str(link["name"]), file.url if file else path))
    return found


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


def day_of(file: File, span: Span | None) -> str:
    """Return the day on which a page was last changed: one that another plugin has set, else the last of `span`."""
    if file.page and file.page.update_date not in {get_build_date(), _NO_DAY}:
        return file.page.update_date
    return span.last.day if span else _NO_DAY


def without_unknown_days(sitemap: str) -> str:
    """Return a sitemap without the days of pages of which none is known."""
    return re.sub(rf"\s*<lastmod>{_NO_DAY}</lastmod>", "", sitemap)
