"""Repeats: a name given twice in a list, the same claim in two files, the same article under two names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dossier._native import Block
from dossier.diagnostics import Diagnostic, Severity, shown
from dossier.read.source_map import SourcePosition
from dossier.read.values import Article, LoadedClaim
from dossier.text.anchor import TextRange
from dossier.text.fold import fold
from dossier.text.sentences import sentence_ends


def same_names(
    key: str, names: Iterable[str], path: str, place: Callable[[int], SourcePosition]
) -> Iterator[Diagnostic]:
    """Yield an error for every name that came before in the list `names`.

    Args:
        key: Key of the list.
        names: What it names.
        path: File in which it is.
        place: Returns where an item is, given its number, counted from 0.
    """
    seen = set()
    for number, name in enumerate(names):
        if name in seen:
            message = f"{shown(key)} names {shown(name)} twice"
            yield Diagnostic("D309", message, path, *place(number), hint="delete one of the two")
        seen.add(name)


def same_articles(articles: Iterable[Article]) -> Iterator[Diagnostic]:
    """Yield a warning for every article whose body is that of an article before it."""
    first: dict[str, Article] = {}
    for article in articles:
        body = " ".join(article.body.split())
        other = first.setdefault(body, article)
        if body and other is not article:
            message = f"the article has the same text as {shown(other.slug)}"
            hint = "delete one of the two, or put its own text here"
            place = (article.path, article.body_line)
            yield Diagnostic("D317", message, *place, hint=hint, severity=Severity.WARNING)


def comparable(says: str) -> str:
    """Return what a claim says without what does not count: case, typography, white space, and the stop at its end."""
    return fold(says).text.casefold().rstrip(" .")


def same_claims(
    claims: Iterable[LoadedClaim], places: Mapping[str, Sequence[TextRange]], blocks: Sequence[Block]
) -> Iterator[Diagnostic]:
    """Yield an error for every claim that says in the same words what a claim before it says, on the same sentence.

    Args:
        claims: Claims of one article.
        places: Where the passages of each are, by the claim's id; one without a passage rests on its scope.
        blocks: The blocks of the article.
    """
    seen: dict[tuple[str, object], LoadedClaim] = {}
    for claim in claims:
        words = comparable(claim.claim.says)
        spots: list[object] = [spot for place in places.get(claim.id, ()) for spot in _sentences(place, blocks)]
        if claim.claim.scope is not None:
            spots = [(claim.claim.scope, claim.claim.source and claim.claim.source.paragraph)]
        others = [seen.setdefault((words, spot), claim) for spot in spots]
        other = next((each for each in others if each is not claim), None)
        if other is not None:
            message = f"the claim repeats {shown(other.id)}: the same words on the same part of the article"
            hint = "delete one of the two files, and name it under 'formerly' of the other"
            yield Diagnostic("D316", message, claim.path, *claim.marks.value("says"), hint=hint)


def _sentences(place: TextRange, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the sentences that a passage is in: number of the block, and of the sentence in it, from 0."""
    ends = sentence_ends(blocks[place.block].text)
    first, last = (sum(end <= at for end in ends) for at in (place.start, place.end - 1))
    for number in range(first, last + 1):
        yield place.block, number
