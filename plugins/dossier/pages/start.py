"""Where to start: the questions, topics and people that the search offers while nothing is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.view import View
from dossier.pages.wording import entity_name
from dossier.read.terms import EntityType

_OF_EACH = 3
"""How many of each kind are offered."""


@dataclass(frozen=True, slots=True)
class Start:
    """One page to start from: its target, its title, and what it is in a word."""

    page: str
    title: str
    kind: str


def search_start(view: View) -> tuple[Start, ...]:
    """Return where a reader may start: disputed questions that most articles answer, then topics, then people.

    Topics and people are those that most claims are about, name or pass on; one without a claim is left out.
    """
    return (*_questions(view), *_topics(view), *_people(view))


def _questions(view: View) -> Iterator[Start]:
    answers = view.relations.answers
    best = sorted(answers, key=lambda slug: (not answers[slug].disputed, -answers[slug].answered))
    for slug in best[:_OF_EACH]:
        yield Start(targets.question(slug), answers[slug].question.ask, gettext("Question"))


def _topics(view: View) -> Iterator[Start]:
    topics = view.dossier.topics
    count = Counter(slug for one in view.dossier.standing.values() for slug in one.claim.topics if slug in topics)
    for slug, _ in count.most_common(_OF_EACH):
        yield Start(targets.topic(slug), topics[slug].name, gettext("Topic"))


def _people(view: View) -> Iterator[Start]:
    people = {slug: one for slug, one in view.dossier.entities.items() if one.type is EntityType.PERSON}
    contents = [one.claim for one in view.dossier.standing.values()]
    count = Counter(slug for one in contents for slug in {*one.by, *one.via, *one.mentions} & people.keys())
    # A set has no order that lasts: what is as frequent comes in the order of the editors.
    for slug in sorted((slug for slug in people if count[slug]), key=lambda slug: -count[slug])[:_OF_EACH]:
        yield Start(targets.entity(slug), entity_name(people[slug]), gettext("Person"))
