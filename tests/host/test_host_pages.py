"""Pages that are filled into a shell are those that the theme would write, and the theme writes them if it must."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from dossier import load_dossier
from tests.build import Tides

CLAIM = "claims/harbor/twice-a-day"
HOOK = "def on_page_context(context, **_):\n    return context\n"
"""A plugin that takes part in single pages, so that the host renders all of them."""


def _pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_a_filled_page_is_the_one_that_the_theme_writes(tmp_path: Path, tides_dir: Path) -> None:
    site = Tides.copy(tmp_path, {"hook.py": HOOK})
    site.options["hooks"] = [str(site.root / "hook.py")]
    whole = _pages(site.build().site)
    filled = _pages(tides_dir)
    assert len(filled) > 30
    assert {name for name in whole if whole[name] != filled.get(name)} == set()
    assert whole.keys() == filled.keys()


@pytest.mark.parametrize("said", ["{{ page.url }}", "{% if 'twice' in page.content %}{{ page.url }}{% endif %}"])
def test_a_theme_with_a_template_that_reads_the_page_is_asked_for_every_page(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, said: str
) -> None:
    own = f'{{% extends "base.html" %}}{{% block footer %}}<p>{said}</p>{{% endblock %}}'
    site = Tides.copy(tmp_path, {"theme/main.html": own, "hook.py": HOOK})
    site.options["theme"] = {"name": "material", "font": False, "custom_dir": str(site.root / "theme")}
    with caplog.at_level(logging.INFO):
        filled = _pages(site.build().site)
    assert "the template 'main.html' says `page`" in caplog.text
    site.options["hooks"] = [str(site.root / "hook.py")]
    whole = _pages(site.build().site)
    assert len(filled) > 30
    assert filled == whole


def test_a_theme_that_shows_more_of_each_page_is_asked_for_every_page(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # A filter of another plugin sees the page, although no template says so.
    filters = (
        "from jinja2 import pass_context\n"
        "@pass_context\n"
        "def where(context, _):\n    return context['page'] and context['page'].url\n"
        "def on_env(env, **_):\n    env.filters['where'] = where\n    return env\n"
    )
    own = '{% extends "base.html" %}{% block footer %}<p>This is {{ "" | where }}</p>{% endblock %}'
    site = Tides.copy(tmp_path, {"theme/main.html": own, "filters.py": filters})
    site.options["theme"] = {"name": "material", "font": False, "custom_dir": str(site.root / "theme")}
    site.options["hooks"] = [str(site.root / "filters.py")]
    with caplog.at_level(logging.INFO):
        site.build()
    claims = [f"claims/{claim}" for claim in load_dossier(site.root)[0].claims]
    assert len(claims) > 5
    assert [each for each in claims if f"<p>This is {each}/</p>" not in site.page(f"{each}/index.html")] == []
    assert any("claims/harbor/" in record.getMessage() for record in caplog.records)


def test_the_theme_writes_a_page_that_the_navigation_shows(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path)
    site.options["nav"] = ["index.md", {"One claim": f"{CLAIM}.md"}]
    site.build(strict=False)
    others = [f"claims/{claim}" for claim in load_dossier(site.root)[0].claims if f"claims/{claim}" != CLAIM]
    assert "md-nav__link--active" in site.page(f"{CLAIM}/index.html"), "the navigation knows that it is here"
    assert "md-nav__link--active" not in site.page(f"{others[0]}/index.html")
