"""Each kind of change gives the report that a reviewer needs; the expected Markdown is in tests/review/golden."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.read.trees import RangeError, read_range
from dossier.review.kinds import Change, Weight
from dossier.review.markdown import MOST_LINES, as_markdown
from dossier.review.page import as_html
from dossier.review.reading import read_review
from tests.build import TIDES
from tests.repository import Repository
from tests.review.changes import CHANGES
from tests.review.regenerate import GOLDEN, report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The dossier on tides, committed."""
    made = Repository(tmp_path / "project")
    shutil.copytree(TIDES, made.root, dirs_exist_ok=True)
    made.commit({})
    return made


@pytest.mark.parametrize("name", CHANGES)
def test_a_kind_of_change_is_reported_as_expected(repository: Repository, name: str) -> None:
    assert report(repository, name) == (GOLDEN / f"{name}.md").read_text("utf-8")


def test_every_expected_report_belongs_to_a_change() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == {*CHANGES}


def test_the_working_tree_is_compared_and_nothing_in_it_is_changed(repository: Repository) -> None:
    for path, text in CHANGES["reworded"](repository.root).items():
        (repository.root / path).write_text(text or "", "utf-8")
    (repository.root / "extra.sh").write_text("", "utf-8")
    status = repository.git("status", "--porcelain")
    review = read_review(repository.root, "main")
    assert [each.main for each in review.claims] == [Change.WORDING]
    assert review.code == ("extra.sh",)
    assert repository.git("status", "--porcelain") == status


def test_what_others_did_since_is_left_out(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "mine")
    repository.commit(CHANGES["reworded"](repository.root))
    repository.git("checkout", "-q", "main")
    repository.commit(CHANGES["withdrawn"](repository.root))
    review = read_review(repository.root, "main...mine")
    assert [each.now.id for each in review.claims] == ["lighthouse/nine-boats-lost"]


def test_attributes_of_a_request_hide_no_file(repository: Repository) -> None:
    files = CHANGES["added"](repository.root)
    repository.commit({**files, ".gitattributes": "*.yml export-ignore\n"})
    review = read_review(repository.root, "HEAD~1...HEAD")
    assert [each.main for each in review.claims] == [Change.ADDED]
    assert review.code == (".gitattributes",)


@pytest.mark.skipif(os.name == "nt", reason="a link needs a privilege there")
def test_a_link_in_a_request_is_not_followed(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("says: A secret.\nkind: report\nby: [author]\nscope: article\n", "utf-8")
    (repository.root / "annotations/claims/gazette/linked.yml").symlink_to(secret)
    repository.commit({})
    review = read_review(repository.root, "HEAD~1...HEAD")
    assert "secret" not in as_html(review)
    assert review.code == ("annotations/claims/gazette/linked.yml",)
    assert [each.code for each in review.findings] == ["D115"]


def test_a_claim_that_cannot_be_read_is_not_taken_for_deleted(repository: Repository) -> None:
    repository.commit({"annotations/claims/pilot/told-them-so.yml": "says: [\n"})
    review = read_review(repository.root, "HEAD~1...HEAD")
    assert [each.main for each in review.claims] == [Change.UNREADABLE]
    assert [each.anchor for each in review.decisions] == ["findings", "pilot/told-them-so"]


def test_a_passage_that_left_with_its_paragraph_is_to_decide(repository: Repository) -> None:
    path = "docs/articles/gazette.md"
    text = (repository.root / path).read_text("utf-8")
    repository.commit({path: re.sub(r"\n\nA barrier must.*?\n\n", "\n\n", text)})
    review = read_review(repository.root, "HEAD~1...HEAD")
    states = {claim.claim: claim.state for each in review.paragraphs for claim in each.claims}
    assert states["gazette/build-the-barrier"] == "lost"
    assert any("words of a claim are gone" in each.lead for each in review.decisions)


def test_up_to_eight_claims_are_open_and_of_more_the_weightiest(repository: Repository) -> None:
    names = sorted((repository.root / "annotations/claims").rglob("*.yml"))

    def reworded(count: int) -> int:
        files = {
            path.relative_to(repository.root).as_posix(): path.read_text("utf-8").replace("says: ", "says: Perhaps ", 1)
            for path in names[:count]
        }
        repository.commit({**files})
        return read_review(repository.root, "HEAD~1...HEAD").opened

    assert reworded(8) == 8
    assert reworded(9) == 0
    assert Weight.SPEAKER < Weight.WORDING


def test_fifty_claims_fit_a_comment(repository: Repository) -> None:
    files: dict[str, str | None] = {
        f"annotations/claims/gazette/new-{number}.yml": f"says: It is {number}.\nkind: report\nby: [author]\n"
        "scope: article\ntopics: [storm]\n"
        for number in range(50)
    }
    repository.commit(files)
    text = as_markdown(read_review(repository.root, "HEAD~1...HEAD"))
    assert text.count("\n") <= MOST_LINES
    assert "and 42 more | 42 added" in text


def test_the_page_loads_nothing_and_its_policy_knows_its_style(repository: Repository) -> None:
    repository.commit(CHANGES["dispute-added"](repository.root))
    html = unescape(as_html(read_review(repository.root, "HEAD~1...HEAD")))
    assert not re.search(r"<script|<img|<link|style=|\son\w+=|https?:", html)
    policy = re.search(r"style-src '(sha256-[^']+)'", html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy is not None
    assert style is not None
    assert policy[1] == "sha256-" + base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()


def test_the_command_writes_several_forms_into_a_folder(repository: Repository, tmp_path: Path) -> None:
    repository.commit(CHANGES["added"](repository.root))
    out = tmp_path / "out"
    forms = ["--format", "markdown", "--format", "html", "--format", "json", "--out", str(out)]
    result = CliRunner().invoke(main, ["diff", "HEAD~1...HEAD", str(repository.root), *forms])
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "report.json", "report.md"]
    data = json.loads((out / "report.json").read_text("utf-8"))
    assert (data["version"], data["counts"]["claims"], data["claims"][0]["changes"]) == (1, 1, ["added"])


def test_several_forms_need_a_folder(repository: Repository) -> None:
    arguments = ["diff", "HEAD", str(repository.root), "--format", "json", "--format", "html"]
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize(("written", "said"), [("a..b", "three dots"), ("HEAD~9...HEAD", "no commit")])
def test_a_range_that_cannot_be_read_is_said_to_be_so(repository: Repository, written: str, said: str) -> None:
    result = CliRunner().invoke(main, ["diff", written, str(repository.root)])
    assert result.exit_code == 2
    assert said in result.output


def test_points_without_a_common_commit_are_not_compared(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "other")
    repository.commit({"annotations/new.yml": ""})
    with pytest.raises(RangeError, match="no commit in common"):
        read_range(repository.root, "main...other")


def test_a_dossier_below_the_root_of_its_repository_is_compared(tmp_path: Path) -> None:
    made = Repository(tmp_path / "project")
    shutil.copytree(TIDES, made.root / "deep/tides")
    made.commit({})
    root = made.root / "deep/tides"
    made.commit({f"deep/tides/{path}": text for path, text in CHANGES["reworded"](root).items()})
    review = read_review(root, "HEAD~1...HEAD")
    assert [each.main for each in review.claims] == [Change.WORDING]
    assert review.code == ()
