"""Text from annotations as HTML that can do no harm.

Annotations are written by anybody who opens a pull request. Their Markdown is rendered with raw HTML off, without
images (a picture from another host would tell that host who reads) and without headings, which would break the
outline of the page around them. Links lead to the web, to a mail address, or to a page of this site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markupsafe import Markup

from dossier.read.scalars import address_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

MAX_MARKS = 2_000
"""Limit of characters in one block that may begin or end markup: parsers compare each with the others."""
DIVIDE = f"a block may have {MAX_MARKS} characters such as * [ ` <; divide it"
"""What to do about a block that holds more."""

_MARKS = re.compile(r"[*_`\[\]!<&\\~]")
# Paragraphs, lists, emphasis, inline code, links and escapes; nothing that a sentence or two does not need.
_OFF = ["image", "heading", "lheading", "hr", "blockquote", "code", "fence", "html_block", "html_inline", "reference"]
_OUTSIDE = re.compile(r"https?://[^/?#\\@]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^/\\]", re.IGNORECASE)
# Not an address of this site: a colon in the first segment would end a scheme, and `//host`, which browsers also
# read from backslashes, is another site.
_NOT_RELATIVE = re.compile(r"[^/?#]*:|[/\\]{2}|.*\\", re.DOTALL)
# Where Markdown has an address, for verbose patterns: in a link or an image, and in the definition of a reference.
_ADDRESS = r"\]\(\s*<?([^)\s<>]+) | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\s<>]+)"
# Browsers drop these from an address before they look for its scheme.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u2028\u2029]")


class _Safe(MarkdownIt):
    """A renderer that accepts only safe links; any other stays text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is that of the parser's own check
        return is_safe_link(url)


class Written(NamedTuple):
    """An address as it is written, and the offsets of its link and of the address in code points."""

    address: str
    link: int
    at: int


def address_pattern(further: str) -> re.Pattern[str]:
    """Return the pattern of addresses in Markdown; `further` is an alternative to them with one group."""
    return re.compile(f"{_ADDRESS} | {further}", re.MULTILINE | re.VERBOSE)


def written_addresses(text: str, pattern: re.Pattern[str]) -> Iterator[Written]:
    """Yield every address in the Markdown `text`, in order; `pattern` is from `address_pattern`."""
    for match in pattern.finditer(text):
        group = match.lastindex or 0
        yield Written(match[group], match.start(), match.start(group))


def heavy_block(text: str) -> tuple[int, str] | None:
    """Return offset in code points and text of the first block of the Markdown `text` with more than `MAX_MARKS`."""
    at = 0
    for block in re.split(r"(\n[ \t]*\n)", text):
        if len(_MARKS.findall(block)) > MAX_MARKS:
            return at, block
        at += len(block)
    return None


def is_outside(url: str) -> bool:
    """Return whether `url` leads to the web or to a mail address, and not to a place of this site."""
    return bool(_OUTSIDE.match(url) or _MAIL.match(url))


def is_safe_link(url: str) -> bool:
    """Return whether `url` leads to the web, to a mail address, or to a place of this site."""
    if _INVISIBLE.search(url):
        return False
    if _OUTSIDE.match(url):
        return address_fault(url) is None
    return bool(_MAIL.match(url)) or not _NOT_RELATIVE.match(url)


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    if _OUTSIDE.match(str(token.attrGet("href") or "")):
        token.attrSet("rel", "nofollow noopener")
    return renderer.renderToken(tokens, index, options, env)


_MARKDOWN = _Safe("commonmark", {"html": False}).disable(_OFF)
_MARKDOWN.add_render_rule("link_open", _link_open)


def render_block(text: str) -> Markup:
    """Return `text` as paragraphs and lists, safe to put into a page."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - the renderer escapes all but its own tags


def render_inline(text: str) -> Markup:
    """Return `text` as one line without a paragraph around it, safe to put into a page."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 - as above
