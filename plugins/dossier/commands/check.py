"""`dossier check`: what is wrong with a dossier, or with some of its files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.commands.options import opened, root_option, strict_option
from dossier.commands.output import (
    NOT_GUARDED,
    echo_findings,
    echo_worst,
    exit_code,
    findings_option,
    many,
    most_option,
    progress,
    tally,
)
from dossier.diagnostics import Diagnostic, DossierError
from dossier.read.roots import is_root, path_in

if TYPE_CHECKING:
    from dossier.read.settings import Settings

_NOT_FOLLOWED = "edited passages are followed by their words alone, since earlier articles are not known"


class PathError(DossierError):
    """What should be checked does not exist."""


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@root_option
@findings_option
@most_option
@strict_option
def check_command(paths: tuple[Path, ...], root: Path | None, form: str, most: int | None, *, strict: bool) -> None:
    """Check a whole dossier, or only the files at PATH.

    Without PATH, or where PATH is the folder of a dossier, all annotations and articles are checked, and that published
    addresses still work. Where it names files, or a folder of them, only what is wrong with them is shown, and what is
    wrong elsewhere because of them.
    """
    if not paths or (root is None and len(paths) == 1 and is_root(paths[0])):
        whole, settings = opened(root or (paths[0] if paths else None))
        _check_all(whole, settings, form, most, strict=strict)
    for path in paths:
        if not path.exists():
            raise PathError(f"there is no file {path.as_posix()}")
    root, settings = opened(root, paths[0])
    _check_files(root, settings, paths, form, most, strict=strict)


def _check_all(root: Path, settings: Settings, form: str, most: int | None, *, strict: bool) -> None:
    from dossier.publish.inspection import inspect  # noqa: PLC0415 - it loads all pages, which single files do not need

    with progress("checking"):
        inspection = inspect(root, settings)
        dossier, found = inspection.dossier, list(inspection.findings)
    _echo(found, root, form, most)
    if form == "text":
        checked = f"{many(len(dossier.claims), 'claim')}, {many(len(dossier.articles), 'article')}"
        click.echo(tally(found, checked), err=True)
        if inspection.history is None:
            click.echo(f"{NOT_GUARDED}\n{_NOT_FOLLOWED}", err=True)
    sys.exit(exit_code(found, strict=strict))


def _check_files(
    root: Path, settings: Settings, paths: Sequence[Path], form: str, most: int | None, *, strict: bool
) -> None:
    from dossier.publish.few import inspect_files  # noqa: PLC0415 - a check of everything does not need it

    files = [path_in(root, file) for path in paths for file in _files(path)]
    with progress("checking"):
        few = inspect_files(root, settings, files)
    _echo(few.findings, root, form, most)
    if form == "text":
        click.echo(tally(list(few.findings), many(len(files), "file")), err=True)
        if few.others:
            said = f"{many(few.others, 'finding')} seen in other files"
            click.echo(f"{said}: 'dossier check' checks them all", err=True)
    sys.exit(exit_code(few.findings, strict=strict))


def _echo(found: Sequence[Diagnostic], root: Path, form: str, most: int | None) -> None:
    if form == "github" and most is not None:
        echo_worst(found, root, most)
    else:
        echo_findings(found, root, form)


def _files(path: Path) -> list[Path]:
    return sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
