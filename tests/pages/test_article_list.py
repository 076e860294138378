"""The page of articles, and the end of each with the ways on."""

from __future__ import annotations

import re

import pytest

from dossier.pages.wording import minutes
from tests.rendering import Outline, answer, dispute, renderer_of, text_of


def test_an_article_is_introduced_by_outlet_author_date_length_and_claims() -> None:
    front = {"outlet_kind": "newspaper", "outlet_country": "Peru", "author": "Ada Wave", "published": "2025-08-16"}
    claims = {"alpha/a": dispute("beta/b"), "alpha/b": {}, "beta/b": {}}
    text = text_of(renderer_of(claims, front=front).page("articles.md"))
    assert "Alpha Post newspaper, Peru Ada Wave · 16 August 2025 · 1 minute · 2 claims, 1 disputed" in text
    bare = text_of(renderer_of({"alpha/a": {}}).page("articles.md"))
    assert "Alpha Post Author not stated · date not stated · 1 minute · 1 claim, none disputed" in bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word " * 10, 1),
        ("word " * 460, 2),
        ("don't half-known " * 230, 2),
        ("[word](https://example.org/a/long/address/that/nobody/reads) " * 230, 1),
        ("word\n\n" * 229 + "# - * > word\n", 1),
        ("潮汐" * 460, 2),
        ("", 1),
    ],
)
def test_the_time_to_read_counts_words_and_not_markup(text: str, expected: int) -> None:
    assert minutes(text) == expected


def test_each_article_leads_to_its_comparisons() -> None:
    claims = {f"{article}/a": answer("moon") for article in ("alpha", "beta", "delta")}
    html = renderer_of(claims).page("articles.md")
    links = [a["href"] for tag, a in Outline(html).tags if tag == "a" and (a["href"] or "").startswith("compare/")]
    assert links.count("compare/alpha/beta.md?from=articles.md") == 1, "each pair is in the table once"
    assert len(links) == 3


def test_lists_of_comparisons_count_opposite_sides_where_no_claim_of_one_disputes_the_other() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("delta/c")},
        "beta/b": answer("moon"),
        "delta/c": answer("wind"),
    }
    renderer = renderer_of(claims)
    words = "on opposite sides of 1, no direct dispute"
    assert f"Beta and Delta {words}" in text_of(renderer.page("articles.md"))
    assert words in text_of(renderer.article_end("beta"))


def test_of_very_many_comparisons_the_end_of_the_article_has_all() -> None:
    slugs = [f"a{n}" for n in range(12)]
    renderer = renderer_of({f"{slug}/c": answer("moon") for slug in slugs}, articles=slugs)
    assert 'href="articles/a0.md#dossier-end?from=articles.md">6 more<' in renderer.page("articles.md")
    end = renderer.article_end("a0")
    assert len(re.findall('href="compare/', end)) == 11
    assert "5 more" in text_of(end)


def test_an_article_ends_with_those_before_and_after_it() -> None:
    renderer = renderer_of({})
    beside = {
        slug: [(a.get("rel"), (a["href"] or "").partition("?")[0]) for tag, a in Outline(html).tags if a.get("rel")]
        for slug in renderer.dossier.articles
        for html in [renderer.article_end(slug)]
    }
    assert beside == {
        "alpha": [("next", "articles/beta.md")],
        "beta": [("prev", "articles/alpha.md"), ("next", "articles/gamma.md")],
        "gamma": [("prev", "articles/beta.md"), ("next", "articles/delta.md")],
        "delta": [("prev", "articles/gamma.md")],
    }


def test_an_article_ends_with_what_to_compare_it_with_most_disputed_first() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("delta/c")},
        "beta/b": answer("moon"),
        "delta/c": answer("wind"),
    }
    end = renderer_of(claims).article_end("alpha")
    assert re.findall('href="(compare/[^?]*)', end) == ["compare/alpha/delta.md", "compare/alpha/beta.md"]
    text = text_of(end)
    assert "Delta Label of delta 1 dispute · 1 question in common" in text
    assert "Beta Label of beta agree on 1 · 1 question in common" in text
    assert "No other article answers a question that this one answers." in text_of(renderer_of({}).article_end("alpha"))


def test_a_single_article_has_no_end() -> None:
    assert renderer_of({"alpha/a": answer("moon")}, articles=("alpha",)).article_end("alpha") == ""


def test_everything_at_the_end_of_an_article_is_marked_as_added() -> None:
    (tag, attributes), *_ = Outline(renderer_of({}).article_end("beta")).tags
    assert tag == "footer"
    assert attributes["data-dossier"] == "end"
