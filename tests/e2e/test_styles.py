"""The style sheets of a built site as a browser understands them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import material
import pytest

from dossier.publish.styles import compact
from dossier.targets import STYLES
from tests.build import Tides
from tests.e2e.pages import EVERY_KIND, NOT_FOUND
from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SOURCES = sorted((Path(__file__).parents[2] / "plugins/dossier/assets/css").glob("*.css"))
THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
OWN_BYTES = 18 * 1024
"""Most that our style sheet may weigh, gzipped."""
ALL_BYTES = 32 * 1024
"""Most that all style sheets of a page may weigh together, gzipped."""
ALL_BYTES_PLAIN = 190 * 1024
"""The same from a host that does not compress."""
_RULES = r"""(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  // The text of a custom property is kept as it was written.
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/\s*,\s*|: |\s+/g, (found) => found.trim() || " "));
}"""
_MATCHED_BUT_LEFT_OUT = r"""([whole, published]) => {
  const rules = (style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const flat = (list) => [...list].flatMap((rule) =>
      "selectorText" in rule ? [rule] : rule.cssRules ? flat(rule.cssRules) : []);
    return flat(sheet.cssRules);
  };
  const kept = new Set(rules(published).map((rule) => rule.selectorText));
  const left = [...new Set(rules(whole).map((rule) => rule.selectorText))].filter((one) => !kept.has(one));
  const element = (selector) => selector.replaceAll(/::?(?:before|after|marker|placeholder|backdrop|-[a-z-]+)/g, "")
    .replaceAll(/:(?:hover|focus|focus-visible|focus-within|active|checked|disabled|target)\b/g, "");
  const matches = (selector) => {
    try {
      return document.querySelector(element(selector)) !== null;
    } catch {
      return false;
    }
  };
  return { left: left.length, matched: left.filter(matches) };
}"""


def test_the_joined_sheet_means_what_its_sources_mean(page: Page, tides_dir: Path) -> None:
    page.goto("")
    public = [sheet for sheet in SOURCES if sheet.stem not in {"dossier-abreast", "dossier-private"}]
    assert len(public) == len(SOURCES) - 2
    written = page.evaluate(_RULES, "".join(sheet.read_text("utf-8") for sheet in public))
    assert len(written) > 500
    assert page.evaluate(_RULES, (tides_dir / STYLES).read_text("utf-8")) == written


def test_a_compact_sheet_of_the_theme_means_what_it_meant(page: Page) -> None:
    page.goto("")
    for sheet in THEME.glob("*.css"):
        style = sheet.read_text("utf-8")
        assert page.evaluate(_RULES, compact(style)) == page.evaluate(_RULES, style)


def _left_out(page: Page, site: Path) -> dict[str, Any]:
    """Return how many selectors of the theme were left out of `site`, and those of them that match on `page`."""
    found: dict[str, Any] = {"left": 0, "matched": []}
    for sheet in THEME.glob("*.css"):
        published = (site / "assets/stylesheets" / sheet.name).read_text("utf-8")
        answer = page.evaluate(_MATCHED_BUT_LEFT_OUT, [sheet.read_text("utf-8"), published])
        found = {key: found[key] + answer[key] for key in found}
    return found


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_what_was_left_out_of_the_theme_matches_nothing(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], site_dir: Path, kind: str
) -> None:
    page = new_live_page(allow=NOT_FOUND if kind == "not found" else ())
    go(page, heaviest[kind])
    found = _left_out(page, site_dir)
    assert found["left"] > 100
    assert found["matched"] == []


def test_a_rule_that_was_left_out_and_matches_would_be_seen(page: Page, tides_dir: Path) -> None:
    go(page, "")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<nav class=\"md-pagination\">')")
    assert _left_out(page, tides_dir)["matched"] != []


def test_what_only_one_page_has_keeps_its_rules(tmp_path: Path) -> None:
    text = "# Tides\n\n!!! note\n    Ebb and flood.\n"
    site = Tides.copy(tmp_path, {"docs/method.md": text}, markdown_extensions=["admonition"]).build().site
    sheet = next((site / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    assert ".admonition-title" in sheet
    assert ".md-post" not in sheet


def test_without_the_policy_any_script_may_come_and_all_rules_stay(tmp_path: Path) -> None:
    site = Tides.copy(tmp_path, plugins=[{"dossier": {"policy": ""}}]).build().site
    assert ".admonition-title" in next((site / "assets/stylesheets").glob("main.*.css")).read_text("utf-8")


@pytest.mark.parametrize("kind", ["home", "article", "question", "claim", "claims"])
def test_a_page_has_one_sheet_of_ours_and_all_are_light(
    new_live_page: Callable[..., Page], heaviest: dict[str, str], site_dir: Path, kind: str
) -> None:
    page = new_live_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    go(page, heaviest[kind])
    sheets = [path for path in asked if path.endswith(".css")]
    assert len(sheets) == 3
    assert [path for path in sheets if path.startswith("assets/dossier/")] == [STYLES]
    assert not (site_dir / "assets/dossier/css").exists()
    plain = {path: (site_dir / path).read_bytes() for path in sheets}
    sizes = {path: len(gzip.compress(content)) for path, content in plain.items()}
    assert sizes[STYLES] <= OWN_BYTES
    assert sum(sizes.values()) <= ALL_BYTES
    assert sum(map(len, plain.values())) <= ALL_BYTES_PLAIN


def test_what_is_needed_first_is_asked_for_first(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    go(page, "articles/pilot/")
    last_sheet = max(at for at, name in enumerate(asked) if name.endswith(".css"))
    early = {"head.js", "early.js"}
    assert early <= set(asked[: last_sheet + 3])
    late = [name for name in asked if name.endswith(".js") and name not in early]
    assert any(name.startswith("bundle") for name in late)
    assert min(asked.index(name) for name in late) > last_sheet
