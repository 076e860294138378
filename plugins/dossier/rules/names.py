"""Checking: whether everything that a dossier names exists, and nothing contradicts anything else.

Values were checked one by one while loading; here they are compared. What could not be loaded counts as existing, so
that each fault is reported once.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from dossier.diagnostics import Diagnostic, did_you_mean, one_of, ordered, shown
from dossier.read.model import AUTHOR
from dossier.read.terms import LinkType, Stance, VerdictScope
from dossier.rules.claim_links import check_links
from dossier.rules.published_addresses import check_former
from dossier.rules.questions import check_questions
from dossier.text.repeats import same_articles, same_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from dossier.read.model import Answer
    from dossier.read.source_map import Loc
    from dossier.read.values import Dossier, LoadedClaim

# For every kind of thing that can be named: the code of a name that is not defined, and what one is called.
_KINDS = {
    "topics": ("D302", "topic"),
    "entities": ("D303", "entity"),
    "events": ("D304", "event"),
    "questions": ("D305", "question"),
}
_NAMED_BY_CLAIMS = {"by": "entities", "via": "entities", "mentions": "entities", "topics": "topics", "events": "events"}
_MAY_NAME_AUTHOR = {"by", "via"}


def check(dossier: Dossier) -> list[Diagnostic]:
    """Return everything that is wrong between the files of `dossier`, in the order in which it is shown.

    Passages are not checked here, but where articles are rendered.
    """
    return ordered(
        chain(
            chain.from_iterable(_claim(dossier, claim) for claim in dossier.claims.values()),
            check_former(dossier),
            check_questions(dossier),
            _records(dossier),
            _summary(dossier),
            same_articles(dossier.articles.values()),
            _reserved(dossier),
            check_links(dossier),
        )
    )


def _claim(dossier: Dossier, claim: LoadedClaim) -> Iterator[Diagnostic]:
    for key, kind in _NAMED_BY_CLAIMS.items():
        names: list[str] = getattr(claim.claim, key)
        yield from _repeated(claim, key, names)
        for number, name in enumerate(names):
            if not (name == AUTHOR and key in _MAY_NAME_AUTHOR):
                yield from _undefined(dossier, claim, kind, name, (key, number))
    if claim.claim.origin is not None:
        yield from _undefined(dossier, claim, "events", claim.claim.origin, ("origin",))
    for number, answer in enumerate(claim.claim.answers):
        yield from _answer(dossier, claim, answer, ("answers", number))
    held = [f"{answer.question}: {answer.position}" for answer in claim.claim.answers]
    yield from _repeated(claim, "answers", held)
    yield from _withdrawn(dossier, claim)
    if claim.claim.by == [AUTHOR] and claim.claim.stance is Stance.REPORTS:
        message = "the author is the only speaker of a claim that is reported"
        hint = "delete 'stance', or name under 'by' who makes the claim"
        yield Diagnostic("D207", message, claim.path, *claim.marks.value("stance"), hint=hint)


def _undefined(dossier: Dossier, claim: LoadedClaim, kind: str, name: str, loc: Loc) -> Iterator[Diagnostic]:
    if dossier.knows(kind, name):
        return
    code, noun = _KINDS[kind]
    path = dossier.where(kind, name)
    hint = did_you_mean(name, getattr(dossier, kind)) or f"define it in {path}"
    if name == AUTHOR:
        hint = "delete it; the author is named by 'by' and 'via' only"
    message = f"the {noun} {shown(name)} is not defined in {path.rpartition('/')[2]}"
    if kind == "questions":
        message = f"there is no question {shown(name)}"
    yield Diagnostic(code, message, claim.path, *claim.marks.value(*loc), hint=hint)


def _answer(dossier: Dossier, claim: LoadedClaim, answer: Answer, loc: Loc) -> Iterator[Diagnostic]:
    question = dossier.questions.get(answer.question)
    if question is None:
        yield from _undefined(dossier, claim, "questions", answer.question, (*loc, "question"))
        return
    positions = [position.slug for position in question.positions]
    if answer.position not in positions:
        message = f"the question {shown(question.slug)} has no position {shown(answer.position)}"
        place = claim.marks.value(*loc, "position")
        yield Diagnostic(
            "D306", message, claim.path, *place, one_of(positions), hint=did_you_mean(answer.position, positions)
        )
    if answer.value is not None and question.unit is None:
        message = f"a value is given, but the question {shown(question.slug)} has no unit"
        hint = f"delete the value, or give the question a 'unit' in {dossier.question_files[question.slug].path}"
        yield Diagnostic("D313", message, claim.path, *claim.marks.key(*loc, "value"), hint=hint)


def _repeated(claim: LoadedClaim, key: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    yield from same_names(key, names, claim.path, partial(claim.marks.value, key))


def _withdrawn(dossier: Dossier, claim: LoadedClaim) -> Iterator[Diagnostic]:
    if claim.claim.withdrawn is None or claim.claim.withdrawn.instead is None:
        return
    instead = claim.claim.withdrawn.instead
    place = claim.marks.value("withdrawn", "instead")
    if instead == claim.id:
        message = "the withdrawn claim points to itself"
        yield Diagnostic("D312", message, claim.path, *place, hint="name the claim that replaced it")
    elif not dossier.knows("claims", instead):
        yield _no_claim(dossier, claim.path, place, instead)
    elif instead in dossier.claims and dossier.claims[instead].claim.withdrawn is not None:
        message = f"the claim {shown(instead)} is withdrawn too"
        yield Diagnostic("D312", message, claim.path, *place, hint="name a claim that is not withdrawn")


def _no_claim(dossier: Dossier, path: str, place: tuple[int, int], name: str) -> Diagnostic:
    hint = did_you_mean(name, dossier.claims) or "name a claim as ARTICLE/CLAIM, the path of its file"
    return Diagnostic("D307", f"there is no claim {shown(name)}", path, *place, hint=hint)


def _records(dossier: Dossier) -> Iterator[Diagnostic]:
    for record in dossier.records.values():
        yield from same_names("claims", record.record.claims, record.path, partial(record.marks.value, "claims"))
        for number, name in enumerate(record.record.claims):
            if not dossier.knows("claims", name):
                yield _no_claim(dossier, record.path, record.marks.value("claims", number), name)
            elif record.record.checked is VerdictScope.REMARK and _is_own(dossier, name):
                message = f"the record checks a remark, but {shown(name)} is the author's own claim"
                hint = "delete 'checked', name under 'by' of the claim who made the remark, or take the claim out"
                yield Diagnostic("D318", message, record.path, *record.marks.value("claims", number), hint=hint)


def _summary(dossier: Dossier) -> Iterator[Diagnostic]:
    disputed = {
        name
        for claim in dossier.claims.values()
        for link in claim.claim.links
        if link.type is LinkType.DISPUTES and claim.claim.withdrawn is None
        for name in (claim.id, link.to)
    }
    for sentence in dossier.summary.values():
        where = dossier.lists["summary"]
        yield from same_names("claims", sentence.claims, where.path, partial(where.place, sentence.slug, "claims"))
        for number, name in enumerate(sentence.claims):
            place = where.place(sentence.slug, "claims", number)
            if not dossier.knows("claims", name):
                yield _no_claim(dossier, where.path, place, name)
            elif name in dossier.claims and (fault := _unsettled(dossier.claims[name], disputed)) is not None:
                message = f"the summary says what no article denies, but {shown(name)} is {fault}"
                hint = "name another claim, or say less in the sentence"
                yield Diagnostic("D320", message, where.path, *place, hint=hint)


def _unsettled(claim: LoadedClaim, disputed: Container[str]) -> str | None:
    """Return why the summary cannot rest on `claim`; None if it can."""
    if claim.claim.withdrawn is not None:
        return "withdrawn"
    if claim.claim.stance is Stance.REJECTS:
        return "rejected by its article"
    return "disputed" if claim.id in disputed else None


def _is_own(dossier: Dossier, claim: str) -> bool:
    """Return whether only the author of the article makes the claim."""
    return claim in dossier.claims and dossier.claims[claim].claim.by == [AUTHOR]


def _reserved(dossier: Dossier) -> Iterator[Diagnostic]:
    for claim in dossier.claims.values():
        if claim.slug == "index" or claim.slug.startswith(("note-", "dossier-")):
            message = f"the slug {shown(claim.slug)} is reserved for a part of the page"
            yield Diagnostic("D210", message, claim.path, hint="rename the file")
    for kind in ("questions", "topics", "entities"):
        if "index" in getattr(dossier, kind):
            message = f"the slug 'index' is reserved for the list of {kind}"
            path = dossier.where(kind, "index")
            place = (1, 1) if kind == "questions" else dossier.lists[kind].place("index", "slug")
            yield Diagnostic("D210", message, path, *place, hint="choose another slug")
    if AUTHOR in dossier.entities:
        where = dossier.lists["entities"]
        message = f"the slug {shown(AUTHOR)} is reserved for the author of an article"
        yield Diagnostic("D210", message, where.path, *where.place(AUTHOR, "slug"), hint="choose another slug")
