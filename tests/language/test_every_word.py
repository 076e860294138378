"""No word of ours is outside the catalogue: with every message in brackets, all that is Latin is in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.dossiers import write_dossier
from tests.language.greek import write_greek
from tests.language.speaking import CLOSE, OPEN, outside, unworded, words_on, write_pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGE = "el"
"""A language that the theme, the dates and the lists speak in letters of their own."""
_ADDRESS = re.compile(r"[^\s⟦⟧]*/[^\s⟦⟧]*|\bexample\.org\b|@misc\{.*|\b[0-9a-f]{10}\b")
"""Addresses, names of files and claims, and entries for programs."""
_HOSTS = frozenset({"Permanent link", "BibTeX", "CSV"})
"""Words of the host, and names of formats."""
_MADE_UP = re.compile(
    r"\b(?:(?:ba|ro|ti|mel|su|kan|le|vor|ni|dax|po|rim){3}|(?:Article|Outlet|Topic|Person|Event) \d+)\b"
    "|A large dossier|Home|Who says what|All claims|Topics|People|Timeline",
    re.IGNORECASE,
)
"""Words of a dossier that is written by `bench.dossiers`, with the titles in its navigation."""
_LATIN = re.compile(r"[A-Za-z]")


def _left(text: str) -> Iterator[str]:
    """Yield the pieces of what a page shows that are Latin and in no brackets."""
    for piece in unworded(_ADDRESS.sub(" ", text), _HOSTS):
        if _LATIN.search(piece):
            yield piece


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the dossier on tides in Greek letters, with words in brackets."""
    folder = write_greek(tmp_path_factory.mktemp("greek"))
    write_pseudo(folder / "words", LANGUAGE)
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True))
    return folder / "site"


def test_the_check_finds_a_word_outside_of_brackets() -> None:
    html = f"<p>{OPEN}Said by {OPEN}the author{CLOSE}{CLOSE} and <b>Ωμεγα</b></p><a aria-label='Next'>Δ</a>"
    assert [left for words in words_on(html) for left in _left(words)] == ["and Ωμεγα", "Next"]


def test_a_message_may_have_elements_and_data_in_it() -> None:
    html = f"<p>{OPEN}A <dfn>claim</dfn> of <a href='x'>Ωμεγα</a> is one{CLOSE} · 3</p>"
    assert [left for words in words_on(html) for left in _left(words)] == []
    assert outside(f"{OPEN}a {OPEN}b{CLOSE}{CLOSE}").strip() == ""


def test_every_word_of_every_page_is_in_the_catalogue(greek: Path) -> None:
    pages = sorted(greek.rglob("*.html"))
    assert len(pages) > 100
    found = {
        (left, path.relative_to(greek).as_posix())
        for path in pages
        for words in words_on(path.read_text("utf-8"))
        for left in _left(words)
    }
    assert found == set()


def test_every_word_of_the_search_is_in_the_catalogue(greek: Path) -> None:
    module = (greek / "assets/dossier/panel/words.js").read_text("utf-8")
    values = re.findall(r'": "(.*)"', module)
    assert len(values) > 10
    assert [value for value in values if not (value.startswith(OPEN) and value.endswith(CLOSE))] == []
    names = (greek / "search/panel.json").read_text("utf-8")
    assert [left for value in re.findall(r'":"([^"]*)"', names) for left in _left(value)] == []


def test_every_word_of_a_divided_dossier_with_many_articles_is_in_the_catalogue(tmp_path: Path) -> None:
    write_dossier(tmp_path, articles=30, questions=120, claims=600)
    write_pseudo(tmp_path / "words", LANGUAGE)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("- dossier", "- dossier: {translations: words}")
    settings = settings.replace("font: false", f"font: false\n  language: {LANGUAGE}")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True))
    pages = (
        "claims",
        "claims/2",
        "questions",
        "questions/question-0",
        "claims/article-0/claim-0",
        "articles/article-0",
    )
    for path in pages:
        for text in words_on((tmp_path / "site" / path / "index.html").read_text("utf-8")):
            assert list(_left(_MADE_UP.sub(" ", text))) == [], path
