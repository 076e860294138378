"""What has changed in one claim or article, in words: before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dossier import targets
from dossier.language.words import N_, gettext
from dossier.pages.view import Pieces, View, in_language
from dossier.pages.wording import ARTICLE_STATES, DEGREE_MESSAGES, KIND_NAMES, Worded, date_words, joined
from dossier.read.corrections import ClaimChange, ClaimVersion, LinkVersion, StateChange
from dossier.read.terms import Kind
from dossier.text.languages import language_of

if TYPE_CHECKING:
    from dossier.pages.corrections import Item

_ALIKE = 0.4
"""Of two wordings that share less than this, no single words are marked as changed."""
WORDING = 4
"""The weight of a change of wording alone."""
_NOW = Worded(
    {
        "disputes": N_("Now disputes"),
        "agrees": N_("Now agrees with"),
        "qualifies": N_("Now qualifies"),
        "elaborates": N_("Now elaborates"),
        "same-event": N_("Now speaks of the same event as"),
    }
)
_NO_LONGER = Worded(
    {
        "disputes": N_("No longer disputes"),
        "agrees": N_("No longer agrees with"),
        "qualifies": N_("No longer qualifies"),
        "elaborates": N_("No longer elaborates"),
        "same-event": N_("No longer speaks of the same event as"),
    }
)
_WHY = Worded(
    {
        "disputes": N_("Why it disputes"),
        "agrees": N_("Why it agrees with"),
        "qualifies": N_("Why it qualifies"),
        "elaborates": N_("Why it elaborates"),
        "same-event": N_("Why it speaks of the same event as"),
    }
)
_STANCES = Worded({"asserts": N_("asserted"), "reports": N_("reported"), "rejects": N_("rejected")})
_DEGREES = Worded({degree.value: message for degree, message in DEGREE_MESSAGES.items()})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text before and after, each in pieces with whether it is different.

    Attributes:
        label: What it is of.
        name: What `label` leads up to, such as the place of another claim; may be empty.
        page: Target of what `name` names, or None.
    """

    label: str
    before: Pieces
    after: Pieces
    name: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A value before and after; empty where there is none.

    Attributes:
        label: What it is of.
        name: What `label` leads up to, such as a question; may be empty.
        page: Target of what `name` names, or None.
    """

    label: str
    before: str
    after: str
    name: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link that is new or gone.

    Attributes:
        name: What the other claim says; its slug in words where it is not in the dossier any more.
        page: Target of its page, or None where it has none.
        place: Where it is, or empty.
        because: The reason, or empty.
    """

    name: str
    page: str | None
    place: str
    because: str


@dataclass(frozen=True, slots=True)
class Relinked:
    """Links of one type that are new, or that are gone.

    Attributes:
        says: What is so now, or is no longer: `Now disputes`.
        others: The other ends.
    """

    says: str
    others: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What has changed in one claim or article.

    Attributes:
        kicker: Where it is, such as `Carnegie ¶4`.
        page: Target of its page.
        says: What it says now.
        notice: That it was withdrawn, with the reason; empty otherwise.
        instead: What takes its place: target and wording; or None.
        wordings: Texts that were reworded.
        turns: Values that were replaced.
        relinked: Links that are new or gone.
    """

    kicker: str
    page: str
    says: str
    notice: str = ""
    instead: tuple[str, str] | None = None
    wordings: tuple[Wording, ...] = ()
    turns: tuple[Turn, ...] = ()
    relinked: tuple[Relinked, ...] = ()


def weight_of(item: Item) -> int:
    """Return where an entry is among those of its edit, the weightiest first; `WORDING` if only words were changed."""
    if not isinstance(item, ClaimChange):
        return 0
    before, after = item.before, item.after
    relinked = {link.key for link in before.links} ^ {link.key for link in after.links}
    if before.withdrawn != after.withdrawn:
        return 0
    if before.answers != after.answers or any(type_ == "disputes" for _, type_, _ in relinked):
        return 1
    if _values(before) != _values(after):
        return 2
    return 3 if relinked else WORDING


def _values(version: ClaimVersion) -> ClaimVersion:
    return replace(version, says="", by=tuple(sorted(version.by)), links=())


def change_view(view: View, subject: str, item: Item) -> ChangeView:
    """Return what is shown of `item`, which is about the claim or the article `subject`."""
    if isinstance(item, StateChange):
        turn = Turn(
            gettext("State of the article"),
            ARTICLE_STATES.get(item.before, item.before),
            ARTICLE_STATES.get(item.after, item.after),
        )
        label = view.label(subject)
        return ChangeView(view.outlet(subject), targets.article(subject), label, turns=(turn,))
    ref = view.ref(subject)
    if isinstance(item, ClaimChange):
        return ChangeView(
            ref.text,
            ref.page,
            ref.says,
            wordings=tuple(_wordings(view, item)),
            turns=tuple(_turns(view, item.before, item.after)),
            relinked=tuple(_relinked(view, item.before, item.after)),
        )
    withdrawn = view.dossier.claims[subject].claim.withdrawn
    if withdrawn is None:
        return ChangeView(ref.text, ref.page, ref.says)
    return ChangeView(
        ref.text,
        ref.page,
        ref.says,
        notice=gettext("Withdrawn on %(day)s: %(why)s", day=date_words(withdrawn.on), why=withdrawn.why),
        instead=view.instead(subject),
    )


def _wordings(view: View, change: ClaimChange) -> Iterator[Wording]:
    before, after = change.before, change.after
    if before.says != after.says:
        front = view.dossier.articles[change.claim.partition("/")[0]].front
        wording = _compared(gettext("Wording"), before.says, after.says)
        yield replace(
            wording,
            before=in_language(wording.before, language_of(front)),
            after=in_language(wording.after, language_of(front)),
        )
    reasons = {(link.to, link.type): link.because for link in before.links}
    for link in after.links:
        was = reasons.get((link.to, link.type), "")
        if was and link.because and was != link.because:
            name, page, place = _other(view, link.to)
            one = _compared(_WHY.get(link.type) or link.type, was, link.because)
            yield replace(one, name=place or name, page=page)


def _compared(label: str, before: str, after: str) -> Wording:
    """Return two texts with the words that differ."""
    one, other = before.split(), after.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return Wording(label, [(before, False)], [(after, False)])
    old: Pieces = []
    new: Pieces = []
    for kind, start, stop, first, last in matcher.get_opcodes():
        for pieces, words in ((old, one[start:stop]), (new, other[first:last])):
            if words:
                pieces += [*([(" ", False)] if pieces else []), (" ".join(words), kind != "equal")]
    return Wording(label, old, new)


def _turns(view: View, before: ClaimVersion, after: ClaimVersion) -> Iterator[Turn]:
    yield from meaning_turns(view, before, after)
    if before.withdrawn and not after.withdrawn:
        yield Turn(gettext("State of the claim"), gettext("withdrawn"), gettext("restored"))
    yield from answer_turns(view, before, after)


def meaning_turns(view: View, before: ClaimVersion, after: ClaimVersion) -> Iterator[Turn]:
    """Yield what has changed of the kind, the speakers and the stance of a claim."""
    if before.kind != after.kind:
        yield Turn(gettext("Kind"), _kind(before.kind), _kind(after.kind))
    speakers = [joined(view.names(version.by)) for version in (before, after)]
    if sorted(before.by) != sorted(after.by) and speakers[0] != speakers[1]:
        yield Turn(gettext("Speaker"), *speakers)
    if before.stance != after.stance:
        was, now = (_STANCES.get(version.stance) or version.stance for version in (before, after))
        yield Turn(gettext("Stance"), was, now)


def answer_turns(view: View, before: ClaimVersion, after: ClaimVersion) -> Iterator[Turn]:
    """Yield the answers of a claim that are new, gone or others, by question."""
    was, now = dict(before.answers), dict(after.answers)
    for question in sorted({*was, *now}):
        old, new = was.get(question, ""), now.get(question, "")
        if old != new:
            asked = view.dossier.questions.get(question)
            label = gettext("Now answers") if new else gettext("No longer answers")
            yield Turn(
                gettext("Answer to") if old and new else label,
                _position(view, question, old),
                _position(view, question, new),
                name=asked.ask if asked else question.replace("-", " "),
                page=targets.question(question) if asked else None,
            )


def _position(view: View, question: str, position: str) -> str:
    asked = view.dossier.questions.get(question)
    labels = {each.slug: each.label for each in asked.positions} if asked else {}
    return labels.get(position, position.replace("-", " "))


def _relinked(view: View, before: ClaimVersion, after: ClaimVersion) -> Iterator[Relinked]:
    was, now = ({link.key: link for link in version.links} for version in (before, after))
    for says, links, others in ((_NO_LONGER, was, now), (_NOW, now, was)):
        found: dict[str, list[Linked]] = {}
        for key, link in links.items():
            if key not in others and link.to not in view.dossier.hidden:
                because = link.because if says is _NOW else ""
                found.setdefault(_words(says, link), []).append(Linked(*_other(view, link.to), because))
        yield from (Relinked(words, tuple(ends)) for words, ends in found.items())


def _kind(kind: str) -> str:
    return KIND_NAMES[Kind(kind)] if kind in list(Kind) else kind


def _words(says: Worded[str], link: LinkVersion) -> str:
    """Return a type of link as a verb, with the degree of a dispute: `disputes (minor)`."""
    degree = f" ({_DEGREES.get(link.degree) or link.degree})" if link.degree else ""
    return (says.get(link.type) or link.type) + degree


def _other(view: View, claim: str) -> tuple[str, str | None, str]:
    """Return what another claim says, its page and its place; its slug, where it is not in the dossier any more."""
    if claim not in view.dossier.claims:
        return claim.rpartition("/")[2].replace("-", " "), None, ""
    ref = view.ref(claim)
    return ref.says, ref.page, ref.text
