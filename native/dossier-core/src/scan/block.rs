//! What a scan yields.

use crate::units::ByteSpan;

/// How many open block-level elements a path names; those further inside are left out.
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
    /// The element from its `<` to the end of its end tag, or to where it ends without one.
    pub outer: ByteSpan,
    /// The element's content.
    pub inner: ByteSpan,
    /// The text of record: never empty, white space collapsed and trimmed.
    pub text: String,
    /// Where in the markup the text is from: sorted, not overlapping, covering the text.
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

/// A piece of text and the markup that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Range in the text of the block.
    pub text: ByteSpan,
    /// Range in the markup; it never crosses a tag, except that the space of a `<br>` covers that tag.
    pub html: ByteSpan,
    /// Whether the piece can only be taken whole: a character reference, collapsed white space or a `<br>`.
    /// Otherwise both ranges hold the same characters.
    pub atomic: bool,
}

/// Everything that one scan yields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The blocks in order of their text.
    pub blocks: Vec<Block>,
    /// Every `id`, and every `name` of an `a`, prose or not, in order.
    pub ids: Vec<Found>,
    /// The `href` of every `a` and `area`, prose or not, in order.
    pub links: Vec<Found>,
}
