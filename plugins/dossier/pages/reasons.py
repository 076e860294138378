"""Reasons: why two claims are opposed, or how they go together, as an editor has put it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier.pages.wording import DEGREES
from dossier.relations import Related, Relation
from dossier.text.markup import render_inline

_TOGETHER = frozenset({Relation.QUALIFIES, Relation.QUALIFIED_BY})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two answers are opposed, or how they go together; `lead` says which of them it is."""

    lead: str
    because: Markup
    disputes: bool


def reason_of(related: Related) -> Reason | None:
    """Return the reason that an editor gave for a dispute or a qualification; None for all else."""
    if related.because is None:
        return None
    if related.relation is Relation.DISPUTES:
        return Reason(
            DEGREES[related.degree] if related.degree else "Why", render_inline(related.because), disputes=True
        )
    together = related.relation in _TOGETHER
    return Reason("How they go together", render_inline(related.because), disputes=False) if together else None
