"""Whatever a request says stays text in the comment and in the page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.review.kinds import Change, Op, Piece
from dossier.review.markdown import MOST_BYTES, MOST_LINES, as_markdown
from dossier.review.page import as_html
from dossier.review.plain import plain, visible
from dossier.review.values import ClaimChange, Decision, ItemChange, LinkChange, Review, Side

_GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_TAGS = "h3|p|strong|em|s|table|thead|tbody|tr|th|td|ul|ol|li|br|details|summary"
_OURS = re.compile(rf"</?(?:{_TAGS})(?: /)?>|<!-- [a-z-]+ -->")
_HOSTILE = (
    "@octocat @org/team",
    "@\u200boctocat",
    "\u202e@resu",
    "[press](https://evil.example/)",
    "![](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- dossier-report -->",
    "</details><script>alert(1)</script>",
    "```\ncode\n```",
    "~~~",
    "`a` ``b",
    "a | b | c",
    "\\| \\\\| \\@octocat \\[x](y)",
    "# head\n\n---\n\n> quote\n- item\n1. one",
    "https://evil.example www.evil.example mailto:a@evil.example a@evil.example",
    "<https://evil.example>",
    "#12 GH-12 org/repo#12 !12 %v1 ~bug $x$ 3ca2fd9999 &1",
    ":octocat: :+1:",
    "**bold** __bold__ *it* _it_ ~~out~~",
    "&lt;b&gt; &#64;octocat",
    "[x]: https://evil.example",
    "[^1]",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "\ufeff\u2060\u00ad\u034f\u3164",
    "a\r\nb\u2028c\u2029d\x0be\x85f",
    "| --- | --- |",
)
_PARTS = st.sampled_from([*_HOSTILE, "@", "[", "](", ")", "`", "|", "\\", "<", ">", "&", "#", "*", "\n", "\u200b", "a"])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PARTS, max_size=12).map("".join))


def _review(text: str) -> Review:
    """Return a review that says `text` wherever a request can say something."""
    side = Side(text, text, text, text, "lone", text, (text,), text)
    pieces = (Piece(text), Piece(text, Op.OUT), Piece(text, Op.IN, marked=True))
    link = LinkChange(Op.IN, text, True, text, text, pieces)
    changes = (Change.DISPUTES, Change.WORDING)
    claim = ClaimChange(
        changes, side, replace(side, id=f"{text}x"), says=pieces, line=pieces, links=(link,), note=pieces
    )
    return Review(
        before=text,
        after=text,
        code=(text,) * 9,
        claims=(claim,) * 8,
        named=(claim,),
        items=(ItemChange("topic", text, Op.SAME, pieces),) * 9,
        decisions=(Decision(text, pieces, text, text),) * 9,
        headline=text,
    )


def _inert(html: str) -> None:
    """Fail if a rendered text has an element that is not ours, or what a host would make a link or a picture of."""
    left = _OURS.sub(" ", html)
    assert "<" not in left, left
    shown = left.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert not re.search(r"[@#!$%^~](?=\w)|://|\bwww\.|:[\w+-]+:|\bGH-\d", shown, re.IGNORECASE), shown


@pytest.mark.parametrize("text", _HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    _inert(_GFM.render(f"| a {plain(text)} |\n|---|\n| b {plain(text)} |\n\n- x {plain(text)}\n"))


@given(_TEXTS)
def test_any_text_stays_text(text: str) -> None:
    escaped = plain(text)
    assert "\n" not in escaped
    _inert(_GFM.render(f"x {escaped}"))
    # It breaks no cell and no row.
    html = _GFM.render(f"| a | b |\n|---|---|\n| x {escaped} | y |\n")
    assert (html.count("<td>"), html.count("<tr>")) == (2, 2)


@given(_TEXTS)
def test_what_is_visible_is_on_one_line_and_is_left_as_it_is(text: str) -> None:
    seen = visible(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", seen)
    assert visible(seen) == seen


def test_plain_words_are_left_as_they_are() -> None:
    words = "The sea rises by 3.5%, they say; “no more”, isn't it? (¶9) مرحبا 潮"
    assert plain(words) == words


@settings(max_examples=40)
@given(_TEXTS)
def test_a_comment_of_hostile_texts_has_its_bounds_and_one_marker(text: str) -> None:
    comment = as_markdown(_review(text))
    assert comment.startswith("<!-- dossier-report -->\n")
    assert comment.count("<!--") == 1
    assert comment.count("\n") <= MOST_LINES
    assert len(comment.encode()) <= MOST_BYTES
    _inert(_GFM.render(comment))


def test_a_comment_of_very_long_texts_has_its_bounds() -> None:
    comment = as_markdown(_review("[@a](" * 5_000))
    assert len(comment.encode()) <= MOST_BYTES


@settings(max_examples=40)
@given(_TEXTS)
def test_a_page_of_hostile_texts_has_no_element_of_theirs(text: str) -> None:
    html = as_html(_review(text))
    plain_page = as_html(_review("x"))
    assert re.findall(r"<[a-z]+", html) == re.findall(r"<[a-z]+", plain_page) or not text.strip()
    assert "<script" not in html
