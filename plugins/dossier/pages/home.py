"""The home page: what happened, where articles differ, what nearly all say, what each stresses, and the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dossier import targets
from dossier.language.words import NN_, gettext, ngettext, spoken
from dossier.pages.events import claims_of_events, eras
from dossier.pages.groups import WIDEST
from dossier.pages.notices import state_words
from dossier.pages.picture import Column, PictureRow, agreeing_columns, otherwise, picture_rows
from dossier.pages.rows import frame
from dossier.pages.sides import disputing_entries
from dossier.pages.view import View
from dossier.pages.wording import counted, date_words, minutes
from dossier.read.model import Position
from dossier.read.terms import Degree
from dossier.relations import QuestionAnswers, Standing, Tally
from dossier.text.markup import render_inline

_LEADS = 5
"""How many disputes lead the home page; nobody reads more there."""
_ROWS = 12
"""How many rows a picture has on the home page; the other questions are one link away."""
_TOPICS_SHOWN = 2
"""How many topics of each article the home page names as stressed."""
_TOPIC_CLAIMS = 3
"""Fewer claims than this on a topic are chance, not emphasis."""
_DEGREES = (*Degree, None)
_STATES = (
    (Standing.DISPUTE, NN_("%(num)s disputed", "%(num)s disputed")),
    (Standing.AGREE, NN_("%(num)s agreed", "%(num)s agreed")),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """A position that all articles, or all but one, hold in their own voice."""

    ask: str
    page: str
    label: str
    count: int
    columns: tuple[Column, ...]
    otherwise: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A topic with its share of the claims of one article, and of those of all others, in per cent."""

    name: str
    page: str
    share: int
    others: int

    @property
    def words(self) -> str:
        """Its share as the language in force writes it."""
        return spoken().percent(self.share)

    @property
    def others_words(self) -> str:
        """The share of all others, likewise."""
        return spoken().percent(self.others)

    @property
    def gap(self) -> int:
        """By how much the article's share is greater."""
        return self.share - self.others


def happened(view: View) -> dict[str, object]:
    """Return the sentences of what happened, each with the paragraphs that support it, and the main event's day.

    `when` is empty where no event is dated; `where` is empty where its place is not stated.
    """
    standing, events = view.dossier.standing, view.dossier.events
    main = events[eras(view.dossier, claims_of_events(view.dossier))[0]] if events else None
    return {
        "when": date_words(main.when) if main and main.when else "",
        "where": main.where or "" if main else "",
        "sentences": [
            (one.says, view.refs(claim for claim in one.claims if claim in standing))
            for one in view.dossier.summary.values()
        ],
    }


def picture(view: View) -> dict[str, object]:
    """Return the picture of the disputed questions, the sharpest of them with both sides in full and their reason."""
    rows = picture_rows(view)
    leading = _leading(view, rows)
    led = {row.slug for row in leading}
    shown = [*leading, *(row for row in rows if row.slug not in led)][:_ROWS]
    return {
        "rows": [row for row in shown if row.leads or not row.minor],
        "minor": [row for row in shown if row.minor and not row.leads],
        "more": len(rows) - len(shown),
        "disputed": len(rows),
        "total": len(view.relations.answers),
        "passed": any(row.passed for row in shown),
        "unread": any(column.unread for row in shown for column in row.columns),
        **frame(view),
    }


def disputes(view: View) -> dict[str, object]:
    """Return the rows with which the picture starts, for a page that shows no more of it."""
    return {"rows": _leading(view, picture_rows(view)), "total": len(view.relations.answers), **frame(view)}


def _leading(view: View, rows: Sequence[PictureRow]) -> list[PictureRow]:
    """Return the sharpest disputes, with why articles differ.

    A dispute is sharp if both sides speak in their own voice; small matters of fact lead only where there is no other
    dispute.
    """
    listed = [row for row in rows if not row.minor] or [*rows]
    sharp = [*(row for row in listed if row.faced), *(row for row in listed if not row.faced)]
    return [replace(row, leads=True, why=_why(view, view.relations.answers[row.slug])) for row in sharp[:_LEADS]]


def _why(view: View, answers: QuestionAnswers) -> str | Markup | None:
    """Return why articles differ on a question: its `lead`, or the reason for the strongest dispute on it."""
    if answers.question.lead:
        return answers.question.lead
    found = [related for _, _, related in disputing_entries(view.relations, answers) if related.because]
    strongest = min(found, key=lambda related: _DEGREES.index(related.degree), default=None)
    return render_inline(strongest.because) if strongest and strongest.because else None


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
    shown = shared[:_ROWS]
    return {
        "shared": shown,
        "more": len(shared) - len(shown),
        "total": len(view.dossier.articles),
        **frame(view),
    }


def _shared(view: View, answers: QuestionAnswers, position: Position) -> Shared | None:
    holding = answers.own_voices(position.slug)
    if len(holding) < max(len(view.dossier.articles) - 1, 2):
        return None
    columns = agreeing_columns(view, answers, position.slug)
    return Shared(
        answers.question.ask,
        targets.question(answers.question.slug),
        position.short or position.label,
        len(holding),
        columns,
        otherwise(columns),
    )


def emphasis(view: View) -> dict[str, object]:
    """Return for each article the topics that have a greater share of its claims than of all others' claims.

    Of very many articles, those are named whose shares are furthest from the others'.
    """
    counts = {slug: _topic_counts(view, slug) for slug in view.dossier.articles}
    totals = {topic: sum(each[topic] for each in counts.values()) for topic in view.dossier.topics}
    listed = [
        (view.outlet(slug), targets.article(slug), found)
        for slug in view.dossier.articles
        if (found := _emphasis(view, slug, counts[slug], totals))
    ]
    furthest = sorted(listed, key=lambda each: -max(one.gap for one in each[2]))[:_ROWS]
    return {"articles": furthest if len(listed) > WIDEST else listed, "total": len(listed)}


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
    return sorted((one for _, one in found[:_TOPICS_SHOWN]), key=lambda one: -one.share)


def articles(view: View) -> dict[str, object]:
    """Return the list of articles: the outlet introduced, minutes to read, and how many claims are disputed or shared.

    Of very many articles, those after the first are folded away.
    """
    listed = []
    for slug, article in view.dossier.articles.items():
        states = [view.relations.tallies.get(claim, Tally()).state for claim in view.in_order(slug)]
        counts = spoken().comma.join(
            ngettext(*forms, states.count(state)) for state, forms in _STATES if state in states
        )
        claims = counted(len(states), "claim")
        listed.append(
            (
                slug,
                view.label(slug),
                article.front,
                0 if article.taken_down else minutes(article.body),
                state_words(article.front),
                gettext("%(claims)s: %(counts)s", claims=claims, counts=counts) if counts else claims,
            )
        )
    first = listed if len(listed) <= WIDEST else listed[:_ROWS]
    return {"articles": first, "further": listed[len(first) :], "compared": bool(view.pairs.compared)}
