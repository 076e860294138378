"""Linked data: articles, claims and their records in the vocabulary of schema.org, for programs that read pages.

It is a `script` of JSON, which no browser runs. Only a site that knows its address has it: what it says has to be
addressed from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from dossier import targets
from dossier.language.words import opening
from dossier.pages.notices import state_words
from dossier.pages.publication import Publication
from dossier.pages.view import View
from dossier.pages.wording import VERDICTS, checked_words
from dossier.read.model import FrontMatter
from dossier.read.terms import ArticleState
from dossier.read.values import LoadedRecord
from dossier.text.languages import language_of

_CONTEXT = "https://schema.org"
# `</script>` and `<!--` would end the script or change how it is read.
_UNSAFE = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
Node = dict[str, object]


def claim_data(claim: str, view: View, publication: Publication) -> Node:
    """Return `claim`, given as `ARTICLE/CLAIM`, with where it appears and what public records say of it."""
    loaded = view.dossier.claims[claim]
    url = publication.address(targets.claim(claim))
    node: Node = {
        "@type": "Claim",
        "@id": url,
        "url": url,
        "name": loaded.claim.says,
        "appearance": _original(view, loaded.article),
        "isPartOf": _site(publication),
        **_language(language_of(view.dossier.articles[loaded.article].front)),
    }
    span = publication.span(loaded.path)
    if span:
        node |= {"dateCreated": span.first.day, "dateModified": span.last.day}
    reviews = [_review(record, claim, view, publication) for record in view.relations.records.get(claim, ())]
    return node | ({"review": reviews} if reviews else {})


def article_data(slug: str, view: View, publication: Publication) -> Node:
    """Return the page of the article `slug`: a rendition that is based on the original."""
    front = view.dossier.articles[slug].front
    url = publication.address(targets.article(slug))
    return {
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": front.label,
        "isBasedOn": _original(view, slug),
        "isPartOf": _site(publication),
        **_language(language_of(front)),
    }


def script(node: Mapping[str, object]) -> str:
    """Return `node` as an element that may be anywhere on a page."""
    text = json.dumps({"@context": _CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_UNSAFE)}</script>'


def _original(view: View, slug: str) -> Node:
    """Return the original of the article `slug`, as far as anything is established about it."""
    front = view.dossier.articles[slug].front
    node: Node = {
        "@type": "Article",
        "headline": front.title or front.label,
        "publisher": {"@type": "Organization", "name": front.outlet},
    }
    if front.author:
        node["author"] = {"@type": "Person", "name": front.author}
    if front.url:
        node["url"] = front.url
    return node | _dated(front.published) | _language(language_of(front, original=True)) | _status(front)


def _language(language: str | None) -> Node:
    return {"inLanguage": language} if language else {}


def _status(front: FrontMatter) -> Node:
    """Return what its outlet did with an original after publication; nothing where it is as it was published."""
    state = front.state
    if state is None:
        return {}
    node: Node = {"creativeWorkStatus": state_words(front)}
    if state.kind is ArticleState.CORRECTED:
        comment: Node = {"@type": "CorrectionComment", "text": state.note or state_words(front)}
        node["correction"] = comment | _dated(state.on) | ({"url": state.url} if state.url else {})
    return node


def _dated(day: str | None) -> Node:
    """Return a day of publication as EDTF has it; nothing for an interval or a doubtful day, which programs misread."""
    return {"datePublished": day} if day and not set(day) & set("/?~%") else {}


def _review(record: LoadedRecord, claim: str, view: View, publication: Publication) -> Node:
    """Return what `record` says of `claim` as a review, with its verdict in words, since it is no point on a scale."""
    content = record.record
    scope = checked_words(content.checked)
    return {
        "@type": "ClaimReview",
        "url": publication.address(targets.claim(claim)),
        "claimReviewed": view.dossier.claims[claim].claim.says,
        "reviewRating": {"@type": "Rating", "alternateName": opening(VERDICTS[content.verdict])},
        "reviewBody": content.says,
        **({"reviewAspect": scope} if scope else {}),
        **_dated(content.looked_up),
        "author": {"@type": "Organization", "name": publication.site_name},
        "citation": [
            {"@type": "CreativeWork", "name": source.outlet} | ({"url": source.url} if source.url else {})
            for source in content.see
        ],
    }


def _site(publication: Publication) -> Node:
    return {"@type": "WebSite", "name": publication.site_name, "url": publication.address("")}
