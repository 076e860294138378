"""Pages that are made from annotations: one list of all of them, each with what its template shows.

A new kind of page is a row in `planned_pages`, a function that returns its values, and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dossier import targets
from dossier.pages.claim_page import claim_values
from dossier.pages.entries import SearchEntry, claim_entry, listing_entry, question_entry
from dossier.pages.list_pages import claims_index_values, listing_index_values, listing_values, timeline_values
from dossier.pages.listing import INDEX_TITLES, listings, question_topics
from dossier.pages.publication import Publication
from dossier.pages.question_pages import question_values, questions_index_values
from dossier.pages.view import View
from dossier.read.values import Dossier
from dossier.relations import Relations


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that exists because of an annotation.

    Attributes:
        path: Source path, as if it were in the folder of documents.
        title: Its title, plain text.
        template: File in `templates/dossier/`.
        values: What the template shows.
        edit: File that an editor changes to change the page, relative to the project root; None if there is none.
        entry: Its entry in the search; None if the search does not find it by itself.
    """

    path: str
    title: str
    template: str
    values: Callable[[View, Publication], dict[str, object]]
    edit: str | None = None
    entry: Callable[[View], SearchEntry] | None = None


def planned_pages(dossier: Dossier, relations: Relations) -> Iterator[PlannedPage]:
    """Yield every page that is made from annotations, in a fixed order."""
    topics = question_topics(dossier, relations)
    listed = listings(dossier, relations, topics)
    yield PlannedPage(targets.CLAIMS_INDEX, "All claims", "claims.html", partial(claims_index_values, listed))
    matrix = partial(questions_index_values, topics)
    yield PlannedPage(targets.QUESTIONS_INDEX, "Who says what", "questions.html", matrix)
    for key, claim in dossier.claims.items():
        yield PlannedPage(
            targets.claim(key),
            claim.claim.says,
            "claim.html",
            partial(claim_values, key),
            edit=claim.path,
            entry=None if claim.claim.withdrawn else partial(claim_entry, claim),
        )
    for slug, question in dossier.questions.items():
        yield PlannedPage(
            targets.question(slug),
            question.ask,
            "question.html",
            partial(question_values, slug, topics.get(slug)),
            entry=partial(question_entry, slug),
        )
    if dossier.events:
        yield PlannedPage(targets.TIMELINE, "Timeline", "timeline.html", timeline_values)
    for index, title in INDEX_TITLES.items():
        members = [one for one in listed if one.index == index]
        if members:
            yield PlannedPage(index, title, "listings.html", partial(listing_index_values, index, members))
    for one in listed:
        yield PlannedPage(
            one.path,
            one.title,
            "listing.html",
            partial(listing_values, one),
            entry=partial(listing_entry, one) if one.index in INDEX_TITLES else None,
        )
