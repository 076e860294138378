"""Catalogues: files of messages in gettext's form, `de.po`, of the package and of a dossier.

A dossier's own catalogue goes before that of the package. What neither translates stays English. An entry whose
placeholders or tags are not those of its message would break a page, and is left out.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from dossier.language.words import ENGLISH, TAGS, Words

SHIPPED = Path(__file__).parents[1] / "translations"
"""Folder of the package's catalogues; `dossier.pot` in it has every message."""
TEMPLATE = "dossier.pot"
_PARTS = re.compile(rf"%\([a-z_]+\)s|%%|</?(?:{'|'.join(TAGS)})>")
_STRAY = re.compile(r"%(?!\([a-z_]+\)s|%)")
Key = tuple[str | None, tuple[str, ...]]
"""A message: its context, and the message itself, or singular and plural."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """An entry that is left out, or a catalogue that cannot be read: the file, the line, and what is wrong."""

    path: str
    line: int
    why: str


def words_of(tag: str, own: Path | None = None) -> tuple[Words, tuple[Faulty, ...]]:
    """Return the words of the language `tag`, and what of a dossier's own catalogue cannot be used.

    Args:
        tag: Tag of the language, such as `de` or `pt-BR`.
        own: Folder of the dossier's own catalogues, or None.
    """
    found = _file_of(tag, own)
    shipped = _file_of(tag, SHIPPED)
    if found is None and shipped is None and tag == ENGLISH.tag:
        return ENGLISH, ()
    return _loaded(tag, *(file and (file.name, file.read_bytes()) for file in (found, shipped)))


def read_catalog(content: bytes) -> Catalog:
    """Return the catalogue in a file.

    Raises:
        PoFileError: It is not in gettext's form.
        UnicodeError: It is not in the encoding that it names.
    """
    return read_po(io.BytesIO(content), abort_invalid=True)


def key_of(message: Message) -> Key:
    """Return what identifies `message`."""
    return message.context, _forms(message.id)


def faults_of(message: Message, forms: int) -> str:
    """Return what is wrong with the translation of `message`, which has `forms` plural forms; empty if nothing is."""
    wanted = _forms(message.id)
    given = _forms(message.string)
    if len(wanted) > 1 and (len(given) != forms or not all(given)):
        return f"expected {forms} plural forms, found {len(list(filter(None, given)))}"
    for form in given:
        if _STRAY.search(form):
            return f"a percent sign that is no placeholder has to be doubled in “{form}”"
        # A form for one thing may do without its number.
        lacking = Counter(_PARTS.findall(wanted[-1])) - Counter(_PARTS.findall(form))
        added = Counter(_PARTS.findall(form)) - Counter(_PARTS.findall(wanted[-1]))
        if added or (lacking and not (len(wanted) > 1 and set(lacking) == {"%(num)s"})):
            return f"expected {_named(wanted[-1])}, found {_named(form)} in “{form}”"
    return ""


def _named(form: str) -> str:
    return " ".join(_PARTS.findall(form)) or "no placeholder"


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _file_of(tag: str, folder: Path | None) -> Path | None:
    """Return the catalogue of `tag` in `folder`, or that of its language without a region or script."""
    names = (tag, tag.partition("-")[0])
    return next((file for name in names if folder and (file := folder / f"{name}.po").is_file()), None)


@lru_cache(maxsize=8)
def _loaded(
    tag: str, own: tuple[str, bytes] | None, shipped: tuple[str, bytes] | None
) -> tuple[Words, tuple[Faulty, ...]]:
    """Return words from the contents of catalogues; a preview that changes none keeps them, and its templates."""
    faults: list[Faulty] = []
    done: set[Key] = set()
    translations: NullTranslations = NullTranslations()
    # The first that translates a message is asked first.
    for file in filter(None, (shipped, own)):
        usable = _usable(*file, faults)
        done |= {key_of(message) for message in usable}
        layer = _translations(usable)
        layer.add_fallback(translations)
        translations = layer
    every = {key_of(message) for message in read_catalog((SHIPPED / TEMPLATE).read_bytes()) if message.id}
    missing = 0 if tag == ENGLISH.tag else len(every - done)
    return Words(tag, _locale(tag), translations, missing), tuple(faults)


def _usable(name: str, content: bytes, faults: list[Faulty]) -> Catalog:
    """Return what of a catalogue can be used; what is wrong with the rest is added to `faults`."""
    try:
        catalog = read_catalog(content)
    except PoFileError as error:
        faults.append(Faulty(name, error.lineno + 1, "the catalogue cannot be read"))
        return Catalog()
    except (UnicodeError, ValueError, LookupError):
        faults.append(Faulty(name, 1, "the catalogue cannot be read: expected gettext's form, in UTF-8"))
        return Catalog()
    for message in list(_translated(catalog)):
        why = faults_of(message, catalog.num_plurals)
        if why:
            faults.append(Faulty(name, message.lineno or 1, why))
        if why or message.fuzzy:
            catalog.delete(message.id, message.context)
    for message in list(catalog):
        if message.id and not all(_forms(message.string)):
            catalog.delete(message.id, message.context)
    return catalog


def _translated(catalog: Iterable[Message]) -> Iterator[Message]:
    return (message for message in catalog if message.id and any(_forms(message.string)))


def _translations(catalog: Catalog) -> NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def _locale(tag: str) -> Locale:
    """Return how numbers, dates and lists are formed; as in English where that is not known."""
    if tag == ENGLISH.tag:
        return ENGLISH.locale
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ENGLISH.locale
