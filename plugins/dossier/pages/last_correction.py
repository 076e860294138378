"""The last correction, in sentences: which claim was changed, how, and what follows for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.language.words import gettext, quoted
from dossier.pages.corrected import opposed
from dossier.pages.edit_reason import reason_of_edit
from dossier.pages.revised import Turn, answer_turns, change_view, meaning_turns
from dossier.pages.view import View
from dossier.read.corrections import ClaimChange, StateChange

if TYPE_CHECKING:
    from dossier.pages.corrections import Edit, Item, Log


@dataclass(frozen=True, slots=True)
class LastCorrection:
    """What was changed last; of the changes of a day, the one that changes most for readers.

    Attributes:
        day: Its day, EDTF.
        page: Target of the claim or the article.
        says: What the claim says, or the heading of the article.
        place: Where it is.
        said: How it was changed, in a sentence.
        matters: What follows for readers, in a sentence; may be empty.
        why: The reason that was given; may be empty.
        anchor: Anchor of the edit.
        of_day: How many changes its day has.
    """

    day: str
    page: str
    says: str
    place: str
    said: str
    matters: str
    why: str
    anchor: str
    of_day: int


def last_correction(log: Log, view: View) -> LastCorrection | None:
    """Return the last correction of `log`; None where nothing was corrected."""
    day = next((edit.day for edit in log.edits if edit.items), "")
    edits = [edit for edit in log.edits if edit.day == day]
    found = [(edit, item) for edit in edits for item in edit.items if _known(item, view)]
    if not found:
        return None
    sentences = {position: next(_sentences(item, view)) for position, (_, item) in enumerate(found)}
    position = min(sentences, key=lambda position: sentences[position][0])
    (edit, item), (_, said, matters) = found[position], sentences[position]
    shown = change_view(view, _subject(item), item)
    why = reason_of_edit(edit.correction) if edit.correction else ""
    return LastCorrection(day, shown.page, shown.says, shown.kicker, said, matters, why, edit.anchor, _changes(edits))


def _changes(edits: list[Edit]) -> int:
    return sum(len(edit.items) for edit in edits)


def _subject(item: Item) -> str:
    return item.article if isinstance(item, StateChange) else item.claim


def _known(item: Item, view: View) -> bool:
    return isinstance(item, StateChange) or item.claim in view.dossier.claims


def _sentences(item: Item, view: View) -> Iterator[tuple[int, str, str]]:
    """Yield what was changed, the weightiest first: its rank, what is so now, and what follows for readers."""
    shown = change_view(view, _subject(item), item)
    if not isinstance(item, ClaimChange):
        yield 1, shown.notice or " ".join(f"{turn.label}: {turn.after}." for turn in shown.turns), ""
        return
    before, after = item.before, item.after
    if before.withdrawn != after.withdrawn:
        said = gettext("It was withdrawn.") if after.withdrawn else gettext("It was restored.")
        yield 1, said, gettext("Lists, pictures and counts follow.")
    moved = gettext("The pictures and the counts of disputes changed with it.")
    was, now = ({other for pair in opposed(item.claim, one) for other in pair} for one in (before, after))
    for others, words in (
        (now - was, gettext("It is called a dispute with %(claim)s (%(place)s) since.")),
        (was - now, gettext("It is no longer called a dispute with %(claim)s (%(place)s).")),
    ):
        for other in sorted(others - {item.claim}):
            if other in view.dossier.claims:
                ref = view.ref(other)
                yield 0, words % {"claim": quoted(ref.says), "place": ref.text}, moved
    for turn in answer_turns(view, before, after):
        yield 2, _answered(turn), gettext("The mark of its article moved in the row of the question.")
    for turn in meaning_turns(view, before, after):
        said = gettext(
            "%(what)s: %(before)s before, %(after)s now.", what=turn.label, before=turn.before, after=turn.after
        )
        yield 3, said, gettext("It is listed and counted otherwise since.")
    yield 4, gettext("It was reworded or linked otherwise."), gettext("What it counts for is the same.")


def _answered(turn: Turn) -> str:
    question = quoted(turn.name)
    if turn.after:
        return gettext("Its answer to %(question)s is now %(answer)s.", question=question, answer=quoted(turn.after))
    return gettext("The question %(question)s is no longer answered by it.", question=question)
