"""Effects: what readers see change elsewhere, on questions and at other claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.relations import Cell
from dossier.review.claims import Pairing
from dossier.review.seen import Seen
from dossier.review.values import Effect, QuestionChange

_NO_TALLY = "not counted"


def changed_questions(before: Seen, after: Seen, pairs: Pairing) -> Iterator[QuestionChange]:
    """Yield the questions of both editions on which articles say something else than before."""
    renamed = {
        old: slug
        for slug, question in after.dossier.questions.items()
        for old in question.formerly
        if old not in after.dossier.questions
    }
    were = {renamed.get(slug, slug): found for slug, found in before.edition.relations.answers.items()}
    for slug, now in after.edition.relations.answers.items():
        was = were.get(slug)
        first: list[str] = []
        second: list[str] = []
        cells = {cell.article: cell for cell in was.cells} if was is not None else {}
        for cell in now.cells:
            earlier = cells.get(cell.article)
            old = {} if earlier is None or was is None else _said(before, earlier, was.question.unit, pairs)
            new = _said(after, cell, now.question.unit, Pairing({}, {}))
            if {*old} != {*new}:
                outlet = after.outlet(cell.article)
                first += [f"{outlet}: {words}" for key, words in old.items() if key not in new]
                second += [f"{outlet}: {words}" for key, words in new.items() if key not in old]
        if was is not None and was.disputed != now.disputed:
            (second if now.disputed else first).append("claims on it dispute each other")
        if first or second:
            yield QuestionChange(now.question.ask, tuple(first), tuple(second))


def _said(seen: Seen, cell: Cell, unit: str | None, pairs: Pairing) -> dict[tuple[object, ...], str]:
    """Return what an article says on a question, by what tells one answer from another."""
    found: dict[tuple[object, ...], str] = {}
    for entry in cell.entries:
        key = (pairs.now(entry.claim), entry.position.slug, entry.stance, entry.by, entry.value)
        found[key] = seen.entry(entry, unit)
    if cell.silent:
        found["silent",] = "silent"
    return found


def effects_on(before: Seen, after: Seen, pairs: Pairing, old: str | None, key: str | None) -> Iterator[Effect]:
    """Yield how the tallies change of a claim and of those that it is or was related to.

    Args:
        before: The edition before.
        after: The edition after.
        pairs: Which claim is which.
        old: The claim before; None if it was added.
        key: The claim after; None if it is gone.
    """
    near = {pairs.now(one.other) for one in before.edition.relations.related.get(old or "", ())}
    near |= {one.other for one in after.edition.relations.related.get(key or "", ())}
    here = [key] if key is not None and old is not None else []
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in [*here, *sorted(near)]:
        change = _tallies(before, after, pairs.before.get(claim), claim)
        if change is not None:
            groups.setdefault(change, []).append(claim)
    for (first, second), claims in groups.items():
        yield Effect(after.places(claims), first, second)


def _tallies(before: Seen, after: Seen, old: str | None, claim: str) -> tuple[str, str] | None:
    """Return the tally of a claim before and after; None if it is as it was, or the claim is new or gone."""
    if old is None or claim not in after.dossier.standing:
        return None
    was, now = before.tally(old), after.tally(claim)
    first, second = was.words if was else _NO_TALLY, now.words if now else _NO_TALLY
    return None if first == second else (first, second)


def disputes_changed(before: Seen, after: Seen, pairs: Pairing) -> tuple[int, int]:
    """Return how many disputes between claims came and how many went; a renamed claim keeps its own."""
    were = {_renamed(pair, pairs.after) for pair in before.disputed}
    return len(after.disputed - were), len(were - after.disputed)


def _renamed(pair: Iterable[str], names: Mapping[str, str]) -> frozenset[str]:
    return frozenset(names.get(claim, claim) for claim in pair)
