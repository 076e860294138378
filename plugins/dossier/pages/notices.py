"""Notices: what an outlet did with its article after publication, as pages, citations and programs are told."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.language.words import gettext
from dossier.pages.wording import ARTICLE_STATES, date_words
from dossier.read.model import FrontMatter
from dossier.read.terms import ArticleState


@dataclass(frozen=True, slots=True)
class Notice:
    """The state of an article.

    Attributes:
        words: What its outlet did, such as `corrected by its outlet`.
        on: When, EDTF.
        note: What the editors say of it, or None.
        url: Where the outlet says so, or None.
        taken_down: Whether the text of the article is not shown.
        kept: Whether its claims are shown nevertheless.
    """

    words: str
    on: str
    note: str | None
    url: str | None
    taken_down: bool
    kept: bool

    @property
    def dated(self) -> str:
        """What its outlet did, with the day."""
        return gettext("%(title)s (%(day)s)", title=self.words, day=date_words(self.on))


def notice_of(front: FrontMatter) -> Notice | None:
    """Return the notice on an article; None where it is as it was published."""
    state = front.state
    if state is None:
        return None
    return Notice(
        ARTICLE_STATES[state.kind.value],
        state.on,
        state.note,
        state.url,
        state.kind is ArticleState.TAKEN_DOWN,
        state.claims == "kept",
    )


def state_words(front: FrontMatter) -> str:
    """Return what its outlet did with an article, for a row of a list; empty where it is as it was published."""
    return ARTICLE_STATES[front.state.kind.value] if front.state else ""
