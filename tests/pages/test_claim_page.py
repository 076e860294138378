"""The page of a claim: its order, what it says of others, and what it says is absent."""

from __future__ import annotations

import re

from dossier.text.placements import PassageContext, Placement
from tests.rendering import Outline, answer, dispute, renderer_of, text_of

_URL = "https://example.com/sea"


def test_the_original_is_beside_the_paragraph_and_what_a_reader_fetches_is_near_the_top() -> None:
    claims = {"alpha/a": answer("moon"), "beta/b": answer("wind")}
    html = renderer_of(claims, front={"url": _URL, "title": "The Sea Obeys"}).claim("alpha/a")
    kicker = re.findall(r'<p class="dossier-kicker">(.*?)</p>', html)[0]
    assert text_of(kicker) == "Alpha ¶1 · Read the original , “The Sea Obeys”"
    assert f'<a href="{_URL}" rel="external">' in kicker
    places = [html.index(part) for part in ("<h1>", ">Copy link<", "<summary>Cite<", "dossier-stands")]
    assert places == sorted(places)
    text = text_of(html)
    assert "made by Alpha Post, in “The Sea Obeys”, paragraph 1, https://example.com/sea" in text
    assert "“The Sea Obeys,” Alpha Post, https://example.com/sea. Retold and annotated by the editors" in text
    unknown = text_of(renderer_of(claims).claim("alpha/a"))
    assert "Alpha ¶1 · address of the original not established" in unknown


def test_a_path_can_be_completed_and_an_address_needs_it_not() -> None:
    tags = Outline(renderer_of({"alpha/a": {}}).claim("alpha/a")).tags
    named = [(one["data-path"], one["data-page"]) for _, one in tags if "data-path" in one]
    article = ("articles/alpha.md", "articles/alpha.md?from=claims/alpha/a.md")
    assert named == [("claims/alpha/a.md", ""), article, ("claims/alpha/a.md", ""), article]


def test_direct_disputes_come_before_interpretive_and_minor_ones() -> None:
    def against(degree: str) -> dict[str, object]:
        return {"links": [{"type": "disputes", "to": "alpha/a", "degree": degree, "because": f"it is {degree}"}]}

    claims = {
        "alpha/a": {},
        "beta/b": against("minor"),
        "delta/d": against("direct"),
        "gamma/c": against("interpretive"),
    }
    text = text_of(renderer_of(claims).claim("alpha/a"))
    assert "Disputed by Beta, Gamma and Delta As they stand, none of these can be held with this claim." in text
    assert (
        "Delta ¶3 d holds. A direct dispute. it is direct "
        "Gamma ¶4 c holds. A dispute about what it means. it is interpretive "
        "Beta ¶2 b holds. A dispute in a small matter. it is minor"
    ) in text


def test_many_articles_are_counted_in_a_heading() -> None:
    slugs = [f"article-{number}" for number in range(7)]
    claims = {f"{slug}/a": answer("moon") for slug in slugs}
    assert "6 articles agree They give the same answer as this claim. Question: What causes tides?" in text_of(
        renderer_of(claims, articles=slugs).claim("article-3/a")
    )


def test_what_is_absent_is_said() -> None:
    def said(claim: str, **claims: dict[str, object]) -> str:
        return text_of(renderer_of({key.replace("_", "/"): value for key, value in claims.items()}).claim(claim))

    alone = said("alpha/a", alpha_a={})
    assert "No other article says this None disputes it either. Silence is not agreement." in alone
    assert "Public reports None. Records cover what could be looked up, not every claim." in alone
    disputed = said("alpha/a", alpha_a={"kind": "evaluation", **dispute("beta/b")}, beta_b={})
    assert "1 other article disputes this None agrees with this claim." in disputed
    assert "Public reports None. Evaluations are checked only where they contain a fact." in disputed
    shared = said("alpha/a", alpha_a=answer("moon"), beta_b=answer("moon"))
    assert "Beta agrees It gives the same answer as this claim. Question: What causes tides? Beta ¶2" in shared
    assert "1 other article agrees None disputes this claim." in shared
    gone = said("alpha/a", alpha_a={"withdrawn": {"on": "2026-11-22", "why": "It was read wrongly."}})
    assert "None disputes" not in gone
    assert "Public reports" not in gone


def test_the_claims_before_and_after_it_are_linked() -> None:
    renderer = renderer_of({"alpha/a": {}, "alpha/b": {}, "alpha/c": {}})
    assert "← Claim before, ¶1 a holds. Claim after, ¶3 → c holds." in text_of(renderer.claim("alpha/b"))
    assert 'rel="prev"' not in renderer.claim("alpha/a")
    assert 'rel="next"' not in renderer.claim("alpha/c")


def test_it_says_what_agreement_rests_on() -> None:
    linked = {"links": [{"type": "agrees", "to": "alpha/a"}]}
    by_link = text_of(renderer_of({"alpha/a": {}, "beta/b": linked}).claim("alpha/a"))
    assert "Beta agrees To the editors the two say the same. Beta ¶2 b holds." in by_link
    both = text_of(
        renderer_of({"alpha/a": answer("moon"), "beta/b": answer("moon"), "delta/d": linked}).claim("alpha/a")
    )
    assert (
        "Each gives the same answer as this claim or, where no question is named, says the same to the editors."
    ) in both
    assert "Delta ¶3 d holds. Beta ¶2 b holds. Question: What causes tides? Public reports" in both


def test_what_readers_come_for_precedes_ways_to_change_it() -> None:
    claims = {"alpha/a": dispute("beta/b"), "alpha/c": {}, "beta/b": {}}
    settings = {"alpha/a": Placement((PassageContext(4, "A tide.", 2, 6),), 4)}
    page = text_of(renderer_of(claims, settings=settings).claim("alpha/a"))
    wanted = ["1 other article disputes this", "in context", "Disputed by Beta", "Claim before", "Something wrong?"]
    assert sorted(wanted, key=page.index) == wanted


def test_passages_after_the_first_can_be_folded() -> None:
    contexts = tuple(PassageContext(number, "A tide.", 2, 6) for number in (4, 6, 7))
    page = text_of(renderer_of({"alpha/a": {}}, settings={"alpha/a": Placement(contexts, 4)}).claim("alpha/a"))
    wanted = ["¶4, in context", "2 more passages", "¶6, in context", "¶7, in context"]
    assert sorted(wanted, key=page.index) == wanted
