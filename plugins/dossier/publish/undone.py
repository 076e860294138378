"""What a dossier still needs: cells nobody has read, and claims, disputes, records and passages that lack a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dossier._native import scan
from dossier.read.model import Question
from dossier.read.terms import Verdict
from dossier.read.values import Dossier
from dossier.relating import relate
from dossier.relations import QuestionAnswers
from dossier.text.anchor import takes_notes
from dossier.text.rendition import render

KINDS = {
    "cell": "not yet read: look for an answer, or list the article under 'silent'",
    "question": "claims that answer no question",
    "lead": "disputed questions without a 'lead', which says in a sentence where articles differ",
    "record": "records that are unverified: look once more",
    "pinpoint": "passages without a 'source' in the original",
}
"""Each kind of work with what it is called."""
_NEAREST = 3
_LIKE = 30


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do.

    Attributes:
        kind: A key of `KINDS`.
        path: The file to change, relative to the project root.
        article: The article that it concerns; None where it is not about one.
        about: What it is about, in plain text: of a cell its question, of a claim what it says.
        nearest: Of a cell, paragraphs of the article that may answer the question, the likeliest first.
    """

    kind: str
    path: str
    article: str | None
    about: str
    nearest: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the JSON form; all keys are always present."""
        return {
            "kind": self.kind,
            "path": self.path,
            "article": self.article,
            "about": self.about,
            "nearest": list(self.nearest),
        }


def undone(dossier: Dossier, article: str | None = None) -> list[Todo]:
    """Return what is to be done, by kind in the order of `KINDS`.

    Args:
        dossier: The loaded dossier.
        article: Its slug, for only what concerns it; cells then have the nearest paragraphs.
    """
    answers = relate(dossier).answers
    found = [*_cells(dossier, answers, article), *_claims(dossier), *_questions(dossier, answers), *_records(dossier)]
    if article is not None:
        found = [each for each in found if each.article == article]
    order = [*KINDS]
    return sorted(found, key=lambda each: order.index(each.kind))


def _cells(dossier: Dossier, found: Mapping[str, QuestionAnswers], article: str | None) -> Iterator[Todo]:
    texts = _paragraphs(dossier, article) if article is not None else []
    shown = {slug for slug, one in dossier.articles.items() if not one.taken_down}
    for slug, answers in found.items():
        for cell in answers.cells:
            if cell.unread and cell.article in shown and article in {None, cell.article}:
                said = [dossier.claims[key].claim.says for key in answers.claims]
                nearest = _nearest(answers.question, said, texts) if texts else ()
                path = dossier.question_files[slug].path
                yield Todo("cell", path, cell.article, answers.question.ask, nearest)


def _paragraphs(dossier: Dossier, article: str) -> list[str]:
    blocks = scan(render(dossier.articles[article]).html).blocks
    return [block.text for block in blocks if takes_notes(block)]


def _nearest(question: Question, said: list[str], texts: list[str]) -> tuple[str, ...]:
    wanted = " ".join([question.ask, *(position.label for position in question.positions), *said])
    found = process.extract(
        wanted, texts, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=_LIKE, limit=_NEAREST
    )
    return tuple(text for text, _, _ in found)


def _claims(dossier: Dossier) -> Iterator[Todo]:
    for claim in dossier.standing.values():
        if not claim.claim.answers:
            yield Todo("question", claim.path, claim.article, claim.claim.says)
        for passage in claim.claim.passages:
            if passage.source is None:
                yield Todo("pinpoint", claim.path, claim.article, passage.text)


def _questions(dossier: Dossier, found: Mapping[str, QuestionAnswers]) -> Iterator[Todo]:
    for slug, answers in found.items():
        if answers.disputed and answers.question.lead is None:
            yield Todo("lead", dossier.question_files[slug].path, None, answers.question.ask)


def _records(dossier: Dossier) -> Iterator[Todo]:
    for record in dossier.records.values():
        if record.record.verdict is Verdict.UNVERIFIED:
            article = record.record.claims[0].partition("/")[0]
            yield Todo("record", record.path, article, record.record.says)
