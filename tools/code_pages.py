"""The pages of the reference about findings: a list of all codes, and for each group of them its explanations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dossier.codes import CODES, GROUPS
from dossier.read.explanations import Example, explained

_HEAD = """\
# All findings

This page lists the codes of all findings, and [what the checks say](checks.md) explains how to read one. A code never
changes its meaning. `dossier explain D104` says the same on the command line.
"""


def code_pages() -> Mapping[str, str]:
    """Return the Markdown of each page by its path in `docs/reference/`. Each code has an anchor, such as `#d104`."""
    groups = {first: [*codes] for first, codes in groupby(CODES, key=lambda code: code[1])}
    return {
        "codes.md": "\n".join([_HEAD, *(line for first, codes in groups.items() for line in _listed(first, codes))]),
        **{f"codes/d{first}.md": _page(first, codes) for first, codes in groups.items()},
    }


def _title(first: str) -> str:
    about = GROUPS[first]
    return f"{about[0].upper()}{about[1:]}"


def _listed(first: str, codes: Sequence[str]) -> Iterator[str]:
    yield f"## {_title(first)}\n"
    for code in codes:
        yield f"- [{code}: {CODES[code]}](codes/d{first}.md#{code.lower()})"
    yield ""


def _page(first: str, codes: Sequence[str]) -> str:
    head = f"# {_title(first)}\n\nFindings whose code begins with D{first}. [All findings](../codes.md)\n"
    return "\n".join([head, *(line for code in codes for line in _section(code))]).rstrip() + "\n"


def _section(code: str) -> Iterator[str]:
    explanation = explained(code)
    yield f"## {code}: {explanation.meaning} {{ #{code.lower()} }}\n"
    yield f"{explanation.why}\n"
    examples = [*_examples("Bad", explanation.bad), *_examples("Good", explanation.good)]
    if examples:
        yield folded("Examples", "\n".join(examples))


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield f"{title}: `{example.path}`\n"
        yield f"```{example.language}\n{example.text.rstrip()}\n```\n"


def folded(title: str, text: str) -> str:
    """Return Markdown that is folded below `title`, which is HTML, until a reader opens it; `md_in_html` renders it."""
    head = f'<details class="dossier-fold" markdown="1">\n<summary><span>{title}</span></summary>'
    return f"{head}\n\n{text.strip()}\n\n</details>\n"
