from __future__ import annotations

from tests.rendering import dispute, renderer_of, text_of


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
    assert "A talk 15 August 2025" in text
    assert "a holds. Alpha ¶1 · disputed b holds. Beta ¶3 · disputed they differ" in text
    assert "4 claims in 3 articles Alpha a holds." in text
    assert "d holds." not in text


def test_an_event_without_a_claim_is_in_its_place() -> None:
    gone = {"events": ["talk"], "withdrawn": {"on": "2026-11-22", "why": "It was read wrongly."}}
    html = renderer_of({"alpha/a": gone}).page("events/index.md")
    assert "A talk" in text_of(html)
    assert "<details" not in html


def test_a_claim_leads_to_its_event() -> None:
    html = renderer_of({"alpha/a": {"events": ["talk"]}}).claim("alpha/a")
    assert 'href="events/index.md#talk?from' in html
