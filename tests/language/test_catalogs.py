"""The catalogues of the package are complete, and what is wrong in one of a dossier is left out and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier.language.catalogs import SHIPPED, TEMPLATE, faults_of, key_of, read_catalog, words_of
from dossier.language.scripts import panel_words
from dossier.language.words import ENGLISH, gettext, ngettext, speaking, spoken
from dossier.pages.wording import counted, date_words, joined
from tools import words as tool

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ar", "de")
TEMPLATE_KEYS = {key_of(message) for message in read_catalog((SHIPPED / TEMPLATE).read_bytes()) if message.id}
HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def own(folder: Path, entries: str, tag: str = "de", header: str = HEADER) -> Path:
    """Return `folder` with a catalogue of these entries in it."""
    (folder / f"{tag}.po").write_text(f"{header}\n{entries}", encoding="utf-8")
    return folder


def test_catalogues_have_the_messages_of_the_package_and_no_others() -> None:
    found = {path.name: path.read_text("utf-8") == text for path, text in tool.files()}
    assert set(found) == {"dossier.pot", *(f"{tag}.po" for tag in LANGUAGES)}
    assert [name for name, same in found.items() if not same] == [], "run tools/words.py, and translate what is new"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_message_is_translated_with_the_placeholders_that_it_has(tag: str) -> None:
    catalog = read_catalog((SHIPPED / f"{tag}.po").read_bytes())
    translated = [message for message in catalog if message.id]
    assert {key_of(message) for message in translated} == TEMPLATE_KEYS
    assert {message.id: why for message in translated if (why := faults_of(message, catalog.num_plurals))} == {}
    lacking = [m.id for m in translated if not all([m.string] if isinstance(m.string, str) else m.string or [""])]
    assert lacking == []
    spelled = [m.id for m in translated if not isinstance(m.string, str) and any(len(one) == 1 for one in m.string)]
    assert spelled == [], "each form has one letter of a translation"
    assert words_of(tag)[0].missing == 0


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plural_forms_are_those_that_cldr_tells_apart(tag: str) -> None:
    words, _ = words_of(tag)
    forms: dict[str, set[int]] = {}
    for number in range(1_001):
        forms.setdefault(words.locale.plural_form(number), set()).add(words.translations.plural(number))  # type: ignore[attr-defined]
    assert all(len(found) == 1 for found in forms.values())
    assert len({form for found in forms.values() for form in found}) == len(forms)


def test_the_english_words_of_the_search_are_those_of_the_catalogue() -> None:
    assert (tool.PACKAGE / "assets/panel/words.js").read_text("utf-8") == panel_words()


def test_numbers_dates_and_lists_follow_the_language() -> None:
    with speaking(words_of("de")[0]):
        assert (counted(1, "claim"), counted(1_234, "claim")) == ("1 Aussage", "1.234 Aussagen")
        assert date_words("2025-08-16/2025-09~") == "16. August 2025 bis etwa September 2025"
        assert joined(["A", "B", "C"]) == "A, B und C"
        assert (spoken().percent(12), spoken().figure(2.75), spoken().figure(1999)) == (
            "12\N{NO-BREAK SPACE}%",
            "2,75",
            "1999",
        )
    with speaking(words_of("ar")[0]):
        assert [counted(n, "claim") for n in (1, 2, 3, 11, 100)] == [
            "قول واحد",
            "قولان",
            "3 أقوال",
            "11 قولًا",
            "100 قول",
        ]
        assert date_words("2025-08-16") == "16 أغسطس 2025"
    assert (counted(1_234, "claim"), date_words("2025-08-16")) == ("1,234 claims", "16 August 2025")


def test_names_of_another_direction_are_isolated() -> None:
    with speaking(words_of("ar")[0]):
        assert (
            gettext("Claims of %(outlet)s", outlet="UnHerd")
            == "أقوال \N{FIRST STRONG ISOLATE}UnHerd\N{POP DIRECTIONAL ISOLATE}"
        )
        assert gettext("Claims of %(outlet)s", outlet="النهار") == "أقوال النهار"


def test_names_in_a_list_keep_their_order() -> None:
    with speaking(words_of("ar")[0]):
        start, end = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
        assert joined(["Gazette", "Pilot"]) == f"{start}Gazette{end} و{start}Pilot{end}"
        assert joined(["Gazette"]) == "Gazette"


def test_a_dossiers_own_catalogue_goes_before_that_of_the_package(tmp_path: Path) -> None:
    words, faults = words_of("de", own(tmp_path, 'msgid "All claims"\nmsgstr "Sämtliche Aussagen"\n'))
    assert faults == ()
    with speaking(words):
        assert (gettext("All claims"), gettext("Topics")) == ("Sämtliche Aussagen", "Themen")


def test_english_can_be_worded_anew(tmp_path: Path) -> None:
    words, _ = words_of("en", own(tmp_path, 'msgid "All claims"\nmsgstr "Every claim"\n', "en"))
    with speaking(words):
        assert (gettext("All claims"), gettext("Topics"), counted(2, "claim")) == ("Every claim", "Topics", "2 claims")
    assert words.missing == 0


def test_what_is_not_translated_stays_english_and_is_counted(tmp_path: Path) -> None:
    words, _ = words_of("nl", own(tmp_path, 'msgid "Topics"\nmsgstr "Onderwerpen"\n', "nl"))
    assert words.missing == len(TEMPLATE_KEYS) - 1
    with speaking(words):
        assert (gettext("Topics"), gettext("All claims")) == ("Onderwerpen", "All claims")
        assert date_words("2025-08-16") == "16 augustus 2025"


def test_a_language_without_a_catalogue_is_english_with_its_own_dates() -> None:
    words, _ = words_of("fr")
    assert words.missing > 0
    with speaking(words):
        assert (gettext("Topics"), date_words("2025-08-16")) == ("Topics", "16 août 2025")


def test_a_tag_that_is_no_language_is_written_as_in_english() -> None:
    words, _ = words_of("xx-unknown")
    assert words.locale == ENGLISH.locale


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('msgid "Claims of %(outlet)s"\nmsgstr "Aussagen"', "expected %(outlet)s, found no placeholder"),
        ('msgid "Claims of %(outlet)s"\nmsgstr "%(name)s"', "expected %(outlet)s, found %(name)s"),
        ('msgid "Topics"\nmsgstr "100 % Themen"', "has to be doubled"),
        ('msgid "Topics"\nmsgstr "<b>Themen</b>"', "expected no placeholder, found <b> </b>"),
        (
            'msgid "%(num)s claim"\nmsgid_plural "%(num)s claims"\nmsgstr[0] "%(num)s"',
            "expected 2 plural forms, found 1",
        ),
    ],
)
def test_an_entry_that_would_break_a_page_is_left_out_and_named(tmp_path: Path, entry: str, why: str) -> None:
    words, (fault,) = words_of("de", own(tmp_path, f"{entry}\n"))
    assert (fault.path, fault.line) == ("de.po", 6)
    assert why in fault.why
    with speaking(words):
        assert gettext("Topics") == "Themen"
        assert gettext("Claims of %(outlet)s", outlet="X") == "Aussagen von X"
        assert ngettext("%(num)s claim", "%(num)s claims", 2) == "2 Aussagen"


@pytest.mark.parametrize(
    "content",
    [
        b"not a catalogue",
        b'msgid "Topics"\nmsgstr "\xff"\n',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nowhere\\n"\n\nmsgid "Topics"\nmsgstr "X"\n',
    ],
)
def test_a_catalogue_that_cannot_be_read_is_left_out_and_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "de.po").write_bytes(content)
    words, faults = words_of("de", tmp_path)
    assert [fault.path for fault in faults] == ["de.po"]
    with speaking(words):
        assert gettext("Topics") == "Themen"


def test_no_character_of_a_translation_becomes_markup(tmp_path: Path) -> None:
    entry = 'msgid "Topics"\nmsgstr "<script>alert(1)</script> <b onclick=x> & \\"\\""\n'
    words, _ = words_of("de", own(tmp_path, entry))
    html = str(words.html(words.translations.gettext("Topics"), {}))
    assert "<" not in html
    assert html.startswith("&lt;script&gt;")
