"""The commands `index` and `search`, which serve any folder of HTML."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TextIO

import click

from dossier._native import Index, SearchResult, SiteReport, index_site
from dossier.commands.output import echo_json, format_option, many, progress
from dossier.diagnostics import SearchError

MOST_NAMED = 10
"""Pages that could not be read as they say and that are named one by one."""


@click.command("index")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder of the index.")
@click.option("--selector", help="Element of the content: tag, #id, .class; by default main or article.")
@click.option("--language", help="Language tag of the pages; by default what they say, or English.")
@click.option("--threads", type=click.IntRange(1), help="Threads that read pages; by default one per processor.")
@click.option(
    "--memory", type=click.IntRange(1), default=128, show_default=True, help="MiB of words before they go to disk."
)
@format_option
def index_command(
    site: Path, out: Path, selector: str | None, language: str | None, threads: int | None, memory: int, form: str
) -> None:
    """Index all HTML pages below SITE, whatever built them."""
    started = time.perf_counter()
    try:
        with progress("indexing"):
            report = index_site(
                site, out, selector=selector, language=language, threads=threads, memory_bytes=memory << 20
            )
    except OSError as error:
        raise _refused(error) from error
    except ValueError as error:
        raise SearchError(str(error)) from error
    seconds = time.perf_counter() - started
    for page in report.garbled[:MOST_NAMED]:
        click.echo(
            f"{page}: expected text in the encoding that the page says, or in UTF-8, found other bytes", err=True
        )
    if len(report.garbled) > MOST_NAMED:
        click.echo(f"{len(report.garbled) - MOST_NAMED} more pages have such bytes", err=True)
    if form == "json":
        echo_json(_report_as_json(report, seconds))
    else:
        size = sum(report.bytes) / 1e6
        pages, documents = many(report.pages, "page"), many(report.documents, "section")
        click.echo(f"{pages}, {documents}: {many(report.files, 'file')} of {size:.1f} MB in {seconds:.1f} s")


@click.command("search")
@click.argument("query", required=False)
@click.option("--index", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Its folder.")
@click.option("--queries", type=click.File(encoding="utf-8"), help='Lines of {"id", "text"} to answer one by one.')
@click.option("--limit", type=click.IntRange(0), default=10, show_default=True, help="Most results for a query.")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="Form of output.")
def search_command(query: str | None, folder: Path, queries: TextIO | None, limit: int, form: str) -> None:
    """Search an index for QUERY: words, "phrases", -without, field:value."""
    if (query is None) == (queries is None):
        raise SearchError("expected a query or --queries, but not both")
    try:
        index = Index.open(folder)
        if query is not None:
            result = index.search(query, limit, prefix=False, facets=form == "json")
            _echo_result(result, form)
        else:
            asked = [json.loads(line) for line in queries or () if line.strip()]
            ranked = index.rank([one["text"] for one in asked], limit)
            for one, results in zip(asked, ranked, strict=True):
                listed = [{"url": url, "score": score} for url, score in results]
                click.echo(json.dumps({"id": one["id"], "results": listed}, ensure_ascii=False))
    except OSError as error:
        raise _refused(error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SearchError(f"{folder}: {error}") from error


_GIVEN_UP = {
    "phrase": "no results for the phrase {}: searched for its words",
    "field": "no results with {}: it is not required",
    "exclusion": "nothing is left out for -{}",
}


def _refused(error: OSError) -> SearchError:
    """Return the system's message after the name of the file, as in a diagnostic."""
    return SearchError(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _report_as_json(report: SiteReport, seconds: float) -> dict[str, object]:
    parts = ("manifest", "terms", "positions", "texts", "spelling", "fields")
    return {
        "pages": report.pages,
        "garbled": report.garbled,
        "html_bytes": report.html_bytes,
        "documents": report.documents,
        "terms": report.terms,
        "files": report.files,
        "bytes": dict(zip(parts, report.bytes, strict=True)),
        "spilled": report.spilled,
        "seconds": round(seconds, 3),
    }


def _echo_result(result: SearchResult, form: str) -> None:
    hits = [
        {"url": hit.url, "score": hit.score, "type": hit.kind, "title": hit.title, "crumbs": hit.crumbs}
        | {"excerpt": hit.excerpt}
        for hit in result.hits
    ]
    if form == "json":
        facets = {name: dict(values) for name, values in result.facets}
        corrections = [{"from": wrong, "to": right} for wrong, right in result.corrections]
        relaxed = [{"kind": kind, "text": text} for kind, text in result.relaxed]
        answered = {"total": result.total, "corrections": corrections, "relaxed": relaxed}
        echo_json(answered | {"facets": facets, "results": hits})
    elif form == "jsonl":
        for hit in hits:
            click.echo(json.dumps(hit, ensure_ascii=False))
    else:
        for wrong, right in result.corrections:
            click.echo(f"no results for {wrong}: searched for {right}", err=True)
        for kind, text in result.relaxed:
            click.echo(_GIVEN_UP[kind].format(text), err=True)
        for found in result.hits:
            click.echo(
                f"{found.title}\n  {found.url}\n  {found.excerpt}" if found.excerpt else f"{found.title}\n  {found.url}"
            )
        click.echo(many(result.total, "result"), err=True)
