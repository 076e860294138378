"""Groups: what each kind of list consists of, counted before anything is rendered, so that it can be divided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.events import claims_of_events, disputes_within
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.paging import Group
from dossier.pages.pairs import disputing_claims
from dossier.pages.sides import Tone, tone_of
from dossier.pages.view import outlet_of
from dossier.read.values import Dossier
from dossier.relations import QuestionAnswers, Relations

WIDEST = 24
"""Most articles that are side by side in the matrix; of more it says how many hold each position."""
_CELLS_PER_ROW = 20
_ENTRIES_PER_ROW = 4
"""How many cells of the matrix without and with claims take as much as a claim in a list."""
_HOLDING_ROWS = 2
"""How many claims of a list take as much as one on the page of its question, where it has its passage."""
FIGURES, DISPUTES = "", "-"
"""The keys of the groups of figures and of disputes on the page of a question; no position is called so."""
_DISPUTE_ROWS = 2
"""How many claims of a list take as much as one dispute with its reason."""


def claims_by_article(
    dossier: Dossier, claims: Iterable[str], prefix: str = "", heading: str = "", *, alone: bool = True
) -> list[Group]:
    """Return the groups of `claims` by article, as `View.by_article` has them.

    Args:
        dossier: The dossier.
        claims: What is listed.
        prefix: What the anchors begin with.
        heading: What is above all of them, or nothing.
        alone: Whether nothing else is on the page that an article would have to be told from.
    """
    count = Counter(claim.partition("/")[0] for claim in claims)
    within = "" if alone else heading.partition(", ")[0]
    found = [
        Group(f"{prefix}{slug}", outlet_of(dossier, slug), (1,) * count[slug], (f"{prefix}{slug}",), within)
        for slug in dossier.articles
        if count[slug]
    ]
    if heading and found:
        # The heading of a section comes with its first article.
        first = found[0]
        anchors = (prefix.removesuffix("-"), *first.anchors)
        found[0] = Group(first.key, first.name, first.weights, anchors, within)
    return found


def listing_groups(dossier: Dossier, one: Listing) -> list[Group]:
    """Return the groups of one listing, by section and article."""
    alone = len(one.sections) == 1
    return [
        group
        for number, (heading, claims) in enumerate(one.sections, 1)
        for group in claims_by_article(dossier, claims, f"part-{number}-", heading, alone=alone)
    ]


def index_groups(index: str, members: Mapping[str, Sequence[Listing]]) -> list[Group]:
    """Return the groups of the list of listings at `index`, given by their headings."""
    return [Group(name, name or INDEX_TITLES[index], (1,) * len(listed)) for name, listed in members.items()]


def questions_by_topic(
    dossier: Dossier, relations: Relations, topics: Mapping[str, str]
) -> list[tuple[str, str, list[QuestionAnswers]]]:
    """Return the questions of each topic, disputes first and then agreement: its slug, its name and its questions.

    `topics` has the topic of a question; what has none comes at the end.
    """
    by_topic: dict[str | None, list[QuestionAnswers]] = {}
    for slug, answers in relations.answers.items():
        by_topic.setdefault(topics.get(slug), []).append(answers)
    order = list(Tone)
    named = [(slug, topic.name) for slug, topic in dossier.topics.items()]
    return [
        (slug or "further", name, sorted(by_topic[slug], key=lambda found: order.index(tone_of(found))))
        for slug, name in [*named, (None, gettext("Other questions"))]
        if slug in by_topic
    ]


def matrix_groups(dossier: Dossier, relations: Relations, topics: Mapping[str, str]) -> list[Group]:
    """Return the groups of the matrix, by topic."""
    weigh = _grouped_weight if len(dossier.articles) > WIDEST else _row_weight
    return [
        Group(targets.topic_anchor(slug), name, tuple(map(weigh, asked)), (targets.topic_anchor(slug),))
        for slug, name, asked in questions_by_topic(dossier, relations, topics)
    ]


def question_groups(relations: Relations, answers: QuestionAnswers) -> list[Group]:
    """Return the groups of the page of one question: its figures and disputes, if any, and each position given."""
    entries = [entry for cell in answers.cells for entry in cell.entries]
    figures = (
        [Group(FIGURES, gettext("Side by side"), (1,) * len(entries))]
        if any(e.value is not None for e in entries)
        else []
    )
    disputes = (_DISPUTE_ROWS,) * len(disputing_claims(relations, answers))
    count = Counter(entry.position.slug for entry in entries)
    return [*figures, *([Group(DISPUTES, gettext("Who disputes whom, and why"), disputes)] if disputes else [])] + [
        Group(position.slug, position.label, (_HOLDING_ROWS,) * count[position.slug])
        for position in answers.question.positions
        if count[position.slug]
    ]


def _row_weight(answers: QuestionAnswers) -> int:
    entries = sum(len(cell.entries) for cell in answers.cells)
    return 1 + entries // _ENTRIES_PER_ROW + len(answers.cells) // _CELLS_PER_ROW


def _grouped_weight(answers: QuestionAnswers) -> int:
    return 1 + len(answers.question.positions) // 2


def event_groups(dossier: Dossier, relations: Relations) -> list[Group]:
    """Return the groups of the timeline: each event with its claims, if any."""
    found = []
    for slug, claims in claims_of_events(dossier).items():
        # A dispute is shown with one of its claims and takes twice the room; of which it is, is not known yet.
        weight = 1 + -(-2 * disputes_within(relations, claims) // (len(claims) or 1))
        found.append(Group(slug, dossier.events[slug].name, (weight,) * (len(claims) or 1), (slug,)))
    return found
