"""What an outlet did with its article: on its page, in lists, in citations, for programs, and in a whole site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dossier.pages.cite import cite_article
from dossier.pages.linked_data import article_data
from dossier.pages.notices import notice_of, state_words
from dossier.pages.publication import Publication
from dossier.read.model import FrontMatter
from tests.build import Tides
from tests.rendering import EVIL, Rendered, answer, dossier_of, renderer_of, text_of
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

_CORRECTED = {
    "kind": "corrected",
    "on": "2026-01-05",
    "note": "Two numbers were wrong.",
    "url": "https://example.org/note",
}
_CLAIMS: dict[str, Any] = {"alpha/one": answer("moon"), "beta/two": answer("moon")}


def test_an_article_without_a_state_has_no_notice() -> None:
    front = FrontMatter(label="x", outlet="y")
    assert notice_of(front) is None
    assert state_words(front) == ""
    assert "dossier-state" not in renderer_of(_CLAIMS).article_head("alpha")


def test_the_page_of_an_article_says_first_what_its_outlet_did() -> None:
    head = renderer_of(_CLAIMS, front={"state": _CORRECTED}).article_head("alpha")
    assert "Corrected by its outlet (5 January 2026) : Two numbers were wrong. What the outlet says" in text_of(head)
    assert '<a href="https://example.org/note" rel="external">' in head
    assert head.index("dossier-state") < head.index("dossier-bar")


def test_lists_and_claims_say_it_in_a_word() -> None:
    rendered = renderer_of(_CLAIMS, front={"state": _CORRECTED})
    word = '<b class="dossier-state-word">corrected by its outlet</b>'
    assert word in rendered.page("articles.md")
    assert word in rendered.slot("articles")
    assert word in rendered.claim("alpha/one")
    assert "corrected by its outlet" in rendered.article_end("alpha")


@pytest.mark.parametrize("kind", ["corrected", "withdrawn", "taken-down"])
def test_citations_and_data_name_the_state(kind: str) -> None:
    dossier = dossier_of(_CLAIMS, front={"state": {**_CORRECTED, "kind": kind}})
    words = {
        "corrected": "corrected by its outlet",
        "withdrawn": "withdrawn by its outlet",
        "taken-down": "taken down at the request of its outlet",
    }[kind]
    citation = cite_article(dossier.articles["alpha"], Publication())
    assert f"{words} (5 January 2026)" in citation.text
    assert words in citation.bibtex
    assert ("Retold" in citation.text) == (kind != "taken-down")
    original = article_data("alpha", Rendered(dossier, {}, Publication()).view, Publication())["isBasedOn"]
    assert isinstance(original, dict)
    assert original["creativeWorkStatus"] == words
    assert original.get("correction") == (
        {
            "@type": "CorrectionComment",
            "text": "Two numbers were wrong.",
            "datePublished": "2026-01-05",
            "url": "https://example.org/note",
        }
        if kind == "corrected"
        else None
    )


def test_a_note_is_text_and_not_markup() -> None:
    assert "<img" not in renderer_of(_CLAIMS, front={"state": {**_CORRECTED, "note": EVIL}}).article_head("alpha")


@pytest.mark.parametrize("keys", ["", "  claims: kept\n"])
def test_no_file_of_a_site_has_the_text_of_an_article_that_was_taken_down(tmp_path: Path, keys: str) -> None:
    tides = Tides.copy(tmp_path)
    repository = Repository(tides.root)
    claim = "annotations/claims/harbor/twice-a-day.yml"
    now = (tides.root / claim).read_text("utf-8")
    repository.commit({claim: now.replace("says: ", "says: Perhaps ", 1), ".gitignore": "site/\n"})
    file = tides.root / "docs/articles/harbor.md"
    text = file.read_text("utf-8")
    words = text.rpartition("---\n")[2].split("\n\n")[1][:40]
    state = f"---\nstate:\n  kind: taken-down\n  on: 2026-01-05\n{keys}"
    repository.commit({claim: now, "docs/articles/harbor.md": text.replace("---\n", state, 1)})
    tides.build(strict=bool(keys))
    site = {
        path.relative_to(tides.site).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in tides.site.rglob("*")
        if path.is_file() and not path.relative_to(tides.site).as_posix().startswith("assets/")
    }
    assert words not in "".join(site.values())
    assert json.loads(site["articles/harbor.text.json"])["blocks"] == []
    says = next(line for line in now.splitlines() if line.startswith("says: ")).removeprefix("says: ")
    assert any(says in content for content in site.values()) == bool(keys)
    page = text_of(site["claims/harbor/twice-a-day/index.html"])
    assert ("A claim of Harbor, taken down with its article" in page) != bool(keys)
    assert ("Perhaps" in site["corrections/index.html"]) == bool(keys)
    article = text_of(site["articles/harbor/index.html"])
    assert "Its text is not shown here." in article
    assert (says in article) == bool(keys)
