"""Wording: how dates, names, kinds and verdicts are worded for readers, in the language in force.

On all pages a claim or a question is *disputed*, *agreed*, or *neither disputed nor agreed*. Articles *agree*; what an
article says on an agreed question instead is *another answer*, and several are *other answers*. A dispute in which no
article speaks in its own voice is *between those quoted*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from dossier.language.words import N_, NN_, gettext, ngettext, spoken
from dossier.read.model import AUTHOR, Claim, Entity
from dossier.read.terms import ArticleState, Degree, Evidence, Kind, Stance, Verdict, VerdictScope
from dossier.text.fold import is_unspaced

_DAY = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?([?~%])?")
_ALL = MappingProxyType(
    {
        3: N_("all three"),
        4: N_("all four"),
        5: N_("all five"),
        6: N_("all six"),
        7: N_("all seven"),
        8: N_("all eight"),
        9: N_("all nine"),
        10: N_("all ten"),
        11: N_("all eleven"),
        12: N_("all twelve"),
    }
)
_WORDS_A_MINUTE = 230
_LETTERS_OF_A_WORD = 2
"""How many letters take as long as a word in scripts that do not separate words."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_NO_WORDS = re.compile(r"\]\([^)]*\)|<[^>]*>|^ {0,3}\[[^\]]+\]:.*$", re.MULTILINE)
"""Addresses of links and tags: they are written in the file and not read."""
_AT_NUMBER = re.compile(r"(?<=\d) (?!·)|(?<!·) (?=\d)")

_Term = TypeVar("_Term")


class Worded(Mapping[_Term, str]):
    """What terms are called in the language in force, by messages that are marked with `N_`."""

    def __init__(self, messages: Mapping[_Term, str]) -> None:
        self._messages = MappingProxyType(dict(messages))

    def __getitem__(self, term: _Term) -> str:
        return gettext(self._messages[term])

    def filled(self, term: _Term, **values: object) -> str:
        """Return what `term` is called, with `values` in it."""
        return gettext(self._messages[term], **values)

    def __iter__(self) -> Iterator[_Term]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


VERDICTS = Worded(
    {
        Verdict.SUPPORTED: N_("supported"),
        Verdict.PARTLY: N_("partly supported"),
        Verdict.OVERSTATED: N_("overstated"),
        Verdict.CONTESTED: N_("contested"),
        Verdict.DOUBTFUL: N_("doubtful"),
        Verdict.MISATTRIBUTED: N_("misattributed"),
        Verdict.UNVERIFIED: N_("not verified"),
    }
)
EVIDENCE = Worded(
    {
        Evidence.PRIMARY: N_("a primary source"),
        Evidence.SEVERAL_REPORTS: N_("several reports"),
        Evidence.ONE_REPORT: N_("one report"),
        Evidence.SECOND_HAND: N_("second-hand accounts"),
    }
)
DEGREES = Worded(
    {
        Degree.DIRECT: N_("A direct dispute"),
        Degree.INTERPRETIVE: N_("A dispute about what it means"),
        Degree.MINOR: N_("A dispute in a small matter"),
    }
)
DEGREE_MESSAGES = MappingProxyType(
    {
        Degree.DIRECT: N_("a direct dispute"),
        Degree.INTERPRETIVE: N_("a dispute about what it means"),
        Degree.MINOR: N_("a dispute in a small matter"),
    }
)
DEGREE_ASIDES = Worded(DEGREE_MESSAGES)
KIND_NAMES = Worded(
    {
        Kind.REPORT: N_("report"),
        Kind.INTERPRETATION: N_("interpretation"),
        Kind.EVALUATION: N_("evaluation"),
        Kind.PREDICTION: N_("prediction"),
        Kind.BACKGROUND: N_("background"),
        Kind.PROPOSAL: N_("proposal"),
    }
)
KINDS = Worded(
    {
        Kind.REPORT: N_("such claims say that something happened or was said"),
        Kind.INTERPRETATION: N_("such claims say what something means"),
        Kind.EVALUATION: N_("such claims call something good or bad, won or lost"),
        Kind.PREDICTION: N_("such claims say what may come"),
        Kind.BACKGROUND: N_("such claims give history or context"),
        Kind.PROPOSAL: N_("such claims say what ought to be done, or is asked for"),
    }
)
STANDING_NAMES = Worded({"dispute": N_("Disputed"), "agree": N_("Agreed"), "lone": N_("Neither disputed nor agreed")})
STANDING_WORDS = Worded(
    {
        "dispute": N_("Claims that another article disputes, or that dispute another article’s."),
        "agree": N_("Claims with which another article agrees, and that none disputes."),
        "lone": N_("Claims with which no other article agrees, and that none disputes."),
    }
)
_COUNTED = MappingProxyType(
    {
        "article": NN_("%(num)s article", "%(num)s articles"),
        "answer": NN_("%(num)s answer", "%(num)s answers"),
        "change": NN_("%(num)s change", "%(num)s changes"),
        "claim": NN_("%(num)s claim", "%(num)s claims"),
        "more answer": NN_("%(num)s more answer", "%(num)s more answers"),
        "more dispute": NN_("%(num)s more dispute", "%(num)s more disputes"),
        "new claim": NN_("%(num)s new claim", "%(num)s new claims"),
        "event": NN_("%(num)s event", "%(num)s events"),
        "dispute": NN_("%(num)s dispute", "%(num)s disputes"),
        "independent origin": NN_("%(num)s independent origin", "%(num)s independent origins"),
        "minute": NN_("%(num)s minute", "%(num)s minutes"),
        "more article": NN_("%(num)s more article", "%(num)s more articles"),
        "more disputed question": NN_("%(num)s more disputed question", "%(num)s more disputed questions"),
        "question": NN_("%(num)s question", "%(num)s questions"),
    }
)

ARTICLE_STATES = Worded(
    {
        "": N_("as published"),
        ArticleState.CORRECTED.value: N_("corrected by its outlet"),
        ArticleState.WITHDRAWN.value: N_("withdrawn by its outlet"),
        ArticleState.TAKEN_DOWN.value: N_("taken down at the request of its outlet"),
    }
)
"""What an outlet did with an article, in words; empty for nothing."""


def checked_words(scope: VerdictScope) -> str:
    """Return what a record was checked for, where that is less than what the claim says; else nothing."""
    return gettext("on whether it was said") if scope is VerdictScope.REMARK else ""


def date_words(edtf: str) -> str:
    """Return an EDTF date as a reader says it, such as `16 August 2025`; intervals read `A to B`.

    A text that the model does not accept as a date is returned unchanged.
    """
    start, slash, end = edtf.partition("/")
    if slash:
        first, last = (date_words(part) if part not in ("", "..") else "" for part in (start, end))
        if first and last:
            return gettext("%(first)s to %(last)s", first=first, last=last)
        if first or last:
            return gettext("from %(day)s", day=first) if first else gettext("until %(day)s", day=last)
        return gettext("at an unknown time")
    match = _DAY.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, time, zone, doubt = match.groups(default="")
    words = spoken().day(year, month, day)
    if time:
        clock = f"{time} UTC" if zone == "Z" else f"{time} ({zone})" if zone else time
        words = gettext("%(day)s, %(time)s", day=words, time=clock)
    return _doubted(words, doubt)


def _doubted(day: str, doubt: str) -> str:
    if doubt == "?":
        return gettext("perhaps %(day)s", day=day)
    if doubt == "~":
        return gettext("about %(day)s", day=day)
    return gettext("perhaps about %(day)s", day=day) if doubt else day


def entity_name(entity: Entity) -> str:
    """Return the name of `entity` as it is used in a sentence: an addition after a comma goes into brackets."""
    name, comma, addition = entity.name.partition(", ")
    return f"{name} ({addition})" if comma and entity.unnamed == "yes" else entity.name


def unbroken(words: str) -> str:
    """Return `words` so that no line begins or ends between a number and the word beside it."""
    return _AT_NUMBER.sub("\N{NO-BREAK SPACE}", words).replace(" ·", "\N{NO-BREAK SPACE}·")


def joined(names: Sequence[str]) -> str:
    """Return `names` as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return spoken().listed(names)


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
    """Return `count` with `noun`, one of those that are known here, in the form that the number asks for."""
    return ngettext(*_COUNTED[noun], count)


def all_of(count: int) -> str:
    """Return the word for all of `count`, two at least: `both`, `all five`, `all 14`."""
    if count == 2:  # noqa: PLR2004 - a word of its own
        return gettext("both")
    return gettext(_ALL[count]) if count in _ALL else ngettext("all %(num)s", "all %(num)s", count)


def number(value: float) -> str:
    """Return `value` without a superfluous fraction, as programs read it: `3`, `2.75`."""
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
        return who if claim.by == [AUTHOR] else gettext("%(who)s; the article says so too", who=who)
    if claim.stance is Stance.REJECTS:
        return gettext("%(who)s; the article rejects it", who=_relayed(who, via))
    if claim.speech == "direct":
        return _relayed(gettext("%(who)s, as reported, in direct speech", who=who), via)
    return _relayed(gettext("%(who)s, as reported", who=who), via)


def _relayed(who: str, via: Sequence[str]) -> str:
    return gettext("%(who)s, by way of %(others)s", who=who, others=joined(via)) if via else who


def held_words(mode: Stance, names: Sequence[str]) -> str:
    """Return the words before a position that an article does not hold in its own voice; empty if it does."""
    if mode is Stance.ASSERTS:
        return ""
    who = joined(names)
    if mode is Stance.REPORTS:
        return gettext("reports %(who)s as saying", who=who)
    return gettext("rejects what %(who)s said", who=who)


def amount(value: float | None, unit: str | None) -> str:
    """Return `value` with its unit, if it has one; empty without a value."""
    return "" if value is None else spoken().figure(value) + (f" {unit}" if unit else "")


def minutes(markdown: str) -> int:
    """Return how many minutes it takes to read a text: 230 words each, and one at least."""
    read = _NO_WORDS.sub(" ", markdown)
    unspaced = sum(map(is_unspaced, read))
    spaced = "".join(" " if is_unspaced(each) else each for each in read) if unspaced else read
    return max(1, round((len(_WORD.findall(spaced)) + unspaced / _LETTERS_OF_A_WORD) / _WORDS_A_MINUTE))
