from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.read.faults import validated
from dossier.read.front_matter import split_front_matter
from dossier.read.load import load_dossier
from dossier.read.model import Claim
from dossier.read.source_map import SourceMap
from dossier.read.yaml_gate import MAX_BYTES
from dossier.rules.names import check
from tests.golden.harness import BASE
from tests.rendering import passages_found

MOON = "annotations/claims/tides/moon-pulls.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def codes(root: Path) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in load_dossier(root)[1]]


def test_everything_is_loaded_under_its_name() -> None:
    dossier, found = load_dossier(BASE)
    assert found == []
    assert list(dossier.articles) == ["harbor", "tides"]
    assert list(dossier.claims) == ["harbor/three-meters", "harbor/wind-drives", "tides/moon-pulls"]
    assert list(dossier.questions) == ["tide-causes", "tide-height"]
    assert [list(each) for each in (dossier.topics, dossier.entities, dossier.events, dossier.records)] == [
        ["causes"],
        ["harbor-master"],
        ["high-water"],
        ["gauge"],
    ]
    claim = dossier.claims["harbor/three-meters"]
    assert (claim.id, claim.article, claim.slug) == ("harbor/three-meters", "harbor", "three-meters")
    assert claim.path == "annotations/claims/harbor/three-meters.yml"
    assert claim.claim.answers[0].value == 3.0
    assert claim.marks.value("answers", 0, "value") == (9, 12)


def test_an_article_has_its_front_matter_and_the_line_of_its_body() -> None:
    article = load_dossier(BASE)[0].articles["tides"]
    assert article.front.furniture == [1]
    assert article.front.title is None
    lines = (BASE / article.path).read_text("utf-8").split("\n")
    assert article.body == "\n".join(lines[article.body_line - 1 :])
    assert article.marks.value("furniture", 0) == (4, 13)


def test_items_of_lists_keep_the_order_of_the_file_and_know_their_place(root: Path) -> None:
    (root / "annotations/topics.yml").write_text("- slug: waves\n  name: Waves\n- slug: causes\n  name: Causes\n")
    dossier, found = load_dossier(root)
    assert found == []
    assert list(dossier.topics) == ["waves", "causes"]
    assert dossier.lists["topics"].place("causes", "name") == (4, 9)


def test_a_summary_is_sentences_with_the_claims_that_support_them(root: Path) -> None:
    sentence = "- slug: rose\n  says: The water rose.\n  claims: [harbor/three-meters]\n"
    (root / "annotations/summary.yml").write_text(sentence)
    dossier, found = load_dossier(root)
    assert found == []
    assert [(one.says, one.claims) for one in dossier.summary.values()] == [
        ("The water rose.", ["harbor/three-meters"])
    ]
    assert "annotations/summary.yml" in dossier.annotation_files()


def test_a_dossier_without_lists_or_folders_is_empty(tmp_path: Path) -> None:
    dossier, found = load_dossier(tmp_path)
    assert found == []
    assert not dossier.claims
    assert not dossier.articles
    assert not dossier.summary
    assert dossier.lists["topics"].path == "annotations/topics.yml"


def test_folders_may_be_named_by_the_caller(tmp_path: Path) -> None:
    shutil.copytree(BASE / "annotations", tmp_path / "notes")
    shutil.copytree(BASE / "docs/articles", tmp_path / "texts")
    dossier, found = load_dossier(tmp_path, annotations="notes", articles="texts")
    assert found == []
    assert dossier.claims["tides/moon-pulls"].path == "notes/claims/tides/moon-pulls.yml"
    assert dossier.articles["tides"].path == "texts/tides.md"


def test_what_cannot_be_loaded_is_known_but_absent(root: Path) -> None:
    (root / MOON).write_text("says: x\n")
    dossier, _ = load_dossier(root)
    assert "tides/moon-pulls" not in dossier.claims
    assert dossier.knows("claims", "tides/moon-pulls")
    assert not dossier.knows("claims", "tides/sun-pulls")


def test_claims_without_an_article_are_left_out(root: Path) -> None:
    (root / "docs/articles/tides.md").write_text("no front matter\n")
    shutil.copytree(root / "annotations/claims/tides", root / "annotations/claims/waves")
    dossier, found = load_dossier(root)
    assert [each.code for each in found] == ["D301", "D114"]
    assert {claim.article for claim in dossier.claims.values()} == {"harbor"}
    assert dossier.knows("claims", "tides/moon-pulls")
    assert dossier.knows("claims", "waves/moon-pulls")
    assert check(dossier) == []


def test_the_order_does_not_depend_on_that_of_the_folder(root: Path) -> None:
    for name in ("zeta", "alpha", "beta-2", "beta"):
        shutil.copy(root / MOON, root / f"annotations/claims/tides/{name}.yml")
    dossier, _ = load_dossier(root)
    slugs = [claim.slug for claim in dossier.claims.values() if claim.article == "tides"]
    assert slugs == ["alpha", "beta", "beta-2", "moon-pulls", "zeta"]


def test_symbolic_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.yml"
    secret.write_text("says: secret\n")
    (root / "annotations/claims/tides/link.yml").symlink_to(secret)
    (root / "annotations/claims/tides/inside.yml").symlink_to(root / MOON)
    (root / "annotations/claims/elsewhere").symlink_to(secret.parent)
    (root / "annotations/claims/loop").symlink_to(root / "annotations/claims")
    (root / "docs/articles/link.md").symlink_to(secret)
    dossier, found = load_dossier(root)
    assert [each.code for each in found] == ["D115"] * 5
    assert not any("secret" in str(each) for each in found)
    assert len(dossier.claims) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on POSIX systems only")
def test_a_named_pipe_does_not_hold_up_loading(root: Path) -> None:
    os.mkfifo(root / "annotations/claims/tides/pipe.yml")
    assert codes(root) == [("annotations/claims/tides/pipe.yml", "D101")]


def test_a_folder_named_like_a_file_is_refused(root: Path) -> None:
    (root / "annotations/claims/tides/folder.yml").mkdir()
    (root / "annotations/topics.yml").unlink()
    (root / "annotations/topics.yml").mkdir()
    assert codes(root) == [("annotations/claims/tides/folder.yml", "D117"), ("annotations/topics.yml", "D117")]


def test_a_file_that_vanishes_or_is_closed_to_us_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(self: Path, *args: object, **options: object) -> object:
        if self.name == "moon-pulls.yml":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert [str(each) for each in load_dossier(root)[1]] == [
        f"{MOON}:1:1: D101 the file cannot be read: Permission denied"
    ]


def test_large_and_foreign_files_are_refused(root: Path) -> None:
    (root / MOON).write_bytes(b"#" * (MAX_BYTES + 1))
    (root / "annotations/topics.yml").write_bytes("- slug: caf\xe9\n".encode("latin-1"))
    (root / "docs/articles/harbor.md").write_text(f"---\nlabel: x\nnote: {'#' * MAX_BYTES}\n---\n")
    assert codes(root) == [
        (MOON, "D102"),
        ("annotations/topics.yml", "D103"),
        ("docs/articles/harbor.md", "D102"),
    ]


def test_names_of_files_cannot_control_a_terminal(root: Path) -> None:
    (root / "annotations/claims/tides/\x1b[31m\n.yml").write_text("says: x\n")
    (found,) = load_dossier(root)[1]
    assert found.path.isprintable()
    assert found.code == "D118"


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("---\na: b\n---\nbody\n", ("a: b\n", "body\n", 4)),
        ("--- \na: b\n---\t\n\nbody", ("a: b\n", "\nbody", 4)),
        ("---\n---\n", ("", "", 3)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("a: b\n---\n", None),
        ("---\na: b\n", None),
        ("---\na: b\n----\n", None),
        ("\n---\na: b\n---\n", None),
        ("", None),
    ],
)
def test_front_matter_is_between_two_fences(text: str, split: tuple[str, str, int] | None) -> None:
    assert split_front_matter(text) == split


YAML_LIKE = st.binary(max_size=200) | st.text("abst:-[]{}'\" \n#", max_size=120).map(str.encode)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(claim=YAML_LIKE, listed=YAML_LIKE, record=YAML_LIKE, front=YAML_LIKE)
def test_no_bytes_make_loading_or_checking_raise(
    tmp_path: Path, claim: bytes, listed: bytes, record: bytes, front: bytes
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / MOON).write_bytes(claim)
    (tmp_path / "annotations/questions/tide-causes.yml").write_bytes(listed)
    (tmp_path / "annotations/records/gauge.yml").write_bytes(record)
    (tmp_path / "docs/articles/tides.md").write_bytes(b"---\n" + front + b"\n---\nbody\n")
    dossier, found = load_dossier(tmp_path)
    found += [*check(dossier), *passages_found(dossier)]
    assert all(str(each).partition("\n")[0].isprintable() for each in found)


VALUES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["author", "tides/moon-pulls", "3:1-2=0a1b2c3d", "2025"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "source", "question", "position", "value", "to", "type", "x"]), inner
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["says", "kind", "by", "passages", "source", "answers", "links", "x"]), VALUES))
def test_no_shape_of_values_makes_the_model_raise(data: dict[str, object]) -> None:
    result = validated(Claim, data, SourceMap(), "x.yml")  # type: ignore[arg-type]
    assert isinstance(result, Claim) or result


@pytest.mark.parametrize("text", ["---", "---\n", "--- \n# nothing", "---\n\n...\n"])
def test_a_file_without_a_value_is_a_finding_wherever_yaml_places_the_value(root: Path, text: str) -> None:
    (root / "annotations/records/empty.yml").write_text(text)
    _, found = load_dossier(root)
    assert [(each.code, each.path) for each in found] == [("D203", "annotations/records/empty.yml")]
