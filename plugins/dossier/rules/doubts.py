"""Doubts: what may be meant as it is written, and is worth a second look. Each is a note, which never fails."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from dossier.diagnostics import Diagnostic, Severity, shown
from dossier.read.terms import LinkType
from dossier.read.values import Dossier
from dossier.relations import Relation, Relations
from dossier.text.repeats import comparable

_ALIKE = 85
"""Share of letters in common, in percent, with the words in any order. Of the 285 claims of the Alaska dossier no two
of one article have more than 78."""


def check_doubts(dossier: Dossier, relations: Relations) -> Iterator[Diagnostic]:
    """Yield a note for every claim that says nearly what another one does, or disputes one that it also agrees with.

    Args:
        dossier: The loaded dossier.
        relations: What follows from it.
    """
    yield from _alike(dossier)
    yield from _triangles(dossier, relations)


def _alike(dossier: Dossier) -> Iterator[Diagnostic]:
    for article in dossier.articles:
        claims = dossier.claims_of(article)
        said = [comparable(claim.claim.says) for claim in claims]
        # Each is compared with each, so words are put in order once.
        words = [" ".join(sorted(each.split())) for each in said]
        for number, claim in enumerate(claims):
            best = process.extractOne(words[number], words[:number], scorer=fuzz.ratio, score_cutoff=_ALIKE)
            # The very same words on the same sentence are an error already.
            if best is not None and said[best[2]] != said[number]:
                other = claims[best[2]]
                message = f"the claim says nearly the same as {shown(other.id)}"
                hint = f"if they are one, delete this file and name it under 'formerly' in {other.path}"
                place = claim.marks.value("says")
                yield Diagnostic(
                    "D321",
                    message,
                    claim.path,
                    *place,
                    found=shown(other.claim.says),
                    hint=hint,
                    severity=Severity.NOTE,
                )


def _triangles(dossier: Dossier, relations: Relations) -> Iterator[Diagnostic]:
    # Two values may be of one position, and dispute each other.
    measured = {slug for slug, question in dossier.questions.items() if question.unit is not None}
    agreeing = {
        key: [found.other for found in related if found.relation is Relation.AGREES and found.question not in measured]
        for key, related in relations.related.items()
    }
    for claim in dossier.standing.values():
        for number, link in enumerate(claim.claim.links):
            if (
                link.type is not LinkType.DISPUTES
                or link.to not in agreeing
                or _also_agrees(dossier, claim.id, link.to)
            ):
                continue
            theirs = {link.to, *agreeing[link.to]}
            common = next((other for other in agreeing[claim.id] if other in theirs), None)
            if common is not None:
                both = (
                    "the two agree by a position or by way of others"
                    if common == link.to
                    else f"both agree with {shown(common)}"
                )
                message = f"the claim disputes {shown(link.to)}, but {both}"
                hint = "look whether one of the links or positions should go; two claims may differ on one point only"
                place = claim.marks.value("links", number, "to")
                yield Diagnostic("D611", message, claim.path, *place, hint=hint, severity=Severity.NOTE)


def _also_agrees(dossier: Dossier, one: str, other: str) -> bool:
    """Return whether a link says that the two agree, which is an error of its own where they dispute each other."""
    return any(
        link.type is LinkType.AGREES and link.to == there
        for here, there in ((one, other), (other, one))
        for link in dossier.claims[here].claim.links
    )
