"""Words: the messages of the interface in the language of the site, with its numbers, dates, lists and quotation marks.

English is the source: a message is its own key, and what no catalogue translates is shown in English. One language is
in force at a time. A build sets it before anything is worded; the command line never does and stays English.

Messages have named placeholders, `%(count)s`, and a literal percent sign beside them is doubled. In templates they may
have the tags of `TAGS`; every other character is text. `tools/words.py` finds them where `gettext`, `ngettext` or
`pgettext` is called, in templates also as `_`, or `N_` or `NN_`, which only mark them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from gettext import NullTranslations

from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

TAGS = ("b", "dfn", "i", "strong")
"""Elements that a message may contain, without attributes."""
_TAG = re.compile(rf"&lt;(/?(?:{'|'.join(TAGS)}))&gt;")
_GROUPED = 1000
"""From this number on, digits are grouped in some languages."""
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LTR = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u052f]")
"""A letter of the scripts written from left to right that names in news are mostly written in."""
_LEAP_YEAR = 2000


@dataclass(frozen=True, eq=False)
class Words:
    """One language as the interface speaks it.

    Attributes:
        tag: Its tag as HTML has it, such as `en` or `pt-BR`.
        locale: How it forms numbers, dates and lists.
        translations: Its messages.
        missing: How many messages it lacks.
    """

    tag: str
    locale: Locale
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)
    missing: int = 0
    _html: dict[str, Markup] = field(default_factory=dict, repr=False)
    _days: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.locale.text_direction == "rtl"

    @cached_property
    def comma(self) -> str:
        """What separates items in a line, with the space after it."""
        return self.translations.pgettext("between items", ", ")

    @cached_property
    def semicolon(self) -> str:
        """What separates items that may have commas themselves, with the space after it."""
        return self.translations.pgettext("between items", "; ")

    def message(self, message: str, values: dict[str, object]) -> str:
        """Return `message` translated and filled with `values`, plain text."""
        return self._filled(self.translations.gettext(message), values)

    def plural(self, one: str, many: str, count: int, values: dict[str, object]) -> str:
        """Return the form of a message for `count`, which fills `%(num)s`, plain text."""
        form = self.translations.ngettext(one, many, count)
        return form % {"num": self.number(count), **{name: self._plain(value) for name, value in values.items()}}

    def in_context(self, context: str, message: str, values: dict[str, object]) -> str:
        """Return `message` as it is meant in `context`, translated and filled with `values`, plain text."""
        return self._filled(self.translations.pgettext(context, message), values)

    def html(self, form: str, values: dict[str, object]) -> Markup:
        """Return a translated `form` as HTML, filled with `values`; what is not safe in them is escaped."""
        safe = self._html.get(form)
        if safe is None:
            # Nothing but the tags themselves becomes markup: a catalogue may come from anybody.
            safe = self._html[form] = Markup(_TAG.sub(r"<\1>", str(escape(form))))  # noqa: S704
        return safe % {name: self._isolated(value) for name, value in values.items()}

    def number(self, value: float) -> str:
        """Return `value` as the language writes it: `1,234`, `2.75`."""
        if isinstance(value, int) and 0 <= value < _GROUPED:
            return str(value)
        return format_decimal(value, locale=self.locale, numbering_system="latn")

    def figure(self, value: float) -> str:
        """Return `value`, which may be a year, without grouped digits and without a superfluous fraction."""
        return format_decimal(
            value, locale=self.locale, group_separator=False, decimal_quantization=False, numbering_system="latn"
        )

    def tenths(self, value: float) -> str:
        """Return `value` with one decimal."""
        return format_decimal(value, format="0.0", locale=self.locale, numbering_system="latn")

    def percent(self, share: int) -> str:
        """Return `share`, in per cent, as the language writes it."""
        return format_percent(share / 100, locale=self.locale, numbering_system="latn")

    def listed(self, names: Sequence[str]) -> str:
        """Return `names` as a list in a sentence: `a`, `a and b`, `a, b and c`."""
        if len(names) < 2:  # noqa: PLR2004 - one name, or none
            return "".join(names)
        return format_list([*map(self._plain, names)], locale=self.locale)

    def day(self, year: str, month: str, day: str) -> str:
        """Return a date as the language writes it in text; `month` and `day` may be empty."""
        key = f"{year}-{month}-{day}"
        if key not in self._days:
            self._days[key] = self._day(year, month, day)
        return self._days[key]

    def _day(self, year: str, month: str, day: str) -> str:
        if not month:
            return year
        known = 1 <= int(year) <= date.max.year
        at = date(int(year) if known else _LEAP_YEAR, int(month), int(day or 1))
        text = format_date(at, "long", self.locale) if day else format_skeleton("yMMMM", at, locale=self.locale)
        return text if known else text.replace(str(_LEAP_YEAR), year)

    def _filled(self, form: str, values: dict[str, object]) -> str:
        return form % {name: self._plain(value) for name, value in values.items()} if values else form

    def _plain(self, value: object) -> str:
        if isinstance(value, int):
            return self.number(value)
        return f"{_ISOLATE}{value}{_END}" if self.rtl and _LTR.search(str(value)) else str(value)

    def _isolated(self, value: object) -> object:
        """Return `value` so that its direction does not disorder the message around it."""
        if isinstance(value, int):
            return self.number(value)
        foreign = self.rtl and not hasattr(value, "__html__") and _LTR.search(str(value))
        return Markup("<bdi>{}</bdi>").format(value) if foreign else value


ENGLISH = Words("en", Locale("en", "GB"))
"""The source; its dates and lists are written `16 August 2025` and `a, b and c`."""
_spoken: ContextVar[Words] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Words:
    """Return the language in force."""
    return _spoken.get()


def speak(words: Words) -> None:
    """Put a language in force, for all that is worded from now on."""
    _spoken.set(words)


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Put a language in force until the block ends."""
    token = _spoken.set(words)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str, /, **values: object) -> str:
    """Return `message` in the language in force, filled with `values`; numbers are written as it writes them."""
    return _spoken.get().message(message, values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the form of a message for `count`, which fills `%(num)s`, in the language in force."""
    return _spoken.get().plural(one, many, count, values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return `message` as it is meant in `context`, in the language in force."""
    return _spoken.get().in_context(context, message, values)


def N_(message: str) -> str:  # noqa: N802 - the name that tools for catalogues know
    """Mark a message that is translated where it is used."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a message with a number that is translated where it is used."""
    return one, many


def opening(text: str) -> str:
    """Return `text` as it begins a sentence: with its first letter in upper case, where there is such a thing."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Return `text` in the quotation marks of the language in force."""
    return gettext("“%(text)s”", text=text)


Said = Callable[..., Markup]
"""A function of templates: from a message and its values to HTML."""


def said(words: Words) -> dict[str, Said]:
    """Return the functions by which templates word messages in `words`, by name."""
    found = words.translations

    def get(message: str, /, **values: object) -> Markup:
        return words.html(found.gettext(message), values)

    def plural(one: str, many: str, num: int, /, **values: object) -> Markup:
        return words.html(found.ngettext(one, many, num), {"num": num, **values})

    def in_context(context: str, message: str, /, **values: object) -> Markup:
        return words.html(found.pgettext(context, message), values)

    return {"_": get, "ngettext": plural, "pgettext": in_context}
