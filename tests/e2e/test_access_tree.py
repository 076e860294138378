"""What a screen reader is told about an article, held to a golden file; `trees.py` says how to regenerate it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.trees import GOLDEN, tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.e2e.server import Server


def test_the_tree_of_an_article_is_as_agreed(browser: Browser, server: Server) -> None:
    assert tree(browser, server) == GOLDEN.read_text(encoding="utf-8")
