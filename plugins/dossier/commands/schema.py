"""The command `schema`: what a kind of file may say, as JSON Schema."""

from __future__ import annotations

import click

from dossier.read.schemas import FILES, MODELS, schema_json


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice(list(MODELS)))
def schema_command(kind: str | None) -> None:
    """Print the JSON Schema of files of KIND; without it, name all kinds and where their files are.

    Editors read schemas to complete keys and to show what they mean. Each site has them in its folder `schema`.
    """
    if kind is not None:
        click.echo(schema_json(kind), nl=False)
        return
    for one in MODELS:
        click.echo(f"{one:9} {FILES.get(one, 'the head of docs/articles/*.md')}")
