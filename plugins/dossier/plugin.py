"""The MkDocs plugin: an adapter between MkDocs and the library, and the only module that imports `mkdocs`.

It collects the articles while pages render and finishes the whole edition in `on_env`, when all are known.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date, get_theme_dir

from dossier._native import scan
from dossier.bundle import ENGINE, ENTRY, bundle
from dossier.diagnostics import Diagnostic, Severity, SourcesError, ordered, shown
from dossier.edition import Edition
from dossier.harm import check_html
from dossier.history import History, HistoryError
from dossier.inspection import Inspection, inspect
from dossier.links import LinkedPage, dead_links
from dossier.load import Dossier
from dossier.neighbours import check_neighbours, check_theme
from dossier.page_gate import UNSAFE, read_page
from dossier.publication import Publication
from dossier.rendition import Heading, target_of
from dossier.settings import POLICY, UNSEEN, Settings, folder_in
from dossier.sources import read_source
from dossier.styles import extract_images

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

_log = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parent
_ASSETS = "assets/dossier"
FULL_TEXT_SITE = "site-fulltext"
# A page without a known day of change. MkDocs compares the days of all pages, so it has to be one.
_NO_DAY = "1970-01-01"
_UNREAD = "<p>This article cannot be shown, because its file could not be loaded.</p>"


class DossierConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    annotations = config_options.Type(str, default="annotations")
    """Folder of the annotations, relative to the configuration file; default `annotations`."""

    sources = config_options.Type(str, default="")
    """Folder of the originals, one `ARTICLE.txt` each, relative to the configuration file; empty by default. Where it
    is set, the full-text edition is built for private reading, and always into a folder named `site-fulltext`: that of
    the configuration file, or the one that `--site-dir` names."""

    trusted_keys = config_options.ListOfItems(config_options.Type(str), default=[])
    """Keys in the front matter of pages that pass with any value, for other plugins; empty by default."""

    trusted_pages = config_options.ListOfItems(config_options.Type(str), default=[])
    """Pages, relative to `docs_dir`, that may hold HTML of their own, such as a form; empty by default."""

    policy = config_options.Type(str, default=POLICY)
    """Content-Security-Policy of every page, in a `meta` element; empty for none. A preview has none."""

    guard_since = config_options.Type(str, default="")
    """Commit or tag from which on addresses count as published; empty by default: all that git knows."""


class DossierPlugin(BasePlugin[DossierConfig]):
    """Turns a folder of articles and a folder of annotations into an annotated dossier."""

    _edition: Edition
    _html: dict[str, str]
    _found: set[Diagnostic]
    _meta: dict[str, dict[str, object]]
    _settings: Settings
    _history: History | None

    _serving = False

    def on_startup(self, *, command: str, **_: object) -> None:
        """Keep this instance, and with it the theme as it was fitted, for every build of a preview."""
        self._serving = command == "serve"

    # Early, so that theme and search are in place before other plugins look at them.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the annotations, and fit the theme; every build starts from here."""
        root = _root(config)
        self._found = set()
        self._meta = {}
        neighbours = _neighbours(config)
        self._settings = settings_of(config, self.config, drafts=self._serving)
        inspection = _inspect(root, self._settings)
        originals, missing = _originals(inspection.dossier, root, self._settings.sources)
        self._report([*neighbours, *inspection.findings, *missing])
        self._stop_unsafe()
        # Before the host clears the folder of the site.
        self._stop_strict(config)
        self._history = inspection.history
        site_url = config.site_url if config.site_url and not originals else None
        publication = Publication(
            config.site_name, site_url, config.repo_url or None, self._editor(config), self._history
        )
        policy = "" if self._serving else self._settings.policy
        self._edition = Edition(inspection.dossier, publication, originals, policy)
        self._html = {}
        if originals:
            _keep_private(config, root, serving=self._serving)
        _fit_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every claim and question, and the browser modules and style sheets."""
        for page in self._edition.planned.values():
            # Where the host decides, it decides on the navigation only: a page that others link to is always there.
            decides = page.path.endswith("index.md") and self._settings.publishes(page.path)
            in_nav = InclusionLevel.UNDEFINED if decides else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.path, content="", inclusion=in_nav)
            file.edit_uri = self._from_docs(page.edit) if page.edit else None
            files.append(file)
        for asset in sorted((_PACKAGE / "assets").rglob("*.*")):
            uri = f"{_ASSETS}/{asset.relative_to(_PACKAGE / 'assets').as_posix()}"
            if uri == f"{_ASSETS}/search/{ENTRY}":
                files.append(File.generated(config, uri, content=bundle(asset.parent)))
            elif asset.name not in ENGINE:
                files.append(File.generated(config, uri, abs_src_path=str(asset)))
        _unfold_styles(files, config)
        return files

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
        self._report(source.problems)
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
            message = "another plugin adds Markdown to the article, which is not rendered"
            hint = "keep articles out of what that plugin does"
            found = shown(markdown.strip())
            self._report([Diagnostic("D805", message, self._path(page.file), found=found, hint=hint)])
        return ""

    on_page_markdown = CombinedEvent(_on_page_markdown_first, _on_page_markdown_last)

    # Early, so that other plugins find an article as they find any page.
    @event_priority(100)
    def _on_page_content_first(self, html: str, /, *, page: Page, files: Files, **_: object) -> str:
        """Render an article, with the contents and anchors that MkDocs would have taken from its Markdown."""
        slug = self._edition.article_of(page.file.src_uri)
        if slug is None:
            return _UNREAD if self._edition.is_rendition(page.file.src_uri) else html
        rendition = self._edition.render(slug, partial(_resolve, page, files))
        self._report(rendition.problems)
        page.toc = _contents(rendition.headings)
        page.present_anchor_ids = {name for name, _ in scan(rendition.html).ids}
        page.links_to_anchors = {}
        return rendition.html

    # Late, so that what is scanned is what other plugins have made of the page.
    @event_priority(-100)
    def _on_page_content_last(self, html: str, /, *, page: Page, **_: object) -> str:
        """Take in the rendered page."""
        slug = self._edition.article_of(page.file.src_uri)
        if slug is not None:
            self._report(self._edition.add_article(slug, html))
        elif page.file.generated_by != "dossier" and page.file.src_uri not in self._settings.trusted_pages:
            self._report(check_html(html, self._path(page.file), lambda: page.file.content_string))
        if page.file.generated_by != "dossier":
            self._html[page.file.src_uri] = html
        return html

    on_page_content = CombinedEvent(_on_page_content_first, _on_page_content_last)

    # Late, so that no other plugin changes the pages after their links were checked.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Weave, relate, render and index everything, now that all pages are known."""
        pages = {file.src_uri: file for file in files.documentation_pages()}
        urls = {path: file.url for path, file in pages.items()}
        unlisted = {path for path, file in pages.items() if file.inclusion.is_not_in_nav()}
        finished = self._edition.finish(self._html, urls, unlisted)
        self._report(finished.problems)
        made = {path: finished.generate(page) for path, page in self._edition.planned.items()}
        for path, html in {**finished.pages, **made}.items():
            page = pages[path].page
            if page is not None:
                page.content = html
        for path, content in finished.files.items():
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED))
        root = _root(config)
        linked = [self._linked(file) for file in pages.values()]
        self._report(dead_links(linked, (file.url for file in files), lambda path: (root / path).read_text("utf-8")))
        self._stop_strict(config)
        for file in pages.values():
            self._date(file)
        return env

    def on_post_page(self, output: str, **_: object) -> str:
        """Give a page its policy, and mark one of the full-text edition as private."""
        return self._edition.stamped(output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Mark a page of the theme, such as that for unknown addresses; leave unknown days out of the sitemap."""
        if template_name == "sitemap.xml":
            return re.sub(rf"\s*<lastmod>{_NO_DAY}</lastmod>", "", output_content)
        return self._edition.stamped(output_content)

    def _path(self, file: File) -> str:
        """Return a file in `docs_dir` relative to the project root."""
        return f"{self._settings.docs}/{file.src_uri}"

    def _from_docs(self, path: str) -> str:
        """Return a file of the project relative to `docs_dir`, from which `edit_uri` leads to the files in it."""
        return posixpath.relpath(path, self._settings.docs)

    def _editor(self, config: MkDocsConfig) -> Callable[[str], str | None]:
        """Return where a file of the project can be edited, by the rules that MkDocs has for pages."""

        def edit_url(path: str) -> str | None:
            if not config.repo_url or not config.edit_uri:
                return None
            folder = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.rstrip("/") + "/")
            return urljoin(folder, self._from_docs(path))

        return edit_url

    def _source(self, file: File) -> str | None:
        """Return the file in which a page is written, relative to the project root; None where there is no one file."""
        if file.generated_by == "dossier":
            return self._edition.planned[file.src_uri].edit
        return self._path(file)

    def _linked(self, file: File) -> LinkedPage:
        """Return a finished page with where its links may be written."""
        edition, path, source = self._edition, file.src_uri, self._source(file)
        written_in = [source] if source else []
        if file.generated_by == "dossier" or edition.article_of(path):
            written_in += edition.dossier.annotation_files()
        html = (file.page.content if file.page else None) or ""
        return LinkedPage(path, file.url, html, tuple(written_in), edition.awaited_anchors(path))

    def _date(self, file: File) -> None:
        """Give a page the day of its last change instead of the day of the build, which MkDocs puts into the sitemap.

        A day that another plugin has set is kept.
        """
        if file.page and file.page.update_date == get_build_date():
            span = self._history.spans.get(self._source(file) or "") if self._history else None
            file.page.update_date = span.last.day if span else _NO_DAY

    def _report(self, problems: Iterable[Diagnostic]) -> None:
        """Log every diagnostic once, as a warning."""
        for problem in ordered(set(problems) - self._found):
            _log.warning("%s", problem)
            self._found.add(problem)

    def _stop_unsafe(self) -> None:
        """End any build where the host would follow a link out of its folder, or wait for ever."""
        docs = self._settings.docs
        unsafe = [each for each in self._found if each.code in UNSAFE and each.path.startswith(f"{docs}/")]
        if unsafe:
            raise PluginError(f"{len(unsafe)} files in {docs}/ cannot be published: see what is named above")

    def _stop_strict(self, config: MkDocsConfig) -> None:
        """End a strict build that found anything.

        MkDocs counts what it logs, and with `--quiet` it logs and counts no warning.
        """
        if config.strict and self._found:
            many = "1 finding" if len(self._found) == 1 else f"{len(self._found)} findings"
            hidden = [] if _log.isEnabledFor(logging.WARNING) else [str(each) for each in ordered(self._found)]
            last = f"{many} in the dossier: correct what is named above, or build without `--strict`"
            raise PluginError("\n".join([*hidden, last]))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch the annotations too."""
        server.watch(str(_root(config) / self._settings.annotations))
        return server


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of the configuration file; `-f` may have named it relative to the working folder."""
    return Path(config.config_file_path).absolute().parent


def settings_of(config: MkDocsConfig, options: DossierConfig, *, drafts: bool = False) -> Settings:
    """Return the settings as MkDocs has read them; with `drafts`, what `draft_docs` names is published too.

    Raises:
        PluginError: A folder is not below that of the configuration.
    """
    root = _root(config)
    written = {"docs_dir": config.docs_dir, "annotations": options.annotations}
    folders = {name: folder_in(root, folder) for name, folder in written.items()}
    for name, folder in folders.items():
        if folder is None:
            raise PluginError(f"`{name}` is {written[name]}: expected a folder below {root}, where mkdocs.yml is")
    return Settings(
        docs=folders["docs_dir"] or "",
        annotations=folders["annotations"] or "",
        sources=options.sources,
        trusted_keys=tuple(options.trusted_keys),
        trusted_pages=tuple(options.trusted_pages),
        policy=options.policy,
        guard_since=options.guard_since,
        exclude=UNSEEN + config.exclude_docs if config.exclude_docs else UNSEEN,
        drafts=None if drafts else config.draft_docs,
    )


def _neighbours(config: MkDocsConfig) -> list[Diagnostic]:
    """Return what is wrong with the theme and the other plugins; end any build that would end in a traceback."""
    file = Path(config.config_file_path)
    text = file.read_text("utf-8", errors="replace")
    # A hook is listed too, and has no options.
    options = {name: dict(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()}
    found = list(check_neighbours(options, file.name, text))
    impossible = [str(each) for each in found if each.severity is Severity.ERROR]
    if impossible:
        raise PluginError("\n".join(impossible))
    if get_theme_dir("material") not in config.theme.dirs:
        found.append(check_theme(config.theme.name, file.name, text))
    return found


def _inspect(root: Path, settings: Settings) -> Inspection:
    """Return the dossier with everything that is wrong with it; where there is no history, say what is not guarded."""
    try:
        inspection = inspect(root, settings)
    except HistoryError as error:
        raise PluginError(f"`guard_since` in mkdocs.yml: {error}") from error
    if inspection.history is None:
        _log.info("no git history, or only the end of it: published addresses are not guarded")
    return inspection


def _resolve(page: Page, files: Files, href: str) -> str:
    """Return the address of the file of the site to which a relative link in an article leads; else `href`."""
    file = files.get_file_from_path(target_of(href))
    if file is None:
        return href
    _, mark, rest = href.partition("?" if "?" in href else "#")
    return file.url_relative_to(page.file) + mark + rest


def _contents(headings: Iterable[Heading]) -> TableOfContents:
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


def _originals(dossier: Dossier, root: Path, folder: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the originals by article, none where no folder is named, and what is missing among them."""
    texts: dict[str, str] = {}
    missing: list[Diagnostic] = []
    for slug, article in dossier.articles.items() if folder else ():
        try:
            texts[slug] = read_source(root / folder, slug).text
        except SourcesError as error:
            missing.append(Diagnostic("D501", str(error), article.path, hint="put it into the folder of the sources"))
    return texts, missing


def _keep_private(config: MkDocsConfig, root: Path, *, serving: bool) -> None:
    """Keep the full-text edition out of what is published: a folder of its own, and no address."""
    config.site_url = ""
    if not serving and Path(config.site_dir).name != FULL_TEXT_SITE:
        config.site_dir = str(root / FULL_TEXT_SITE)


def _fit_theme(config: MkDocsConfig) -> None:
    """Put the package's templates, style sheets, modules and search in place; calling it twice changes nothing."""
    # Behind the user's own folder, so that `custom_dir` can still override a template of ours.
    templates = str(_PACKAGE / "templates" / "material")
    if templates not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
    _remove_search(config)
    for style in sorted((_PACKAGE / "assets" / "css").glob("*.css")):
        uri = f"{_ASSETS}/css/{style.name}"
        if uri not in config.extra_css:
            config.extra_css.append(uri)
    entry = f"{_ASSETS}/js/main.js"
    if entry not in map(str, config.extra_javascript):
        script = config_options.ExtraScriptValue(entry)
        script.type = "module"
        config.extra_javascript.append(script)
    # A column's alignment as an attribute: a style attribute would need an exception in a Content-Security-Policy.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    features = config.theme.get("features") or []
    # Instant navigation reads the sitemap, which is empty without an address of the site.
    if config.site_url and "navigation.instant" not in features:
        config.theme["features"] = [*features, "navigation.instant"]


def _unfold_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the images that style sheets carry into files of their own."""
    for sheet in list(files.css_files()):
        unfolded = extract_images(sheet.content_string, sheet.src_uri)
        if not unfolded.images:
            continue
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=unfolded.style))
        for path, image in unfolded.images.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=image))


def _remove_search(config: MkDocsConfig) -> None:
    """Leave out the host's own search, with its index and its worker; the header has ours."""
    for name in ("search", f"{config.theme.name}/search"):
        own = config.plugins.pop(name, None)
        if own is None:
            continue
        _log.info("the dossier has its own search: the plugin `search` in mkdocs.yml is left out")
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not own]
