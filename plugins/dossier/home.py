"""Parts of pages that editors write: what all articles agree on, what only one says, what each stresses.

A page holds `<!-- dossier: NAME -->` where such a part is to stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from dossier.cards import Card, Cards, Ref
from dossier.matrix import LEADS, Matrix
from dossier.model import Kind, Position, Stance
from dossier.pages import QUESTIONS_INDEX
from dossier.relate import QuestionAnswers, Standing, Tally
from dossier.templating import Templates
from dossier.wording import counted

_LONE_SHOWN = 2
"""How many claims of each article the home page shows as its own; the rest is one link away."""
_TOPICS_SHOWN = 2
"""How many topics of each article the home page names as stressed."""
_TOPIC_CLAIMS = 3
"""Fewer claims than this on a topic are chance, and no emphasis."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A position that all articles, or all but one, hold in their own voice.

    Attributes:
        silent: Outlets that say nothing on the question.
        besides: Outlets that answer it, but do not hold the position in their own voice.
    """

    ask: str
    href: str
    label: str
    count: int
    refs: tuple[Ref, ...]
    silent: tuple[str, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A topic with the share that it has of the claims of one article, and of those of all others, in per cent."""

    name: str
    href: str
    share: int
    others: int


class Home:
    """Writes the parts that stand on pages of the editors' own."""

    def __init__(self, cards: Cards, matrix: Matrix, templates: Templates) -> None:
        self._cards = cards
        self._matrix = matrix
        self._templates = templates
        self._dossier = cards.dossier
        self._slots = MappingProxyType(
            {
                "disputes": self.disputes,
                "agreed": self.agreed,
                "lone": self.lone,
                "emphasis": self.emphasis,
                "articles": self.articles,
                "questions": self.questions,
                "coverage": self.coverage,
            }
        )

    def slot(self, name: str, page: str) -> Markup:
        """Return what stands on `page` in the place of `<!-- dossier: NAME -->`; empty for a name not known."""
        made = self._slots.get(name)
        return made(page) if made else Markup()

    def disputes(self, page: str) -> Markup:
        """Return the leading disputes: each question with its sides, and why they differ where its `lead` says it.

        Questions with a `lead` come first, and others where there are too few of them.
        """
        answers = self._cards.web.answers
        leading = [slug for slug, found in answers.items() if found.disputed]
        leading.sort(key=lambda slug: not answers[slug].question.lead)
        return self._templates.render(
            "disputes.html",
            page,
            views=[self._matrix.question(slug, page) for slug in leading[:LEADS]],
            disputed=sum(found.disputed for found in answers.values()),
            total=len(answers),
            index=QUESTIONS_INDEX,
        )

    def agreed(self, page: str) -> Markup:
        """Return the positions that all articles, or all but one of at least three, hold in their own voice."""
        shared = [
            found
            for answers in self._cards.web.answers.values()
            for position in answers.question.positions
            if (found := self._shared(answers, position, page))
        ]
        # The sort is stable: of positions held by as many, the first in the list of questions comes first.
        shared.sort(key=lambda one: -one.count)
        return self._templates.render("agreed.html", page, shared=shared, total=len(self._dossier.articles))

    def _shared(self, answers: QuestionAnswers, position: Position, page: str) -> Shared | None:
        own = [(cell, entry) for cell, entry in answers.holders(position.slug) if entry.stance is Stance.ASSERTS]
        holding = {cell.article for cell, _ in own}
        if len(holding) < max(len(self._dossier.articles) - 1, 2):
            return None
        besides = [cell for cell in answers.cells if cell.entries and cell.article not in holding]
        return Shared(
            answers.question.ask,
            self._cards.address(f"questions/{answers.question.slug}.md", page),
            position.label,
            len(holding),
            self._cards.refs((entry.claim for _, entry in own), page),
            tuple(self._cards.outlet(cell.article) for cell in answers.cells if cell.silent),
            tuple(self._cards.outlet(cell.article) for cell in besides),
        )

    def lone(self, page: str) -> Markup:
        """Return a few claims of each article that no other article makes, disputes or passes on.

        Reports come before other kinds, and what was checked against records before what was not.
        """
        listed = []
        for slug in self._dossier.articles:
            found = [key for key in self._cards.in_order(slug) if self._stands_alone(key)]
            found.sort(key=lambda key: (self._claim_kind(key) is not Kind.REPORT, key not in self._cards.web.records))
            cards: list[Card] = [self._cards.card(key, page) for key in found[:_LONE_SHOWN]]
            if cards:
                listed.append((self._cards.outlet(slug), cards, len(found)))
        return self._templates.render("lone.html", page, articles=listed)

    def _claim_kind(self, claim: str) -> Kind:
        return self._dossier.claims[claim].claim.kind

    def _stands_alone(self, claim: str) -> bool:
        loaded = self._dossier.claims[claim]
        others = {related.other.partition("/")[0] for related in self._cards.web.related.get(claim, ())}
        return loaded.claim.stance is Stance.ASSERTS and others <= {loaded.article}

    def emphasis(self, page: str) -> Markup:
        """Return for each article the topics that have a greater share of its claims than of all others' claims."""
        listed = []
        for slug in self._dossier.articles:
            found = self._emphasis(slug, page)
            if found:
                listed.append((self._cards.outlet(slug), self._cards.address(f"articles/{slug}.md", page), found))
        return self._templates.render("emphasis.html", page, articles=listed)

    def _emphasis(self, article: str, page: str) -> list[Emphasis]:
        claims = [loaded for loaded in self._dossier.claims.values() if loaded.claim.withdrawn is None]
        own = [loaded.claim.topics for loaded in claims if loaded.article == article]
        others = [loaded.claim.topics for loaded in claims if loaded.article != article]
        found: list[tuple[float, Emphasis]] = []
        for slug, topic in self._dossier.topics.items():
            count = sum(slug in topics for topics in own)
            if count < _TOPIC_CLAIMS or not others:
                continue
            share, elsewhere = count / len(own), sum(slug in topics for topics in others) / len(others)
            if share > elsewhere:
                href = self._cards.address(f"topics/{slug}.md", page)
                emphasis = Emphasis(topic.name, href, round(100 * share), round(100 * elsewhere))
                found.append((share - elsewhere, emphasis))
        found.sort(key=lambda pair: -pair[0])
        return [one for _, one in found[:_TOPICS_SHOWN]]

    def articles(self, page: str) -> Markup:
        """Return the list of articles with what is established about each, and how their claims stand."""
        listed = []
        for slug, article in self._dossier.articles.items():
            states = [self._cards.web.tallies.get(claim, Tally()).state for claim in self._cards.in_order(slug)]
            counts = [counted(len(states), "claim")]
            counts += [
                f"{states.count(state)} {word}"
                for state, word in ((Standing.DISPUTE, "disputed"), (Standing.AGREE, "shared with others"))
                if state in states
            ]
            listed.append((slug, article.front, " · ".join(counts)))
        return self._templates.render("articles.html", page, articles=listed)

    def questions(self, page: str) -> Markup:
        """Return the list of all questions with how many articles answer each."""
        return self._templates.render("question-list.html", page, answers=list(self._cards.web.answers.values()))

    def coverage(self, page: str) -> Markup:
        """Return how many claims of each kind every article has, and how densely they lie in its paragraphs."""
        rows, totals = [], [0] * (len(Kind) + 2)
        for slug, article in self._dossier.articles.items():
            claims = [self._dossier.claims[key].claim for key in self._cards.in_order(slug)]
            kinds = [sum(claim.kind is kind for claim in claims) for kind in Kind]
            paragraphs = max((article.front.paragraphs or 0) - len(article.front.furniture), 0)
            rows.append(
                {
                    "slug": slug,
                    "name": self._cards.outlet(slug),
                    "kinds": kinds,
                    "claims": len(claims),
                    "paragraphs": paragraphs,
                    "density": f"{len(claims) / paragraphs:.1f}" if paragraphs else "",
                }
            )
            totals = [sum(pair) for pair in zip(totals, [*kinds, len(claims), paragraphs], strict=True)]
        shown = [*totals, f"{totals[-2] / totals[-1]:.1f}" if totals[-1] else "–"]
        names = [str(kind) for kind in Kind]
        return self._templates.render("coverage.html", page, rows=rows, kinds=names, totals=shown)
