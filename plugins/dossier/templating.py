"""Templates: HTML in which everything is escaped unless it was made safe."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.cards import host, shared_names
from dossier.markup import render_block, render_inline
from dossier.wording import counted, date_words

_TEMPLATES = Path(__file__).parent / "templates" / "dossier"


class Templates:
    """Writes values into the templates of the package.

    Args:
        address: From a target and a page, both source paths, to the relative address of the target.
        full_text: Whether articles are the originals themselves and not renditions.
    """

    def __init__(self, address: Callable[[str, str], str], *, full_text: bool) -> None:
        self._address = address
        self._full_text = full_text

    @cached_property
    def _environment(self) -> Environment:
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

    def render(self, template: str, page: str, **values: object) -> Markup:
        """Return `template` filled with `values`; its links lead from `page`, given as a source path."""

        def to(target: str) -> str:
            return self._address(target, page)

        # A template escapes all that is not already safe.
        html = self._environment.get_template(template).render(to=to, full_text=self._full_text, **values)
        return Markup(html.strip())  # noqa: S704
