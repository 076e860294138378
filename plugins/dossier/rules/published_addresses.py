"""Published addresses: an address that has been published keeps working.

A renamed claim or question keeps its former addresses, which redirect to the new one; a withdrawn claim keeps its
page. The guard finds addresses that have existed and would now lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier import targets
from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.read.history import History
from dossier.read.values import Dossier, LoadedClaim


def former_addresses(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the source path of every former page with that of the page to which it redirects."""
    for claim in dossier.claims.values():
        for old in claim.claim.formerly:
            if old not in dossier.claims:
                yield targets.claim(old), targets.claim(claim.id)
    for question in dossier.questions.values():
        for old in question.formerly:
            if old not in dossier.questions:
                yield targets.question(old), targets.question(question.slug)


def former_slugs(claim: LoadedClaim) -> tuple[str, ...]:
    """Return what `claim` was called before in the same article."""
    names = (old.partition("/") for old in claim.claim.formerly)
    return tuple(slug for article, _, slug in names if article == claim.article)


def check_addresses(dossier: Dossier, history: History, annotations: str = "annotations") -> Iterator[Diagnostic]:
    """Yield an error for every address in `history` that neither is a page now nor leads to one."""
    former = {old.removesuffix(".md") for old, _ in former_addresses(dossier)}
    for claim in history.claims:
        if not dossier.knows("claims", claim) and f"claims/{claim}" not in former:
            hint = f"put {shown(claim)} into 'formerly' of the claim that replaced it, or restore it as withdrawn"
            near = did_you_mean(claim, [key for key in dossier.claims if key not in history.claims])
            path = f"{annotations}/claims/{claim}.yml"
            yield _gone(f"claims/{claim}", path, f"{hint} ({near})" if near else hint)
    for question in history.questions:
        if not dossier.knows("questions", question) and f"questions/{question}" not in former:
            hint = f"put {shown(question)} into 'formerly' of the question that replaced it"
            yield _gone(f"questions/{question}", f"{annotations}/questions/{question}.yml", hint)


def _gone(address: str, path: str, hint: str) -> Diagnostic:
    return Diagnostic("D701", f"the published address {shown(address)} would lead nowhere", path, hint=hint)
