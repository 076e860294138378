from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.pages.annotate import annotate_json, known
from dossier.pages.publication import Publication
from dossier.read.load import load_dossier
from dossier.read.values import Dossier

TIDES = Path(__file__).parents[1] / "fixtures/tides"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load_dossier(TIDES)[0]


def test_the_form_finds_all_that_a_claim_may_name(dossier: Dossier) -> None:
    said = json.loads(annotate_json(dossier, Publication()))
    for kind in ("articles", "topics", "entities", "events", "questions", "claims"):
        assert list(said[kind]) == list(getattr(dossier, kind)), kind
    assert said["annotations"] == "annotations"
    assert said["articles"]["gazette"]["path"] == "docs/articles/gazette.md"


def test_each_position_names_the_articles_that_hold_it(dossier: Dossier) -> None:
    said = json.loads(annotate_json(dossier, Publication()))
    for claim in dossier.standing.values():
        for answer in claim.claim.answers:
            held = said["questions"][answer.question]["positions"][answer.position]
            assert held[claim.claim.stance].count(claim.article) == 1


def test_a_former_name_leads_to_the_present_one(dossier: Dossier) -> None:
    said = json.loads(annotate_json(dossier, Publication()))
    assert said["former"]["pilot/bore-is-tame"] == "pilot/bore-is-harmless"


def test_the_address_of_an_article_is_that_of_the_site(dossier: Dossier) -> None:
    said = json.loads(annotate_json(dossier, Publication(urls={"articles/gazette.md": "articles/gazette/"})))
    assert said["articles"]["gazette"]["page"] == "articles/gazette/"


def test_what_could_not_be_read_is_named_so_that_it_is_not_a_second_fault(dossier: Dossier) -> None:
    assert "unread" not in known(dossier, Publication())
    broken = replace(dossier, unread=frozenset({("claims", "gazette/x"), ("topics", "*")}))
    assert known(broken, Publication())["unread"] == {"claims": ["gazette/x"], "topics": ["*"]}
