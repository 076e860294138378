"""What the home page derives: what nearly all say, what only one says, and what each stresses."""

from __future__ import annotations

import re
from typing import Any

from dossier.pages.wording import minutes
from tests.rendering import answer, dispute, renderer_of, text_of


def test_each_sentence_of_what_happened_is_followed_by_its_paragraphs() -> None:
    summary = [
        {"slug": "came", "says": "The water came.", "claims": ["beta/b", "alpha/a"]},
        {"slug": "went", "says": "It <went>.", "claims": ["alpha/a"]},
    ]
    html = renderer_of({"alpha/a": {}, "beta/b": {}}, summary=summary).slot("happened")
    assert text_of(html) == "15 August 2025 The water came. Beta ¶2 , Alpha ¶1 It &lt;went&gt;. Alpha ¶1"
    assert 'href="articles/beta.md#b?from=index.md"' in html


def test_the_day_and_place_of_the_main_event_come_first_where_they_are_known() -> None:
    summary = [{"slug": "came", "says": "The water came.", "claims": ["alpha/a"]}]
    talk = {"slug": "talk", "name": "A talk", "when": "2025-08-15", "where": "Cape <Race>"}
    later = {"slug": "later", "name": "A reply", "when": "2026-01-02", "where": "Elsewhere"}

    def said(*events: dict[str, Any]) -> str:
        claims = {"alpha/a": {"events": ["talk"] if events else []}}
        return text_of(renderer_of(claims, summary=summary, events=events).slot("happened"))

    assert said(later, talk).startswith("15 August 2025 · Cape &lt;Race&gt; The water came.")
    assert said({"slug": "talk", "name": "A talk", "where": "Cape"}).startswith("Cape The water came.")
    assert said({"slug": "talk", "name": "A talk"}).startswith("The water came.")
    assert said().startswith("The water came.")


def test_an_article_is_introduced_with_its_minutes() -> None:
    front = {"outlet_kind": "newspaper", "outlet_country": "India", "published": "2025-08-16T08:00"}
    text = text_of(renderer_of({"alpha/a": {}}, front=front).slot("articles"))
    assert "Alpha Post · newspaper, India · 16 August 2025 · 1 min 1 claim" in text


def test_minutes_are_words_by_how_many_one_reads() -> None:
    assert minutes("") == 1
    assert minutes("word, " * 690 + "— " * 500) == 3
    assert minutes("潮" * 920) == 2


def test_positions_of_all_but_one_in_their_own_voice_are_shared() -> None:
    claims = {
        "alpha/a": answer("moon"),
        "beta/b": answer("moon"),
        "delta/d": answer("moon"),
        "alpha/w": {"by": ["ada"], **answer("wind")},
    }
    text = text_of(renderer_of(claims).slot("agreed", "index.md"))
    assert text.endswith(
        "What causes tides? The moon 3 of 4 Alpha ¶1 : The moon Beta ¶3 : The moon Gamma: silent Delta ¶4 : The moon"
    )


def test_what_is_only_reported_or_rejected_is_not_shared() -> None:
    claims: dict[str, dict[str, Any]] = {f"{article}/c": answer("moon") for article in ("alpha", "beta")}
    claims["delta/c"] = {"by": ["ada"], **answer("moon")}
    assert "There is no position" in text_of(renderer_of(claims).slot("agreed", "index.md"))
    claims["delta/d"] = answer("moon")
    claims["beta/c"] = {"by": ["ada"], "stance": "rejects", **answer("moon")}
    claims["gamma/c"] = answer("moon")
    text = text_of(renderer_of(claims, question={**_question(), "silent": []}).slot("agreed", "index.md"))
    assert "3 of 4" in text
    assert "Beta ¶2 : rejects what Ada Wave said: The moon" in text


def _question() -> dict[str, Any]:
    positions = [{"slug": "moon", "label": "The moon"}, {"slug": "wind", "label": "The wind"}]
    return {"slug": "cause", "ask": "What causes tides?", "positions": positions}


def test_what_only_one_says_is_in_its_own_voice_and_related_to_no_other_article() -> None:
    claims: dict[str, dict[str, Any]] = {
        "alpha/opinion": {"kind": "evaluation"},
        "alpha/plain": {},
        "alpha/checked": {},
        "alpha/more": {},
        "alpha/told": {"by": ["ada"]},
        "beta/disputed": dispute("gamma/other"),
        "gamma/other": {},
        "delta/elaborated": {"links": [{"type": "elaborates", "to": "delta/own"}]},
        "delta/own": {},
    }
    record = {
        "claims": ["alpha/checked"],
        "verdict": "supported",
        "says": "So it is.",
        "looked_up": "2026-11-22",
        "evidence": "primary",
    }
    html = renderer_of(claims, records={"r": record}).slot("lone", "index.md")
    shown = re.findall(r'<li><a href="claims/([^"?]+)\.md', html)
    assert shown == ["alpha/checked", "alpha/more", "delta/elaborated", "delta/own"], "reports and records first"
    assert "public reports: supported" in text_of(html)


def test_an_article_stresses_what_has_a_greater_share_of_its_claims() -> None:
    claims: dict[str, dict[str, Any]] = {f"alpha/s{n}": {"topics": ["sea"]} for n in range(3)}
    claims["alpha/sky"] = {"topics": ["sky"]}
    claims |= {"beta/sea": {"topics": ["sea"]}, **{f"beta/k{n}": {"topics": ["sky"]} for n in range(4)}}
    text = text_of(renderer_of(claims).slot("emphasis", "index.md"))
    assert text == "Alpha The sea 75% of its claims, others 20% Beta The sky 80% of its claims, others 25%"


def test_few_claims_are_not_emphasis_and_withdrawn_ones_do_not_count() -> None:
    gone = {"withdrawn": {"on": "2026-11-22", "why": "It was read wrongly."}}
    claims: dict[str, dict[str, Any]] = {
        "alpha/a": {"topics": ["sea"]},
        "alpha/b": {"topics": ["sea"]},
        "alpha/c": {"topics": ["sea"], **gone},
        "beta/d": {},
    }
    assert text_of(renderer_of(claims).slot("emphasis", "index.md")) == ""


def test_a_dispute_names_its_reason_after_its_sides() -> None:
    disputing = {**answer("moon"), **dispute("beta/b")}
    html = renderer_of({"alpha/a": disputing, "beta/b": answer("wind")}).slot("disputes", "index.md")
    assert html.index("The moon") < html.index("The wind") < html.index("One looks up")


def test_a_disputed_question_without_a_lead_follows_those_with_one_and_gives_the_reason_of_its_dispute() -> None:
    bare = {**_question(), "slug": "turns", "ask": "How often does it turn?"}
    other = {"answers": [{"question": "turns", "position": "moon"}], **dispute("beta/d")}
    claims: dict[str, dict[str, Any]] = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "alpha/c": other,
        "beta/d": {"answers": [{"question": "turns", "position": "wind"}]},
    }
    reason = {**_question(), "lead": "One looks up.", "silent": []}
    html = renderer_of(claims, question=bare, questions=[reason]).slot("disputes", "index.md")
    assert html.index("What causes tides?") < html.index("How often does it turn?")
    assert re.findall(r'dossier-why">(.*?)</p>', html) == ["One looks up.", "they <em>differ</em>"]


def test_the_guide_leads_to_the_repository_or_says_what_works_without_one() -> None:
    renderer = renderer_of({"alpha/a": {}})
    html = renderer.slot("repository", repository="https://code.example.org/tides")
    assert 'href="https://code.example.org/tides"' in html
    assert "code.example.org" in text_of(html)
    words = text_of(renderer.slot("repository"))
    assert "Then copy or download the file" in words
    assert "Once the site names a repository, the same button opens it" in words
    assert "repo_url" not in words
    assert "account" not in words
    assert "Then press “Send it without an account”" in text_of(renderer.slot("repository", contact="a@example.org"))
