"""A dossier's own words in a build: what it lacks is counted in the log, and what is wrong in them is reported."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from tests.build import Tides

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def _dutch(folder: Path, entries: str) -> Tides:
    tides = Tides.copy(folder, {"words/nl.po": f"{HEADER}{entries}"})
    settings = (tides.root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("- dossier", "- dossier: {translations: words}")
    (tides.root / "mkdocs.yml").write_text(settings.replace("font: false", "font: false\n  language: nl"), "utf-8")
    return tides


def test_own_words_are_shown_and_what_is_missing_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        tides = _dutch(tmp_path, 'msgid "All claims"\nmsgstr "Alle beweringen"\n').build()
    claims = tides.page("claims/index.html")
    assert '<html lang="nl"' in claims
    assert "<h1>Alle beweringen</h1>" in claims
    assert "63 claims" in claims
    assert sum("messages have no translation into 'nl'" in message for message in caplog.messages) == 1


def test_a_faulty_entry_fails_a_strict_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        _dutch(tmp_path, 'msgid "Claims of %(outlet)s"\nmsgstr "Beweringen"\n').build()
    assert any("words/nl.po:6:1: D908 an entry is left out: expected %(outlet)s" in one for one in caplog.messages)
