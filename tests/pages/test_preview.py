"""What cards on links say, and that each page carries its own."""

from __future__ import annotations

import re

from dossier import targets
from dossier.pages.preview import excerpt
from dossier.pages.view import Pieces
from dossier.pages.wording import all_of
from dossier.text.placements import PassageContext, Placement
from tests.rendering import EVIL, Outline, answer, dispute, renderer_of, text_of

CARD = re.compile(r"<template data-dossier=\"card\".*?</template>", re.DOTALL)
TEXT = "Water comes twice a day. The moon draws it. Nobody doubts that."
LONG = 400
"""More code points than a card shows."""


def card_of(html: str) -> str:
    """Return the card on a page, which has exactly one."""
    (card,) = CARD.findall(html)
    Outline(card)
    return str(card)


def _placed(start: int, end: int, text: str = TEXT) -> Placement:
    return Placement((PassageContext(3, text, start, end),), 3, 1)


def _joined(pieces: Pieces) -> str:
    return "".join(f"[{piece}]" if marked else piece for piece, marked in pieces)


def test_a_claim_says_where_it_is_what_it_says_how_it_stands_and_why_it_is_disputed() -> None:
    claims = {"alpha/a": {"passages": [{"text": "twice a day"}], **dispute("beta/b")}, "beta/b": answer("moon")}
    rendered = renderer_of(claims, settings={"alpha/a": _placed(12, 23)})
    card = card_of(rendered.claim("alpha/a"))
    assert 'data-state="dispute"' in card
    said = text_of(card)
    for words in ("Alpha ¶3", "Report · the author", "a holds.", "Disputed by 1", "they differ"):
        assert words in said
    assert "Water comes twice a day . The moon draws it." in said
    assert "Nobody doubts" not in said, "one sentence more, and no third"
    assert f'href="{targets.passage("alpha", "a")}?' in card
    assert "<a>Open the claim</a>" in card, "without an address: the page that has the card"


def test_the_other_side_has_the_same_reason() -> None:
    rendered = renderer_of({"alpha/a": dispute("beta/b"), "beta/b": {}})
    assert "Alpha ¶1: they differ" in text_of(card_of(rendered.claim("beta/b")))


def test_a_claim_without_a_passage_and_without_others_says_so_little() -> None:
    card = card_of(renderer_of({"alpha/a": {}}).claim("alpha/a"))
    assert 'data-state="lone"' in card
    assert "Only here" in text_of(card)
    assert "dossier-preview-passage" not in card
    assert "dossier-preview-reason" not in card


def test_a_withdrawn_claim_says_so_and_does_not_lead_to_the_article() -> None:
    withdrawn = {"withdrawn": {"on": "2025-09-01", "why": "It was misread."}}
    card = card_of(renderer_of({"alpha/a": withdrawn}).claim("alpha/a"))
    assert "Withdrawn on 1 September 2025: It was misread." in text_of(card)
    assert "Read it in" not in card


def test_a_question_says_who_holds_what_and_who_is_silent() -> None:
    claims = {
        "alpha/a": {**answer("moon"), **dispute("beta/b")},
        "beta/b": answer("wind"),
        "delta/d": {"by": ["ada"], **answer("whale")},
    }
    card = card_of(renderer_of(claims).question("cause"))
    said = text_of(card)
    for words in ("The articles dispute this", "The moon Alpha", "The wind Beta", "A whale passed on by Delta"):
        assert words in said
    assert "Silent: Gamma" in said
    assert "they differ" in said


def test_many_positions_and_many_who_hold_one_are_counted() -> None:
    slugs = [f"a{number}" for number in range(8)]
    positions = [{"slug": f"p{number}", "label": f"Position {number}"} for number in range(7)]
    question = {"slug": "cause", "ask": "What causes tides?", "positions": positions}
    claims = {f"{slug}/c": answer(f"p{max(int(slug[1:]) - 1, 0)}") for slug in slugs}
    claims |= {f"{slug}/d": answer("p6") for slug in slugs[:5]}
    said = text_of(card_of(renderer_of(claims, question=question, articles=slugs).question("cause")))
    assert "Position 0 A0 and A1" in said
    assert "3 more answers" in said
    few = {**question, "positions": positions[:5]}
    claims = {f"{slug}/c": answer(f"p{int(slug[1:])}") for slug in slugs[:5]}
    claims |= {f"{slug}/d": answer("p0") for slug in slugs}
    said = text_of(card_of(renderer_of(claims, question=few, articles=slugs).question("cause")))
    assert "Position 0 8 articles" in said
    assert "Position 4 A4" in said, "the fifth is named, for a line that counts it is no shorter"


def test_a_topic_and_an_entity_say_how_much_there_is_on_them() -> None:
    claims = {
        "alpha/a": {"topics": ["sea"], "by": ["ada"], **dispute("beta/b")},
        "beta/b": {"topics": ["sea"]},
        "beta/c": {"topics": ["sea"]},
    }
    rendered = renderer_of(claims)
    said = text_of(card_of(rendered.page(targets.topic("sea"))))
    for words in ("Topic", "The sea", "What moves it.", "3 claims in 2 articles · 2 disputed"):
        assert words in said
    assert "1 claim in 1 article" in text_of(card_of(rendered.page(targets.entity("ada"))))
    assert "No claim yet." in text_of(card_of(rendered.page(targets.topic("sky"))))


def test_lists_without_a_subject_have_no_card() -> None:
    rendered = renderer_of({"alpha/a": {}})
    for path, html in rendered.listings().items():
        assert bool(CARD.search(html)) == path.startswith(("topics/s", "entities/a", "entities/s")), path


def test_a_card_escapes_what_editors_write() -> None:
    claims = {"alpha/a": {"says": EVIL, **answer("moon")}}
    rendered = renderer_of(claims, settings={"alpha/a": _placed(0, 9, EVIL)})
    assert "<script" not in card_of(rendered.claim("alpha/a"))
    assert "<img" not in card_of(rendered.claim("alpha/a"))


def test_a_passage_is_shown_with_its_sentence_and_the_next() -> None:
    assert _joined(excerpt([("Water ", False), ("rises", True), (". It falls. It rises.", False)])) == (
        "Water [rises]. It falls."
    )
    assert _joined(excerpt([("Water rises. It ", False), ("falls", True), (".", False)])) == "It [falls]."


def test_a_next_sentence_that_is_too_long_is_left_out() -> None:
    pieces: Pieces = [("It ", False), ("falls", True), (f". Then {'it rises, ' * 40}and falls.", False)]
    assert _joined(excerpt(pieces)) == "It [falls]."


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    shown = _joined(excerpt([("The water ", False), ("rises " * 80, True), ("at noon.", False)]))
    assert shown.startswith("The water [rises rises ")
    assert shown.endswith("rises] …")
    assert len(shown) < LONG
    shown = _joined(excerpt([("now and then " * 40, False), ("it falls", True), (" at noon.", False)]))
    assert shown.startswith("… ")
    assert shown.endswith("[it falls] at noon.")
    assert len(shown) < LONG


def test_a_text_without_spaces_is_cut_as_well() -> None:
    shown = _joined(excerpt([("水" * LONG, False), ("潮", True), ("水" * LONG, False)]))
    assert "[潮]" in shown
    assert len(shown) < LONG


def test_a_note_leads_to_the_questions_that_its_claim_answers() -> None:
    claims = {"alpha/a": answer("moon"), "alpha/b": {}}
    rendered = renderer_of(claims)
    note = rendered.notes("alpha", ["alpha/a"])
    assert f'href="{targets.question("cause")}?' in note
    assert "All four on this : What causes tides?" in text_of(note)
    assert "dossier-asked" not in rendered.notes("alpha", ["alpha/b"])
    assert "dossier-asked" not in renderer_of({"alpha/a": answer("moon")}, articles=["alpha"]).notes(
        "alpha", ["alpha/a"]
    )


def test_the_word_for_all_articles_follows_their_number() -> None:
    assert [all_of(count) for count in (2, 3, 5, 12, 13, 200)] == [
        "both", "all three", "all five", "all twelve", "all 13", "all 200"
    ]  # fmt: skip
