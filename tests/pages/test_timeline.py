from __future__ import annotations

from dossier.pages.events import Era
from dossier.pages.paging import Limits
from dossier.pages.sides import Tone
from dossier.pages.timeline import moments
from tests.rendering import QUESTION, answer, dispute, renderer_of, text_of


def test_claims_about_one_event_that_dispute_each_other_are_side_by_side_once() -> None:
    claims = {
        "alpha/a": {"events": ["talk"], **dispute("beta/b")},
        "alpha/c": {"events": ["talk"], **dispute("delta/d")},
        "beta/b": {"events": ["talk"]},
        "delta/d": {},
        "delta/e": {"by": ["ada"], "origin": "talk"},
    }
    html = renderer_of(claims).page("events/index.md")
    assert html.count("dossier-conflict") == 1
    text = text_of(html)
    assert "15 August 2025 1 event A talk" in text
    assert "a holds. Alpha ¶1 is disputed by b holds. Beta ¶3 A direct dispute: they differ" in text
    assert "4 claims about this event, in 3 articles Alpha a holds." in text
    assert "d holds." not in text


def test_an_event_without_a_claim_is_in_its_place() -> None:
    gone = {"events": ["talk"], "withdrawn": {"on": "2026-11-22", "why": "It was read wrongly."}}
    html = renderer_of({"alpha/a": gone}).page("events/index.md")
    assert "A talk" in text_of(html)
    assert "dossier-passage" not in html


def test_a_claim_leads_to_its_event() -> None:
    html = renderer_of({"alpha/a": {"events": ["talk"]}}).claim("alpha/a")
    assert 'href="events/index.md#talk?from' in html


DAYS = (
    {"slug": "dawn", "name": "Dawn", "when": "2025-08-14"},
    {"slug": "arrival", "name": "An arrival", "when": "2025-08-15"},
    {"slug": "talk", "name": "A talk", "when": "2025-08-15"},
    {"slug": "dusk", "name": "Dusk"},
)


def test_the_timeline_opens_at_the_day_of_the_event_that_most_claims_are_about() -> None:
    claims = {"alpha/a": {"events": ["talk"]}, "beta/b": {"events": ["talk"]}, "delta/d": {"events": ["dawn"]}}
    renderer = renderer_of(claims, events=DAYS)
    assert [moment.era for moment in moments(renderer.view)] == [Era.EARLIER, Era.MAIN, Era.MAIN, Era.LATER]
    html = renderer.page("events/index.md")
    assert html.index("<summary><h2>Earlier") < html.index('id="dawn"') < html.index("</details>\n<section")
    assert html.index("</details>\n<section") < html.index('id="era_main"') < html.index('id="arrival"')
    assert html.index('id="era_later"') < html.index('id="dusk"')


def test_what_begins_on_the_main_day_is_with_that_day_and_says_how_long_it_lasted() -> None:
    days = (*DAYS[:3], {"slug": "night", "name": "A night", "when": "2025-08-15/2025-08-16"}, *DAYS[3:])
    renderer = renderer_of({"alpha/a": {"events": ["talk"]}}, events=days)
    assert {one.slug: one.era for one in moments(renderer.view)}["night"] is Era.MAIN
    text = text_of(renderer.page("events/index.md"))
    assert "15 August 2025 3 events An arrival A talk" in text
    assert "A night 15 August 2025 to 16 August 2025" in text


def test_a_page_without_the_main_event_folds_nothing_away_and_leads_to_it() -> None:
    claims = {f"alpha/a{number}": {"events": ["dawn"]} for number in range(3)} | {
        f"beta/b{number}": {"events": ["talk"]} for number in range(4)
    }
    pages = renderer_of(claims, events=DAYS, limits=Limits(whole=2, page=3)).pages_of("events/index.md")
    first = pages["events/index.md"]
    assert "dossier-era-fold" not in first
    assert 'Most claims are about this event: <a href="events/2.md#talk?from' in first


def test_an_event_has_the_questions_about_it_that_are_disputed_agreed_on_or_answered_differently() -> None:
    def asked(claims: dict[str, dict[str, object]]) -> list[Tone]:
        about = {key: {"events": ["talk"], **claim} for key, claim in claims.items()}
        return [row.tone for row in next(moments(renderer_of(about).view)).rows]

    assert asked({"alpha/a": answer("moon"), "beta/b": answer("wind")}) == [Tone.OTHER]
    assert asked({"alpha/a": answer("moon"), "beta/b": {"by": ["ada"], **answer("wind")}}) == []
    assert asked({"alpha/a": answer("moon"), "beta/b": answer("moon")}) == [Tone.AGREE]
    assert asked({"alpha/a": answer("moon", value="1"), "beta/b": answer("wind", value="2")}) == [Tone.OTHER]
    disputing = {"alpha/a": {**answer("moon"), **dispute("beta/b")}, "beta/b": answer("wind")}
    assert asked(disputing) == [Tone.DISPUTE]
    html = renderer_of({k: {"events": ["talk"], **c} for k, c in disputing.items()}).page("events/index.md")
    assert "dossier-conflict" not in html, "the row of the question shows the dispute"
    assert 'Articles dispute</span> <a href="#talk?from=events/index.md">A talk</a>' in html


def test_a_question_mostly_about_something_else_is_not_with_an_event() -> None:
    claims = {"alpha/a": {"events": ["talk"], **answer("moon")}, "beta/b": answer("moon"), "delta/d": answer("moon")}
    assert next(moments(renderer_of(claims).view)).rows == ()


def test_answers_of_claims_about_something_else_are_announced_and_come_after_the_claims_about_the_event() -> None:
    claims = {"alpha/a": {"events": ["talk"], **answer("moon")}, "beta/b": answer("moon")}
    text = text_of(renderer_of(claims).page("events/index.md"))
    begin = text.index("1 claim about this event, in 1 article")
    assert begin < text.index("A question about it, with every article’s answer: What causes tides?")
    both = {key: {"events": ["talk"], **claim} for key, claim in claims.items()}
    assert "with every article’s answer" not in text_of(renderer_of(both).page("events/index.md"))


def test_a_question_is_with_the_one_event_that_most_of_its_claims_are_about() -> None:
    claims = {
        "alpha/a": {"events": ["dawn", "talk"], **answer("moon")},
        "beta/b": {"events": ["talk"], **answer("moon")},
        "delta/c": {"events": ["dawn", "talk"], **answer("moon")},
    }
    found = {one.slug: len(one.rows) for one in moments(renderer_of(claims, events=DAYS).view)}
    assert found["talk"] == 1
    assert sum(found.values()) == 1


def test_the_names_of_articles_stand_once_above_the_events_of_a_day() -> None:
    both = [{"slug": slug, "name": slug, "when": "2025-08-15"} for slug in ("one", "two")]
    depth = {**QUESTION, "slug": "depth", "ask": "And how deep?"}
    asked = {"one": answer("moon"), "two": {"answers": [{"question": "depth", "position": "moon"}]}}
    claims = {f"{article}/{slug}": {"events": [slug], **asked[slug]} for article in ("alpha", "beta") for slug in asked}
    html = renderer_of(claims, events=both, questions=(depth,)).page("events/index.md")
    assert html.count('<li class="dossier-row"') == 2
    assert html.count('class="dossier-names"') == 1
