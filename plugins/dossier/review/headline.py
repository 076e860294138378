"""The headline: a review in one sentence, put together from counts; for a single claim it is the claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dossier.language.words import opening
from dossier.review.kinds import Change, Op
from dossier.review.values import ClaimChange, Review

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SAID = {
    Change.DISPUTES: ("changes what it disputes", "change what they dispute"),
    Change.ANSWER: ("changes its answer", "change their answers"),
    Change.SPEAKER: ("changes its speaker", "change their speakers"),
    Change.KIND: ("changes its kind", "change their kinds"),
    Change.WITHDRAWN: ("is withdrawn", "are withdrawn"),
    Change.RESTORED: ("is restored", "are restored"),
    Change.DELETED: ("is deleted", "are deleted"),
    Change.UNREADABLE: ("can no longer be read", "can no longer be read"),
    Change.WORDING: ("is reworded", "are reworded"),
    Change.PASSAGE: ("rests on other words", "rest on other words"),
    Change.LINKS: ("changes its links", "change their links"),
    Change.NOTE: ("has another remark", "have other remarks"),
    Change.RENAMED: ("is renamed", "are renamed"),
    Change.NAMES: ("changes its topics or names only", "change their topics or names only"),
}
_ALONE = {
    Change.ADDED: "New in {place}: “{says}”",
    Change.DELETED: "Deleted in {place}: “{says}”",
    Change.WITHDRAWN: "Withdrawn in {place}: “{says}”",
}


def number(count: int) -> str:
    """Return `count` as a word up to twelve, else in digits."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def counted(count: int, one: str, many: str) -> str:
    """Return `count` with the form of a noun that it asks for."""
    return f"{number(count)} {one if count == 1 else many}"


def headline(review: Review) -> str:
    """Return what changes in one sentence without its full stop."""
    if len(review.claims) == 1 and not review.named:
        parts = [_alone(review.claims[0]), *_others(review)]
        return "; ".join(parts)
    parts = [*_claims(review), *_others(review)]
    return opening("; ".join(parts)) if parts else "Nothing in the dossier changes"


def _alone(change: ClaimChange) -> str:
    side = change.now
    form = _ALONE.get(change.main)
    if form is None:
        return f"{side.place} {_SAID[change.main][0]}: “{side.says}”"
    words = form.format(place=side.place, says=side.says)
    disputes = sum(1 for link in change.links if link.dispute)
    if change.main is Change.ADDED and disputes:
        words += f" It has {counted(disputes, 'dispute', 'disputes')}"
    return words


def _claims(review: Review) -> Iterator[str]:
    kinds = Counter(change.main for change in review.claims)
    kinds[Change.NAMES] += len(review.named)
    named = False
    added = kinds.pop(Change.ADDED, 0)
    if added:
        disputed = sum(1 for each in review.claims if each.main is Change.ADDED and any(x.dispute for x in each.links))
        words = counted(added, "new claim", "new claims")
        if disputed:
            words += ", in dispute with others" if added == 1 else f", {number(disputed)} in dispute with others"
        yield words
    for kind, (one, many) in _SAID.items():
        count = kinds[kind]
        if count:
            noun = "" if named else " claim" if count == 1 else " claims"
            yield f"{number(count)}{noun} {one if count == 1 else many}"
            named = True


def _others(review: Review) -> Iterator[str]:
    """Yield what changes besides claims; lists and records are left to the report where claims changed too."""
    if review.paragraphs:
        yield f"{counted(len(review.paragraphs), 'paragraph', 'paragraphs')} edited"
    if review.claims or review.named:
        return
    kinds = Counter((item.kind, item.op) for item in review.items)
    for (kind, op), count in kinds.items():
        plural = {"entity": "entities", "sentence of the summary": "sentences of the summary"}.get(kind, f"{kind}s")
        what = {Op.IN: "added", Op.OUT: "removed", Op.SAME: "changed"}[op]
        yield f"{counted(count, kind, plural)} {what}"
