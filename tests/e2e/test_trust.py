"""Pages by which readers judge a dossier: originals abreast of renditions, articles with a state, other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build import Once, Tides
from tests.e2e.pages import DESKTOP, PHONE
from tests.e2e.server import serve
from tests.e2e.test_axe import CALM, in_every_look
from tests.e2e.waiting import go
from tests.e2e.watch import Watch
from tests.pages.test_languages import FILES
from tests.publish.test_full_text import full_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_STATE = "state:\n  kind: {}\n  on: 2026-01-05\n  note: Two numbers were wrong.\n  url: https://example.org/note\n"
_OVER = "document.documentElement.scrollWidth > innerWidth"


def _opened(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    with serve(site) as server:
        watch = Watch(browser, server)
        yield watch.open
        assert watch.close() == []


@pytest.fixture
def new_private_page(browser: Browser, once: Once) -> Iterator[Callable[..., Page]]:
    """A watched page over the full-text edition of the dossier on tides."""
    folder = once("full-text", lambda folder: full_text(folder).build())
    yield from _opened(browser, folder / "tides/site-fulltext")


@pytest.fixture
def new_stated_page(browser: Browser, once: Once) -> Iterator[Callable[..., Page]]:
    """A watched page over a dossier with an article in each state, and with a German and an Arabic one."""

    def fill(folder: Path) -> None:
        tides = Tides.copy(folder, FILES)
        for slug, state in {"pilot": "corrected", "harbor": "taken-down"}.items():
            file = tides.root / f"docs/articles/{slug}.md"
            kept = "  claims: kept\n" if state == "taken-down" else ""
            given = f"---\n{_STATE.format(state)}{kept}"
            file.write_text(file.read_text("utf-8").replace("---\n", given, 1), "utf-8")
        tides.build(strict=False)

    yield from _opened(browser, once("stated", fill) / "tides/site")


def _columns(page: Page) -> list[tuple[float, float]]:
    """Return where the three parts of the second paragraph begin."""
    boxes = [each.bounding_box() for each in page.locator("#b2 > div").all()]
    return [(box["x"], box["y"]) for box in boxes if box]


def test_original_rendition_and_claims_are_abreast_or_one_below_the_other(
    new_private_page: Callable[..., Page],
) -> None:
    page = new_private_page(viewport=DESKTOP)
    go(page, "abreast/harbor/")
    wide = _columns(page)
    assert len({y for _, y in wide}) == 1
    assert [x for x, _ in wide] == sorted({x for x, _ in wide})
    for width in (PHONE["width"], 320):
        page.set_viewport_size({"width": width, "height": 844})
        narrow = _columns(page)
        assert len({x for x, _ in narrow}) == 1
        assert [y for _, y in narrow] == sorted({y for _, y in narrow})
        assert not page.evaluate(_OVER)


def test_the_list_of_paragraphs_leads_to_each_without_scripts(new_private_page: Callable[..., Page]) -> None:
    page = new_private_page(java_script_enabled=False, viewport=PHONE)
    page.goto("abreast/harbor/")
    page.get_by_role("navigation", name="Paragraphs").get_by_role("link", name="Paragraph 4").click()
    assert page.url.endswith("#b4")
    box = page.locator("#b4").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE["height"]


def test_axe_finds_nothing_on_an_original_abreast(new_private_page: Callable[..., Page]) -> None:
    page = new_private_page(**CALM)
    go(page, "abreast/harbor/")
    assert in_every_look(page) == []


@pytest.mark.parametrize("address", ["articles/pilot/", "articles/harbor/", "articles/qamar/", "claims/qamar/moon/"])
def test_axe_finds_nothing_on_articles_with_states_and_in_other_languages(
    new_stated_page: Callable[..., Page], address: str
) -> None:
    page = new_stated_page(**CALM)
    go(page, address)
    assert in_every_look(page) == []
    page.set_viewport_size({"width": 320, "height": 844})
    assert not page.evaluate(_OVER)


def test_a_paragraph_in_arabic_begins_at_the_right(new_stated_page: Callable[..., Page]) -> None:
    page = new_stated_page(viewport=DESKTOP)
    go(page, "articles/qamar/")
    start = page.evaluate(
        """() => {
          const paragraph = document.querySelector('p[lang="ar"]');
          const range = document.createRange();
          range.selectNodeContents(paragraph);
          const words = range.getClientRects()[0];
          const box = paragraph.getBoundingClientRect();
          return [getComputedStyle(paragraph).direction, box.right - words.right < words.left - box.left];
        }"""
    )
    assert start == ["rtl", True]


def test_an_article_that_was_taken_down_leads_to_its_claims(new_stated_page: Callable[..., Page]) -> None:
    page = new_stated_page(java_script_enabled=False)
    page.goto("articles/harbor/#twice-a-day")
    assert page.get_by_text("Its text is not shown here.").is_visible()
    assert page.locator("#twice-a-day").count() == 1
    assert page.get_by_role("link", name="The tide turns twice a day.").is_visible()
