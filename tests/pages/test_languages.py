"""Articles in other languages: a German and an Arabic one on an English site, on every page and for programs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from dossier.text.languages import InLanguage, direction, worded
from tests.build import Tides
from tests.rendering import EVIL
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build import Once

_GERMAN = "Der Hafen stieg um drei Meter"
_ARABIC = "يرفع القمر ماء البحر"
FILES = {
    "docs/articles/hafen.md": f"""---
label: Der Hafen bei Flut
outlet: Hafenblatt
language: de
---

{_GERMAN}, sagte Ada Wave am Morgen.
""",
    "docs/articles/qamar.md": f"""---
label: القمر والماء
outlet: The Moon
language: ar
original_language: fa
title: ماه و آب
---

Ada قالت: {_ARABIC} كل يوم.
""",
    "annotations/claims/hafen/drei-meter.yml": f"""says: {_GERMAN}.
kind: report
by: [author]
passages:
  - text: {_GERMAN}
topics: [rhythm]
answers:
  - question: turns
    position: twice
links:
  - type: disputes
    to: qamar/moon
    degree: direct
    because: One names the moon.
""",
    "annotations/claims/qamar/moon.yml": f"""says: {_ARABIC}.
kind: report
by: [author]
passages:
  - text: {_ARABIC}
topics: [rhythm]
answers:
  - question: turns
    position: once
""",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-AF", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("pt-BR", "ltr"),
    ],
)
def test_the_direction_follows_from_the_script_and_else_from_the_language(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_a_text_in_another_language_says_so_and_is_no_markup() -> None:
    text = worded(EVIL, "ar")
    assert isinstance(text, InLanguage)
    assert text == EVIL
    assert text.__html__().startswith('<span lang="ar" dir="rtl">&lt;script&gt;')
    assert type(worded("x", None)) is str


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    """A site with a German and an Arabic article, whose address and history are known."""

    def fill(folder: Path) -> None:
        tides = Tides.copy(folder, FILES, site_url="https://tides.example/")
        repository = Repository(tides.root)
        german = "annotations/claims/hafen/drei-meter.yml"
        repository.commit({german: FILES[german].replace("drei Meter.", "zwei Meter."), ".gitignore": "site/\n"})
        repository.commit({german: FILES[german]})
        # Not strict: not every question has been read in the new articles.
        tides.build(strict=False)

    return once("languages", fill) / "tides/site"


class _Texts(HTMLParser):
    """The texts of a page with the language of each; no attribute may hold markup, and no element may stay open."""

    _VOID = frozenset({"input", "br", "img", "hr", "meta", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not any("<span" in (value or "") for value in given.values()), given
        assert not any('"' in name or "<" in name for name in given), given
        outer = self._open[-1] if self._open else ("", "en", "ltr")
        if tag not in self._VOID:
            self._open.append((tag, given.get("lang") or outer[1], given.get("dir") or outer[2]))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        # What a browser does not show has no language; the title of a page is plain text.
        if self._open and self._open[-1][0] not in {"script", "title", "style", "option", "pre"}:
            self.found.append((data, *self._open[-1][1:]))


@pytest.mark.parametrize(
    ("words", "language"), [(_GERMAN, ("de", "ltr")), (_ARABIC, ("ar", "rtl")), ("Der Hafen bei Flut", ("de", "ltr"))]
)
def test_wherever_the_words_of_an_article_are_they_have_its_language(
    site: Path, words: str, language: tuple[str, str]
) -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for page in site.rglob("*.html"):
        # The theme writes titles of pages into its own parts.
        _, _, content = page.read_text("utf-8").partition("<article")
        for text, lang, direction_of in _Texts(content.partition("</article>")[0]).found:
            # A citation is one text, to be copied.
            if words in text and "Claim hafen" not in text and "Claim qamar" not in text and "Hafenblatt" not in text:
                found.setdefault(page.relative_to(site).as_posix(), set()).add((lang, direction_of))
    assert len(found) > 5
    assert {page: given for page, given in found.items() if given != {language}} == {}


def test_a_wording_that_was_changed_has_its_language_too(site: Path) -> None:
    page = (site / "corrections/index.html").read_text("utf-8")
    assert '<del><span lang="de" dir="ltr">zwei</span></del>' in page


def test_paragraphs_of_a_rendition_have_its_language(site: Path) -> None:
    assert '<p lang="de" dir="ltr"' in (site / "articles/hafen/index.html").read_text("utf-8")
    assert '<p lang="ar" dir="rtl"' in (site / "articles/qamar/index.html").read_text("utf-8")
    assert "<p lang=" not in (site / "articles/harbor/index.html").read_text("utf-8")


def test_the_title_of_an_original_has_the_language_of_the_original(site: Path) -> None:
    assert '<span lang="fa" dir="rtl">ماه و آب</span>' in (site / "articles/qamar/index.html").read_text("utf-8")


def test_programs_are_told_the_language(site: Path) -> None:
    article = (site / "articles/qamar/index.html").read_text("utf-8")
    data = re.findall(r'"inLanguage":"(\w+)"', article)
    assert data == ["fa", "ar"]
    assert '"inLanguage":"de"' in (site / "claims/hafen/drei-meter/index.html").read_text("utf-8")
    assert "inLanguage" not in (site / "claims/harbor/twice-a-day/index.html").read_text("utf-8")
    feed = (site / "feed.xml").read_text("utf-8")
    assert f'<title xml:lang="de">{_GERMAN}.</title>' in feed
    assert '<title xml:lang="ar">' in feed
