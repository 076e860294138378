"""`dossier import`: a new article from a document."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.commands.options import sources_option
from dossier.commands.output import many
from dossier.diagnostics import shown
from dossier.originals.draft import ImportingError, create, propose, proposed_slug, read_document
from dossier.read.scalars import slug_fault
from dossier.read.settings import read_settings


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "slug", help="Slug of the article; by default derived from the file name.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Root of the dossier.")
@click.option("--with-words", is_flag=True, help="Keep the words of FILE; only for a text that you may publish.")
@sources_option
def import_command(file: Path, slug: str | None, root: Path, *, with_words: bool, sources: Path | None) -> None:
    """Start a new article from FILE, which is plain text, Markdown or HTML.

    A file is created in docs/articles, or in 'articles' below the docs_dir of mkdocs.yml, with one block for each
    paragraph to be retold. The text is added to the folder of originals unless it is already there. Nothing that
    exists is overwritten.
    """
    imported = read_document(file)
    slug = slug or proposed_slug(file)
    fault = slug_fault(slug)
    if fault is not None:
        raise ImportingError(f"{shown(slug)} is not a slug: {fault}")
    article = root / read_settings(root).articles / f"{slug}.md"
    create(article, propose(imported, slug, with_words=with_words))
    click.echo(f"{article.as_posix()}: {many(len(imported.blocks), 'paragraph')}")
    if sources is not None and not (sources / f"{slug}.txt").exists():
        create(sources / f"{slug}.txt", imported.text)
        click.echo(f"{slug}.txt is among the originals")
