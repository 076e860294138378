"""What a screen reader is told about an article, held to a golden file; `trees.py` says how to write it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build import Tides
from tests.e2e.server import serve
from tests.e2e.trees import GOLDEN, tree

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_the_tree_of_an_article_is_as_agreed(browser: Browser, tmp_path: Path) -> None:
    with serve(Tides.copy(tmp_path).build().site) as server:
        assert tree(browser, server) == GOLDEN.read_text(encoding="utf-8")
