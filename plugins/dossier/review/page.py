"""Page: a review as one file of HTML, without scripts and without anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.review.kinds import Piece, Pieces
from dossier.review.markdown import QUESTIONS, checked
from dossier.review.plain import visible
from dossier.review.values import Review

_TEMPLATES = Path(__file__).parents[1] / "templates" / "review"
_STATES = MappingProxyType(
    {
        "lost": "Its words are gone.",
        "unsure": "It is not certain that these are its words:",
        "followed": "Its words were edited with the paragraph, but not in its file:",
        "edited": "Its words were edited with the paragraph:",
        "elsewhere": "Its words are in another paragraph now.",
        "new": "New here.",
        "withdrawn": "Withdrawn.",
        "stands": "Stands: not one of its words has changed.",
    }
)
"""What became of a claim in a paragraph, in words; those with a colon are followed by its words."""


def as_html(review: Review) -> str:
    """Return `review` as a page of HTML; its policy lets it load nothing but its own style."""
    style = (_TEMPLATES / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    only = f", and {len(review.named)} more with other topics or names only" if review.named else ""
    by_outlet = [
        (outlet, list(changes))
        for outlet, changes in groupby(review.named, key=lambda each: each.now.place.partition("\N{NO-BREAK SPACE}")[0])
    ]
    html = (
        _environment()
        .get_template("report.html")
        .render(
            review=review,
            style=Markup(style),  # noqa: S704 - it is ours, and its hash would not match if it were escaped
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            asks=QUESTIONS,
            states=_STATES,
            topics_only=only,
            by_outlet=by_outlet,
            checked=checked(review),
        )
    )
    return html.strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    environment.filters.update(runs=_runs, differs=_differs)
    return environment


def _seen(value: object) -> object:
    """Return a text without what cannot be seen; what is safe already, and anything else, as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _runs(pieces: Pieces) -> Iterator[tuple[bool, list[Piece]]]:
    """Yield the pieces that are in a passage, and those that are not, each as far as they follow each other."""
    for marked, group in groupby(pieces, key=lambda piece: piece.marked):
        yield marked, list(group)


def _differs(pieces: Iterable[Piece]) -> bool:
    return any(piece.op for piece in pieces)
