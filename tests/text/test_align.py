"""Words of an older text found in a newer one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.text.align import align, sentences_of, words_of

_WORDS = st.lists(st.sampled_from(["tide", "moon", "the", "a", "sea", "wind", "bore", "it"]), max_size=60)


def _there(old: str, new: str) -> list[int]:
    return list(align(words_of(old), words_of(new)).there)


def test_words_have_their_places_in_code_points() -> None:
    words = words_of("The “tide”, it’s 2\N{NO-BREAK SPACE}m.")
    assert [words.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "The",
        "tide",
        "it’s",
        "2",
        "m",
    ]


def test_case_and_typography_do_not_count() -> None:
    assert list(words_of("IT’S over").ids) == list(words_of("it's Over").ids)
    assert list(words_of("\ufb01sh").ids) == list(words_of("fish").ids)


def test_a_word_that_was_replaced_has_no_counterpart() -> None:
    assert _there("the tide turns twice a day here", "the tide turns once a day here") == [0, 1, 2, -1, 4, 5, 6]


def test_equal_sentences_keep_their_order() -> None:
    old = "Run the code. Then look. Run the code."
    assert _there(old, f"First read this. {old}") == [index + 3 for index in range(8)]


def test_a_paragraph_that_moved_is_not_aligned_with_what_stayed() -> None:
    one, two = "the first of all paragraphs is this", "while here comes another that is longer by far"
    there = _there(f"{one}\n{two}", f"{two}\n{one}")
    assert there[:7] == [-1] * 7
    assert there[7:] == list(range(9))


@given(_WORDS, _WORDS)
def test_what_is_aligned_is_equal_and_in_order(old: list[str], new: list[str]) -> None:
    before, after = words_of(" ".join(old)), words_of(" ".join(new))
    alignment = align(before, after)
    pairs = [(at, there) for at, there in enumerate(alignment.there) if there >= 0]
    assert all(before.ids[at] == after.ids[there] for at, there in pairs)
    assert [there for _, there in pairs] == sorted({there for _, there in pairs})
    assert [(back, at) for at, back in enumerate(alignment.back) if back >= 0] == pairs


def test_sentences_begin_after_full_stops_and_on_new_lines() -> None:
    words = words_of("The tide turns. It turns twice, says Mr. Smith.\nA heading\nThe end")
    firsts = [words.text[words.starts[at] :].split()[0] for at in sentences_of(words)[:-1]]
    assert firsts == ["The", "It", "A", "The"]
    assert [at for at in range(len(words)) if words.begins_sentence(at)] == list(sentences_of(words)[:-1])


def test_clauses_begin_after_commas_and_dashes() -> None:
    words = words_of("The tide, a wave – or two - turns.")
    assert [at for at in range(len(words)) if words.begins_clause(at)] == [0, 2, 4, 6]
