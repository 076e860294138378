"""Links of finished pages, wherever they were written."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from dossier.rules.dead_links import LinkedPage, dead_links
from tests.build import Tides


def _unread(path: str) -> str:
    raise AssertionError(path)


def test_a_dead_link_of_a_page_without_a_file_is_found_under_the_name_of_the_page() -> None:
    page = LinkedPage("claims/index.md", "claims/", '<p>\n<a href="../nowhere/">x</a></p>', ())
    (found,) = dead_links([page], [], _unread)
    assert (found.path, found.code, found.found) == ("claims/index.md", "D607", "'../nowhere/'")
    assert "line 2 of the content of the finished page 'claims/'" in found.message


def test_a_dead_link_is_found_in_a_dossier_without_annotations(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = "---\nlabel: Tides\noutlet: Harbor Notes\n---\n\nSee [there](../nowhere/).\n"
    site = Tides.copy(tmp_path, {"docs/articles/harbor.md": text}, nav=["index.md"], not_in_nav="*")
    shutil.rmtree(site.root / "annotations")
    for article in site.root.glob("docs/articles/*.md"):
        if article.stem != "harbor":
            article.unlink()
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        site.build()
    assert "docs/articles/harbor.md:6:13: D607 a link leads nowhere" in caplog.text
