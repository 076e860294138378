"""The reason of an edit for readers: what the message of its commit says, without what only developers need."""

from __future__ import annotations

import re

from dossier.read.corrections import Correction

_LONGEST = 700
"""Code points of the longest reason that is shown; the commit has all of it."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_CODE = re.compile(
    r"[`_{}<>=\\]|\w/\w|\w\.[a-z]{2,4}\b|(?-i:\b[A-Z]{1,4} ?\d+\b)"
    r"|\b(?:slugs?|commits?|files?|folders?|keys?|mappings?|schemas?|yaml|json|html|css|adrs?|tests?|warnings?)\b",
    re.IGNORECASE,
)
"""What shows that a sentence is about files and code: their marks, paths, names with an ending, codes and words."""


def reason_of_edit(one: Correction) -> str:
    """Return why `one` was made, for readers; empty where its message has no sentence for them.

    It is the text of the message, or else its first line without the part that was changed. Sentences with a path, the
    name of a file or a word of the trade are left out, and so are lines for programs.
    """
    paragraphs = [" ".join(lines.split()) for lines in one.why.split("\n\n")]
    said = _for_readers(" ".join(each for each in paragraphs if each and not _is_trailer(each)))
    if not said:
        said = _for_readers(one.subject.rpartition(": ")[2])
        said = said[:1].upper() + said[1:]
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rpartition(" ")[0] + "…"


def _for_readers(text: str) -> str:
    return " ".join(each for each in _SENTENCE.split(text) if not _CODE.search(each))


def _is_trailer(paragraph: str) -> bool:
    """Return whether a paragraph of a message is for programs, such as `Signed-off-by: …`."""
    name, colon, _ = paragraph.partition(": ")
    return bool(colon) and "-" in name and " " not in name
