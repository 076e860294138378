"""Pages of questions: the answer sheet of each, and the matrix of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.compare import pair_names
from dossier.pages.groups import DISPUTES, FIGURES, WIDEST, questions_by_topic
from dossier.pages.jump import Jump
from dossier.pages.matrix import QuestionView, Side, figures, matrix_row, question_view
from dossier.pages.paging import Part
from dossier.pages.pairs import disputing_claims
from dossier.pages.picture import picture_row
from dossier.pages.preview import question_preview
from dossier.pages.publication import Publication
from dossier.pages.readings import reading_of
from dossier.pages.reasons import Reason, reason_of
from dossier.pages.rows import frame, sums_of
from dossier.pages.sides import Tone, taken
from dossier.pages.tallied import tally_row
from dossier.pages.view import Ref, View
from dossier.pages.wording import counted

_FURTHER = 6
"""To how many further questions the page of a question leads."""


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
    question: str, topics: Mapping[str, str], part: Part, view: View, publication: Publication
) -> dict[str, object]:
    """Return what a page of `question` shows: who holds which position, who disputes whom, and who says nothing.

    `topics` has the topic to which each question belongs; some belong to none.
    """
    found = view.dossier.topics.get(topics.get(question, ""))
    shown = question_view(view, question)
    disputes = _disputes(view, question)
    row = view.once(picture_row, question)
    wide = len(view.dossier.articles) > WIDEST
    # Drawn sides show who gives which number, and a row in words would only repeat what the positions list.
    drawn = bool(row.fronts) or wide
    numbers = () if row.fronts else figures(view, question)
    sides = [side for side in shown.sides if part.holds(side.slug)]
    return {
        "row": row if part.first and drawn else None,
        "jumps": _jumps(part, shown, sides, disputes),
        "more": _more(view, question, topics) if part.first else (),
        "beside": _beside(view, question, disputes),
        **frame(view),
        "view": shown,
        "preview": question_preview(view, shown, (one.reason for one in disputes)) if part.first else None,
        "figures": part.cut(FIGURES, numbers) if part.holds(FIGURES) else (),
        "disputes": part.cut(DISPUTES, disputes) if part.holds(DISPUTES) else (),
        "sides": [
            (
                side.slug,
                side.label,
                part.cut(side.slug, side.own + side.others),
                part.continued(side.slug),
                part.words(side.slug),
            )
            for side in sides
        ],
        "topic": [(found.name, targets.topic(found.slug))] if found else [],
        "reading": reading_of(view, question, publication) if part.first else None,
    }


def _more(view: View, question: str, topics: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """Return a few other questions: how each is asked, the target of its page, and whether it is disputed.

    Those of the same topic come first, and of these and of the others the disputed ones.
    """
    answers, topic = view.relations.answers, topics.get(question)
    ordered = sorted(
        (slug for slug in answers if slug != question),
        key=lambda slug: (topics.get(slug) != topic, not answers[slug].disputed),
    )
    return [(answers[slug].question.ask, targets.question(slug), answers[slug].disputed) for slug in ordered[:_FURTHER]]


def _jumps(part: Part, shown: QuestionView, sides: Sequence[Side], disputes: Sequence[Dispute]) -> tuple[Jump, ...]:
    """Return the places of a page of a question; none where there is only one."""
    found = [
        Jump(f"#position-{side.slug}", side.label, counted(len(side.own) + len(side.others), "claim")) for side in sides
    ]
    if disputes and part.holds(DISPUTES):
        words = gettext("Who disputes whom, and why")
        found.insert(0, Jump("#disputes", words, counted(len(disputes), "dispute"), Tone.DISPUTE))
    if shown.records and part.first:
        found.append(Jump("#records", gettext("What public reports say"), str(len(shown.records))))
    return tuple(found) if len(found) > 1 else ()


def _beside(view: View, question: str, disputes: Sequence[Dispute]) -> list[str]:
    """Return the outlets that stand on a side of the question and are in none of `disputes`."""
    disputing = {ref.article for one in disputes for ref in one.refs}
    sides = taken(view.relations, view.relations.answers[question])
    return [view.outlet(article) for article, claims in sides.items() if claims and article not in disputing]


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
