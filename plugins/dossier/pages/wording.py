"""Wording: how dates, names, kinds and verdicts are worded for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from dossier.read.model import AUTHOR, Claim, Entity
from dossier.read.terms import ArticleState, Degree, Evidence, Kind, Stance, Verdict, VerdictScope
from dossier.text.fold import is_unspaced

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?([?~%])?")
_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ALL = MappingProxyType({2: "both", **{count: f"all {word}" for count, word in enumerate(_NUMBERS, 3)}})
_WORDS_A_MINUTE = 230
_LETTERS_OF_A_WORD = 2
"""How many letters take as long as a word in scripts that do not separate words."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_NO_WORDS = re.compile(r"\]\([^)]*\)|<[^>]*>|^ {0,3}\[[^\]]+\]:.*$", re.MULTILINE)
"""Addresses of links and tags: they are written in the file and not read."""
_DOUBT = MappingProxyType({"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "})

VERDICTS = MappingProxyType(
    {
        Verdict.SUPPORTED: "supported",
        Verdict.PARTLY: "partly supported",
        Verdict.OVERSTATED: "overstated",
        Verdict.CONTESTED: "contested",
        Verdict.DOUBTFUL: "doubtful",
        Verdict.MISATTRIBUTED: "misattributed",
        Verdict.UNVERIFIED: "not verified",
    }
)
CHECKED = MappingProxyType({VerdictScope.CLAIM: "", VerdictScope.REMARK: "on whether it was said"})
EVIDENCE = MappingProxyType(
    {
        Evidence.PRIMARY: "a primary source",
        Evidence.SEVERAL_REPORTS: "several reports",
        Evidence.ONE_REPORT: "one report",
        Evidence.SECOND_HAND: "second-hand accounts",
    }
)

ARTICLE_STATES = MappingProxyType(
    {
        "": "as published",
        ArticleState.CORRECTED.value: "corrected by its outlet",
        ArticleState.WITHDRAWN.value: "withdrawn by its outlet",
        ArticleState.TAKEN_DOWN.value: "taken down at the request of its outlet",
    }
)
"""What an outlet did with an article, in words; empty for nothing."""
DEGREES = MappingProxyType(
    {
        Degree.DIRECT: "A direct dispute",
        Degree.INTERPRETIVE: "A dispute about what it means",
        Degree.MINOR: "A dispute in a small matter",
    }
)

KINDS = MappingProxyType(
    {
        Kind.REPORT: "say that something happened or was said",
        Kind.INTERPRETATION: "say what something means",
        Kind.EVALUATION: "call something good or bad, won or lost",
        Kind.PREDICTION: "say what may come",
        Kind.BACKGROUND: "give history or context",
        Kind.PROPOSAL: "say what ought to be done, or is asked for",
    }
)
STANDING_WORDS = MappingProxyType(
    {
        "dispute": ("Disputed", "Claims that another article disputes, or that dispute another article’s."),
        "agree": ("Shared", "Claims with which another article agrees, and that none disputes."),
        "lone": ("Only here", "Claims with which no other article agrees, and that none disputes."),
    }
)


def date_words(edtf: str) -> str:
    """Return an EDTF date as a reader says it, such as `16 August 2025`; intervals read `A to B`.

    A text that the model does not accept as a date is returned unchanged.
    """
    start, slash, end = edtf.partition("/")
    if slash:
        first, last = (date_words(part) if part not in ("", "..") else "" for part in (start, end))
        if first and last:
            return f"{first} to {last}"
        return f"from {first}" if first else f"until {last}" if last else "at an unknown time"
    match = _DAY.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, time, zone, doubt = match.groups(default="")
    words = " ".join(part for part in (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year) if part)
    clock = f", {time}{' UTC' if zone == 'Z' else f' ({zone})' if zone else ''}" if time else ""
    return f"{_DOUBT[doubt]}{words}{clock}"


def entity_name(entity: Entity) -> str:
    """Return the name of `entity` as it is used in a sentence: an addition after a comma goes into brackets."""
    name, comma, addition = entity.name.partition(", ")
    return f"{name} ({addition})" if comma and entity.unnamed == "yes" else entity.name


def joined(names: Sequence[str]) -> str:
    """Return `names` as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def shared_names(names: Iterable[str]) -> str:
    """Return `names` without repetitions, joined as in a sentence."""
    return joined(list(dict.fromkeys(names)))


def host(address: str) -> str:
    """Return the host of an address, as the text of a link to it.

    Letters outside ASCII are written as Punycode, so that a host cannot pass for another that looks like it.
    """
    name = address.partition("://")[2]
    for end in "/?#":
        name = name.partition(end)[0]
    return (name if name.isascii() else name.encode("idna").decode("ascii")).removeprefix("www.")


def counted(count: int, noun: str) -> str:
    """Return `count` with `noun`, which takes an s in the plural."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def all_of(count: int) -> str:
    """Return the word for all of `count`, two at least: `both`, `all five`, `all 14`."""
    return _ALL.get(count, f"all {count}")


def number(value: float) -> str:
    """Return `value` without a superfluous fraction: `3`, `2.75`."""
    return f"{value:g}"


def stance_words(claim: Claim, names: Sequence[str], via: Sequence[str]) -> str:
    """Return who says what `claim` says and what the article does with it, as the second half of a line.

    Args:
        claim: The claim.
        names: Its speakers as a reader knows them.
        via: Who passes it on, likewise.
    """
    who = joined(names)
    if claim.stance is Stance.ASSERTS:
        return who if claim.by == [AUTHOR] else f"{who}; the article says so too"
    relayed = f", by way of {joined(via)}" if via else ""
    if claim.stance is Stance.REJECTS:
        return f"{who}{relayed}; the article rejects it"
    spoken = {"direct": ", in direct speech", "reported": ""}.get(claim.speech or "", "")
    return f"{who}, as reported{spoken}{relayed}"


def held_words(mode: Stance, names: Sequence[str]) -> str:
    """Return the words before a position that an article does not hold in its own voice; empty if it does."""
    if mode is Stance.ASSERTS:
        return ""
    who = joined(names)
    return f"reports {who} as saying" if mode is Stance.REPORTS else f"rejects what {who} said"


def amount(value: float | None, unit: str | None) -> str:
    """Return `value` with its unit, if it has one; empty without a value."""
    return "" if value is None else number(value) + (f" {unit}" if unit else "")


def minutes(markdown: str) -> int:
    """Return how many minutes it takes to read a text: 230 words each, and one at least."""
    read = _NO_WORDS.sub(" ", markdown)
    unspaced = sum(map(is_unspaced, read))
    spaced = "".join(" " if is_unspaced(each) else each for each in read) if unspaced else read
    return max(1, round((len(_WORD.findall(spaced)) + unspaced / _LETTERS_OF_A_WORD) / _WORDS_A_MINUTE))
