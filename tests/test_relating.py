"""What follows from annotations: the other side of links, agreement, tallies, and who says what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.read.model import Claim, FrontMatter, Question
from dossier.read.values import Article, Dossier, LoadedClaim
from dossier.relating import relate
from dossier.relations import Relation, Standing, Tally

_QUESTION = Question.model_validate(
    {
        "slug": "cause",
        "ask": "What causes tides?",
        "positions": [{"slug": "moon", "label": "The moon"}, {"slug": "wind", "label": "The wind"}],
        "silent": ["delta"],
    }
)


def _dossier(claims: Mapping[str, Mapping[str, Any]]) -> Dossier:
    articles = {
        slug: Article(slug, f"{slug}.md", FrontMatter(label=slug.title(), outlet=slug.title()), "", 1)
        for slug in ("alpha", "beta", "gamma", "delta")
    }
    loaded = {}
    for key, extra in sorted(claims.items()):
        article, slug = key.split("/")
        data = {"says": f"{key} says", "kind": "report", "by": ["author"], "scope": "article", **extra}
        loaded[key] = LoadedClaim(key, article, slug, f"{key}.yml", Claim.model_validate(data))
    return Dossier(Path(), articles=articles, claims=loaded, questions={"cause": _QUESTION})


def _link(kind: str, to: str) -> dict[str, Any]:
    reason = {"degree": "direct", "because": "they differ"} if kind == "disputes" else {}
    return {"links": [{"type": kind, "to": to, **reason}]}


def _moon(**extra: object) -> dict[str, Any]:
    return {"answers": [{"question": "cause", "position": "moon"}], **extra}


def test_a_dispute_is_seen_from_both_sides_with_its_reason() -> None:
    web = relate(_dossier({"alpha/a": _link("disputes", "beta/b"), "beta/b": {}}))
    (here,), (there,) = web.related["alpha/a"], web.related["beta/b"]
    assert (here.relation, here.other, here.because) == (Relation.DISPUTES, "beta/b", "they differ")
    assert (there.relation, there.other, there.because) == (Relation.DISPUTES, "alpha/a", "they differ")
    assert web.tallies["alpha/a"].state is web.tallies["beta/b"].state is Standing.DISPUTE


def test_a_qualification_runs_one_way() -> None:
    web = relate(_dossier({"alpha/a": _link("qualifies", "beta/b"), "beta/b": {}}))
    assert web.related["alpha/a"][0].relation is Relation.QUALIFIES
    assert web.related["beta/b"][0].relation is Relation.QUALIFIED_BY
    assert (web.tallies["alpha/a"].qualify, web.tallies["beta/b"].qualify) == (0, 1)


def test_claims_that_hold_one_position_agree() -> None:
    web = relate(_dossier({"alpha/a": _moon(), "beta/b": _moon(), "gamma/c": _moon()}))
    assert [(r.relation, r.other, r.question) for r in web.related["alpha/a"]] == [
        (Relation.AGREES, "beta/b", "cause"),
        (Relation.AGREES, "gamma/c", "cause"),
    ]
    assert web.tallies["alpha/a"] == Tally(agree=2, articles=3, origins=3)


def test_claims_of_one_article_do_not_add_to_their_own_tally() -> None:
    web = relate(_dossier({"alpha/a": _moon(), "alpha/b": _moon(), "beta/c": _moon(), "beta/d": _moon()}))
    assert web.tallies["alpha/a"].agree == 1


def test_an_article_that_only_reports_a_position_does_not_agree_with_it() -> None:
    web = relate(_dossier({"alpha/a": _moon(), "beta/b": _moon(by=["sailors"])}))
    assert web.related["alpha/a"][0].relation is Relation.ALSO_REPORTS
    assert web.tallies["alpha/a"].state is Standing.LONE
    # Seen from the report, its claim is supported by an article that says so itself.
    assert web.related["beta/b"][0].relation is Relation.AGREES


def test_what_an_article_rejects_agrees_with_nobody() -> None:
    web = relate(_dossier({"alpha/a": _moon(), "beta/b": _moon(by=["sailors"], stance="rejects")}))
    assert web.related == {"alpha/a": (), "beta/b": ()}


def test_written_agreement_is_closed_transitively() -> None:
    web = relate(_dossier({"alpha/a": _link("agrees", "beta/b"), "beta/b": _link("agrees", "gamma/c"), "gamma/c": {}}))
    assert [r.other for r in web.related["alpha/a"]] == ["beta/b", "gamma/c"]
    assert web.tallies["gamma/c"].agree == 2


def test_articles_that_pass_on_one_statement_have_one_origin() -> None:
    web = relate(
        _dossier(
            {
                "alpha/a": _moon(origin="interview", by=["captain"]),
                "beta/b": _moon(origin="interview", by=["captain"]),
                "gamma/c": _moon(by=["captain"]),
            }
        )
    )
    assert (web.tallies["alpha/a"].articles, web.tallies["alpha/a"].origins) == (3, 2)


def test_a_withdrawn_claim_takes_no_part() -> None:
    gone = {"withdrawn": {"on": "2025-09-01", "why": "it was misread"}}
    web = relate(_dossier({"alpha/a": _moon(), "beta/b": {**_moon(), **gone}}))
    assert "beta/b" not in web.tallies
    assert web.related["alpha/a"] == ()
    assert web.answers["cause"].cells[1].entries == ()


def test_a_cell_shows_own_positions_before_reported_and_rejected_ones() -> None:
    web = relate(
        _dossier(
            {
                "alpha/a": _moon(by=["sailors"], stance="rejects"),
                "alpha/b": _moon(by=["captain"]),
                "alpha/c": {"answers": [{"question": "cause", "position": "wind"}]},
            }
        )
    )
    assert [entry.claim for entry in web.answers["cause"].cells[0].entries] == ["alpha/c", "alpha/b", "alpha/a"]


def test_silent_and_not_yet_read_differ() -> None:
    cells = {cell.article: cell for cell in relate(_dossier({"alpha/a": _moon()})).answers["cause"].cells}
    assert (cells["delta"].silent, cells["delta"].unread) == (True, False)
    assert (cells["beta"].silent, cells["beta"].unread) == (False, True)


_WIND = {"answers": [{"question": "cause", "position": "wind"}]}


def test_answers_vary_when_articles_differ_in_their_own_voice() -> None:
    assert relate(_dossier({"alpha/a": _moon(), "beta/b": _WIND})).answers["cause"].varied
    assert not relate(_dossier({"alpha/a": _moon(), "beta/b": {**_WIND, "by": ["sailors"]}})).answers["cause"].varied
    assert not relate(_dossier({"alpha/a": _moon(), "beta/b": _moon()})).answers["cause"].varied


def test_a_question_is_disputed_only_if_a_dispute_is_written() -> None:
    assert not relate(_dossier({"alpha/a": _moon(), "beta/b": _WIND})).answers["cause"].disputed
    written = {**_moon(), **_link("disputes", "beta/b")}
    assert relate(_dossier({"alpha/a": written, "beta/b": _WIND})).answers["cause"].disputed
    # A dispute about something else does not make this question a disputed one.
    assert not relate(_dossier({"alpha/a": written, "beta/b": {}})).answers["cause"].disputed


def test_tallies_are_given_in_words() -> None:
    assert Tally(dispute=2, agree=1).words == "disputed by 2 · 1 agrees"
    assert Tally(dispute=1, qualify=1, agree=3).words == "disputed by 1 · qualified by 1 · 3 agree"
    assert Tally(agree=3).words == "3 agree"
    assert Tally(agree=3, qualify=2).words == "3 agree · qualified by 2"
    assert Tally().words == "only here"
    assert Tally(dispute=1, agree=2).spoken == "1 other article disputes this, 2 other articles agree"
    assert [tone.value for tone, _ in Tally(dispute=1, qualify=1, agree=2).sides] == ["dispute", "lone", "agree"]


def test_a_tally_after_a_passage_says_only_what_matters_most() -> None:
    assert Tally(dispute=1, qualify=2, agree=3).brief == "disputed by 1 · 3 agree"
    assert Tally(agree=3, qualify=2).brief == "3 agree"
    assert Tally(qualify=2).brief == "qualified by 2"
    assert Tally().brief == "only here"
