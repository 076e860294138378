"""The kinds of text that annotations are made of: slugs, claims, dates, numbers, addresses, pinpoints.

Every value arrives as the string in the file, and is read here. Messages start with "expected", so that
a diagnostic can say what was expected and what was found.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from dossier.read.pinpoint import PATTERN as PINPOINT_PATTERN
from dossier.read.pinpoint import Pinpoint

SLUG_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAX_SLUG_WORDS = 6
"""How many words joined by hyphens a slug has at most."""
# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"})
# One end of an EDTF level 1 date: a year, month, day or time of day, uncertain (?), approximate (~) or both (%).
EDTF_PATTERN = re.compile(
    r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?[?~%]?"
)
_OPEN_ENDS = {"", ".."}
_MONTHS = range(1, 13)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
# Controls, formats such as zero-width spaces and direction marks, and code points that are not characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
# Letters and symbols that are drawn as nothing.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ORDINAL = re.compile(r"[1-9][0-9]{0,5}")
# A language, perhaps with a script and a region or area; nothing else of BCP 47 changes how a text is read or shown.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


def slug_fault(text: str) -> str | None:
    """Return what a slug should be if `text` is not one, else None."""
    if not SLUG_PATTERN.fullmatch(text):
        return "a slug: lower-case words of letters and digits joined by hyphens"
    if text.count("-") >= MAX_SLUG_WORDS:
        return f"a slug of at most {MAX_SLUG_WORDS} words"
    return None


def slug_words(text: str) -> list[str]:
    """Return the words from which a slug for `text` can be made; none if a letter has no equivalent in a to z.

    Accents are removed, and other letters are written as is usual: Übung becomes ubung, Smørbrød smorbrod.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold().translate(_LETTERS))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    if any(each.isalpha() and not each.isascii() for each in plain):
        return []
    return re.findall(r"[a-z0-9]+", plain)


def _slug(text: str) -> str:
    fault = slug_fault(text)
    if fault is not None:
        raise ValueError(f"expected {fault}")
    return text


def _claim_id(text: str) -> str:
    article, _, claim = text.partition("/")
    if not claim:
        raise ValueError("expected a claim as ARTICLE/CLAIM, such as unherd/no-deal-no-ceasefire")
    _slug(article)
    _slug(claim)
    return text


def _pinpoint(text: object) -> Pinpoint:
    return Pinpoint.parse(text if isinstance(text, str) else "")


def _edtf(text: str) -> str:
    start, slash, end = text.partition("/")
    closed = _is_edtf_end(start) and (not slash or end in _OPEN_ENDS or _is_edtf_end(end))
    if not closed and not (start in _OPEN_ENDS and _is_edtf_end(end)):
        raise ValueError("expected an EDTF date, such as 2025-08-15, 2025-08 or 2025-08-16/2025-08-17")
    return text


def _is_edtf_end(text: str) -> bool:
    match = EDTF_PATTERN.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(match[part] or 1) for part in ("year", "month", "day"))
    if month not in _MONTHS:
        return False
    # `monthrange` knows years from 1 to 9999; before them, February is given its 29 days.
    return 1 <= day <= calendar.monthrange(year if year > 0 else 2000, month)[1]


def address_fault(text: str) -> str | None:
    """Return what a web address should be if `text` is not one, or is not what it seems; else None."""
    if not _ADDRESS.fullmatch(text):
        return "an address that starts with http:// or https:// and has no spaces"
    if any(unicodedata.category(each) in _UNSEEN or each in _BLANK for each in text):
        return "an address without invisible characters"
    try:
        parts = urlsplit(text)
        # Reading the port fails if it is not a number.
        _ = parts.port
    except ValueError:
        return "an address that a browser can read"
    if "@" in parts.netloc:
        return "an address without a user name and @ before its host"
    return None if _is_host(parts.hostname or "") else "an address with a host that can exist"


def _is_host(name: str) -> bool:
    if ":" in name:
        return True  # IPv6, which `urlsplit` has read
    try:
        return bool(_HOST.fullmatch(name.encode("idna").decode("ascii")))
    except UnicodeError:
        return False


def _address(text: str) -> str:
    fault = address_fault(text)
    if fault is not None:
        raise ValueError(f"expected {fault}")
    return text


def _number(text: object) -> float:
    if isinstance(text, str) and _NUMBER.fullmatch(text):
        return float(text)
    raise ValueError("expected a number, such as 3 or 2.75")


def _ordinal(text: object) -> int:
    if isinstance(text, str) and _ORDINAL.fullmatch(text):
        return int(text)
    raise ValueError("expected a whole number from 1, such as 12")


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("expected a language by its code, such as de, ar, pt-BR or zh-Hant")
    return text


def _sha256(text: str) -> str:
    if not _SHA256.fullmatch(text):
        raise ValueError("expected 64 hexadecimal digits in lower case, as sha256sum prints them")
    return text


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("expected a text that is not blank")
    return text


@dataclass(frozen=True, slots=True)
class Form:
    """How a value has to look; a marker in the type of a key, for what is generated from the model.

    Attributes:
        name: What values of this form are called.
        pattern: Regular expression that all of them match as a whole; empty where any text is one. Python, JavaScript
            and JSON Schema read it alike. A value that matches may still be refused, such as 2025-02-30 for a date.
        example: One of them.
        longest: How many code points it has at most; 0 for no limit of its own.
    """

    name: str
    pattern: str = ""
    example: str = ""
    longest: int = 0


def _alike(pattern: re.Pattern[str]) -> str:
    """Return `pattern` without the names of its groups, which each language writes in its own way."""
    return re.sub(r"\?P<\w+>", "", pattern.pattern)


_ONE_SLUG = rf"[a-z][a-z0-9]*(?:-[a-z0-9]+){{0,{MAX_SLUG_WORDS - 1}}}"
_ONE_END = _alike(EDTF_PATTERN)
_LONGEST_TEXT, _LONGEST_BRIEF = 2000, 25
TEXT = Form("text", longest=_LONGEST_TEXT)
BRIEF = Form("short text", longest=_LONGEST_BRIEF)
SLUG = Form("slug", _ONE_SLUG, "spring-tide")
CLAIM = Form("claim", f"{_ONE_SLUG}/{_ONE_SLUG}", "gazette/gauge-stopped")
PINPOINT = Form("pinpoint", _alike(PINPOINT_PATTERN), "3:27-35=dcdc8353")
DATE = Form("date", rf"(?:{_ONE_END}(?:/(?:\.\.|{_ONE_END})?)?|(?:\.\.)?/{_ONE_END})", "2025-08-15")
ADDRESS = Form("address", r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"\\]+", "https://example.org/tides")
LANGUAGE = Form("language", _alike(_LANGUAGE), "pt-BR")
NUMBER = Form("number", _alike(_NUMBER), "2.75")
ORDINAL = Form("whole number", _alike(_ORDINAL), "12")
SHA256 = Form("fingerprint", _alike(_SHA256), "a3" * 32)

Text = Annotated[str, Field(min_length=1, max_length=_LONGEST_TEXT), AfterValidator(_written), TEXT]
Brief = Annotated[str, Field(min_length=1, max_length=_LONGEST_BRIEF), AfterValidator(_written), BRIEF]
"""A text of at most 25 code points: as many as fit with five articles side by side on a phone."""
Slug = Annotated[str, AfterValidator(_slug), SLUG]
ClaimId = Annotated[str, AfterValidator(_claim_id), CLAIM]
SourcePinpoint = Annotated[Pinpoint, BeforeValidator(_pinpoint), PINPOINT]
EdtfDate = Annotated[str, AfterValidator(_edtf), DATE]
Address = Annotated[str, AfterValidator(_address), ADDRESS]
Language = Annotated[str, AfterValidator(_language), LANGUAGE]
Number = Annotated[float, BeforeValidator(_number), NUMBER]
Ordinal = Annotated[int, BeforeValidator(_ordinal), ORDINAL]
Sha256 = Annotated[str, AfterValidator(_sha256), SHA256]
