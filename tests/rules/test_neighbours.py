"""Other plugins and themes next to the dossier: each works, or the build says that it does not."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from dossier.diagnostics import Severity
from dossier.rules.neighbours import check_neighbours
from tests.build import Tides


class _Options(Config):
    match_path = config_options.Type(str, default=".*")


class _Feed(BasePlugin[_Options]):
    """Reads the file of each page, as a plugin for feeds does, and expects an author to be a text."""

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Fail for a page without a file, and for an author that is not a text."""
        if page.file.src_uri.startswith(self.config.match_path.removesuffix(".*")):
            Path(str(page.file.abs_src_path)).read_bytes()
            assert isinstance(page.meta.get("author", ""), str)
        return html


class _Languages(BasePlugin[_Options]):
    """Looks for the host's search among the plugins and at its language, as a plugin for languages does."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail if something poses as the search."""
        for name, plugin in config.plugins.items():
            assert name not in {"search", "material/search"} or plugin.config.lang is not None


def _build(site: Tides, name: str, plugin: BasePlugin[Any], options: dict[str, object] | None = None) -> None:
    """Build `site` with one more plugin, which needs no package."""
    file = site.root / "mkdocs.yml"
    listed = file.read_text("utf-8").replace("  - dossier\n", f"  - dossier\n  - {name}: {options or {}}\n")
    file.write_text(listed, "utf-8")
    config = load_config(
        str(file), plugins=site.options.get("plugins", ["dossier"]), site_dir=str(site.site), strict=True
    )
    plugin.load_config(dict(options or {}))
    config.plugins[name] = plugin
    build(config)


def _place(site: Tides, word: str) -> str:
    lines = (site.root / "mkdocs.yml").read_text("utf-8").splitlines()
    return f"mkdocs.yml:{next(number for number, line in enumerate(lines, 1) if word in line)}:1:"


def test_a_plugin_that_looks_for_the_search_finds_none(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, plugins=["search", "dossier"])
    _build(site, "languages", _Languages())
    assert 'for="__search"' in site.page("index.html")


@pytest.mark.parametrize("name", ["i18n", "rss"])
def test_a_plugin_that_breaks_every_build_is_named_at_its_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    site = Tides.copy(tmp_path)
    with pytest.raises(Abort):
        _build(site, name, _Feed())
    assert f"{_place(site, name)} D904 the plugin '{name}' does not work with a dossier" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_feed_of_articles_works_with_a_dossier(tmp_path: Path) -> None:
    articles = Tides.copy(tmp_path / "one")
    _build(articles, "rss", _Feed(), {"match_path": "articles/.*"})
    page = "---\nauthor: null\n---\n# Method\n"
    others = Tides.copy(tmp_path / "two", {"docs/method.md": page})
    _build(others, "rss", _Feed(), {"match_path": "method.*"})


def test_a_site_printed_without_marks_is_a_finding_of_a_strict_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = Tides.copy(tmp_path)
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        _build(site, "print-site", _Feed(), {"match_path": "method.*"})
    assert f"{_place(site, 'print-site')} D904 (warning) the plugin 'print-site' does not work" in caplog.text


def test_what_follows_the_advice_is_not_a_finding() -> None:
    advised: dict[str, dict[str, object]] = {
        "rss": {"match_path": "(articles|method)"},
        "print-site": {"exclude": ["method.md", "articles/*"]},
        "search": {},
    }
    for name, options in advised.items():
        assert list(check_neighbours({name: options}, "mkdocs.yml", "")) == [], name
        assert list(check_neighbours({name: {"enabled": False}}, "mkdocs.yml", "")) == [], name


def test_only_what_ends_in_a_traceback_ends_every_build() -> None:
    found = check_neighbours({"i18n": {}, "print-site": {}, "rss": {}}, "mkdocs.yml", "plugins: [i18n, rss]\n")
    assert [(each.severity, each.line) for each in found] == [
        (Severity.ERROR, 1),
        (Severity.WARNING, 1),
        (Severity.ERROR, 1),
    ]


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_is_a_finding_of_a_strict_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, theme: str
) -> None:
    site = Tides.copy(tmp_path, theme={"name": theme})
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        site.build()
    said = [record.getMessage() for record in caplog.records if " D90" in record.getMessage()]
    assert len(said) == 1
    assert f"{_place(site, 'theme:')} D903 (warning) the theme is '{theme}'" in said[0]


def test_a_custom_theme_on_top_of_material_is_material(tmp_path: Path) -> None:
    files = {"theme/main.html": '{% extends "base.html" %}{% block footer %}Own{% endblock %}'}
    site = Tides.copy(tmp_path, files)
    site.options["theme"] = {"name": "material", "font": False, "custom_dir": str(site.root / "theme")}
    assert "Own" in site.build().page("index.html")
