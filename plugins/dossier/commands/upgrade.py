"""`dossier upgrade`: annotations in the current version of the format."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.commands.options import root_argument
from dossier.read.roots import settings_of
from dossier.read.upgrade import plan_upgrade, write_upgrade


@click.command("upgrade")
@root_argument
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def upgrade_command(root: Path, *, dry_run: bool) -> None:
    """Upgrade the annotations in ROOT (by default this folder) to the current version of the format."""
    folder = root / settings_of(root).annotations
    upgrade = plan_upgrade(folder)
    if not upgrade.files:
        click.echo(f"the annotations are in format {upgrade.before}, the current one")
        return
    if not dry_run:
        write_upgrade(folder, upgrade)
    for path, text in upgrade.files.items():
        click.echo(f"{'-' if text is None else '+'} {folder.name}/{path}")
