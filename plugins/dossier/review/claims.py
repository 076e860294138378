"""Claims: which claim of one edition is which of the other, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.read.model import Claim, Event, Topic
from dossier.read.terms import LinkType
from dossier.read.values import Dossier
from dossier.review.kinds import WEIGHTS, Change, Op
from dossier.review.seen import DEGREES, LINKS, Seen
from dossier.review.values import AnswerChange, ClaimChange, Context, LinkChange, NameChange
from dossier.review.word_diff import difference, marked_difference, same
from dossier.text.fold import fold

_MOST_OTHERS = 6


@dataclass(frozen=True)
class Pairing:
    """Which claim is which.

    Attributes:
        after: For each claim before its id after; claims that are gone are left out.
        before: For each claim after its id before; claims that were added are left out.
    """

    after: Mapping[str, str]
    before: Mapping[str, str]

    def now(self, claim: str) -> str:
        """Return what `claim`, an id before, is called after."""
        return self.after.get(claim, claim)


def paired(before: Dossier, after: Dossier) -> Pairing:
    """Return which claim is which: by id, or where it is gone, by `formerly`."""
    there = {key: key for key in before.claims if key in after.claims}
    for key, claim in after.claims.items():
        if key not in before.claims:
            old = [name for name in claim.claim.formerly if name in before.claims and name not in after.claims]
            # One that took over several is the first of them; the others are gone and lead to it.
            for name in old[:1]:
                there.setdefault(name, key)
    return Pairing(there, {now: old for old, now in there.items()})


def changed_claims(before: Seen, after: Seen, pairs: Pairing) -> Iterator[ClaimChange]:
    """Yield what changed in each claim that was added, changed or is gone."""
    for key in after.dossier.claims:
        old = pairs.before.get(key)
        change = _added(after, key) if old is None else _changed(before, after, old, key, pairs)
        if change is not None:
            yield change
    for key in before.dossier.claims:
        if key not in pairs.after:
            unread = after.dossier.knows("claims", key)
            kind = Change.UNREADABLE if unread else Change.DELETED
            contexts = tuple(_contexts(before, key, None, "", gone=True))
            side = before.side(key)
            yield ClaimChange((kind,), side, None, contexts, same(side.says), same(side.line))


def _added(after: Seen, key: str) -> ClaimChange:
    side, claim = after.side(key), after.dossier.claims[key].claim
    return ClaimChange(
        (Change.ADDED,),
        None,
        side,
        tuple(_contexts(after, key, None, "")),
        same(side.says),
        same(side.line),
        tuple(_answers(None, after, None, key)),
        tuple(_links(None, after, None, key, Pairing({}, {}))),
        tuple(_names(None, after, None, claim)),
        same(claim.note or ""),
    )


def _changed(before: Seen, after: Seen, old: str, key: str, pairs: Pairing) -> ClaimChange | None:
    was, now = before.dossier.claims[old].claim, after.dossier.claims[key].claim
    first, second = before.side(old), after.side(key)
    if now.withdrawn is not None:
        # It is not marked in its article any more, and is known by where it was.
        second = replace(second, place=first.place)
    answers = tuple(_answers(before, after, old, key))
    links = tuple(_links(before, after, old, key, pairs))
    names = tuple(_names(before, after, was, now))
    tests = {
        Change.DISPUTES: any(link.dispute for link in links),
        Change.ANSWER: bool(answers) and [*map(_position, was.answers)] != [*map(_position, now.answers)],
        Change.SPEAKER: (was.by, was.via, was.stance, was.speech) != (now.by, now.via, now.stance, now.speech),
        Change.KIND: was.kind != now.kind,
        Change.WITHDRAWN: now.withdrawn is not None and was.withdrawn != now.withdrawn,
        Change.RESTORED: was.withdrawn is not None and now.withdrawn is None,
        Change.WORDING: was.says != now.says,
        Change.PASSAGE: _words(was) != _words(now),
        Change.LINKS: any(not link.dispute for link in links),
        Change.NOTE: was.note != now.note,
        Change.RENAMED: old != key,
        Change.NAMES: bool(names),
    }
    changes = sorted((change for change, holds in tests.items() if holds), key=lambda each: WEIGHTS[each])
    if not changes:
        return None
    return ClaimChange(
        tuple(changes),
        first,
        second,
        tuple(_all_contexts(before, after, old, key)),
        difference(first.says, second.says),
        difference(first.line, second.line),
        answers,
        links,
        names,
        difference(was.note or "", now.note or "") if was.note != now.note else (),
    )


def _position(answer: object) -> tuple[object, ...]:
    return tuple(getattr(answer, name) for name in ("question", "position", "value"))


def _words(claim: Claim) -> tuple[object, ...]:
    """Return what a claim rests on, as far as readers see it."""
    passages = tuple(tuple(fold(each or "").text for each in (p.text, p.before, p.after)) for p in claim.passages)
    return (passages, claim.scope)


def _all_contexts(before: Seen, after: Seen, old: str, key: str) -> Iterator[Context]:
    """Yield the paragraphs of a claim that was and is; those that its passages left come first."""
    were = {context.text for context in before.placement(old).contexts}
    are = [context.text for context in after.placement(key).contexts]
    article = key.partition("/")[0]
    if not are and key not in after.dossier.standing:
        yield from _contexts(before, old, None, "", gone=True)
        return
    blocks = {block.text for block in after.edition.placed[article].scan.blocks}
    # A paragraph that still exists was left; one that does not was edited, and is compared with its successor.
    for context in _contexts(before, old, None, "", gone=True):
        text = "".join(piece.text for piece in context.pieces)
        if text not in are and text in blocks:
            yield context
    gone = sorted(were - blocks)
    yield from _contexts(after, key, {*gone}, gone[0] if len(gone) == 1 else "")


def _contexts(
    seen: Seen, key: str, replaced: set[str] | None, earlier: str, *, gone: bool = False
) -> Iterator[Context]:
    contexts = seen.placement(key).contexts
    for (paragraph, text), group in groupby(contexts, key=lambda each: (each.paragraph, each.text)):
        old = earlier if replaced and earlier and text not in replaced else text
        pieces = marked_difference(old, text, [(each.start, each.end) for each in group])
        yield Context(f"¶{paragraph}" if paragraph else "", pieces, gone)


def _answers(before: Seen | None, after: Seen, old: str | None, key: str) -> Iterator[AnswerChange]:
    was = before.dossier.claims[old].claim if before is not None and old is not None else None
    now = after.dossier.claims[key].claim
    first = {a.question: before.answer(was, a) for a in was.answers} if before is not None and was is not None else {}
    second = {answer.question: after.answer(now, answer) for answer in now.answers}
    for question in dict.fromkeys([*second, *first]):
        old_words, new_words = first.get(question, ""), second.get(question, "")
        if old_words != new_words:
            seen = after if question in after.dossier.questions or before is None else before
            yield AnswerChange(seen.ask(question), old_words, new_words, _others(after, question, key))


def _others(after: Seen, question: str, key: str) -> str:
    """Return what the other claims say on `question`: each position with who holds it."""
    answers = after.edition.relations.answers.get(question)
    if answers is None:
        return ""
    found: dict[str, list[str]] = {}
    for cell in answers.cells:
        for entry in cell.entries:
            if entry.claim != key and entry.stance == "asserts":
                found.setdefault(entry.position.label, []).append(entry.claim)
    said = [f"{label} ({_several(after.places(claims))})" for label, claims in found.items()]
    return " · ".join(said)


def _several(places: tuple[str, ...]) -> str:
    left = len(places) - _MOST_OTHERS
    return ", ".join(places[:_MOST_OTHERS]) + (f" and {left} more" if left > 0 else "")


def _links(before: Seen | None, after: Seen, old: str | None, key: str, pairs: Pairing) -> Iterator[LinkChange]:
    """Yield the relations that the file of the claim states, as far as they changed."""
    now = _stated(after, key)
    was = {}
    if before is not None and old is not None:
        was = {(kind, pairs.now(to)): reason for (kind, to), reason in _stated(before, old).items()}
    # Disputes are read first.
    for kind, to in sorted(dict.fromkeys([*now, *was]), key=lambda each: each[0] is not LinkType.DISPUTES):
        first, second = was.get((kind, to)), now.get((kind, to))
        if first == second:
            continue
        op = Op.IN if first is None else Op.OUT if second is None else Op.SAME
        seen = after if to in after.dossier.claims or before is None else before
        degree, because = second or first or ("", "")
        reason = same(because) if op is not Op.SAME else difference((first or ("", ""))[1], because)
        changed = f"{first[0]} → {degree}" if first and second and first[0] != degree else degree
        words = ", ".join(filter(None, [LINKS[kind], changed]))
        yield LinkChange(op, words, kind is LinkType.DISPUTES, seen.place(to), seen.says(to), reason)


def _stated(seen: Seen, key: str) -> dict[tuple[LinkType, str], tuple[str, str]]:
    return {
        (link.type, link.to): (DEGREES[link.degree] if link.degree else "", link.because or "")
        for link in seen.dossier.claims[key].claim.links
    }


def _names(before: Seen | None, after: Seen, was: Claim | None, now: Claim) -> Iterator[NameChange]:
    old = _named(before, was) if before is not None and was is not None else {}
    for label, names in _named(after, now).items():
        earlier = old.get(label, ())
        if earlier != names and ({*earlier} != {*names}):
            gone = tuple(name for name in earlier if name not in names)
            yield NameChange(label, gone, tuple(name for name in names if name not in earlier))


def _named(seen: Seen, claim: Claim) -> dict[str, tuple[str, ...]]:
    topics, events = seen.dossier.topics, seen.dossier.events
    pinpoints = [passage.source for passage in claim.passages] + [claim.source]
    return {
        "Topics": _called(topics, claim.topics),
        "Names": tuple(seen.view.names(claim.mentions)),
        "Events": _called(events, claim.events),
        "Origin": _called(events, filter(None, [claim.origin])),
        "In the original": tuple(str(pinpoint) for pinpoint in pinpoints if pinpoint),
    }


def _called(items: Mapping[str, Topic] | Mapping[str, Event], slugs: Iterable[str]) -> tuple[str, ...]:
    """Return the names of topics or events; of one that does not exist its slug."""
    return tuple(items[slug].name if slug in items else slug for slug in slugs)
