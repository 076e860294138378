"""Comparing: what changed between two editions of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dossier.diagnostics import Diagnostic, Severity
from dossier.publish.edition import Edition
from dossier.review.claims import Pairing, changed_claims, paired
from dossier.review.effects import changed_questions, disputes_changed, effects_on
from dossier.review.headline import counted, headline
from dossier.review.items import changed_items
from dossier.review.kinds import Change, Weight
from dossier.review.paragraphs import changed_paragraphs
from dossier.review.seen import Seen
from dossier.review.values import ClaimChange, Decision, ParagraphChange, Review
from dossier.review.word_diff import same

_ASKS = {
    "edited": ("the words of a claim were edited with it", "Do they still carry it: {says}?"),
    "followed": ("the words of a claim were edited, but not in its file", "Do they still carry it: {says}?"),
    "unsure": ("it is not certain what became of the words of a claim", "Are these its words: {says}?"),
    "lost": ("the words of a claim are gone", "Should it be withdrawn, or rest on other words: {says}?"),
}


def compare(
    before: Edition,
    after: Edition,
    *,
    names: tuple[str, str] = ("before", "after"),
    code: Collection[str] = (),
    found: tuple[Sequence[Diagnostic], Sequence[Diagnostic]] = ((), ()),
) -> Review:
    """Return what changed from `before` to `after`.

    Args:
        before: The edition at the point of departure.
        after: The edition that is reviewed.
        names: What the two are called.
        code: Files outside the dossier that changed.
        found: What the checker finds in each.
    """
    first, second = Seen(before), Seen(after)
    pairs = paired(before.dossier, after.dossier)
    changes = [_with_effects(first, second, pairs, each) for each in changed_claims(first, second, pairs)]
    changes.sort(key=lambda each: each.weight)
    paragraphs = tuple(changed_paragraphs(first, second, pairs))
    findings = new_findings(*found)
    review = Review(
        before=names[0],
        after=names[1],
        code=tuple(code),
        claims=tuple(each for each in changes if each.weight is not Weight.NAMES),
        named=tuple(each for each in changes if each.weight is Weight.NAMES),
        paragraphs=paragraphs,
        questions=tuple(changed_questions(first, second, pairs)),
        asked=len(after.dossier.questions),
        items=tuple(changed_items(before.dossier, after.dossier)),
        disputes=disputes_changed(first, second, pairs),
        findings=findings,
    )
    decisions = (*_broken(review), *_of_paragraphs(paragraphs), *_of_claims(second, review.claims))
    review = replace(review, decisions=decisions)
    return replace(review, headline=headline(review))


def new_findings(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings `after` that were not there `before`, wherever in their file they are, the worst first."""
    known = Counter(map(_told, before))
    found = []
    for each in after:
        if known[_told(each)]:
            known[_told(each)] -= 1
        else:
            found.append(each)
    rank = list(Severity)
    return tuple(sorted(found, key=lambda each: (rank.index(each.severity), each.sort_key)))


def _told(one: Diagnostic) -> tuple[str, ...]:
    return (one.code, one.path, one.message, one.expected or "", one.found or "")


def _with_effects(before: Seen, after: Seen, pairs: Pairing, change: ClaimChange) -> ClaimChange:
    old = change.before.id if change.before else None
    key = change.after.id if change.after else None
    return replace(change, effects=tuple(effects_on(before, after, pairs, old, key)))


def _broken(review: Review) -> Iterator[Decision]:
    errors = sum(1 for each in review.findings if each.severity is Severity.ERROR)
    if errors:
        lead = f"The checker finds {counted(errors, 'error', 'errors')} that it did not find before"
        yield Decision(lead, (), "Have them corrected first." if errors > 1 else "Have it corrected first.", "findings")


def _of_paragraphs(paragraphs: Sequence[ParagraphChange]) -> Iterator[Decision]:
    for paragraph in paragraphs:
        for claim in paragraph.claims:
            if claim.state in _ASKS:
                lead, ask = _ASKS[claim.state]
                said = ask.format(says=claim.says.rstrip("."))
                yield Decision(f"{paragraph.place} was edited, and {lead}", claim.words, said, paragraph.anchor)


def _of_claims(after: Seen, claims: Sequence[ClaimChange]) -> Iterator[Decision]:
    heirs = {old for claim in after.dossier.claims.values() for old in claim.claim.formerly}
    for change in claims:
        side = change.now
        if change.main is Change.DELETED and side.id not in heirs:
            lead = f"{side.place} is deleted, and its address leads nowhere"
            yield Decision(lead, same(side.says), "Should it be withdrawn instead, or lead to another claim?", side.id)
        elif change.main is Change.UNREADABLE:
            yield Decision(f"The file of {side.place} cannot be read", same(side.says), "See the findings.", side.id)
