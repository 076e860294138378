"""What all commands share: how they print findings, JSON and progress, and which exit code they return."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from dossier.diagnostics import Diagnostic, Severity, counts
from dossier.read.excerpts import Excerpts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

FOUND = 1
USAGE = 2
NOT_GUARDED = "not guarded: no git history, or only a shallow clone"

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the output."
)
findings_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="Form of the findings.",
)
most_option = click.option(
    "--most", type=click.IntRange(1), help="With --format github: show the worst of the findings, and count the rest."
)


def progress(doing: str) -> AbstractContextManager[object]:
    """Show progress on a terminal; print nothing elsewhere."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it is slow to load

    return Console(stderr=True).status(doing)


def echo_worst(found: Sequence[Diagnostic], root: Path, most: int) -> None:
    """Print the `most` worst findings in the form of GitHub, and how many others there are."""
    rank = list(Severity)
    worst = sorted(found, key=lambda each: rank.index(each.severity))
    echo_findings(worst[:most], root, "github")
    if worst[most:]:
        number = counts(worst[most:])
        left = ", ".join(many(number[severity], severity) for severity in Severity if number[severity])
        click.echo(f"::notice title=dossier check::{left} more")


def echo_findings(found: Sequence[Diagnostic], root: Path, form: str, **more: object) -> None:
    """Print findings in one of the forms of `findings_option`, with the lines of the files in `root`.

    JSON also has what `more` names, before the findings.
    """
    excerpts = Excerpts(root)
    if form == "text":
        for each in found:
            click.echo(_coloured(each, excerpts.show(each)))
    else:
        from dossier.commands.formats import FORMATS  # noqa: PLC0415 - the usual form does not need them

        click.echo(FORMATS[form](found, excerpts, more), nl=False)


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_CARETS = re.compile(r"^( +\| +)(\^+)(.*)$", re.MULTILINE)


def _coloured(diagnostic: Diagnostic, text: str) -> str:
    """Return `text` with colours, if the output is a terminal that may have them."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    colour = _COLOURS[diagnostic.severity]
    head, line_end, rest = text.partition("\n")
    rest = _CARETS.sub(lambda found: found[1] + click.style(found[2] + found[3], fg=colour), rest)
    return click.style(head, bold=True) + line_end + rest


def echo_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tally(found: list[Diagnostic], checked: str) -> str:
    """Return what was checked and how much was found, such as `3 claims: 1 error, 2 warnings`."""
    number = counts(found)
    faults = [many(number[severity], severity) for severity in Severity if number[severity]]
    return f"{checked}: {', '.join(faults) if faults else 'nothing to correct'}"


def many(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def exit_code(found: Iterable[Diagnostic], *, strict: bool) -> int:
    """Return 1 if an error was found, or with `strict` a warning; else 0. A note never counts."""
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FOUND if any(each.severity in counted for each in found) else 0
