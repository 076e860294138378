"""Renamed: names of claims and questions that were renamed lead to what they are called now.

A rename then changes one file. Whoever still uses the former name is told so, and `dossier fix` writes the present one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from dossier.diagnostics import Diagnostic, Edit, Severity, shown
from dossier.read.model import Record, Sentence
from dossier.read.source_map import Loc, SourceMap
from dossier.read.values import Dossier, LoadedClaim, LoadedRecord


def follow_renames(dossier: Dossier) -> tuple[Dossier, list[Diagnostic]]:
    """Return `dossier` with present names where its files have former ones, and a note for each of these.

    A former name that belongs to a claim or question again is left as it is; that is an error of its own.
    """
    claims = {
        old: claim.id for claim in dossier.claims.values() for old in claim.claim.formerly if old not in dossier.claims
    }
    questions = {
        old: one.slug for one in dossier.questions.values() for old in one.formerly if old not in dossier.questions
    }
    if not claims and not questions:
        return dossier, []
    followed = _Followed(claims, questions)
    return (
        replace(
            dossier,
            claims=MappingProxyType({key: followed.claim(one) for key, one in dossier.claims.items()}),
            records=MappingProxyType({key: followed.record(one) for key, one in dossier.records.items()}),
            summary=MappingProxyType({key: followed.sentence(dossier, one) for key, one in dossier.summary.items()}),
        ),
        followed.notes,
    )


class _Followed:
    """Replaces former names by present ones, and notes where."""

    def __init__(self, claims: Mapping[str, str], questions: Mapping[str, str]) -> None:
        self._claims = claims
        self._questions = questions
        self.notes: list[Diagnostic] = []

    def claim(self, loaded: LoadedClaim) -> LoadedClaim:
        claim = loaded.claim
        new: dict[str, object] = {}
        for key, names, renamed in (("links", "to", self._claims), ("answers", "question", self._questions)):
            items = getattr(claim, key)
            if any(getattr(each, names) in renamed for each in items):
                new[key] = [
                    each.model_copy(
                        update={names: self._named(renamed, getattr(each, names), loaded, (key, at, names))}
                    )
                    for at, each in enumerate(items)
                ]
        instead = claim.withdrawn.instead if claim.withdrawn is not None else None
        if claim.withdrawn is not None and instead is not None and instead in self._claims:
            instead = self._named(self._claims, instead, loaded, ("withdrawn", "instead"))
            new["withdrawn"] = claim.withdrawn.model_copy(update={"instead": instead})
        return replace(loaded, claim=claim.model_copy(update=new)) if new else loaded

    def record(self, loaded: LoadedRecord) -> LoadedRecord:
        names = [
            self._named(self._claims, name, loaded, ("claims", at)) for at, name in enumerate(loaded.record.claims)
        ]
        changed: Record = loaded.record.model_copy(update={"claims": names})
        return replace(loaded, record=changed) if names != loaded.record.claims else loaded

    def sentence(self, dossier: Dossier, sentence: Sentence) -> Sentence:
        file = dossier.lists["summary"]
        at = file.numbers[sentence.slug]
        names = [
            self._name(self._claims, name, file.path, file.marks, (at, "claims", number))
            for number, name in enumerate(sentence.claims)
        ]
        return sentence.model_copy(update={"claims": names}) if names != sentence.claims else sentence

    def _named(self, renamed: Mapping[str, str], name: str, loaded: LoadedClaim | LoadedRecord, loc: Loc) -> str:
        return self._name(renamed, name, loaded.path, loaded.marks, loc)

    def _name(self, renamed: Mapping[str, str], name: str, path: str, marks: SourceMap, loc: Loc) -> str:
        if name not in renamed:
            return name
        now = renamed[name]
        place, _ = marks.words(loc, 0, 1)
        edit = Edit(*place, place.line, place.column + len(name), now)
        message = f"{shown(name)} is now called {shown(now)}"
        self.notes.append(
            Diagnostic("D610", message, path, *place, severity=Severity.NOTE, length=len(name), edits=(edit,))
        )
        return now
