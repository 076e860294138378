"""Weaving only inserts: taking the marks out gives back the bytes, and the scanner sees no difference."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier._native import Block, Scan, scan
from dossier.relations import Standing
from dossier.text.anchor import TextRange, anchor
from dossier.text.weave import Margin, Mark, weave

_TRANSPARENT = {"mark", "wrap"}


class _Unweaver(HTMLParser):
    """Takes out what carries `data-dossier`, without knowing how it was put in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0]
        for line in html.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._open: list[tuple[str, str | None]] = []
        self._cuts: list[tuple[int, int]] = []
        self._hidden_from: int | None = None
        self.feed(html)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("data-dossier")
        text = self.get_starttag_text() or ""
        if self._hidden_from is None and kind in _TRANSPARENT:
            self._cuts.append((self._at(), self._at() + len(text)))
        if self._hidden_from is None and kind is not None and kind not in _TRANSPARENT:
            self._hidden_from = self._at()
            self._open.append((tag, "hides"))
            return
        if tag not in {"br", "hr", "img"}:
            self._open.append((tag, kind if kind in _TRANSPARENT and self._hidden_from is None else None))

    def handle_endtag(self, tag: str) -> None:
        opened, kind = self._open.pop()
        assert opened == tag
        end = self._html.index(">", self._at()) + 1
        if kind == "hides":
            assert self._hidden_from is not None
            self._cuts.append((self._hidden_from, end))
            self._hidden_from = None
        elif kind is not None:
            self._cuts.append((self._at(), end))

    def result(self) -> str:
        kept, last = [], 0
        for start, end in sorted(self._cuts):
            kept.append(self._html[last:start])
            last = end
        return "".join([*kept, self._html[last:]])


def _seen(found: Scan) -> list[tuple[str, str, str | None, str]]:
    return [(block.kind, block.path, block.id, block.text) for block in found.blocks]


def _weave(html: str, blocks: Sequence[Block], *arguments: Any) -> str:  # noqa: ANN401 - those of weave
    woven = weave(html, blocks, *arguments)
    assert woven is not None
    return woven


def _mark(html: str, name: str, words: str, state: Standing = Standing.LONE, tally: str = "") -> Mark:
    place = anchor(scan(html).blocks, words)
    assert isinstance(place, TextRange)
    return Mark(name, state, [place], tally)


_BUTTON = '<button data-dossier="tally">2 dispute</button>'


def _piece(claims: str, text: str, name: str = "") -> str:
    identity = f' id="{name}"' if name else ""
    attributes = f'class="dossier-mark" data-dossier="mark" data-state="lone" data-claims="{claims}"{identity}'
    return f"<mark {attributes}>{text}</mark>"


@pytest.mark.parametrize(
    ("html", "claims", "expected"),
    [
        pytest.param(
            "<p>The tide turns twice a day.</p>",
            [("a", "tide turns")],
            f"<p>The {_piece('a', 'tide turns', 'a')} twice a day.</p>",
            id="plain",
        ),
        pytest.param(
            "<p>The tide turns twice a day.</p>",
            [("a", "tide turns"), ("b", "turns twice")],
            f"<p>The {_piece('a', 'tide ', 'a')}{_piece('a b', 'turns', 'b')}{_piece('b', ' twice')} a day.</p>",
            id="overlap",
        ),
        pytest.param(
            "<p>The tide turns twice a day.</p>",
            [("a", "The tide turns twice"), ("b", "tide turns")],
            f"<p>{_piece('a', 'The ', 'a')}{_piece('a b', 'tide turns', 'b')}{_piece('a', ' twice')} a day.</p>",
            id="nested",
        ),
        pytest.param(
            "<p>The <em>tide</em> turns.</p>",
            [("a", "The tide turns")],
            f"<p>{_piece('a', 'The ', 'a')}<em>{_piece('a', 'tide')}</em>{_piece('a', ' turns')}.</p>",
            id="across-emphasis",
        ),
        pytest.param(
            '<p>The <a href="#">tide</a> <em>turns</em>.</p>',
            [("a", "tide turns")],
            f'<p>The <a href="#">{_piece("a", "tide", "a")}</a>{_piece("a", " ")}<em>{_piece("a", "turns")}</em>.</p>',
            id="the-space-between-belongs-to-it",
        ),
        pytest.param(
            "<p>High &amp; low &mdash; water</p>",
            [("a", "& low - water")],
            f"<p>High {_piece('a', '&amp; low &mdash; water', 'a')}</p>",
            id="character-references",
        ),
        pytest.param(
            "<p>The tide turns.</p>",
            [("a", "tide"), ("b", "tide")],
            f'<p>The <span data-dossier="anchor" id="b"></span>{_piece("a b", "tide", "a")} turns.</p>',
            id="same-words",
        ),
    ],
)
def test_marks_are_spliced(html: str, claims: list[tuple[str, str]], expected: str) -> None:
    woven = _weave(html, scan(html).blocks, [_mark(html, name, words) for name, words in claims])
    assert woven == expected
    assert _Unweaver(woven).result() == html


def test_the_strongest_state_of_a_shared_piece_is_drawn() -> None:
    html = "<p>The tide turns twice.</p>"
    marks = [_mark(html, "a", "tide turns", Standing.AGREE), _mark(html, "b", "turns twice", Standing.DISPUTE)]
    woven = _weave(html, scan(html).blocks, marks)
    assert 'data-state="dispute" data-claims="a b"' in woven
    assert 'data-state="agree" data-claims="a"' in woven


def test_a_tally_is_kept_with_the_last_word_and_shown_once() -> None:
    html = "<p>The <em>tide</em> turns twice a day.</p>"
    woven = _weave(html, scan(html).blocks, [_mark(html, "a", "tide turns twice", tally=_BUTTON)])
    kept = f'<span class="dossier-tallies" data-letters="8">{_BUTTON}</span>'
    assert f'twice<span class="dossier-keep" data-dossier="tallies">{kept}</span></mark> a day' in woven
    assert woven.count(_BUTTON) == 1
    assert _Unweaver(woven).result() == html
    assert _seen(scan(woven)) == _seen(scan(html))


@pytest.mark.parametrize(
    ("html", "words", "letters"),
    [
        pytest.param("<p>High &amp; low.</p>", "High &", 4, id="a-reference-is-one-letter"),
        pytest.param("<p>The <em>harbor-</em>master.</p>", "master", 16, id="the-word-goes-on-before-the-passage"),
        pytest.param("<p>See https://example.org/tides/of/the/harbor</p>", "tides/of/the/harbor", 20, id="at-most"),
    ],
)
def test_a_tally_knows_how_long_the_word_before_it_is(html: str, words: str, letters: int) -> None:
    woven = _weave(html, scan(html).blocks, [_mark(html, "a", words, tally=_BUTTON)])
    assert f'data-letters="{letters}">{_BUTTON}' in woven
    assert _Unweaver(woven).result() == html


def test_a_heading_has_its_tally_below_and_no_button_in_it() -> None:
    html = "<h2>The tide turns</h2>"
    beside = {0: Margin(after='<div data-dossier="notes"></div>')}
    woven = _weave(html, scan(html).blocks, [_mark(html, "a", "tide turns", tally=_BUTTON)], beside)
    assert f'turns</mark></h2>{_BUTTON}<div data-dossier="notes">' in woven
    assert _Unweaver(woven).result() == html


def test_only_the_first_piece_carries_the_id() -> None:
    html = "<p>One <em>two</em> three.</p><p>Four five.</p>"
    blocks = scan(html).blocks
    places = [anchor(blocks, "One two three"), anchor(blocks, "Four five")]
    woven = _weave(html, blocks, [Mark("a", Standing.LONE, [p for p in places if isinstance(p, TextRange)])])
    assert woven.count('id="a"') == 1
    assert woven.count("<mark ") == 4
    assert woven.index('id="a"') < woven.index("One")


def test_numbers_and_notes_are_beside_their_paragraph_and_inside_a_list_item() -> None:
    html = "<p>First.</p><ul><li>Second.</li></ul>"
    beside = {
        index: Margin(f'<a data-dossier="number">{index}</a>', f'<aside data-dossier="notes">{index}</aside>')
        for index in range(2)
    }
    assert _weave(html, scan(html).blocks, [], beside) == (
        '<div class="dossier-unit" data-dossier="wrap"><a data-dossier="number">0</a><p>First.</p>'
        '<aside data-dossier="notes">0</aside></div>'
        '<ul><li><a data-dossier="number">1</a><div class="dossier-item" data-dossier="wrap">Second.</div>'
        '<aside data-dossier="notes">1</aside></li></ul>'
    )


_WORDS = st.sampled_from(["tide", "turns", "&amp;", "a", "é", "é", "𝛑", "🌊", "&nbsp;", "“moon”", "—"])
_INLINE = st.recursive(
    st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    lambda inner: st.builds(
        "{0}<{1}>{2}</{1}> {3}".format, inner, st.sampled_from(["em", "strong", "code", "a", "span"]), inner, inner
    ),
    max_leaves=6,
)
_BLOCK = st.one_of(
    st.builds("<p>{}</p>".format, _INLINE),
    st.builds("<h2 id=tide>{}</h2>".format, _INLINE),
    st.builds("<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>".format, _INLINE, _INLINE),
    st.builds("<blockquote><p>{}</p></blockquote>".format, _INLINE),
    st.builds("<table><tr><td>{}</td><th>{}</th></tr></table>".format, _INLINE, _INLINE),
    st.builds("<p>{}<br>\n  {}<!-- no > mark --></p>".format, _INLINE, _INLINE),
)
_PAGE = st.lists(_BLOCK, min_size=1, max_size=5).map("\n".join)


# Markup that need not fit together: names of elements to open, to close and to leave unfinished, and other pieces.
_NAMES = st.sampled_from(
    [
        "p",
        "em",
        "b",
        "a",
        "br",
        "hr",
        "img",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "div",
        "h2",
        "blockquote",
        "ruby",
        "rt",
        "pre",
        "svg",
        "button",
        "mark",
        "section",
        "dl",
        "dt",
        "dd",
        "select",
        "template",
        "script",
        "textarea",
    ]
)
_PIECES = st.sampled_from(["<br />", "<!-- c -->", "<!--", "</", "<", "&", "&#", "&amp;", "&nbsp;", "&shy;", " ", "\n"])
_LOOSE = st.lists(
    st.one_of(
        st.builds("<{}>".format, _NAMES),
        st.builds("</{}>".format, _NAMES),
        st.builds("<{} x='".format, _NAMES),
        _PIECES,
        _WORDS,
    ),
    min_size=3,
    max_size=20,
).map("".join)


@st.composite
def _woven_pages(draw: st.DrawFn, pages: st.SearchStrategy[str] = _PAGE) -> tuple[str, str | None]:
    html = draw(pages)
    blocks = scan(html).blocks
    marks = []
    for number in range(draw(st.integers(0, 6)) if blocks else 0):
        places = []
        for _ in range(draw(st.integers(1, 2))):
            block = draw(st.integers(0, len(blocks) - 1))
            start = draw(st.integers(0, len(blocks[block].text) - 1))
            end = draw(st.integers(start + 1, len(blocks[block].text)))
            places.append(TextRange(block, start, end))
        places.sort(key=lambda place: (place.block, place.start))
        marks.append(Mark(f"claim-{number}", draw(st.sampled_from(Standing)), places, _BUTTON))
    beside = {
        index: Margin('<a data-dossier="number">1</a>', '<div data-dossier="notes"><p>A note.</p></div>')
        for index in range(len(blocks))
        if draw(st.booleans())
    }
    return html, weave(html, blocks, marks, beside, '<header data-dossier="head"><h1>Tides</h1></header>')


def _whole(html: str) -> str | None:
    """Weave a mark on all of every block, and something before and after it."""
    blocks = scan(html).blocks
    marks = [
        Mark(f"claim-{n}", Standing.LONE, [TextRange(n, 0, len(one.text))], _BUTTON) for n, one in enumerate(blocks)
    ]
    return weave(html, blocks, marks, {n: Margin(_BUTTON, _BUTTON) for n in range(len(blocks))}, _BUTTON)


@pytest.mark.parametrize("html", ["<p>high</", "<p>high<b></p></td></", "<em>high</"])
def test_what_would_read_differently_is_not_woven(html: str) -> None:
    assert _whole(html) is None


@pytest.mark.parametrize(
    "html", ["<p>high<br />water</p>", "<p>high<br />\nwater", "<div><p>high</div>", "a < b & c <", ""]
)
def test_markup_that_is_only_careless_is_woven(html: str) -> None:
    woven = _whole(html)
    assert woven is not None
    assert woven.count("<mark ") == woven.count("</mark>") >= bool(html)


def _reads_the_same_or_is_not_woven(pages: tuple[str, str | None]) -> None:
    html, woven = pages
    assert woven is None or _seen(scan(woven)) == _seen(scan(html))


test_whatever_is_woven_reads_the_same = given(_woven_pages(_LOOSE))(_reads_the_same_or_is_not_woven)
test_whatever_is_woven_of_very_much_reads_the_same = pytest.mark.deep(
    pytest.mark.timeout(1800)(
        settings(max_examples=50_000)(given(_woven_pages(_LOOSE))(_reads_the_same_or_is_not_woven))
    )
)


@given(_woven_pages())
def test_taking_the_marks_out_gives_back_identical_bytes(pages: tuple[str, str | None]) -> None:
    html, woven = pages
    assert woven is not None
    assert _Unweaver(woven).result().encode() == html.encode()


@given(_woven_pages())
def test_the_scanner_sees_no_difference(pages: tuple[str, str | None]) -> None:
    html, woven = pages
    assert woven is not None
    assert _seen(scan(woven)) == _seen(scan(html))


@given(_PAGE)
def test_weaving_nothing_changes_nothing(html: str) -> None:
    assert _weave(html, scan(html).blocks, []) == html


def test_head_and_end_are_put_around_everything() -> None:
    html = "<h1>Tides</h1>\n<p>The moon.</p>"
    head, end = '<header data-dossier="head">Head</header>', '<footer data-dossier="end">End</footer>'
    assert weave(html, scan(html).blocks, [], head=head, end=end) == f"{head}{html}{end}"
