"""Pages of questions: the answer sheet of each, and the matrix of all."""

from __future__ import annotations

from collections.abc import Mapping

from dossier import targets
from dossier.pages.groups import FIGURES, WIDEST, questions_by_topic
from dossier.pages.matrix import figures, matrix_row, question_view
from dossier.pages.paging import Part
from dossier.pages.publication import Publication
from dossier.pages.tallied import tally_row
from dossier.pages.view import View


def question_values(
    question: str, topic: str | None, part: Part, view: View, _publication: Publication
) -> dict[str, object]:
    """Return what a page of `question` shows: who holds which position, who is silent, who has not been read.

    `topic` is the topic to which the question belongs, or None.
    """
    found = view.dossier.topics.get(topic or "")
    shown = question_view(view, question)
    return {
        "view": shown,
        "figures": part.cut(FIGURES, figures(view, question)) if part.holds(FIGURES) else (),
        "sides": [
            (
                side.label,
                part.cut(side.slug, side.own + side.others),
                part.continued(side.slug),
                part.words(side.slug),
            )
            for side in shown.sides
            if part.holds(side.slug)
        ],
        "topic": [(found.name, targets.topic(found.slug))] if found else [],
    }


def questions_index_values(
    topics: Mapping[str, str], part: Part, view: View, _publication: Publication
) -> dict[str, object]:
    """Return a page of the matrix of all questions, by topic, disputed questions first.

    Of each question it shows what every article says, or with very many articles how many hold each position.
    """
    answers = view.relations.answers
    by_topic = questions_by_topic(view.dossier, view.relations, topics)
    wide = len(view.dossier.articles) > WIDEST
    groups = [
        (anchor, name, part.continued(anchor), part.words(anchor), part.cut(anchor, asked))
        for slug, name, asked in by_topic
        for anchor in [targets.topic_anchor(slug)]
        if part.holds(anchor)
    ]
    row = tally_row if wide else matrix_row
    return {
        "articles": [(slug, view.outlet(slug)) for slug in view.dossier.articles],
        "topics": [
            (targets.topic_anchor(slug), name, len(asked), sum(found.disputed for found in asked))
            for slug, name, asked in by_topic
        ],
        "groups": [(*group, [row(view, found.question.slug) for found in asked]) for *group, asked in groups],
        "wide": wide,
        "total": len(answers),
        "disputed": sum(found.disputed for found in answers.values()),
    }
