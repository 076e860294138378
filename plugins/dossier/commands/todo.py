"""`dossier todo`: what a dossier still needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from dossier.commands.options import opened, root_option
from dossier.commands.output import echo_json, format_option, many
from dossier.diagnostics import RootError, did_you_mean, printable, shown
from dossier.publish.undone import KINDS, Todo, undone
from dossier.read.load import load_dossier

VERSION = 1
"""Version of the JSON form. It changes when a key is removed or means something else; keys may be added."""
_MOST_SHOWN = 160


@click.command("todo")
@root_option
@click.option("--article", metavar="SLUG", help="Only what concerns this article, with the paragraphs to read first.")
@format_option
def todo_command(root: Path | None, article: str | None, form: str) -> None:
    """List what the dossier still needs. Nothing of it is a fault, so the exit code is 0.

    Articles not yet read for a question, claims without a question, disputes without a lead, unverified records, and
    passages without a pinpoint. With --article each open question comes with the paragraphs that may answer it.
    """
    root, settings = opened(root)
    dossier, faults = load_dossier(
        root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
    )
    if article is not None and article not in dossier.articles:
        hint = did_you_mean(article, dossier.articles) or f"its articles are {', '.join(dossier.articles) or 'none'}"
        raise RootError(f"there is no article {shown(article)}: {hint}")
    todos = undone(dossier, article)
    if form == "json":
        echo_json({"version": VERSION, "todo": [each.as_json() for each in todos]})
    else:
        _echo(todos)
    if faults:
        click.echo(f"{many(len(faults), 'finding')} first: files that cannot be read are not counted here", err=True)


def _echo(todos: Sequence[Todo]) -> None:
    for kind, group in groupby(todos, key=lambda each: each.kind):
        rows = list(group)
        click.echo(f"{len(rows)} {KINDS[kind]}")
        for each in rows:
            where = f"{each.article}, {each.path}" if kind == "cell" else each.path
            click.echo(f"  {printable(where)}\n    {_cut(each.about)}")
            for text in each.nearest:
                click.echo(f"    > {_cut(text)}")
    click.echo(f"{len(todos)} to do" if todos else "nothing to do", err=True)


def _cut(text: str) -> str:
    return printable(text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…")
