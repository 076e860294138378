//! What a scan is for: looking for anchors and reading a page need different things from it.

use super::markup::StartTag;
use super::placed::Area;
use crate::units::ByteSpan;

/// Takes what a scan finds, in the order of the markup.
pub(super) trait Sink {
    /// Takes a start tag, prose or not, before it has any effect.
    fn tag(&mut self, tag: &StartTag<'_>);

    /// Takes a start tag that counts for the whole page: it is not in a drawing, a template or `noscript`.
    fn live_tag(&mut self, _tag: &StartTag<'_>) {}

    /// Takes the content, which is not markup, of the element `name` that has just been opened.
    fn raw_text(&mut self, _name: &str, _content: ByteSpan) {}

    /// Whether the element of `tag` is hidden here, although scans in general read it.
    fn hides(&self, _tag: &StartTag<'_>) -> bool {
        false
    }

    /// Takes the start tag of an element that is read, within `around`; returns the area inside the element.
    fn enter(&mut self, _tag: &StartTag<'_>, around: Area) -> Area {
        around
    }

    /// Takes the area of the block that has just ended, and the id of its element.
    fn place(&mut self, _area: Area, _id: Option<&str>) {}
}
