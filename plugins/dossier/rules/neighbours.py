"""Neighbours: themes and other plugins with which a dossier does not work as it should, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from dossier.diagnostics import Diagnostic, Severity, shown

_ARTICLE, _CLAIM = "articles/article.md", "claims/article/claim.md"
"""Sample paths: one for all articles, one for all pages that are not files."""


def check_theme(theme: str | None, path: str, text: str) -> Diagnostic:
    """Return the warning that the theme of the site is not Material.

    Args:
        theme: Name of the theme, if it has one.
        path: The configuration, relative to the project root.
        text: What is written in it.
    """
    name = f"is {shown(theme)}" if theme else "has no name"
    message = f"the theme {name}: notes, tallies and search are laid out for Material only"
    hint = "write 'name: material' under 'theme'"
    return Diagnostic("D903", message, path, _line(text, "theme"), hint=hint, severity=Severity.WARNING)


def check_neighbours(plugins: Mapping[str, Mapping[str, object]], path: str, text: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the other plugins of the site: an error for a plugin with which it cannot be built.

    Args:
        plugins: Their options by their name.
        path: The configuration, relative to the project root.
        text: What is written in it.
    """
    for name, options in plugins.items():
        found = _RULES[name](options) if name in _RULES else None
        if found is not None:
            message, hint, severity = found
            message = f"the plugin {shown(name)} does not work with a dossier: {message}"
            yield Diagnostic("D904", message, path, _line(text, name), hint=hint, severity=severity)


_Found = tuple[str, str, Severity]


def _i18n(_: Mapping[str, object]) -> _Found:
    message = "it builds a site of several languages, and the pages of claims and questions have one"
    return message, "take it out of 'plugins', and build a site for each language", Severity.ERROR


def _print_site(options: Mapping[str, object]) -> _Found | None:
    left_out = options.get("exclude")
    names = left_out if isinstance(left_out, list) else []
    if options.get("enabled") is False or any(fnmatch(_ARTICLE, str(each)) for each in names):
        return None
    message = "it prints articles as they are before claims are marked in them"
    hint = "put 'articles/*' under its 'exclude', or print an article from the browser"
    return message, hint, Severity.WARNING


def _rss(options: Mapping[str, object]) -> _Found | None:
    if options.get("enabled") is False:
        return None
    try:
        reads = re.match(str(options.get("match_path") or ".*"), _CLAIM)
    except re.error:
        return None  # which the plugin says itself
    message = "it asks for the file of each page, and the pages of claims and questions have none"
    return (message, "give it 'match_path: articles/.*'", Severity.ERROR) if reads else None


_RULES = {"i18n": _i18n, "print-site": _print_site, "rss": _rss}


def _line(text: str, word: str) -> int:
    """Return the line of a configuration on which a key or an item of a list is called `word`; 1 if none is."""
    item = re.compile(rf"[\s-]*['\"]?{re.escape(word)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if item.match(line)), 1)
