//! `dossier._native`: converts arguments, lets other Python threads run, calls one function of `dossier-core` and
//! maps its error. `plugins/dossier/_native.pyi` is the contract.

#![allow(missing_docs, reason = "the Python stub documents what Python sees")]

use dossier_core::index::{self, CodePointHit, Index, IndexError, Options};
use dossier_core::{scan, tokenize};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

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

#[pyfunction]
#[pyo3(name = "tokenize", signature = (text, /))]
fn words(py: Python<'_>, text: &str) -> Vec<(String, usize, usize)> {
    let words = py.detach(|| tokenize::tokenize_in_code_points(text));
    words.into_iter().map(|(term, (start, end))| (term, start, end)).collect()
}

/// See `Document` in the stub.
#[pyclass(frozen, from_py_object, module = "dossier._native")]
#[derive(Clone)]
struct Document(index::Document);

#[pymethods]
impl Document {
    #[new]
    #[pyo3(signature = (*, url, kind, title, crumbs = "", text = "", aliases = ""))]
    fn new(url: &str, kind: &str, title: &str, crumbs: &str, text: &str, aliases: &str) -> Self {
        Self(index::Document {
            url: url.to_owned(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            crumbs: crumbs.to_owned(),
            text: text.to_owned(),
            aliases: aliases.to_owned(),
        })
    }

    #[getter]
    fn url(&self) -> &str {
        &self.0.url
    }

    #[getter]
    fn kind(&self) -> &str {
        &self.0.kind
    }

    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    #[getter]
    fn crumbs(&self) -> &str {
        &self.0.crumbs
    }

    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    #[getter]
    fn aliases(&self) -> &str {
        &self.0.aliases
    }
}

/// See `Hit` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct Hit {
    url: String,
    kind: String,
    title: String,
    crumbs: String,
    score: u32,
    excerpt: String,
    ranges: Vec<(usize, usize)>,
    title_ranges: Vec<(usize, usize)>,
}

impl From<CodePointHit> for Hit {
    fn from(found: CodePointHit) -> Self {
        let CodePointHit { hit, ranges, title_ranges } = found;
        let index::Hit { url, kind, title, crumbs, score, excerpt, .. } = hit;
        Self { url, kind, title, crumbs, score, excerpt, ranges, title_ranges }
    }
}

#[pyfunction]
#[pyo3(signature = (documents, /))]
fn build_index(py: Python<'_>, documents: Vec<Document>) -> PyResult<Bound<'_, PyBytes>> {
    let bytes = py.detach(|| {
        let documents: Vec<_> = documents.into_iter().map(|document| document.0).collect();
        index::build(&documents)
    });
    Ok(PyBytes::new(py, &bytes.map_err(|error| to_py_err(&error))?))
}

#[pyfunction]
#[pyo3(signature = (index, query, /, limit = 10, *, prefix = true))]
fn search(py: Python<'_>, index: &[u8], query: &str, limit: usize, prefix: bool) -> PyResult<Vec<Hit>> {
    let hits = py.detach(|| Index::open(index)?.search(query, Options { limit, prefix }));
    Ok(hits.map_err(|error| to_py_err(&error))?.into_iter().map(|hit| Hit::from(CodePointHit::from(hit))).collect())
}

/// Whatever is wrong with an index is wrong with an argument's value.
fn to_py_err(error: &IndexError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// Native part of the package `dossier`: import from there.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{Block, Document, Hit, Scan, build_index, scan_html, search, words};

    #[pymodule_export]
    const FORMAT_VERSION: u16 = dossier_core::index::FORMAT_VERSION;
}
