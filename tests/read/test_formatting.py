from __future__ import annotations

import io
import string
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dossier import load_dossier
from dossier.cli import main
from dossier.read.corrections import read_corrections
from dossier.read.formatting import FormattingError, formatted
from dossier.read.model import Claim
from dossier.read.yaml_gate import parse
from tests.golden.harness import BASE
from tests.repository import Repository

UNTIDY = """\
# yaml-language-server: $schema=claim.json
kind: report
# who says it
by: [author]
says: "The water rose."   # as the article has it
passages:
  - before: it is
    text: put at 3 meters
note: It is one of several long notes, whose words are more than fit on a line of this file, so that they have to
  be folded.
"""
TIDY = """\
# yaml-language-server: $schema=claim.json
says: "The water rose."   # as the article has it
kind: report
# who says it
by: [author]
passages:
  - text: put at 3 meters
    before: it is
note: >-
  It is one of several long notes, whose words are more than fit on a line of this file, so that they have to be
  folded.
"""

WORD = st.text(string.ascii_letters + string.digits + ":#'\"-&*!%@`,[]{}?|>.äß’“", min_size=1, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=60).map(" ".join)
CLAIMS = st.fixed_dictionaries(
    {"says": TEXT, "kind": st.just("report"), "passages": st.lists(st.fixed_dictionaries({"text": TEXT}), min_size=1)},
    optional={
        "note": TEXT,
        "by": st.lists(WORD),
        "links": st.lists(st.fixed_dictionaries({"because": TEXT, "to": WORD})),
    },
)


def test_keys_come_in_order_and_long_texts_are_folded_with_their_comments() -> None:
    assert formatted(UNTIDY, Claim) == TIDY


@given(CLAIMS, st.randoms(use_true_random=False), st.integers(20, 200))
@settings(deadline=None)
def test_no_value_changes_and_a_second_time_nothing_does(claim: dict[str, object], random: object, width: int) -> None:
    keys = [*claim]
    random.shuffle(keys)  # type: ignore[attr-defined]
    yaml, stream = YAML(), io.StringIO()
    yaml.width = width
    yaml.dump({key: claim[key] for key in keys}, stream)
    before, faults = parse(stream.getvalue(), "")
    if before is None or faults:
        return
    now = formatted(stream.getvalue(), Claim)
    after, faults = parse(now, "")
    assert after is not None
    assert after.data == before.data
    assert formatted(now, Claim) == now


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(FormattingError, match="cannot be read"):
        formatted("says: a: b", Claim)


def test_the_command_lists_changes_and_fails_only_if_asked(tmp_path: Path) -> None:
    file = tmp_path / "annotations/claims/harbor/height.yml"
    file.parent.mkdir(parents=True)
    file.write_text(UNTIDY, "utf-8")

    def fmt(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["fmt", *arguments, "--root", str(tmp_path)])
        return result.exit_code, result.stdout

    assert fmt("--check") == (0, "annotations/claims/harbor/height.yml\n")
    assert fmt("--check", "--fail")[0] == 1
    assert file.read_text("utf-8") == UNTIDY
    assert fmt(str(file)) == (0, "annotations/claims/harbor/height.yml\n")
    assert file.read_text("utf-8") == TIDY
    assert fmt("--check", "--fail") == (0, "")


def test_style_is_no_change_of_a_claim(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "dossier")
    texts = {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in BASE.rglob("*") if path.is_file()}
    name = "annotations/claims/harbor/three-meters.yml"
    untidy = f"kind: report\nby: [author]\n{texts[name].replace('kind: report', '').replace('by: [author]', '')}"
    first = repository.commit({**texts, name: untidy})
    repository.commit({name: formatted(untidy, Claim)})
    dossier, _ = load_dossier(repository.root)
    assert formatted(untidy, Claim) != untidy
    found = read_corrections(repository.root, dossier, annotations="annotations", articles="docs/articles")
    assert [each.commit for each in found or ()] == [first]
