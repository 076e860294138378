"""Two articles compared: what they dispute, share and answer otherwise, and where only one of them speaks."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossier.pages import pairs
from dossier.pages.paging import Limits
from dossier.pages.pairs import Pair
from dossier.relations import Relation
from tests.rendering import QUESTION, Outline, Rendered, answer, dispute, renderer_of, text_of

PAGE = "compare/alpha/beta.md"
DEPTH = {
    "slug": "depth",
    "ask": "How deep is it?",
    "positions": [{"slug": "deep", "label": "Deep"}, {"slug": "shallow", "label": "Shallow"}],
    "silent": ["beta"],
}
COLOR = {**DEPTH, "slug": "color", "ask": "What color is it?", "silent": []}


def _to(question: str, position: str) -> dict[str, Any]:
    return {"answers": [{"question": question, "position": position}]}


def _pair(claims: dict[str, dict[str, Any]], **contents: Any) -> Pair:  # noqa: ANN401 - as renderer_of
    return renderer_of(claims, **contents).view.pairs.compared["alpha", "beta"]


def _section(html: str, anchor: str) -> str:
    found = re.search(rf'<section[^>]* id="{anchor}".*?</section>', html, re.DOTALL)
    return "" if found is None else found[0]


def test_each_two_articles_that_answer_one_question_have_a_page() -> None:
    renderer = renderer_of({"alpha/a": answer("moon"), "beta/b": answer("wind"), "delta/c": {}})
    assert [path for path in renderer.paths if path.startswith("compare/")] == [PAGE]
    assert renderer.title(PAGE) == "Alpha and Beta compared"


def test_two_articles_that_only_dispute_each_other_outside_questions_have_a_page_too() -> None:
    renderer = renderer_of({"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": {}, "delta/c": {}})
    assert [path for path in renderer.paths if path.startswith("compare/")] == [PAGE]
    html = renderer.page(PAGE)
    assert "No question is answered by both. 1 dispute between their claims is on record" in text_of(html)
    assert f'href="{PAGE}#disputed?from' in html
    assert "Two claims, outside any question" in text_of(_section(html, "disputed"))
    assert f'href="{PAGE}?from' in renderer.article_end("beta")


def test_the_home_page_leads_to_comparisons_where_there_are_some() -> None:
    compared = {"alpha/a": answer("moon"), "beta/b": answer("wind")}
    assert "Compare two" in text_of(renderer_of(compared).slot("articles"))
    assert "Compare two" not in text_of(renderer_of({"alpha/a": answer("moon")}).slot("articles"))


def test_a_dispute_outweighs_a_shared_position_and_a_shared_position_a_different_one() -> None:
    disputed = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind"), "beta/c": answer("moon")}
    assert _pair(disputed) == Pair("alpha", "beta", ("cause",), (), (), ())
    assert _pair({"alpha/a": answer("moon"), "beta/b": answer("moon")}).agreed == ("cause",)
    assert _pair({"alpha/a": answer("moon"), "beta/b": answer("wind")}).other == ("cause",)


def test_who_faces_another_in_the_picture_is_not_said_to_dispute_nothing_or_to_agree() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "delta/c": answer("moon"),
        "delta/d": {"by": ["ada"], **answer("wind")},
    }
    pairs = renderer_of(claims).view.pairs.compared
    assert pairs["beta", "delta"] == Pair("beta", "delta", (), (), (), (), ("cause",))
    assert pairs["alpha", "delta"].agreed == ("cause",)
    html = renderer_of(claims).page("compare/beta/delta.md")
    assert "No dispute between the two is recorded. That is not agreement." in text_of(html)
    section = _section(html, "opposed")
    assert "Between these two no dispute is recorded." in text_of(section)
    assert section.index("The moon") < section.index("reports Ada Wave as saying")
    assert "1 on opposite sides" in text_of(html)
    # Who stands on both sides faces also those with whom he shares a position.
    both = {**claims, "delta/d": answer("wind")}
    assert renderer_of(both).view.pairs.compared["beta", "delta"].opposed == ("cause",)


def test_who_only_passes_a_position_on_faces_nobody() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "delta/c": {"by": ["ada"], **answer("moon")},
    }
    assert renderer_of(claims).view.pairs.compared["beta", "delta"].other == ("cause",)


def test_who_only_passes_a_position_on_does_not_agree() -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": {"by": ["ada"], **answer("moon")}}
    assert _pair(claims).other == ("cause",)
    html = renderer_of(claims).page(PAGE)
    assert "Both answer 1 of 1 question." in text_of(html)
    assert "1 other" in text_of(html)
    assert "reports Ada Wave as saying: The moon" in text_of(_section(html, "other"))


def test_a_dispute_says_both_positions_its_degree_and_its_reason() -> None:
    claims = {
        "alpha/a": answer("whale"),
        "alpha/b": {**answer("moon"), **dispute("beta/c")},
        "beta/c": {"by": ["ada"], **answer("wind")},
    }
    html = renderer_of(claims).page(PAGE)
    text = text_of(_section(html, "disputed"))
    assert "Alpha The moon b holds. ¶2 A whale a holds. ¶1 disputes Beta" in text, "what is disputed comes first"
    assert "disputes Beta reports Ada Wave as saying: The wind c holds." in text
    assert "A direct dispute: they differ" in text
    assert "<em>differ</em>" in html
    assert "#dossier-circle" in _section(html, "disputed")
    assert "#dossier-diamond-hollow" in _section(html, "disputed"), "words that are passed on"


@pytest.mark.parametrize(
    ("held", "marks"), [(("moon", "wind"), ["circle", "diamond"]), (("wind", "moon"), ["diamond", "circle"])]
)
def test_a_mark_follows_the_answer_and_not_the_column(held: tuple[str, str], marks: list[str]) -> None:
    claims = {"alpha/a": {**answer(held[0]), **dispute("beta/b")}, "beta/b": answer(held[1])}
    html = _section(renderer_of(claims).page(PAGE), "disputed")
    assert re.findall(r'dossier-tie.*?#dossier-(\w+)".*?#dossier-(\w+)"', html, re.DOTALL) == [tuple(marks)]


def test_a_qualification_says_how_the_two_compare_and_not_beside_a_dispute() -> None:
    link = {"links": [{"type": "qualifies", "to": "beta/b", "because": "only in May"}]}
    html = renderer_of({"alpha/a": {**answer("moon"), **link}, "beta/b": answer("wind")}).page(PAGE)
    assert "How they compare: only in May" in text_of(_section(html, "other"))
    both = {"alpha/a": {**answer("moon"), **link}, "alpha/c": {**answer("moon"), **dispute("beta/b")}}
    html = renderer_of({**both, "beta/b": answer("wind")}).page(PAGE)
    assert "A direct dispute: they differ" in text_of(html)
    assert "only in May" not in html


def test_a_long_list_of_other_answers_is_folded_on_a_phone() -> None:
    more = [{**DEPTH, "slug": f"depth-{number}"} for number in range(5)]
    claims = {
        **{f"alpha/a{number}": _to(f"depth-{number}", "deep") for number in range(5)},
        **{f"beta/b{number}": {"by": ["ada"], **_to(f"depth-{number}", "deep")} for number in range(5)},
    }
    section = _section(renderer_of(claims, questions=more).page(PAGE), "other")
    assert "Show 5 questions" in text_of(section)
    assert section.count("dossier-phone-fold") == 1


def test_a_dispute_outside_every_shared_question_comes_last_in_the_first_section() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "alpha/x": dispute("beta/y"),
        "beta/y": {},
    }
    assert _pair(claims).beside == (("alpha/x", "beta/y"),)
    html = renderer_of(claims).page(PAGE)
    assert "1 more dispute concerns no question that both answer." in text_of(html)
    text = text_of(_section(html, "disputed"))
    assert text.index("What causes tides?") < text.index("Two claims, outside any question that both answer")
    assert "x holds." in text
    assert "y holds." in text


def test_silence_is_the_list_of_the_other_and_not_having_read_is_another() -> None:
    claims = {
        "alpha/a": answer("moon"),
        "beta/b": answer("moon"),
        "alpha/c": _to("depth", "deep"),
        "alpha/d": _to("color", "deep"),
    }
    text = text_of(renderer_of(claims, questions=(DEPTH, COLOR)).page(PAGE))
    silent, unread = (
        text.index("Alpha · Beta is silent"),
        text.index("Alpha · Beta has not yet been read for this question"),
    )
    assert silent < text.index("How deep is it? Deep, ¶2") < unread < text.index("What color is it? Deep, ¶3")
    assert "It answers no question on which Alpha says nothing." in text
    assert "Silence is not agreement." in text


def test_no_dispute_is_said_not_to_be_agreement() -> None:
    html = renderer_of({"alpha/a": answer("moon"), "beta/b": answer("moon")}).page(PAGE)
    assert "No dispute between the two is recorded. That is not agreement." in text_of(html)
    assert _section(html, "other") == ""


def test_a_mark_for_each_question_leads_to_its_section() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **_to("depth", "deep")},
        "alpha/b": answer("moon"),
        "beta/b": answer("moon"),
        "beta/c": _to("depth", "deep"),
    }
    html = renderer_of(claims, questions=({**DEPTH, "silent": []},)).page(PAGE)
    nav = re.findall(r'<nav class="dossier-units".*?</nav>', html, re.DOTALL)[0]
    assert nav.count("#dossier-square") == 2
    assert f'href="{PAGE}#agreed?' in nav
    ids = [attributes["id"] for _, attributes in Outline(html).tags if "id" in attributes]
    assert "agreed" in ids
    assert len(ids) == len(set(ids))


def test_articles_of_one_outlet_are_told_apart_by_their_headings() -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": answer("moon")}
    renderer = renderer_of(claims, front={"short": "Post"})
    assert renderer.title(PAGE) == "Label of alpha and Label of beta compared"
    assert text_of(renderer.page(PAGE)).startswith("Articles Two articles compared Label of alpha and Label of beta")


def test_beyond_so_many_pairs_none_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/c": answer("moon")}
    monkeypatch.setattr(pairs, "MOST", 2)
    renderer = renderer_of(claims)
    assert not [path for path in renderer.paths if path.startswith("compare/")]
    assert renderer.view.pairs.near["alpha"] == (("beta", 1), ("delta", 1))
    assert "Compare with" not in renderer.page("articles.md")
    assert "Articles on the same questions" in text_of(renderer.article_end("alpha"))


def _many() -> Rendered:
    questions = [{**DEPTH, "slug": f"q{n}", "ask": f"Is it {n}?", "silent": []} for n in range(9)]
    claims = {f"{article}/c{n}": _to(f"q{n}", "deep") for n in range(9) for article in ("alpha", "beta")}
    return renderer_of(claims, questions=questions, limits=Limits(20, 12))


def test_a_long_comparison_has_several_pages_and_every_question_once() -> None:
    pages = _many().pages_of(PAGE)
    assert len(pages) > 2
    asked = [ask for html in pages.values() for ask in re.findall(r"Is it \d\?", html)]
    assert sorted(asked) == [f"Is it {n}?" for n in range(9)]
    first, second, *_ = pages.values()
    assert "Both answer 9 of 10 questions" in text_of(first)
    assert "Both answer" not in text_of(second)
    assert "Where they agree continued" in text_of(second)


def test_every_dispute_between_two_articles_is_in_their_comparison() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": {**answer("wind"), **dispute("delta/c")},
        "delta/c": answer("moon"),
        "alpha/x": dispute("delta/y"),
        "delta/y": {},
    }
    renderer = renderer_of(claims)
    for claim, related in renderer.relations.related.items():
        for one in related:
            if one.relation is Relation.DISPUTES:
                pair = renderer.view.pairs.between(claim.partition("/")[0], one.other.partition("/")[0])
                assert pair is not None
                assert pair.disputed or pair.beside


def test_the_page_of_a_question_says_who_disputes_whom_and_why() -> None:
    claims = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind")}
    html = renderer_of(claims).question("cause")
    text = text_of(html)
    assert "Who disputes whom, and why Alpha ¶1 against Beta ¶2 : they differ (a direct dispute)" in text
    assert "Compare Alpha and Beta" in text
    assert f'href="{PAGE}?' in html
    assert "Who disputes whom" not in renderer_of({"alpha/a": answer("moon")}, question=QUESTION).question("cause")
