"""The command `diff`: what a change does to the dossier, for whoever reviews it."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.commands.output import progress

_FORMS = ("markdown", "html", "json")


@click.command("diff")
@click.argument("span", metavar="BASE[...HEAD]")
@click.argument("root", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--format", "forms", type=click.Choice(_FORMS), multiple=True, help="Form of the report; may be repeated."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for report.md, report.html and report.json."
)
def diff_command(span: str, root: Path, forms: tuple[str, ...], out: Path | None) -> None:
    """Show what BASE...HEAD changes in the dossier in ROOT (by default this folder).

    Each claim is shown before and after, with what follows for questions and other claims. Both are compared with the
    commit where they part. With BASE alone, the working tree is compared. Nothing in it is changed.
    """
    # A command that is not called costs no time.
    from dossier.review.data import as_json  # noqa: PLC0415
    from dossier.review.markdown import as_markdown  # noqa: PLC0415
    from dossier.review.page import as_html  # noqa: PLC0415
    from dossier.review.reading import read_review  # noqa: PLC0415

    if len(forms) > 1 and out is None:
        raise click.UsageError("several forms need --out, a folder for their files")
    with progress("comparing"):
        review = read_review(root, span)
    written = {"markdown": as_markdown, "html": as_html, "json": as_json}
    for form in dict.fromkeys(forms or ("markdown",)):
        text = written[form](review)
        if out is None:
            click.echo(text, nl=False)
        else:
            out.mkdir(parents=True, exist_ok=True)
            suffix = "md" if form == "markdown" else form
            (out / f"report.{suffix}").write_text(text, "utf-8", newline="\n")
