from __future__ import annotations

import dataclasses

from dossier.read.load import load_dossier
from dossier.read.model import Question
from dossier.read.values import QuestionFile
from dossier.rules.names import check
from tests.golden.harness import BASE


def test_the_base_dossier_is_clean() -> None:
    assert check(load_dossier(BASE)[0]) == []


def test_what_is_found_comes_in_order_and_once() -> None:
    dossier, _ = load_dossier(BASE)
    bare = dataclasses.replace(dossier, topics={}, entities={}, events={})
    found = check(bare)
    assert found == sorted(found, key=lambda each: each.sort_key)
    assert len(found) == len(set(found))
    assert {each.code for each in found} == {"D302", "D303", "D304"}


def test_a_whole_list_that_could_not_be_read_is_not_missed_item_by_item() -> None:
    dossier, _ = load_dossier(BASE)
    unread = frozenset({("topics", "*"), ("entities", "harbor-master"), ("questions", "*")})
    assert check(dataclasses.replace(dossier, topics={}, entities={}, questions={}, unread=unread)) == []


def test_an_article_whose_claims_are_partly_unread_may_answer_after_all() -> None:
    dossier, _ = load_dossier(BASE)
    claims = {name: claim for name, claim in dossier.claims.items() if name != "tides/moon-pulls"}
    links = {("claims", "tides/moon-pulls")}
    assert check(dataclasses.replace(dossier, claims=claims, unread=frozenset(links))) == []
    found = check(dataclasses.replace(dossier, claims=claims))
    assert [each.code for each in found] == ["D601", "D314"]


def test_several_positions_of_one_article_on_one_question_are_allowed() -> None:
    dossier, _ = load_dossier(BASE)
    claim = dossier.claims["tides/moon-pulls"]
    other = claim.claim.model_copy(update={"answers": [claim.claim.answers[0].model_copy(update={"position": "wind"})]})
    second = dataclasses.replace(claim, id="tides/wind-too", slug="wind-too", claim=other)
    assert check(dataclasses.replace(dossier, claims={**dossier.claims, second.id: second})) == []


def test_places_of_questions_are_those_in_the_file() -> None:
    dossier, _ = load_dossier(BASE)
    question = Question.model_validate(
        {"slug": "q", "ask": "?", "positions": [{"slug": "a", "label": "A"}, {"slug": "b", "label": "B"}]}
    )
    files = {"q": QuestionFile("annotations/questions/q.yml")}
    found = check(dataclasses.replace(dossier, questions={"q": question}, question_files=files))
    assert [str(each).partition(" (")[0] for each in found if each.code == "D314"] == [
        "annotations/questions/q.yml:1:1: D314"
    ]
