from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.text.markup import is_safe_link, render_block, render_inline

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick='x'>b</b>",
    "<!-- --><svg/onload=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<java&Tab;script:alert(1)>)",
    "[a](<java&NewLine;script:alert(1)>)",
    "[a](<&#1;javascript:alert(1)>)",
    "[a](vbscript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](//example.org)",
    "[a](\\\\\\\\example.org)",
    "[a](/\\\\example.org)",
    "[a](blob:https://example.org/x)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[a](https://example.org "x\\" onmouseover=\\"alert(1)")',
    "![a](https://example.org/track.png)",
    "![a](javascript:alert(1))",
    "`<script>`",
]
ALLOWED_TAGS = {"p", "ul", "ol", "li", "em", "strong", "code", "a", "br"}
ALLOWED_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}}


class _Reader(HTMLParser):
    """Collects tags and attributes as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for tag, attributes in reader.tags:
        assert tag in ALLOWED_TAGS
        assert set(attributes) <= ALLOWED_ATTRIBUTES.get(tag, set())
        href = attributes.get("href")
        if href is not None and not href.startswith(("http://", "https://", "mailto:")):
            assert ":" not in href.partition("/")[0].partition("?")[0].partition("#")[0]
            assert not href.startswith(("//", "/\\", "\\"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless(text: str) -> None:
    assert_harmless(render_block(text))
    assert_harmless(render_inline(text))


@given(
    st.text()
    | st.text("[]()<>!&;:/\\#\"'=javscriptdatonk \n\t", max_size=60)
    | st.lists(st.sampled_from(HOSTILE)).map(" ".join)
)
@example("[a](javascript:alert(1))")
def test_any_text_is_harmless(text: str) -> None:
    for html in (render_block(text), render_inline(text)):
        assert "<script" not in html.lower()
        assert_harmless(html)


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if ":" in text and "example.org" not in text and "#1;" not in text]
)
def test_a_refused_link_stays_text(text: str) -> None:
    assert "<a" not in render_block(text)


def test_the_markdown_of_a_note_is_rendered() -> None:
    assert render_block("One *fact*.\n\n- `a`\n- **b**") == (
        "<p>One <em>fact</em>.</p>\n<ul>\n<li><code>a</code></li>\n<li><strong>b</strong></li>\n</ul>\n"
    )
    assert render_inline("One *fact*.") == "One <em>fact</em>."


def test_links_to_other_sites_neither_lend_weight_nor_hand_over_the_window() -> None:
    assert render_inline("[a](https://example.org/b)") == (
        '<a href="https://example.org/b" rel="nofollow noopener">a</a>'
    )
    assert render_inline("<https://example.org>") == (
        '<a href="https://example.org" rel="nofollow noopener">https://example.org</a>'
    )


@pytest.mark.parametrize("address", ["../claims/a.md", "#p3", "?q=x", "/a/b", "a/b:c", "mailto:a@example.org"])
def test_links_within_the_site_and_to_mail_are_plain(address: str) -> None:
    assert render_inline(f"[a]({address})") == f'<a href="{address}">a</a>'


def test_what_would_break_the_page_around_stays_text() -> None:
    reader = _Reader()
    reader.feed(render_block("# A\n\nB\n===\n\n> c\n\n***\n\n    code\n\n```\nfence\n```\n"))
    assert {tag for tag, _ in reader.tags} <= {"p", "code"}


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org", True),
        ("HTTPS://example.org", True),
        ("https:///example.org", False),
        ("https:example.org", False),
        ("https://user@example.org", False),
        ("https://@example.org", False),
        ("mailto:a@example.org", True),
        ("mailto://example.org", False),
        ("a:b", False),
        ("./a:b", True),
        ("//example.org", False),
        ("\\\\example.org", False),
        ("/\\example.org", False),
        (" javascript:x", False),
        ("java\u00adscript:x", False),
        ("", True),
    ],
)
def test_safe_addresses_are_of_the_web_mail_or_this_site(address: str, *, safe: bool) -> None:
    assert is_safe_link(address) is safe
