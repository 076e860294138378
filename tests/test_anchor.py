"""Anchoring finds a passage once, or says why it cannot."""

import pytest

from dossier._native import scan
from dossier.anchor import Fault, Place, Unplaced, anchor, paragraph_numbers, units

_PAGE = (
    "<h1>Tides</h1><h2>Twice a day</h2><p>The tide turns twice a day. It is the “moon’s” doing&mdash;mostly.</p>"
    "<ul><li>Spring tides</li><li><p>Neap tides</p></li></ul><p>Spring and neap follow the moon. The tide ebbs.</p>"
)


def _text(page: str, place: Place) -> str:
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
        assert isinstance(place, Place)
        assert _text(_PAGE, place) == found


def test_emphasis_and_links_do_not_matter() -> None:
    page = "<p>The <em>tide</em> turns <a href='#'>twice a</a> day.</p>"
    place = anchor(scan(page).blocks, "tide turns twice a day")
    assert isinstance(place, Place)
    assert _text(page, place) == "tide turns twice a day"


@pytest.mark.parametrize("part", ["ide turns", "turns twic", "The tid"])
def test_a_passage_begins_and_ends_at_words(part: str) -> None:
    assert anchor(scan(_PAGE).blocks, part) == Unplaced(Fault.NOT_FOUND, ())


def test_case_tells_passages_apart() -> None:
    assert anchor(scan(_PAGE).blocks, "spring tides") == Unplaced(Fault.NOT_FOUND, ())


def test_words_that_stand_twice_are_ambiguous_and_their_blocks_are_told() -> None:
    assert anchor(scan(_PAGE).blocks, "The tide") == Unplaced(Fault.AMBIGUOUS, (2, 5))


def test_words_twice_in_one_block_are_ambiguous() -> None:
    page = "<p>High tide, low tide.</p>"
    assert anchor(scan(page).blocks, "tide") == Unplaced(Fault.AMBIGUOUS, (0, 0))


@pytest.mark.parametrize(
    ("before", "after", "start"), [("High", None, 5), (None, ".", 15), ("low", ".", 15), ("High", ", low", 5)]
)
def test_words_next_to_it_choose_the_place(before: str | None, after: str | None, start: int) -> None:
    page = "<p>High tide, low tide.</p>"
    assert anchor(scan(page).blocks, "tide", before=before, after=after) == Place(0, start, start + 4)


def test_a_passage_across_blocks_is_told_with_its_blocks() -> None:
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
