"""Cards and pages as HTML: what they show, and that nothing from annotations becomes markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from dossier.pages.wording import counted, date_words, joined, number
from dossier.text.placements import PassageContext, Placement
from tests.rendering import EVIL, QUESTION, Outline, Rendered, answer, dispute, renderer_of, shown, text_of


def _every_output(renderer: Rendered, claim: str, article: str) -> list[str]:
    return [
        renderer.article_head(article),
        renderer.number(3),
        renderer.tally(claim),
        renderer.notes(article, [claim]),
        renderer.claim(claim),
        renderer.page("claims/index.md"),
        renderer.question("cause"),
        renderer.page("questions/index.md"),
        renderer.slot("disputes", "index.md"),
        renderer.slot("articles", "index.md"),
        renderer.slot("questions", "index.md"),
    ]


def _evil() -> Rendered:
    texts = {"says": EVIL, "note": EVIL, "by": ["ada"], "origin": "talk"}
    claims = {
        "alpha/a": {**texts, **answer("moon", value="2"), **dispute("beta/b")},
        "beta/b": {**texts, **answer("wind")},
    }
    claims["alpha/a"]["links"][0]["because"] = EVIL
    question = {
        **QUESTION,
        "ask": EVIL,
        "lead": EVIL,
        "unit": EVIL,
        "positions": [{"slug": slug, "label": EVIL} for slug in ("moon", "wind", "whale")],
    }
    front = dict.fromkeys(
        (
            *("label", "outlet", "outlet_kind", "outlet_country", "short", "title", "title_note"),
            *("author", "author_note", "url_note"),
        ),
        EVIL,
    )
    record = {
        "claims": ["alpha/a"],
        "verdict": "partly",
        "says": EVIL,
        "looked_up": "2026-11-22",
        "evidence": "primary",
        "see": [
            {"outlet": EVIL, "title": EVIL, "date": "2025", "url": "https://example.org/'onclick='x"},
            {"outlet": EVIL, "date": "2025"},
        ],
    }
    text = f"{EVIL} in a paragraph"
    settings = {"alpha/a": Placement((PassageContext(1, text, 3, 12), PassageContext(1, text, 5, 20)), 1)}
    return renderer_of(claims, question=question, front=front, settings=settings, records={"r": record})


def test_text_from_annotations_never_becomes_markup() -> None:
    for html in _every_output(_evil(), "alpha/a", "alpha"):
        outline = Outline(html)
        assert {tag for tag, _ in outline.tags}.isdisjoint({"img", "style", "iframe"})
        scripts = [attributes.get("src") or "" for tag, attributes in outline.tags if tag == "script"]
        assert all(source.startswith("assets/dossier/") for source in scripts), "only ours, and none inline"
        for _, attributes in outline.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert re.match(r"https://|[#a-z]", attributes.get("href") or "#")


def test_everything_is_closed_and_ids_are_given_once() -> None:
    renderer = renderer_of({"alpha/a": dispute("beta/b"), "beta/b": {}})
    for html in _every_output(renderer, "alpha/a", "alpha"):
        ids = [attributes["id"] for _, attributes in Outline(html).tags if "id" in attributes]
        assert len(ids) == len(set(ids))


def test_what_is_put_into_an_article_is_hidden_from_the_scanner() -> None:
    renderer = renderer_of({"alpha/a": {}})
    for html in (
        renderer.article_head("alpha"),
        renderer.number(3),
        renderer.tally("alpha/a"),
        renderer.notes("alpha", ["alpha/a"]),
    ):
        assert Outline(html).tags[0][1]["data-dossier"]
    assert renderer.notes("alpha", []) == ""


def test_the_head_says_what_is_not_established() -> None:
    text = text_of(renderer_of({}).article_head("alpha"))
    assert "Alpha Post · author not stated · date not stated · address not established" in text
    assert "Heading and retelling are the editors’; numbers are those of the original." in text
    assert "Outlet Alpha Post Title not established" in text


def test_the_head_introduces_the_outlet_as_far_as_it_is_established() -> None:
    known = renderer_of({}, front={"outlet_kind": "newspaper", "outlet_country": "Peru"}).article_head("alpha")
    assert "Outlet Alpha Post (newspaper, Peru)" in text_of(known)
    assert "Outlet Alpha Post (newspaper)" in text_of(
        renderer_of({}, front={"outlet_kind": "newspaper"}).article_head("alpha")
    )


def test_the_head_names_author_date_and_original() -> None:
    front = {"author": "Ada Wave", "published": "2025-08-16", "url": "https://example.org/tide"}
    html = renderer_of({}, front=front).article_head("alpha")
    assert "Alpha Post · Ada Wave · 16 August 2025 · Read the original" in text_of(html)
    assert ("a", "https://example.org/tide") in [(tag, a.get("href")) for tag, a in Outline(html).tags]


def test_the_head_has_a_bar_for_each_paragraph_of_the_page() -> None:
    renderer = renderer_of(
        {"alpha/a": dispute("beta/b"), "beta/b": {}},
        front={"paragraphs": "999999"},
        settings={"alpha/a": Placement((), 3), "beta/b": Placement((), 1)},
    )
    html = renderer.article_head("alpha", [2, 3, 5])
    strip = html[html.index('class="dossier-strip"') : html.index("</nav>")]
    assert strip.count("<li>") == len([2, 3, 5])
    bars = [attributes for tag, attributes in Outline(strip[strip.index("<ol") : strip.index("<p")]).tags if tag == "a"]
    assert [(bar["href"], bar["data-state"], bar["aria-label"]) for bar in bars] == [
        ("#p3", "dispute", "Paragraph 3, disputed")
    ]
    assert "dossier-strip" not in renderer.article_head("alpha"), (
        "without numbers in the text there is nothing to lead to"
    )


def test_disputed_is_the_density_shown_first() -> None:
    inputs = [a for tag, a in Outline(renderer_of({}).article_head("alpha")).tags if a.get("type") == "radio"]
    assert [a["value"] for a in inputs] == ["read", "disputed", "all"]
    assert ["checked" in a for a in inputs] == [False, True, False]


def test_a_claim_on_the_whole_article_is_noted_in_the_head_and_has_an_anchor() -> None:
    renderer = renderer_of({"alpha/a": {}}, settings={"alpha/a": Placement((), None)})
    html = renderer.article_head("alpha")
    assert {"a", "note-a"} <= {attributes.get("id") for _, attributes in Outline(html).tags}
    assert "a holds." in text_of(html)


def test_a_tally_is_a_button_whose_name_begins_with_its_words() -> None:
    renderer = renderer_of({"alpha/a": dispute("beta/b"), "beta/b": {}, "gamma/c": {}})
    ((tag, attributes),) = Outline(renderer.tally("alpha/a")).tags
    assert (tag, attributes["type"], attributes["popovertarget"]) == ("button", "button", "note-a")
    assert attributes["aria-label"] == "disputed by 1 (other articles), note 0: a holds."
    assert attributes["data-state"] == "dispute"
    ((_, lone),) = Outline(renderer.tally("gamma/c")).tags
    assert lone["aria-label"] == "0, only here: c holds."


def test_a_note_leads_to_the_other_article_with_the_reason_and_back() -> None:
    renderer = renderer_of(
        {"alpha/a": {**dispute("beta/b"), **answer("moon")}, "beta/b": {}, "gamma/c": answer("moon")}
    )
    html = renderer.notes("alpha", ["alpha/a"])
    assert "disputed by Beta ¶2 : they differ" in text_of(html)
    assert "agrees Gamma ¶3" in text_of(html)
    links = [attributes["href"] for tag, attributes in Outline(html).tags if tag == "a"]
    assert links == [
        "claims/alpha/a.md?from=articles/alpha.md",
        "articles/beta.md#b?from=articles/alpha.md",
        "articles/gamma.md#c?from=articles/alpha.md",
        "questions/cause.md?from=articles/alpha.md",
        "#a",
    ]


def test_paragraphs_of_one_article_are_named_once_and_in_order() -> None:
    claims = {
        "alpha/a": answer("moon"),
        "beta/b": answer("moon"),
        "beta/c": answer("moon"),
        "beta/d": answer("moon"),
    }
    settings = {"beta/b": Placement((), 7), "beta/c": Placement((), 2), "beta/d": Placement((), 7)}
    text = text_of(renderer_of(claims, settings=settings).notes("alpha", ["alpha/a"]))
    assert "agrees Beta ¶2 , ¶7 All four" in text


def test_a_note_names_a_paragraph_once_whatever_it_answers() -> None:
    cause, also = ({"question": name, "position": "moon"} for name in ("cause", "also"))
    claims = {
        "alpha/a": {"answers": [cause, also]},
        "beta/b": {"answers": [cause]},
        "beta/c": {"answers": [also]},
        "gamma/d": {"answers": [cause, also]},
    }
    settings = {"beta/b": Placement((), 7), "beta/c": Placement((), 2)}
    renderer = renderer_of(claims, settings=settings, questions=[{**QUESTION, "slug": "also", "ask": "What else?"}])
    assert "agrees Beta ¶2 , ¶7 , Gamma ¶4 All four" in text_of(renderer.notes("alpha", ["alpha/a"]))
    page = text_of(renderer.claim("alpha/a"))
    assert "Beta ¶2 c holds. Question: What else?" in page
    assert "Beta ¶7 b holds. Question: What causes tides?" in page


def test_claims_disputed_for_one_reason_are_named_together_and_apart_from_a_second_reason() -> None:
    links = [dispute("beta/b")["links"][0], dispute("beta/c")["links"][0]]
    claims = {"alpha/a": {"links": links}, "beta/b": {}, "beta/c": {}}
    same_paragraph = {"beta/b": Placement((), 2), "beta/c": Placement((), 2)}
    html = renderer_of(claims, settings=same_paragraph).notes("alpha", ["alpha/a"])
    assert text_of(html).count("they differ") == 1
    assert text_of(html).count("Beta ¶2") == 1
    links[1] = {**links[1], "because": "they are far apart"}
    html = renderer_of(claims, settings=same_paragraph).notes("alpha", ["alpha/a"])
    items = [attributes for tag, attributes in Outline(html).tags if tag == "li"]
    assert ["data-named" in attributes for attributes in items] == [False, True], "the short form leaves out the second"
    assert "disputed by Beta ¶2 : they are far apart" in text_of(html)


@pytest.mark.parametrize(
    ("checked", "note", "page"),
    [
        ({}, "Public reports: supported", "Supported. Ada was heard."),
        ({"checked": "claim"}, "Public reports: supported", "Supported. Ada was heard."),
        (
            {"checked": "remark"},
            "Public reports, on whether it was said: supported",
            "Supported, on whether it was said. Ada was heard.",
        ),
    ],
    ids=["by default", "claim", "remark"],
)
def test_a_verdict_says_what_was_checked(checked: dict[str, str], note: str, page: str) -> None:
    record = {
        "claims": ["alpha/a"],
        "verdict": "supported",
        "says": "Ada was heard.",
        "looked_up": "2026-11",
        "evidence": "one report",
        **checked,
    }
    renderer = renderer_of({"alpha/a": {"by": ["ada"]}}, records={"r": record})
    assert note in text_of(renderer.notes("alpha", ["alpha/a"])).replace(" :", ":")
    assert page in text_of(renderer.claim("alpha/a"))


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ({}, "Report · the author, who is not named"),
        ({"by": ["ada"], "speech": "direct"}, "Report · Ada Wave, as reported, in direct speech"),
        ({"by": ["ada"], "via": ["sailors"]}, "Report · Ada Wave, as reported, by way of sailors (not named)"),
        ({"by": ["sailors"], "stance": "rejects"}, "Report · sailors (not named); the article rejects it"),
        ({"by": ["ada"], "stance": "asserts"}, "Report · Ada Wave; the article says so too"),
    ],
)
def test_a_claim_page_says_who_speaks_and_what_the_article_does_with_it(claim: dict[str, Any], line: str) -> None:
    assert line in text_of(renderer_of({"alpha/a": claim}).claim("alpha/a"))


def test_a_claim_page_marks_the_passages_in_their_paragraph() -> None:
    text = "High tide and low tide."
    contexts = (PassageContext(4, text, 0, 9), PassageContext(4, text, 14, 22), PassageContext(6, "A tide.", 2, 6))
    html = renderer_of({"alpha/a": {}}, settings={"alpha/a": Placement(contexts, 4)}).claim("alpha/a")
    html = shown(html)
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html) == ["High tide", "low tide", "tide"]
    assert "High tide and low tide ." in text_of(html)
    assert [f"¶{n}, in context" in text_of(html) for n in (4, 5, 6)] == [True, False, True]


def test_a_claim_page_shows_relations_with_reason_and_degree_and_the_record() -> None:
    record = {
        "claims": ["alpha/a"],
        "verdict": "overstated",
        "says": "A chart *shows* less.",
        "looked_up": "2026-11",
        "evidence": "several reports",
        "see": [
            {"outlet": "Chart Office", "title": "The chart", "date": "2025-08", "url": "https://www.example.org/chart"},
            {"outlet": "The Almanac", "url": "https://example.org/almanac"},
            {"outlet": "Harbor radio", "date": "2025-08-15"},
        ],
    }
    renderer = renderer_of(
        {"alpha/a": dispute("beta/b"), "beta/b": {}}, records={"chart": record}, edit="https://example.org/edit/"
    )
    html = renderer.claim("alpha/a")
    text = text_of(html)
    meaning = "As they stand, the two cannot both be held."
    assert f"Disputed by Beta {meaning} Beta ¶2 b holds. A direct dispute. they differ" in text
    assert "Overstated. A chart shows less. Rests on several reports · looked up November 2026 “The chart,”" in text
    assert re.findall(
        r'<li>(?:<a href="([^"]*)"[^>]*>)?([^<]*)(?:</a>)?([^<]*)(?:<span[^>]*>[^<]*</span>)?</li>', html
    )[-3:] == [
        ("https://www.example.org/chart", "“The chart,”", " Chart Office, August 2025"),
        ("https://example.org/almanac", "The Almanac", " "),
        ("", "Harbor radio, 15 August 2025", ""),
    ]
    assert "The Almanac (title and date not noted) Harbor radio, 15 August 2025" in text
    assert "1 other article disputes this" in text
    assert "https://example.org/edit/annotations/claims/alpha/a.yml" in html
    assert "Suggest a change" not in renderer_of({"alpha/a": {}}).claim("alpha/a")


def test_a_withdrawn_claim_says_so_and_links_to_another() -> None:
    withdrawn = {"withdrawn": {"on": "2026-11-22", "why": "It was read wrongly.", "instead": "beta/b"}}
    renderer = renderer_of({"alpha/a": withdrawn, "beta/b": {}})
    html = renderer.claim("alpha/a")
    assert "Withdrawn on 22 November 2026: It was read wrongly. Instead: b holds." in text_of(html)
    assert "articles/alpha.md?" in html
    assert "articles/alpha.md#" not in html, "its passage is not marked, so there is no anchor to lead to"
    assert "a holds." not in renderer.page("claims/index.md")


def test_a_question_page_names_holders_reporters_the_silent_and_the_unread() -> None:
    claims = {
        "alpha/a": answer("moon", value="2"),
        "alpha/b": {"by": ["ada"], **answer("wind")},
        "beta/c": {"by": ["sailors"], "stance": "rejects", **answer("wind")},
    }
    text = text_of(renderer_of(claims).question("cause"))
    assert "The moon Alpha ¶1 a holds. (2 moons)" in text
    assert (
        "The wind Alpha ¶2 reports Ada Wave as saying: b holds. Beta ¶3 rejects what sailors (not named) said: c holds."
        in text
    )
    assert "Silent Gamma (read for this question; silence is not agreement)" in text
    assert "Not yet read for this question Delta" in text
    assert "Said by none of them A whale" in text


def test_a_question_page_says_whether_it_is_disputed_or_only_answered_differently() -> None:
    def kicker(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
        html = renderer_of({"alpha/a": one, "beta/b": other}).question("cause")
        return text_of(re.findall(r'<p class="dossier-kicker">.*?</p>', html, re.DOTALL)[0])

    reported = {"by": ["ada"], **answer("wind")}
    assert kicker({**answer("moon"), **dispute("beta/b")}, reported) == "The articles dispute this"
    assert kicker(answer("moon"), answer("wind")) == "Different answers"
    assert kicker(answer("moon"), answer("moon")) == "2 of 4 agree"
    assert kicker(answer("moon"), reported) == "Only one answers in its own voice"


def test_the_matrix_is_a_table_with_one_cell_for_each_article() -> None:
    claims = {"alpha/a": answer("moon"), "alpha/b": answer("moon"), "beta/c": {"by": ["ada"], **answer("wind")}}
    html = renderer_of(claims).page("questions/index.md")
    cells = [text_of(cell) for cell in re.findall(r"<td.*?</td>", html, re.DOTALL)]
    assert cells == [
        "Alpha The moon ¶1 ¶2",
        "Beta reports Ada Wave as saying: The wind ¶3",
        "Gamma – silent",
        "Delta not yet read",
    ]
    assert {a.get("role") for tag, a in Outline(html).tags if tag == "table"} == {"table"}


def test_the_home_page_shows_the_sides_of_leading_questions_that_are_disputed() -> None:
    disputing = {**answer("moon"), **dispute("beta/b")}
    renderer = renderer_of(
        {"alpha/a": disputing, "beta/b": answer("wind"), "delta/c": {"by": ["ada"], **answer("wind")}}
    )
    text = text_of(renderer.slot("disputes", "index.md"))
    assert "The moon against The wind Alpha ¶1 : The moon Beta ¶2 : The wind Gamma: silent" in text
    assert "One looks up, the other about." in text
    assert "One looks up" not in text_of(renderer_of({"alpha/a": answer("moon")}).slot("disputes", "index.md"))


def test_the_list_of_articles_counts_disputed_and_shared_claims() -> None:
    renderer = renderer_of(
        {"alpha/a": dispute("beta/b"), "alpha/c": answer("moon"), "beta/b": {}, "gamma/d": answer("moon")}
    )
    assert "Alpha Post · date not stated · 1 min 2 claims: 1 disputed, 1 agreed" in text_of(
        renderer.slot("articles", "index.md")
    )


def test_a_slot_with_an_unknown_name_stays_empty() -> None:
    assert renderer_of({}).slot("weather", "index.md") == ""
    assert "Label of alpha" in renderer_of({}).slot("articles", "index.md")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-08-16", "16 August 2025"),
        ("2025-08", "August 2025"),
        ("2025", "2025"),
        ("2025-08-16T08:00", "16 August 2025, 08:00"),
        ("2025-08-16T08:00Z", "16 August 2025, 08:00 UTC"),
        ("2025-08~", "about August 2025"),
        ("2025?", "perhaps 2025"),
        ("2025-08-15/2025-08-16", "15 August 2025 to 16 August 2025"),
        ("../2025-08", "until August 2025"),
        ("2025-08/", "from August 2025"),
        ("soon", "soon"),
    ],
)
def test_dates_are_written_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_lists_and_numbers_are_written_in_words() -> None:
    assert [joined(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [counted(1, "claim"), counted(2, "claim")] == ["1 claim", "2 claims"]
    assert [number(3.0), number(2.75)] == ["3", "2.75"]


def test_the_table_of_claims_counts_kinds_by_article() -> None:
    renderer = renderer_of({"alpha/a": {}, "alpha/b": {"kind": "prediction"}, "beta/c": {}})
    rows = [
        [text_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", renderer.slot("coverage", "method.md"), re.DOTALL)
    ]
    counted = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows}
    assert (counted["Alpha"]["Prediction"], counted["Alpha"]["Claims"]) == ("1", "2")
    assert (counted["Gamma"]["Report"], counted["Gamma"]["Claims"]) == ("–", "0")
    assert counted["All"]["Claims"] == "3"
