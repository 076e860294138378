"""Families: the kinds, the verdicts and how claims stand, each with the list of its pages above their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier import targets
from dossier.language.words import N_
from dossier.pages.listing import Listing
from dossier.pages.publication import Publication
from dossier.pages.rows import sums_of_claims
from dossier.pages.view import View
from dossier.pages.wording import Worded

FAMILY_TITLES = Worded(
    {
        targets.KINDS_INDEX: N_("Kinds of claims"),
        targets.VERDICTS_INDEX: N_("Verdicts"),
        targets.STANDINGS_INDEX: N_("Disputed or shared"),
    }
)
_ABOUT = Worded(
    {
        targets.KINDS_INDEX: N_("The kind of a claim is what its words do, such as report or judge."),
        targets.VERDICTS_INDEX: N_("A verdict says what public reports bear out of a claim."),
        targets.STANDINGS_INDEX: N_("Whether other articles dispute a claim or share it. Silence is neither."),
    }
)


def families(listed: Iterable[Listing]) -> dict[str, list[Listing]]:
    """Return the listings of each family that has any, by the source path of its list."""
    found: dict[str, list[Listing]] = {}
    for one in listed:
        if one.family in FAMILY_TITLES:
            found.setdefault(one.family, []).append(one)
    return found


def family_values(family: str, members: Sequence[Listing], view: View, _publication: Publication) -> dict[str, object]:
    """Return what the list of one family shows: each of its pages, and how the claims on it stand."""
    return {
        "title": FAMILY_TITLES[family],
        "about": _ABOUT[family],
        "members": [(one, sums_of_claims(view.relations, one.claims)) for one in members],
    }
