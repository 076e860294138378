from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.originals.overlap import RUN_WORDS, Wording, files

if TYPE_CHECKING:
    from pathlib import Path

ORIGINAL = """Along the northern shore the water rises and falls twice between dawn and dawn.

“We have never seen the water stand so high,” the keeper said, and he put it down to the wind.
Captain John Smith of the Royal Navy met Admiral Jane Doe there.
"""
COPIED = "the water rises and falls twice between dawn"
SPOKEN = "We have never seen the water stand so high"
WORDING = Wording({"tides": ORIGINAL})


def lines(text: str, path: str = "docs/a.md") -> list[tuple[int, int, int]]:
    return [(run.line, run.length, run.paragraph) for run in WORDING.shared(text, path)]


def test_eight_words_are_a_run_and_seven_are_none() -> None:
    assert lines(COPIED) == [(1, 8, 1)]
    assert lines(COPIED.rpartition(" ")[0]) == []


def test_a_run_is_reported_once_at_its_full_length() -> None:
    assert lines(f"Here\n{ORIGINAL.splitlines()[0]}\nthere") == [(2, 14, 1)]


def test_case_punctuation_line_breaks_and_markup_do_not_hide_a_run() -> None:
    assert lines(COPIED.upper().replace(" ", ", ").lower()) == [(1, 8, 1)]
    assert lines(COPIED.replace(" ", "\n  ")) == [(1, 8, 1)]
    assert lines(COPIED.replace("rises", "<em class=a>rises</em>").replace("falls", "_falls_")) == [(1, 8, 1)]
    assert lines(COPIED.replace("rises", "ri\u00adses").replace(" and ", "&nbsp;and&#32;")) == [(1, 8, 1)]
    assert lines(COPIED.replace("rises", "\\u0072ises"), "a.json") == [(1, 8, 1)]


def test_spoken_words_may_be_quoted_exactly() -> None:
    assert lines(f"The keeper: “{SPOKEN}.”") == []
    assert lines(f'The keeper: "{SPOKEN}."') == []
    assert lines(f"The keeper: {SPOKEN}.") == [(1, 9, 2)]
    assert lines(f"The keeper: “{SPOKEN}” the keeper said") == []
    assert lines(f"“{SPOKEN}, the keeper said”") == [(1, 12, 2)]


def test_quotation_marks_do_not_excuse_words_that_nobody_spoke() -> None:
    assert lines(f"“{COPIED}”") == [(1, 8, 1)]


def test_fifteen_words_are_too_many_to_quote() -> None:
    speech = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    wording = Wording({"a": f"“{speech}”"})
    assert [run.length for run in wording.shared(f"“{speech}”", "a.md")] == [15]
    assert list(wording.shared(f"“{speech.rpartition(' ')[0]}”", "a.md")) == []


def test_in_data_only_typographic_marks_quote() -> None:
    assert lines(f'says: "{SPOKEN}"', "a.yml") == [(1, 9, 2)]
    assert lines(f'says: "“{SPOKEN}”"', "a.yml") == []


def test_a_list_of_names_and_titles_is_not_wording() -> None:
    assert lines("Captain John Smith of the Royal Navy met Admiral Jane Doe") == []


def test_runs_are_reported_without_their_words() -> None:
    (run,) = WORDING.shared(COPIED, "docs/a.md")
    text = str(run.diagnostic()) + repr(run)
    assert "8 words in a row are the same as in paragraph 1 of the original 'tides'" in text
    assert not {"shore", "rises", "falls", "twice", "dawn"} & set(text.split())


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=40), st.lists(st.sampled_from(["a", "b", "c"]), max_size=30))
def test_runs_cover_exactly_the_words_that_a_plain_search_finds(original: list[str], text: list[str]) -> None:
    windows = {tuple(original[i : i + RUN_WORDS]) for i in range(len(original) - RUN_WORDS + 1)}
    plain = {
        i + offset
        for i in range(len(text) - RUN_WORDS + 1)
        if tuple(text[i : i + RUN_WORDS]) in windows
        for offset in range(RUN_WORDS)
    }
    # One word per line, so that a line number names a word.
    runs = list(Wording({"x": " ".join(original)}).shared("\n".join(text), "a.txt"))
    assert {run.line - 1 + offset for run in runs for offset in range(run.length)} == plain


def test_files_of_the_project_are_read_and_what_tools_make_is_not(tmp_path: Path) -> None:
    kept = ["README.md", "docs/a.md", "plugins/x/y.py", ".github/workflows/ci.yml", "Makefile"]
    left = [".git/x", "site/index.html", "native/target/x", "node_modules/a/b.js", "sources/tides.txt", ".venv/x.py"]
    for name in [*kept, *left]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    (tmp_path / "binary").write_bytes(b"\0text")
    (tmp_path / "latin").write_bytes(b"\xe9")
    (tmp_path / "link.md").symlink_to(tmp_path / "README.md")
    found = [path for path, _ in files(tmp_path, leave_out=[tmp_path / "sources"])]
    assert sorted(found) == sorted(kept)


@pytest.mark.parametrize("text", ["", "“", "“”", "<", "\\u0000", "&#0;", "a" * 10_000])
def test_odd_texts_share_nothing(text: str) -> None:
    assert lines(text) == []
