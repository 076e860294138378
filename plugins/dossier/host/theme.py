"""The theme of the host, fitted to a dossier: templates, style sheets, modules, and no second search."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.config import config_options
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from dossier.host.pages import footer_links
from dossier.language.scripts import WORDS_MODULE, panel_words
from dossier.processes import spread
from dossier.publish.scripts import FETCH, joined
from dossier.publish.styles import compact, extract_images
from dossier.publish.unused import Names, names_in, without_unused
from dossier.read.settings import FROM_DISK_POLICY, POLICY
from dossier.search.bundle import ENTRY, bundle
from dossier.targets import ASSETS, STYLES

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)
_PACKAGE = Path(__file__).parents[1]
BROWSER = _PACKAGE / "assets"
"""What browsers get: style sheets and modules."""
JOINED = f"{ASSETS}/dossier.js"
"""All modules as one classic script, for a site that is read from a disk."""
_MAIN = "page/main.js"
_CLASSIC = ("page/early.js", "theme/content.js", "theme/head.js")
"""Scripts that are no modules."""
_INSTANT = "navigation.instant"
"""The feature of the theme that reads other pages; names of further ones begin so."""
_SHEETS = "assets/stylesheets/"
_FULL_TEXT_SHEETS = frozenset({"dossier-abreast", "dossier-private"})
# Results of the search of the theme: its scripts name them, and write none, since its search is removed.
_SEARCH = "md-search-result"
_SEARCH_NAMES = re.compile(rf"{_SEARCH}[\w-]*")
_IN_WORKERS = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
"""Scripts of the theme that run in a worker, where there are no elements."""
_SHARE = 250
"""Pages that a process reads before it takes more."""
_THEME_ICON = "assets/images/favicon.png"
"""The icon of the theme, which a site has unless it names one of its own."""


def fit_theme(config: MkDocsConfig, picture: str = "", *, from_disk: bool = False) -> None:
    """Put the package's templates, style sheets, modules, icon and search in place; calling it twice changes nothing.

    Args:
        config: The configuration.
        picture: Address of the picture of the site, relative to its root; empty for none.
        from_disk: Whether the site is read from a disk. Then every address names a file.
    """
    # After the user's own folder, so that `custom_dir` can still override our templates.
    templates = str(_PACKAGE / "templates" / "material")
    if templates not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, templates)
    _remove_search(config)
    if config.theme.get("favicon") == _THEME_ICON:
        config.theme["favicon"] = f"{ASSETS}/icon.svg"
    config.theme["dossier_picture"] = urljoin(config.site_url, picture) if config.site_url and picture else ""
    if STYLES not in config.extra_css:
        config.extra_css.append(STYLES)
    config.theme["dossier_from_disk"] = from_disk
    if from_disk:
        config.use_directory_urls = False
    entry = JOINED if from_disk else f"{ASSETS}/{_MAIN}"
    if entry not in map(str, config.extra_javascript):
        script = config_options.ExtraScriptValue(entry)
        script.type = "" if from_disk else "module"
        config.extra_javascript.append(script)
    # A column's alignment as an attribute: a style attribute would need an exception in a Content-Security-Policy.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    features = config.theme.get("features") or []
    if from_disk:
        config.theme["features"] = [each for each in features if not each.startswith(_INSTANT)]
    # Instant navigation reads the sitemap, which is empty unless the site has an address.
    elif config.site_url and _INSTANT not in features:
        config.theme["features"] = [*features, _INSTANT]


def add_assets(
    files: Files, config: MkDocsConfig, originals: Collection[str], *, from_disk: bool = False
) -> tuple[File, ...]:
    """Add the browser modules and style sheets to the files of the site; return the style sheets of the theme.

    All pages have to be among the files, for the links in the foot. For a site that is read `from_disk`, the modules
    are joined, and images stay in the style sheets. What only pages of `originals` need is left out where there
    are none.
    """
    every = sorted(BROWSER.glob("css/*.css"))
    sheets = [sheet.read_text("utf-8") for sheet in every if originals or sheet.stem not in _FULL_TEXT_SHEETS]
    files.append(File.generated(config, STYLES, content="".join(map(compact, sheets))))
    modules: dict[str, str] = {}
    for asset in sorted(path for path in BROWSER.rglob("*.*") if path.parent != BROWSER / "css"):
        name = asset.relative_to(BROWSER).as_posix()
        if asset.suffix == ".js" and name not in _CLASSIC and (from_disk or name == FETCH):
            modules[name] = panel_words() if name == WORDS_MODULE else asset.read_text("utf-8")
        elif name == WORDS_MODULE:
            files.append(File.generated(config, f"{ASSETS}/{name}", content=panel_words()))
        elif asset.parent != BROWSER / "engine":
            files.append(File.generated(config, f"{ASSETS}/{name}", abs_src_path=str(asset)))
        elif asset.name == ENTRY:
            files.append(File.generated(config, f"{ASSETS}/{name}", content=bundle(asset.parent)))
    if from_disk:
        # Masks from a disk are not drawn.
        files.append(File.generated(config, JOINED, content=joined(modules, _MAIN)))
    else:
        _extract_images(files, config)
    config.theme["dossier_footer"] = footer_links(config, files)
    return tuple(file for file in files.css_files() if file.src_uri.startswith(_SHEETS))


def leave_out_unused(
    sheets: Iterable[File], config: MkDocsConfig, policy: str, filled: tuple[Iterable[str], Container[Path]] | None
) -> None:
    """Leave out of style sheets of the finished site what matches nothing in it.

    Nothing is left out under another `policy` than ours, since scripts may then come from elsewhere.

    Args:
        sheets: The style sheets.
        config: The configuration.
        policy: What pages say that a browser may load.
        filled: Names that elements have in pages which need not be read again, and the files of these pages.
    """
    if policy not in {POLICY, FROM_DISK_POLICY}:
        return
    known, read = filled or ((), ())
    site = Path(config.site_dir)
    files = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
    pages = [path for path in files if path.suffix == ".html" and path not in read]
    shares = [pages[start : start + _SHARE] for start in range(0, len(pages), _SHARE)]
    found = spread(lambda share: names_in(page.read_bytes() for page in share), shares)
    scripts = (path for path in files if path.name.endswith("js") and path.suffix)
    texts = (path.read_text("utf-8", "replace") for path in scripts if not _in_worker(path.relative_to(site)))
    in_pages = set(known).union(*found.values())
    if not any(name.startswith(_SEARCH) for name in in_pages):
        texts = (_SEARCH_NAMES.sub("", text) for text in texts)
    names = Names.of(in_pages, texts)
    for sheet in sheets:
        write_file(without_unused(sheet.content_string, names).encode(), sheet.abs_dest_path)


def _in_worker(script: Path) -> bool:
    return script.as_posix().startswith(_IN_WORKERS)


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
