"""The pages that are made from annotations: what the page of a claim says, and the lists that lead to it."""

from __future__ import annotations

import re
from typing import Any

from dossier.pages.listing import listings, question_topics
from dossier.read.history import Change, History, Span
from dossier.text.placements import PassageContext, Placement
from tests.rendering import QUESTION, Outline, answer, dispute, renderer_of, text_of

_FIRST = Change("2026-03-02", "a" * 40)
_LAST = Change("2026-03-09", "b" * 40)


def _history(first: Change, last: Change) -> History:
    return History({"annotations/claims/alpha/a.yml": Span(first, last)}, (), ())


def _listing(claims: dict[str, dict[str, Any]], path: str, **options: Any) -> str:  # noqa: ANN401 - as renderer_of
    return dict(renderer_of(claims, **options).listings().items())[path]


def test_the_page_of_a_claim_says_kind_speakers_stance_topics_and_origin() -> None:
    claim = {"by": ["ada"], "via": ["sailors"], "topics": ["sea"], "mentions": ["sailors"], "origin": "talk"}
    html = renderer_of({"alpha/a": {**claim, "speech": "direct"}}).claim("alpha/a")
    text = text_of(html)
    assert "Kind Report (such claims say that something happened or was said) Speaker Ada Wave By way of" in text
    assert "Stance Reported: the article passes it on as somebody’s statement; in direct speech Origin A talk" in text
    links = {(attributes.get("href") or "").partition("?")[0] for tag, attributes in Outline(html).tags if tag == "a"}
    assert {"entities/ada.md", "entities/sailors.md", "topics/sea.md", "kinds/report.md"} <= links


def test_the_page_of_a_claim_shows_when_it_changed() -> None:
    text = text_of(renderer_of({"alpha/a": {}}, history=_history(_FIRST, _LAST)).claim("alpha/a"))
    assert "Written 2 March 2026 (commit aaaaaaaaaa) Last changed 9 March 2026 (commit bbbbbbbbbb)" in text
    assert "9 March 2026, version bbbbbbbbbb" in text
    once = text_of(renderer_of({"alpha/a": {}}, history=_history(_FIRST, _FIRST)).claim("alpha/a"))
    assert "Written 2 March 2026" in once
    assert "Last changed" not in once


def test_without_history_the_page_of_a_claim_says_nothing_of_dates() -> None:
    text = text_of(renderer_of({"alpha/a": {}}).claim("alpha/a"))
    assert "Written" not in text
    assert "version" not in text
    other = text_of(renderer_of({"alpha/b": {}}, history=_history(_FIRST, _LAST)).claim("alpha/b"))
    assert "Written" not in other


def test_a_correction_is_suggested_for_the_file_of_the_claim() -> None:
    path = "annotations/claims/alpha/a.yml"
    assert f"Correct it in the file {path}" in text_of(renderer_of({"alpha/a": {}}).claim("alpha/a"))
    html = renderer_of({"alpha/a": {}}, edit="https://example.org/edit/").claim("alpha/a")
    assert f'<a href="https://example.org/edit/{path}"' in html


def test_a_relation_is_explained_where_it_is_shown() -> None:
    claims = {"alpha/a": {}, "beta/b": {"links": [{"type": "qualifies", "to": "alpha/a", "because": "only in May"}]}}
    text = text_of(renderer_of(claims).claim("alpha/a"))
    assert (
        "Qualified by Beta The other limits this claim or adds a condition; both can be held. Beta ¶2 b holds." in text
    )
    assert "only in May" in text


def test_the_words_of_a_rendition_are_never_in_quotation_marks() -> None:
    contexts = (PassageContext(4, "High tide and low tide.", 0, 9),)
    settings = {"alpha/a": Placement(contexts, 4)}
    renderer = renderer_of({"alpha/a": answer("moon")}, settings=settings)
    for html in (renderer.claim("alpha/a"), renderer.question("cause")):
        around = re.findall(r"(.)(?:<mark[^>]*>)High tide(?:</mark>)(.)", re.sub("</?p>", " ", html))
        # Once on the page, and once in its card.
        assert around == [(" ", " ")] * (2 if 'class="dossier-preview-passage"' in html else 1)
        assert not {"q", "blockquote", "cite"} & {tag for tag, _ in Outline(html).tags}
        assert "as the editors retell it" in html


def test_a_withdrawn_claim_keeps_a_page_and_leaves_every_list() -> None:
    gone = {"withdrawn": {"on": "2026-11-22", "why": "It was read wrongly."}, "topics": ["sea"], "mentions": ["ada"]}
    renderer = renderer_of({"alpha/a": gone, "alpha/b": {"topics": ["sea"]}})
    assert "Withdrawn on 22 November 2026: It was read wrongly." in text_of(renderer.claim("alpha/a"))
    for path, html in [*renderer.listings().items(), ("claims", renderer.page("claims/index.md"))]:
        assert "a holds." not in html, path


def test_a_question_has_passages_and_figures_side_by_side() -> None:
    claims = {
        "alpha/a": answer("moon", value="3"),
        "beta/b": {"by": ["ada"], **answer("wind", value="2.75")},
        "delta/c": answer("whale"),
    }
    settings = {"alpha/a": Placement((PassageContext(4, "High tide.", 0, 4),), 4)}
    html = renderer_of(claims, settings=settings).question("cause")
    table = re.findall(r"<table.*?</table>", html, re.DOTALL)[0]
    assert text_of(table).endswith("Alpha 3 moons ¶4 Beta reports Ada Wave as saying: 2.75 moons ¶2 Delta A whale ¶3")
    assert re.search(
        r"<details[^>]*>.*?<mark[^>]*>High</mark> tide\.</p><p[^>]*>as the editors retell it</p></details>",
        html,
        re.DOTALL,
    )
    assert "<table" not in renderer_of({"alpha/a": answer("moon")}).question("cause")


def test_a_question_shows_its_row_its_places_and_further_questions() -> None:
    depth = {**QUESTION, "slug": "depth", "ask": "How deep?", "lead": None}
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "delta/d": answer("moon"),
    }
    html = renderer_of(claims, questions=(depth,)).page("questions/cause.md")
    assert html.index("dossier-question-row") < html.index('id="disputes"') < html.index('id="position-moon"')
    assert [f'href="#{place}?from' in html for place in ("disputes", "position-moon", "position-wind")] == [True] * 3
    assert 'href="questions/depth.md?from' in html
    text = text_of(html)
    assert "Delta is on one of these sides too; no claim of its own is in a dispute here." in text
    assert "The moon 2 claims" in text


def test_the_matrix_says_how_many_of_all_agree() -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/d": {}}
    text = text_of(renderer_of(claims).page("questions/index.md"))
    assert "What causes tides? 2 of 4 agree" in text
    assert "most" not in text


def test_each_question_has_its_mark_and_what_has_none_is_counted() -> None:
    asked = tuple({**QUESTION, "slug": f"q{number}", "ask": f"What of {number}?"} for number in range(60))
    html = renderer_of({"alpha/a": {}}, questions=asked[:24]).page("questions/index.md")
    assert html.count('<circle cx="8" cy="8" r="3"/>') == 2 * 25
    assert "and 1 more" in text_of(renderer_of({"alpha/a": {}}, questions=asked).page("questions/index.md"))


def test_a_question_belongs_to_the_topic_of_most_of_its_claims() -> None:
    claims = {
        "alpha/a": {"topics": ["sky"], **answer("moon")},
        "beta/b": {"topics": ["sky", "sea"], **answer("moon")},
        "delta/c": {"topics": ["sea"], **answer("moon")},
    }
    renderer = renderer_of(claims)
    dossier, relations = renderer.dossier, renderer.relations
    topics = question_topics(dossier, relations)
    assert topics == {"cause": "sea"}, "of two equally frequent ones, the first in the list"
    assert [one.path for one in listings(dossier, relations, topics) if one.questions] == ["topics/sea.md"]
    html = renderer.page("questions/index.md")
    assert re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', html) == ["The sea"]
    assert 'href="topics/sea.md' in renderer.question("cause")


def test_questions_are_listed_by_topic_and_those_without_one_last() -> None:
    html = renderer_of({"alpha/a": answer("moon")}, question=QUESTION).page("questions/index.md")
    assert re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', html) == ["Other questions"]
    assert 'href="questions/questions.csv' in html


def test_a_topic_lists_its_claims_by_article_and_its_questions() -> None:
    claims = {
        "alpha/a": {"topics": ["sea"], **answer("moon")},
        "alpha/b": {"topics": ["sky"]},
        "beta/c": {"topics": ["sea"]},
    }
    text = text_of(_listing(claims, "topics/sea.md"))
    assert text.startswith(
        "Topics Topic The sea What moves it. 1 neither disputed nor agreed "
        "On this page Neither disputed nor agreed 1 question"
    )
    assert "What causes tides? Alpha ¶1 : The moon" in text
    assert "Alpha 1 claim a holds." in text
    assert "Beta 1 claim c holds." in text
    assert "b holds." not in text


def test_an_entity_has_its_own_claims_separate_from_those_that_name_it() -> None:
    claims = {"alpha/a": {"by": ["ada"], "mentions": ["ada"]}, "beta/b": {"mentions": ["ada"]}}
    text = text_of(_listing(claims, "entities/ada.md").partition("dossier-jumped-body")[2])
    assert text.index("Said by Ada Wave") < text.index("a holds.") < text.index("Claims that name Ada Wave")
    assert text.count("a holds.") == 1
    assert text.index("Claims that name Ada Wave") < text.index("b holds.")
    assert "No claim yet." in text_of(_listing(claims, "entities/sailors.md"))


def test_kinds_verdicts_and_standings_have_pages_if_claims_have_them() -> None:
    record = {
        "claims": ["alpha/a"],
        "verdict": "overstated",
        "says": "Less.",
        "looked_up": "2026-11",
        "evidence": "primary",
    }
    claims = {"alpha/a": dispute("beta/b"), "beta/b": {"kind": "prediction"}, "delta/c": {}}
    pages = dict(renderer_of(claims, records={"r": record}).listings().items())
    listed = {path: re.findall(r'<li[^>]*><a href="claims/(\w+/[^"?]+)\.md', html) for path, html in pages.items()}
    found = {
        path: claims for path, claims in listed.items() if path.partition("/")[0] in {"kinds", "verdicts", "standing"}
    }
    assert found == {
        "kinds/report.md": ["alpha/a", "delta/c"],
        "kinds/prediction.md": ["beta/b"],
        "verdicts/overstated.md": ["alpha/a"],
        "standing/dispute.md": ["alpha/a", "beta/b"],
        "standing/lone.md": ["delta/c"],
    }


def test_the_address_above_kinds_and_standings_lists_them_with_how_their_claims_stand() -> None:
    renderer = renderer_of({"alpha/a": dispute("beta/b"), "beta/b": {"kind": "prediction"}, "delta/c": {}})
    kinds = renderer.page("kinds/index.md")
    assert 'href="kinds/report.md?from=kinds/index.md"' in kinds
    assert "2 claims 1 claim disputed 1 claim neither disputed nor agreed" in text_of(kinds)
    assert 'href="standing/lone.md?from=standing/index.md"' in renderer.page("standing/index.md")
    assert 'href="kinds/index.md?from=kinds/report.md"' in renderer.page("kinds/report.md")
    assert "verdicts/index.md" not in renderer.listings(), "no claim has one"


def test_the_list_of_claims_has_values_to_filter_by_and_links_to_plain_lists() -> None:
    claims = {"alpha/a": {"topics": ["sea", "sky"], "by": ["ada"], **dispute("beta/b")}, "beta/b": {}}
    html = renderer_of(claims).page("claims/index.md")
    rows = [attributes for tag, attributes in Outline(html).tags if tag == "li" and "data-kind" in attributes]
    assert rows[0] == {
        "data-kind": "report",
        "data-topic": "sea sky",
        "data-speaker": "ada",
        "data-standing": "dispute",
    }
    options = [attributes["value"] or "" for tag, attributes in Outline(html).tags if tag == "option"]
    assert {"alpha", "report", "sea", "ada", "author", "dispute"} <= set(options)
    assert "prediction" not in options
    links = {(attributes["href"] or "").partition("?")[0] for tag, attributes in Outline(html).tags if tag == "a"}
    assert {"kinds/report.md", "standing/dispute.md", "topics/sky.md"} <= links
