//! `dossier._native`: converts arguments, lets other Python threads run, calls one function of `dossier-core` and
//! maps its error. `plugins/dossier/_native.pyi` is the contract.

#![allow(missing_docs, reason = "the Python stub documents what Python sees")]

use dossier_core::scan;
use pyo3::prelude::*;

/// See `Block` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct Block {
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
        let ((start, end), (inner_start, inner_end)) = (block.outer, block.inner);
        let scan::CodePointBlock { kind, path, id, text, runs, .. } = block;
        Self { kind, path, id, start, end, inner_start, inner_end, text, runs }
    }
}

/// See `Scan` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct Scan {
    blocks: Vec<Py<Block>>,
    ids: Vec<(String, usize)>,
    links: Vec<(String, usize)>,
}

#[pyfunction]
#[pyo3(name = "scan", signature = (html, /))]
fn scan_html(py: Python<'_>, html: &str) -> PyResult<Scan> {
    let scan = py.detach(|| scan::scan(html).into_code_points(html));
    let blocks: PyResult<_> = scan.blocks.into_iter().map(|block| Py::new(py, Block::from(block))).collect();
    Ok(Scan { blocks: blocks?, ids: scan.ids, links: scan.links })
}

/// Native part of the package `dossier`: import from there.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{Block, Scan, scan_html};
}
