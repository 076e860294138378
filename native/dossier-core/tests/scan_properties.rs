//! What holds for any markup, however broken.

mod support;

use dossier_core::scan::{Scan, scan};
use dossier_core::units::{ByteSpan, CodePointSpan};
use support::Random;

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<p id=a>",
    "<div>",
    "</div>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<b>",
    "</b>",
    "<a href='x'>",
    "</a>",
    "<em>",
    "</em>",
    "<br>",
    "<hr>",
    "<h2>",
    "</h2>",
    "<button>",
    "</button>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<template>",
    "</template>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<",
    ">",
    "</",
    "&",
    "&amp;",
    "&lt",
    "&#x41;",
    "&not",
    "it;",
    "&nbsp;",
    " ",
    "\n",
    "\t \r\n",
    "a",
    "bc",
    "é",
    "e\u{301}",
    "𝛑",
    "🦉",
    "\0",
    "\u{a0}",
    "\"",
    "'",
    "=",
    "<p hidden>",
    "<i class='headerlink'>",
    "</i>",
    "<span data-dossier='x'>",
    "</span>",
    "<mark data-dossier=mark>",
    "</mark>",
    "<div data-dossier='wrap'>",
    "<option>",
    "<dd>",
    "<dt>",
    "<dl>",
    "</dl>",
    "<math>",
    "<mi>",
    "</math>",
    "<foreignObject>",
    "<select>",
    "</select>",
];

/// Elements that may be anywhere, closed as they were opened.
fn well_formed(random: &mut Random, depth: usize, out: &mut String) {
    for _ in 0..=random.below(4) {
        match random.below(if depth == 0 { 2 } else { 5 }) {
            0 => out.push_str(random.pick(&["one ", "two", " née", "𝛑 &amp; x", "\n  y"])),
            1 => out.push_str(random.pick(&[
                "<br>",
                "<!-- c -->",
                "<em>z</em>",
                "<img src=x>",
                "<p>q</p>",
                "<h2>r</h2>",
            ])),
            _ => {
                let tag = random.pick(&["div", "section", "blockquote", "ul", "header", "figure"]);
                *out += &["<", tag, ">"].concat();
                well_formed(random, depth - 1, out);
                *out += &["</", tag, ">"].concat();
            }
        }
    }
}

/// Everything that weaving leaves unchanged.
fn content(scan: &Scan) -> Vec<(&str, &str, Option<&str>, &str)> {
    scan.blocks.iter().map(|block| (block.kind, &*block.path, block.id.as_deref(), &*block.text)).collect()
}

fn check(html: &str) -> Scan {
    let scan = scan(html);
    for block in &scan.blocks {
        assert!(!block.text.is_empty() && block.text.trim_matches(' ') == block.text, "{html:?}");
        let (mut text_end, mut html_end) = (0, block.inner.start);
        for run in &block.runs {
            assert_eq!(run.text.start, text_end, "a gap in the text of {html:?}");
            assert!(run.html.start >= html_end && !run.html.is_empty(), "runs overlap in {html:?}");
            (text_end, html_end) = (run.text.end, run.html.end);
            let (text, markup) = (run.text.of(&block.text), run.html.of(html));
            assert!(run.atomic || text == markup, "{text:?} is not {markup:?} in {html:?}");
            assert!(!run.atomic || text == " " || markup.starts_with('&'), "{text:?}, {markup:?} in {html:?}");
        }
        assert_eq!(text_end, block.text.len(), "{html:?}");
        assert!(html_end <= block.inner.end && block.inner.end <= block.outer.end, "{html:?}");
        assert!(block.outer.start <= block.inner.start, "{html:?}");
    }
    scan
}

#[test]
fn runs_cover_the_text_and_lead_back_to_the_markup() {
    for seed in 0..10_000 {
        check(&Random::new(seed).join(PIECES, 24));
    }
}

#[test]
fn offsets_in_code_points_are_those_in_bytes() {
    for seed in 0..2_000 {
        let html = Random::new(seed).join(PIECES, 40);
        let bytes = check(&html);
        let points = bytes.clone().into_code_points(&html);
        let count = |text: &str, at: usize| text[..at].chars().count();
        let span =
            |text: &str, span: ByteSpan| CodePointSpan { start: count(text, span.start), end: count(text, span.end) };
        for (block, point) in bytes.blocks.iter().zip(&points.blocks) {
            assert_eq!(span(&html, block.outer), point.outer);
            assert_eq!(span(&html, block.inner), point.inner);
            for (run, found) in block.runs.iter().zip(&point.runs) {
                assert_eq!((span(&block.text, run.text), span(&html, run.html)), (found.text, found.html), "{html:?}");
            }
        }
    }
}

#[test]
fn marks_and_their_surroundings_are_invisible() {
    for seed in 0..5_000 {
        let random = &mut Random::new(seed);
        // Without the full stop a `</` at the very end would be text, and no longer with something after it.
        let html = random.join(PIECES, 24) + ".";
        let before = check(&html);
        let mut woven = html.clone();
        let runs: Vec<ByteSpan> = before.blocks.iter().flat_map(|block| &block.runs).map(|run| run.html).collect();
        for run in runs.iter().rev().filter(|run| !run.of(&html).starts_with('<')) {
            let extra =
                random.pick(&["", "<button data-dossier=tally><p>x</ul></button>", "<i data-dossier>&amp;</i>"]);
            woven.insert_str(run.end, &format!("{extra}</mark>"));
            woven.insert_str(run.start, "<mark data-dossier='mark' id=m>");
        }
        assert_eq!(content(&check(&woven)), content(&before), "{html:?} became {woven:?}");
    }
}

#[test]
fn wraps_around_elements_are_invisible() {
    for seed in 0..5_000 {
        let random = &mut Random::new(seed);
        let mut html = String::new();
        well_formed(random, 4, &mut html);
        let before = check(&html);
        let mut outer: Vec<ByteSpan> = before.blocks.iter().map(|block| block.outer).collect();
        outer.sort_unstable();
        outer.dedup();
        let Some(chosen) = outer.get(random.below(outer.len().max(1))) else { continue };
        let (start, end) = (chosen.start, chosen.end);
        let woven = format!(
            "{}<div data-dossier=wrap><a data-dossier=n href='#1'>1</a>{}<aside data-dossier=notes><p>x</aside></div>{}",
            &html[..start],
            &html[start..end],
            &html[end..]
        );
        assert_eq!(content(&check(&woven)), content(&before), "{html:?} became {woven:?}");
    }
}

#[test]
fn deep_nesting_and_endless_beginnings_are_survived() {
    let repeated = [
        "<div>",
        "<span>",
        "<p>",
        "<b>",
        "<b><div>",
        "<div>a",
        "<p><button>",
        "<table><td>",
        "<svg><p>",
        "<a href=",
        "<i x=",
        "<!--",
        "<!----",
        "</",
        "<",
        "&",
        "&#",
        "<script></scrip",
        "<script><!--<script",
        "<script><!--",
        "<!--<script></script>",
        "<svg><![CDATA[",
        "<li>",
        "<div data-dossier=x>",
    ];
    for piece in repeated {
        let html = piece.repeat(10_000) + &"</p></b></div></x>".repeat(2_500);
        check(&html);
    }
}
