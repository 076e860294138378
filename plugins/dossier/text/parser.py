"""The parser of articles: CommonMark with tables and footnotes, and HTML that needs no exception in a policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import escape
from mdit_py_plugins.footnote import footnote_plugin

from dossier.text.markup import is_outside, is_safe_link


class _Parser(MarkdownIt):
    """A parser that accepts only safe addresses; any other stays text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is that of the parser's own check
        return is_safe_link(url)


# The renderer writes raw HTML as text; the parser recognises it, so that it can be reported.
PARSER = _Parser("commonmark", {"html": True}).enable("table").use(footnote_plugin, inline=False)
RENDERER = cast("RendererHTML", PARSER.renderer)


def _html(_renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    content = str(escape(tokens[index].content))
    return f"<p>{content.strip()}</p>\n" if tokens[index].type == "html_block" else content


def _link(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    if is_outside(str(tokens[index].attrGet("href") or "")):
        tokens[index].attrSet("rel", "nofollow noopener")
    return renderer.renderToken(tokens, index, options, env)


def _cell(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Write the alignment of a column as an attribute: a style would need an exception in the site's policy."""
    style = tokens[index].attrs.pop("style", None)
    if style:
        tokens[index].attrSet("align", str(style).rpartition(":")[2])
    return renderer.renderToken(tokens, index, options, env)


def _footnotes(*_: object) -> str:
    """Open the footnotes without the rule and the brackets of the plugin; the style sheet sets them apart."""
    return '<section class="footnotes">\n<ol class="footnotes-list">\n'


def _footnote_mark(_renderer: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
    number, again = int(tokens[index].meta["id"]) + 1, int(tokens[index].meta["subId"])
    name = f"fnref{number}:{again}" if again else f"fnref{number}"
    return f'<sup class="footnote-ref"><a href="#fn{number}" id="{name}">{number}</a></sup>'


def _permalink(_renderer: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
    return f'<a class="headerlink" href="#{tokens[index].content}" title="Permanent link">&para;</a>'


_RULES: dict[str, Callable[..., str]] = {
    "html_block": _html,
    "html_inline": _html,
    "link_open": _link,
    "th_open": _cell,
    "td_open": _cell,
    "footnote_block_open": _footnotes,
    "footnote_ref": _footnote_mark,
    "permalink": _permalink,
}
for _type, _rule in _RULES.items():
    PARSER.add_render_rule(_type, _rule)
