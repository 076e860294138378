"""Rendering an article: what the dialect allows, what is refused, and that nothing in it can do harm."""

from __future__ import annotations

import random

import pytest

from dossier._native import scan
from dossier.read.model import FrontMatter
from dossier.read.values import Article
from dossier.text.anchor import takes_notes, units
from dossier.text.markup import MAX_MARKS
from dossier.text.rendition import Rendition, render
from tests.rendering import Outline

FRONT = FrontMatter.model_validate({"label": "Tides", "outlet": "Harbor Notes"})


def rendered(body: str, first_line: int = 5) -> Rendition:
    """Return `body` rendered as that of the article *harbor*, which begins on line 5 of its file."""
    return render(Article("harbor", "docs/articles/harbor.md", FRONT, body, first_line))


def problems(body: str) -> list[str]:
    """Return place, code and what was found of everything that is wrong with `body`."""
    return [f"{each.line}:{each.column} {each.code} {each.found}" for each in rendered(body).problems]


DIALECT = {
    "a paragraph": ("High *and* **low** `water`", "<p>High <em>and</em> <strong>low</strong> <code>water</code></p>\n"),
    "a word with a colon": ("Moscow: no ceasefire", "<p>Moscow: no ceasefire</p>\n"),
    "an escape": (r"\$500 million", "<p>$500 million</p>\n"),
    "a break": ("one\\\ntwo", "<p>one<br />\ntwo</p>\n"),
    "a list straight after a paragraph": ("Text\n- one", "<p>Text</p>\n<ul>\n<li>\n<p>one</p>\n</li>\n</ul>\n"),
    "a list indented by two": (
        "- one\n  - two",
        "<ul>\n<li>\n<p>one</p>\n<ul>\n<li>\n<p>two</p>\n</li>\n</ul>\n</li>\n</ul>\n",
    ),
    "a numbered list": (
        "3. one\n4. two",
        '<ol start="3">\n<li value="3">\n<p>one</p>\n</li>\n<li value="4">\n<p>two</p>\n</li>\n</ol>\n',
    ),
    "a quotation": ("> one\n>\n> two", "<blockquote>\n<p>one</p>\n<p>two</p>\n</blockquote>\n"),
    "a heading": (
        "## High & low",
        (
            '<h2 id="high-low">High &amp; low'
            '<a class="headerlink" href="#high-low" title="Permanent link">&para;</a></h2>\n'
        ),
    ),
    "a link": (
        "[moon](https://example.org/)",
        '<p><a href="https://example.org/" rel="nofollow noopener">moon</a></p>\n',
    ),
    "an image of ours": ('![ebb](../img/ebb.png "Ebb")', '<p><img src="../img/ebb.png" alt="ebb" title="Ebb" /></p>\n'),
    "code": ("```\n<b> {: .x}\n```", "<pre><code>&lt;b&gt; {: .x}\n</code></pre>\n"),
    "an exclamation": ("It rose !!! by 5 : 3 = 2", "<p>It rose !!! by 5 : 3 = 2</p>\n"),
    "a time and a price": ("At 10:30:15, $5 or $6", "<p>At 10:30:15, $5 or $6</p>\n"),
}


@pytest.mark.parametrize(("body", "html"), DIALECT.values(), ids=DIALECT.keys())
def test_the_dialect(body: str, html: str) -> None:
    rendition = rendered(body)
    assert rendition.html == html
    assert rendition.problems == ()


def test_blocks_take_their_direction_from_their_words_if_any_run_from_right_to_left() -> None:
    html = rendered("## מים\n\n> The tide.\n\n- הים\n\n| a | ב |\n|--|--|\n| c | d |").html
    assert html.count("<p>") == html.count("<h2>") == html.count("<td>") == 0
    assert html.count('dir="auto"') == 7
    assert "dir=" not in rendered("The tide “turns” – 潮汐").html


def test_a_table_has_its_alignment_in_attributes() -> None:
    html = rendered("| port | height |\n|:--|--:|\n| Brest | 6 m |").html
    assert '<td align="left">Brest</td>' in html
    assert '<td align="right">6 m</td>' in html
    assert "style" not in html


def test_a_footnote_and_its_mark_are_not_words_of_the_article() -> None:
    body = "Twice[^a] a day.\n\nOnce a night[^a].\n\n[^a]: By the moon."
    blocks = scan(rendered(body).html).blocks
    assert [block.text for block in blocks] == ["Twice a day.", "Once a night.", "By the moon."]
    assert [takes_notes(block) for block in blocks] == [True, True, False]


FOREIGN = {
    "attributes": ("a\n\ntide {: .high}", "7:6 D802 '{: .high}'"),
    "an attribute of a heading": ("## High {#h}", "5:9 D802 '{#h}'"),
    "critic": ("the {++high++} tide", "5:5 D802 '{++high++}'"),
    "strikethrough": ("`~~a~~` the ~~high~~ tide", "5:13 D802 '~~high~~'"),
    "emoji": ("a :ocean: b", "5:3 D802 ':ocean:'"),
    "admonition": ("!!! note\n    text", "5:1 D802 '!!! '"),
    "tab": ('=== "Ebb"', "5:1 D802 '=== \"'"),
    "task": ("- [ ] ebb", "5:3 D802 '[ ] '"),
    "definition": ("ebb\n: falls", "6:1 D802 ': f'"),
    "macro": ("at {{ time }} sharp", "5:4 D802 '{{ time }}'"),
    "a lone footnote": ("ebb[^1]", "5:4 D802 '[^1]'"),
    "bold before a letter": ("**b** and **tide:**is", "5:11 D802 '**'"),
}


@pytest.mark.parametrize(("body", "problem"), FOREIGN.values(), ids=FOREIGN.keys())
def test_markdown_of_another_dialect_is_found_in_its_place(body: str, problem: str) -> None:
    assert problem in problems(body)


REFUSED = {
    "HTML in a line": ("a\nhigh <b>tide</b>", ["6:6 D801 '<b>'", "6:13 D801 '</b>'"]),
    "a block of HTML": ("<div onclick=x>\nhigh\n</div>", [r"5:1 D801 '<div onclick=x>\nhigh\n</div>'"]),
    "a comment": ("high <!-- tide -->", ["5:6 D801 '<!-- tide -->'"]),
    "a script address": ("[x](javascript:alert)", ["5:5 D803 'javascript:alert'"]),
    "a script address with a reference": ("[x][1]\n\n[1]: JavaScript:alert", ["7:6 D803 'JavaScript:alert'"]),
    "a script address by itself": ("<javascript:alert>", ["5:2 D803 'javascript:alert'"]),
    "data": ("![x](data:text/html,x)", ["5:6 D803 'data:text/html,x'"]),
    "another host": ("[x](//example.org/)", ["5:5 D803 '//example.org/'"]),
    "an image from elsewhere": ("![x](https://example.org/x.png)", ["5:6 D803 'https://example.org/x.png'"]),
    "an image above the pages": ("![x](../../x.png)", ["5:6 D803 '../../x.png'"]),
}


@pytest.mark.parametrize(("body", "found"), REFUSED.values(), ids=REFUSED.keys())
def test_what_could_do_harm_is_text_and_a_finding(body: str, found: list[str]) -> None:
    assert problems(body) == found
    for tag, attributes in Outline(rendered(body).html).tags:
        assert tag in {"p", "code", "a"}
        assert set(attributes) <= {"href", "rel"}
        assert not (attributes.get("href") or "").lower().startswith(("javascript", "data", "//"))


def test_headings_have_anchors_that_differ_from_ours() -> None:
    body = "## Ebb\n\n## Ebb\n\n## p1\n\n## note-ebb\n\n## Marée\n\n## 潮汐\n\n## !"
    assert [each.id for each in rendered(body).headings] == [
        *("ebb", "ebb_1", "h-p1", "h-note-ebb", "maree", "潮汐", "heading"),
    ]


def test_nested_items_rows_and_quoted_paragraphs_are_counted_and_footnotes_are_not() -> None:
    body = (
        "One.\n\n> Two.\n>\n> Three.\n\n- Four.\n  - Five.\n- Six[^1].\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "```\ncode\n```\n\n## Nine\n\n[^1]: No.\n"
    )
    html = rendered(body).html
    blocks = scan(html).blocks
    numbers = dict(zip((block.text for block in blocks), units(blocks, html), strict=True))
    assert numbers == {
        **dict.fromkeys(("code", "No.")),
        "One.": 0,
        "Two.": 1,
        "Three.": 2,
        "Four.": 3,
        "Five.": 4,
        "Six.": 5,
        "a": 6,
        "b": 6,
        "c": 7,
        "d": 7,
        "Nine": 8,
    }


@pytest.mark.parametrize("mark", ["*", "[", "`", "<", "![", "_", "~", "\\"])
def test_a_block_holds_a_bounded_amount_of_markup(mark: str) -> None:
    assert [each.code for each in rendered(mark * (MAX_MARKS + 1)).problems] == ["D804"]
    most = "\n\n".join([mark * (MAX_MARKS // len(mark))] * 3)
    assert "D804" not in [each.code for each in rendered(most).problems], "each block has an allowance of its own"


def test_whatever_is_written_the_html_is_sound() -> None:
    pieces = [
        *(
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "[",
            "](",
            ")",
            "![",
            "<",
            ">",
            "</",
            "&",
        ),
        *(
            "<script>",
            "<!--",
            "-->",
            "javascript:",
            "https://example.org",
            "| a | b |\n|--|--|\n",
            "[^1]",
            "[^1]: x",
            "# ",
        ),
        *("tide", " ", '"', "'", "\\", "{: #x }", "&#x3c;", "\u200b", "<a href=x>", "</p>", "<div>", "---\n", "\t"),
    ]
    chance = random.Random(20261127)
    for _ in range(1_500):
        body = "".join(chance.choices(pieces, k=chance.randrange(1, 30)))
        for tag, attributes in Outline(rendered(body).html.replace(" />", ">")).tags:
            assert tag not in {"script", "iframe", "style", "form", "div"}, body
            assert not any(name.startswith("on") or name == "style" for name in attributes), body
