"""Templates: HTML in which everything is escaped unless it was made safe."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from dossier import targets
from dossier.language.words import Words, opening, quoted, said, spoken
from dossier.pages.wording import counted, date_words, host, shared_names, unbroken
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

_FIXED = ("_", "pgettext")
"""Functions of templates whose words depend on nothing but the language."""


class _Fixed(NodeTransformer):
    """Puts the words of messages without values into a template when it is compiled, so that no page looks them up."""

    def __init__(self, words: Words) -> None:
        self._said = said(words)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the visitor's own naming
        """Return `node`, or the words if it is the call of a message and nothing has to be filled in."""
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        constant = not node.kwargs and all(isinstance(each, nodes.Const) for each in node.args)
        if name not in _FIXED or not constant:
            return node
        words = self._said[name](*(each.as_const() for each in node.args))
        return nodes.Const(words, lineno=node.lineno)


class _Worded(Environment):
    """An environment whose templates are in one language, `words`."""

    words: Words

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = _Fixed(self.words).visit(super()._parse(source, name, filename))
        return template


@cache
def _environment(full_text: bool, from_disk: bool, words: Words) -> Environment:  # noqa: FBT001 - each is one of two
    """Return the templates of the package in one language, which a preview compiles once and not at each build."""
    environment = _Worded(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.words = words
    environment.filters.update(
        date=date_words,
        block=render_block,
        inline=render_inline,
        host=host,
        plain=str,
        names=shared_names,
        counted=counted,
    )
    environment.filters.update(opening=opening, quoted=quoted, unbroken=unbroken)
    environment.globals.update(
        article_page=targets.article,
        asset=targets.asset,
        event_place=targets.event,
        question_page=targets.question,
        full_text=full_text,
        from_disk=from_disk,
        language=words.tag,
        comma=words.comma,
        semicolon=words.semicolon,
        **said(words),
        **_INDEXES,
    )
    return environment


class Templates:
    """Writes values into the templates of the package, in the language in force when it is made.

    Args:
        addresses: Where the pages of the site are.
        full_text: Whether articles are the originals themselves and not renditions.
        from_disk: Whether pages are read from a disk, where no module runs.
    """

    def __init__(self, addresses: Addresses, *, full_text: bool, from_disk: bool = False) -> None:
        self._addresses = addresses
        self._environment = _environment(full_text, from_disk, spoken())

    def render(self, template: str, page: str, **values: object) -> Markup:
        """Return `template` filled with `values`; its links lead from `page`, given as a source path."""
        html = self._environment.get_template(template).render(to=self._addresses.seen_from(page), **values)
        # A template escapes everything that is not already safe.
        return Markup(html.strip())  # noqa: S704
