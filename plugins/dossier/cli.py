"""The command line: `dossier check`, `diff`, `fix`, `guard`, `import`, `upgrade`, `pin`, `verify`, `index`, `search`.

Exit codes are 0 if nothing is wrong, 1 if something was found, and 2 if the call itself cannot be carried out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.commands.diff import diff_command
from dossier.commands.fix import fix
from dossier.commands.output import (
    FOUND,
    echo_findings,
    echo_worst,
    exit_code,
    findings_option,
    many,
    most_option,
    progress,
    tally,
)
from dossier.commands.schema import schema_command
from dossier.commands.search import index_command, search_command
from dossier.diagnostics import (
    Diagnostic,
    DossierError,
    RootError,
    SourcesError,
    ordered,
    printable,
    shown,
)
from dossier.originals.draft import ImportingError, create, propose, proposed_slug, read_document
from dossier.originals.pinning import pin_words
from dossier.originals.verify import read_source, verify
from dossier.publish.inspection import inspect
from dossier.read.history import read_history
from dossier.read.load import load_dossier
from dossier.read.scalars import slug_fault
from dossier.read.settings import Settings, read_settings
from dossier.read.upgrade import plan_upgrade, write_upgrade
from dossier.rules.published_addresses import check_addresses

if TYPE_CHECKING:
    from dossier.read.values import Dossier

USAGE = 2
_NOT_VERIFIED = "not verified: no sources"
_NOT_GUARDED = "not guarded: no git history, or only a shallow clone"
_NOT_FOLLOWED = "edited passages are followed by their words alone, since earlier articles are not known"

_root = click.argument("root", type=click.Path(path_type=Path, file_okay=False), default=Path())
_strict = click.option("--strict", is_flag=True, help="Count warnings as findings.")
_sources = click.option(
    "--sources",
    type=click.Path(path_type=Path),
    envvar="DOSSIER_SOURCES",
    help="Folder of the originals, one ARTICLE.txt each; by default DOSSIER_SOURCES, or 'sources' in mkdocs.yml.",
)


class _Commands(click.Group):
    """A command group that reports a `DossierError` by its message and exits with code 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        try:
            return super().invoke(ctx)
        except DossierError as error:
            click.echo(f"error: {printable(str(error))}", err=True)
            ctx.exit(USAGE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dossier")
def main() -> None:
    """Check and maintain an annotated dossier."""


main.add_command(diff_command)
main.add_command(index_command)
main.add_command(search_command)
main.add_command(schema_command)


@main.command("check")
@_root
@findings_option
@most_option
@_strict
def check_command(root: Path, form: str, most: int | None, *, strict: bool) -> None:
    """Check all annotations and articles in ROOT (by default this folder), and that published addresses still work."""
    with progress("checking"):
        inspection = inspect(root, _settings(root))
        dossier, found = inspection.dossier, list(inspection.findings)
    if form == "github" and most is not None:
        echo_worst(found, root, most)
    else:
        echo_findings(found, root, form)
    if form == "text":
        checked = f"{many(len(dossier.claims), 'claim')}, {many(len(dossier.articles), 'article')}"
        click.echo(tally(found, checked), err=True)
        if inspection.history is None:
            click.echo(f"{_NOT_GUARDED}\n{_NOT_FOLLOWED}", err=True)
    sys.exit(exit_code(found, strict=strict))


@main.command("fix")
@_root
@_sources
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--ask/--no-ask", default=None, help="Ask about what is not certain; by default on a terminal only.")
def fix_command(root: Path, sources: Path | None, *, dry_run: bool, ask: bool | None) -> None:
    """Make the fixes that are certain in ROOT (by default this folder), also in files that cannot be read yet.

    Passages that were edited in the articles get their new words. What is certain is written, and shown as a diff;
    comments and order are kept. About the rest you are asked. With --sources, pinpoints whose words are elsewhere in
    their original are corrected as well.
    """
    asks = sys.stdin.isatty() if ask is None else ask
    sys.exit(fix(root, _settings(root), sources, dry_run=dry_run, ask=asks and not dry_run))


@main.command("guard")
@_root
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
    settings = _settings(root)
    dossier, _ = _loaded(root, settings)
    history = read_history(root, settings.annotations, since=since or settings.guard_since or None)
    found = ordered(check_addresses(dossier, history, settings.annotations)) if history else []
    echo_findings(found, root, form, guarded=history is not None)
    if history is None:
        # Silence would look like success, so this is a failure unless the caller allows it.
        click.echo(_NOT_GUARDED, err=form != "text")
        sys.exit(0 if allow_missing else USAGE)
    addresses = f"{len(history.claims) + len(history.questions)} addresses"
    if form == "text":
        click.echo(tally(found, addresses), err=True)
    sys.exit(exit_code(found, strict=False))


@main.command("pin")
@click.argument("article")
@click.argument("words", nargs=-1)
@_sources
def pin_command(article: str, words: tuple[str, ...], sources: Path | None) -> None:
    """Print the pinpoint of WORDS in the original of ARTICLE.

    Without WORDS, or with - instead of them, they are read from standard input.
    """
    sources = sources or _sources_in(Path())
    if sources is None:
        raise SourcesError("name the folder of originals with --sources or DOSSIER_SOURCES")
    text = _standard_input() if words in {(), ("-",)} else " ".join(words)
    found = pin_words(read_source(sources, article), text)
    for each in found.pinpoints:
        click.echo(str(each))
    if found.problem is not None:
        click.echo(found.problem, err=True)
        sys.exit(FOUND)


@main.command("verify")
@_root
@_sources
@findings_option
@_strict
@click.option("--allow-missing", is_flag=True, help="Exit 0 if there are no originals.")
def verify_command(root: Path, sources: Path | None, form: str, *, strict: bool, allow_missing: bool) -> None:
    """Verify the dossier in ROOT (by default this folder) against its originals.

    Every pinpoint is located, every rendition is compared with its original paragraph by paragraph, and the whole
    project is searched for wording of the originals.
    """
    sources = sources or _sources_in(root)
    if sources is None:
        # Silence would look like success, so this is a failure unless the caller allows it.
        echo_findings([], root, form, verified=False, reason="no sources")
        click.echo(_NOT_VERIFIED, err=form != "text")
        sys.exit(0 if allow_missing else USAGE)
    with progress("verifying"):
        dossier, faults = _loaded(root, _settings(root))
        verification = verify(dossier, sources)
    found = ordered([*faults, *verification.diagnostics])
    echo_findings(found, root, form, **verification.as_json())
    if form == "text":
        click.echo(verification.summary())
    sys.exit(exit_code(found, strict=strict))


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "slug", help="Slug of the article; by default derived from the file name.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Root of the dossier.")
@click.option("--with-words", is_flag=True, help="Keep the words of FILE; only for a text that you may publish.")
@_sources
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


@main.command("upgrade")
@_root
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def upgrade_command(root: Path, *, dry_run: bool) -> None:
    """Upgrade the annotations in ROOT (by default this folder) to the current version of the format."""
    folder = root / _settings(root).annotations
    upgrade = plan_upgrade(folder)
    if not upgrade.files:
        click.echo(f"the annotations are in format {upgrade.before}, the current one")
        return
    if not dry_run:
        write_upgrade(folder, upgrade)
    for path, text in upgrade.files.items():
        click.echo(f"{'-' if text is None else '+'} {folder.name}/{path}")


def _settings(root: Path) -> Settings:
    """Return what the configuration of the dossier in `root` says."""
    settings = read_settings(root)
    if not (root / settings.annotations).is_dir():
        raise RootError(f"{root} is not the root of a dossier: it has no folder {shown(settings.annotations)}")
    return settings


def _loaded(root: Path, settings: Settings) -> tuple[Dossier, list[Diagnostic]]:
    return load_dossier(
        root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
    )


def _sources_in(root: Path) -> Path | None:
    """Return the folder of originals that the configuration of `root` names."""
    sources = read_settings(root).sources
    return root / sources if sources else None


def _standard_input() -> str:
    # Words are compared, not kept, so a byte that is not UTF-8 need not stop the call.
    return sys.stdin.buffer.read().decode("utf-8", "replace")
