from __future__ import annotations

from typing import Any

import pytest

from dossier.pages.cite import Citation, cite, cite_article
from dossier.pages.publication import Publication
from dossier.read.history import Change, History, Span
from dossier.read.model import FrontMatter
from dossier.read.values import Article

_FRONT = FrontMatter(label="On tides", outlet="Harbor Post")
_ESTABLISHED = FrontMatter(
    label="On tides",
    outlet="Harbor Post",
    title="The Sea Obeys",
    author="Ada Wave",
    published="2026-02-01T08:30",
    url="https://example.com/sea",
)
_CHANGE = Change("2026-03-02", "0123456789abcdef0123456789abcdef01234567")


def _cited(
    says: str = "The tide turns.",
    address: str = "claims/harbor/turns/",
    change: Change | None = None,
    front: FrontMatter = _FRONT,
) -> Citation:
    return cite("harbor/turns", says, front, 3, site="Tides, annotated", address=address, change=change)


def _article_cited(front: FrontMatter, **publication: Any) -> Citation:  # noqa: ANN401 - as Publication
    article = Article("harbor", "docs/articles/harbor.md", front, "", 1)
    return cite_article(article, Publication(site_name="Tides, annotated", **publication))


def test_a_citation_names_claim_place_editors_date_commit_and_address() -> None:
    assert _cited(change=_CHANGE).text == (
        "The tide turns. Claim harbor/turns, made by Harbor Post, paragraph 3, worded by the editors of "
        "Tides, annotated, 2 March 2026, version 0123456789. claims/harbor/turns/"
    )


def test_without_history_a_citation_has_neither_date_nor_version() -> None:
    assert _cited().text.endswith("worded by the editors of Tides, annotated. claims/harbor/turns/")
    assert "year" not in _cited().bibtex


def test_bibtex_has_an_address_or_else_a_path() -> None:
    whole = _cited(address="https://example.org/claims/harbor/turns/", change=_CHANGE).bibtex
    assert whole.startswith("@misc{harbor-turns,\n  title = {{The tide turns}},\n")
    assert "  url = {https://example.org/claims/harbor/turns/}" in whole
    assert "  year = {2026}" in whole
    assert "2 March 2026, version 0123456789}" in whole
    assert "  addendum = {claims/harbor/turns/}" in _cited().bibtex


def test_what_a_claim_says_is_never_in_quotation_marks() -> None:
    found = _cited(change=_CHANGE)
    assert not set('"“”„«»‘') & set(found.text + found.bibtex)


@pytest.mark.parametrize(
    ("says", "escaped"),
    [
        ("5 % of $10 & more_or_less #1", r"5 \% of \$10 \& more\_or\_less \#1"),
        ("a {brace} and \\input{x}", r"a \{brace\} and \textbackslash{}input\{x\}"),
        ("~ and ^", r"\textasciitilde{} and \textasciicircum{}"),
    ],
)
def test_characters_with_a_meaning_in_tex_are_escaped(says: str, escaped: str) -> None:
    assert f"title = {{{{{escaped}}}}}" in _cited(says).bibtex


def test_a_citation_of_a_claim_names_title_date_paragraph_and_address_of_the_original() -> None:
    found = _cited(change=_CHANGE, front=_ESTABLISHED)
    made = "Harbor Post, in “The Sea Obeys” (1 February 2026), paragraph 3, https://example.com/sea"
    assert f"Claim harbor/turns, made by {made}, worded by the editors of Tides, annotated" in found.text
    assert found.text.endswith("2 March 2026, version 0123456789. claims/harbor/turns/")
    assert f"note = {{Made by {made}; worded by the editors, 2 March 2026, version 0123456789}}" in found.bibtex


def test_a_citation_of_an_article_names_the_original_and_then_what_the_editors_did() -> None:
    history = History({"docs/articles/harbor.md": Span(_CHANGE, _CHANGE)}, (), ())
    urls = {"articles/harbor.md": "articles/harbor/"}
    found = _article_cited(_ESTABLISHED, history=history, urls=urls, site_url="https://example.org/tides/")
    assert found.text == (
        "Ada Wave, “The Sea Obeys,” Harbor Post, 1 February 2026, https://example.com/sea. Retold and annotated by the "
        "editors of Tides, annotated, 2 March 2026, version 0123456789. https://example.org/tides/articles/harbor/"
    )
    assert found.path is None
    assert "  author = {{Ada Wave}},\n  title = {{The Sea Obeys}}," in found.bibtex
    assert "  year = {2026}" in found.bibtex
    assert "  url = {https://example.org/tides/articles/harbor/}" in found.bibtex


def test_what_is_not_established_is_left_out_of_a_citation() -> None:
    found = _article_cited(_FRONT, urls={"articles/harbor.md": "articles/harbor/"})
    assert found.text == "Harbor Post. Retold and annotated by the editors of Tides, annotated. articles/harbor/"
    assert found.path == "articles/harbor/"
    assert "title = {{On tides}}" in found.bibtex
    assert "author" not in found.bibtex
    whole = _article_cited(_FRONT, full_text=True)
    assert whole.text.startswith("Harbor Post. Annotated by the editors of"), "the words are the outlet's"
