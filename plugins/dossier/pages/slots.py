"""Slots: parts of pages that editors write, such as what all articles agree on and what only one says.

A page has a slot where it says `<!-- dossier: NAME -->`. A new slot is a function here, a row of `_SLOTS` and a
template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dossier import targets
from dossier.pages.cards import Card
from dossier.pages.matrix import question_view
from dossier.pages.templating import Templates
from dossier.pages.view import Ref, View
from dossier.pages.wording import counted
from dossier.read.model import Position
from dossier.read.terms import Kind, Stance
from dossier.relations import QuestionAnswers, Standing, Tally

LEADS = 5
"""How many disputes lead the home page; nobody reads more there."""
_LONE_SHOWN = 2
"""How many claims of each article the home page shows as its own; the others are one link away."""
_TOPICS_SHOWN = 2
"""How many topics of each article the home page names as stressed."""
_TOPIC_CLAIMS = 3
"""Fewer claims than this on a topic are chance, not emphasis."""
_SLOT = re.compile(r"<!--\s*dossier:\s*([a-z]+)\s*-->")


def fill_slots(view: View, templates: Templates, page: str, html: str) -> str:
    """Return `html` of the page with the source path `page` with every slot filled; other comments are kept."""

    def fill(slot: re.Match[str]) -> str:
        values = _SLOTS.get(slot[1])
        if values is None:
            return slot[0]
        return str(templates.render(f"{_TEMPLATES.get(slot[1], slot[1])}.html", page, **values(view))) or slot[0]

    return _SLOT.sub(fill, html)


@dataclass(frozen=True, slots=True)
class Shared:
    """A position that all articles, or all but one, hold in their own voice.

    Attributes:
        page: Target of the question's page.
        silent: Outlets that say nothing on the question.
        besides: Outlets that answer it, but do not hold the position in their own voice.
    """

    ask: str
    page: str
    label: str
    count: int
    refs: tuple[Ref, ...]
    silent: tuple[str, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A topic with its share of the claims of one article, and of those of all others, in per cent."""

    name: str
    page: str
    share: int
    others: int


def disputes(view: View) -> dict[str, object]:
    """Return the leading disputes: each question with its sides, and why they differ if its `lead` says so.

    Questions with a `lead` come first; others follow if there are too few of them.
    """
    answers = view.relations.answers
    leading = [slug for slug, found in answers.items() if found.disputed]
    leading.sort(key=lambda slug: not answers[slug].question.lead)
    return {
        "views": [question_view(view, slug) for slug in leading[:LEADS]],
        "disputed": sum(found.disputed for found in answers.values()),
        "total": len(answers),
        "index": targets.QUESTIONS_INDEX,
    }


def agreed(view: View) -> dict[str, object]:
    """Return the positions that all articles, or all but one of at least three, hold in their own voice."""
    shared = [
        found
        for answers in view.relations.answers.values()
        for position in answers.question.positions
        if (found := _shared(view, answers, position))
    ]
    # The sort is stable: positions held by equally many articles keep the order of the questions.
    shared.sort(key=lambda one: -one.count)
    return {"shared": shared, "total": len(view.dossier.articles)}


def _shared(view: View, answers: QuestionAnswers, position: Position) -> Shared | None:
    own = [(cell, entry) for cell, entry in answers.holders(position.slug) if entry.stance is Stance.ASSERTS]
    holding = {cell.article for cell, _ in own}
    if len(holding) < max(len(view.dossier.articles) - 1, 2):
        return None
    besides = [cell for cell in answers.cells if cell.entries and cell.article not in holding]
    return Shared(
        answers.question.ask,
        targets.question(answers.question.slug),
        position.label,
        len(holding),
        view.refs(entry.claim for _, entry in own),
        tuple(view.outlet(cell.article) for cell in answers.cells if cell.silent),
        tuple(view.outlet(cell.article) for cell in besides),
    )


def lone(view: View) -> dict[str, object]:
    """Return a few claims of each article that no other article makes, disputes or passes on.

    Reports come before other kinds, and what was checked against records before what was not.
    """
    claims = view.dossier.claims
    listed: list[tuple[str, list[Card], int]] = []
    for slug in view.dossier.articles:
        found = [key for key in view.in_order(slug) if _is_lone(view, key)]
        found.sort(key=lambda key: (claims[key].claim.kind is not Kind.REPORT, key not in view.relations.records))
        if found:
            listed.append((view.outlet(slug), [view.cards[key] for key in found[:_LONE_SHOWN]], len(found)))
    return {"articles": listed}


def _is_lone(view: View, claim: str) -> bool:
    loaded = view.dossier.claims[claim]
    others = {related.other.partition("/")[0] for related in view.relations.related.get(claim, ())}
    return loaded.claim.stance is Stance.ASSERTS and others <= {loaded.article}


def emphasis(view: View) -> dict[str, object]:
    """Return for each article the topics that have a greater share of its claims than of all others' claims."""
    counts = {slug: _topic_counts(view, slug) for slug in view.dossier.articles}
    totals = {topic: sum(each[topic] for each in counts.values()) for topic in view.dossier.topics}
    listed = [
        (view.outlet(slug), targets.article(slug), found)
        for slug in view.dossier.articles
        if (found := _emphasis(view, slug, counts[slug], totals))
    ]
    return {"articles": listed}


def _topic_counts(view: View, article: str) -> Mapping[str, int]:
    counts = dict.fromkeys(view.dossier.topics, 0)
    for loaded in view.dossier.claims_of(article):
        for topic in set(loaded.claim.topics) & counts.keys():
            counts[topic] += 1
    return counts


def _emphasis(view: View, article: str, counts: Mapping[str, int], totals: Mapping[str, int]) -> list[Emphasis]:
    own = len(view.dossier.claims_of(article))
    others = len(view.dossier.standing) - own
    found: list[tuple[float, Emphasis]] = []
    for slug, topic in view.dossier.topics.items():
        if counts[slug] < _TOPIC_CLAIMS or not others:
            continue
        share, elsewhere = counts[slug] / own, (totals[slug] - counts[slug]) / others
        if share > elsewhere:
            one = Emphasis(topic.name, targets.topic(slug), round(100 * share), round(100 * elsewhere))
            found.append((share - elsewhere, one))
    found.sort(key=lambda pair: -pair[0])
    return [one for _, one in found[:_TOPICS_SHOWN]]


def articles(view: View) -> dict[str, object]:
    """Return the list of articles with what is established about each, and how many claims are disputed or shared."""
    listed = []
    for slug, article in view.dossier.articles.items():
        states = [view.relations.tallies.get(claim, Tally()).state for claim in view.in_order(slug)]
        counts = [counted(len(states), "claim")]
        counts += [
            f"{states.count(state)} {word}"
            for state, word in ((Standing.DISPUTE, "disputed"), (Standing.AGREE, "shared with others"))
            if state in states
        ]
        listed.append((slug, article.front, " · ".join(counts)))
    return {"articles": listed}


def questions(view: View) -> dict[str, object]:
    """Return the list of all questions with how many articles answer each."""
    return {"answers": list(view.relations.answers.values())}


def claim_counts(view: View) -> dict[str, object]:
    """Return how many claims of each kind every article has, and how many there are to a paragraph."""
    rows, totals = [], [0] * (len(Kind) + 2)
    for slug, article in view.dossier.articles.items():
        claims = [view.dossier.claims[key].claim for key in view.in_order(slug)]
        kinds = [sum(claim.kind is kind for claim in claims) for kind in Kind]
        paragraphs = max((article.front.paragraphs or 0) - len(article.front.furniture), 0)
        rows.append(
            {
                "slug": slug,
                "name": view.outlet(slug),
                "kinds": kinds,
                "claims": len(claims),
                "paragraphs": paragraphs,
                "density": f"{len(claims) / paragraphs:.1f}" if paragraphs else "",
            }
        )
        totals = [sum(pair) for pair in zip(totals, [*kinds, len(claims), paragraphs], strict=True)]
    shown = [*totals, f"{totals[-2] / totals[-1]:.1f}" if totals[-1] else "–"]
    return {"rows": rows, "kinds": [str(kind) for kind in Kind], "totals": shown}


_SLOTS: Mapping[str, Callable[[View], dict[str, object]]] = MappingProxyType(
    {
        "disputes": disputes,
        "agreed": agreed,
        "lone": lone,
        "emphasis": emphasis,
        "articles": articles,
        "questions": questions,
        "coverage": claim_counts,
    }
)
_TEMPLATES = MappingProxyType({"questions": "question-list"})
"""Templates whose names differ from those of their slots."""
