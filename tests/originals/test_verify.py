from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dossier.diagnostics import SourcesError
from dossier.originals.verify import PinpointStatus, Verification, read_source, verify
from dossier.read.load import load_dossier
from dossier.read.pinpoint import pin
from tests.golden.harness import BASE

if TYPE_CHECKING:
    from pathlib import Path

TIDES = """By Our Correspondent

How the moon draws on us

It is the moon that hauls the ocean about, and so the shore is wet and dry by turns.

The gales count for nothing in this.
"""
HARBOR = "A gale piled the water up, so the master told us.\nThree meters, some say, though no one took a reading.\n"


class Project:
    """A copy of the base dossier with originals beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.sources = folder / "sources"
        shutil.copytree(BASE, self.root)
        self.sources.mkdir()
        (self.sources / "tides.txt").write_text(TIDES, newline="\n")
        (self.sources / "harbor.txt").write_text(HARBOR, newline="\n")
        self.point(str(pin(TIDES, "the moon that hauls the ocean")[0]))
        for article, text in (("tides", TIDES), ("harbor", HARBOR)):
            self.front(article, f"source_sha256: {hashlib.sha256(text.encode()).hexdigest()}")

    def point(self, pinpoint: str) -> None:
        """Give the one passage that has a pinpoint another one."""
        file = self.root / "annotations/claims/tides/moon-pulls.yml"
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join(f"    source: {pinpoint}\n" if "source:" in line else line for line in lines))

    def front(self, article: str, line: str) -> None:
        """Add a line to the front matter of an article."""
        file = self.root / f"docs/articles/{article}.md"
        file.write_text(file.read_text().replace("---\n\n", f"{line}\n---\n\n", 1))

    def verify(self) -> Verification:
        """Verify the project as it is, which has to load without faults.

        Open sentences are left out of what is found: the base dossier claims few, and test_coverage has them.
        """
        dossier, found = load_dossier(self.root)
        assert found == []
        verification = verify(dossier, self.sources)
        kept = tuple(each for each in verification.diagnostics if each.code != "D508")
        return replace(verification, diagnostics=kept)

    def said(self) -> list[str]:
        """Return path, line and code of what is found, without the hashes that a test need not know."""
        return [f"{each.path}:{each.line}:{each.code}" for each in self.verify().diagnostics]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_dossier_that_its_originals_support_has_no_findings(project: Project) -> None:
    verification = project.verify()
    assert verification.diagnostics == ()
    assert verification.pinpoints == {PinpointStatus.EXACT: 1}
    assert verification.summary().startswith(
        "2 originals; pinpoints: 1 exact, 0 shifted, 0 lost; 0 runs of 8 or more words shared with an original, in "
    )


def test_a_pinpoint_that_has_shifted_says_where_its_words_are(project: Project) -> None:
    moved = str(pin(TIDES, "the moon that hauls the ocean")[0])
    project.point("1:1-6" + moved[moved.index("=") :])
    (found,) = project.verify().diagnostics
    assert (found.code, found.severity) == ("D504", "warning")
    assert found.hint == f"write '{moved}', or run `dossier fix` with the same originals"
    assert (found.line, found.column) == (6, 13)


def test_a_pinpoint_is_shifted_when_the_original_gained_a_paragraph(project: Project) -> None:
    (project.sources / "tides.txt").write_text(f"New.\n{TIDES}")
    assert project.verify().pinpoints == {PinpointStatus.SHIFTED: 1}


@pytest.mark.parametrize("pinpoint", ["3:4-9=00000000", "99:1-6=00000000", "3:4-999999=00000000"])
def test_a_pinpoint_without_its_words_in_the_original_is_lost(project: Project, pinpoint: str) -> None:
    project.point(pinpoint)
    assert project.said() == ["annotations/claims/tides/moon-pulls.yml:6:D503"]
    assert project.verify().pinpoints == {PinpointStatus.LOST: 1}


def test_the_pinpoint_of_a_claim_without_passage_is_verified_too(project: Project) -> None:
    file = project.root / "annotations/claims/tides/scope.yml"
    file.write_text("says: x\nkind: report\nby: [author]\nscope: article\nsource: 1:1-1=00000000\n")
    assert project.said() == ["annotations/claims/tides/scope.yml:5:D503"]


def test_another_original_than_the_article_names_is_found_by_its_hash(project: Project) -> None:
    (project.sources / "harbor.txt").write_text(HARBOR.replace("gale", "storm"))
    assert project.said() == ["docs/articles/harbor.md:5:D502"]


def test_an_article_without_a_hash_is_given_the_line_to_add(project: Project) -> None:
    file = project.root / "docs/articles/harbor.md"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("source_sha256")))
    (found,) = project.verify().diagnostics
    assert (found.code, found.severity) == ("D502", "warning")
    assert found.hint == f"add a line 'source_sha256: {hashlib.sha256(HARBOR.encode()).hexdigest()}'"


def test_blocks_and_paragraphs_are_counted_against_each_other(project: Project) -> None:
    file = project.root / "docs/articles/tides.md"
    file.write_text(file.read_text() + "\nOne paragraph too many.\n")
    (found,) = project.verify().diagnostics
    assert found.code == "D404"
    assert (found.expected, found.found) == (
        "3 headings, paragraphs and list items (4 paragraphs without 1 of furniture)",
        "4",
    )


def test_counts_of_the_front_matter_fit_the_original(project: Project) -> None:
    project.front("harbor", "paragraphs: 3\nfurniture: [7]")
    assert project.said() == ["docs/articles/harbor.md:6:D505", "docs/articles/harbor.md:7:D505"]


def test_an_article_whose_original_is_missing_is_not_verified(project: Project) -> None:
    (project.sources / "tides.txt").unlink()
    verification = project.verify()
    assert project.said() == ["docs/articles/tides.md:1:D501"]
    assert verification.unverified == 1
    assert "1 without an original" in verification.summary()


def test_an_original_that_cannot_be_read_is_reported_without_its_bytes(project: Project) -> None:
    (project.sources / "harbor.txt").write_bytes(b"hush \xff")
    assert project.said() == ["docs/articles/harbor.md:1:D507"]
    assert "hush" not in str(project.verify().diagnostics)


def test_wording_of_an_original_is_found_in_any_file_and_never_shown(project: Project) -> None:
    (project.root / "README.md").write_text("# About\n\nSee: it is the moon that hauls the ocean about, and so on.\n")
    file = project.root / "annotations/claims/tides/moon-pulls.yml"
    file.write_text(file.read_text() + "note: It is the moon that hauls the ocean about.\n")
    verification = project.verify()
    assert [f"{each.path}:{each.line}:{each.code}" for each in verification.diagnostics] == [
        "README.md:3:D506",
        "annotations/claims/tides/moon-pulls.yml:11:D506",
    ]
    assert verification.shared_runs == 2
    shown = json.dumps(verification.as_json()) + verification.summary() + repr(verification)
    assert "hauls" not in shown


def test_the_json_form_has_all_keys_in_one_order(project: Project) -> None:
    form = project.verify().as_json()
    assert list(form) == [
        "verified",
        "articles",
        "pinpoints",
        "files",
        "shared_runs",
        "coverage",
    ]
    assert form["pinpoints"] == {"exact": 1, "shifted": 0, "lost": 0, "unverified": 0}


def test_originals_inside_the_project_are_not_searched(project: Project) -> None:
    inside = project.root / "sources"
    shutil.move(project.sources, inside)
    project.sources = inside
    assert project.said() == []


def test_folders_without_originals_are_an_error(project: Project, tmp_path: Path) -> None:
    dossier, _ = load_dossier(project.root)
    with pytest.raises(SourcesError, match="does not exist"):
        verify(dossier, tmp_path / "nowhere")
    with pytest.raises(SourcesError, match=r"has no files that end in \.txt"):
        verify(dossier, project.root)


@pytest.mark.parametrize("slug", ["../tides", "/etc/passwd", "", "tides.txt"])
def test_only_slugs_name_originals(project: Project, slug: str) -> None:
    with pytest.raises(SourcesError, match="is not the slug"):
        read_source(project.sources, slug)
