"""The kinds of page that a dossier has, and the windows through which tests look at them."""

from __future__ import annotations

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
VIEWPORTS = {"wide": DESKTOP, "phone": PHONE}
ARTICLE = "articles/unherd/"
FULLEST = "articles/carnegie/"
KINDS = {
    "home": "",
    "article": ARTICLE,
    "fullest article": FULLEST,
    "claim": "claims/unherd/not-a-failure-for-trump/",
    "claims": "claims/",
    "question": "questions/failure-for-trump/",
    "questions": "questions/",
    "topics": "topics/",
    "topic": "topics/outcome/",
    "people": "entities/",
    "person": "entities/zelensky/",
    "kind": "kinds/prediction/",
    "timeline": "events/",
    "method": "method/",
    "contribute": "contribute/",
    "engineers": "project/index-format/",
    "not found": "no/such/page/",
}
"""One address of every kind of page, relative to the home page."""

TIDES = {
    "home": "",
    "article": "articles/harbor/",
    "claim": "claims/harbor/twice-a-day/",
    "claims": "claims/",
    "question": "questions/turns/",
    "questions": "questions/",
    "topic": "topics/rhythm/",
    "thing": "entities/moon/",
    "not found": "no/such/page/",
}
"""The same in the dossier on tides, of which tests build editions of their own."""

NOT_FOUND = ("status of 404",)
"""What the console says about an unknown address, and may."""
