"""What became of a passage whose text was edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import reanchor
from dossier.text.reanchor import Reanchored, State

_OLD = """\
The harbor has kept a log of its tides for ninety years.
High water comes twice a day, and the moon is the cause of it. Sailors blame the wind instead.
Nobody had foretold the surge that came in March. It flooded the quay and eleven boats were lost.
The board met in April, and it decided to build a barrier across the mouth of the river.
"""


def _after(quote: str, new: str, old: str = _OLD) -> tuple[str, str | None]:
    """Return the state of the passage `quote` of `old`, and its words in `new`."""
    found = reanchor(quote, start=old.index(quote), text=new, old_text=old)
    return found.state, None if found.start is None else new[found.start : found.end]


def _edit(*changes: tuple[str, str]) -> str:
    text = _OLD
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


def test_an_unchanged_text_is_not_searched() -> None:
    quote = "the moon is the cause of it"
    start = _OLD.index(quote)
    assert reanchor(quote, start=start, text=_OLD, old_text=_OLD) == Reanchored(
        State.EXACT, start, start + len(quote), 1.0, "nothing was changed"
    )


def test_text_before_it_moves_a_passage_and_its_words_stay_exact() -> None:
    assert _after("Sailors blame the wind instead.", f"A new paragraph.\n{_OLD}") == (
        "exact",
        "Sailors blame the wind instead.",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("a day, and", "a day and"), "High water comes twice a day and the moon is the cause of it."),
        (("twice a day", "twice each day"), "High water comes twice each day, and the moon is the cause of it."),
        (("High water", "High water always"), "High water always comes twice a day, and the moon is the cause of it."),
        (("High water comes", "It comes"), "It comes twice a day, and the moon is the cause of it."),
        (("cause of it.", "cause!"), "High water comes twice a day, and the moon is the cause!"),
    ],
)
def test_an_edited_sentence_is_found_whole(change: tuple[str, str], words: str) -> None:
    quote = "High water comes twice a day, and the moon is the cause of it."
    assert _after(quote, _edit(change)) == ("moved", words)


def test_an_edited_clause_ends_where_the_clause_does() -> None:
    new = _edit(("the moon is the cause of it", "the moon alone is its cause"))
    assert _after("the moon is the cause of it", new) == ("moved", "the moon alone is its cause")


def test_a_sentence_that_was_written_anew_is_for_review() -> None:
    old, new = _OLD.splitlines()[3], "In spring the board agreed on a barrier across the harbor."
    assert _after(old, _edit((old, new))) == ("review", new)


def test_a_deleted_sentence_is_an_orphan() -> None:
    new = _edit((" Sailors blame the wind instead.", ""))
    found = reanchor("Sailors blame the wind instead.", start=_OLD.index("Sailors"), text=new, old_text=_OLD)
    assert (found.state, found.start, found.end) == ("orphan", None, None)
    assert found.reason == "what was before it is now next to what was after it"


def test_a_deleted_sentence_is_not_taken_for_another_that_was_there_before() -> None:
    twin = "Sailors blame the wind instead."
    old = f"{_OLD}In the end all is told twice. {twin}\n"
    new = old.replace(f" {twin}", "", 1)
    assert _after(twin, new, old) == ("orphan", None)


def test_of_equal_sentences_each_keeps_its_own_place() -> None:
    old = "Open the gate. Run the code now. Close the gate. Run the code now. Go home."
    new = f"Before all that, wait. {old}"
    for start in (old.index("Run"), old.rindex("Run")):
        found = reanchor("Run the code now.", start=start, text=new, old_text=old)
        assert (found.state, found.start) == ("exact", start + len("Before all that, wait. "))


def test_an_edited_copy_is_not_taken_for_its_twin() -> None:
    old = "Open the gate. Run the code now. Close the gate. Run the code now. Go home."
    new = "Open the gate. Run the code today. Close the gate. Run the code now. Go home."
    assert _after("Run the code now.", new, old) == ("moved", "Run the code today.")


def test_a_paragraph_in_another_place_takes_its_passages_along() -> None:
    lines = _OLD.splitlines()
    new = "\n".join([lines[3], *lines[:3]])
    quote = "it decided to build a barrier across the mouth of the river"
    assert _after(quote, new) == ("exact", quote)


def test_what_replaces_a_sentence_is_not_the_sentence() -> None:
    new = _edit(("Sailors blame the wind instead.", "Ships may enter by day only."))
    assert _after("Sailors blame the wind instead.", new) == ("orphan", None)


def test_signs_at_its_ends_come_along() -> None:
    old = "He said: “The tide turns.” Nobody heard (or saw) it."
    new = "He said: “The tide has turned.” Nobody heard (nor saw) it."
    assert _after("“The tide turns.”", new, old) == ("moved", "“The tide has turned.”")
    assert _after("(or saw)", new, old) == ("moved", "(nor saw)")


def test_without_the_older_text_words_and_what_is_beside_them_decide() -> None:
    text = "Open the gate. Run the code now. Close the gate. Run the code now. Go home."
    found = reanchor("Run the code now.", before="Close the gate. ", text=text)
    assert (found.state, found.start) == ("exact", text.rindex("Run"))
    assert reanchor("Run the code now.", start=60, text=text).start == text.rindex("Run")


def test_without_the_older_text_equal_places_are_no_place() -> None:
    found = reanchor("Run the code now.", text="Run the code now. Stop. Run the code now.")
    assert (found.state, found.reason) == ("review", "its words are in 2 places")


def test_without_the_older_text_an_edited_passage_between_the_same_words_is_found() -> None:
    new = _edit(("twice a day", "twice each day"))
    found = reanchor(
        "High water comes twice a day", before="ninety years.\n", after=", and the moon is the cause", text=new
    )
    assert (found.state, new[found.start : found.end]) == ("moved", "High water comes twice each day")


def test_scripts_without_spaces_are_followed() -> None:
    old, new = "潮は一日に二度満ちる。月がその原因である。", "潮は一日に二回満ちる。月がその原因である。"
    assert _after("一日に二度満ちる", new, old) == ("moved", "一日に二回満ちる")


def test_a_quote_without_words_is_known_by_its_signs_alone() -> None:
    found = reanchor("…", text="The tide … turns.", old_text="Tide … turns.", start=5)
    assert (found.state, found.start, found.end) == ("exact", 9, 10)
    assert reanchor("…", text="The … tide … turns.").state == "orphan"
    assert reanchor("", start=0, text="The tide").state == "orphan"


@pytest.mark.parametrize(("quote", "start"), [("turns.", -6), ("id", 5), ("turns", 99)])
def test_a_start_that_is_none_is_not_believed(quote: str, start: int) -> None:
    found = reanchor(quote, start=start, text="The tide turns.")
    assert found.start in {None, 9}


def test_a_word_that_was_replaced_at_an_edge_stays_in_the_passage() -> None:
    old = "He served nine years of hard labor in the north."
    new = "He served “ten” years of hard labor in the north."
    state, words = _after("nine years of hard labor", new, old)
    assert (state, words) == ("moved", "ten” years of hard labor")


def test_a_large_text_of_short_sentences_takes_no_time_that_grows_with_its_square() -> None:
    old = "Word. " * 20_000 + "The tide turns."
    new = "Word. " * 20_000 + "The tide has turned."
    assert _after("The tide turns.", new, old) == ("moved", "The tide has turned.")


_SENTENCES = st.lists(
    st.lists(st.sampled_from(["tide", "moon", "sea", "wind", "boat", "quay", "log"]), min_size=5, max_size=9).map(
        lambda words: f"{' '.join(words).capitalize()}."
    ),
    min_size=3,
    max_size=8,
    unique=True,
)


@given(_SENTENCES, st.data())
def test_what_is_said_to_be_exact_has_the_words_of_the_quote(sentences: list[str], data: st.DataObject) -> None:
    old = " ".join(sentences)
    quote = data.draw(st.sampled_from(sentences))
    new = " ".join(data.draw(st.permutations(sentences))[: data.draw(st.integers(1, len(sentences)))])
    found = reanchor(quote, start=old.index(quote), text=new, old_text=old)
    assert (found.start is None) == (found.state == "orphan")
    if found.start is not None and found.end is not None:
        assert 0 <= found.start < found.end <= len(new)
    if found.state == "exact":
        assert new[found.start : found.end] == quote


@given(_SENTENCES, st.data())
def test_inserted_sentences_never_move_a_passage_to_other_words(sentences: list[str], data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(sentences))
    old = " ".join(sentences)
    new = f"Something entirely different comes first. {old} And at the end a remark."
    found = reanchor(quote, start=old.index(quote), text=new, old_text=old)
    assert (found.state, found.start) == ("exact", new.index(old) + old.index(quote))
