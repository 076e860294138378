"""`dossier verify`: a dossier against its originals."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dossier.commands.options import root_argument, sources_in, sources_option, strict_option
from dossier.commands.output import USAGE, echo_findings, exit_code, findings_option, progress
from dossier.diagnostics import ordered
from dossier.originals.verify import verify
from dossier.read.load import load_dossier
from dossier.read.roots import settings_of

_NOT_VERIFIED = "not verified: no sources"


@click.command("verify")
@root_argument
@sources_option
@findings_option
@strict_option
@click.option("--allow-missing", is_flag=True, help="Exit 0 if there are no originals.")
def verify_command(root: Path, sources: Path | None, form: str, *, strict: bool, allow_missing: bool) -> None:
    """Verify the dossier in ROOT (by default this folder) against its originals.

    Every pinpoint is located, every rendition is compared with its original paragraph by paragraph, and the whole
    project is searched for wording of the originals.
    """
    sources = sources or sources_in(root)
    if sources is None:
        # Silence would look like success, so this is a failure unless the caller allows it.
        echo_findings([], root, form, verified=False, reason="no sources")
        click.echo(_NOT_VERIFIED, err=form != "text")
        sys.exit(0 if allow_missing else USAGE)
    with progress("verifying"):
        settings = settings_of(root)
        dossier, faults = load_dossier(
            root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
        )
        verification = verify(dossier, sources)
    found = ordered([*faults, *verification.diagnostics])
    echo_findings(found, root, form, **verification.as_json())
    if form == "text":
        click.echo(verification.summary())
    sys.exit(exit_code(found, strict=strict))
