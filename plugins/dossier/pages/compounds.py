"""Compounds of letters and digits, such as `B-2`: no line ends in one.

A browser may break a line after any hyphen, and CSS cannot name a word. Each compound gets an element that keeps it on
one line. Its characters stay as they are, so that it is copied and found as it is written; a hyphen that does not break
or a joiner would go along with what is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.read.values import Dossier

_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_a-z]{1,5}-\d{1,4}(?![\w-])")
_KEPT = r"<option\b[^>]*>[^<]*|<[^>]*>"
"""Tags, and options, which have no elements in them."""


def compounds_of(dossier: Dossier) -> frozenset[str]:
    """Return the compounds in what `dossier` shows: in articles, claims, questions, records and names."""
    return frozenset(found for text in _texts(dossier) for found in _COMPOUND.findall(text))


def unbroken_compounds(html: str, compounds: Iterable[str]) -> str:
    """Return `html` with each of `compounds` in its text in an element that keeps it on one line."""
    here = [each for each in compounds if each in html]
    if not here:
        return html
    either = "|".join(map(re.escape, sorted(here, key=len, reverse=True)))
    pattern = re.compile(rf"(?P<kept>{_KEPT})|(?<![\w-])(?P<compound>{either})(?![\w-])")

    def held(found: re.Match[str]) -> str:
        return found["kept"] or f'<span data-dossier="wrap" class="dossier-compound">{found["compound"]}</span>'

    return pattern.sub(held, html)


def _texts(dossier: Dossier) -> Iterator[str]:
    for loaded in dossier.claims.values():
        yield loaded.claim.says
        yield loaded.claim.note or ""
        yield from (link.because or "" for link in loaded.claim.links)
    for question in dossier.questions.values():
        yield question.ask
        yield question.lead or ""
        yield from (f"{position.label} {position.short or ''}" for position in question.positions)
    for article in dossier.articles.values():
        yield article.body
        yield f"{article.front.label} {article.front.title or ''}"
    for record in dossier.records.values():
        yield record.record.says
        yield from (source.title or "" for source in record.record.see)
    for named in (dossier.topics, dossier.entities, dossier.events):
        yield from (f"{one.name} {one.about or ''}" for one in named.values())
    yield from (sentence.says for sentence in dossier.summary.values())
