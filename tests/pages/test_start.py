"""Where the search starts while nothing is typed."""

from __future__ import annotations

from dossier.pages.start import search_start
from tests.rendering import answer, dispute, renderer_of


def test_the_search_starts_with_disputed_questions_frequent_topics_and_people() -> None:
    about = {"topics": ["tides"], "mentions": ["ada"]}
    claims = {"alpha/a": {**answer("moon"), **dispute("beta/b"), **about}, "beta/b": {**answer("wind"), **about}}
    found = search_start(renderer_of(claims).view)
    assert (found[0].kind, found[0].page) == ("Question", "questions/cause.md")
    assert found[0].title == "What causes tides?"
    assert {one.kind for one in found} <= {"Question", "Topic", "Person"}


def test_a_topic_or_a_person_without_claims_is_no_start() -> None:
    assert [one.kind for one in search_start(renderer_of({"alpha/a": {}}).view)] == ["Question"]
