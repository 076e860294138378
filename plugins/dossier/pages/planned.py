"""Pages that are made from annotations: one list of all of them, each with what its template shows.

A new kind of page is a row in `_rows`, a function that returns its values, and a template. What may grow long is a
`PlannedList`: it names its groups, and its function is told which part of them a page has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dossier import targets
from dossier.language.words import gettext
from dossier.originals.paragraphs import source_blocks
from dossier.pages.abreast import abreast_title, abreast_values
from dossier.pages.article_list import article_groups, articles_values
from dossier.pages.claim_page import claim_values
from dossier.pages.compare import compare_values, pair_groups, pair_title
from dossier.pages.corrections import Log, corrections_entry, corrections_groups, corrections_values, log_of
from dossier.pages.entries import SearchEntry, claim_entry, listing_entry, question_entry
from dossier.pages.families import FAMILY_TITLES, families, family_values
from dossier.pages.groups import (
    claims_by_article,
    event_groups,
    index_groups,
    listing_groups,
    matrix_groups,
    question_groups,
)
from dossier.pages.list_pages import claims_index_values
from dossier.pages.listing import INDEX_TITLES, listings, question_topics
from dossier.pages.listing_pages import by_group, listing_index_values, listing_values
from dossier.pages.paging import LIMITS, Group, Leaf, Limits, Noun, Part, moved, parts
from dossier.pages.pairs import Pairs
from dossier.pages.publication import Publication
from dossier.pages.question_pages import question_values, questions_index_values
from dossier.pages.timeline import timeline_values
from dossier.pages.view import View
from dossier.read.values import Dossier
from dossier.relations import Relations
from dossier.text.passages import PlacedArticle


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
        leaves: Of the first page of a divided list, all its pages.
    """

    path: str
    title: str
    template: str
    values: Callable[[View, Publication], dict[str, object]]
    edit: str | None = None
    entry: Callable[[View], SearchEntry] | None = None
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedList:
    """A list that has as many pages as it needs.

    Attributes:
        path: Source path of its first page.
        title: Its title, plain text.
        template: File in `templates/dossier/`; it includes `range.html` and `pager.html`.
        values: What the template shows of one part of the list.
        groups: What is listed.
        noun: What entries are called.
        by_group: Whether groups are counted, in place of their entries.
        entry: What the search knows of it; None where it is not found on its own.
    """

    path: str
    title: str
    template: str
    values: Callable[[Part, View, Publication], dict[str, object]]
    groups: Sequence[Group]
    noun: Noun = Noun.CLAIMS
    by_group: bool = False
    entry: Callable[[View], SearchEntry] | None = None

    def pages(self, limits: Limits) -> Iterator[PlannedPage]:
        """Yield its pages, each within `limits`; the first is the one that is found, and that knows of the others."""
        for part in parts(self.path, self.groups, self.noun, limits, by_group=self.by_group):
            yield PlannedPage(
                targets.leaf(self.path, part.number),
                self.title
                if part.first
                else gettext("%(title)s, page %(number)s", title=self.title, number=part.number),
                self.template,
                partial(self._values, part),
                entry=self.entry if part.first else None,
                leaves=part.leaves if part.first else (),
            )

    def _values(self, part: Part, view: View, publication: Publication) -> dict[str, object]:
        return {"part": part, **self.values(part, view, publication)}


def planned_pages(
    dossier: Dossier, relations: Relations, pairs: Pairs, limits: Limits = LIMITS, *, lists_articles: bool = True
) -> Iterator[PlannedPage]:
    """Yield every page that is made from annotations, in a fixed order.

    Args:
        dossier: The dossier.
        relations: What follows from it.
        pairs: Its pairs of articles.
        limits: How long a page of a list may be.
        lists_articles: Whether there is a page of all articles; not where editors have written their own.
    """
    if lists_articles:
        groups = article_groups(dossier)
        listed = PlannedList(
            targets.ARTICLES_INDEX, gettext("Articles"), "article-list.html", articles_values, groups, Noun.ARTICLES
        )
        yield from listed.pages(limits)
    for row in _rows(dossier, relations, pairs):
        yield from row.pages(limits) if isinstance(row, PlannedList) else (row,)
    yield from corrections_pages(log_of(dossier, None), limits)


def abreast_pages(
    dossier: Dossier, originals: Mapping[str, str], placed: Mapping[str, PlacedArticle]
) -> Iterator[PlannedPage]:
    """Yield a page for each article that has an original, with both abreast; only for the full-text edition.

    Args:
        dossier: The dossier.
        originals: Texts of the originals, by article.
        placed: The renditions with the passages of their claims, by article.
    """
    for slug, text in originals.items():
        front = dossier.articles[slug].front
        blocks = tuple(source_blocks(text, front.furniture))
        yield PlannedPage(
            targets.abreast(slug),
            abreast_title(front.label),
            "abreast.html",
            partial(abreast_values, slug, blocks, placed[slug]),
        )


def corrections_pages(log: Log, limits: Limits = LIMITS) -> Iterator[PlannedPage]:
    """Yield the pages of what has changed; the first is at the same address whatever `log` has."""
    listed = PlannedList(
        targets.CORRECTIONS,
        gettext("Corrections"),
        "corrections.html",
        partial(corrections_values, log),
        corrections_groups(log),
        Noun.ENTRIES,
        entry=corrections_entry,
    )
    yield from listed.pages(limits)


def moved_anchors(planned: Iterable[PlannedPage]) -> Mapping[str, str]:
    """Return the targets on first pages of lists whose anchors are on another page, each with the target there."""
    return {target: there for page in planned if page.leaves for target, there in moved(page.leaves).items()}


def _rows(dossier: Dossier, relations: Relations, pairs: Pairs) -> Iterator[PlannedPage | PlannedList]:
    topics = question_topics(dossier, relations)
    listed = listings(dossier, relations, topics)
    yield PlannedList(
        targets.CLAIMS_INDEX,
        gettext("All claims"),
        "claims.html",
        partial(claims_index_values, listed),
        claims_by_article(dossier, dossier.standing),
    )
    yield PlannedList(
        targets.QUESTIONS_INDEX,
        gettext("Who says what"),
        "questions.html",
        partial(questions_index_values, topics),
        matrix_groups(dossier, relations, topics),
        Noun.QUESTIONS,
    )
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
        yield PlannedList(
            targets.question(slug),
            question.ask,
            "question.html",
            partial(question_values, slug, topics),
            question_groups(relations, relations.answers[slug]),
            Noun.ENTRIES,
            entry=partial(question_entry, slug),
        )
    for names, pair in pairs.compared.items():
        yield PlannedList(
            pair.page,
            pair_title(dossier, pair),
            "compare.html",
            partial(compare_values, names),
            pair_groups(dossier, pairs, pair),
            Noun.ENTRIES,
        )
    if dossier.events:
        events = event_groups(dossier, relations)
        yield PlannedList(
            targets.TIMELINE, gettext("Timeline"), "timeline.html", timeline_values, events, Noun.EVENTS, by_group=True
        )
    for index, title in INDEX_TITLES.items():
        members = by_group(one for one in listed if one.index == index)
        if members:
            values = partial(listing_index_values, index, members)
            yield PlannedList(index, title, "listings.html", values, index_groups(index, members), Noun.ENTRIES)
    for family, pages in families(listed).items():
        yield PlannedPage(family, FAMILY_TITLES[family], "family.html", partial(family_values, family, pages))
    for one in listed:
        entry = partial(listing_entry, one) if one.index in INDEX_TITLES else None
        groups = listing_groups(dossier, one)
        yield PlannedList(one.path, one.title, "listing.html", partial(listing_values, one), groups, entry=entry)
