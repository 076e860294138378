"""What `dossier new` asks for on a terminal, each question with what its answer is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from dossier.diagnostics import printable, shown
from dossier.publish.drafting import DraftLink, Proposals
from dossier.read.keys import Key, keys_of
from dossier.read.model import AUTHOR, Claim, Link
from dossier.read.terms import Degree, LinkType
from dossier.read.values import Dossier

KEYS = {key.name: key for key in keys_of(Claim)}
_LINK_KEYS = {key.name: key for key in keys_of(Link)}
_ASKED_LINKS = {LinkType.DISPUTES: "Claims that it disputes", LinkType.AGREES: "Claims that say the same"}


def ask_says() -> str:
    """Ask for the sentence."""
    return _text(KEYS["says"])


def ask_kind() -> str:
    """Ask for the kind, one of those of the format."""
    return _chosen(KEYS["kind"])


def ask_speakers(proposed: Iterable[str]) -> tuple[str, ...]:
    """Ask who says it, by default the author."""
    return _names(KEYS["by"], (AUTHOR, *proposed), 1)


def ask_topics(proposed: Iterable[str]) -> tuple[str, ...]:
    """Ask for topics, by default none."""
    return _names(KEYS["topics"], proposed, 0)


def ask_answers(dossier: Dossier, proposed: Proposals) -> list[tuple[str, str, str | None]]:
    """Ask which questions the claim answers, and how: a question, a position and no value each."""
    asked = [slug for slug in proposed.answers if slug in dossier.questions]
    rows = [f"{slug}: {dossier.questions[slug].ask}" for slug in asked]
    found: list[tuple[str, str, str | None]] = []
    for slug in _numbered(KEYS["answers"].about, rows, ""):
        question = dossier.questions.get(slug)
        if question is None:
            click.echo(f"  there is no question {shown(slug)}")
            continue
        click.echo(f"  {printable(question.ask)}")
        for number, position in enumerate(question.positions, 1):
            click.echo(f"    {number}. {printable(position.label)}")
        chosen = click.prompt("  Its position", type=click.IntRange(1, len(question.positions)))
        found.append((slug, question.positions[chosen - 1].slug, None))
    return found


def ask_links(dossier: Dossier, proposed: Proposals, *, answered: bool) -> list[DraftLink]:
    """Ask which claims it disputes, how strongly and why; and which say the same if it has `answered` no question."""
    rows = [f"{key}: {dossier.claims[key].claim.says}" for key in proposed.claims]
    found: list[DraftLink] = []
    for kind, question in _ASKED_LINKS.items():
        if kind is LinkType.AGREES and answered:
            continue
        for to in _numbered(f"{question}.", rows, ""):
            if to not in dossier.claims:
                click.echo(f"  there is no claim {shown(to)}")
            elif kind is LinkType.AGREES:
                found.append(DraftLink(kind, to))
            else:
                click.echo(f"  {printable(to)}: {printable(dossier.claims[to].claim.says)}")
                found.append(DraftLink(kind, to, Degree(_chosen(_LINK_KEYS["degree"])), _text(_LINK_KEYS["because"])))
    return found


def ask_slug(usual: str | None) -> str:
    """Ask for the name of the file, by default `usual`."""
    click.echo("The name of the file, which becomes the end of its address and does not change later.")
    return str(click.prompt("name", default=usual))


def _text(key: Key) -> str:
    click.echo(key.about)
    return str(click.prompt(key.name))


def _chosen(key: Key) -> str:
    click.echo(key.about)
    for number, (word, about) in enumerate(key.choices, 1):
        click.echo(f"  {number}. {word}: {about}")
    chosen: int = click.prompt("Its number", type=click.IntRange(1, len(key.choices)))
    return key.choices[chosen - 1][0]


def _numbered(about: str, rows: Sequence[str], default: str) -> list[str]:
    """Show `rows` by number; return what is typed, with numbers replaced by the names that rows begin with."""
    click.echo(f"{about} Numbers or names, with spaces between them; Enter for {default or 'none'}.")
    for number, row in enumerate(rows, 1):
        click.echo(f"  {number}. {printable(row)}")
    typed = str(click.prompt("", default=default, show_default=False, prompt_suffix="> ")).split()
    names = [row.partition(":")[0] for row in rows]
    return [names[int(each) - 1] if each.isdigit() and 0 < int(each) <= len(names) else each for each in typed]


def _names(key: Key, proposed: Iterable[str], first: int) -> tuple[str, ...]:
    names = [*dict.fromkeys(proposed)]
    return tuple(_numbered(key.about, names, " ".join(names[:first])))
