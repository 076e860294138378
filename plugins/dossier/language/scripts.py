"""Words for browser modules: messages with `{name}` in place of values, and the forms of those that count something.

A browser picks a form by the category that `Intl.PluralRules` gives for the number, which CLDR defines for both.
"""

from __future__ import annotations

import json
import re

from dossier.language.words import N_, NN_, gettext, spoken

_SAMPLES = (*range(201), 1_000, 1_000_000)
"""Numbers among which every category of every language is found, as far as whole numbers have it."""
WORDS_MODULE = "panel/words.js"
"""The module with the words of the search, among the assets."""
Forms = dict[str, str]

_COUNT = NN_("%(num)s claim", "%(num)s claims")
_SOME = NN_("%(shown)s of %(num)s claim", "%(shown)s of %(num)s claims")
_RESULTS = NN_("%(num)s result", "%(num)s results")
_BEST = NN_("The best %(limit)s of %(num)s result", "The best %(limit)s of %(num)s results")
_OR_START = N_("Type to search articles, claims and questions, or start with one of these.")
TYPE_TO_SEARCH = N_("Type to search articles, claims and questions.")
_CORRECTED = N_("Nothing with “%(from)s”, so “%(to)s” was searched.")
_NOTHING = N_("Nothing found for “%(query)s”.")
_MORE = NN_("Show %(num)s more result", "Show %(num)s more results")
_NO_PHRASE = N_("No page has “%(text)s” as a phrase: its words were searched, near each other.")
_NO_FIELD = N_("Nothing fits “%(text)s”, so it was left out.")
_NO_EXCLUSION = N_("Nothing is left without “%(text)s”, so it was not excluded.")
_NAMED = re.compile(r"%\(([a-z_]+)\)s")
_HEADER = "/** The words of the search; a site in another language has a file of its own in place of this one. */\n"


def forms(one: str, many: str) -> Forms:
    """Return a message that counts something in the language in force, with `{num}`, by category."""
    words = spoken()
    found: Forms = {}
    for count in _SAMPLES:
        category = words.locale.plural_form(count)
        if category not in found:
            found[category] = opened(words.translations.ngettext(one, many, count))
    return found


def opened(form: str) -> str:
    """Return a translated message with `{name}` in place of its placeholders."""
    return _NAMED.sub(r"{\1}", form).replace("%%", "%")


def filter_words() -> str:
    """Return what the filter of claims says, as JSON."""
    return _json({"all": forms(*_COUNT), "some": forms(*_SOME), "none": gettext("No claim fits")})


def panel_words() -> str:
    """Return the module with the words of the search, in the language in force."""
    words = {
        "types": {
            "article": gettext("Article"),
            "section": gettext("Passage"),
            "page": gettext("Page"),
            "about": gettext("About this site"),
            "claim": gettext("Claim"),
            "question": gettext("Question"),
        },
        "fields": {
            "type": gettext("Type"),
            "article": gettext("Article"),
            "by": gettext("Said by"),
            "kind": gettext("Kind"),
            "topic": gettext("Topic"),
            "verdict": gettext("Record"),
        },
        "idle": gettext(TYPE_TO_SEARCH),
        "start": gettext(_OR_START),
        "corrected": opened(gettext(_CORRECTED)),
        "relaxed": {
            "phrase": opened(gettext(_NO_PHRASE)),
            "field": opened(gettext(_NO_FIELD)),
            "exclusion": opened(gettext(_NO_EXCLUSION)),
        },
        "none": opened(gettext(_NOTHING)),
        "instead": gettext("Start with one of these instead."),
        "meant": gettext("Did you mean this?"),
        "choose": gettext("Choose one of these values, or type on."),
        "results": forms(*_RESULTS),
        "best": forms(*_BEST),
        "more": forms(*_MORE),
    }
    return f"{_HEADER}export const WORDS = {json.dumps(words, ensure_ascii=False, indent=2)};\n"


def _json(words: object) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
