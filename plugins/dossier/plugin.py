"""The MkDocs plugin: an adapter between MkDocs and the library.

It collects the articles while pages render and finishes the whole edition in `on_env`, when all are known.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

from dossier import targets
from dossier._native import scan
from dossier.host.faulty import UNREAD, Faulty
from dossier.host.filling import Theme, finish
from dossier.host.findings import Findings, changes_of, inspected, note_missing_address, originals_of, speak_language
from dossier.host.pages import (
    PAGE_EVENTS,
    PlannedFile,
    add_files,
    compress_sitemap,
    contents,
    day_of,
    in_sitemap,
    planned_file,
    resolve,
    site_pages,
    takes_part,
    without_unknown_days,
)
from dossier.host.settings import DossierConfig, keep_private, neighbours_of, publication_of, root_of, settings_of
from dossier.host.theme import BROWSER, add_assets, fit_theme, leave_out_unused
from dossier.language.words import gettext, said, spoken
from dossier.publish.edition import Edition
from dossier.read.history import History
from dossier.read.settings import Settings
from dossier.rules.dead_links import LinkCheck, LinkedPage, Sources
from dossier.rules.harm import check_html
from dossier.rules.page_gate import read_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class DossierPlugin(BasePlugin[DossierConfig]):
    """Turns a folder of articles and a folder of annotations into an annotated dossier."""

    _edition: Edition
    _html: dict[str, str]
    _findings: Findings
    _meta: dict[str, dict[str, object]]
    _settings: Settings
    _history: History | None
    _nav: Navigation
    _pages: list[File]
    _late: Mapping[str, str]
    _filled: tuple[frozenset[str], set[Path]]
    _sheets: tuple[File, ...]

    _faulty = Faulty()

    def on_startup(self, *, command: str, **_: object) -> None:
        """Keep this instance, and with it the theme as it was fitted, for every build of a preview."""
        self._faulty = Faulty(active=command == "serve")

    # Early, so that theme and search are in place before other plugins look at them.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the annotations, and fit the theme; every build starts from here."""
        root = root_of(config)
        self._findings = Findings()
        self._meta = {}
        neighbours = neighbours_of(config)
        self._settings = settings_of(config, self.config, drafts=self._faulty.active)
        untranslated = speak_language(config, root, self.config.translations)
        inspection = inspected(root, self._settings)
        originals, missing = originals_of(inspection.dossier, root, self._settings.sources)
        self._findings.report([*neighbours, *untranslated, *inspection.findings, *missing])
        self._findings.stop_unsafe(self._settings.docs)
        # Before the host clears the folder of the site.
        self._findings.stop_strict(config)
        self._history = inspection.history
        site_url = config.site_url if config.site_url and not originals else None
        self._edition = inspection.edition
        self._edition.publication = publication_of(config, self.config, self._settings.docs, self._history, site_url)
        self._edition.take_originals(originals)
        self._edition.take_history(changes_of(inspection.dossier, root, self._settings))
        self._edition.policy = "" if self._faulty.active else self._settings.policy
        self._faulty.begin(self._edition, inspection.findings, root)
        self._html = {}
        note_missing_address(config, private=bool(originals))
        if originals:
            keep_private(config, root, serving=self._faulty.active)
        fit_theme(config, self.config.picture, from_disk=self.config.from_disk)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every claim and question, and the browser modules and style sheets."""
        fills = not takes_part(config, self, PAGE_EVENTS)
        for page in self._edition.planned.values():
            # Where the host decides, it decides on the navigation only: a page that others link to is always there.
            lists = page.path.endswith("index.md") or page.path == targets.ARTICLES_INDEX
            lists = lists and page.path not in targets.FAMILIES
            decides = lists and self._settings.publishes(page.path)
            # `edit_uri` leads to the files in `docs_dir`.
            edit = posixpath.relpath(page.edit, self._settings.docs) if page.edit else None
            files.append(planned_file(config, page.path, edit=edit, in_nav=decides, filled=fills and not decides))
        self._sheets = add_assets(files, config, self._edition.originals, from_disk=self.config.from_disk)
        return files

    # Late, when other plugins have changed the navigation.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Leave to the host what the navigation shows, since its pages differ in more than their titles."""
        for file in files:
            if isinstance(file, PlannedFile) and file.page is not None:
                file.filled = False
        self._nav = nav
        return nav

    # Early, before a plugin that would read the file itself.
    @event_priority(100)
    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return nothing for an article, which is rendered by us; of other pages what our gate lets through."""
        if self._edition.is_rendition(page.file.src_uri):
            # Its body would not do: MkDocs looks for metadata there and takes a paragraph `Moscow: …` for some.
            return ""
        if page.file.generated_by is not None or page.file.abs_src_path is None:
            return None
        source = read_page(Path(page.file.abs_src_path), self._path(page.file), self._settings.trusted_keys)
        self._findings.report(source.problems)
        self._meta[page.file.src_uri] = dict(source.meta)
        return source.body

    # Early, so that other plugins find the front matter where they look for it.
    @event_priority(100)
    def _on_page_markdown_first(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Name the page: an article by its label, a generated page by what it is about."""
        page.meta.update(self._meta.get(page.file.src_uri, {}))
        title = self._edition.title_of(page.file.src_uri)
        if title is not None:
            # MkDocs and its themes take titles for HTML.
            page.meta["title"] = str(escape(title))
            page.meta.setdefault("hide", ["toc"])
        return markdown

    # Late, to see whether another plugin has written anything into an article.
    @event_priority(-100)
    def _on_page_markdown_last(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Report what another plugin has written into an article, and leave it out."""
        if not self._edition.is_rendition(page.file.src_uri):
            return markdown
        if markdown.strip():
            self._findings.report_added(self._path(page.file), markdown)
        return ""

    on_page_markdown = CombinedEvent(_on_page_markdown_first, _on_page_markdown_last)

    # Early, so that other plugins find an article as they find any page.
    @event_priority(100)
    def _on_page_content_first(self, html: str, /, *, page: Page, files: Files, **_: object) -> str:
        """Render an article, with the contents and anchors that MkDocs would have taken from its Markdown."""
        slug = self._edition.article_of(page.file.src_uri)
        if slug is None:
            return f"<p>{gettext(UNREAD)}</p>" if self._edition.is_rendition(page.file.src_uri) else html
        rendition = self._edition.render(slug, partial(resolve, page, files, self._edition.files))
        self._findings.report(rendition.problems)
        page.toc = contents(rendition.headings)
        page.present_anchor_ids = {name for name, _ in scan(rendition.html).ids}
        page.links_to_anchors = {}
        return rendition.html

    # Late, so that what is scanned is what other plugins have made of the page.
    @event_priority(-100)
    def _on_page_content_last(self, html: str, /, *, page: Page, **_: object) -> str:
        """Take in the rendered page."""
        slug = self._edition.article_of(page.file.src_uri)
        if slug is not None:
            self._findings.report(self._edition.add_article(slug, html))
        elif page.file.generated_by != "dossier" and page.file.src_uri not in self._settings.trusted_pages:
            self._findings.report(check_html(html, self._path(page.file), lambda: page.file.content_string))
        if page.file.generated_by != "dossier":
            self._html[page.file.src_uri] = html
        return html

    on_page_content = CombinedEvent(_on_page_content_first, _on_page_content_last)

    # Late, so that no other plugin changes the pages after their links were checked.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Weave, relate, render and index everything, now that all pages are known."""
        env.globals["translated"] = said(spoken())["_"]
        pages = site_pages(files)
        urls = {path: file.url for path, file in pages.items()}
        unlisted = {path for path, file in pages.items() if file.inclusion.is_not_in_nav()}
        published = self._edition.finish(self._html, urls, unlisted)
        self._findings.report(published.problems)
        add_files(files, config, published.files)
        published = replace(published, files={})
        self._late = {} if self._faulty.active or takes_part(config, self, PAGE_EVENTS) else published.pages
        links = LinkCheck([*(file.url for file in files), *config.theme.static_templates])

        def content_of(path: str) -> str:
            page, plan = pages[path].page, self._edition.planned.get(path)
            own = published.pages.get(path) or (page.content if page else None) or ""
            html = published.generate(plan) if plan else own
            return self._faulty.marked(path, self._source(pages[path]), html)

        def finished(path: str) -> LinkedPage:
            return LinkedPage(path, urls[path], content_of(path), self._edition.awaited_anchors(path))

        self._faulty.built(self._edition.planned, published.generate)
        theme = Theme(config, env, self._nav, files.documentation_pages())
        self._filled = finish(theme, pages, self._edition.planned, finished, published.head_of, links, self._late)
        for file in pages.values():
            self._date(file)
        read = cache(lambda path: (root_of(config) / path).read_text("utf-8"))
        dead = links.dead(Sources(finished, lambda path: self._written_in(pages[path]), read))
        self._findings.report(self._faulty.new(dead))
        self._findings.stop_strict(config)
        self._pages = list(pages.values())
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Put all pages into the sitemap, whoever has rendered them."""
        if template_name == "sitemap.xml" and config.site_url:
            context["pages"] = list(in_sitemap(self._pages, config))
            for file in self._pages:
                self._date(file)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the compressed sitemap the time of the last change, and leave out styles that nothing has."""
        compress_sitemap(map(self._day, self._pages), config)
        # Another plugin may change any file of the finished site.
        known = None if takes_part(config, self, ["post_build"]) else self._filled
        leave_out_unused(self._sheets, config, self._edition.policy, known)

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> TemplateContext:
        """Give a page that the host renders its content, which for all pages at once would take much memory."""
        page.content = self._late.get(page.file.src_uri, page.content)
        return context

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Give a page its policy, and mark one of the full-text edition as private."""
        page.content = "" if page.file.src_uri in self._late else page.content
        return self._edition.stamped(output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Mark a page of the theme, such as that for unknown addresses; leave unknown days out of the sitemap."""
        if template_name == "sitemap.xml":
            return without_unknown_days(output_content)
        return self._edition.stamped(output_content)

    def _path(self, file: File) -> str:
        """Return a file in `docs_dir` relative to the project root."""
        return f"{self._settings.docs}/{file.src_uri}"

    def _source(self, file: File) -> str | None:
        """Return the file in which a page is written, relative to the project root; None where there is no one file."""
        if file.generated_by == "dossier":
            return self._edition.planned[file.src_uri].edit
        return self._path(file)

    def _written_in(self, file: File) -> list[str]:
        """Return the files in which an editor may have written the links of a page, its own first."""
        source = self._source(file)
        annotated = file.generated_by == "dossier" or self._edition.article_of(file.src_uri)
        return [*([source] if source else []), *(self._edition.dossier.annotation_files() if annotated else [])]

    def _day(self, file: File) -> str:
        """Return the day on which a page was last changed: one that another plugin has set, else what git knows."""
        return day_of(file, self._history.spans.get(self._source(file) or "") if self._history else None)

    def _date(self, file: File) -> None:
        """Give a page the day of its last change; MkDocs has put the day of the build there, for the sitemap."""
        if file.page:
            file.page.update_date = self._day(file)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch the annotations too, and the style sheets and modules of this package."""
        for folder in (root_of(config) / self._settings.annotations, BROWSER):
            server.watch(str(folder))
        return server
