"""The configuration that MkDocs has read, as settings of the library, and whether a dossier can be built with it."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_theme_dir

from dossier.diagnostics import Diagnostic, Severity
from dossier.pages.publication import Proposals, Publication
from dossier.read.settings import FROM_DISK_POLICY, POLICY, UNSEEN, Settings, folder_in, severities
from dossier.rules.neighbours import check_neighbours, check_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from dossier.read.history import History

FULL_TEXT_SITE = "site-fulltext"


class DossierConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    annotations = config_options.Type(str, default="annotations")
    """Folder of the annotations, relative to the configuration file; default `annotations`."""

    sources = config_options.Type(str, default="")
    """Folder of the originals, one `ARTICLE.txt` each, relative to the configuration file; empty by default. Where it
    is set, the full-text edition is built for private reading, and always into a folder named `site-fulltext`: that of
    the configuration file, or the one that `--site-dir` names."""

    translations = config_options.Type(str, default="")
    """Folder of the dossier's own catalogues of words, such as `de.po`, relative to the configuration file; they go
    before those of the package. Empty by default for none."""

    trusted_keys = config_options.ListOfItems(config_options.Type(str), default=[])
    """Keys in the front matter of pages that may have any value, for other plugins; empty by default."""

    trusted_pages = config_options.ListOfItems(config_options.Type(str), default=[])
    """Pages, relative to `docs_dir`, that may contain HTML, such as a form; empty by default."""

    policy = config_options.Type(str, default=POLICY)
    """Content-Security-Policy of every page, in a `meta` element; empty for none. A preview has none."""

    guard_since = config_options.Type(str, default="")
    """Commit or tag from which addresses count as published; empty by default: all that are in git."""

    severity = config_options.Type(dict, default={})
    """How much findings that are not errors count: `error`, `warning` or `note`, by code; empty by default."""

    from_disk = config_options.Type(bool, default=False)
    """Whether the site is read from a disk, without a server; default `false`. Then every address names a file, the
    modules are one classic script, and the index of the search is one too."""

    host = config_options.Choice(("", "github", "gitea", "forgejo", "gitlab"), default="")
    """What the host of the repository runs, where `repo_url` does not tell: `github`, `gitea`, `forgejo` or `gitlab`;
    empty by default. The form for a claim opens its page for a new file."""

    branch = config_options.Type(str, default="main")
    """Branch of the repository that readers propose claims to; default `main`."""

    contact = config_options.Type(str, default="")
    """Address of e-mail, or of a page with a form, for readers who propose a claim and have no account at the host;
    empty by default for none."""

    picture = config_options.Type(str, default="")
    """Picture that is shown where a link to the site is posted, relative to `docs_dir`; empty by default for none. It
    needs `site_url`; 1,200 by 630 pixels suit most places."""


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of the configuration file; `-f` may have named it relative to the working folder."""
    return Path(config.config_file_path).absolute().parent


def settings_of(config: MkDocsConfig, options: DossierConfig, *, drafts: bool = False) -> Settings:
    """Return the settings as MkDocs has read them; with `drafts`, what `draft_docs` names is published too.

    Raises:
        PluginError: A folder is not below that of the configuration.
    """
    root = root_of(config)
    written = {"docs_dir": config.docs_dir, "annotations": options.annotations}
    folders = {name: folder_in(root, folder) for name, folder in written.items()}
    try:
        severity = severities(options.severity)
    except ValueError as error:
        raise PluginError(f"`severity` in mkdocs.yml: {error}") from error
    for name, folder in folders.items():
        if folder is None:
            raise PluginError(f"`{name}` is {written[name]}: expected a folder below {root}, where mkdocs.yml is")
    return Settings(
        docs=folders["docs_dir"] or "",
        annotations=folders["annotations"] or "",
        sources=options.sources,
        trusted_keys=tuple(options.trusted_keys),
        trusted_pages=tuple(options.trusted_pages),
        policy=FROM_DISK_POLICY if options.from_disk and options.policy == POLICY else options.policy,
        guard_since=options.guard_since,
        severity=severity,
        exclude=UNSEEN + config.exclude_docs if config.exclude_docs else UNSEEN,
        drafts=None if drafts else config.draft_docs,
    )


def publication_of(
    config: MkDocsConfig, options: DossierConfig, docs: str, history: History | None, site_url: str | None
) -> Publication:
    """Return what the site at `site_url` says of itself, with its pages in the folder `docs`."""
    return Publication(
        config.site_name,
        site_url,
        config.repo_url or None,
        edit_urls(config, docs),
        history,
        proposals=Proposals(options.host, options.branch, options.contact),
        from_disk=options.from_disk,
    )


def edit_urls(config: MkDocsConfig, docs: str) -> Callable[[str], str | None]:
    """Return where a file of the project can be edited, by the rules that MkDocs has for pages in the folder `docs`."""

    def edit_url(path: str) -> str | None:
        if not config.repo_url or not config.edit_uri:
            return None
        folder = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.rstrip("/") + "/")
        return urljoin(folder, posixpath.relpath(path, docs))

    return edit_url


def neighbours_of(config: MkDocsConfig) -> list[Diagnostic]:
    """Return what is wrong with the theme and the other plugins; fail any build that would end in a traceback."""
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


def keep_private(config: MkDocsConfig, root: Path, *, serving: bool) -> None:
    """Keep the full-text edition from being published: give it a folder of its own, and no address."""
    config.site_url = ""
    if not serving and Path(config.site_dir).name != FULL_TEXT_SITE:
        config.site_dir = str(root / FULL_TEXT_SITE)
