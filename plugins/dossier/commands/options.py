"""What commands take: the root of a dossier, its files, and the folder of the originals."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.diagnostics import RootError
from dossier.read.roots import root_above, settings_of
from dossier.read.settings import Settings, read_settings

root_argument = click.argument("root", type=click.Path(path_type=Path, file_okay=False), default=Path())
root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the dossier; by default the nearest one above, with a mkdocs.yml or annotations.",
)
strict_option = click.option("--strict", is_flag=True, help="Count warnings as findings.")
sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path),
    envvar="DOSSIER_SOURCES",
    help="Folder of the originals, one ARTICLE.txt each; by default DOSSIER_SOURCES, or 'sources' in mkdocs.yml.",
)


def opened(root: Path | None, path: Path | None = None) -> tuple[Path, Settings]:
    """Return the root of the dossier and its settings: `root` if it is given, else the nearest one above `path`.

    Without `path` it is the nearest above the current folder.

    Raises:
        RootError: There is no dossier.
    """
    found = root or root_above(path or Path())
    if found is None and path is not None and path.is_dir():
        found = path
    if found is None:
        where = path or "this folder"
        raise RootError(
            f"there is no dossier in {where} or above it: go to a folder with 'annotations', or name it with --root"
        )
    return found, settings_of(found)


def sources_in(root: Path) -> Path | None:
    """Return the folder of originals that the configuration of `root` names."""
    sources = read_settings(root).sources
    return root / sources if sources else None
