"""Plain text in Markdown: whatever a request says stays text, on one line, wherever a host renders it.

Hosts find mentions, references and addresses after the Markdown is rendered, so an escape alone does not stop them:
they are broken by a space without width, which only this module puts there.
"""

from __future__ import annotations

import re
import unicodedata

_BREAK = "&#8203;"
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]<>&|~"}
# What hosts take for a link to a person, an issue, a label, a commit, a formula or an address.
_BROKEN = re.compile(
    r"""
    [@#!$%^~&+](?=[\w"'{\[])      # a sign before a name or a number
    | \$                          # a formula
    | :(?=//|[\w+-]+:)            # the scheme of an address, or a picture by its name
    | \b(?:GH|gh)-(?=\d)          # an issue
    | \b[Ww][Ww][Ww](?=\.)        # a host
    | \b[0-9a-fA-F]{4}(?=[0-9a-fA-F]{3,36}\b)   # a commit
    """,
    re.VERBOSE,
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that take no room, or look like a space."""
_LEAST_MARKS = 3
"""Most combining marks on one letter: more would be drawn over the lines around it."""
_SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return `text` on one line, without anything that cannot be seen or that moves what is around it."""
    kept: list[str] = []
    marks = 0
    for sign in text:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        if sign.isspace():
            kept.append(" ")
        elif (
            kind not in _UNSEEN and sign not in _FILLERS and not "\ufe00" <= sign <= "\ufe0f" and marks <= _LEAST_MARKS
        ):
            kept.append(sign)
    return _SPACES.sub(" ", "".join(kept))


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` code points of `text`, cut at a word and ended by a sign for the rest."""
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return (head if space and len(head) > limit // 2 else text[: limit - 1]) + "…"


def plain(text: str, limit: int = 0) -> str:
    """Return `text` as Markdown that shows it and does nothing else; cut to `limit` code points, if that is given."""
    seen = visible(text)
    return _escaped(shortened(seen.strip(), limit) if limit else seen)


def _escaped(text: str) -> str:
    parts: list[str] = []
    at = 0
    for match in _BROKEN.finditer(text):
        parts += [_entities(text[at : match.end()]), _BREAK]
        at = match.end()
    return "".join(parts) + _entities(text[at:])


def _entities(text: str) -> str:
    return "".join(_ENTITIES.get(sign, sign) for sign in text)
