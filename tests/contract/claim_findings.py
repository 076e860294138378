"""What the checker says of a claim that is put into the dossier on tides, as the browser has to say it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import ValidationError

from dossier.diagnostics import Diagnostic, ordered, shown
from dossier.read.faults import validated
from dossier.read.load import load_dossier
from dossier.read.model import Claim
from dossier.read.renamed import follow_renames
from dossier.read.source_map import Loc
from dossier.read.values import Dossier, LoadedClaim
from dossier.read.yaml_gate import parse
from dossier.rules.names import check

TIDES = Path(__file__).parents[1] / "fixtures/tides"
Data = dict[str, Any]


def said(dossier: Dossier, name: str, data: Data) -> list[dict[str, object]]:
    """Return what the checker says of a claim, as the browser has to say it, in an order that is always the same."""
    path = f"annotations/claims/{name}.yml"
    document, refused = parse(json.dumps(data, ensure_ascii=False), path)
    assert document is not None, refused
    read = validated(Claim, document.data, document.marks, path)
    if isinstance(read, list):
        return _in_order([_finding(one, loc) for one, loc in zip(read, _refused(data), strict=True)])
    article, _, slug = name.partition("/")
    loaded = LoadedClaim(name, article, slug, path, read, document.marks)
    if article not in dossier.articles:
        return [_finding(one, ()) for one in _without_article(name, data)]
    claims = MappingProxyType(dict(sorted({**dossier.claims, name: loaded}.items())))
    changed, notes = follow_renames(replace(dossier, claims=claims))
    before = MappingProxyType({key: one for key, one in dossier.claims.items() if key != name})
    unchanged, _ = follow_renames(replace(dossier, claims=before, unread=frozenset({("claims", name)})))
    others = set(check(unchanged))
    written = changed.claims[name].claim
    found_here = []
    for one in ordered([*notes, *check(changed)]):
        if one.path == path:
            found_here.append(_finding(one, _loc(loaded, data, one)))
        elif one.code in {"D308", "D311", "D603"} and one not in others:
            found_here += _seen_from_here(one, written, changed)
    return _in_order(found_here)


def _refused(data: Data) -> list[Loc]:
    """Return what the model refuses, in the order in which it is reported."""
    with pytest.raises(ValidationError) as refused:
        Claim.model_validate(data)
    return [each["loc"] for each in refused.value.errors(include_url=False)]


def _without_article(name: str, data: Data) -> list[Diagnostic]:
    """Return what loading says of a claim whose article does not exist."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "tides"
        shutil.copytree(TIDES, root)
        path = root / f"annotations/claims/{name}.yml"
        path.parent.mkdir()
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        _, found = load_dossier(root)
        return [one for one in found if one.path == f"annotations/claims/{name}.yml"]


def _seen_from_here(one: Diagnostic, claim: Claim, dossier: Dossier) -> Iterator[dict[str, object]]:
    """Yield what another file is told because of `claim`, as the browser says it at the claim itself."""
    if one.code == "D308":
        hint = "delete the answer here, or the article from 'silent' of the question"
        for at, answer in enumerate(claim.answers):
            if one.path.endswith(f"/{answer.question}.yml"):
                yield _finding(replace(one, hint=hint), ("answers", at, "question"))
        return
    other = next(each for each in dossier.claims.values() if each.path == one.path)
    if one.code == "D311":
        hint = f"keep it here or in {shown(other.id)}; an address can lead to one place only"
        at = next(at for at, name in enumerate(claim.formerly) if shown(name) in one.message)
        yield _finding(replace(one, hint=hint), ("formerly", at))
        return
    for at, link in enumerate(claim.links):
        first = (link.type, link.to) not in [(each.type, each.to) for each in claim.links[:at]]
        if link.to == other.id and first and shown(link.type) in one.message:
            yield _finding(replace(one, hint=f"delete it here; {shown(other.path)} has it"), ("links", at, "to"))


def _loc(claim: LoadedClaim, data: Data, one: Diagnostic) -> Loc:
    """Return the key that `one` is about: the one that is written where it points."""
    if (one.line, one.column) == (1, 1):
        return ()
    # A note on a former name points at the word, past the quotation mark.
    place = (one.line, one.column - (one.code == "D610"))
    of = claim.marks.key if one.code == "D313" else claim.marks.value
    return next(loc for loc in _locs(data) if of(*loc) == place)


def _locs(value: object, at: Loc = ()) -> Iterator[Loc]:
    yield at
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _locs(one, (*at, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _locs(one, (*at, number))


def _finding(one: Diagnostic, loc: Loc) -> dict[str, object]:
    said_of_it = {"expected": one.expected, "found": one.found, "hint": one.hint}
    return {
        "code": one.code,
        "path": list(loc),
        "message": one.message,
        "severity": str(one.severity),
        **{key: value for key, value in said_of_it.items() if value is not None},
    }


def _in_order(found: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(found, key=lambda one: json.dumps([one["path"], one["code"], one["message"]]))
