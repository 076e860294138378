"""`dossier new`: a new claim on some words of an article."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from dossier.commands.options import opened, root_option
from dossier.commands.output import echo_findings, exit_code, many
from dossier.diagnostics import did_you_mean, printable, shown
from dossier.publish.drafting import (
    Draft,
    DraftError,
    Proposals,
    Spot,
    proposals,
    proposed_slug,
    spots,
    written_draft,
)
from dossier.publish.few import inspect_files
from dossier.read.load import load_dossier
from dossier.read.model import AUTHOR
from dossier.read.scalars import slug_fault
from dossier.read.terms import Kind
from dossier.read.values import Dossier

_KINDS = {
    Kind.REPORT: "says what happened, or who said what",
    Kind.INTERPRETATION: "says what something means, or why it happened",
    Kind.EVALUATION: "says how good, bad, wise or fair something is",
    Kind.PREDICTION: "says what will happen, or may",
    Kind.BACKGROUND: "says what was known before the event",
    Kind.PROPOSAL: "says what somebody should do",
}
_ANSWER = re.compile(r"([^=]+)=([^=]+)(?:=(-?[0-9]+(?:\.[0-9]+)?))?")


@click.command("new")
@click.argument("article")
@click.argument("words")
@root_option
@click.option("--says", help="The claim in one sentence of your own, that can be understood without the article.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What the words do.")
@click.option("--by", multiple=True, metavar="WHO", help="Who says it; by default the author of the article.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="A topic; may be given several times.")
@click.option("--mention", "mentions", multiple=True, metavar="ENTITY", help="Somebody or something that it names.")
@click.option("--event", "events", multiple=True, metavar="EVENT", help="An event that it is about.")
@click.option(
    "--answers", multiple=True, metavar="QUESTION=POSITION", help="A question that it answers; =VALUE for a number."
)
@click.option("--note", help="What a reader has to know besides.")
@click.option("--slug", help="Name of the file; by default made from the sentence.")
@click.option("--place", type=click.IntRange(1), help="Which one, where the article has the words more than once.")
@click.option("--ask/--no-ask", default=None, help="Ask for what is missing; by default on a terminal only.")
def new_command(  # noqa: PLR0913, PLR0917 - one for each key of a claim
    article: str,
    words: str,
    root: Path | None,
    says: str | None,
    kind: str | None,
    by: tuple[str, ...],
    topics: tuple[str, ...],
    mentions: tuple[str, ...],
    events: tuple[str, ...],
    answers: tuple[str, ...],
    note: str | None,
    slug: str | None,
    place: int | None,
    *,
    ask: bool | None,
) -> None:
    """Write a new claim on WORDS of ARTICLE, which is named by its slug.

    The words are looked up in the article. On a terminal you are asked for what you do not give. The file is checked,
    and nothing that exists is overwritten.
    """
    asks = sys.stdin.isatty() if ask is None else ask
    root, settings = opened(root)
    dossier, _ = load_dossier(
        root, annotations=settings.annotations, articles=settings.articles, publishes=settings.publishes
    )
    if article not in dossier.articles:
        hint = did_you_mean(article, dossier.articles) or f"its articles are {', '.join(dossier.articles) or 'none'}"
        raise DraftError(f"there is no article {shown(article)}: {hint}")
    spot = _chosen(dossier, article, words, place, asks=asks)
    proposed = proposals(dossier, spot)
    if asks:
        _show_similar(dossier, proposed)
    says = says or _asked("The claim in one sentence of your own", "--says", asks=asks)
    kind = kind or _kind(asks=asks)
    by = by or (_names("Who says it", (AUTHOR, *proposed.speakers), 1) if asks else (AUTHOR,))
    topics = topics or (_names("Its topics", proposed.topics, 0) if asks else ())
    taken = [_answer(answer) for answer in answers] or (_answers(dossier, proposed) if asks else [])
    usual = proposed_slug(dossier, article, says)
    slug = slug or (click.prompt("Name of the file", default=usual) if asks else usual)
    fault = slug_fault(slug or "")
    if slug is None or fault is not None:
        raise DraftError(f"{shown(slug or '')} cannot be the name of the file: expected {fault}; name it with --slug")
    draft = Draft(says, kind, spot, by, topics, mentions, events, taken, note)
    path = f"{settings.annotations}/claims/{article}/{slug}.yml"
    _create(root / path, written_draft(draft))
    few = inspect_files(root, settings, [path])
    echo_findings(few.findings, root, "text")
    click.echo(f"{path} written: {many(len(few.findings), 'finding') if few.findings else 'nothing to correct'}")
    then = "correct it there, and run" if few.findings else "add links to other claims there if there are any, and run"
    click.echo(f"next: {then} 'dossier check {path}'", err=True)
    sys.exit(exit_code(few.findings, strict=False))


def _create(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise DraftError(f"{file.as_posix()} exists: choose another name with --slug") from error
    except OSError as error:
        raise DraftError(f"{file.as_posix()} cannot be written: {error.strerror}") from error


def _chosen(dossier: Dossier, article: str, words: str, place: int | None, *, asks: bool) -> Spot:
    """Return the place of the words that is meant."""
    found, exact = spots(dossier, article, words)
    if not found:
        said = "are where no note can be shown" if exact else "are not in the article, nor any like them"
        raise DraftError(f"the words {said}: copy them from {dossier.articles[article].path}")
    if not exact:
        if not asks:
            raise DraftError(f"the words are not in the article; the nearest are {shown(found[0].text, 300)}")
        click.echo(f"The article has no such words. The nearest are:\n  {printable(found[0].text)}")
        click.confirm("Take these?", default=True, abort=True)
    if len(found) == 1:
        return found[0]
    rows = [f"{number}. {_beside(one)}" for number, one in enumerate(found, 1)]
    if place is None and asks:
        click.echo("The article has these words more than once:\n  " + "\n  ".join(rows))
        place = click.prompt("Which one", type=click.IntRange(1, len(found)))
    if place is None or place > len(found):
        raise DraftError(f"the article has these words {len(found)} times; choose with --place: {'; '.join(rows)}")
    return found[place - 1]


def _beside(spot: Spot) -> str:
    return printable(f"{spot.before or ''} [{spot.text}] {spot.after or ''}".strip())


def _asked(question: str, option: str, *, asks: bool) -> str:
    if not asks:
        raise DraftError(f"give {option}, or run this on a terminal, which asks for it")
    answer: str = click.prompt(question)
    return answer


def _kind(*, asks: bool) -> str:
    if not asks:
        raise DraftError(f"give --kind, one of {', '.join(_KINDS)}")
    click.echo("What the words do:")
    for number, (kind, about) in enumerate(_KINDS.items(), 1):
        click.echo(f"  {number}. {kind}: {about}")
    chosen: int = click.prompt("Its number", type=click.IntRange(1, len(_KINDS)))
    return [*_KINDS][chosen - 1].value


def _numbered(question: str, rows: Sequence[str], default: str) -> list[str]:
    """Show `rows` by number; return what is typed, with numbers replaced by the names that rows begin with."""
    click.echo(f"{question}: numbers or names, with spaces between them; Enter for {default or 'none'}")
    for number, row in enumerate(rows, 1):
        click.echo(f"  {number}. {printable(row)}")
    typed = str(click.prompt("", default=default, show_default=False, prompt_suffix="> ")).split()
    names = [row.partition(":")[0] for row in rows]
    return [names[int(each) - 1] if each.isdigit() and 0 < int(each) <= len(names) else each for each in typed]


def _names(question: str, proposed: Iterable[str], first: int) -> tuple[str, ...]:
    names = [*dict.fromkeys(proposed)]
    return tuple(_numbered(question, names, " ".join(names[:first])))


def _answers(dossier: Dossier, proposed: Proposals) -> list[tuple[str, str, str | None]]:
    """Ask which questions the claim answers, and how."""
    asked = [slug for slug in proposed.answers if slug in dossier.questions]
    rows = [f"{slug}: {dossier.questions[slug].ask}" for slug in asked]
    found: list[tuple[str, str, str | None]] = []
    for slug in _numbered("Questions that it answers", rows, ""):
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


def _answer(text: str) -> tuple[str, str, str | None]:
    found = _ANSWER.fullmatch(text)
    if found is None:
        raise DraftError(f"{shown(text)} is not an answer: expected QUESTION=POSITION")
    return found[1], found[2], found[3]


def _show_similar(dossier: Dossier, proposed: Proposals) -> None:
    if proposed.claims:
        click.echo("Claims like it; if one says the same, add to it instead:")
    for key in proposed.claims[:3]:
        click.echo(f"  {printable(key)}: {printable(dossier.claims[key].claim.says)}")
