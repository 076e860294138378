"""The catalogue of all words of the interface: found in templates and modules, and carried over into translations.

    python tools/words.py

The script writes `plugins/dossier/translations/dossier.pot`, and gives every `.po` file beside it the messages that it
lacks, without a translation. What is not used any more is dropped. A message that was reworded keeps no translation: it
may mean something else now.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins/dossier"
TRANSLATIONS = PACKAGE / "translations"
TEMPLATE = TRANSLATIONS / "dossier.pot"
_PLURAL, _CONTEXT = (1, 2), ((1, "c"), 2)
_CALLS = MappingProxyType(
    {
        **dict.fromkeys(("gettext", "_", "translated", "N_"), None),
        **dict.fromkeys(("ngettext", "NN_"), _PLURAL),
        "pgettext": _CONTEXT,
    }
)
_SOURCES = MappingProxyType({"*.py": "python", "*.html": "jinja2", "*.xml": "jinja2"})
_COMMENT = "# Words of the interface. Written by tools/words.py but for what is translated."
# Who wrote a catalogue when is in the history of the file.
_HEADERS = re.compile(r'^"(?:Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Tr|Language-Team|Generated)[^\n]*\n')


def messages() -> Catalog:
    """Return every message of the package, with the files that have it."""
    catalog = Catalog(header_comment=_COMMENT, fuzzy=False)
    for file, method in _sources():
        name = file.relative_to(PACKAGE).as_posix()
        with file.open("rb") as stream:
            for _, message, _, context in extract(method, stream, _CALLS):
                catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def written(catalog: Catalog) -> str:
    """Return `catalog` as a file: without dates and names, so that the same messages give the same bytes."""
    text = io.BytesIO()
    write_po(text, catalog, width=110, ignore_obsolete=True, sort_output=False, include_lineno=False)
    return "".join(line for line in text.getvalue().decode().splitlines(keepends=True) if not _HEADERS.match(line))


def renewed(po: Path, template: Catalog) -> str:
    """Return the translation `po` with the messages of `template`: those that it has, and no others."""
    with po.open("rb") as file:
        catalog = read_po(file)
    catalog.header_comment = _COMMENT
    catalog.update(template, no_fuzzy_matching=True, keep_user_comments=True)
    return written(catalog)


def files() -> Iterator[tuple[Path, str]]:
    """Yield every catalogue with what it should contain, but for translations that are missing."""
    template = messages()
    yield TEMPLATE, written(template)
    for po in sorted(TRANSLATIONS.glob("*.po")):
        yield po, renewed(po, template)


def _sources() -> Iterator[tuple[Path, str]]:
    for pattern, method in _SOURCES.items():
        yield from ((file, method) for file in sorted(PACKAGE.rglob(pattern)))


def main() -> int:
    """Write the catalogues; return the exit status."""
    for file, text in files():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
