"""Pages of questions: the answer sheet of each, and the matrix of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier import targets
from dossier.pages.compare import pair_names
from dossier.pages.groups import DISPUTES, FIGURES, WIDEST, questions_by_topic
from dossier.pages.matrix import figures, matrix_row, question_view
from dossier.pages.paging import Part
from dossier.pages.pairs import disputing_claims
from dossier.pages.preview import question_preview
from dossier.pages.publication import Publication
from dossier.pages.reasons import Reason, reason_of
from dossier.pages.rows import sums_of
from dossier.pages.tallied import tally_row
from dossier.pages.view import Ref, View


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims of different articles that dispute each other on a question, and why.

    Attributes:
        refs: Both claims.
        names: What their articles are called.
        reason: What an editor gave as reason, or None.
        page: Target of the page that compares the articles, or None.
    """

    refs: tuple[Ref, Ref]
    names: tuple[str, str]
    reason: Reason | None
    page: str | None


def question_values(
    question: str, topic: str | None, part: Part, view: View, _publication: Publication
) -> dict[str, object]:
    """Return what a page of `question` shows: who holds which position, who disputes whom, and who says nothing.

    `topic` is the topic to which the question belongs, or None.
    """
    found = view.dossier.topics.get(topic or "")
    shown = question_view(view, question)
    disputes = _disputes(view, question)
    return {
        "view": shown,
        "preview": question_preview(view, shown, (one.reason for one in disputes)) if part.first else None,
        "figures": part.cut(FIGURES, figures(view, question)) if part.holds(FIGURES) else (),
        "disputes": part.cut(DISPUTES, disputes) if part.holds(DISPUTES) else (),
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


def _disputes(view: View, question: str) -> list[Dispute]:
    return [
        Dispute(
            refs=(one, other),
            names=pair_names(view.dossier, one.article, other.article),
            reason=reason_of(related),
            page=view.pairs.page(one.article, other.article),
        )
        for claim, related in disputing_claims(view.relations, view.relations.answers[question])
        for one, other in [(view.ref(claim), view.ref(related.other))]
    ]


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
            (targets.topic_anchor(slug), name, sums_of(view.relations, [one.question.slug for one in asked]))
            for slug, name, asked in by_topic
        ],
        "groups": [(*group, [row(view, found.question.slug) for found in asked]) for *group, asked in groups],
        "wide": wide,
        "total": len(answers),
        "sums": sums_of(view.relations, list(answers)),
    }
