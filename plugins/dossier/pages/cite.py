"""Citing: a claim as a reference in plain text and in BibTeX.

A citation gives the editors' wording of a claim and not the outlet's own, so it is never in quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.pages.wording import date_words
from dossier.read.history import Change

_SHORT = 10
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim as it is cited.

    Attributes:
        text: One line of plain text.
        bibtex: An entry of the type `misc`.
    """

    text: str
    bibtex: str


def cite(
    claim: str, says: str, outlet: str, paragraph: int | None, *, site: str, address: str, change: Change | None
) -> Citation:
    """Return the references to `claim`.

    Args:
        claim: Its identity, `article/claim`.
        says: Its wording.
        outlet: Name of the outlet that makes it.
        paragraph: Paragraph of the original on which it rests, or None.
        site: Name of the site.
        address: Address of its page, or only its path if the site's address is unknown.
        change: Its last change, or None if that is not known.
    """
    made = outlet + (f", paragraph {paragraph}" if paragraph else "")
    day = date_words(change.day) if change else None
    version = f"version {change.commit[:_SHORT]}" if change else None
    parts = [f"{says.rstrip('.')}. Claim {claim}, made by {made}", f"worded by the editors of {site}", day, version]
    fields = {
        "title": f"{{{_escaped(says.rstrip('.'))}}}",
        "howpublished": _escaped(f"Claim {claim}, in: {site}"),
        "year": change.day[:4] if change else None,
        "note": _escaped(", ".join(filter(None, [f"Made by {made}; worded by the editors", day, version]))),
        # Programs that read an entry take `url` literally, and a path is not an address.
        "url" if "://" in address else "addendum": address if "://" in address else _escaped(address),
    }
    key = re.sub(r"[^a-z0-9]+", "-", claim)
    entry = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return Citation(", ".join(filter(None, parts)) + f". {address}", f"@misc{{{key},\n{entry}\n}}")


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
