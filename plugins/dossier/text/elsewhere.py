"""Elsewhere: where the words of a passage are that its own article does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from dossier.diagnostics import Diagnostic, shown
from dossier.read.pinpoint import pin
from dossier.read.values import Dossier, LoadedClaim
from dossier.text.anchor import TextRange, anchor
from dossier.text.changes import PassageChange, edit_problem, paragraphs_of
from dossier.text.fold import fold
from dossier.text.passages import PlacedArticle

_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*")
"""An ellipsis in place of words, with or without brackets."""
_LIKE = 80
"""Share of letters in common, in percent, from which a paragraph of another article is named."""
_QUOTED = 200
"""Most code points of a paragraph that are shown."""
_LOST = "D401"


def note_elsewhere(
    dossier: Dossier,
    placed: Mapping[str, PlacedArticle],
    original_of: Callable[[str], str | None] = lambda _: None,
) -> dict[str, PlacedArticle]:
    """Return `placed`, whose findings on passages that are not in their article say where their words are.

    Args:
        dossier: The loaded dossier.
        placed: Its articles with their passages.
        original_of: Returns the original of an article, or None if it is not at hand. It is asked only for articles
            with a passage that is not found, and no word of an original is repeated.
    """
    search = _Search(dossier, placed, original_of)
    return {slug: _noted(article, search) for slug, article in placed.items()}


def _noted(article: PlacedArticle, search: _Search) -> PlacedArticle:
    gone = {
        edit_problem(search.claim(edit), edit, article.scan.blocks, article.numbers): edit
        for edit in article.edits
        if edit.place is None
    }
    if not gone and all(each.code != _LOST for each in article.problems):
        return article
    lost = search.lost(article)

    def noted(problem: Diagnostic) -> Diagnostic:
        if problem in gone:
            passage = search.claim(gone[problem]).claim.passages[gone[problem].number]
            others = search.others(article.slug, passage.text)
            hint = f"its words are in {', '.join(others)} now; {problem.hint}"
            return replace(problem, hint=hint) if others else problem
        if problem.code == _LOST:
            return search.explained(problem, article, *lost[problem.path, problem.line, problem.column])
        return problem

    return replace(article, problems=tuple(map(noted, article.problems)))


@dataclass(frozen=True, slots=True)
class _Search:
    """A search in all articles, and in originals."""

    dossier: Dossier
    placed: Mapping[str, PlacedArticle]
    original_of: Callable[[str], str | None]

    def claim(self, edit: PassageChange) -> LoadedClaim:
        return self.dossier.claims[edit.claim]

    def lost(self, article: PlacedArticle) -> dict[tuple[str, int, int], tuple[LoadedClaim, int]]:
        """Return the passages of an article by file and place."""
        return {
            (claim.path, *claim.marks.value("passages", number, "text")): (claim, number)
            for claim in self.dossier.claims_of(article.slug)
            for number in range(len(claim.claim.passages))
        }

    def explained(self, found: Diagnostic, article: PlacedArticle, claim: LoadedClaim, number: int) -> Diagnostic:
        """Return the finding that a passage is not in its article, with the likely reason."""
        text = claim.claim.passages[number].text
        original = self.original_of(article.slug)
        pinpoint = next(iter(pin(original, text)), None) if original else None
        if pinpoint is not None:
            retold = _paragraph(article, pinpoint.paragraph)
            hint = f"the article retells it: {shown(retold, _QUOTED)}" if retold else "choose words of the article"
            words = f"the outlet's words, of its ¶{pinpoint.paragraph}"
            return replace(found, expected="words of the article", found=words, hint=hint)
        others = self.others(article.slug, text)
        if others:
            folder = claim.path.rpartition("/")[0].rpartition("/")[0]
            hint = f"move the file to the folder of that article in {folder}, or choose words of this one"
            return replace(found, found=f"the words in {', '.join(others)}", hint=hint)
        parts = [part for part in _LEFT_OUT.split(text) if part]
        if len(parts) > 1 and all(self._is_in(article.slug, part) for part in parts):
            hint = "words are left out: give each part as a passage of its own: " + ", ".join(map(shown, parts))
            return replace(found, expected=None, found=None, hint=hint)
        near = self._like(article.slug, text)
        return found if near is None else replace(found, hint=f"words like these are in {near}; {found.hint}")

    def others(self, slug: str, text: str) -> list[str]:
        """Return which other articles have the words, each as its file and paragraph."""
        places = (
            (other, place)
            for other, article in self.placed.items()
            if other != slug and isinstance(place := anchor(article.scan.blocks, text), TextRange)
        )
        return [self._name(other, [place.block]) for other, place in places]

    def _is_in(self, slug: str, text: str) -> bool:
        return isinstance(anchor(self.placed[slug].scan.blocks, text), TextRange)

    def _like(self, slug: str, text: str) -> str | None:
        """Return the paragraph of another article that has words like these."""
        blocks = {
            (other, number): fold(block.text).text.casefold()
            for other, article in self.placed.items()
            if other != slug
            for number, block in enumerate(article.scan.blocks)
            if len(block.text) >= len(text)
        }
        wanted = fold(text).text.casefold()
        best = process.extractOne(wanted, blocks, scorer=fuzz.partial_ratio, score_cutoff=_LIKE)
        return None if best is None else self._name(best[2][0], [best[2][1]])

    def _name(self, slug: str, blocks: Sequence[int]) -> str:
        where = paragraphs_of(blocks, self.placed[slug].numbers)
        return self.dossier.articles[slug].path + (f", {where}" if where else "")


def _paragraph(article: PlacedArticle, number: int) -> str:
    """Return the text of the rendition that retells a paragraph of the original; empty if none does."""
    blocks = zip(article.scan.blocks, article.numbers, strict=True)
    return " ".join(block.text for block, paragraph in blocks if paragraph == number)
