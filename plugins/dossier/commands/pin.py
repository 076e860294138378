"""`dossier pin`: the pinpoint of words in an original."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dossier.commands.options import sources_in, sources_option
from dossier.commands.output import FOUND
from dossier.diagnostics import SourcesError
from dossier.originals.pinning import pin_words
from dossier.originals.verify import read_source


@click.command("pin")
@click.argument("article")
@click.argument("words", nargs=-1)
@sources_option
def pin_command(article: str, words: tuple[str, ...], sources: Path | None) -> None:
    """Print the pinpoint of WORDS in the original of ARTICLE.

    Without WORDS, or with - instead of them, they are read from standard input.
    """
    sources = sources or sources_in(Path())
    if sources is None:
        raise SourcesError("name the folder of originals with --sources or DOSSIER_SOURCES")
    text = _standard_input() if words in {(), ("-",)} else " ".join(words)
    found = pin_words(read_source(sources, article), text)
    for each in found.pinpoints:
        click.echo(str(each))
    if found.problem is not None:
        click.echo(found.problem, err=True)
        sys.exit(FOUND)


def _standard_input() -> str:
    # Words are compared, not kept, so a byte that is not UTF-8 need not stop the call.
    return sys.stdin.buffer.read().decode("utf-8", "replace")
