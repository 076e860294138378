"""`dossier explain`: what a finding means, why it is one, and an example."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

import click

from dossier.codes import CODES, GROUPS
from dossier.diagnostics import DossierError, did_you_mean, shown
from dossier.read.explanations import Example, explained

_WIDTH = 78


class CodeError(DossierError):
    """There is no such code."""


@click.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain the finding CODE, such as D104: why it is one, a bad and a good example.

    Without CODE all codes are listed.
    """
    if code is None:
        for first, codes in groupby(CODES, key=lambda each: each[1]):
            click.echo(f"{GROUPS[first]}:")
            for each in codes:
                click.echo(f"  {each}  {CODES[each]}")
        return
    name = code.upper()
    if name not in CODES:
        raise CodeError(f"there is no code {shown(code)}: {did_you_mean(name, CODES) or 'without one, all are listed'}")
    explanation = explained(name)
    click.echo(f"{name}: {explanation.meaning}\n")
    click.echo(textwrap.fill(explanation.why.replace("`", "'"), _WIDTH, break_on_hyphens=False))
    _echo("bad", explanation.bad)
    _echo("good", explanation.good)


def _echo(title: str, examples: Sequence[Example]) -> None:
    for example in examples:
        click.echo(f"\n{title}: {example.path}\n")
        click.echo(textwrap.indent(example.text.rstrip(), "    "))
