"""Front matter: the YAML at the head of an article, between two lines `---`."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Return the front matter of `text`, the body, and the line on which the body starts, counted from 1.

    The front matter is between a first line `---` and the next line `---`; None if either is missing.
    """
    first = _FENCE.match(text)
    last = first and _FENCE.search(text, first.end())
    if first is None or last is None:
        return None
    end = min(last.end() + 1, len(text))
    return text[first.end() + 1 : last.start()], text[end:], text.count("\n", 0, last.end()) + 2
