"""Rendering: cards and pages as HTML, from templates in which everything is escaped unless it was made safe.

What stands inside an article (its head, numbers, tallies and notes) carries `data-dossier`, so that the scanner
does not take it for the article's text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.cards import Cards, Context, Setting, host, shared_names
from dossier.load import Dossier
from dossier.markup import render_block, render_inline
from dossier.matrix import LEADS, Matrix
from dossier.model import Kind
from dossier.relate import State, Tally, Web
from dossier.wording import counted, date_words, number, stance_words

__all__ = ["Context", "Renderer", "Setting"]

_TEMPLATES = Path(__file__).parent / "templates" / "dossier"
_CLAIMS = "claims/index.md"
_QUESTIONS = "questions/index.md"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        date=date_words, block=render_block, inline=render_inline, host=host, names=shared_names, counted=counted
    )
    return environment


class Renderer:
    """Writes the cards and pages of one edition.

    Args:
        dossier: The loaded dossier.
        web: What follows from it.
        settings: Where each claim stands, by identity.
        address: From a target and a page, both source paths, to the relative address of the target.
        repo_url: Address of the repository, or None.
        edit_url: For a file of the project, the address where it can be edited, or None.
        full_text: Whether articles are the originals themselves and not renditions.
    """

    def __init__(
        self,
        dossier: Dossier,
        web: Web,
        settings: Mapping[str, Setting],
        address: Callable[[str, str], str],
        *,
        repo_url: str | None,
        edit_url: Callable[[str], str | None] | None = None,
        full_text: bool = False,
    ) -> None:
        self._dossier = dossier
        self._full_text = full_text
        self._web = web
        self._address = address
        self._cards = Cards(dossier, web, settings, address)
        self._matrix = Matrix(self._cards)
        self._repo_url = repo_url
        self._edit_url = edit_url or (lambda _path: None)
        self._slots = MappingProxyType(
            {
                "disputes": self.disputes,
                "articles": self.articles,
                "questions": self.questions,
                "coverage": self.coverage,
            }
        )

    @cached_property
    def _environment(self) -> Environment:
        return _environment()

    def _render(self, template: str, page: str, **values: object) -> Markup:
        def to(target: str) -> str:
            return self._address(target, page)

        # A template escapes all that is not already safe.
        html = self._environment.get_template(template).render(to=to, full_text=self._full_text, **values)
        return Markup(html.strip())  # noqa: S704

    # Inside an article.

    def article_head(self, slug: str) -> Markup:
        """Return what opens the page of an article: what is established about it, the density switch, the legend.

        Notes on claims that rest on the article as a whole stand there too.
        """
        page = f"articles/{slug}.md"
        whole = [
            claim.id
            for claim in self._dossier.claims.values()
            if claim.article == slug
            and claim.claim.withdrawn is None
            and not claim.claim.passages
            and self._cards.setting(claim.id).paragraph is None
        ]
        return self._render(
            "article-head.html",
            page,
            front=self._dossier.articles[slug].front,
            cards=[self._cards.card(claim, page) for claim in whole],
        )

    def number(self, paragraph: int) -> Markup:
        """Return the number of a paragraph, which is also the link to it."""
        return Markup(
            '<a data-dossier="number" class="dossier-number" id="p{0}" href="#p{0}" aria-label="Paragraph {0}">{0}</a>'
        ).format(paragraph)

    def tally(self, claim: str) -> Markup:
        """Return the button behind a passage: how many other articles stand where."""
        loaded = self._dossier.claims[claim]
        return self._render("tally.html", "", slug=loaded.slug, tally=self._web.tallies[claim], says=loaded.claim.says)

    def notes(self, article: str, claims: Sequence[str]) -> Markup:
        """Return the notes of `claims` that stand beside one block of `article`; empty where there are none."""
        if not claims:
            return Markup()
        page = f"articles/{article}.md"
        return self._render("notes.html", page, cards=[self._cards.card(claim, page) for claim in claims])

    # Pages of claims.

    def claim_title(self, claim: str) -> str:
        """Return the title of the page of `claim`, plain text."""
        return self._dossier.claims[claim].claim.says

    def claim_page(self, claim: str) -> Markup:
        """Return the page of `claim`."""
        page = f"claims/{claim}.md"
        loaded = self._dossier.claims[claim]
        content = loaded.claim
        front = self._dossier.articles[loaded.article].front
        author = f"the author, {front.author}" if front.author else "the author, who is not named"
        names, via = (self._cards.names(slugs, author) for slugs in (content.by, content.via))
        withdrawn = content.withdrawn
        return self._render(
            "claim.html",
            page,
            card=self._cards.card(claim, page),
            claim=content,
            kind=content.kind.value,
            stance=stance_words(content, names, via),
            outlet=self._cards.outlet(loaded.article),
            article=loaded.article,
            contexts=list(_paragraphs(self._cards.setting(claim).contexts)),
            answers=[
                (question, position, number(answer.value) if answer.value is not None else None)
                for answer in content.answers
                if (question := self._dossier.questions.get(answer.question))
                for position in question.positions
                if position.slug == answer.position
            ],
            origin=self._dossier.events.get(content.origin or ""),
            topics=[self._dossier.topics[slug].name for slug in content.topics if slug in self._dossier.topics],
            instead=self._instead(withdrawn.instead if withdrawn else None, page),
            edit=self._edit_url(loaded.path),
            claims_index=_CLAIMS,
        )

    def _instead(self, claim: str | None, page: str) -> tuple[str, str] | None:
        if claim is None or claim not in self._dossier.claims:
            return None
        return self._address(f"claims/{claim}.md", page), self._dossier.claims[claim].claim.says

    def claims_index(self) -> Markup:
        """Return the list of all claims by article."""
        listed = [
            (slug, article.front, [self._cards.card(claim, _CLAIMS) for claim in self._claims_of(slug)])
            for slug, article in self._dossier.articles.items()
        ]
        return self._render("claims.html", _CLAIMS, articles=listed)

    def _claims_of(self, article: str) -> list[str]:
        """Return the claims of `article` in the order in which they stand in it."""
        claims = [c.id for c in self._dossier.claims.values() if c.article == article and c.claim.withdrawn is None]

        def place(claim: str) -> tuple[int, int, str]:
            setting = self._cards.setting(claim)
            return setting.paragraph or 0, setting.contexts[0].start if setting.contexts else 0, claim

        return sorted(claims, key=place)

    # Pages of questions.

    def question_page(self, question: str) -> Markup:
        """Return the page of `question`: who holds which position, who is silent, who has not been read for it."""
        page = f"questions/{question}.md"
        return self._render(
            "question.html", page, view=self._matrix.question(question, page), questions_index=_QUESTIONS
        )

    def questions_index(self) -> Markup:
        """Return the matrix of all questions and articles."""
        return self._render(
            "questions.html",
            _QUESTIONS,
            articles=[(slug, self._cards.outlet(slug)) for slug in self._dossier.articles],
            rows=[self._matrix.row(question, _QUESTIONS) for question in self._dossier.questions],
        )

    # Parts of other pages.

    def slot(self, name: str, page: str) -> Markup:
        """Return what stands on `page` in the place of `<!-- dossier: NAME -->`; empty for a name not known."""
        made = self._slots.get(name)
        return made(page) if made else Markup()

    def disputes(self, page: str) -> Markup:
        """Return the leading disputes: each question with its sides, and why they differ."""
        leading = [slug for slug, answers in self._web.answers.items() if answers.question.lead and answers.disputed]
        views = [self._matrix.question(slug, page) for slug in leading[:LEADS]]
        disputed = sum(answers.disputed for answers in self._web.answers.values())
        return self._render(
            "disputes.html", page, views=views, disputed=disputed, total=len(self._web.answers), index=_QUESTIONS
        )

    def articles(self, page: str) -> Markup:
        """Return the list of articles with what is established about each, and how their claims stand."""
        listed = []
        for slug, article in self._dossier.articles.items():
            states = [self._web.tallies.get(claim, Tally()).state for claim in self._claims_of(slug)]
            counts = [counted(len(states), "claim")]
            counts += [
                f"{states.count(state)} {word}"
                for state, word in ((State.DISPUTE, "disputed"), (State.AGREE, "shared with others"))
                if state in states
            ]
            listed.append((slug, article.front, " · ".join(counts)))
        return self._render("articles.html", page, articles=listed)

    def coverage(self, page: str) -> Markup:
        """Return how many claims of each kind every article has, and how densely they lie in its paragraphs."""
        rows, totals = [], [0] * (len(Kind) + 2)
        for slug, article in self._dossier.articles.items():
            claims = [self._dossier.claims[key].claim for key in self._claims_of(slug)]
            kinds = [sum(claim.kind is kind for claim in claims) for kind in Kind]
            paragraphs = (article.front.paragraphs or 0) - len(article.front.furniture)
            density = f"{len(claims) / paragraphs:.1f}" if paragraphs > 0 else ""
            name = article.front.short or article.front.outlet
            rows.append(
                {
                    "slug": slug,
                    "name": name,
                    "kinds": kinds,
                    "claims": len(claims),
                    "paragraphs": max(paragraphs, 0),
                    "density": density,
                }
            )
            totals = [sum(pair) for pair in zip(totals, [*kinds, len(claims), max(paragraphs, 0)], strict=True)]
        shown = [*totals, f"{totals[-2] / totals[-1]:.1f}" if totals[-1] else "–"]
        return self._render("coverage.html", page, rows=rows, kinds=[str(kind) for kind in Kind], totals=shown)

    def questions(self, page: str) -> Markup:
        """Return the list of all questions with how many articles answer each."""
        return self._render("question-list.html", page, answers=list(self._web.answers.values()))


def _paragraphs(contexts: Sequence[Context]) -> list[tuple[int | None, list[tuple[str, bool]]]]:
    """Return each paragraph of `contexts` as its number and its text in pieces, each marked or not."""
    pieces: list[tuple[int | None, list[tuple[str, bool]]]] = []
    for (paragraph, text), group in groupby(contexts, key=lambda context: (context.paragraph, context.text)):
        cut: list[tuple[str, bool]] = []
        at = 0
        for context in sorted(group, key=lambda context: context.start):
            start = max(context.start, at)
            cut += [(text[at:start], False), (text[start : max(context.end, start)], True)]
            at = max(context.end, at)
        cut.append((text[at:], False))
        pieces.append((paragraph, [(piece, marked) for piece, marked in cut if piece]))
    return pieces
