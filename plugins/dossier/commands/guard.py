"""`dossier guard`: published addresses that would lead nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dossier.commands.options import root_argument
from dossier.commands.output import NOT_GUARDED, USAGE, echo_findings, exit_code, findings_option, tally
from dossier.diagnostics import ordered
from dossier.read.history import read_history
from dossier.read.load import load_dossier
from dossier.read.roots import settings_of
from dossier.rules.published_addresses import check_addresses


@click.command("guard")
@root_argument
@findings_option
@click.option(
    "--since", metavar="REV", help="Count addresses from this commit or tag onwards; by default 'guard_since', or all."
)
@click.option("--allow-missing", is_flag=True, help="Exit 0 if there is no git history.")
def guard_command(root: Path, form: str, since: str | None, *, allow_missing: bool) -> None:
    """Find published addresses of the dossier in ROOT (by default this folder) that would lead nowhere.

    Every claim and question that was ever in git has an address. It must still be a page, or be listed under
    'formerly' in whatever replaced it.
    """
    settings = settings_of(root)
    dossier, _ = load_dossier(
        root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
    )
    history = read_history(root, settings.annotations, since=since or settings.guard_since or None)
    found = ordered(check_addresses(dossier, history, settings.annotations)) if history else []
    echo_findings(found, root, form, guarded=history is not None)
    if history is None:
        # Silence would look like success, so this is a failure unless the caller allows it.
        click.echo(NOT_GUARDED, err=form != "text")
        sys.exit(0 if allow_missing else USAGE)
    addresses = f"{len(history.claims) + len(history.questions)} addresses"
    if form == "text":
        click.echo(tally(found, addresses), err=True)
    sys.exit(exit_code(found, strict=False))
