"""Query sets: the same each time, with unique answers, and typing errors of one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pages import Page, Section, read_pages
from bench.sets import Query, collection_site, cranfield, headings, index_terms, with_typo, with_typos

if TYPE_CHECKING:
    from pathlib import Path

GENINDEX = """<li><a href="library/json.html#json.dump">dump() (in module json)</a>
</li><li><a href="library/json.html#x">(in module other)</a></li>
<li><a href="a.html#1">twice</a></li><li><a href="b.html#1">twice</a></li>
<li><a href="gone.html">missing page</a></li>"""
BOOKINDEX = """<dl><dt id="i1">abbrev, <a class="indexterm" href="functions-net.html">Network Functions</a></dt>
<dt id="i2">array</dt><dd><dl><dt>of text, <a class="indexterm" href="arrays.html#A">Arrays</a></dt></dl></dd>
<dt id="i3">hmac &amp; co, <a class="indexterm" href="pgcrypto.html#H">pgcrypto</a></dt></dl>"""


@given(st.text(), st.text())
def test_a_typo_changes_one_letter_of_a_long_word_or_nothing(text: str, seed: str) -> None:
    changed = with_typo(text, seed)
    different = [at for at, (old, new) in enumerate(zip(text, changed, strict=True)) if old != new]
    assert len(different) <= 1
    assert with_typo(text, seed) == changed


def test_a_typo_spares_short_words_and_function_words() -> None:
    for seed in map(str, range(50)):
        changed = with_typo("what is the SET of their Colours", seed)
        assert changed.startswith("what is the SET of their ")
        assert changed != "what is the SET of their Colours"
    assert with_typo("what is it", "1") == "what is it"


def test_a_typo_keeps_the_case_of_a_letter() -> None:
    changed = {with_typo("SELECT", str(seed)) for seed in range(50)}
    assert len(changed) > 10
    assert all(word.isupper() and word != "SELECT" for word in changed)


def test_typos_do_not_depend_on_the_other_queries() -> None:
    queries = [Query(str(number), "aeroelastic models of aircraft", {"a": 1}) for number in range(5)]
    assert with_typos(queries)[3:] == with_typos(queries[3:])
    assert len({query.text for query in with_typos(queries)}) > 1


def page(url: str, *names: str) -> Page:
    """Return a page with sections of these headings."""
    return Page(url, names[0], tuple(Section(name, "") for name in names))


def test_only_headings_that_occur_once_become_queries() -> None:
    made = headings(
        [
            page("a.html", "13.2. Transaction Isolation", "F.1.\xa0Both Pages", "Note", "Tides", "What is it"),
            page("b.html", "Chapter 5. Tidal Bores", "both pages", "Part II. Moon Phases", "Twice Here", "Twice Here"),
        ]
    )
    assert [(query.text, dict(query.grades)) for query in made] == [
        ("Moon Phases", {"b.html": 1}),
        ("Tidal Bores", {"b.html": 1}),
        ("Transaction Isolation", {"a.html": 1}),
    ]


def test_the_same_headings_are_drawn_every_time() -> None:
    pages = [page(f"{number}.html", f"Tide number{number}") for number in range(500)]
    drawn = headings(pages)
    assert len({query.text for query in drawn}) == 200
    assert drawn == headings(pages)


@pytest.fixture
def manuals(tmp_path: Path) -> Path:
    """A cache with the indexes of both manuals."""
    for package, folder, name, text in (
        ("python3.11-doc", "usr/share/doc/python3.11/html", "genindex-all.html", GENINDEX),
        ("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html", "bookindex.html", BOOKINDEX),
    ):
        path = tmp_path / "packages" / package / folder
        path.mkdir(parents=True)
        (path / name).write_text(text, "utf-8")
    return tmp_path


def test_index_terms_lead_to_one_page_of_the_corpus(manuals: Path) -> None:
    urls = ["python/library/json.html", "python/a.html", "python/b.html"]
    urls += ["postgresql/functions-net.html", "postgresql/arrays.html", "postgresql/pgcrypto.html"]
    made = index_terms([page(url, "Tides") for url in urls], manuals)
    assert [(query.text, next(iter(query.grades))) for query in made] == [
        ("dump in module json", "python/library/json.html"),
        ("abbrev", "postgresql/functions-net.html"),
        ("array of text", "postgresql/arrays.html"),
        ("hmac & co", "postgresql/pgcrypto.html"),
    ]


def test_a_collection_becomes_a_site_that_reads_back(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text('{"id": "7", "title": "Tides & <b>", "text": "High \\u2014 low."}\n', "utf-8")
    (tmp_path / "queries.jsonl").write_text('{"id": "1", "text": "tides"}\n{"id": "2", "text": "moon"}\n', "utf-8")
    (tmp_path / "qrels.tsv").write_text("1\t7\t4\n", "utf-8")
    documents, queries = cranfield(tmp_path)
    assert queries == [Query("1", "tides", {"7": 4}), Query("2", "moon", {})]
    collection_site(documents, tmp_path / "site")
    assert list(read_pages(tmp_path / "site")) == [
        Page("7.html", "Tides & <b>", (Section("Tides & <b>", "High — low."),))
    ]
