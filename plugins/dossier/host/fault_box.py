"""What is wrong with a file, on its page in a preview: each finding with its line, its fix and its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from dossier.diagnostics import Diagnostic, Severity
from dossier.read.excerpts import Excerpts
from dossier.read.explanations import Example, explained

_CODE = re.compile(r"`([^`]+)`")


def fault_box(title: str, found: Iterable[Diagnostic], excerpts: Excerpts) -> Markup:
    """Return HTML that shows `found` in full, below `title`; explanations are folded."""
    said = Markup("").join(Markup("").join(_finding(each, excerpts)) for each in found)
    return Markup('<div class="dossier-faults" role="note"><p><strong>{}</strong></p>{}</div>').format(title, said)


def _finding(each: Diagnostic, excerpts: Excerpts) -> Iterator[Markup]:
    mark = "" if each.severity is Severity.ERROR else f"{each.severity}: "
    yield Markup("<p><code>{}:{}</code> {}{}</p>").format(each.line, each.column, mark, each.statement)
    yield from _lines(excerpts.pointed(each))
    if each.edits:
        yield from _lines([f"fix: {line}" for line in excerpts.fixed(each)])
    if each.hint is not None:
        yield Markup("<p>hint: {}</p>").format(_with_code(each.hint))
    explanation = explained(each.code)
    yield Markup("<details><summary>{}: {}</summary><p>{}</p>").format(
        each.code, explanation.meaning, _with_code(explanation.why)
    )
    yield from _examples("Bad", explanation.bad)
    yield from _examples("Good", explanation.good)
    yield Markup("</details>")


def _lines(lines: Sequence[str]) -> Iterator[Markup]:
    if lines:
        yield Markup("<pre><code>{}</code></pre>").format("\n".join(lines))


def _examples(title: str, examples: Sequence[Example]) -> Iterator[Markup]:
    for example in examples:
        yield Markup("<p>{}: <code>{}</code></p>").format(title, example.path)
        yield from _lines([example.text.rstrip()])


def _with_code(text: str) -> Markup:
    """Return `text` as HTML; what is between backticks is code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(Markup.escape(text))))  # noqa: S704 - escaped just before
