"""What the form for a new claim has to know of a dossier: the names that a claim may use, as one file of JSON.

Only the form fetches it, when it opens. Whatever is usual is left out, so that it stays small;
`assets/editing/claim-links.js` says what each key means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from dossier import targets
from dossier.pages.publication import Publication
from dossier.read.model import AUTHOR, FORMAT_VERSION, Question
from dossier.read.terms import Stance
from dossier.read.values import Dossier, LoadedClaim
from dossier.targets import Addresses


def annotate_json(dossier: Dossier, publication: Publication) -> bytes:
    """Return the file as UTF-8; addresses in it are relative to the root of the site."""
    return json.dumps(known(dossier, publication), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def known(dossier: Dossier, publication: Publication) -> dict[str, object]:
    """Return what a claim of `dossier` may name, as plain data."""
    address = Addresses(publication.urls).of
    holders = _holders(dossier)
    found: dict[str, object] = {
        "format": FORMAT_VERSION,
        "annotations": dossier.where("topics", "").rpartition("/")[0],
        "articles": {
            slug: {
                "label": article.front.label,
                "outlet": article.front.short or article.front.outlet,
                "path": article.path,
                "page": address(targets.article(slug)),
                **({"taken_down": True} if article.taken_down else {}),
            }
            for slug, article in dossier.articles.items()
        },
        "topics": {slug: _named(one) for slug, one in dossier.topics.items()},
        "entities": {slug: _named(one) for slug, one in dossier.entities.items()},
        "events": {slug: _named(one) for slug, one in dossier.events.items()},
        "questions": {slug: _question(one, holders) for slug, one in dossier.questions.items()},
        "claims": {key: _claim(dossier, one) for key, one in dossier.claims.items()},
        "former": {old: now for now, names in _former(dossier) for old in names},
    }
    unread: dict[str, list[str]] = {}
    for kind, name in sorted(dossier.unread):
        unread.setdefault(kind, []).append(name)
    return found | ({"unread": unread} if unread else {})


def _named(one: BaseModel) -> dict[str, object]:
    said = one.model_dump(mode="json", exclude={"slug"}, exclude_defaults=True)
    return {**said, "unnamed": True} if "unnamed" in said else said


def _holders(dossier: Dossier) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return the articles with a claim for each question and position, by the stance of the claim."""
    held: dict[tuple[str, str], dict[str, list[str]]] = {}
    for loaded in dossier.standing.values():
        for answer in loaded.claim.answers:
            articles = held.setdefault((answer.question, answer.position), {}).setdefault(str(loaded.claim.stance), [])
            if loaded.article not in articles:
                articles.append(loaded.article)
    return held


def _question(question: Question, holders: Mapping[tuple[str, str], Mapping[str, Sequence[str]]]) -> dict[str, object]:
    said = question.model_dump(mode="json", include={"ask", "lead", "unit", "silent"}, exclude_defaults=True)
    return said | {
        "positions": {
            each.slug: {
                **each.model_dump(mode="json", exclude={"slug"}, exclude_defaults=True),
                **holders.get((question.slug, each.slug), {}),
            }
            for each in question.positions
        }
    }


def _claim(dossier: Dossier, loaded: LoadedClaim) -> dict[str, object]:
    claim = loaded.claim
    said: dict[str, object] = {"says": claim.says}
    if claim.by != [AUTHOR]:
        said["by"] = claim.by
    if claim.stance is not (Stance.ASSERTS if claim.by == [AUTHOR] else Stance.REPORTS):
        said["stance"] = str(claim.stance)
    if claim.answers:
        said["answers"] = [
            [each.question, each.position, *([] if each.value is None else [each.value])] for each in claim.answers
        ]
    if claim.links:
        said["links"] = [[str(each.type), each.to] for each in claim.links]
    if claim.note:
        said["note"] = True
    if claim.withdrawn is not None:
        instead, hidden = claim.withdrawn.instead, loaded.id in dossier.hidden
        said["withdrawn"] = ({"instead": instead} if instead else {}) | ({"hidden": True} if hidden else {})
    return said


def _former(dossier: Dossier) -> list[tuple[str, list[str]]]:
    claims = [(key, loaded.claim.formerly) for key, loaded in dossier.claims.items()]
    return [*claims, *((slug, question.formerly) for slug, question in dossier.questions.items())]
