"""One edition of a dossier: its articles are taken in while pages render, and published once all are known.

This is what a site generator drives. It sees strings and paths, never the generator's objects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dossier import targets
from dossier.diagnostics import Diagnostic
from dossier.originals.paragraphs import markdown, source_blocks
from dossier.pages.cards import view_of
from dossier.pages.corrections import Log, log_of
from dossier.pages.pairs import Pairs, pairs_of
from dossier.pages.planned import PlannedPage, abreast_pages, corrections_pages, planned_pages
from dossier.pages.publication import Publication
from dossier.publish.site import Published, publish, stamped
from dossier.read.corrections import Correction
from dossier.read.origins import Origins
from dossier.read.values import Dossier
from dossier.relating import relate
from dossier.relations import Relations
from dossier.text.elsewhere import note_elsewhere
from dossier.text.passages import PlacedArticle, place_claims
from dossier.text.placements import placements
from dossier.text.rendition import Rendition, render


@dataclass(slots=True)
class Edition:
    """The articles and annotations of `dossier` on their way to a site.

    Attributes:
        dossier: The loaded dossier.
        publication: What the site says of itself.
        originals: Texts of the originals by article. With them this is the full-text edition: articles are the
            originals themselves, claims are placed on their words by pinpoint, and every page says that it is private.
        policy: Content-Security-Policy that every page has in a `meta` element; empty for none.
        origins: What its articles said when their passages got their words.
        original_of: Returns the original of an article, or None; a finding may name its paragraph, never its words.
        own: Source paths of the pages that editors have written; their own page of articles takes the place of ours.
        relations: What follows from the dossier.
        pairs: Its pairs of articles that answer the same questions.
        planned: The pages that are made from annotations, by source path.
        files: The paths of the files, besides pages, that it adds to the site and to which a page may link.
        renditions: Its articles as rendered without a host, by slug.
        placed: The same with their passages.
    """

    dossier: Dossier
    publication: Publication = field(default_factory=Publication)
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)
    policy: str = ""
    own: Collection[str] = ()
    origins: Origins = field(default_factory=Origins, repr=False)
    original_of: Callable[[str], str | None] = field(default=lambda _: None, repr=False)
    relations: Relations = field(init=False)
    pairs: Pairs = field(init=False, repr=False)
    planned: Mapping[str, PlannedPage] = field(init=False)
    files: frozenset[str] = field(init=False)
    renditions: Mapping[str, Rendition] = field(init=False, repr=False)
    placed: Mapping[str, PlacedArticle] = field(init=False, repr=False)
    _log: Log = field(init=False, repr=False)
    _taken_in: dict[str, PlacedArticle] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.relations = relate(self.dossier)
        self.pairs = pairs_of(self.dossier, self.relations)
        self.files = frozenset(targets.generated_files(self.dossier.articles))
        lists_articles = not any(path in self.own for path in targets.OWN_ARTICLES_INDEX)
        planned = planned_pages(self.dossier, self.relations, self.pairs, lists_articles=lists_articles)
        self.planned = {page.path: page for page in planned}
        self._log = log_of(self.dossier, None)
        self.renditions = {slug: render(article) for slug, article in self.dossier.articles.items()}
        placed = {
            slug: place_claims(self.dossier, slug, one.html, origins=self.origins)
            for slug, one in self.renditions.items()
        }
        self.placed = note_elsewhere(self.dossier, placed, self.original_of)

    def take_originals(self, originals: Mapping[str, str]) -> None:
        """Make this the full-text edition, with a page for each article beside its original, if there are any."""
        self.originals = originals
        further = abreast_pages(self.dossier, originals, self.placed)
        self.planned = dict(self.planned) | {page.path: page for page in further}

    def take_history(self, corrections: Sequence[Correction] | None) -> None:
        """Plan the pages of what has changed, which a check needs no more of than that they exist.

        Args:
            corrections: What git knows; None where there is no history, or not all of it.
        """
        stale = {page.path for page in corrections_pages(self._log)}
        self._log = log_of(self.dossier, corrections)
        kept = {path: page for path, page in self.planned.items() if path not in stale}
        self.planned = kept | {page.path: page for page in corrections_pages(self._log)}

    def article_of(self, path: str) -> str | None:
        """Return the slug of the article whose source path is `path`, or None where it is not a loaded article."""
        slug = targets.article_of(path)
        return slug if slug in self.dossier.articles else None

    def is_rendition(self, path: str) -> bool:
        """Return whether the page at `path` is an article, loaded or not."""
        return path not in self.planned and targets.article_of(path) is not None

    def title_of(self, path: str) -> str | None:
        """Return the title of the article or generated page at `path`, plain text; None for every other page."""
        slug = self.article_of(path)
        if slug is not None:
            return self.dossier.articles[slug].front.label
        return self.planned[path].title if path in self.planned else None

    def awaited_anchors(self, path: str) -> tuple[str, ...]:
        """Return the anchors that the article at `path` lacks because passages could not be placed in it."""
        placed = self._taken_in.get(self.article_of(path) or "")
        claims = self.dossier.claims_of(placed.slug) if placed else []
        return tuple(c.slug for c in claims if placed and c.claim.passages and c.id not in placed.places)

    def render(self, slug: str, resolve: Callable[[str], str]) -> Rendition:
        """Return the article `slug` rendered: its rendition, or its original in the full-text edition.

        Args:
            slug: The article.
            resolve: Returns the address of a file of the site for a relative address as it is written.
        """
        article = self.dossier.articles[slug]
        if slug not in self.originals:
            # The host has a say only in where links lead.
            return render(article, resolve=resolve) if self.renditions[slug].inside else self.renditions[slug]
        return render(article, markdown(source_blocks(self.originals[slug], article.front.furniture)), resolve)

    def add_article(self, slug: str, html: str) -> tuple[Diagnostic, ...]:
        """Take in the rendered article `slug`; return what could not be placed in it."""
        original = self.originals.get(slug)
        as_checked = original is None and html == self.placed[slug].html
        placed = self.placed[slug] if as_checked else place_claims(self.dossier, slug, html, original, self.origins)
        self._taken_in[slug] = placed
        return placed.problems

    def stamped(self, page: str) -> str:
        """Return a whole page of HTML as this edition publishes it, with its policy.

        The full-text edition marks each as private.
        """
        return stamped(page, policy=self.policy, private=bool(self.originals))

    def finish(self, pages: Mapping[str, str], urls: Mapping[str, str], unlisted: Collection[str] = ()) -> Published:
        """Return what the dossier adds to the site, once every article has been taken in.

        Args:
            pages: Rendered HTML of every page of the site that is not generated, by source path.
            urls: Address of every page relative to the site's root, by source path, generated ones included.
            unlisted: Source paths of pages that the search leaves out.
        """
        # Whichever file lists the articles, it is found by one target.
        listed = [(targets.ARTICLES_INDEX, urls[path]) for path in targets.OWN_ARTICLES_INDEX if path in urls]
        where = placements(self.dossier, self._taken_in)
        view = view_of(self.dossier, self.relations, self.pairs, where, full_text=bool(self.originals))
        published = publish(
            view,
            replace(
                self.publication,
                changed=self._log.last,
                full_text=bool(self.originals),
                urls={**urls, **dict(listed[:1])},
            ),
            self._taken_in,
            pages,
            list(self.planned.values()),
            unlisted=unlisted,
            stamp=self.stamped,
        )
        for slug in published.unmarked:
            self._taken_in[slug] = replace(self._taken_in[slug], places={})
        return published
