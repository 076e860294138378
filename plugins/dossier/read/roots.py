"""Roots: the folder of the dossier that a file belongs to, and the path of the file in it."""

from __future__ import annotations

import os
from pathlib import Path

from dossier.diagnostics import RootError, shown
from dossier.read.settings import NAMES, Settings, read_settings

_ANNOTATIONS = Settings().annotations


def is_root(folder: Path) -> bool:
    """Return whether a dossier starts in `folder`: it has a `mkdocs.yml`, or a folder of annotations."""
    return any((folder / name).is_file() for name in NAMES) or (folder / _ANNOTATIONS).is_dir()


def root_above(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` in which a dossier starts; None if there is none.

    It is written like `path`, relative to the current folder or absolute, as far as it is below that folder.
    """
    here = Path.cwd()
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - follows no link
    for folder in (absolute, *absolute.parents):
        if is_root(folder):
            if path.is_absolute() or not folder.is_relative_to(here):
                return folder
            return folder.relative_to(here)
    return None


def settings_of(root: Path) -> Settings:
    """Return what the configuration of the dossier in `root` says.

    Raises:
        RootError: There is no dossier.
        SettingsError: The configuration cannot be read.
    """
    settings = read_settings(root)
    if not (root / settings.annotations).is_dir():
        raise RootError(
            f"{root} is not the root of a dossier: it has no folder {shown(settings.annotations)}; go to the folder "
            "of the dossier, or name it"
        )
    return settings


def path_in(root: Path, file: Path) -> str:
    """Return `file` relative to `root`, with forward slashes; links are not followed.

    Raises:
        RootError: It is not below `root`.
    """
    top, path = (Path(os.path.abspath(each)) for each in (root, file))  # noqa: PTH100 - follows no link
    if not path.is_relative_to(top):
        raise RootError(f"{file} is not in the dossier in {root}; name the dossier of the file with --root")
    return path.relative_to(top).as_posix()
