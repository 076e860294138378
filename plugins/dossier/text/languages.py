"""Languages: texts of articles that name theirs carry it into pages, for hyphenation, fonts, voices and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from dossier.read.model import FrontMatter

# By ISO 639: languages that are usually written from right to left, and by ISO 15924 scripts that are.
_LANGUAGES = frozenset(
    ("ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])
_SCRIPT_LETTERS = 4


def direction(language: str) -> str:
    """Return the direction in which a text in `language`, a code such as `ar` or `az-Arab`, is written."""
    name, *parts = language.split("-")
    script = next((part for part in parts if len(part) == _SCRIPT_LETTERS), None)
    right = script in _SCRIPTS if script else name in _LANGUAGES
    return "rtl" if right else "ltr"


def language_of(front: FrontMatter, *, original: bool = False) -> str | None:
    """Return the language of an article's rendition, or that of its original; None where it is that of the site."""
    return front.original_language or front.language if original else front.language


class InLanguage(str):
    """A text that says in which language it is wherever it is written into HTML.

    In an attribute it has to be written as plain text, with the filter `plain` of templates.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """Return `text` as one in `language`."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __html__(self) -> Markup:
        """Return the text in an element with its language and direction."""
        return Markup('<span lang="{}" dir="{}">{}</span>').format(
            self.language, direction(self.language), escape(str(self))
        )


def worded(text: str, language: str | None) -> str:
    """Return `text` as one in `language`; as it is where the language is that of the site."""
    return InLanguage(text, language) if language else text
