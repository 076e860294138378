"""Rendering: what stands inside an article as HTML, and access to the pages that are made from annotations.

What stands inside an article (its head, numbers, tallies and notes) carries `data-dossier`, so that the scanner
does not take it for the article's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from dossier.addresses import former_slugs
from dossier.cards import Cards, PassageContext, Placement
from dossier.home import Home
from dossier.load import Dossier
from dossier.matrix import Matrix
from dossier.pages import Pages, Publication
from dossier.relate import Relations, Standing
from dossier.table import questions_csv
from dossier.templating import Templates

__all__ = ["PassageContext", "Placement", "Publication", "Renderer"]


class Renderer:
    """Writes the cards and pages of one edition.

    Args:
        dossier: The loaded dossier.
        web: What follows from it.
        settings: Where each claim stands, by identity.
        address: From a target and a page, both source paths, to the relative address of the target.
        publication: What the site says of itself.

    Attributes:
        pages: The pages that are made from annotations.
        home: The parts that stand on pages of the editors' own.
    """

    def __init__(
        self,
        dossier: Dossier,
        web: Relations,
        settings: Mapping[str, Placement],
        address: Callable[[str, str], str],
        publication: Publication = Publication(),  # noqa: B008 - a frozen value
    ) -> None:
        self._dossier = dossier
        self._web = web
        self._cards = Cards(dossier, web, settings, address)
        self._templates = Templates(address, full_text=publication.full_text)
        matrix = Matrix(self._cards)
        self.pages = Pages(self._cards, matrix, self._templates, publication)
        self.home = Home(self._cards, matrix, self._templates)

    def article_head(self, slug: str, paragraphs: Iterable[int] = ()) -> Markup:
        """Return what opens the page of an article: what is established about it, the density switch, the legend.

        Notes on claims that rest on the article as a whole stand there too, and a bar for each of `paragraphs`, the
        numbers that the page has.
        """
        page = f"articles/{slug}.md"
        claims = self._cards.in_order(slug)
        scoped = (claim for claim in claims if not self._dossier.claims[claim].claim.passages)
        whole = [claim for claim in scoped if self._cards.setting(claim).paragraph is None]
        disputed = [claim for claim in claims if self._web.tallies[claim].state is Standing.DISPUTE]
        return self._templates.render(
            "article-head.html",
            page,
            front=self._dossier.articles[slug].front,
            cards=[self._cards.card(claim, page) for claim in whole],
            disputed=len(disputed),
            disputes=[self._cards.card(claim, page) for claim in disputed],
            strip=self._strip(claims, paragraphs),
        )

    def _strip(self, claims: Iterable[str], paragraphs: Iterable[int]) -> list[str]:
        """Return how each of `paragraphs` stands: empty where none of `claims` in it is shared or disputed."""
        states: dict[int, str] = {}
        for claim in claims:
            paragraph, state = self._cards.setting(claim).paragraph, self._web.tallies[claim].state
            if paragraph is not None and state is not Standing.LONE and states.get(paragraph) != Standing.DISPUTE:
                states[paragraph] = state.value
        return [states.get(number, "") for number in paragraphs]

    def number(self, paragraph: int) -> Markup:
        """Return the number of a paragraph, which is also the link to it."""
        return Markup(
            '<a data-dossier="number" class="dossier-number" id="p{0}" href="#p{0}" aria-label="Paragraph {0}">{0}</a>'
        ).format(paragraph)

    def note_number(self, claim: str) -> int:
        """Return which note `claim` is on the page of its article."""
        return self._cards.setting(claim).number

    def tally(self, claim: str) -> Markup:
        """Return the button behind a passage: how many other articles stand where."""
        loaded = self._dossier.claims[claim]
        tally = self._web.tallies[claim]
        return self._templates.render(
            "tally.html",
            "",
            slug=loaded.slug,
            formerly=former_slugs(loaded),
            number=self.note_number(claim),
            tally=tally,
            says=loaded.claim.says,
        )

    def notes(self, article: str, claims: Sequence[str]) -> Markup:
        """Return the notes of `claims` that stand beside one block of `article`; empty where there are none."""
        if not claims:
            return Markup()
        page = f"articles/{article}.md"
        return self._templates.render("notes.html", page, cards=[self._cards.card(claim, page) for claim in claims])

    def questions_csv(self) -> bytes:
        """Return who says what as a table of comma-separated values."""
        return questions_csv(self._cards)
