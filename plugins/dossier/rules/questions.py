"""Checks of questions: which articles answer them, and which are silent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, Severity, did_you_mean, shown
from dossier.read.terms import LinkType
from dossier.text.repeats import same_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.read.model import Question
    from dossier.read.values import Dossier, LoadedClaim


def check_questions(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with the questions of `dossier` and the silences on them."""
    read = _read(dossier)
    for question in dossier.questions.values():
        yield from _repeated(dossier, question)
        yield from _silent(dossier, question, read)


def _repeated(dossier: Dossier, question: Question) -> Iterator[Diagnostic]:
    where = dossier.question_files[question.slug]
    for key, names in (("positions", [each.slug for each in question.positions]), ("silent", question.silent)):
        yield from same_names(key, names, where.path, partial(where.place, key))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the claims that are not withdrawn say on the questions.

    Attributes:
        answers: For each question the articles that answer it, each with the first claim that does.
        asked: For each article the questions that it answers.
        opposed: For each article its claims that dispute or qualify a claim of another, each with that one.
    """

    answers: Mapping[str, Mapping[str, str]]
    asked: Mapping[str, set[str]]
    opposed: Mapping[str, Sequence[tuple[LoadedClaim, LoadedClaim]]]


def _read(dossier: Dossier) -> _Read:
    answers: dict[str, dict[str, str]] = {question: {} for question in dossier.questions}
    asked: dict[str, set[str]] = {article: set() for article in dossier.articles}
    opposed: dict[str, list[tuple[LoadedClaim, LoadedClaim]]] = {article: [] for article in dossier.articles}
    for claim in dossier.standing.values():
        for answer in claim.claim.answers:
            answers.get(answer.question, {}).setdefault(claim.article, claim.id)
            asked[claim.article].add(answer.question)
        for link in claim.claim.links:
            other = dossier.standing.get(link.to)
            if other is None or other.article == claim.article:
                continue
            if link.type in {LinkType.DISPUTES, LinkType.QUALIFIES}:
                opposed[claim.article].append((claim, other))
            if link.type is LinkType.DISPUTES:
                opposed[other.article].append((other, claim))
    return _Read(answers, asked, opposed)


def _silent(dossier: Dossier, question: Question, read: _Read) -> Iterator[Diagnostic]:
    where = dossier.question_files[question.slug]
    answering = read.answers[question.slug]
    for number, article in enumerate(question.silent):
        loc = ("silent", number)
        if not dossier.knows("articles", article):
            hint = did_you_mean(article, dossier.articles) or "delete it, or add the article"
            yield Diagnostic("D301", f"there is no article {shown(article)}", where.path, *where.place(*loc), hint=hint)
        elif article in answering:
            message = f"the article {shown(article)} is marked silent, but it answers {shown(question.slug)}"
            hint = f"delete it here, or the answer in {shown(answering[article])}"
            yield Diagnostic("D308", message, where.path, *where.place(*loc), hint=hint)
        elif (side := _side(question, article, read)) is not None:
            claim, other = side
            message = f"the article {shown(article)} is marked silent, but its claim {shown(claim.id)} takes a side"
            hint = f"answer the question in that claim, or reconsider its link with {shown(other.id)}"
            yield Diagnostic("D319", message, where.path, *where.place(*loc), hint=hint, severity=Severity.WARNING)
    # An article with a claim that could not be loaded may well answer.
    partly = {name.partition("/")[0] for kind, name in dossier.unread if kind == "claims"}
    heard = {*answering, *question.silent, *partly}
    unread = [slug for slug, one in dossier.articles.items() if slug not in heard and not one.taken_down]
    if unread:
        yield Diagnostic(
            "D314",
            f"not yet read for the question {shown(question.slug)}",
            where.path,
            *where.place("ask"),
            found=", ".join(unread),
            hint="answer it in a claim of the article, or add the article to 'silent' of the question",
            severity=Severity.WARNING,
        )


def _side(question: Question, article: str, read: _Read) -> tuple[LoadedClaim, LoadedClaim] | None:
    """Return a claim of the silent `article` that disputes or qualifies one that answers `question`, with that one.

    If the article answers another question that the other claim answers, the link is taken to be about that one.
    """
    for claim, other in read.opposed.get(article, ()):
        answered = {answer.question for answer in other.claim.answers}
        if question.slug in answered and not answered & read.asked[article]:
            return claim, other
    return None
