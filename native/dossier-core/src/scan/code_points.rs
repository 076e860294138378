//! A scan with all its offsets counted in code points, for callers whose strings are indexed so.

use super::block::{Block, Found, Run, Scan};
use crate::units::{CodePointSpan, CodePoints};

/// A [`Block`] in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePointBlock {
    /// See [`Block::kind`].
    pub kind: &'static str,
    /// See [`Block::path`].
    pub path: String,
    /// See [`Block::id`].
    pub id: Option<String>,
    /// See [`Block::outer`].
    pub outer: CodePointSpan,
    /// See [`Block::inner`].
    pub inner: CodePointSpan,
    /// See [`Block::text`].
    pub text: String,
    /// Start and end in the text, start and end in the markup. Equal lengths mean one to one, except for white
    /// space, of which one character may stand for another.
    pub runs: Vec<(usize, usize, usize, usize)>,
}

/// A [`Scan`] in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodePointScan {
    /// See [`Scan::blocks`].
    pub blocks: Vec<CodePointBlock>,
    /// See [`Scan::ids`].
    pub ids: Vec<(String, usize)>,
    /// See [`Scan::links`].
    pub links: Vec<(String, usize)>,
}

impl Scan {
    /// This scan of `html` with every offset in code points.
    #[must_use]
    pub fn into_code_points(self, html: &str) -> CodePointScan {
        let offsets = CodePoints::new(html);
        let values = |found: Vec<Found>| found.into_iter().map(|one| (one.value, offsets.at(one.at))).collect();
        CodePointScan {
            blocks: self.blocks.into_iter().map(|block| convert(block, &offsets)).collect(),
            ids: values(self.ids),
            links: values(self.links),
        }
    }
}

fn convert(block: Block, html: &CodePoints<'_>) -> CodePointBlock {
    let text = CodePoints::new(&block.text);
    let run = |run: &Run| {
        let ((text_start, text_end), (html_start, html_end)) = (text.span(run.text), html.span(run.html));
        (text_start, text_end, html_start, html_end)
    };
    CodePointBlock {
        kind: block.kind,
        path: block.path,
        id: block.id,
        outer: html.span(block.outer),
        inner: html.span(block.inner),
        runs: block.runs.iter().map(run).collect(),
        text: block.text,
    }
}
