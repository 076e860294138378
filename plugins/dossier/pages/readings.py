"""Which articles can still be read for a question."""

from __future__ import annotations

from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.publication import Publication
from dossier.pages.view import View

_MOST = 6
"""Up to how many articles that are not yet read are named one by one; more are folded."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles to read for a question, as slug and the words of a link.

    Attributes:
        question: Slug of the question.
        unread: Those that nobody has read for it yet, if they are few.
        folded: Those that are silent, and those not yet read if they are many.
        many: Whether some of the folded ones have not been read yet.
        edit: Address at which the file of the question can be edited, or None.
        guide: Target of the guide for editors, or None.
    """

    question: str
    unread: tuple[tuple[str, str], ...]
    folded: tuple[tuple[str, str], ...]
    many: bool
    edit: str | None
    guide: str | None


def reading_of(view: View, question: str, publication: Publication) -> Reading | None:
    """Return the articles to read for `question`; None if there are none, or no form."""
    place = view.dossier.question_files.get(question)
    if place is None or publication.full_text or publication.from_disk:
        return None
    there = [
        cell for cell in view.relations.answers[question].cells if not view.dossier.articles[cell.article].taken_down
    ]
    unread = tuple((cell.article, view.once(_words, cell.article)) for cell in there if cell.unread)
    silent = tuple((cell.article, view.once(_words, cell.article)) for cell in there if cell.silent)
    if not unread and not silent:
        return None
    many = len(unread) > _MOST
    return Reading(
        question=question,
        unread=() if many else unread,
        folded=(*unread, *silent) if many else silent,
        many=many,
        edit=publication.edit_url(place.path),
        guide=targets.CONTRIBUTE if targets.CONTRIBUTE in publication.urls else None,
    )


def _words(view: View, article: str) -> str:
    return gettext("Read %(article)s for this question") % {"article": view.outlet(article)}
