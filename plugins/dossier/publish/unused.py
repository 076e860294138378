"""Rules of a style sheet that match nothing in a site, so that readers need not wait for them.

A theme has rules for whatever a site may contain: for code, admonitions, tabs, a blog. A rule can be left out where
each of its selectors asks for a class that no page and no script of the site names. A script may put a name together:
then the beginning of the name is in it, and ends in a hyphen or an underscore. The colors of the theme are names in
this sense as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.publish.styles import compact

_VALUE = rb"""\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)"""
# Two patterns that begin with a word are found several times faster than one with a choice.
_GIVEN = re.compile(rb"class" + _VALUE), re.compile(rb"data-md-color-[a-z]+" + _VALUE)
_WORDS = re.compile(r"[\w-]+")
_SYNTAX = re.compile(r"""("[^"]*"|'[^']*'|\\.)|([{};(),])""", re.DOTALL)
_WANTED = re.compile(
    r"""\[data-md-color-[a-z]+=["']?(?P<color>[\w-]+)["']?\]|\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|\.(?P<name>(?:[\w-]|\\.)+)"""
)
_GROUPS = ("@media", "@supports", "@layer")
_SHORTEST = 3
"""Letters that the beginning of a name has at least; the hyphens of a custom property are no beginning."""


@dataclass(frozen=True, slots=True)
class Names:
    """What elements of a site may be called, in lower case.

    Attributes:
        whole: Names.
        beginnings: What further names may begin with.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, in_pages: Iterable[str], scripts: Iterable[str]) -> Names:
        """Return the names `in_pages` and all that `scripts` may give to an element."""
        words = {word for script in scripts for word in _WORDS.findall(script.lower())}
        begins = sorted(word for word in words if len(word) >= _SHORTEST and word[-1] in "-_" and word.strip("-_"))
        return cls(frozenset(words).union(in_pages), tuple(begins))

    def may_have(self, name: str) -> bool:
        """Return whether an element of the site may be called `name`."""
        lower = name.lower()
        return lower in self.whole or lower.startswith(self.beginnings)


def names_in(pages: Iterable[bytes]) -> set[str]:
    """Return the names that elements have in `pages`, which are HTML."""
    found: set[bytes] = set()
    for page in map(bytes.lower, pages):
        for pattern in _GIVEN:
            found.update(pattern.findall(page))
    return {name for value in found for name in value.decode("utf-8", "replace").strip("\"'").split()}


def without_unused(style: str, names: Names) -> str:
    """Return `style` without the rules that match nothing that has one of `names`."""
    return "".join(_kept(compact(style), names))


def rules(style: str) -> Iterator[tuple[str, str | None]]:
    """Yield what comes before each block of `style`, and the block; None for a statement without one.

    `style` has no comments.
    """
    depth = start = opened = 0
    for token in _SYNTAX.finditer(style):
        if token[2] == "{":
            opened = opened if depth else token.start()
            depth += 1
        elif token[2] == "}":
            depth -= 1
            if depth == 0:
                yield style[start:opened], style[opened + 1 : token.start()]
                start = token.end()
        elif token[2] == ";" and depth == 0:
            yield style[start : token.start()], None
            start = token.end()


def _kept(style: str, names: Names) -> Iterator[str]:
    for before, block in rules(style):
        if block is None:
            yield f"{before};"
        elif before.startswith(_GROUPS):
            inner = "".join(_kept(block, names))
            if inner:
                yield f"{before}{{{inner}}}"
        elif before.startswith("@") or any(_may_match(one, names) for one in _selectors(before)):
            yield f"{before}{{{block}}}"


def _selectors(listed: str) -> list[str]:
    """Return the selectors in a list, each without what it has in parentheses."""
    found = [""]
    depth = start = 0
    for token in _SYNTAX.finditer(listed + ","):
        if token[2] not in {"(", ")", ","}:
            continue
        if depth == 0:
            found[-1] += listed[start : token.start()]
        depth += {"(": 1, ")": -1}.get(token[2], 0)
        if depth == 0:
            start = token.end()
            if token[2] == ",":
                found.append("")
    return found[:-1]


def _may_match(selector: str, names: Names) -> bool:
    wanted = (found["color"] or found["name"] for found in _WANTED.finditer(selector))
    return all(names.may_have(name.replace("\\", "")) for name in wanted if name)
