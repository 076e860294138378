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
_NO_CLAIM = ("",) * 7
# A spreadsheet takes a cell that begins with one of these for a formula, and would run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def questions_csv(view: View) -> bytes:
    """Return the table as UTF-8 with a byte order mark, with the line ends of RFC 4180.

    An article without a claim on a question has one line, with the stance `silent` or `not yet read`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD)
    outlets = {slug: _plain(view.outlet(slug)) for slug in view.dossier.articles}
    for slug, answers in view.relations.answers.items():
        head = (slug, _plain(answers.question.ask))
        for cell in answers.cells:
            # Slugs are no formulas, and most cells of a large dossier have no claim.
            of = (*head, cell.article, outlets[cell.article])
            writer.writerows([*of, *map(_plain, entry)] for entry in _entries(view, answers, cell))
            if not cell.entries:
                writer.writerow([*of, "silent" if cell.silent else "not yet read", *_NO_CLAIM])
    return text.getvalue().encode("utf-8-sig")


def _entries(view: View, answers: QuestionAnswers, cell: Cell) -> Iterator[tuple[str, ...]]:
    """Yield what the line of each claim of `cell` has after the outlet."""
    for entry in cell.entries:
        claim = view.dossier.claims[entry.claim].claim
        yield (
            entry.stance.value,
            entry.position.label,
            "" if entry.value is None else number(entry.value),
            "" if entry.value is None else answers.question.unit or "",
            "; ".join(view.names(entry.by)),
            entry.claim,
            str(view.placement(entry.claim).paragraph or ""),
            claim.says,
        )


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
