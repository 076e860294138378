"""`dossier fmt`: annotations in the house style."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dossier.commands.options import opened, root_option
from dossier.commands.output import FOUND, many
from dossier.read.files import read_text
from dossier.read.formatting import FormattingError, formatted, model_of
from dossier.read.rewriting import write_all
from dossier.read.roots import path_in
from dossier.read.yaml_gate import MAX_BYTES


@click.command("fmt")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, exists=True))
@root_option
@click.option("--check", "only_check", is_flag=True, help="List what would change, and change nothing.")
@click.option("--fail", is_flag=True, help="With --check: exit 1 if anything would change.")
def fmt_command(files: tuple[Path, ...], root: Path | None, *, only_check: bool, fail: bool) -> None:
    """Write annotations in the house style: all of them, or those in FILE, which may be a folder.

    Keys come in the order of the reference, and texts that are too long for a line are folded. Comments are kept, and
    no value changes; a file of which that cannot be said is left alone. Style is no fault: the exit code is 0, unless
    you ask for another.
    """
    root, settings = opened(root, files[0] if files else None)
    changed: dict[Path, str | None] = {}
    for file in _below(root, settings.annotations, files):
        path = path_in(root, file)
        model = model_of(path.removeprefix(f"{settings.annotations}/"))
        text, _ = read_text(file, path, MAX_BYTES)
        if model is None or text is None:
            click.echo(f"{path} left as it is: it cannot be read, 'dossier check' says why", err=True)
            continue
        try:
            now = formatted(text, model)
        except FormattingError as error:
            click.echo(f"{path} left as it is: {error}", err=True)
            continue
        if now != text:
            changed[file] = now
            click.echo(path)
    if not only_check:
        write_all(changed)
    click.echo(f"{many(len(changed), 'file')} {'would be ' if only_check else ''}changed", err=True)
    sys.exit(FOUND if changed and only_check and fail else 0)


def _below(root: Path, annotations: str, files: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files of annotations among `files`; all of them if none is named."""
    for file in files or (root / annotations,):
        found = sorted(file.rglob("*.yml")) if file.is_dir() else [file]
        for each in found:
            if path_in(root, each).startswith(f"{annotations}/") and each.suffix == ".yml" and not each.is_symlink():
                yield each
