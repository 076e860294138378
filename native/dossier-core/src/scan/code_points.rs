//! A scan with all its offsets counted in code points, for callers whose strings are indexed by them.

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
    /// See [`Block::runs`].
    pub runs: Vec<CodePointRun>,
}

/// A [`Run`] in code points. Equal lengths mean one to one, except that a space may be another white space in the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePointRun {
    /// See [`Run::text`].
    pub text: CodePointSpan,
    /// See [`Run::html`].
    pub html: CodePointSpan,
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
    let run = |run: &Run| CodePointRun { text: text.span(run.text), html: html.span(run.html) };
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
