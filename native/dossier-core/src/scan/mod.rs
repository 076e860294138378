//! The text of record: what a reader sees as prose in rendered HTML, and where in the markup it stands.
//!
//! One scanner serves anchoring, which needs to get from text back to markup, and the index, which needs the
//! same text. What the product itself adds to a page carries `data-dossier` and is invisible here, so that
//! scanning a page before and after weaving yields the same text.
//!
//! Elements end where the HTML standard says. Three of its repairs are not made, because no text moves in markup
//! that a renderer writes: formatting elements are not opened again in the next block, text of a table outside its
//! cells stays where it is written, and no missing `tbody` is invented.

mod code_points;
mod markup;
mod names;
mod page;
mod references;
mod stack;
mod text;
mod tree;

pub use self::code_points::{CodePointBlock, CodePointScan};
use self::markup::{Token, Tokenizer};
pub use self::page::{Page, Section, Selector, read_page};
pub use self::text::Run;
use self::tree::Scanner;
use crate::units::ByteSpan;

/// How many open block-level elements a path names; further ones inside are left out of it.
pub const MAX_PATH_TAGS: usize = 64;

/// An uninterrupted stretch of prose in one block-level element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Lower-case tag of the nearest block-level element; empty for text outside all of them.
    pub kind: &'static str,
    /// Tags of the open block-level elements from outside, joined by `/`; the outermost [`MAX_PATH_TAGS`].
    pub path: String,
    /// The element's `id`.
    pub id: Option<String>,
    /// The element from its `<` to behind its end tag, or to where it ends without one.
    pub outer: ByteSpan,
    /// The element's content.
    pub inner: ByteSpan,
    /// The text of record: never empty, white space collapsed and trimmed.
    pub text: String,
    /// Where the text stands in the markup: sorted, non-overlapping, covering the text.
    pub runs: Vec<Run>,
}

/// A value found in a tag, with the offset of the tag's `<` in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The attribute's value, references decoded.
    pub value: String,
    /// Offset in bytes.
    pub at: usize,
}

/// All that one scan yields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The blocks in order of their text.
    pub blocks: Vec<Block>,
    /// Every `id`, and every `name` of an `a`, prose or not, in order.
    pub ids: Vec<Found>,
    /// The `href` of every `a` and `area`, prose or not, in order.
    pub links: Vec<Found>,
}

/// A start tag with all that is written in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Lower-case name.
    pub name: String,
    /// Lower-case names and decoded values, in order; a name may come again, and the first one counts.
    pub attributes: Vec<(String, String)>,
}

/// Every element that `html` opens, prose or not, in order.
///
/// ```
/// let elements = dossier_core::scan::elements("<p onclick=x><!-- <b> --><br/>");
/// assert_eq!(elements[0].attributes, [("onclick".to_owned(), "x".to_owned())]);
/// assert_eq!(elements[1].name, "br");
/// ```
#[must_use]
pub fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    walk(html, Tokenizer::keeping_attributes(html), |tag| {
        let attributes = tag.all.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        found.push(Element { name: tag.name.to_string(), attributes });
    });
    found
}

/// Scans `html`, a fragment or a whole page, in time linear in its length. Any input is fine.
///
/// ```
/// let scan = dossier_core::scan::scan("<ul><li>Bread &amp;\n<b>butter</b></ul>");
/// assert_eq!(scan.blocks[0].text, "Bread & butter");
/// assert_eq!(scan.blocks[0].path, "ul/li");
/// ```
#[must_use]
pub fn scan(html: &str) -> Scan {
    walk(html, Tokenizer::new(html), |_| ())
}

/// Scans `html`, and shows `look` every start tag first.
fn walk<'a>(html: &'a str, mut tokens: Tokenizer<'a>, mut look: impl FnMut(&markup::StartTag<'a>)) -> Scan {
    let mut scanner = Scanner::new(html);
    while let Some(token) = tokens.next(scanner.in_foreign()) {
        match token {
            Token::Text(span) => scanner.characters(span),
            Token::Start(tag) => {
                let raw = !scanner.in_foreign();
                let name = tag.name.clone();
                look(&tag);
                scanner.start(tag);
                if raw && name == "plaintext" {
                    tokens.skip_all();
                } else if raw && names::is_in(names::RAW_TEXT, &name) {
                    tokens.skip_raw_text(&name);
                }
            }
            Token::End { name, span } => scanner.end(&name, span),
        }
    }
    scanner.finish()
}

/// The text of `html`, which holds no markup: references decoded, white space collapsed.
fn text_of(html: &str) -> String {
    let mut text = text::TextBuilder::default();
    text.push(html, ByteSpan::new(0, html.len()));
    text.finish().map_or_else(String::new, |(text, _)| text)
}
