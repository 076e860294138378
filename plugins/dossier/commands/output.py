"""What all commands share: how they print findings, JSON and progress, and which exit code they return."""

from __future__ import annotations

import json
import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click
from rich.console import Console

from dossier.diagnostics import Diagnostic, Severity, counts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

FOUND = 1

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the output."
)


def progress(doing: str) -> AbstractContextManager[object]:
    """Show progress on a terminal; print nothing elsewhere."""
    console = Console(stderr=True)
    return console.status(doing) if console.is_terminal and not os.environ.get("CI") else nullcontext()


def echo_text(found: Iterable[Diagnostic]) -> None:
    """Print findings, one per line."""
    for each in found:
        click.echo(str(each))


def echo_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tally(found: list[Diagnostic], checked: str) -> str:
    """Return what was checked and how much was found, such as `3 claims: 1 error and 2 warnings`."""
    number = counts(found)
    faults = [many(number[severity], severity) for severity in Severity if number[severity]]
    return f"{checked}: {' and '.join(faults) if faults else 'nothing to correct'}"


def many(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def exit_code(found: Iterable[Diagnostic], *, strict: bool) -> int:
    """Return 1 if an error was found, or with `strict` anything at all; else 0."""
    return FOUND if any(strict or each.severity is Severity.ERROR for each in found) else 0
