"""Pages other than articles: which HTML is refused, and that what Markdown and its extensions write is not."""

from __future__ import annotations

import pytest

from dossier.rules.harm import check_html, harms

REFUSED = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://example.org/x.js></SCRIPT>",
    "<p>a<script\n>x</script>",
    "<!--><script>alert(1)</script>-->",
    "<svg><style><!--</style><img src=x onerror=alert(1)>--></style></svg>",
    "<p onclick=alert(1)>",
    "<p ONCLICK='alert(1)'>",
    "<img/onerror=alert(1)/src=x>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="vbscript:x">x</a>',
    '<svg><a xlink:href="javascript:alert(1)"></a></svg>',
    "<iframe src=x></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=x></form>",
    "<input name=password>",
    "<input type=image src=x>",
    "<button formaction=x>",
    "<base href=/x/>",
    "<meta http-equiv=refresh content='0;url=x'>",
    "<link rel=stylesheet href=x>",
    "<style>@import 'x'</style>",
    "<p style='background: url(x)'>",
    "<img src=https://example.org/x.png>",
    "<img src=//example.org/x.png>",
    "<img src='\\\\example.org/x.png'>",
    "<img srcset='x.png 1x, https://example.org/x.png 2x'>",
    "<video poster=https://example.org/x.png>",
    "<svg><image href=https://example.org/x.png /></svg>",
    "<svg><use href=x.svg#a></svg>",
    "<svg><animate attributeName=href to=javascript:alert(1)></svg>",
    "<p data-dossier=mark>",
    "<span id=__config>",
    "<span id=note-tide>",
    "<input type=checkbox id=__search>",
    "<label for=__drawer>",
    "<p data-md-component=search>",
    "<iframe srcdoc='<script>'>",
)


@pytest.mark.parametrize("html", REFUSED)
def test_what_could_do_harm_is_found(html: str) -> None:
    assert list(harms(html))


ALLOWED = (
    '<h1 id="tides">Tides<a class="headerlink" href="#tides" title="Permanent link">&para;</a></h1>',
    '<p><a href="https://example.org/?a=b:c#d">x</a> <a href="../articles/x/#p2">x</a></p>',
    '<p><a href="mailto:x@example.org">x</a></p>',
    '<p><img alt="ebb" src="../img/ebb.png" title="a: b" /></p>',
    '<div class="tabbed-set"><input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio" /></div>',
    '<div class="tabbed-labels"><label for="__tabbed_1_1">Ebb</label></div>',
    '<label class="task-list-control"><input type="checkbox" disabled checked/><span></span></label>',
    '<details class="note"><summary>More</summary><p>x</p></details>',
    '<pre><span></span><code><a id="__codelineno-0-1" href="#__codelineno-0-1"></a></code></pre>',
    '<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"/></svg></span>',
    '<table><thead><tr><th align="right">x</th></tr></thead></table><p style="color: red">x</p>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup><!-- dossier: home --><!-- <script> -->',
    "<p>a &lt;script&gt; <code>&lt;script&gt;</code></p>",
)


@pytest.mark.parametrize("html", ALLOWED)
def test_what_markdown_and_its_extensions_write_may_stay(html: str) -> None:
    assert list(harms(html)) == []


def test_a_finding_names_the_line_on_which_the_tag_is_written() -> None:
    text = "---\ntitle: Tides\n---\n\n# Tides\n\n<P onclick='x'>\n"
    (found,) = check_html("<h1>Tides</h1>\n<p onclick='x'>", "docs/index.md", lambda: text)
    assert str(found).startswith("docs/index.md:7:1: D902 a script is refused: found '<p onclick=x>'")
