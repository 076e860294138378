"""Checks of links between claims: each is written once, to a claim that is not withdrawn, and contradicts no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, Severity, did_you_mean, shown
from dossier.read.model import AUTHOR
from dossier.read.terms import LinkType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.read.model import Claim, Link
    from dossier.read.values import Dossier, LoadedClaim

SYMMETRIC = frozenset({LinkType.AGREES, LinkType.DISPUTES, LinkType.SAME_EVENT})


def check_links(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with the links of the claims of `dossier`."""
    for claim in dossier.claims.values():
        seen: set[tuple[LinkType, str]] = set()
        for number, link in enumerate(claim.claim.links):
            if (link.type, link.to) in seen:
                message = f"the link {shown(link.type)} to {shown(link.to)} is written twice"
                yield _at(claim, number, "D604", message, "delete one of the two")
            elif link.to == claim.id:
                yield _at(claim, number, "D602", "the claim links to itself", "name the other claim")
            elif not dossier.knows("claims", link.to):
                hint = did_you_mean(link.to, dossier.claims) or "name a claim as ARTICLE/CLAIM, the path of its file"
                yield _at(claim, number, "D601", f"there is no claim {shown(link.to)}", hint)
            elif link.to in dossier.claims:
                yield from _pair(dossier, claim, number, link)
            seen.add((link.type, link.to))


def _pair(dossier: Dossier, claim: LoadedClaim, number: int, link: Link) -> Iterator[Diagnostic]:
    other = dossier.claims[link.to]
    # With a claim that was hidden with its article, its links are not shown; an editor need not delete each.
    if other.claim.withdrawn is not None and claim.claim.withdrawn is None and other.id not in dossier.hidden:
        instead = other.claim.withdrawn.instead
        hint = "delete the link"
        if instead is not None and instead in dossier.claims:
            hint = f"link to {shown(instead)}, or delete the link"
        message = f"the claim {shown(other.id)} is withdrawn"
        yield _at(claim, number, "D605", message, hint, Severity.WARNING)
    back = {each.type for each in other.claim.links if each.to == claim.id}
    # Reported on one side only: the one that comes later in the order of claims.
    if link.type in SYMMETRIC & back and claim.id > other.id:
        message = f"the link {shown(link.type)} is written on both sides"
        yield _at(claim, number, "D603", message, f"delete it here; {shown(other.path)} has it")
    speaker = _speaker_of_both(claim, other)
    if link.type is LinkType.DISPUTES and speaker is not None and not claim.claim.note and not other.claim.note:
        message = f"{shown(speaker)} makes both this claim and {shown(other.id)}, and one disputes the other"
        hint = "explain in the 'note' of either claim how that can be, or link them as 'qualifies'"
        yield _at(claim, number, "D609", message, hint, Severity.WARNING)
    here = {each.type for each in claim.claim.links if each.to == other.id}
    if link.type is LinkType.AGREES and LinkType.DISPUTES in here | back:
        message = f"the claim is said both to agree with and to dispute {shown(other.id)}"
        yield _at(claim, number, "D608", message, "keep one of the two links")
    elif link.type is LinkType.AGREES and _share_position(claim.claim, other.claim):
        message = f"the claims hold the same position, so they agree without a link to {shown(other.id)}"
        yield _at(claim, number, "D606", message, "delete the link", Severity.WARNING)


def _speaker_of_both(one: LoadedClaim, other: LoadedClaim) -> str | None:
    """Return who makes both claims; the authors of two articles are two people."""
    names = set(one.claim.by) & set(other.claim.by)
    return min(names if one.article == other.article else names - {AUTHOR}, default=None)


def _share_position(one: Claim, other: Claim) -> bool:
    held = {(answer.question, answer.position, answer.value) for answer in one.answers}
    return one.stance is other.stance and any(
        (each.question, each.position, each.value) in held for each in other.answers
    )


def _at(
    claim: LoadedClaim, number: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    place = claim.marks.value("links", number, "to")
    return Diagnostic(code, message, claim.path, *place, hint=hint, severity=severity)
