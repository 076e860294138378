"""Pages of questions: the answer sheet of each, and the matrix of all."""

from __future__ import annotations

from collections.abc import Mapping

from dossier import targets
from dossier.pages.matrix import figures, matrix_row, question_view
from dossier.pages.publication import Publication
from dossier.pages.view import View


def question_values(question: str, topic: str | None, view: View, _publication: Publication) -> dict[str, object]:
    """Return what the page of `question` shows: who holds which position, who is silent, who has not been read.

    `topic` is the topic to which the question belongs, or None.
    """
    found = view.dossier.topics.get(topic or "")
    return {
        "view": question_view(view, question),
        "figures": figures(view, question),
        "topic": [(found.name, targets.topic(found.slug))] if found else [],
    }


def questions_index_values(topics: Mapping[str, str], view: View, _publication: Publication) -> dict[str, object]:
    """Return the matrix of all questions and articles, by topic, disputed questions first."""
    answers = view.relations.answers
    named = [(slug, topic.name) for slug, topic in view.dossier.topics.items()]
    groups = []
    for slug, name in [*named, (None, "Further")]:
        asked = sorted((q for q in answers if topics.get(q) == slug), key=lambda q: not answers[q].disputed)
        if asked:
            rows = [matrix_row(view, question) for question in asked]
            groups.append((slug or "further", name, rows, sum(row.disputed for row in rows)))
    return {
        "articles": [(slug, view.outlet(slug)) for slug in view.dossier.articles],
        "groups": groups,
        "total": len(answers),
        "disputed": sum(found.disputed for found in answers.values()),
    }
