"""Templates: HTML in which everything is escaped unless it was made safe."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import targets
from dossier.pages.wording import counted, date_words, host, shared_names
from dossier.targets import Addresses
from dossier.text.markup import render_block, render_inline

_TEMPLATES = Path(__file__).parents[1] / "templates" / "dossier"
_INDEXES = MappingProxyType(
    {
        "articles_index": targets.ARTICLES_INDEX,
        "corrections": targets.CORRECTIONS,
        "claims_index": targets.CLAIMS_INDEX,
        "questions_index": targets.QUESTIONS_INDEX,
        "questions_csv": targets.QUESTIONS_CSV,
        "timeline": targets.TIMELINE,
    }
)
"""Targets of single pages, by the names that templates have for them."""


@cache
def _environment(full_text: bool, from_disk: bool) -> Environment:  # noqa: FBT001 - both are one of two
    """Return the templates of the package, which a preview compiles once and not at each build."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        date=date_words,
        block=render_block,
        inline=render_inline,
        host=host,
        plain=str,
        names=shared_names,
        counted=counted,
    )
    environment.globals.update(
        article_page=targets.article,
        asset=targets.asset,
        event_place=targets.event,
        question_page=targets.question,
        full_text=full_text,
        from_disk=from_disk,
        **_INDEXES,
    )
    return environment


class Templates:
    """Writes values into the templates of the package.

    Args:
        addresses: Where the pages of the site are.
        full_text: Whether articles are the originals themselves and not renditions.
        from_disk: Whether pages are read from a disk, where no module runs.
    """

    def __init__(self, addresses: Addresses, *, full_text: bool, from_disk: bool = False) -> None:
        self._addresses = addresses
        self._environment = _environment(full_text, from_disk)

    def render(self, template: str, page: str, **values: object) -> Markup:
        """Return `template` filled with `values`; its links lead from `page`, given as a source path."""
        html = self._environment.get_template(template).render(to=self._addresses.seen_from(page), **values)
        # A template escapes everything that is not already safe.
        return Markup(html.strip())  # noqa: S704
