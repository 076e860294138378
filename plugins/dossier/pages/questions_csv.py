"""The matrix as a table of comma-separated values, one line for each claim that answers a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dossier.pages.view import View
from dossier.pages.wording import number
from dossier.relations import Cell, QuestionAnswers

_HEAD = (
    *("question", "ask", "article", "outlet", "stance", "position"),
    *("value", "unit", "by", "claim", "paragraph", "says"),
)
# A spreadsheet takes a cell that begins with one of these for a formula, and would run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def questions_csv(view: View) -> bytes:
    """Return the table as UTF-8 with a byte order mark, with the line ends of RFC 4180.

    An article without a claim on a question has one line, with the stance `silent` or `not yet read`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for slug, answers in view.relations.answers.items():
        for cell in answers.cells:
            for line in _lines(view, answers, cell):
                writer.writerow([_plain(part) for part in (slug, answers.question.ask, *line)])
    return text.getvalue().encode("utf-8-sig")


def _lines(view: View, answers: QuestionAnswers, cell: Cell) -> Iterator[tuple[str, ...]]:
    outlet = view.outlet(cell.article)
    if not cell.entries:
        yield cell.article, outlet, "silent" if cell.silent else "not yet read", *[""] * 7
    for entry in cell.entries:
        claim = view.dossier.claims[entry.claim].claim
        paragraph = view.placement(entry.claim).paragraph
        yield (
            cell.article,
            outlet,
            entry.stance.value,
            entry.position.label,
            "" if entry.value is None else number(entry.value),
            "" if entry.value is None else answers.question.unit or "",
            "; ".join(view.names(entry.by)),
            entry.claim,
            str(paragraph or ""),
            claim.says,
        )


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
