"""What corrections come to: of everything that has changed, what readers see otherwise today than before.

A claim that was changed twice is told once, with what it was first and what it is last. What was changed and changed
back is left out. Wordings and links that neither state nor end a dispute are in the log only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier import targets
from dossier.language.words import gettext, ngettext, spoken
from dossier.pages.events import disputes_within
from dossier.pages.jump import Jump
from dossier.pages.paging import fold_after
from dossier.pages.revised import WORDING, Turn, answer_turns, meaning_turns, weight_of
from dossier.pages.view import Ref, View
from dossier.pages.wording import counted, date_words
from dossier.read.corrections import ClaimChange, ClaimVersion, StateChange

if TYPE_CHECKING:
    from dossier.pages.corrections import Log

_OPEN = 2
"""How many rows of a group are shown at once."""
_MOST = 60
"""Most rows of a group; the log has the others."""

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One row: a claim or a question, and what has become of it.

    Attributes:
        name: What the claim says, or how the question is asked.
        page: Target of its page.
        place: Where the claim is; empty for a question.
        others: Claims on the other side of a dispute: each with the reason that is given today, which may be empty.
        answers: What claims answer to a question: the change in words, and the claims.
        turns: Values that were replaced.
    """

    name: str
    page: str
    place: str = ""
    others: tuple[tuple[Ref, str], ...] = ()
    answers: tuple[tuple[str, tuple[Ref, ...]], ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedGroup:
    """Rows with one kind of change.

    Attributes:
        anchor: Its place on the page.
        heading: What was changed.
        count: How much was changed, in words.
        about: What follows from it, in a sentence; may be empty.
        rows: The first few rows.
        folded: The others.
        left: How many more are in the log only.
    """

    anchor: str
    heading: str
    count: str
    about: str
    rows: tuple[Corrected, ...]
    folded: tuple[Corrected, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What corrections come to: sentences first, then groups, the weightiest first."""

    sentences: tuple[str, ...]
    groups: tuple[CorrectedGroup, ...]

    def jumps(self, days: Sequence[Jump]) -> list[Jump]:
        """Return the places of the page: the groups, and `days`, which are those of the log."""
        if not self.groups:
            return [*days]
        log = Jump("#log", gettext("Every change, by day"), below=tuple(days))
        return [*(Jump(f"#{group.anchor}", group.heading, group.count) for group in self.groups), log]


def summary_of(log: Log, view: View, since: str) -> Summary:
    """Return what the corrections of `log`, the first of which are of the day `since`, come to."""
    changes = [item for edit in reversed(log.edits) for item in edit.items if isinstance(item, ClaimChange)]
    changes = [one for one in changes if one.claim in view.dossier.claims]
    spans = _spans(changes)
    gone, new = _disputes(log, view)
    answers = _answers(view, spans)
    meant = [
        Corrected(ref.says, ref.page, ref.text, turns=turns)
        for claim, (before, after) in spans.items()
        for ref in (view.ref(claim),)
        if (turns := tuple(meaning_turns(view, before, after)))
    ]
    withdrawn = [_claim_row(view, key) for key in view.dossier.claims if _is_withdrawn(view, key)]
    states = {item.article for edit in log.edits for item in edit.items if isinstance(item, StateChange)}
    articles = [Corrected(view.label(slug), targets.article(slug), view.outlet(slug)) for slug in sorted(states)]
    moved = sum(len(refs) for row in answers for _, refs in row.answers)
    groups = (
        _group("withdrawn", gettext("Withdrawn claims"), counted(len(withdrawn), "claim"), withdrawn),
        _group("articles", gettext("Articles that their outlet changed"), counted(len(articles), "article"), articles),
        _group(
            "no-longer-disputed",
            gettext("No longer called a dispute"),
            counted(len(gone), "dispute"),
            _stars(view, gone),
            gettext("Read closely, these claims can all be true. Below each is how it stands to the first today."),
        ),
        _group(
            "newly-disputed",
            gettext("Called a dispute since"),
            counted(len(new), "dispute"),
            _stars(view, new),
        ),
        _group(
            "answers",
            gettext("What claims answer"),
            counted(moved, "answer"),
            answers,
            gettext("An answer moves the mark of its article in the row of the question."),
        ),
        _group("meaning", gettext("Kind, speaker and stance"), counted(len(meant), "claim"), meant),
    )
    shown = tuple(group for group in groups if group.rows)
    sentences = _sentences(log, view, changes, (len(gone), len(new), moved), since) if log.changes else ()
    return Summary(tuple(sentences), shown)


def _sentences(
    log: Log, view: View, changes: Sequence[ClaimChange], counts: tuple[int, int, int], since: str
) -> Iterator[str]:
    """Yield what was corrected, what it means for readers, and what counts of disputes count today."""
    heavy = {one.claim for one in changes if weight_of(one) < WORDING}
    light = {one.claim for one in changes} - heavy
    if since and changes:
        yield ngettext(
            "Since %(day)s, %(num)s claim was corrected in substance and %(worded)s in wording alone.",
            "Since %(day)s, %(num)s claims were corrected in substance and %(worded)s in wording alone.",
            len(heavy),
            day=date_words(since),
            worded=len(light),
        )
    gone, new, moved = counts
    said = [
        ngettext("%(num)s dispute was taken back", "%(num)s disputes were taken back", gone) if gone else "",
        ngettext("%(num)s was added", "%(num)s were added", new) if new else "",
        ngettext("%(num)s answer was changed", "%(num)s answers were changed", moved) if moved else "",
    ]
    if any(said):
        yield gettext(
            "%(changes)s; these decide what the pictures and counts of this site show.",
            changes=spoken().comma.join(filter(None, said)),
        )
    pairs = disputes_within(view.relations, [*view.relations.related])
    asked = sum(answers.disputed for answers in view.relations.answers.values())
    if pairs and log.known:
        yield ngettext(
            "Today %(num)s pair of claims is in dispute, on %(questions)s.",
            "Today %(num)s pairs of claims are in dispute, on %(questions)s.",
            pairs,
            questions=counted(asked, "question"),
        )


def _spans(changes: Iterable[ClaimChange]) -> dict[str, tuple[ClaimVersion, ClaimVersion]]:
    """Return for each claim what it was first and what it is last; `changes` are in the order of time."""
    found: dict[str, tuple[ClaimVersion, ClaimVersion]] = {}
    for one in changes:
        found[one.claim] = (found[one.claim][0] if one.claim in found else one.before, one.after)
    return found


def _disputes(log: Log, view: View) -> tuple[list[_Pair], list[_Pair]]:
    """Return the pairs of claims that no longer dispute each other, and those that do so since, in order of names.

    A dispute that another claim of the pair states since, or that has another degree, is neither.
    """
    disputed: dict[_Pair, list[bool]] = {}
    for edit in reversed(log.edits):
        turns: Counter[_Pair] = Counter()
        for item in edit.items:
            if isinstance(item, ClaimChange):
                turns.update(opposed(item.claim, item.after))
                turns.subtract(opposed(item.claim, item.before))
        for pair, turn in turns.items():
            if turn:
                disputed.setdefault(pair, []).append(turn > 0)
    known = [pair for pair in sorted(disputed) if all(claim in view.dossier.standing for claim in pair)]
    gone = [pair for pair in known if not disputed[pair][-1]]
    return gone, [pair for pair in known if disputed[pair][0] and disputed[pair][-1]]


def opposed(claim: str, version: ClaimVersion) -> set[_Pair]:
    """Return the pairs of claims that `version` of `claim` calls a dispute, each in the order of names."""
    return {(min(claim, link.to), max(claim, link.to)) for link in version.links if link.type == "disputes"}


def _stars(view: View, pairs: Sequence[_Pair]) -> list[Corrected]:
    """Return `pairs` as rows: each claim with those on the other side, what is in most pairs first."""
    left, rows = list(pairs), []
    while left:
        count = Counter(claim for pair in left for claim in pair)
        first = min(count, key=lambda claim: (-count[claim], claim))
        others = [next(claim for claim in pair if claim != first) for pair in left if first in pair]
        left = [pair for pair in left if first not in pair]
        rows.append(_claim_row(view, first, [(view.ref(other), _now(view, first, other)) for other in others]))
    return rows


def _now(view: View, one: str, other: str) -> str:
    """Return the reason that is given today for how two claims go together; empty if there is none."""
    related = view.relations.related.get(one, ())
    return next((each.because for each in related if each.other == other and each.because), "")


def _answers(view: View, spans: Mapping[str, tuple[ClaimVersion, ClaimVersion]]) -> list[Corrected]:
    """Return the questions to which claims give another answer than before, most claims first."""
    found: dict[str, dict[str, list[Ref]]] = {}
    for claim, (before, after) in spans.items():
        for turn in answer_turns(view, before, after):
            if turn.page and claim in view.dossier.standing:
                words = " → ".join(filter(None, (turn.before, turn.after)))
                said = words if turn.before and turn.after else f"{turn.label}: {words}"
                found.setdefault(turn.page, {}).setdefault(said, []).append(view.ref(claim))
    asks = {targets.question(slug): one.ask for slug, one in view.dossier.questions.items()}
    ordered = sorted(found, key=lambda page: (-sum(map(len, found[page].values())), asks[page]))
    return [
        Corrected(asks[page], page, answers=tuple((said, tuple(refs)) for said, refs in found[page].items()))
        for page in ordered
    ]


def _is_withdrawn(view: View, claim: str) -> bool:
    return view.dossier.claims[claim].claim.withdrawn is not None and claim not in view.dossier.hidden


def _claim_row(view: View, claim: str, others: Iterable[tuple[Ref, str]] = ()) -> Corrected:
    ref = view.ref(claim)
    return Corrected(ref.says, ref.page, ref.text, tuple(others))


def _group(anchor: str, heading: str, count: str, rows: Sequence[Corrected], about: str = "") -> CorrectedGroup:
    first, others = fold_after(rows, _OPEN)
    folded = others[: _MOST - len(first)]
    return CorrectedGroup(anchor, heading, count, about, first, folded, len(others) - len(folded))
