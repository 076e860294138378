//! What a scan yields, as Python sees it.

use std::collections::HashSet;

use dossier_core::scan;
use dossier_core::units::CodePointSpan;
use pyo3::prelude::*;

/// See `Block` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
pub(super) struct Block {
    kind: &'static str,
    path: String,
    id: Option<String>,
    start: usize,
    end: usize,
    inner_start: usize,
    inner_end: usize,
    text: String,
    runs: Vec<(usize, usize, usize, usize)>,
}

impl From<scan::CodePointBlock> for Block {
    fn from(block: scan::CodePointBlock) -> Self {
        let scan::CodePointBlock { kind, path, id, outer, inner, text, runs } = block;
        let (start, end) = pair(outer);
        let (inner_start, inner_end) = pair(inner);
        let runs = runs.into_iter().map(|run| (run.text.start, run.text.end, run.html.start, run.html.end)).collect();
        Self { kind, path, id, start, end, inner_start, inner_end, text, runs }
    }
}

pub(super) fn pair(span: CodePointSpan) -> (usize, usize) {
    (span.start, span.end)
}

/// See `Scan` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
pub(super) struct Scan {
    blocks: Vec<Py<Block>>,
    ids: Vec<(String, usize)>,
    links: Vec<(String, usize)>,
}

#[pyfunction]
#[pyo3(name = "scan", signature = (html, /))]
pub(super) fn scan_html(py: Python<'_>, html: &str) -> PyResult<Scan> {
    let scan = py.detach(|| scan::scan(html).into_code_points(html));
    let blocks: PyResult<_> = scan.blocks.into_iter().map(|block| Py::new(py, Block::from(block))).collect();
    Ok(Scan { blocks: blocks?, ids: scan.ids, links: scan.links })
}

#[pyfunction]
#[pyo3(signature = (html, /))]
pub(super) fn anchors_and_links(py: Python<'_>, html: &str) -> (HashSet<String>, HashSet<String>) {
    let values = |found: Vec<scan::Found>| found.into_iter().map(|one| one.value).collect();
    py.detach(|| {
        let (ids, links) = scan::ids_and_links(html);
        (values(ids), values(links))
    })
}

/// Name and attributes of an element.
pub(super) type Element = (String, Vec<(String, String)>);

#[pyfunction]
#[pyo3(signature = (html, /))]
pub(super) fn elements(py: Python<'_>, html: &str) -> Vec<Element> {
    let found = py.detach(|| scan::elements(html));
    found.into_iter().map(|element| (element.name, element.attributes)).collect()
}
