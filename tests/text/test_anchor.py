"""Anchoring finds a passage once, or says why it cannot."""

import pytest

from dossier._native import scan
from dossier.text.anchor import Fault, TextRange, Unplaced, anchor, paragraph_numbers, units

_PAGE = (
    "<h1>Tides</h1><h2>Twice a day</h2><p>The tide turns twice a day. It is the “moon’s” doing&mdash;mostly.</p>"
    "<ul><li>Spring tides</li><li><p>Neap tides</p></li></ul><p>Spring and neap follow the moon. The tide ebbs.</p>"
)


def _text(page: str, place: TextRange) -> str:
    return scan(page).blocks[place.block].text[place.start : place.end]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("turns twice a day", "turns twice a day"),
        ('"moon\'s" doing - mostly', None),
        ('"moon\'s" doing-mostly', "“moon’s” doing—mostly"),
        ("turns\n  twice", "turns twice"),
        ("Neap tides", "Neap tides"),
    ],
)
def test_a_passage_is_found_whatever_its_typography(wanted: str, found: str | None) -> None:
    place = anchor(scan(_PAGE).blocks, wanted)
    if found is None:
        assert place == Unplaced(Fault.NOT_FOUND, ())
    else:
        assert isinstance(place, TextRange)
        assert _text(_PAGE, place) == found


def test_emphasis_and_links_do_not_matter() -> None:
    page = "<p>The <em>tide</em> turns <a href='#'>twice a</a> day.</p>"
    place = anchor(scan(page).blocks, "tide turns twice a day")
    assert isinstance(place, TextRange)
    assert _text(page, place) == "tide turns twice a day"


@pytest.mark.parametrize("part", ["ide turns", "turns twic", "The tid"])
def test_a_passage_begins_and_ends_at_words(part: str) -> None:
    assert anchor(scan(_PAGE).blocks, part) == Unplaced(Fault.NOT_FOUND, ())


def test_case_tells_passages_apart() -> None:
    assert anchor(scan(_PAGE).blocks, "spring tides") == Unplaced(Fault.NOT_FOUND, ())


def test_words_that_occur_twice_are_ambiguous_and_their_blocks_are_named() -> None:
    assert anchor(scan(_PAGE).blocks, "The tide") == Unplaced(Fault.AMBIGUOUS, (2, 5))


def test_words_twice_in_one_block_are_ambiguous() -> None:
    page = "<p>High tide, low tide.</p>"
    assert anchor(scan(page).blocks, "tide") == Unplaced(Fault.AMBIGUOUS, (0, 0))


@pytest.mark.parametrize(
    ("before", "after", "start"), [("High", None, 5), (None, ".", 15), ("low", ".", 15), ("High", ", low", 5)]
)
def test_words_next_to_it_choose_the_place(before: str | None, after: str | None, start: int) -> None:
    page = "<p>High tide, low tide.</p>"
    assert anchor(scan(page).blocks, "tide", before=before, after=after) == TextRange(0, start, start + 4)


@pytest.mark.parametrize(
    ("before", "after", "block"),
    [
        ("The moon does it.", None, 1),
        ("moon does it. Then:", None, 3),
        (None, ". The moon", 1),
        (None, ". The moon does it. Then:", 1),
    ],
)
def test_words_of_the_next_paragraph_tell_equal_paragraphs_apart(
    before: str | None, after: str | None, block: int
) -> None:
    page = "<p>The moon does it.</p><p>High water.</p><p>The moon does it. Then:</p><p>High water.</p>"
    assert anchor(scan(page).blocks, "High water", before=before, after=after) == TextRange(block, 0, 10)


@pytest.mark.parametrize(("before", "after"), [("Hihg", None), (None, ", lwo"), ("High", "."), ("low", ", low")])
def test_words_that_are_not_next_to_it_differ_from_words_across_blocks(before: str | None, after: str | None) -> None:
    page = "<p>High tide, low tide.</p>"
    fault = anchor(scan(page).blocks, "tide", before=before, after=after)
    assert fault == Unplaced(Fault.OUT_OF_CONTEXT, (0, 0))


@pytest.mark.parametrize(
    ("page", "wanted", "found"),
    [
        ("<p>月亮推动潮汐，每天两次。</p>", "推动潮汐", "推动潮汐"),
        ("<p>月亮推动潮汐，\n每天两次。</p>", "潮汐，每天", "潮汐， 每天"),
        ("<p>月が潮を動かす。</p>", "潮を動かす", "潮を動かす"),
        ("<p>ดวงจันทร์ทำให้น้ำขึ้น</p>", "น้ำขึ้น", "น้ำขึ้น"),
        ("<p>\u1103\u1161\u11af\u110b\u1175 움직인다</p>", "달이", "\u1103\u1161\u11af\u110b\u1175"),
        ("<p>Port \u200fחוף\u200f, closed</p>", "Port חוף, closed", "Port \u200fחוף\u200f, closed"),
        ("<p><ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>が満ちる</p>", "潮が満ちる", "潮が満ちる"),
    ],
    ids=["chinese", "chinese over two lines", "japanese", "thai", "hangul in parts", "direction marks", "ruby"],
)
def test_a_passage_is_found_in_every_script(page: str, wanted: str, found: str) -> None:
    place = anchor(scan(page).blocks, wanted)
    assert isinstance(place, TextRange)
    assert _text(page, place) == found


@pytest.mark.parametrize(("page", "part"), [("<p>น้ำ</p>", "น"), ("<p>ज्वार</p>", "ज"), ("<p>달이</p>", "\u1103")])
def test_no_passage_ends_inside_a_letter(page: str, part: str) -> None:
    assert anchor(scan(page).blocks, part) == Unplaced(Fault.NOT_FOUND, ())


def test_a_passage_across_blocks_is_reported_with_its_blocks() -> None:
    assert anchor(scan(_PAGE).blocks, "mostly. Spring tides Neap") == Unplaced(Fault.ACROSS_BLOCKS, (2, 3, 4))


def test_an_empty_passage_is_found_nowhere() -> None:
    assert anchor(scan(_PAGE).blocks, " \u200b ") == Unplaced(Fault.NOT_FOUND, ())


def test_units_are_headings_paragraphs_and_items_but_not_the_title() -> None:
    assert units(scan(_PAGE).blocks, _PAGE) == [None, 0, 1, 2, 3, 4]


def test_one_item_is_one_unit_however_its_inline_content_is_broken() -> None:
    page = "<ul><li>High<table><tr><td>x</td></tr></table>water</li><li>low</li></ul>"
    blocks = scan(page).blocks
    numbers = dict(zip([block.text for block in blocks], units(blocks, page), strict=True))
    assert numbers["High"] == numbers["water"] == 0


def test_paragraph_numbers_pass_over_furniture() -> None:
    assert paragraph_numbers(4, [1, 4]) == [2, 3, 5, 6]
