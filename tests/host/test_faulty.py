from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.read.explanations import explained
from tests.build import Tides

CLAIM = "annotations/claims/harbor/twice-a-day.yml"
BOX = "Only in this preview"


@pytest.fixture(autouse=True)
def _own_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep previews from later builds: a process has one instance of a plugin that knows of a start."""
    monkeypatch.setattr(dict(MkDocsConfig._schema)["plugins"], "plugin_cache", {})  # noqa: SLF001 - it has no other way


class Preview:
    """A dossier as a command of MkDocs builds it, again and again with one configuration."""

    def __init__(self, root: Path, command: Literal["build", "serve"] = "serve") -> None:
        self.root = root
        self.config: Any = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), strict=False)
        self.config.plugins.on_startup(command=command, dirty=False)

    def page(self, address: str) -> str:
        """Return a page of the site, built anew."""
        build(self.config)
        return (self.root / "site" / address / "index.html").read_text("utf-8")


def break_claim(root: Path) -> str:
    """Put a key into a claim that the format does not have; return what the claim says."""
    file = root / CLAIM
    text = file.read_text("utf-8")
    file.write_text(text + "colour: <b>blue</b>\n", "utf-8")
    return text.partition("\n")[0].removeprefix("says: ")


def test_a_faulty_file_without_a_page_has_one_in_a_preview(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path).root
    break_claim(root)
    page = Preview(root).page("claims/harbor/twice-a-day")
    assert BOX in page
    assert "D201" in page
    assert "&lt;b&gt;blue" in page
    assert "<code>  17 | colour: &lt;b&gt;blue&lt;/b&gt;\n     | ^^^^^^</code>" in page
    assert f"<summary>D201: {explained('D201').meaning}</summary>" in page
    assert not Preview(root, "build").page("claims").count(BOX)
    assert not (root / "site/claims/harbor/twice-a-day").exists()


def test_the_last_good_state_stays_below_the_findings(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = Tides.copy(tmp_path).root
    preview = Preview(root)
    assert BOX not in preview.page("claims/harbor/twice-a-day")
    before = (root / CLAIM).read_text("utf-8")
    says = break_claim(root)
    for _ in range(2):
        page = preview.page("claims/harbor/twice-a-day")
        assert page.index("D201") < page.index(f"{says}</")
    # Its links into the article, where it is not marked now, follow from the fault.
    assert "D607" not in caplog.text
    (root / CLAIM).write_text(before, "utf-8")
    assert BOX not in preview.page("claims/harbor/twice-a-day")


def test_what_is_wrong_with_an_article_is_on_its_page(tmp_path: Path) -> None:
    root = Tides.copy(tmp_path).root
    file = root / "docs/articles/harbor.md"
    file.write_text(file.read_text("utf-8") + "\nA <b>bold</b> word.\n", "utf-8")
    page = Preview(root).page("articles/harbor")
    assert "D801" in page
    assert BOX not in Preview(root, "build").page("articles/harbor")
