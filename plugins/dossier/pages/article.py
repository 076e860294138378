"""Articles: rendered text with its head, numbers, marks, notes and end woven in.

Everything that is added carries `data-dossier`, so that the scanner does not take it for the article's text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.article_end import article_end
from dossier.pages.cite import cite_article
from dossier.pages.notices import notice_of
from dossier.pages.publication import Publication
from dossier.pages.redirects import former_anchors
from dossier.pages.templating import Templates
from dossier.pages.view import View
from dossier.relations import Standing
from dossier.text.languages import language_of, worded
from dossier.text.passages import PlacedArticle
from dossier.text.placements import notes_by_block
from dossier.text.weave import Margin, Mark, weave


def annotated_article(
    view: View, templates: Templates, publication: Publication, placed: PlacedArticle
) -> tuple[str, bool]:
    """Return the annotated article `placed` as `publication` shows it, and whether its marks could be woven in.

    If they could not, the article stands unchanged between its head and its end.
    """
    # Tallies at one place come in the order of their notes.
    claims = sorted(view.dossier.claims_of(placed.slug), key=lambda c: view.placement(c.id).number)
    marks = [
        Mark(c.slug, view.relations.tallies[c.id].state, placed.places[c.id], str(tally_html(view, templates, c.id)))
        for c in claims
        if c.id in placed.places
    ]
    noted = notes_by_block(placed, claims)
    taken = {name for name, _ in placed.scan.ids} | {c.slug for c in claims}
    anchors = {c.id: former_anchors(view.dossier, c.id, taken) for c in claims}
    last_of = {number: index for index, number in enumerate(placed.numbers) if number is not None}
    first_of = {number: index for index, number in reversed(list(enumerate(placed.numbers))) if number is not None}
    margins = {
        index: Margin(
            before=(str(paragraph_number(number)) if first_of[number] == index else "")
            + "".join(anchors.pop(key, "") for key in noted.get(index, ())),
            after=str(notes_html(view, templates, placed.slug, noted[index])) if noted.get(index) else "",
        )
        for number, last in last_of.items()
        for index in {first_of[number], last, *(i for i in noted if placed.numbers[i] == number)}
    }
    # Claims on the article as a whole belong to its head, and so do their former anchors.
    former = "".join(anchors.values())
    head = str(article_head(view, templates, publication, placed.slug, last_of)) + former
    end = str(article_end(view, templates, placed.slug))
    woven = weave(placed.html, placed.scan.blocks, marks, margins, head, end)
    if woven is not None:
        return woven, True
    # Without numbers in the text, no bar leads to one.
    return f"{article_head(view, templates, publication, placed.slug)}{former}{placed.html}{end}", False


def article_head(
    view: View, templates: Templates, publication: Publication, slug: str, paragraphs: Collection[int] = ()
) -> Markup:
    """Return the head of the article `slug`: what is established about it, how to cite it, the switch and the legend.

    It also has the notes on claims that rest on the article as a whole, and a bar for each of `paragraphs`, the numbers
    on the page.
    """
    claims = view.in_order(slug)
    scoped = (claim for claim in claims if not view.dossier.claims[claim].claim.passages)
    # Of an article that was taken down there is no paragraph beside which a note could be.
    gone = view.dossier.articles[slug].taken_down
    whole = [claim for claim in scoped if gone or view.placement(claim).paragraph is None]
    disputed = [claim for claim in claims if view.relations.tallies[claim].state is Standing.DISPUTE]
    front = view.dossier.articles[slug].front
    return templates.render(
        "article-head.html",
        targets.article(slug),
        front=front,
        cards=[view.cards[claim] for claim in whole],
        disputed=len(disputed),
        disputes=[] if gone else [view.cards[claim] for claim in disputed],
        strip=_strip(view, claims, paragraphs),
        start=_start(paragraphs, front.furniture),
        label=view.label(slug),
        abreast=targets.abreast(slug) if targets.abreast(slug) in publication.urls else None,
        title=worded(front.title or "", language_of(front, original=True)),
        notice=notice_of(front),
        annotated=not (publication.full_text or publication.from_disk),
        guide=targets.CONTRIBUTE if targets.CONTRIBUTE in publication.urls else None,
        slug=slug,
        citation=cite_article(view.dossier.articles[slug], publication),
    )


def _strip(view: View, claims: Iterable[str], paragraphs: Iterable[int]) -> list[tuple[int, str]]:
    """Return `paragraphs`, each with its standing: empty if none of `claims` in it is shared or disputed."""
    states: dict[int, str] = {}
    for claim in claims:
        paragraph, state = view.placement(claim).paragraph, view.relations.tallies[claim].state
        if paragraph is not None and state is not Standing.LONE and states.get(paragraph) != Standing.DISPUTE:
            states[paragraph] = state.value
    return [(number, states.get(number, "")) for number in paragraphs]


def _start(paragraphs: Collection[int], furniture: Collection[int]) -> int:
    """Return the first of `paragraphs` if all before it are furniture of the original; else 0."""
    first = min(paragraphs, default=1)
    return first if first > 1 and set(range(1, first)) <= set(furniture) else 0


def paragraph_number(paragraph: int) -> Markup:
    """Return the number of a paragraph, which is also the link to it."""
    return Markup(
        '<a data-dossier="number" class="dossier-number" id="p{0}" href="#p{0}" aria-label="{1}">{0}</a>'
    ).format(paragraph, gettext("Paragraph %(number)s", number=paragraph))


def tally_html(view: View, templates: Templates, claim: str) -> Markup:
    """Return the button after a passage: how many other articles agree with `claim`, dispute or qualify it."""
    return templates.render("tally.html", "", card=view.cards[claim])


def notes_html(view: View, templates: Templates, article: str, claims: Sequence[str]) -> Markup:
    """Return the notes of `claims` beside one block of `article`; empty if there are none."""
    if not claims:
        return Markup()
    cards = [view.cards[claim] for claim in claims]
    return templates.render("notes.html", targets.article(article), cards=cards)
