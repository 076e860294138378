//! The scanner against the tokenizer of the HTML standard (html.spec.whatwg.org, "Tokenization"), rule by rule.
//!
//! What the scanner follows of it: which start tags there are, with their attributes, and which characters are text. It
//! does not report comments and doctypes. Three things differ on purpose:
//!
//! * White space is collapsed, so that a carriage return and a line feed are alike in text.
//! * Content of `noscript` is markup, as for a reader without scripts: its elements are reported, but none is prose.
//! * A U+0000 in raw text is dropped, although the standard replaces it; only the raw text of a page's `title` is ever read.

use dossier_core::scan::{elements, scan};

/// Markup, the start tags in it as `name attribute=value …`, and its text, block by block, separated by `|`.
type Case = (&'static str, &'static str, &'static str);

/// Data state, tag open state, end tag open state.
const TAGS: &[Case] = &[
    ("a", "", "a"),
    ("a<b>c</b>d", "b", "acd"),
    ("<B>a</B >b", "b", "ab"),
    ("a<", "", "a<"),
    ("a<b", "", "a"),
    ("a</", "", "a</"),
    ("a</b", "", "a"),
    ("a< b>c", "", "a< b>c"),
    ("a<>b", "", "a<>b"),
    ("a<1>b", "", "a<1>b"),
    ("a<<b>c", "b", "a<c"),
    ("a<é>b", "", "a<é>b"),
    ("a</>b", "", "ab"),
    ("a</ b>c", "", "ac"),
    ("a</1>b", "", "ab"),
    ("a</é>b", "", "ab"),
    ("a<b<c>d", "b<c", "ad"),
    ("a<b\n>c<i\t>d<u\x0C>e", "b;i;u", "acde"),
    ("a<b\x0B>c", "b\x0B", "ac"),
    ("<İ>a", "", "<İ>a"),
    ("<bİ>a", "bİ", "a"),
];

/// States of attributes: before and after names, before values, the three kinds of values.
const ATTRIBUTES: &[Case] = &[
    ("<b x>a", "b x=", "a"),
    ("<b x=>a", "b x=", "a"),
    ("<b x= >a", "b x=", "a"),
    ("<b x = y>a", "b x=y", "a"),
    ("<b x\n=\ty>a", "b x=y", "a"),
    ("<b X=Y>a", "b x=Y", "a"),
    ("<b x=y z>a", "b x=y z=", "a"),
    ("<b x='y>z'>a", "b x=y>z", "a"),
    ("<b x=\"y'z\">a", "b x=y'z", "a"),
    ("<b x='y'z=w>a", "b x=y z=w", "a"),
    ("<b x=\"y\"/z>a", "b x=y z=", "a"),
    ("<b x=y/>a", "b x=y/", "a"),
    ("<b x=y'\"<=`>a", "b x=y'\"<=`", "a"),
    ("<b =x>a", "b =x=", "a"),
    ("<b ==x>a", "b ==x", "a"),
    ("<b x==y>a", "b x==y", "a"),
    ("<b 'x\"<y>a", "b 'x\"<y=", "a"),
    ("<b/x>a", "b x=", "a"),
    ("<b / x>a", "b x=", "a"),
    ("<b x=1 x=2 X=3>a", "b x=1 x=2 x=3", "a"),
    ("<b é=ü>a", "b é=ü", "a"),
    ("</b x='>'>a", "", "a"),
    ("</b/>a", "", "a"),
    ("a<b x", "", "a"),
    ("a<b x=", "", "a"),
    ("a<b x=y", "", "a"),
    ("a<b x='y>z", "", "a"),
    ("a<b x='y'", "", "a"),
    ("a<b/", "", "a"),
    ("<br/>a<br / >b", "br;br", "a b"),
    ("<p/>a", "p", "a"),
];

/// U+0000 and carriage returns: "Preprocessing the input stream" and the single states.
const CHARACTERS: &[Case] = &[
    ("a\0b", "", "ab"),
    ("a\r\nb\rc", "", "a b c"),
    ("<b\0>a", "b\u{FFFD}", "a"),
    ("<b x\0=y>a", "b x\u{FFFD}=y", "a"),
    ("<b x=y\0z>a", "b x=y\u{FFFD}z", "a"),
    ("<b x='\0'>a", "b x=\u{FFFD}", "a"),
    ("<b x='1\r\n2\r3\n'>a", "b x=1\n2\n3\n", "a"),
    ("<b x='&#13;&#10;'>a", "b x=\r\n", "a"),
    ("a\u{FFFF}\u{7F}b", "", "a\u{FFFF}\u{7F}b"),
];

/// Comment states, bogus comments, doctypes, and CDATA in HTML.
const COMMENTS: &[Case] = &[
    ("a<!---->b", "", "ab"),
    ("a<!-->b", "", "ab"),
    ("a<!--->b", "", "ab"),
    ("a<!--x-->b", "", "ab"),
    ("a<!--x--!>b", "", "ab"),
    ("a<!----!>b", "", "ab"),
    ("a<!---!>b-->c", "", "ac"),
    ("a<!--x--!-->b", "", "ab"),
    ("a<!--x--!y>b-->c", "", "ac"),
    ("a<!--x--->b", "", "ab"),
    ("a<!----->b", "", "ab"),
    ("a<!--x-- >b-->c", "", "ac"),
    ("a<!--x->b-->c", "", "ac"),
    ("a<!--<!---->b", "", "ab"),
    ("a<!--<!-->b", "", "ab"),
    ("a<!--<!->b-->c", "", "ac"),
    ("a<!--<!--!>b", "", "ab"),
    ("a<!--<b>-->c", "", "ac"),
    ("a<!--\0-->b", "", "ab"),
    ("a<!--x", "", "a"),
    ("a<!--x--", "", "a"),
    ("a<!--x--!", "", "a"),
    ("a<!", "", "a"),
    ("a<!-", "", "a"),
    ("a<!x>b", "", "ab"),
    ("a<!->b", "", "ab"),
    ("a<!-x-->b", "", "ab"),
    ("a<!>b", "", "ab"),
    ("a<?x?>b", "", "ab"),
    ("a<?x \">\">b", "", "a\">b"),
    ("a<?", "", "a"),
    ("<!DOCTYPE html>a", "", "a"),
    ("<!doctype>a", "", "a"),
    ("<!DOCTYPE html PUBLIC 'x>y'>a", "", "y'>a"),
    ("<!DOCTYPE html [<!ENTITY x 'y'>]>a", "", "]>a"),
    ("<!DOCTYPE html", "", ""),
    ("a<![CDATA[b]]>c", "", "ac"),
    ("a<![CDATA[<b>]]>c", "", "a]]>c"),
    ("a<![cdata[b]]>c", "", "ac"),
    ("a<svg><![CDATA[<b></svg>]]></svg>c", "svg", "ac"),
    ("a<svg><![CDATA[>]]]></svg>c", "svg", "ac"),
    ("a<svg><![cdata[<b></svg>c", "svg", "ac"),
    ("a<svg><desc><![CDATA[></svg>]]></desc></svg>c", "svg;desc", "ac"),
    ("a<svg><desc><i><![CDATA[></svg>c", "svg;desc;i", "ac"),
    ("a<svg><![CDATA[<b>", "svg", "a"),
];

/// Character reference states in data.
const REFERENCES: &[Case] = &[
    ("&", "", "&"),
    ("a& b", "", "a& b"),
    ("&amp;", "", "&"),
    ("&amp", "", "&"),
    ("&ampa", "", "&a"),
    ("&AMP;&LT;", "", "&<"),
    ("&Amp;", "", "&Amp;"),
    ("&lt;b&gt;", "", "<b>"),
    ("&notit;", "", "¬it;"),
    ("&notin;", "", "∉"),
    ("&not;in;", "", "¬in;"),
    ("&hellip", "", "&hellip"),
    ("&hellip;", "", "…"),
    ("&nosuch;", "", "&nosuch;"),
    ("&;", "", "&;"),
    ("&é;", "", "&é;"),
    ("&NotEqualTilde;", "", "≂\u{338}"),
    ("&CounterClockwiseContourIntegral;", "", "∳"),
    ("&am<b>p;", "b", "&amp;"),
    ("&amp;amp;", "", "&amp;"),
    ("&#", "", "&#"),
    ("&#;", "", "&#;"),
    ("&#x;", "", "&#x;"),
    ("&#xg;", "", "&#xg;"),
    ("&#a;", "", "&#a;"),
    ("&#65;", "", "A"),
    ("&#65", "", "A"),
    ("&#65a", "", "Aa"),
    ("&#x41g", "", "Ag"),
    ("&#X4a;&#x4A;", "", "JJ"),
    ("&#0065;", "", "A"),
    ("&#0;", "", "\u{FFFD}"),
    ("&#x110000;", "", "\u{FFFD}"),
    ("&#x10FFFF;", "", "\u{10FFFF}"),
    ("&#99999999999999999999;", "", "\u{FFFD}"),
    ("&#xD800;&#xDFFF;", "", "\u{FFFD}\u{FFFD}"),
    ("&#xFFFE;", "", "\u{FFFE}"),
    ("a&#x0B;b", "", "a\u{B}b"),
    ("a&#13;&#9;b", "", "a b"),
    ("&#128;&#129;&#146;&#159;", "", "€\u{81}’Ÿ"),
    ("&#x7F;&#xA0;x", "", "\u{7F}\u{A0}x"),
];

/// The same in attributes, where a legacy name is literal before `=`, a letter or a digit.
const REFERENCES_IN_ATTRIBUTES: &[Case] = &[
    ("<b x='&amp;&lt'>", "b x=&<", ""),
    ("<b x=&amp;>", "b x=&", ""),
    ("<b x='?y&copy=1'>", "b x=?y&copy=1", ""),
    ("<b x='?y&copy1'>", "b x=?y&copy1", ""),
    ("<b x='?y&copyz'>", "b x=?y&copyz", ""),
    ("<b x='?y&copy;=1'>", "b x=?y©=1", ""),
    ("<b x='?y&copy'>", "b x=?y©", ""),
    ("<b x='?y&copy&z'>", "b x=?y©&z", ""),
    ("<b x='&notit;'>", "b x=&notit;", ""),
    ("<b x='&notin;'>", "b x=∉", ""),
    ("<b x='&#65&#x42;&#0;'>", "b x=AB\u{FFFD}", ""),
    ("<b x='&#65=&#'>", "b x=A=&#", ""),
    ("<b x=j&#x61;v&Tab;a>", "b x=jav\ta", ""),
];

/// RCDATA and RAWTEXT states; the content of these elements is not prose.
const RAW_TEXT: &[Case] = &[
    ("<title>a<b></title>c", "title", "c"),
    ("<textarea>a</b></textarea>c", "textarea", "c"),
    ("<textarea>a<!--</textarea>c-->", "textarea", "c-->"),
    ("<style>a<!--</style>c-->", "style", "c-->"),
    ("<style>a</styl></styles></style>c", "style", "c"),
    ("<style>a</STYLE\n>c", "style", "c"),
    ("<style>a</style/>c", "style", "c"),
    ("<style>a</style x='>'>c", "style", "c"),
    ("<style>a</ style>c</style>d", "style", "d"),
    ("<style>a</style", "style", ""),
    ("<style>a</style x", "style", ""),
    ("<style>a</b></style>c", "style", "c"),
    ("<style/>a</style>c", "style", "c"),
    ("<xmp>a<b></xmp>c", "xmp", "c"),
    ("<iframe>a<b></iframe>c", "iframe", "c"),
    ("<noembed>a<b></noembed>c", "noembed", "c"),
    ("<noframes>a<b></noframes>c", "noframes", "c"),
    ("<noscript><b></noscript>c", "noscript;b", "c"),
    ("a<plaintext>b<i></plaintext>c", "plaintext", "a"),
    ("<svg><style>a<b></svg>c", "svg;style;b", "c"),
    ("<svg><title>a<b></title></svg>c", "svg;title;b", "c"),
];

/// Script data, its escaped and its double escaped states.
const SCRIPTS: &[Case] = &[
    ("<script>a<b></script>c", "script", "c"),
    ("<script>a</scripts></script>c", "script", "c"),
    ("<script><!--</script>c", "script", "c"),
    ("<script><!--a</script>c-->", "script", "c-->"),
    ("<script><!--<script></script>--></script>c", "script", "c"),
    ("<script><!--<script>a</script>b</script>c", "script", "c"),
    ("<script><!--<SCRIPT\n>a</Script/>b</script>c", "script", "c"),
    ("<script><!--<script/a</script >b</script>c", "script", "c"),
    ("<script><!--<scripts></script>c", "script", "c"),
    ("<script><!--<script</script>c", "script", "c"),
    ("<script><!-- <script> --> </script>c", "script", "c"),
    ("<script><!--<script>--!></script>b</script>c", "script", "c"),
    ("<script><!--<script>a</scripts></script>b</script>c", "script", "c"),
    ("<script><!--<script>1</script><script>2</script>3</script>c", "script", "c"),
    ("<script><!--><script></script>c", "script", "c"),
    ("<script><!---><script></script>c", "script", "c"),
    ("<script><!-<script></script>c", "script", "c"),
    ("<script><!--a--><script></script>c", "script", "c"),
    ("<script><!--<script>a</script>", "script", ""),
    ("<script><!--<script>", "script", ""),
    ("<script><!--<script>a", "script", ""),
];

fn told(html: &str) -> String {
    let tags = elements(html).into_iter().map(|element| {
        let attributes = element.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
        element.name + &attributes.collect::<String>()
    });
    tags.collect::<Vec<_>>().join(";")
}

#[test]
fn tags_and_text_are_those_of_the_standard() {
    let tables = [
        ("TAGS", TAGS),
        ("ATTRIBUTES", ATTRIBUTES),
        ("CHARACTERS", CHARACTERS),
        ("COMMENTS", COMMENTS),
        ("REFERENCES", REFERENCES),
        ("REFERENCES_IN_ATTRIBUTES", REFERENCES_IN_ATTRIBUTES),
        ("RAW_TEXT", RAW_TEXT),
        ("SCRIPTS", SCRIPTS),
    ];
    let mut wrong = Vec::new();
    for (name, (html, tags, text)) in tables.iter().flat_map(|(name, cases)| cases.iter().map(move |one| (name, one))) {
        let blocks = scan(html).blocks;
        let found = (told(html), blocks.iter().map(|block| &*block.text).collect::<Vec<_>>().join("|"));
        if found != ((*tags).to_owned(), (*text).to_owned()) {
            wrong.push(format!("{name} {html:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
