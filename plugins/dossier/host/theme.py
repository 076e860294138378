"""The theme of the host, fitted to a dossier: templates, style sheets, modules, and no second search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.config import config_options
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from dossier.language.scripts import WORDS_MODULE, panel_words
from dossier.publish.styles import extract_images
from dossier.search.bundle import ENTRY, bundle
from dossier.targets import ASSETS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parents[1]
_THEME_ICON = "assets/images/favicon.png"
"""The icon of the theme, which a site has unless it names one of its own."""


def fit_theme(config: MkDocsConfig, picture: str = "") -> None:
    """Put the package's templates, style sheets, modules, icon and search in place; calling it twice changes nothing.

    `picture` is the address of the picture of the site, relative to its root; empty for none.
    """
    # After the user's own folder, so that `custom_dir` can still override our templates.
    templates = str(_PACKAGE / "templates" / "material")
    if templates not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
    _remove_search(config)
    if config.theme.get("favicon") == _THEME_ICON:
        config.theme["favicon"] = f"{ASSETS}/icon.svg"
    config.theme["dossier_picture"] = urljoin(config.site_url, picture) if config.site_url and picture else ""
    for style in sorted((_PACKAGE / "assets" / "css").glob("*.css")):
        uri = f"{ASSETS}/css/{style.name}"
        if uri not in config.extra_css:
            config.extra_css.append(uri)
    entry = f"{ASSETS}/page/main.js"
    if entry not in map(str, config.extra_javascript):
        script = config_options.ExtraScriptValue(entry)
        script.type = "module"
        config.extra_javascript.append(script)
    # A column's alignment as an attribute: a style attribute would need an exception in a Content-Security-Policy.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    features = config.theme.get("features") or []
    # Instant navigation reads the sitemap, which is empty unless the site has an address.
    if config.site_url and "navigation.instant" not in features:
        config.theme["features"] = [*features, "navigation.instant"]


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add the browser modules and style sheets to the files of the site."""
    assets = _PACKAGE / "assets"
    for asset in sorted(assets.rglob("*.*")):
        path = asset.relative_to(assets).as_posix()
        uri = f"{ASSETS}/{path}"
        if path == WORDS_MODULE:
            files.append(File.generated(config, uri, content=panel_words()))
        elif asset.parent != assets / "engine":
            files.append(File.generated(config, uri, abs_src_path=str(asset)))
        elif asset.name == ENTRY:
            files.append(File.generated(config, uri, content=bundle(asset.parent)))
    _extract_images(files, config)


def _extract_images(files: Files, config: MkDocsConfig) -> None:
    """Move the images embedded in style sheets into files of their own."""
    for sheet in list(files.css_files()):
        extracted = extract_images(sheet.content_string, sheet.src_uri)
        if not extracted.images:
            continue
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=extracted.style))
        for path, image in extracted.images.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=image))


def _remove_search(config: MkDocsConfig) -> None:
    """Remove the host's own search, with its index and its worker; the header has ours."""
    for name in ("search", f"{config.theme.name}/search"):
        own = config.plugins.pop(name, None)
        if own is None:
            continue
        _log.info("the dossier has its own search: the plugin `search` in mkdocs.yml is ignored")
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not own]
