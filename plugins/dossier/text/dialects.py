"""Markdown of other dialects, which an article would show as plain characters."""

from __future__ import annotations

import re
from typing import NamedTuple


class Foreign(NamedTuple):
    """Markdown of another dialect: what it is called, and how it is recognised in the text of a block."""

    name: str
    pattern: re.Pattern[str]


FOREIGN = tuple(
    Foreign(name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        ("an attribute list", r"\{:[^}\n]*\}|\{ ?[#.][A-Za-z][^}\n]*\}"),
        ("a change mark", r"\{(?:\+\+|--|~~|==|>>).*?(?:\+\+|--|~~|==|<<)\}"),
        ("text struck through", r"~~[^\s~].*?~~"),
        ("highlighted text", r"(?<![=\w])==[^\s=].*?=="),
        ("inserted text", r"\^\^[^\s^].*?\^\^"),
        ("an emoji by its name", r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])"),
        ("an admonition", r"^(?:!!!|\?\?\?\+?)\s"),
        ("a tab", r'^===[!+]? "'),
        ("a table of contents", r"^\[TOC\]\s*$"),
        ("an abbreviation", r"^\*\[[^\]\n]+\]:"),
        ("a task", r"^\[[ xX]\]\s"),
        ("a definition", r"^:\s+\S"),
        ("an expression of a template", r"\{\{.*?\}\}|\{%.*?%\}"),
        ("a part of another file", r"^-+8<-+"),
        ("a footnote without its text", r"\[\^[^\]\n]+\]"),
        ("a formula", r"\$\$.+?\$\$"),
        ("a pair of asterisks that begins or ends no emphasis", r"\*\*"),
    )
)
