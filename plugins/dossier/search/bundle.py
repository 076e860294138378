"""The search engine as the browser fetches it: its modules in one, without what only a reader of the source needs.

The modules run as they are in `assets/engine/`, and that is how they are tested and typed. Fetched one by one they
would cost a request each, and a third more bytes; so the site gets them joined, under the name of their entry.
"""

from __future__ import annotations

import re
from pathlib import Path

PARAMS = "params.js"
"""The module of the numbers; they are written where they are used."""

ENGINE = (
    PARAMS,
    "format.js",
    "tokenize.js",
    "marks.js",
    "query.js",
    "store.js",
    "reader.js",
    "forms.js",
    "spell.js",
    "held.js",
    "relax.js",
    "score.js",
    "excerpt.js",
    "search.js",
)
"""Modules of the engine, each after those that it imports from."""

ENTRY = "index.js"
"""The module that names what the engine offers."""

_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n|/\*\* @type [^*]*\*/ ?|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)
_OFFERED = re.compile(r"^export (\{[^}]*\}) from [^;]*;\n", re.MULTILINE)
_NUMBER = re.compile(r"^  (\w+): ([^,]+),$", re.MULTILINE)
# Strings and regular expressions, which stay as they are; a division has a space after its sign.
_LITERAL = re.compile(
    r'("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|/(?![*/ ])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*)'
)
_SPACED = re.compile(r" ?([{}]|=>|[=!]==|[<>]=?|&&|\|\||\?\??|[=:;,*]) ")
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)|(?<=[,{;(])\n[ \t]*", re.MULTILINE)


def bundle(folder: Path) -> str:
    """Return the engine in `folder` as one module that offers what its entry offers."""
    numbers = dict(_NUMBER.findall((folder / PARAMS).read_text(encoding="utf-8")))
    parts = [
        _EXPORT.sub("", _IMPORT.sub("", (folder / name).read_text(encoding="utf-8")))
        for name in ENGINE
        if name != PARAMS
    ]
    entry = (folder / ENTRY).read_text(encoding="utf-8")
    offered = "".join(f"export {names};\n" for names in _OFFERED.findall(entry))
    joined = re.sub(r"PARAMS\.(\w+)", lambda used: f"({numbers[used[1]]})", _COMMENT.sub("", "".join(parts)))
    parts = _LITERAL.split(_INDENT.sub("", joined))
    parts[::2] = (_SPACED.sub(r"\1", part) for part in parts[::2])
    return "".join(parts) + offered
