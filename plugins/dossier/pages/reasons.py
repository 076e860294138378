"""Reasons: why two claims are opposed, or how they compare, as an editor has put it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier.language.words import gettext
from dossier.pages.wording import DEGREE_ASIDES, DEGREES
from dossier.relations import Related, Relation
from dossier.text.markup import render_inline

_TOGETHER = frozenset({Relation.QUALIFIES, Relation.QUALIFIED_BY})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two answers are opposed, or how they compare.

    `lead` says which of them it is, as the beginning of a line, and `aside` within one.
    """

    lead: str
    aside: str
    because: Markup
    disputes: bool


def reason_of(related: Related) -> Reason | None:
    """Return the reason that an editor gave for a dispute or a qualification; None for all else."""
    if related.because is None:
        return None
    if related.relation is Relation.DISPUTES:
        lead = DEGREES[related.degree] if related.degree else gettext("Why")
        aside = DEGREE_ASIDES[related.degree] if related.degree else gettext("why")
        return Reason(lead, aside, render_inline(related.because), disputes=True)
    if related.relation not in _TOGETHER:
        return None
    lead, aside = gettext("How they compare"), gettext("how they compare")
    return Reason(lead, aside, render_inline(related.because), disputes=False)
