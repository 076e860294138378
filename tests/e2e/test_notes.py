"""Notes beside their paragraphs in a real browser: how a press leads there and back."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build import Tides
from tests.e2e.pages import VIEWPORTS, pages_by_kind
from tests.e2e.server import serve
from tests.e2e.waiting import Gate, go, ready, still
from tests.e2e.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = "articles/pilot/"
CLAIM = "bore-is-harmless"
SAYS = "The bore is no danger to anyone who keeps away from the bank."
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
HEADER = 48
"""Height of the header, which stays in view."""
A_LITTLE = 200
"""Pixels by which notes may run past the end of the text; the foot of the page begins after them."""
PAST_THE_TEXT = """() => {
  const ends = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().bottom);
  return Math.max(...ends(".dossier-note")) - Math.max(...ends(".dossier-unit > p, li > .dossier-item"));
}"""
COUNT_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      if (sources.some(({ node }) => node && document.querySelector(".md-content")?.contains(node))) shifted += value;
  }).observe({ type: "layout-shift", buffered: true });
"""
LONE = f"{ARTICLE}#gauge-settled"
AT_WORDS = """mark => {
  mark.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y } = mark.getClientRects()[0];
  return [x + 12, y + 8];
}"""
"""Where the first words of a passage are, once they are in view."""


@pytest.fixture(params=["tides", "live"])
def articles(request: pytest.FixtureRequest) -> tuple[Callable[..., Page], list[str]]:
    """What opens pages of a dossier, and the addresses of all its articles: for tests that hold for any content."""
    opened, site = ("new_page", "tides_dir") if request.param == "tides" else ("new_live_page", "site_dir")
    return request.getfixturevalue(opened), pages_by_kind(request.getfixturevalue(site))["article"]


def test_a_note_opened_before_the_modules_ran_is_led_to_as_well(new_page: Callable[..., Page]) -> None:
    page = new_page()
    gate = Gate(page, "**/page/main.js")
    page.goto(ARTICLE, wait_until="commit")
    page.locator(f"mark#{CLAIM} button").first.click()
    note = page.locator(f"#note-{CLAIM}")
    expect(page.locator(f"#note-{CLAIM}:popover-open")).to_have_count(1)
    gate.open()
    expect(note).to_be_focused()
    assert not note.evaluate("note => note.matches(':popover-open')")


def test_the_way_back_leads_to_the_tally(page: Page) -> None:
    go(page, ARTICLE)
    tally = page.locator(f"mark#{CLAIM} button").first
    expect(tally).to_have_attribute("aria-controls", f"note-{CLAIM}")
    tally.click()
    page.locator(f"#note-{CLAIM}").get_by_role("link", name="Back to the passage").click()
    expect(tally).to_be_focused()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))


def test_the_address_of_a_claim_shows_it_whatever_the_density(page: Page) -> None:
    for density in ("read", "disputed", "all"):
        go(page, f"{ARTICLE}?notes={density}#{CLAIM}")
        expect(page.locator(f"#note-{CLAIM}")).to_be_in_viewport()
        expect(page.locator(f"mark#{CLAIM}")).to_have_attribute("data-current", "")
        expect(page.locator(f"mark#{CLAIM} button")).to_be_visible()
        expect(page.locator("#dossier-status")).to_contain_text(re.compile(r"^Note \d+, disputed by \d.*: .+"))


def test_a_claim_that_only_one_article_makes_opens_by_its_address(page: Page) -> None:
    go(page, ARTICLE)
    lone = page.locator('mark[data-state="lone"][id]').first.get_attribute("id")
    note = page.locator(f"#note-{lone}")
    expect(note).to_be_hidden()
    go(page, f"{ARTICLE}#{lone}")
    expect(note).to_be_in_viewport(ratio=1)
    expect(page.locator(f"mark#{lone}")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(page.locator(f'[data-claim="{lone}"]')).to_be_focused()


def test_a_link_to_another_claim_of_the_page_is_followed_and_said(page: Page) -> None:
    go(page, ARTICLE)
    page.evaluate(f"location.hash = '{CLAIM}'")
    expect(page.locator("#dossier-status")).to_contain_text(f": {SAYS}")


def test_what_only_one_article_says_opens_as_a_card(new_page: Callable[..., Page]) -> None:
    for scripts in (True, False):
        page = new_page(java_script_enabled=scripts)
        page.goto(ARTICLE)
        page.get_by_text("All", exact=True).click()
        tally = page.locator('mark[data-state="lone"] .dossier-tally').first
        tally.focus()
        page.keyboard.press("Enter")
        note = page.locator(".dossier-note:popover-open")
        expect(note).to_be_visible()
        page.keyboard.press("Escape")
        expect(note).to_have_count(0)
        expect(tally).to_be_focused()
        tally.click()
        expect(note).to_be_in_viewport(ratio=1)


def test_the_density_is_in_the_address_and_is_kept_for_the_next_article(page: Page) -> None:
    go(page, f"{ARTICLE}#{CLAIM}")
    page.get_by_text("All", exact=True).click()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}\?notes=all#{CLAIM}$"))
    go(page, "articles/gazette/")
    expect(page.get_by_role("radio", name="All")).to_be_checked()
    expect(page).to_have_url(re.compile(r"gazette/\?notes=all$"))
    page.get_by_text("Disputed", exact=True).click()
    expect(page).to_have_url(re.compile(r"gazette/$"))


def test_a_density_in_the_address_holds_and_moves_nothing(new_page: Callable[..., Page]) -> None:
    for size in (WIDE, PHONE):
        for address in (f"{ARTICLE}?notes=all", f"{ARTICLE}?notes=read", f"{ARTICLE}?notes=all#{CLAIM}", LONE):
            page = new_page(viewport=size)
            page.add_init_script(COUNT_SHIFTS)
            go(page, address)
            still(page)
            asked = re.search(r"notes=(\w+)", address)
            expect(page.locator(f"#dossier-{asked[1] if asked else 'disputed'}")).to_be_checked()
            assert page.evaluate("shifted") == 0, address


def test_an_unknown_density_is_ignored(page: Page) -> None:
    go(page, f"{ARTICLE}?notes=<b>")
    expect(page.get_by_role("radio", name="Disputed")).to_be_checked()


def test_steps_lead_around_all_disagreements_and_are_said(page: Page) -> None:
    go(page, ARTICLE)
    disputed = page.locator('.dossier-note[data-state="dispute"]')
    total = disputed.count()
    page.get_by_role("button", name="Next disagreement").focus()
    page.keyboard.press("Enter")
    expect(disputed.first).to_be_focused()
    expect(disputed.first).to_be_in_viewport()
    expect(page.locator("#dossier-status")).to_contain_text(f"Disagreement 1 of {total}: ")
    # From there on the steps are in the note; the focus stays on them.
    page.get_by_role("button", name="Next note").focus()
    for position in [*range(2, total + 1), 1]:
        page.keyboard.press("Enter")
        expect(page.locator("#dossier-status")).to_contain_text(f"Note {position} of {total}: ")
        expect(disputed.nth(position - 1).get_by_role("button", name="Next note")).to_be_focused()
        expect(page.locator(".dossier-note[data-open]")).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(disputed.last.get_by_role("button", name="Previous note")).to_be_focused()
    page.keyboard.press("Escape")
    slug = (disputed.last.get_attribute("id") or "").removeprefix("note-")
    expect(page.locator(f'[data-claim="{slug}"]')).to_be_focused()
    expect(page.locator(".dossier-note[data-open]")).to_have_count(0)


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_the_list_of_disagreements_leads_to_each(new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    go(page, ARTICLE)
    disputed = page.locator('mark[data-state="dispute"] button[data-state="dispute"]')
    bars = page.locator(".dossier-strip li")
    expect(bars).to_have_count(page.locator(".dossier-number").count())
    numbers = [int(text) for text in page.locator(".dossier-number").all_inner_texts()]
    where = disputed.evaluate_all(
        "all => all.map((one) => Number(one.closest('.dossier-unit, li').querySelector('.dossier-number').innerText))"
    )
    high = [numbers[n] for n, bar in enumerate(bars.all()) if bar.locator("[data-state=dispute]").count()]
    assert high == sorted(set(where))
    page.get_by_text("List of disagreements").focus()
    page.keyboard.press("Enter")
    items = page.locator(".dossier-overview li")
    expect(items).to_have_count(disputed.count())
    last = items.last
    says = last.get_by_role("link").first.inner_text()
    page.keyboard.press("Tab")
    expect(items.first.get_by_role("link").first).to_be_focused()
    last.get_by_role("link").first.click()
    note = page.locator(".dossier-note[data-current]").filter(has_text=says)
    expect(note).to_be_visible()
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()
    expect(page.locator("#dossier-status")).to_contain_text(f": {says}")


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS.keys())
def test_bars_say_what_they_are_and_lead_to_their_paragraphs(
    new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    go(page, ARTICLE)
    strip = page.get_by_role("navigation", name="Paragraphs on which other articles speak")
    expect(strip).to_contain_text("A bar for each paragraph")
    bar = strip.get_by_role("link", name="Paragraph 6, disputed")
    bar.click()
    expect(page).to_have_url(re.compile(f"{ARTICLE}#p6$"))
    expect(page.locator("#p6")).to_be_in_viewport()


def test_a_tap_on_the_underlined_words_opens_their_note(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    go(page, ARTICLE)
    page.touchscreen.tap(*page.locator(f"mark#{CLAIM}").evaluate(AT_WORDS))
    note = page.locator(f"#note-{CLAIM}:popover-open")
    expect(note).to_be_visible()
    expect(note.get_by_role("link", name="All five on this")).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


def test_a_tap_on_words_without_a_line_opens_nothing(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    go(page, f"{ARTICLE}?notes=disputed")
    page.touchscreen.tap(*page.locator('mark[data-state="agree"]').first.evaluate(AT_WORDS))
    still(page)
    expect(page.locator(".dossier-note:popover-open")).to_have_count(0)


def test_where_all_is_shown_a_disputed_note_keeps_its_reason_and_leads_to_its_question(page: Page) -> None:
    go(page, f"{ARTICLE}?notes=all")
    note = page.locator(f"#note-{CLAIM}")
    expect(note.locator(".dossier-because").first).to_be_visible()
    note.get_by_role("link", name="All five on this").click()
    expect(page).to_have_url(re.compile(r"questions/bore-dangerous/$"))


def test_without_anything_shown_no_step_is_offered(page: Page) -> None:
    go(page, f"{ARTICLE}?notes=read")
    expect(page.get_by_role("button", name="Next disagreement")).to_be_hidden()


def test_a_second_press_closes_the_note_and_the_button_says_which(page: Page) -> None:
    go(page, ARTICLE)
    tally = page.locator(f"mark#{CLAIM} button").first
    reasons = page.locator(f"#note-{CLAIM} .dossier-because")
    expect(tally).to_have_attribute("aria-expanded", "false")
    tally.click()
    expect(tally).to_have_attribute("aria-expanded", "true")
    assert all(box and box["width"] > 1 for box in (reason.bounding_box() for reason in reasons.all()))
    tally.click()
    expect(tally).to_have_attribute("aria-expanded", "false")


def test_a_press_on_a_link_in_a_short_note_follows_it(page: Page) -> None:
    go(page, f"{ARTICLE}?notes=all")
    page.locator('.dossier-note[data-state="agree"] .dossier-relations a[href*="../"]').first.click()
    expect(page).not_to_have_url(re.compile(ARTICLE))


def test_the_pointer_pairs_passage_and_note_until_escape_or_permanently(page: Page) -> None:
    go(page, ARTICLE)
    passage, note = page.locator(f"mark#{CLAIM}"), page.locator(f"#note-{CLAIM}")
    passage.scroll_into_view_if_needed()
    page.mouse.move(*passage.evaluate("mark => [mark.getClientRects()[0]].flatMap(({ x, y }) => [x + 3, y + 8])"))
    expect(note).to_have_attribute("data-current", "")
    note.hover()
    expect(passage).to_have_attribute("data-current", "")
    page.keyboard.press("Escape")
    expect(passage).not_to_have_attribute("data-current", "")
    page.locator("h1").hover()
    note.hover()
    expect(passage).to_have_attribute("data-current", "")
    page.get_by_text("What the lines").click()
    page.get_by_label("under the pointer").uncheck()
    page.reload()
    ready(page)
    note.hover()
    expect(passage).not_to_have_attribute("data-current", "")


def test_buttons_on_the_same_words_are_told_apart(articles: tuple[Callable[..., Page], list[str]]) -> None:
    new_page, addresses = articles
    page = new_page()
    for address in addresses:
        page.goto(f"{address}?notes=all")
        tallies = page.locator(".dossier-tally")
        names = tallies.evaluate_all("all => all.map((one) => one.ariaLabel)")
        seen = tallies.evaluate_all(
            """all => all.map((one) =>
                 getComputedStyle(one, "::before").content + one.innerText.replaceAll("\\u00a0", " "))"""
        )
        assert len(names) == len(set(names)) == len(set(seen)) > 3
        # The visible text is the beginning of the name, or its number.
        numbers = [int(re.match(r'"(\d+)\s?"', text)[1]) for text in seen]  # type: ignore[index]
        assert numbers == sorted(numbers)
        assert all(
            re.sub(r'^"\d+\s?"', "", text) in name and str(n) in name
            for text, name, n in zip(seen, names, numbers, strict=True)
        )


def test_notes_end_with_the_text(page: Page, tides_dir: Path) -> None:
    for address in pages_by_kind(tides_dir)["article"]:
        for density in ("disputed", "all"):
            page.goto(f"{address}?notes={density}")
            for width in (1440, 1100):
                page.set_viewport_size({"width": width, "height": 900})
                past = page.evaluate(PAST_THE_TEXT)
                assert past < A_LITTLE, f"{address}, {density}, {width}: {past} pixels"


def test_on_a_phone_a_note_is_a_sheet_with_the_passage_above_it(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    go(page, ARTICLE)
    tallies = page.locator('.dossier-tally[data-state="dispute"]')
    first, last = tallies.first, tallies.last
    last.tap()
    sheet = page.locator(".dossier-note:popover-open")
    for position in range(3):
        expect(sheet).to_have_count(1)
        box = sheet.bounding_box()
        assert box is not None
        assert box["height"] <= PHONE["height"] / 2
        assert box["y"] + box["height"] == PHONE["height"]
        slug = (sheet.get_attribute("id") or "").removeprefix("note-")
        passage = page.locator(f"#{slug}").bounding_box()
        assert passage is not None
        assert passage["y"] >= HEADER, position
        assert passage["y"] + passage["height"] <= box["y"], position
        sheet.get_by_role("button", name="Next note").tap()
        expect(page.locator(f"#note-{slug}:popover-open")).to_have_count(0)
    page.touchscreen.tap(200, 60)
    expect(sheet).to_have_count(0)
    first.tap()
    sheet.get_by_role("link", name="Back to the passage").tap()
    expect(first).to_be_focused()
    expect(sheet).to_have_count(0)


def test_steps_from_sheet_to_sheet_keep_the_focus(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    go(page, ARTICLE)
    page.locator('.dossier-tally[data-state="dispute"]').first.focus()
    page.keyboard.press("Enter")
    sheet = page.locator(".dossier-note:popover-open")
    expect(sheet).to_be_focused()
    sheet.get_by_role("button", name="Next note").focus()
    for position in (2, 3):
        page.keyboard.press("Enter")
        expect(page.locator("#dossier-status")).to_contain_text(f"Note {position} of ")
        still(page)
        expect(sheet.get_by_role("button", name="Next note")).to_be_focused()


def test_a_sheet_on_a_page_that_gets_wide_is_beside_the_text_and_its_passage_stays_lit(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(viewport=PHONE)
    go(page, ARTICLE)
    page.locator(f"mark#{CLAIM} button").click()
    expect(page.locator(f"#note-{CLAIM}:popover-open")).to_be_focused()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(f"#note-{CLAIM}[data-open]")).to_be_focused()
    still(page)
    expect(page.locator(f"mark#{CLAIM}")).to_have_attribute("data-current", "")
    expect(page.locator(f"#note-{CLAIM}:popover-open")).to_have_count(0)


def test_on_a_phone_a_line_is_below_the_paragraph_and_the_rest_can_be_heard(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(viewport=PHONE)
    go(page, ARTICLE)
    note = page.locator(f"#note-{CLAIM}")
    box = note.bounding_box()
    assert box is not None
    assert box["height"] < 80
    expect(page.get_by_role("note").filter(has_text=SAYS)).to_have_count(1)
    expect(note.get_by_text("It is harmless to the Pilot and deadly to the Gazette.")).to_have_count(1)


def test_on_a_phone_without_scripts_notes_are_read_and_opened(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    page.goto(ARTICLE)
    note = page.locator(f"#note-{CLAIM}")
    box = note.locator(".dossier-because").first.bounding_box()
    assert box is not None
    assert box["width"] > 100, "the reason is read without a press"
    page.locator(f"mark#{CLAIM} button").tap()
    expect(page.locator(f"#note-{CLAIM}:popover-open")).to_be_in_viewport(ratio=1)
    note.get_by_role("button", name="Close").tap()
    expect(page.locator(":popover-open")).to_have_count(0)
    expect(page.get_by_role("button", name="Next disagreement")).to_be_hidden()


def test_the_claim_that_the_address_names_opens_as_a_sheet(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    go(page, f"{ARTICLE}#{CLAIM}")
    expect(page.locator(f"#note-{CLAIM}:popover-open")).to_be_in_viewport(ratio=1)
    expect(page.locator(f"mark#{CLAIM}")).to_be_in_viewport(ratio=1)
    expect(page.locator("#dossier-status")).to_contain_text(f": {SAYS}")


def test_density_and_claim_survive_instant_navigation(browser: Browser, tmp_path: Path) -> None:
    copy = Tides.copy(tmp_path)
    with serve(copy.site) as server:
        Tides(copy.root, {"site_url": server.url}).build()
        watch = Watch(browser, server)
        page = watch.open(viewport={"width": 1440, "height": 400})
        page.goto("articles/harbor/?notes=all")
        page.evaluate("window.stays = true")
        page.locator("#note-twice-a-day").get_by_role("link", name="Almanac").first.click()
        expect(page).to_have_url(re.compile(r"articles/almanac/\?notes=all#once-a-day$"))
        expect(page.locator("#dossier-status")).to_contain_text(": ")
        expect(page.locator("mark#once-a-day")).to_be_in_viewport()
        expect(page.locator("mark#once-a-day")).to_have_attribute("data-current", "")
        expect(page.get_by_role("radio", name="All")).to_be_checked()
        page.go_back()
        expect(page).to_have_url(re.compile(r"articles/harbor/\?notes=all$"))
        assert page.evaluate("window.stays"), "the pages were exchanged without loading"
        assert watch.close() == []


def test_no_two_notes_overlap(articles: tuple[Callable[..., Page], list[str]]) -> None:
    new_page, addresses = articles
    page = new_page()
    for address in addresses:
        page.goto(address)
        page.get_by_text("All", exact=True).click()
        boxes = page.locator(".dossier-note:visible").evaluate_all(
            "notes => notes.map((note) => note.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"
        )
        assert len(boxes) > 1
        assert all(above[1] <= below[0] for above, below in pairwise(boxes))
