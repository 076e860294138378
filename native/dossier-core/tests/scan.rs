//! What the scanner reads from markup: cases from the HTML standard and from what Markdown and the theme write.

use dossier_core::scan::{Block, MAX_PATH_TAGS, scan};
use dossier_core::units::CodePointSpan;

/// Markup, and the path and text of every block expected.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

const TEXT: &[Case] = &[
    ("", &[]),
    (" \n ", &[]),
    ("loose", &[("", "loose")]),
    ("<p>a\n  b\t c </p>", &[("p", "a b c")]),
    ("<p>a<br>b<br/> c</p>", &[("p", "a b c")]),
    ("<p>a <em> b</em> <b>c</b>d</p>", &[("p", "a b cd")]),
    ("<p>a&nbsp;b&#32;&Tab;c &amp;lt; &unknown; &copy</p>", &[("p", "a\u{a0}b c &lt; &unknown; ©")]),
    ("<p>a < b, a<3, a <> b</p>", &[("p", "a < b, a<3, a <> b")]),
    ("<p>1<img src=x alt=y>2<wbr>3<input value=z>4</p>", &[("p", "1234")]),
    ("<p>a\0b</p>", &[("p", "ab")]),
    ("<p>a <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> b</p>", &[("p", "a 漢字 b")]),
    ("<p><ruby>漢<rp>(<rt>kan</rt>字<rt>ji</ruby>b</p>", &[("p", "漢字b")]),
    ("<p><ruby><rb>漢<rb>字<rtc><rt>kan<rt>ji<rb>国<rtc>x</ruby>b</p>", &[("p", "漢字国b")]),
    ("<p>née e\u{301} 𝛑 🦉</p>", &[("p", "née e\u{301} 𝛑 🦉")]),
];

const BLOCKS: &[Case] = &[
    ("<h2 id=x>A</h2><div><p>b</p></div>", &[("h2", "A"), ("div/p", "b")]),
    (
        "<ul><li>a<ul><li>b</ul>c<li><p>d</ul>",
        &[("ul/li", "a"), ("ul/li/ul/li", "b"), ("ul/li", "c"), ("ul/li/p", "d")],
    ),
    ("<dl><dt>a<dd>b<dt>c</dl>", &[("dl/dt", "a"), ("dl/dd", "b"), ("dl/dt", "c")]),
    (
        "<table><caption>t</caption><tr><th>a<td>b<tr><td>c</table>d",
        &[("table/caption", "t"), ("table/tr/th", "a"), ("table/tr/td", "b"), ("table/tr/td", "c"), ("", "d")],
    ),
    ("<table><td><table><td>in</table>out</table>", &[("table/td/table/td", "in"), ("table/td", "out")]),
    ("<td>no table</td>", &[("", "no table")]),
    ("<p>a<p>b<div>c</div>d", &[("p", "a"), ("p", "b"), ("div", "c"), ("", "d")]),
    ("<p>a</div>b</p>c</p>d", &[("p", "ab"), ("", "c"), ("", "d")]),
    ("<h2>a<h3>b</h2>c", &[("h2", "a"), ("h3", "b"), ("", "c")]),
    ("a<hr>b", &[("", "a"), ("", "b")]),
    ("<p>a<hr>b", &[("p", "a"), ("", "b")]),
    ("<div>a<b>b<p>c</b>d</p>e</div>", &[("div", "ab"), ("div/p", "cd"), ("div", "e")]),
    ("<p>a<a>b<a>c</p>", &[("p", "abc")]),
    ("<blockquote><p>a</blockquote>b", &[("blockquote/p", "a"), ("", "b")]),
    (
        "<figure><pre><code>a\n  b</code></pre><figcaption>c</figure>",
        &[("figure/pre", "a b"), ("figure/figcaption", "c")],
    ),
    ("<DIV><P>a</DIV>", &[("div/p", "a")]),
    ("<!doctype html><html><head><title>t</title><meta x><body class=y><p>a</body></html>b", &[("p", "ab")]),
    ("<html><head><link x><p>a", &[("p", "a")]),
];

const SKIPPED: &[Case] = &[
    ("<p>a<script>b</p><b></script>c<style>d</style></p>", &[("p", "ac")]),
    ("<p>a<textarea></p></textarea>b<title><i></title>c</p>", &[("p", "abc")]),
    ("<p>a<script>var x = '</scripty></SCRIPT >b</p>", &[("p", "ab")]),
    ("<p>a<script>never closed</p>", &[("p", "a")]),
    ("<p>a<button><div>b</div></button>c<select><option>d<option>e</select>f</p>", &[("p", "acf")]),
    ("<p>a<template><p>b</template>c</p>", &[("p", "ac")]),
    ("<div>a<div hidden>b<p>c</div>d</div>", &[("div", "a"), ("div", "d")]),
    ("<h1>a<a class='x headerlink' href='#a'>¶</a></h1>", &[("h1", "a")]),
    ("<p>a<sup><a class=footnote-ref>1</a></sup>b<span class=headerlinks>c</span></p>", &[("p", "abc")]),
    ("<div>a<a class=headerlink><div>b</a>c</div>", &[("div", "a"), ("div/div", "c")]),
    ("<p>a<svg><path/><style>p{}</style><title>b</title>c</svg>d<math><mi>x</mi></math>e</p>", &[("p", "ade")]),
    ("<p>a<svg><g><p>b</p>", &[("p", "a"), ("p", "b")]),
    ("<p>a<svg></br>b</p>", &[("p", "a b")]),
    ("<p>a<svg><g></p>b", &[("p", "a"), ("", "b")]),
    ("<div>a<math></p>b</div>", &[("div", "a"), ("div", "b")]),
    ("<p>a<svg><![CDATA[</svg>]]></svg>b<![CDATA[c]]>d", &[("p", "abd")]),
    ("<p>a<!--b--!>c<!-->d<!--->e<!--f-- >--><?g?>h</ i>j</>k<!l>m<!--</p>", &[("p", "acdehjkm")]),
    ("<p>a<b title='x", &[("p", "a")]),
    ("<p>a<", &[("p", "a<")]),
    ("<p>a</", &[("p", "a</")]),
    ("<p>a</p", &[("p", "a")]),
];

const OURS: &[Case] = &[
    ("<p>a <mark data-dossier=mark>b</mark>c</p>", &[("p", "a bc")]),
    ("<div data-dossier=wrap><p>a</p></div>", &[("p", "a")]),
    ("<p>a<p>b<div data-dossier=wrap><p>c</div>", &[("p", "a"), ("p", "b"), ("p", "c")]),
    ("<p>a<button data-dossier=tally>3<p>x</button>b</p>", &[("p", "ab")]),
    ("<ul><li>a<aside data-dossier=notes><p>x</li></ul></aside> b</ul>", &[("ul/li", "a b")]),
    ("<p>a<br data-dossier=x>b<a data-dossier=n>1</a></p>", &[("p", "ab")]),
    ("<p><a href=x>a<a data-dossier=n>1</a>b</a>c</p>", &[("p", "abc")]),
    ("<p>a<span data-dossier>x</span>b<script data-dossier=x></p></script>c</p>", &[("p", "abc")]),
    ("<p>a<svg data-dossier=x><p>b</svg>c</p>", &[("p", "ac")]),
    ("<p>a<svg data-dossier=x></br></p>b</svg>c</p>", &[("p", "ac")]),
];

#[test]
fn yields_path_and_text() {
    for (name, cases) in [("TEXT", TEXT), ("BLOCKS", BLOCKS), ("SKIPPED", SKIPPED), ("OURS", OURS)] {
        for (html, expected) in cases {
            let blocks = scan(html).blocks;
            let found: Vec<_> = blocks.iter().map(|block| (&*block.path, &*block.text)).collect();
            assert_eq!(found, *expected, "{name}: {html}");
            for block in &blocks {
                assert_eq!(block.kind, block.path.rsplit('/').next().unwrap(), "{name}: {html}");
            }
        }
    }
}

#[test]
fn every_piece_of_text_knows_its_markup() {
    let html = "<p>One  <em>né</em> &amp;<br>\n t</p>";
    let block = &scan(html).blocks[0];
    let pieces: Vec<_> =
        block.runs.iter().map(|run| (run.text.of(&block.text), run.html.of(html), run.atomic)).collect();
    assert_eq!(block.text, "One né & t");
    assert_eq!(
        pieces,
        [
            ("One", "One", false),
            (" ", "  ", true),
            ("né", "né", false),
            (" ", " ", false),
            ("&", "&amp;", true),
            (" ", "<br>", true),
            ("t", "t", false)
        ]
    );
}

#[test]
fn a_block_knows_its_element() {
    let html = "x<ul><li id=a>one<ul></ul>two</li><li id='b&amp;c'>three</ul>";
    let parts = |block: &Block| {
        (block.id.clone(), block.outer.of(html).to_owned(), block.inner.of(html).to_owned(), block.text.clone())
    };
    let scan = scan(html);
    let owned = |id: &str, outer: &str, inner: &str, text: &str| {
        (Some(id.to_owned()), outer.to_owned(), inner.to_owned(), text.to_owned())
    };
    assert_eq!(parts(&scan.blocks[0]), (None, html.to_owned(), html.to_owned(), "x".to_owned()));
    let first = ("<li id=a>one<ul></ul>two</li>", "one<ul></ul>two");
    assert_eq!(parts(&scan.blocks[1]), owned("a", first.0, first.1, "one"));
    assert_eq!(parts(&scan.blocks[2]), owned("a", first.0, first.1, "two"));
    assert_eq!(parts(&scan.blocks[3]), owned("b&c", "<li id='b&amp;c'>three", "three", "three"));
}

#[test]
fn anchors_and_links_are_those_of_everything() {
    let html = "<p ID=a id=b><a name=c href='?x&amp;y'>1</a><a id=d name=d>2</a><map><area href=e></map>\
                <link href=f><input name=g id=''><span data-dossier=x id=h><a href=\"#i\">3</a></span><svg id=j></svg>";
    let scan = scan(html);
    let values = |found: &[dossier_core::scan::Found]| -> Vec<String> {
        assert!(found.iter().all(|one| html[one.at..].starts_with('<')));
        found.iter().map(|one| one.value.clone()).collect()
    };
    assert_eq!(values(&scan.ids), ["a", "c", "d", "h", "j"]);
    assert_eq!(values(&scan.links), ["?x&y", "e", "#i"]);
}

#[test]
fn offsets_in_code_points_count_characters() {
    let html = "🦉<p id=é>né &eacute;𝛑 <a href=x>e\u{301}</a></p>";
    let scan = scan(html).into_code_points(html);
    let characters: Vec<char> = html.chars().collect();
    let slice = |start: usize, end: usize| characters[start..end].iter().collect::<String>();
    let block = &scan.blocks[1];
    assert_eq!(slice(block.outer.start, block.outer.end), html["🦉".len()..]);
    let text: Vec<char> = block.text.chars().collect();
    let own = |span: CodePointSpan| text[span.start..span.end].iter().collect::<String>();
    let runs: Vec<(String, String)> =
        block.runs.iter().map(|run| (own(run.text), slice(run.html.start, run.html.end))).collect();
    let expected = [("né ", "né "), ("é", "&eacute;"), ("𝛑 ", "𝛑 "), ("e\u{301}", "e\u{301}")];
    assert_eq!(runs, expected.map(|(text, html)| (text.to_owned(), html.to_owned())));
    assert_eq!(scan.ids, [("é".to_owned(), 1)]);
    assert_eq!(slice(scan.links[0].1, scan.links[0].1 + 2), "<a");
}

#[test]
fn a_path_is_bounded() {
    let html = format!("{}x{}y", "<div>".repeat(500), "</div>".repeat(499));
    let blocks = scan(&html).blocks;
    assert_eq!(blocks[0].path, ["div"; MAX_PATH_TAGS].join("/"));
    assert_eq!((&*blocks[1].path, &*blocks[1].text), ("div", "y"));
}
