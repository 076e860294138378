"""The MkDocs plugin: an adapter between MkDocs and the library, and the only module that imports `mkdocs`.

It collects the articles while pages render and finishes the whole edition in `on_env`, when all are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from dossier.bundle import ENGINE, ENTRY, bundle
from dossier.check import check
from dossier.diagnostics import Diagnostic, Severity, ordered
from dossier.edition import ARTICLES, Edition
from dossier.links import LinkedPage, dead_links
from dossier.load import load_dossier

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

_log = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parent
_ASSETS = "assets/dossier"


class DossierConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    annotations = config_options.Type(str, default="annotations")
    """Folder of the annotations, relative to the configuration file; default `annotations`."""


class _SearchFlagConfig(Config):
    enabled = config_options.Type(bool, default=True)


class _SearchFlag(BasePlugin[_SearchFlagConfig]):
    """Stands where Material looks for its own search plugin, so that the header shows the search box."""


class DossierPlugin(BasePlugin[DossierConfig]):
    """Turns a folder of articles and a folder of annotations into an annotated dossier."""

    _edition: Edition
    _html: dict[str, str]

    def on_startup(self, **_: object) -> None:
        """Keep this instance, and with it the theme as it was fitted, for every build of a preview."""

    # Early, so that theme and search are in place before other plugins look at them.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the annotations, and fit the theme; every build starts from here."""
        root = Path(config.config_file_path).parent
        docs = Path(config.docs_dir)
        if not docs.is_relative_to(root):
            raise PluginError(f"`docs_dir` is {docs}: expected a folder next to mkdocs.yml, which is in {root}")
        articles = (docs.relative_to(root) / ARTICLES).as_posix()
        dossier, problems = load_dossier(root, annotations=self.config.annotations, articles=articles)
        self._edition = Edition(dossier, config.repo_url or None, _editor(config))
        self._html = {}
        problems += check(dossier)
        _report(problems)
        _stop_on_errors(problems, strict=config.strict)
        _fit_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every claim and question, and the browser modules and style sheets."""
        for page in self._edition.generated_pages():
            in_nav = InclusionLevel.UNDEFINED if page.path.endswith("index.md") else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.path, content="", inclusion=in_nav)
            file.edit_uri = f"../{page.edit}" if page.edit else None
            files.append(file)
        for asset in sorted((_PACKAGE / "assets").rglob("*.*")):
            uri = f"{_ASSETS}/{asset.relative_to(_PACKAGE / 'assets').as_posix()}"
            if uri == f"{_ASSETS}/search/{ENTRY}":
                files.append(File.generated(config, uri, content=bundle(asset.parent)))
            elif asset.name not in ENGINE:
                files.append(File.generated(config, uri, abs_src_path=str(asset)))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Name the page: an article by its label, a generated page by what it is about."""
        title = self._edition.title_of(page.file.src_uri)
        if title is not None:
            # MkDocs and its themes take titles for HTML.
            page.meta["title"] = str(escape(title))
            page.meta.setdefault("hide", ["toc"])
        return markdown

    # Late, so that what is scanned is what other plugins have made of the page.
    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Take in the rendered page."""
        slug = self._edition.article_of(page.file.src_uri)
        if slug is not None:
            _report(self._edition.add_article(slug, html))
        if page.file.generated_by != "dossier":
            self._html[page.file.src_uri] = html
        return html

    # Late, so that no other plugin changes the pages after their links were checked.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Weave, relate, render and index everything, now that all pages are known."""
        pages = {file.src_uri: file for file in files.documentation_pages()}
        finished = self._edition.finish(self._html, {path: file.url for path, file in pages.items()})
        for path, html in finished.pages.items():
            page = pages[path].page
            if page is not None:
                page.content = html
        for path, content in finished.files.items():
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED))
        linked = [LinkedPage(path, file.url, file.page.content or "") for path, file in pages.items() if file.page]
        _report(dead_links(linked, (file.url for file in files)))
        return env

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch the annotations too."""
        server.watch(str(Path(config.config_file_path).parent / self.config.annotations))
        return server


def _report(problems: Iterable[Diagnostic]) -> None:
    """Log every diagnostic as a warning, so that a strict build fails on each."""
    for problem in ordered(problems):
        _log.warning("%s", problem)


def _stop_on_errors(problems: Iterable[Diagnostic], *, strict: bool) -> None:
    """Stop a strict build before it clears the site folder when the annotations cannot be loaded or do not hold."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if strict and errors:
        raise PluginError(f"{errors} faults in the annotations: mend them, or build without `--strict`")


def _editor(config: MkDocsConfig) -> Callable[[str], str | None]:
    """Return where a file of the project can be edited, by the rules that MkDocs has for pages."""

    def edit_url(path: str) -> str | None:
        if not config.repo_url or not config.edit_uri:
            return None
        # The address in `edit_uri` is that of the folder of documents, which lies directly under the root.
        return urljoin(urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.rstrip("/") + "/"), f"../{path}")

    return edit_url


def _fit_theme(config: MkDocsConfig) -> None:
    """Put the package's templates, style sheets, modules and search in place; calling it twice changes nothing."""
    # Behind the user's own folder, so that `custom_dir` can still override a template of ours.
    templates = str(_PACKAGE / "templates" / "material")
    if templates not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
    _replace_search(config)
    for style in sorted((_PACKAGE / "assets" / "css").glob("*.css")):
        uri = f"{_ASSETS}/css/{style.name}"
        if uri not in config.extra_css:
            config.extra_css.append(uri)
    entry = f"{_ASSETS}/js/main.js"
    if entry not in map(str, config.extra_javascript):
        script = config_options.ExtraScriptValue(entry)
        script.type = "module"
        config.extra_javascript.append(script)
    features = config.theme.get("features") or []
    # Instant navigation reads the sitemap, which is empty without an address of the site.
    if config.site_url and "navigation.instant" not in features:
        config.theme["features"] = [*features, "navigation.instant"]


def _replace_search(config: MkDocsConfig) -> None:
    """Show the search box without Material's own index and worker."""
    key = f"{config.theme.name}/search"
    own = config.plugins.get(key) or config.plugins.get("search")
    if isinstance(own, _SearchFlag):
        return
    if own is not None:
        _log.info("the dossier has its own search: the plugin `search` in mkdocs.yml is left out")
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not own]
        config.plugins.pop("search", None)
    flag = _SearchFlag()
    flag.load_config({})
    config.plugins[key] = flag
