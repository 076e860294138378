"""Published addresses: an address that has been published keeps working.

A renamed claim or question keeps its former addresses, which redirect to the new one; a withdrawn claim keeps its
page. Each address leads to one place. The guard finds those that have existed and would now lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from dossier import targets
from dossier.diagnostics import Diagnostic, did_you_mean, shown
from dossier.read.history import History
from dossier.read.source_map import SourcePosition
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


def check_former(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield an error for every former address of a claim or question that is in use, or is given twice."""
    claims = (
        (claim.id, claim.claim.formerly, claim.path, partial(claim.marks.value, "formerly"))
        for claim in dossier.claims.values()
    )
    yield from _former(dossier, "claim", claims)
    files = dossier.question_files
    questions = (
        (slug, question.formerly, files[slug].path, partial(files[slug].place, "formerly"))
        for slug, question in dossier.questions.items()
    )
    yield from _former(dossier, "question", questions)


def _former(
    dossier: Dossier, noun: str, all_given: Iterable[tuple[str, Sequence[str], str, Callable[[int], SourcePosition]]]
) -> Iterator[Diagnostic]:
    """Yield the faults; `all_given` has for each thing its name, former names, file, and the place of one of them."""
    taken: dict[str, str] = {}
    for own, former, path, place in all_given:
        for number, name in enumerate(former):
            if dossier.knows(f"{noun}s", name):
                message = f"the former address {shown(name)} belongs to a {noun} that exists"
                hint = f"delete it; or rename that {noun}, since slugs are not used again"
                yield Diagnostic("D310", message, path, *place(number), hint="delete it" if name == own else hint)
            elif name in taken:
                message = f"the former address {shown(name)} is given twice"
                hint = f"keep it here or in {shown(taken[name])}; an address can lead to one place only"
                yield Diagnostic("D311", message, path, *place(number), hint=hint)
            else:
                taken[name] = own


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
