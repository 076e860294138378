"""The files of annotations as the site serves them, for the forms that change them or add to them.

A form changes the text that it gets and leaves the rest of it as it is. Only a form fetches these files: one for each
article and each question, and those of topics and entities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dossier import targets
from dossier.read.values import Dossier, LoadedClaim

_STANCE = re.compile(r"^stance:", re.MULTILINE)


def annotation_files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Yield path in the site and JSON, as UTF-8, of the claims of each article, of two lists and of each question.

    Claims that are withdrawn, or whose wording is not shown, are left out.
    """
    for slug in dossier.articles:
        claims = {one.slug: _claim(one) for one in dossier.claims_of(slug) if one.id not in dossier.hidden}
        if claims:
            yield targets.claim_files(slug), _json(claims)
    for kind in ("topics", "entities"):
        listed = dossier.lists[kind]
        yield targets.list_file(kind), _json({"path": listed.path, "text": listed.marks.text})
    for slug, place in dossier.question_files.items():
        silent = dossier.questions[slug].silent
        yield (
            targets.question_file(slug),
            _json({"path": place.path, "text": place.marks.text, "data": {"silent": silent}}),
        )


def _claim(loaded: LoadedClaim) -> dict[str, object]:
    data = loaded.claim.model_dump(mode="json", exclude_unset=True)
    # The model fills it in.
    if not _STANCE.search(loaded.marks.text):
        data.pop("stance", None)
    return {"path": loaded.path, "text": loaded.marks.text, "data": data}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
