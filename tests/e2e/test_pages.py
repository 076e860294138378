"""The pages around the articles: what a reader sees first, the matrix, the page of a claim, and old addresses."""

from __future__ import annotations

import csv
import io
import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import PHONE, VIEWPORTS
from tests.e2e.waiting import go

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIM = "claims/pilot/gauge-reads-high/"
SAYS = "The bore is no danger to anyone who keeps away from the bank."


HOME_WORDS = 700
"""Most words that a reader sees on the home page of this repository's dossier."""
VISIBLE_WORDS = r"""() => {
  const walker = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT);
  const hidden = (element) => element && element.localName !== "article"
    && (getComputedStyle(element).clipPath !== "none" || !element.checkVisibility() || hidden(element.parentElement));
  let words = 0;
  while (walker.nextNode()) {
    if (!hidden(walker.currentNode.parentElement)) {
      words += (walker.currentNode.data.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;
    }
  }
  return words;
}"""


def _middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_what_happened_and_the_first_dispute_are_on_the_first_two_screens_of_a_phone(
    new_live_page: Callable[..., Page],
) -> None:
    page = new_live_page(viewport=PHONE)
    page.goto("")
    assert _bottom(page, ".dossier-happened") < PHONE["height"]
    assert _bottom(page, ".dossier-row") < 2 * PHONE["height"]


def test_the_home_page_is_read_in_three_minutes(new_live_page: Callable[..., Page]) -> None:
    page = new_live_page()
    page.goto("")
    words = page.evaluate(VISIBLE_WORDS)
    assert 100 < words <= HOME_WORDS


def test_the_home_page_goes_from_what_happened_to_the_articles(page: Page) -> None:
    page.goto("")
    filled = page.locator(".md-content__inner > h2").evaluate_all(
        """headings => headings.map((heading) => {
          let below = heading.nextElementSibling;
          while (below && !/dossier-/.test(below.className)) below = below.nextElementSibling;
          return [heading.firstChild.textContent, below?.className.split(" ").at(-1)];
        })"""
    )
    assert filled == [
        ["Where they differ", "dossier-picture"],
        ["What nearly all say", "dossier-agreed"],
        ["What only one says", "dossier-lone"],
        ["What each stresses", "dossier-emphasis"],
        ["The articles", "dossier-articles"],
    ]
    assert page.locator(".dossier-happened li").count() == 2
    assert page.locator(".dossier-row[data-leads]").count() == 5
    assert {"claim", "qualify"} <= set(page.locator("dfn").all_inner_texts())
    assert page.locator(".dossier-agreed .dossier-row").count() > 0
    assert page.locator(".dossier-lone section").count() == 4
    assert page.locator(".dossier-emphasis dt").count() == 3
    assert page.locator(".dossier-articles > li").count() == 5


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_mark_stands_above_or_below_the_line_and_under_its_outlet(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("")
    row = page.locator(".dossier-row").filter(has=page.get_by_role("heading", name="What causes the tide?"))
    wave = _middle(row.locator(".dossier-wave"))[1]
    over, under = row.locator("[data-place=over]"), row.locator("[data-place=under]")
    assert all(_middle(mark)[1] < wave - 8 for mark in over.all())
    assert all(_middle(mark)[1] > wave + 8 for mark in under.all())
    names = page.locator(".dossier-picture").first.locator(".dossier-names > span")
    outlets = dict(zip(names.all_inner_texts(), (_middle(name)[0] for name in names.all()), strict=True))
    marks = [*over.all(), *under.all()]
    assert marks
    for mark in marks:
        said = mark.text_content() or ""
        (column,) = (x for outlet, x in outlets.items() if said.startswith(outlet))
        assert abs(_middle(mark)[0] - column) < 2
        box = mark.bounding_box()
        assert box is not None
        assert box["width"] >= 24
        assert box["height"] >= 24


def test_where_there_is_no_room_for_columns_no_side_or_mark_covers_another(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 230, "height": 900})
    page.goto("")
    row = page.locator(".dossier-row").filter(has=page.get_by_role("heading", name="What causes the tide?"))
    shown = [*row.locator(".dossier-fronts > span:not(.dossier-hidden)").all(), *row.locator(".dossier-dot").all()]
    boxes = [box for one in shown if (box := one.bounding_box())]
    assert len(boxes) == 7
    for one, other in combinations(boxes, 2):
        pairs = ((one, other), (other, one))
        beside = any(left["x"] + left["width"] <= right["x"] + 1 for left, right in pairs)
        below = any(upper["y"] + upper["height"] <= lower["y"] + 1 for upper, lower in pairs)
        assert beside or below, (one, other)
    expect(row.get_by_text("Harbor")).to_be_visible()


def test_a_mark_leads_to_its_claim(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="Harbor ¶", exact=False).and_(page.locator(".dossier-dot")).first.click()
    expect(page).to_have_url(re.compile(r"/claims/harbor/[a-z-]+/$"))


def test_the_head_of_the_matrix_and_its_questions_stay_in_sight(page: Page) -> None:
    page.goto("questions/")
    expect(page.get_by_role("columnheader")).to_have_count(6)
    header = page.locator("header.md-header").bounding_box()
    assert header is not None
    page.evaluate("document.querySelector('.dossier-matrix tr:last-child').scrollIntoView()")
    head = page.get_by_role("columnheader", name="Pilot").bounding_box()
    assert head is not None
    assert abs(head["y"] - header["height"]) < 2


def test_a_jump_to_a_topic_ends_below_the_head_of_the_matrix(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1440, "height": 500})
    page.goto("questions/")
    topic = page.locator("#about-storm")
    expect(topic).not_to_be_in_viewport()
    page.get_by_role("navigation", name="Questions by topic").get_by_role("link", name="The storm tide").click()
    expect(page).to_have_url(re.compile(r"#about-storm$"))
    expect(topic).to_be_in_viewport()
    below = topic.bounding_box()
    head = page.get_by_role("columnheader", name="Pilot").bounding_box()
    assert below is not None
    assert head is not None
    assert below["y"] + 20 >= head["y"] + head["height"]
    assert below["y"] < 300


def test_the_matrix_is_cards_on_a_phone_and_still_a_table(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    page.goto("questions/")
    row = page.get_by_role("row").filter(
        has=page.get_by_role("rowheader", name="Is the bore dangerous to small boats?")
    )
    expect(row.get_by_role("cell")).to_have_count(5)
    speaking = [box for cell in row.locator("td:not(.dossier-silent)").all() if (box := cell.bounding_box())]
    silent = [box for cell in row.locator("td.dossier-silent").all() if (box := cell.bounding_box())]
    assert len(speaking) > 1
    assert silent
    assert all(lower["y"] >= upper["y"] + upper["height"] for upper, lower in pairwise(speaking))
    last = max(box["y"] + box["height"] for box in speaking)
    assert all(box["y"] >= last for box in silent), "who is silent comes last"
    expect(row.get_by_role("cell").first).to_contain_text("Almanac")


def test_the_table_beside_the_matrix_holds_the_same_questions(page: Page) -> None:
    page.goto("questions/")
    link = page.get_by_role("link", name="Download as CSV")
    with page.expect_download() as download:
        link.click()
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    asked = page.locator(".dossier-matrix th[scope=row] a").all_inner_texts()
    assert {row["ask"] for row in rows} == set(asked)
    assert {row["stance"] for row in rows} >= {"asserts", "reports", "silent"}


def test_an_answer_sheet_opens_the_passage_in_its_paragraph(page: Page) -> None:
    page.goto("questions/spring-height/")
    expect(page.get_by_role("table", name="Side by side").get_by_role("row")).to_have_count(5)
    passage = page.locator(".dossier-passage").first
    expect(passage.locator("mark").first).to_be_hidden()
    passage.locator("summary").click()
    expect(passage.locator("mark").first).to_be_visible()


def test_the_page_of_a_claim_leads_to_speakers_topics_and_a_citation(page: Page) -> None:
    go(page, CLAIM)
    page.get_by_text("Cite", exact=True).click()
    page.get_by_text("About this claim").click()
    texts = page.locator(".dossier-copy").all_inner_texts()
    assert "Claim pilot/gauge-reads-high, made by The Pilots' Journal, " in texts[0]
    assert ", paragraph 3, " in texts[0]
    assert texts[0].endswith(CLAIM)
    assert texts[2].startswith("@misc{pilot-gauge-reads-high,")
    about = page.locator(".dossier-about-claim")
    expect(about).to_contain_text("annotations/claims/pilot/gauge-reads-high.yml")
    about.get_by_role("link", name="The tide gauge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The tide gauge")
    page.get_by_role("link", name="People and others").last.click()
    expect(page.get_by_role("heading", name="Organizations")).to_be_visible()


def test_without_scripts_claims_are_found_by_plain_lists(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("claims/?kind=prediction")
    expect(page.locator("form.dossier-filter")).to_be_hidden()
    expect(page.get_by_role("heading", level=2)).to_have_count(5)
    page.locator(".dossier-browse").get_by_role("link", name="Overstated").click()
    expect(page).to_have_url(re.compile(r"verdicts/overstated/$"))
    assert page.locator(".dossier-claims li a[href*='/claims/']").count() > 0


@pytest.mark.parametrize("java_script", [True, False])
def test_a_former_address_redirects(new_page: Callable[..., Page], java_script: bool) -> None:  # noqa: FBT001 - a table
    page = new_page(java_script_enabled=java_script)
    page.goto("claims/pilot/bore-is-tame/")
    expect(page).to_have_url(re.compile(r"claims/pilot/bore-is-harmless/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(SAYS)
    page.goto("questions/bore/")
    expect(page).to_have_url(re.compile(r"questions/bore-dangerous/$"))
    page.goto("articles/pilot/#bore-is-tame")
    expect(page.locator("mark#bore-is-harmless")).to_be_in_viewport()


@pytest.mark.parametrize("java_script", [True, False])
def test_an_address_cut_short_leads_to_the_list_that_has_its_pages(
    new_page: Callable[..., Page],
    java_script: bool,  # noqa: FBT001 - a table
) -> None:
    page = new_page(java_script_enabled=java_script)
    for cut, there in (
        ("claims/pilot/", r"claims/#pilot$"),
        ("compare/", r"articles/$"),
        ("compare/harbor/", r"articles/harbor/#dossier-end$"),
        ("kinds/", r"kinds/$"),
        ("verdicts/", r"verdicts/$"),
        ("standing/", r"standing/$"),
    ):
        page.goto(cut)
        expect(page).to_have_url(re.compile(there))
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_a_former_name_in_the_address_opens_the_note_as_the_current_one_does(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    seen = []
    for name in ("bore-is-harmless", "bore-is-tame"):
        page = new_page(viewport=viewport)
        page.goto(f"articles/pilot/?notes=read#{name}")
        note = page.locator("#note-bore-is-harmless")
        expect(note).to_be_visible()
        expect(note).to_have_attribute("data-current", "")
        expect(page.locator("button[data-claim=bore-is-harmless]")).to_be_visible()
        expect(page.locator("mark#bore-is-harmless")).to_be_in_viewport()
        status = page.locator("#dossier-status")
        expect(status).to_contain_text(f": {SAYS}")
        seen.append((status.inner_text(), note.evaluate("note => note.matches(':popover-open')")))
    assert seen[0] == seen[1]


def test_the_matrix_is_printed_as_a_table(page: Page) -> None:
    page.goto("questions/")
    # The width of A4 in CSS pixels, less the margins that Chromium takes.
    page.set_viewport_size({"width": 718, "height": 1047})
    page.emulate_media(media="print")
    expect(page.get_by_role("columnheader", name="Pilot")).to_be_visible()
    row = page.get_by_role("row").filter(
        has=page.get_by_role("rowheader", name="Is the bore dangerous to small boats?")
    )
    tops = {box["y"] for cell in row.get_by_role("cell").all() if (box := cell.bounding_box())}
    assert len(tops) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_on_a_phone_the_matrix_folds_what_no_article_disputes(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("questions/")
    row = page.locator('.dossier-matrix tr[data-tone="agree"]').first
    expect(row.locator("td").first).to_be_hidden()
    expect(page.locator('.dossier-matrix tr[data-tone="dispute"] td').first).to_be_visible()
    row.locator("summary").click()
    expect(row.locator("td").first).to_be_visible()


def test_on_a_wide_page_and_in_print_the_matrix_has_every_answer(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("questions/")
    cell = page.locator('.dossier-matrix tr[data-tone="agree"] td').first
    expect(cell).to_be_visible()
    expect(page.locator(".dossier-matrix summary").first).to_be_hidden()
    page.set_viewport_size(PHONE)
    expect(cell).to_be_hidden()
    page.emulate_media(media="print")
    expect(cell).to_be_visible()
