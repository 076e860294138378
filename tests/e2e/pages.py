"""The kinds of page that a dossier has, and the windows through which tests look at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
TOUCH: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
"""What a page of a phone is opened with."""
VIEWPORTS: dict[str, ViewportSize] = {"wide": DESKTOP, "phone": PHONE}
TIDES = {
    "home": "",
    "article": "articles/harbor/",
    "articles": "articles/",
    "comparison": "compare/harbor/pilot/",
    "claim": "claims/harbor/twice-a-day/",
    "claims": "claims/",
    "question": "questions/turns/",
    "questions": "questions/",
    "topic": "topics/rhythm/",
    "thing": "entities/moon/",
    "not found": "no/such/page/",
}
"""One address of many kinds of page in the dossier on tides, for tests that build their own editions."""

NOT_FOUND = ("status of 404",)
"""What the console says about an unknown address, and may."""

_BY_ADDRESS = {
    r"": "home",
    r"articles/": "articles",
    r"articles/[^/]+/": "article",
    r"compare/[^/]+/[^/]+/": "comparison",
    r"claims/": "claims",
    r"claims/[^/]+/[^/]+/": "claim",
    r"questions/": "questions",
    r"questions/[^/]+/": "question",
    r"topics/": "topics",
    r"topics/[^/]+/": "topic",
    r"entities/": "entities",
    r"entities/[^/]+/": "entity",
    r"(?:kinds|verdicts|standing)/": "family",
    r"(?:kinds|verdicts|standing)/[^/]+/": "listing",
    r"events/": "events",
    r"corrections/(?:\d+/)?": "corrections",
    r"project/.*": "engineers",
    r"(?:reference/(?:codes/)?)?[^/]+/": "text",
}
EVERY_KIND = (*_BY_ADDRESS.values(), "not found")
"""All kinds of page; `pages_by_kind` finds their addresses."""


def pages_by_kind(site: Path) -> dict[str, list[str]]:
    """Return the addresses of all pages of each kind, relative to the home page and the heaviest first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for file in site.rglob("index.html"):
        html = file.read_bytes()
        if b'http-equiv="refresh"' in html:
            continue
        address = file.parent.relative_to(site).as_posix().removeprefix(".")
        address += "/" if address else ""
        kind = next(kind for pattern, kind in _BY_ADDRESS.items() if re.fullmatch(pattern, address))
        found.setdefault(kind, []).append((-len(html), address))
    return {"not found": ["no/such/page/"], **{kind: [at for _, at in sorted(pages)] for kind, pages in found.items()}}
