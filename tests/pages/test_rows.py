"""Topics, people and lists of them: what is disputed, what is agreed on, and the claims after that."""

from __future__ import annotations

import re
from typing import Any

from dossier.pages.listing import question_entities
from dossier.pages.sides import Tone
from tests.rendering import QUESTION, answer, dispute, renderer_of, text_of


def _asked(question: str, position: str) -> dict[str, Any]:
    return {"answers": [{"question": question, "position": position}]}


def _sea(**extra: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - parts of claims
    """Return claims on one topic: a disputed question, one agreed on, and one with two answers."""
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "alpha/c": _asked("shared", "moon"),
        "beta/d": _asked("shared", "moon"),
        "alpha/e": _asked("open", "moon"),
        "beta/f": _asked("open", "wind"),
    }
    return {key: {"topics": ["sea"], "mentions": ["ada"], **claim, **extra} for key, claim in claims.items()}


OTHERS = [{**QUESTION, "slug": slug, "ask": f"And {slug}?"} for slug in ("shared", "open")]


def test_a_topic_opens_with_what_is_disputed_then_what_is_agreed_then_claims() -> None:
    html = renderer_of(_sea(), questions=OTHERS).page("topics/sea.md")
    heads = re.findall(r'<h2 id="([\w-]+)">', html)
    assert heads == [Tone.DISPUTE, Tone.AGREE, Tone.OTHER, "claims"]
    rows = re.findall(r'<li class="dossier-row" data-tone="(\w+)"', html)
    assert rows == ["dispute", "agree", "other"]
    assert html.count("dossier-wave") == 1, "only a dispute has a wave"
    text = text_of(html)
    assert "1 disputed 1 agreed 1 neither disputed nor agreed" in text
    assert "And shared? The moon 2 of 4" in text
    assert 'href="#dispute?from=topics/sea.md"' in html


def test_a_person_has_what_they_said_first_then_disputes_and_claims_that_name_them_last() -> None:
    said = {"delta/s": {"by": ["ada"]}}
    html = renderer_of({**_sea(), **said}, questions=OTHERS).page("entities/ada.md")
    assert re.findall(r'<h2 id="([\w-]+)">', html) == ["part-1", "dispute", "agree", "other", "part-2"]
    assert "Said by Ada Wave" in text_of(html)


def test_disputes_between_claims_that_no_row_shows_stand_one_above_and_one_below_the_line() -> None:
    claims = {"alpha/a": {"topics": ["sea"], **dispute("beta/b")}, "beta/b": {}}
    html = renderer_of(claims).page("topics/sea.md")
    assert "a holds. Alpha ¶1 is disputed by b holds. Beta ¶2 A direct dispute: they differ" in text_of(html)
    assert 'href="#dispute?from' in html
    assert "dossier-conflict" not in renderer_of(_sea(), questions=OTHERS).page("topics/sea.md")
    other_way = {"beta/b": {"topics": ["sea"], **dispute("alpha/a")}, "alpha/a": {}}
    text = text_of(renderer_of(other_way).page("topics/sea.md"))
    assert "a holds. Alpha ¶1 is disputed by b holds." in text, "in the order of the articles"


def test_a_dispute_on_a_question_that_has_no_row_there_is_named_by_its_question_and_not_by_its_claims() -> None:
    claims = {
        "alpha/a": {"mentions": ["ada"], **answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "delta/d": answer("wind"),
    }
    html = renderer_of(claims).page("entities/ada.md")
    assert "dossier-conflict" not in html
    assert re.findall(r'<h2 id="([\w-]+)">', html)[0] == "dispute", "the address stays"
    assert 'href="questions/cause.md?from=entities/ada.md"' in html


def test_a_topic_without_disputes_shows_what_is_agreed_and_people_with_little_come_last() -> None:
    agreed = {
        key: {"topics": ["sea"], "mentions": ["ada"], **answer("moon")} for key in ("alpha/a", "beta/b", "gamma/c")
    }
    more = {f"delta/d{number}": {"mentions": ["sailors"]} for number in range(5)}
    renderer = renderer_of({**agreed, **more})
    text = text_of(renderer.page("topics/index.md"))
    assert "What causes tides? The moon 3 of 4" in text
    people = renderer.page("entities/index.md")
    (minor,) = re.findall(r'<ul class="dossier-plain dossier-index-minor">(.*?)</ul>', people, re.DOTALL)
    assert minor.count("<li>") == 1
    assert "Ada Wave" in minor


def test_many_claims_are_folded_by_article_with_how_many_are_disputed_and_shared() -> None:
    few = renderer_of(_sea(), questions=OTHERS).page("topics/sea.md")
    assert "dossier-bloc-fold" not in few
    more = {f"delta/d{number}": {"topics": ["sea"]} for number in range(7)}
    html = renderer_of({**_sea(), **more}, questions=OTHERS).page("topics/sea.md")
    assert html.count("dossier-bloc-fold") == 3
    assert "Alpha 3 claims 1 disputed 1 agreed" in text_of(html)
    anchors = set(re.findall(r' id="(part-1-\w+)"', html))
    assert anchors == set(re.findall(r' id="(part-1-\w+)"', few)) | {"part-1-delta"}, "addresses stay"


def test_a_question_is_about_those_that_half_of_its_claims_name() -> None:
    claims = {"alpha/a": {"mentions": ["ada"], **answer("moon")}, "beta/b": answer("wind")}
    renderer = renderer_of(claims)
    assert question_entities(renderer.dossier, renderer.relations) == {"ada": ["cause"], "sailors": []}
    third = renderer_of({**claims, "delta/d": answer("wind")})
    assert question_entities(third.dossier, third.relations)["ada"] == []


def test_lists_of_topics_and_people_say_how_articles_stand_and_topics_show_their_disputes() -> None:
    renderer = renderer_of(_sea(), questions=OTHERS)
    topics, people = renderer.page("topics/index.md"), renderer.page("entities/index.md")
    for html in (topics, people):
        assert "1 disputed 1 agreed 1 neither disputed nor agreed" in text_of(html)
    assert topics.count('class="dossier-row"') == 1
    assert 'class="dossier-row"' not in people
    assert 'href="#type-1?from=entities/index.md"' in people


def test_lists_name_the_disputes_behind_a_mark_and_draw_each_question_with_one_topic() -> None:
    claims = _sea()
    claims["alpha/a"] = {**claims["alpha/a"], "topics": ["sea", "sky"], "mentions": ["ada", "sailors"]}
    claims["delta/x"] = answer("wind")
    renderer = renderer_of(claims, questions=OTHERS)
    people, topics = text_of(renderer.page("entities/index.md")), text_of(renderer.page("topics/index.md"))
    assert "Disputed: What causes tides?" in people, "half of its claims name Ada"
    assert "In disputed claims on: What causes tides?" in people, "one of them names the sailors"
    assert topics.count("In disputed claims on: What causes tides?") == 1
    assert renderer.page("topics/index.md").count('class="dossier-row"') == 1


def test_where_there_is_no_question_the_marks_stand_for_claims() -> None:
    agreeing = {"links": [{"type": "agrees", "to": "beta/b"}]}
    claims: dict[str, Any] = {"alpha/a": {"topics": ["sky"], **agreeing}, "beta/b": {}, "delta/d": {"topics": ["sky"]}}
    renderer = renderer_of(claims)
    for path in ("topics/index.md", "topics/sky.md"):
        assert "1 claim agreed 1 claim neither disputed nor agreed" in text_of(renderer.page(path))
    disputing = {"alpha/a": {"topics": ["sky"], **dispute("beta/b")}, "beta/b": {"topics": ["sky"]}}
    page = renderer_of(disputing)
    assert "2 claims disputed" in text_of(page.page("topics/index.md"))
    assert "2 claims disputed" not in text_of(page.page("topics/sky.md")), "the dispute itself is counted"


def test_what_a_speaker_said_is_folded_after_the_first_article_where_it_is_long() -> None:
    said = {f"{article}/s{number}": {"by": ["ada"]} for article in ("alpha", "beta") for number in range(7)}
    html = renderer_of(said).page("entities/ada.md")
    assert re.findall(r'<details class="dossier-fold dossier-bloc-fold"( open)?>', html) == [" open", ""]


def test_the_matrix_has_the_marks_of_the_picture() -> None:
    html = renderer_of(_sea(), questions=OTHERS).page("questions/index.md")
    assert re.findall(r'<tr role="row" data-tone="(\w+)">', html) == ["dispute", "agree", "other"]
    assert re.findall(r'<li data-place="(\w+)">', html) == ["over", "under", "same", "same", "beside", "beside"]


def test_of_very_many_questions_some_are_only_named() -> None:
    others = [{**QUESTION, "slug": f"q{number}", "ask": f"And {number}?"} for number in range(26)]
    claims = {f"alpha/a{number}": {"topics": ["sea"], **_asked(f"q{number}", "moon")} for number in range(len(others))}
    html = renderer_of(claims, questions=others).page("topics/sea.md")
    assert html.count('class="dossier-row"') == 24
    assert text_of(html).count("And 25?") == 1
    assert 'href="questions/q25.md?from' in html


def test_the_list_of_all_claims_has_a_place_for_every_few_claims_of_a_long_article() -> None:
    claims: dict[str, dict[str, Any]] = {f"alpha/a{number:02}": {} for number in range(20)}
    claims["beta/b"] = {}
    html = renderer_of(claims).page("claims/index.md")
    places = re.findall(r'<a href="#(\w+)[?]from=claims/index.md">([^<]+?) ?<', html)
    assert places == [("alpha", "Alpha"), ("alpha_15", "From paragraph 16"), ("beta", "Beta")]
    assert re.findall(r' id="(\w+_\d+)"', html) == ["alpha_15"]
