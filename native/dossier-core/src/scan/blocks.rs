//! Puts blocks together: which block-level elements are open, and the text of the innermost.

use super::block::{Block, MAX_PATH_TAGS};
use super::markup::StartTag;
use super::text::TextBuilder;
use crate::units::ByteSpan;

/// A block-level element, open or closed.
#[derive(Debug)]
pub(super) struct Element {
    kind: &'static str,
    pub(super) id: Option<String>,
    outer: ByteSpan,
    inner: ByteSpan,
    /// Bytes of the path before this element was added to it.
    path_len: usize,
}

/// The blocks so far, and the text that will be the next one.
#[derive(Debug)]
pub(super) struct Blocks<'a> {
    html: &'a str,
    text: TextBuilder,
    /// All block-level elements so far; the first is the whole input.
    elements: Vec<Element>,
    /// Places in `elements` of those that are open, outermost first.
    open: Vec<usize>,
    path: String,
    /// For each block, its place in `elements`: offsets are filled in when all elements are closed.
    owners: Vec<usize>,
    ended: Vec<Block>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        let whole = ByteSpan::new(0, html.len());
        let root = Element { kind: "", id: None, outer: whole, inner: whole, path_len: 0 };
        Self {
            html,
            text: TextBuilder::default(),
            elements: vec![root],
            open: vec![0],
            path: String::new(),
            owners: Vec::new(),
            ended: Vec::new(),
        }
    }

    /// Adds the character data at `span` to the text.
    pub(super) fn push(&mut self, span: ByteSpan) {
        self.text.push(self.html, span);
    }

    /// Adds one space to the text, for the whole of `span`.
    pub(super) fn push_space(&mut self, span: ByteSpan) {
        self.text.push_space(span);
    }

    /// Opens the element of `tag`; returns its place for [`Blocks::close`].
    pub(super) fn open(&mut self, kind: &'static str, tag: &StartTag<'_>) -> usize {
        let path_len = self.path.len();
        if self.open.len() <= MAX_PATH_TAGS {
            if path_len > 0 {
                self.path.push('/');
            }
            self.path.push_str(kind);
        }
        let id = tag.id.as_ref().filter(|id| !id.is_empty()).map(ToString::to_string);
        let outer = ByteSpan::new(tag.start, self.html.len());
        let inner = ByteSpan::new(tag.end, self.html.len());
        self.elements.push(Element { kind, id, outer, inner, path_len });
        self.open.push(self.elements.len() - 1);
        self.elements.len() - 1
    }

    /// Closes the innermost element, which is the one at `place`: its content ends at the byte `inner_end`, and all of
    /// it at `outer_end`.
    pub(super) fn close(&mut self, place: usize, inner_end: usize, outer_end: usize) {
        let element = &mut self.elements[place];
        element.inner.end = inner_end;
        element.outer.end = outer_end;
        self.path.truncate(element.path_len);
        self.open.pop();
    }

    /// Makes a block of the text so far, which belongs to the element outside the `inside` innermost ones; returns that
    /// element, or `None` without text.
    pub(super) fn end_text(&mut self, inside: usize) -> Option<&Element> {
        let (text, runs) = self.text.finish()?;
        let depth = self.open.len() - inside;
        let path_len = self.open.get(depth).map_or(self.path.len(), |inner| self.elements[*inner].path_len);
        let owner = self.open[depth - 1];
        let element = &self.elements[owner];
        self.ended.push(Block {
            kind: element.kind,
            path: self.path[..path_len].to_owned(),
            id: None,
            outer: element.outer,
            inner: element.inner,
            text,
            runs,
        });
        self.owners.push(owner);
        Some(element)
    }

    /// All blocks, in the order of their text.
    pub(super) fn finish(mut self) -> Vec<Block> {
        for (block, owner) in self.ended.iter_mut().zip(self.owners) {
            let element = &self.elements[owner];
            block.id.clone_from(&element.id);
            block.outer = element.outer;
            block.inner = element.inner;
        }
        self.ended
    }
}
