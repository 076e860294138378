"""States of articles: what is left of an article that was taken down at the request of its outlet.

Its text is not part of the dossier from here on, so that no page, index or file can show it. Its claims are withdrawn
and lose their wording, unless the editors keep them; then they rest on the article as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dossier.read.model import AUTHOR, Claim, State, Withdrawn
from dossier.read.terms import Kind, Scope, Stance
from dossier.read.values import Article, LoadedClaim

_WHY = "The article was taken down at the request of its outlet."


def without_text(articles: Mapping[str, Article]) -> dict[str, Article]:
    """Return `articles`, with no text in those that were taken down."""
    return {slug: replace(article, body="") if article.taken_down else article for slug, article in articles.items()}


def without_wording(claims: Mapping[str, LoadedClaim], articles: Mapping[str, Article]) -> dict[str, LoadedClaim]:
    """Return `claims`, by name, with what may still be shown of those whose article was taken down.

    All have their article among `articles`.
    """
    found = dict(claims)
    for key, loaded in claims.items():
        article = articles[loaded.article]
        state = article.front.state
        if state is not None and article.taken_down:
            claim = _unplaced(loaded.claim) if state.claims == "kept" else _blank(loaded.claim, article, state)
            found[key] = replace(loaded, claim=claim)
    return found


def _unplaced(claim: Claim) -> Claim:
    """Return `claim` without the words that it rests on; where they were in the original stays known."""
    if not claim.passages:
        return claim
    source = claim.source or claim.passages[0].source
    return claim.model_copy(
        update={"passages": [], "scope": Scope.PARAGRAPH if source else Scope.ARTICLE, "source": source}
    )


def _blank(claim: Claim, article: Article, state: State) -> Claim:
    """Return a withdrawn claim that says nothing, at the addresses of `claim`."""
    outlet = article.front.short or article.front.outlet
    return Claim(
        says=f"A claim of {outlet}, taken down with its article",
        kind=Kind.REPORT,
        by=[AUTHOR],
        stance=Stance.ASSERTS,
        scope=Scope.ARTICLE,
        formerly=claim.formerly,
        withdrawn=Withdrawn(on=state.on, why=state.note or _WHY),
    )
