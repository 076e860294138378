//! The text of record: what a reader sees as prose in rendered HTML, and where it is in the markup.
//!
//! One scanner serves anchoring, which needs to get from text back to markup, and the index, which needs the
//! same text. What the product itself adds to a page carries `data-dossier` and is invisible here, so a
//! page yields the same text before and after weaving.
//!
//! Elements end where the HTML standard says. Three of its repairs are not made, because they move no text in markup
//! that a renderer writes: formatting elements are not opened again in the next block, text of a table outside its
//! cells stays where it is written, and no missing `tbody` is invented.

mod block;
mod blocks;
mod code_points;
mod head;
mod linked;
mod markup;
mod names;
mod page;
mod placed;
mod raw_text;
mod references;
mod selector;
mod self_links;
mod sink;
mod stack;
mod text;
mod tree;

use std::borrow::Cow;

pub use self::block::{Block, Found, MAX_PATH_TAGS, Run, Scan};
pub use self::code_points::{CodePointBlock, CodePointRun, CodePointScan};
pub use self::head::Head;
use self::markup::{StartTag, Tokenizer};
pub use self::page::{Page, Section, read_page};
pub use self::selector::{Selector, SelectorError};
use self::sink::Sink;
use self::tree::walk;

/// A start tag with everything that is written in it.
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
    walk(html, Tokenizer::keeping_attributes(html), Vec::new()).1
}

impl Sink for Vec<Element> {
    fn tag(&mut self, tag: &StartTag<'_>) {
        let attributes = tag.all.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        self.push(Element { name: tag.name.to_string(), attributes });
    }
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
    let (blocks, found) = walk(html, Tokenizer::new(html), Scan::default());
    Scan { blocks, ..found }
}

/// The ids and links of [`scan()`], in a third of its time.
///
/// Which elements are open matters to them only in SVG and MathML, where `script` and `title` have markup inside.
/// Whatever is not plainly closed there is left to [`scan()`].
///
/// ```
/// let (ids, links) = dossier_core::scan::ids_and_links("<p id=a><a href='#b'>");
/// assert_eq!((&*ids[0].value, &*links[0].value), ("a", "#b"));
/// ```
#[must_use]
pub fn ids_and_links(html: &str) -> (Vec<Found>, Vec<Found>) {
    let found = linked::plain(html).unwrap_or_else(|| scan(html));
    (found.ids, found.links)
}

impl Sink for Scan {
    fn tag(&mut self, tag: &StartTag<'_>) {
        let found = |value: &Cow<'_, str>| Found { value: value.to_string(), at: tag.start };
        let linking = matches!(&*tag.name, "a" | "area");
        let anchor = tag.anchor.as_ref().filter(|anchor| tag.name == "a" && tag.id.as_ref() != Some(*anchor));
        self.ids.extend([tag.id.as_ref(), anchor].into_iter().flatten().filter(|id| !id.is_empty()).map(found));
        self.links.extend(tag.href.as_ref().filter(|_| linking).map(found));
    }
}
