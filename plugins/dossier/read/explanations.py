"""Explanations: why a finding is one, with a bad and a good example, from the files in `explanations/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from dossier.codes import CODES

_FENCE = re.compile(
    r"^```(?P<language>\w+)\n(?:# |<!-- )(?P<path>\S+)(?: -->)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_PARTS = re.compile(r"(?P<why>.*?)(?:\n\nBad:\n\n(?P<bad>.*)\n\nGood:\n\n(?P<good>.*))?\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One file of an example.

    Attributes:
        path: The file, relative to the project root.
        language: `yaml` or `markdown`.
        text: What is in it.
    """

    path: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A kind of finding.

    Attributes:
        code: A key of `CODES`.
        meaning: What is wrong, in one line.
        why: Why that is a fault and what to do, one paragraph of Markdown.
        bad: Files with the fault; none where files alone cannot show it.
        good: The same without it.
    """

    code: str
    meaning: str
    why: str
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


def explained(code: str) -> Explanation:
    """Return the explanation of `code`, a key of `CODES`."""
    text = files("dossier").joinpath("explanations", f"{code}.md").read_text("utf-8")
    parts = _PARTS.fullmatch(text)
    assert parts is not None  # noqa: S101 - everything else is optional
    why = " ".join(parts["why"].split())
    return Explanation(code, CODES[code], why, tuple(_examples(parts["bad"])), tuple(_examples(parts["good"])))


def _examples(text: str | None) -> Iterator[Example]:
    for found in _FENCE.finditer(text or ""):
        yield Example(found["path"], found["language"], found["text"])
