"""Corrections: what has changed in the dossier, when and why, the newest first.

Claims that were withdrawn say so themselves, with a date and a reason; so do articles that have a state. What was
reworded or linked otherwise is known from git only. What is new is summed up. Of each day, what changes the sense comes
first, and changes of wording alone are folded away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.corrected import Summary, summary_of
from dossier.pages.edit_reason import reason_of_edit
from dossier.pages.entries import SearchEntry
from dossier.pages.jump import Jump
from dossier.pages.last_correction import last_correction
from dossier.pages.paging import Group, Part, fold_after
from dossier.pages.publication import Changed, Publication
from dossier.pages.revised import WORDING, ChangeView, change_view, weight_of
from dossier.pages.view import View
from dossier.pages.wording import ARTICLE_STATES, counted, date_words
from dossier.read.corrections import ClaimChange, Correction, StateChange
from dossier.read.values import Dossier

_ROWS = 3
"""How many rows of a list one entry takes."""
_OPEN = 3
"""How many entries of an edit are shown at once."""
_DAYS = 31
"""Most days to which every page leads; with more, a page leads to its own only."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A claim that was withdrawn."""

    claim: str


Item = Withdrawal | StateChange | ClaimChange


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed at once: by one commit, or on one day where no commit is known.

    Attributes:
        anchor: Its anchor on the page.
        day: Its day, EDTF.
        items: What was changed.
        correction: The commit, or None.
        added: How many claims of each article are new; only in the last edit of a day, for the whole day.
        wording: Whether nothing but wordings were changed.
    """

    anchor: str
    day: str
    items: tuple[Item, ...]
    correction: Correction | None = None
    added: Mapping[str, int] = field(default_factory=dict)
    wording: bool = False

    @property
    def rank(self) -> int:
        """Where it is among the edits of its day: what changes the sense, wordings, new claims."""
        return 2 if self.added else int(self.wording)


@dataclass(frozen=True)
class Log:
    """All that has changed.

    Attributes:
        edits: Every edit, the newest first.
        known: Whether the history of the files is there, and not only what they say of themselves.
    """

    edits: tuple[Edit, ...]
    known: bool

    @property
    def changes(self) -> int:
        """How many claims and articles have an entry; one that has changed twice has two."""
        return sum(len(edit.items) for edit in self.edits)

    @cached_property
    def last(self) -> Mapping[str, Changed]:
        """The last change of each claim that has one, also of those to which another has been linked otherwise."""
        found: dict[str, Changed] = {}
        for edit in self.edits:
            place = Changed(edit.day, f"{targets.CORRECTIONS}#{edit.anchor}")
            for item in edit.items:
                if isinstance(item, StateChange):
                    continue
                found.setdefault(item.claim, place)
                for other in _relinked(item) if isinstance(item, ClaimChange) else ():
                    found.setdefault(other, place)
        return found


def log_of(dossier: Dossier, corrections: Sequence[Correction] | None) -> Log:
    """Return what has changed in `dossier`; `corrections` are those that git knows, or None if it knows of none."""
    edits = [*_own(dossier, corrections or ())]
    added: dict[str, Counter[str]] = {}
    for one in corrections or ():
        items: list[Item] = [*one.states, *(each for each in one.claims if each.claim not in dossier.hidden)]
        items.sort(key=weight_of)
        anchor = f"c-{one.commit[:10]}"
        for wording in (False, True):
            found = tuple(item for item in items if (weight_of(item) == WORDING) == wording)
            if found:
                edits.append(Edit(anchor, one.day, found, one, wording=wording))
                anchor += "-wording"
        added.setdefault(one.day, Counter()).update(name.partition("/")[0] for name in one.added)
    edits += [Edit(f"new-{day}", day, (), added=dict(count)) for day, count in added.items() if count]
    # The commits of a day keep their order otherwise; what claims say of themselves is before them.
    edits.sort(key=lambda edit: edit.rank)
    return Log(tuple(sorted(edits, key=lambda edit: edit.day, reverse=True)), corrections is not None)


def _own(dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Edit]:
    """Yield what claims and articles say of themselves: withdrawals, and states of which git does not know."""
    by_day: dict[str, list[Item]] = {}
    told = {(change.article, change.after) for one in corrections for change in one.states}
    for slug, article in dossier.articles.items():
        state = article.front.state
        if state is not None and (slug, state.kind.value) not in told:
            by_day.setdefault(state.on, []).append(StateChange(slug, "", state.kind.value))
    for key, loaded in dossier.claims.items():
        if loaded.claim.withdrawn is not None and key not in dossier.hidden:
            by_day.setdefault(loaded.claim.withdrawn.on, []).append(Withdrawal(key))
    for day, items in by_day.items():
        yield Edit(f"w-{_anchored(day)}", day, tuple(items))


def _anchored(day: str) -> str:
    """Return of a day, which may be uncertain or an interval, what an anchor can hold."""
    return "".join(each if each.isalnum() else "-" for each in day)


def _relinked(change: ClaimChange) -> Iterator[str]:
    before, after = ({link.key for link in version.links} for version in (change.before, change.after))
    yield from (to for to, _, _ in sorted(before ^ after))


def corrections_groups(log: Log) -> list[Group]:
    """Return the groups of the page of corrections: one for each edit; the first of a day has the anchor of the day."""
    found, before = [], ""
    for edit in log.edits:
        anchors = (edit.anchor,) if edit.day == before else (_day_anchor(edit.day), edit.anchor)
        found.append(
            Group(
                edit.anchor, date_words(edit.day), (_ROWS,) * len(edit.items) or (1,), anchors, counted=bool(edit.items)
            )
        )
        before = edit.day
    return found


def _day_anchor(day: str) -> str:
    return f"day-{_anchored(day)}"


def _days(log: Log) -> Mapping[str, int]:
    """Return how many changes each day has, the newest first; what is new is not counted."""
    return {day: sum(len(edit.items) for edit in edits) for day, edits in groupby(log.edits, key=lambda edit: edit.day)}


@dataclass(frozen=True, slots=True)
class EditView:
    """What is shown of an edit.

    Attributes:
        anchor: Its anchor; empty where it began on a page before.
        why: The reason that its message gives; empty where there is none, or it was given on a page before.
        changes: What it has changed, the first few; all, if it has only changed wordings.
        folded: The others.
        added: How many claims of each article are new on its day, with the outlet and the target of the article.
    """

    anchor: str
    why: str
    changes: tuple[ChangeView, ...]
    folded: tuple[ChangeView, ...]
    added: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """What a page shows of a day.

    Attributes:
        day: The day, EDTF.
        anchor: Its anchor; empty where it began on a page before.
        counted: How many changes it has; empty if none.
        edits: What changes the sense.
        worded: Edits of wording alone.
        rewordings: How many changes these are on the page.
        new: Its new claims, or None.
        commits: The commits that have made its changes.
    """

    day: str
    anchor: str
    counted: str
    edits: tuple[EditView, ...]
    worded: tuple[EditView, ...]
    rewordings: int
    new: EditView | None
    commits: tuple[str, ...]


def corrections_values(log: Log, part: Part, view: View, publication: Publication) -> dict[str, object]:
    """Return what a page of corrections shows."""
    days = _days(log)
    shown = []
    for day, of_day in groupby(log.edits, key=lambda edit: edit.day):
        edits = list(of_day)
        here = [edit for edit in edits if part.holds(edit.anchor)]
        if here:
            begun = here[0] is edits[0] and not part.continued(edits[0].anchor)
            views = [(edit, _edit_view(view, part, edit)) for edit in here]
            worded = tuple(one for edit, one in views if edit.wording)
            shown.append(
                DayView(
                    day,
                    _day_anchor(day) if begun else "",
                    counted(days[day], "change") if days[day] else "",
                    tuple(one for edit, one in views if not edit.rank),
                    worded,
                    sum(len(one.changes) for one in worded),
                    next((one for edit, one in views if edit.added), None),
                    tuple(dict.fromkeys(edit.correction.commit for edit in here if edit.correction)),
                )
            )
    new = sum(sum(edit.added.values()) for edit in log.edits)
    since = next((edit.day for edit in reversed(log.edits) if edit.correction or edit.added), "")
    summary = summary_of(log, view, since) if part.first else Summary((), ())
    return {
        "summary": summary,
        "last": last_correction(log, view) if part.first else None,
        "days": shown,
        "jumps": summary.jumps(_day_jumps(days, [one.day for one in shown])),
        "total": log.changes,
        "known": log.known,
        "new": new,
        "since": since,
        "commit_url": publication.commit_url(),
        "states": ARTICLE_STATES,
    }


def _edit_view(view: View, part: Part, edit: Edit) -> EditView:
    items = part.cut(edit.anchor, edit.items) if edit.items else ()
    changes = tuple(change_view(view, _subject(item), item) for item in items)
    first, others = (changes, ()) if edit.wording else fold_after(changes, _OPEN)
    continued = part.continued(edit.anchor)
    return EditView(
        "" if continued else edit.anchor,
        reason_of_edit(edit.correction) if edit.correction and not continued else "",
        first,
        others,
        tuple((count, view.outlet(slug), targets.article(slug)) for slug, count in sorted(edit.added.items())),
    )


def _day_jumps(days: Mapping[str, int], here: Sequence[str]) -> list[Jump]:
    """Return the places of all days; of very many, those of the days that the page has. One day needs none."""
    listed = list(days) if len(days) <= _DAYS else here
    return [
        Jump(
            f"{targets.CORRECTIONS}#{_day_anchor(day)}",
            date_words(day),
            counted(days[day], "change") if days[day] else gettext("new claims"),
        )
        for day in (listed if len(days) > 1 else ())
    ]


def corrections_entry(_view: View) -> SearchEntry:
    """Return the entry of the page of corrections."""
    return SearchEntry(
        "page",
        gettext("Corrections"),
        gettext("What has changed, when and why"),
        gettext("Claims that were withdrawn, reworded or linked otherwise, and articles that their outlet corrected."),
        "changes errata history",
    )


def _subject(item: Item) -> str:
    return item.article if isinstance(item, StateChange) else item.claim
