from __future__ import annotations

import pytest
from pydantic import ValidationError

from dossier.read.model import Claim, Entity, Event, FrontMatter, Link, Passage, Question, Record
from dossier.read.scalars import slug_fault, slug_words
from dossier.read.terms import EntityType, Stance

CLAIM = {"says": "The moon causes the tide.", "kind": "report", "by": ["author"], "scope": "article"}


def claim(**changes: object) -> Claim:
    return Claim.model_validate({**CLAIM, **changes})


@pytest.mark.parametrize("slug", ["a", "moon", "m2", "a-b-c-d-e-f", "high-water-2"])
def test_slugs_are_words_joined_by_hyphens(slug: str) -> None:
    assert slug_fault(slug) is None


@pytest.mark.parametrize(
    "slug",
    ["", "A", "2moon", "moon-", "-moon", "a--b", "a_b", "a b", "é", "a-b-c-d-e-f-g", "moon\n", "../moon", "moon.yml"],
)
def test_nothing_else_is_a_slug(slug: str) -> None:
    assert slug_fault(slug) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Übung", ["ubung"]),
        ("U\u0308bung", ["ubung"]),
        ("Straße", ["strasse"]),
        ("Smørbrød og Æbler", ["smorbrod", "og", "aebler"]),
        ("Crème brûlée 2", ["creme", "brulee", "2"]),
        ("İstanbul ılık", ["istanbul", "ilik"]),
        ("潮汐", []),
        ("Tide 潮", []),
        ("Приливы", []),
        ("--", []),
    ],
)
def test_the_words_of_a_slug_are_transliterated_or_not_proposed(text: str, words: list[str]) -> None:
    assert slug_words(text) == words


@pytest.mark.parametrize(
    ("by", "stance", "mode"),
    [
        (["author"], None, Stance.ASSERTS),
        (["trump"], None, Stance.REPORTS),
        (["author", "trump"], None, Stance.REPORTS),
        (["author"], "rejects", Stance.REJECTS),
        (["trump"], "asserts", Stance.ASSERTS),
    ],
)
def test_the_stance_is_as_written_or_follows_from_the_speaker(by: list[str], stance: str | None, mode: Stance) -> None:
    assert claim(by=by, stance=stance).stance is mode


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": None},
        {"passages": [{"text": "moon"}]},
        {"by": []},
        {"kind": "opinion"},
        {"says": " \n"},
        {"says": "x" * 2001},
        {"source": "3:1-2"},
        {"source": {"paragraph": "3"}},
        {"links": [{"type": "disputes", "to": "a/b"}]},
        {"links": [{"type": "disputes", "to": "a/b", "degree": "direct"}]},
        {"links": [{"type": "agrees", "to": "a/b", "degree": "direct"}]},
        {"links": [{"type": "agrees", "to": "a"}]},
        {"links": [{"type": "agrees", "to": "a/b/c"}]},
        {"links": [{"type": "agrees", "to": "../b"}]},
        {"formerly": ["/b"]},
        {"unknown": "x"},
    ],
)
def test_a_claim_that_breaks_a_rule_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        claim(**changes)


def test_a_dispute_has_degree_and_reason() -> None:
    link = Link.model_validate({"type": "disputes", "to": "a/b", "degree": "minor", "because": "two numbers"})
    assert (link.to, link.degree) == ("a/b", "minor")


def test_a_pinpoint_is_read_and_written_alike() -> None:
    passage = Passage.model_validate({"text": "moon", "source": "3:27-35=dcdc8353"})
    assert passage.source is not None
    assert passage.source.paragraph == 3
    assert str(passage.source) == "3:27-35=dcdc8353"


@pytest.mark.parametrize(
    "date",
    [
        "2025",
        "2025-08",
        "2025-08-15",
        "2024-02-29",
        "2025-08-16T08:00",
        "2025-08-16T08:00:30Z",
        "2025-08-16T08:00+02:00",
        "2025-08?",
        "2025~",
        "-0044-03-15",
        "0000",
        "2025-07/2025-08",
        "2025-08-16/..",
        "../2025",
        "2025/",
        "/2025",
    ],
)
def test_dates_follow_edtf(date: str) -> None:
    assert Event(slug="e", name="e", when=date).when == date


@pytest.mark.parametrize(
    "date",
    [
        "",
        "/",
        "..",
        "../..",
        "2025-8",
        "2025-13",
        "2025-02-29",
        "2025-00",
        "2025-04-31",
        "25",
        "16 August",
        "2025-08-16T24:00",
        "2025/2026/2027",
        "٢٠٢٥",
        "2025-08-15 ",
        "2025\n",
    ],
)
def test_other_dates_are_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="expected an EDTF date"):
        Event(slug="e", name="e", when=date)


@pytest.mark.parametrize(("text", "value"), [("3", 3.0), ("2.75", 2.75), ("-1", -1.0), ("007", 7.0)])
def test_numbers_are_read_from_text(text: str, value: float) -> None:
    assert claim(answers=[{"question": "q", "position": "p", "value": text}]).answers[0].value == value


@pytest.mark.parametrize("text", ["", "3 hours", "1e9", "inf", "nan", "0x1", "1_000", " 3", "٣", "9" * 400])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="expected a number"):
        claim(answers=[{"question": "q", "position": "p", "value": text}])


def front(**changes: object) -> FrontMatter:
    return FrontMatter.model_validate({"label": "Tides", "outlet": "The Almanac", **changes})


def test_paragraph_numbers_are_read_from_text() -> None:
    assert front(furniture=["1", "12"]).furniture == [1, 12]
    for text in ["0", "-1", "01", "1.0", "1_0", " 1", "one", "", "1" * 7]:
        with pytest.raises(ValidationError, match="expected a whole number"):
            front(furniture=[text])


def test_addresses_are_those_of_the_web() -> None:
    assert front(url="https://example.org/a?b=c#d").url == "https://example.org/a?b=c#d"
    for text in [
        "javascript:alert(1)",
        "//example.org",
        "https://a b",
        'https://a"b',
        "ftp://example.org",
        "https://a\\b",
    ]:
        with pytest.raises(ValidationError, match="expected an address"):
            front(url=text)


def test_the_hash_of_the_original_is_sha_256_in_lower_case() -> None:
    assert front(source_sha256="0a" * 32).source_sha256 == "0a" * 32
    for text in ["0A" * 32, "0a" * 31, ""]:
        with pytest.raises(ValidationError, match="expected 64 hexadecimal digits"):
            front(source_sha256=text)


def test_entities_are_of_a_known_type() -> None:
    assert Entity.model_validate({"slug": "a", "name": "A", "type": "group", "unnamed": "yes"}).type is EntityType.GROUP
    with pytest.raises(ValidationError):
        Entity.model_validate({"slug": "a", "name": "A", "type": "robot"})


def test_a_question_has_two_positions_and_a_record_a_claim() -> None:
    with pytest.raises(ValidationError):
        Question.model_validate({"slug": "q", "ask": "?", "positions": [{"slug": "a", "label": "A"}]})
    with pytest.raises(ValidationError):
        Record.model_validate(
            {"claims": [], "verdict": "partly", "says": "x", "looked_up": "2025", "evidence": "primary"}
        )


def test_values_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        claim().says = "something else"
