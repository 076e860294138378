"""The picture of the home page: which side of a disputed question each article stands on."""

from __future__ import annotations

from typing import Any

from dossier.pages.picture import NOT_SO, PictureRow, picture_row, picture_rows
from dossier.pages.sides import Tone
from tests.rendering import QUESTION, Rendered, answer, dispute, renderer_of, text_of


def _places(row: PictureRow) -> dict[str, list[tuple[str, bool]]]:
    return {column.article: [(mark.place.value, mark.own) for mark in column.marks] for column in row.columns}


def _row(claims: dict[str, dict[str, Any]]) -> PictureRow:
    return picture_row(renderer_of(claims).view, "cause")


def _disputing(to: str, degree: str) -> dict[str, Any]:
    (link,) = dispute(to)["links"]
    return {"links": [{**link, "degree": degree}]}


def test_positions_that_claims_dispute_are_on_two_sides_and_silence_has_no_mark() -> None:
    row = _row(
        {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind"), "delta/d": answer("moon")}
    )
    assert _places(row) == {
        "alpha": [("over", True)],
        "beta": [("under", True)],
        "gamma": [],
        "delta": [("over", True)],
    }
    assert [front.words for front in row.fronts] == [("The moon",), ("The wind",)]
    assert [(front.own, front.passed) for front in row.fronts] == [(2, 0), (1, 0)]
    assert row.without == 1
    assert row.faced


def test_a_position_that_no_claim_disputes_is_on_neither_side() -> None:
    row = _row(
        {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind"), "delta/d": answer("whale")}
    )
    assert _places(row)["delta"] == [("beside", True)]
    assert row.others == 1


def test_what_an_article_says_in_its_own_voice_comes_before_what_it_passes_on() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "alpha/told": {"by": ["ada"], **answer("wind")},
        "beta/b": answer("wind"),
        "delta/told": {"by": ["ada"], **answer("wind")},
    }
    row = _row(claims)
    assert _places(row)["alpha"] == [("over", True)]
    assert _places(row)["delta"] == [("under", False)]
    assert row.columns[3].marks[0].words == "reports Ada Wave as saying: The wind"


def test_a_side_that_is_only_passed_on_is_not_empty() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/told")},
        "beta/told": {"by": ["ada"], **answer("wind")},
        "beta/own": answer("moon"),
    }
    row = _row(claims)
    assert _places(row)["beta"] == [("over", True), ("under", False)]
    assert not row.faced


def test_an_article_can_stand_on_both_sides() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "alpha/c": answer("wind"),
        "beta/b": answer("wind"),
    }
    assert _places(_row(claims))["alpha"] == [("over", True), ("under", True)]


def test_what_rejects_a_position_stands_opposite_it() -> None:
    rejecting = {"by": ["ada"], "stance": "rejects", **answer("moon")}
    row = _row({"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": rejecting})
    assert _places(row)["beta"] == [("under", True)]
    assert [front.words for front in row.fronts] == [("The moon",), (NOT_SO,)]
    html = renderer_of({"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": rejecting}).slot("disputes")
    assert "The moon against Not so Alpha ¶1 : The moon" in text_of(html)


def test_three_positions_that_dispute_each_other_are_said_in_words() -> None:
    claims = {
        "alpha/a": {**answer("moon"), "links": [*dispute("beta/b")["links"], *dispute("delta/d")["links"]]},
        "beta/b": {**answer("wind"), **dispute("delta/d")},
        "delta/d": answer("whale"),
    }
    row = _row(claims)
    assert row.fronts == ()
    assert row.faced
    text = text_of(renderer_of(claims).slot("picture"))
    assert "Alpha ¶1 : The moon Beta ¶2 : The wind Gamma: silent Delta ¶3 : A whale" in text
    assert "Alpha ¶1 : The moon Beta ¶2 : The wind" in text_of(renderer_of(claims).slot("disputes"))


def test_claims_with_one_position_and_two_numbers_are_said_in_numbers() -> None:
    claims = {
        "alpha/a": {**answer("moon", value="5"), **dispute("beta/b")},
        "beta/b": answer("moon", value="6"),
    }
    row = _row(claims)
    assert row.fronts == ()
    assert [mark.short for column in row.columns for mark in column.marks] == ["5 moons", "6 moons"]


def test_disputes_that_have_nothing_to_do_with_each_other_are_not_put_on_two_sides() -> None:
    positions = [{"slug": slug, "label": slug} for slug in ("a", "b", "c", "d")]
    claims = {
        "alpha/a": {**answer("a"), **dispute("beta/b")},
        "beta/b": answer("b"),
        "gamma/c": {**answer("c"), **dispute("delta/d")},
        "delta/d": answer("d"),
    }
    question = {**QUESTION, "positions": positions, "silent": []}
    assert picture_row(renderer_of(claims, question=question).view, "cause").fronts == ()


def test_strong_disputes_come_first_and_small_matters_of_fact_have_a_heading_of_their_own() -> None:
    def pair(question: str, degree: str) -> dict[str, dict[str, Any]]:
        on = {"answers": [{"question": question, "position": "moon"}]}
        return {
            f"alpha/{question}": {**on, **_disputing(f"beta/{question}", degree)},
            f"beta/{question}": {"answers": [{"question": question, "position": "wind"}]},
        }

    others = [{**QUESTION, "slug": slug, "ask": f"And {slug}?"} for slug in ("small", "face")]
    claims = {**pair("cause", "interpretive"), **pair("small", "minor"), **pair("face", "direct")}
    renderer = renderer_of(claims, questions=others)
    assert [row.slug for row in picture_rows(renderer.view)] == ["face", "cause", "small"]
    text = text_of(renderer.slot("picture"))
    assert text.index("And face?") < text.index("What causes tides?") < text.index("In small matters of fact")
    assert text.index("In small matters of fact") < text.index("And small?")
    assert "And small?" not in text_of(renderer.slot("disputes")), "they are left to the picture"


def _many(articles: int) -> Rendered:
    names = [f"paper-{number}" for number in range(articles)]
    claims: dict[str, dict[str, Any]] = {
        f"{name}/c": answer("moon" if at % 3 else "wind") for at, name in enumerate(names)
    }
    claims["paper-0/c"] |= dispute("paper-1/c")
    return renderer_of(claims, articles=names, question={**QUESTION, "silent": []})


def test_of_very_many_articles_the_picture_counts_those_on_each_side() -> None:
    text = text_of(_many(30).slot("picture"))
    assert "The moon 20 articles The wind 10 articles 0 do not answer" in text
    assert "Paper" not in text
    assert "14 articles" not in text_of(_many(24).slot("picture")), "of fewer each has its column"


def test_of_very_many_articles_three_positions_are_counted_each() -> None:
    names = [f"paper-{number}" for number in range(30)]
    claims: dict[str, dict[str, Any]] = {
        "paper-0/a": {**answer("moon"), "links": [*dispute("paper-1/b")["links"], *dispute("paper-2/c")["links"]]},
        "paper-1/b": {**answer("wind"), **dispute("paper-2/c")},
        "paper-2/c": answer("whale"),
        "paper-3/d": {"by": ["ada"], **answer("whale")},
    }
    text = text_of(renderer_of(claims, articles=names, question={**QUESTION, "silent": []}).slot("picture"))
    assert "The moon 1 article The wind 1 article A whale 1 article 1 more passes it on 26 do not answer" in text


def test_the_sharpest_disputes_lead_with_both_sides_as_they_are_worded_and_what_they_turn_on() -> None:
    positions = [
        {"slug": "moon", "label": "The moon and nothing else", "short": "The moon"},
        {"slug": "wind", "label": "The wind over the sea", "short": "The wind"},
    ]
    questions = [{**QUESTION, "slug": f"q{n}", "positions": positions} for n in range(6)]
    claims: dict[str, dict[str, Any]] = {}
    for n in range(6):
        claims[f"alpha/a{n}"] = {"answers": [{"question": f"q{n}", "position": "moon"}], **dispute(f"beta/b{n}")}
        claims[f"beta/b{n}"] = {"answers": [{"question": f"q{n}", "position": "wind"}]}
    # What nobody on one side says in his own voice comes last, and is told in few words.
    claims["beta/b0"]["by"] = ["ada"]
    text = text_of(renderer_of(claims, questions=questions).slot("picture"))
    assert text.count("The moon and nothing else against The wind over the sea") == 5
    assert text.count("One looks up, the other about.") == 5
    assert text.count("The moon against The wind") == 1
    assert text.rindex("else against") < text.index("The moon against")


def test_of_very_many_articles_a_leading_dispute_counts_them_and_the_list_is_folded() -> None:
    renderer = _many(30)
    assert "The moon 20 articles The wind 10 articles" in text_of(renderer.slot("disputes"))
    folded = renderer.slot("articles")
    assert "18 more articles" in text_of(folded)
    assert folded.count("<li>") == 30


def test_a_dossier_without_disputes_or_summary_says_so_or_nothing() -> None:
    renderer = renderer_of({"alpha/a": answer("moon")})
    assert text_of(renderer.slot("picture")) == "No article disputes another’s answer to a question."
    assert "No question is disputed" in text_of(renderer.slot("disputes"))
    assert renderer.slot("happened") == ""


def test_without_a_dispute_a_position_that_most_hold_themselves_is_agreed_on() -> None:
    row = _row({"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/d": answer("whale")})
    assert row.tone is Tone.AGREE
    assert _places(row) == {
        "alpha": [("same", True)],
        "beta": [("same", True)],
        "gamma": [],
        "delta": [("beside", True)],
    }
    assert [(front.words, front.own, front.passed) for front in row.fronts] == [(("The moon",), 2, 0)]
    assert (row.others, row.without) == (1, 1)


def test_half_of_the_voices_and_words_passed_on_are_no_agreement() -> None:
    half = {"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/d": answer("whale"), "gamma/c": answer("wind")}
    row = _row(half)
    assert row.tone is Tone.OTHER
    assert row.fronts == ()
    assert [mark.short for column in row.columns for mark in column.marks] == [
        "The moon",
        "The moon",
        "The wind",
        "A whale",
    ]
    assert _row({"alpha/a": answer("moon"), "beta/b": {"by": ["ada"], **answer("moon")}}).tone is Tone.OTHER


def test_a_dispute_between_those_quoted_is_not_that_of_the_articles() -> None:
    said = {"by": ["ada"], **answer("moon")}
    against = {"by": ["ada"], **answer("wind")}
    quoted = renderer_of({"alpha/a": {**said, **dispute("beta/b")}, "beta/b": against, "delta/d": answer("moon")})
    own = renderer_of({"alpha/a": {**said, **dispute("beta/b")}, "beta/b": answer("wind")})
    assert "Disputed between those quoted What causes tides?" in text_of(quoted.question("cause"))
    assert "What causes tides? between those quoted" in text_of(quoted.slot("picture"))
    assert "What causes tides? disputed between those quoted" in text_of(quoted.page("questions/index.md"))
    assert "Both articles only pass them on: the dispute is between those quoted." in text_of(quoted.claim("alpha/a"))
    pages = [own.question("cause"), own.slot("picture"), own.page("questions/index.md"), own.claim("alpha/a")]
    assert not any("between those quoted" in text_of(page) for page in pages)
