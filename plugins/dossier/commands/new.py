"""`dossier new`: a new claim on some words of an article."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dossier.commands.asking import ask_answers, ask_kind, ask_links, ask_says, ask_slug, ask_speakers, ask_topics
from dossier.commands.options import opened, root_option
from dossier.commands.output import echo_findings, exit_code, many
from dossier.diagnostics import did_you_mean, printable, shown
from dossier.publish.drafting import (
    Draft,
    DraftError,
    DraftLink,
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
from dossier.read.schemas import modeline
from dossier.read.terms import Degree, Kind, LinkType
from dossier.read.values import Dossier

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
@click.option("--agrees", multiple=True, metavar="CLAIM", help="A claim that says the same, as ARTICLE/CLAIM.")
@click.option("--disputes", metavar="CLAIM", help="A claim that cannot be true together with it.")
@click.option(
    "--degree", type=click.Choice([degree.value for degree in Degree]), help="How strongly the two are opposed."
)
@click.option("--because", help="Why, in a sentence that can be understood without the other claim.")
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
    agrees: tuple[str, ...],
    disputes: str | None,
    degree: str | None,
    because: str | None,
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
    links = _links(agrees, disputes, degree, because)
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
    says = says or (ask_says() if asks else _given(says, "--says"))
    kind = kind or (ask_kind() if asks else _given(kind, f"--kind, one of {', '.join(Kind)}"))
    by = by or (ask_speakers(proposed.speakers) if asks else (AUTHOR,))
    topics = topics or (ask_topics(proposed.topics) if asks else ())
    taken = [_answer(answer) for answer in answers] or (ask_answers(dossier, proposed) if asks else [])
    links = links or (ask_links(dossier, proposed, answered=bool(taken)) if asks else [])
    usual = proposed_slug(dossier, article, says)
    slug = slug or (ask_slug(usual) if asks else usual)
    fault = slug_fault(slug or "")
    if slug is None or fault is not None:
        raise DraftError(f"{shown(slug or '')} cannot be the name of the file: expected {fault}; name it with --slug")
    draft = Draft(says, kind, spot, by, topics, mentions, events, taken, links, note)
    path = f"{settings.annotations}/claims/{article}/{slug}.yml"
    _create(root / path, written_draft(draft, modeline("claim", settings.site_url)))
    few = inspect_files(root, settings, [path])
    echo_findings(few.findings, root, "text")
    click.echo(f"{path} written: {many(len(few.findings), 'finding') if few.findings else 'nothing to correct'}")
    then = f"correct it there, and run 'dossier check {path}'" if few.findings else "propose the file"
    click.echo(f"next: {then}", err=True)
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


def _given(value: str | None, option: str) -> str:
    if value is None:
        raise DraftError(f"give {option}, or run this on a terminal, which asks for it")
    return value


def _answer(text: str) -> tuple[str, str, str | None]:
    found = _ANSWER.fullmatch(text)
    if found is None:
        raise DraftError(f"{shown(text)} is not an answer: expected QUESTION=POSITION")
    return found[1], found[2], found[3]


def _links(agrees: Sequence[str], disputes: str | None, degree: str | None, because: str | None) -> list[DraftLink]:
    if disputes is None and (degree or because):
        raise DraftError(
            "--degree and --because say how strongly and why it disputes a claim: name that with --disputes"
        )
    missing = [name for name, value in (("--degree", degree), ("--because", because)) if not value]
    if disputes is not None and missing:
        raise DraftError(f"a dispute needs a degree and a reason: give {' and '.join(missing)}")
    said = [DraftLink(LinkType.AGREES, to) for to in agrees]
    if disputes is not None and degree:
        said.append(DraftLink(LinkType.DISPUTES, disputes, Degree(degree), because))
    return said


def _show_similar(dossier: Dossier, proposed: Proposals) -> None:
    if proposed.claims:
        click.echo("Claims like it; if one says the same, add to it instead:")
    for key in proposed.claims[:3]:
        click.echo(f"  {printable(key)}: {printable(dossier.claims[key].claim.says)}")
