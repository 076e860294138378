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
    return _INDENT.sub("", joined) + offered
