//! `dossier._native`: converts arguments, lets other Python threads run, calls one function of `dossier-core` and
//! maps its error. `plugins/dossier/_native.pyi` is the contract.

#![allow(missing_docs, reason = "the Python stub documents what Python sees")]
#![allow(clippy::needless_pass_by_value, reason = "PyO3 hands values over")]

mod errors;
mod scanned;

use std::collections::HashMap;
use std::path::PathBuf;

use dossier_core::align;
use dossier_core::index::{self, CodePointHit, Language, Options};
use dossier_core::scan::{Selector, SelectorError};
use dossier_core::tokenize;
use dossier_core::units::CodePointSpan;
use dossier_site::{Folder, SiteOptions};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use self::errors::{site_to_py_err, to_py_err};
use self::scanned::pair;

fn pairs(spans: Vec<CodePointSpan>) -> Vec<(usize, usize)> {
    spans.into_iter().map(pair).collect()
}

#[pyfunction]
#[pyo3(name = "tokenize", signature = (text, /))]
fn words(py: Python<'_>, text: &str) -> Vec<(String, usize, usize)> {
    let words = py.detach(|| tokenize::tokenize_in_code_points(text));
    words.into_iter().map(|(term, span)| (term, span.start, span.end)).collect()
}

#[pyfunction]
#[pyo3(signature = (text, /))]
fn aligned_words(py: Python<'_>, text: &str) -> (Vec<u64>, Vec<usize>, Vec<usize>) {
    let found = py.detach(|| align::words(text));
    let ids = found.iter().map(|word| word.id).collect();
    let starts = found.iter().map(|word| word.span.start).collect();
    (ids, starts, found.iter().map(|word| word.span.end).collect())
}

#[pyfunction]
#[pyo3(signature = (old, new, /))]
fn common_runs(py: Python<'_>, old: Vec<u64>, new: Vec<u64>) -> Vec<(usize, usize, usize)> {
    let found = py.detach(|| align::align(&old, &new));
    found.into_iter().map(|run| (run.old, run.new, run.len)).collect()
}

/// See `Document` in the stub.
#[pyclass(frozen, from_py_object, module = "dossier._native")]
#[derive(Clone)]
struct Document(index::Document);

#[pymethods]
impl Document {
    #[new]
    #[expect(clippy::too_many_arguments, reason = "each is a keyword in Python")]
    #[pyo3(signature = (*, url, kind, title, crumbs = "", text = "", aliases = "", names = Vec::new(), language = "", fields = Vec::new()))]
    fn new(
        url: &str,
        kind: &str,
        title: &str,
        crumbs: &str,
        text: &str,
        aliases: &str,
        names: Vec<String>,
        language: &str,
        fields: Vec<(String, String)>,
    ) -> Self {
        Self(index::Document {
            url: url.to_owned(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            crumbs: crumbs.to_owned(),
            text: text.to_owned(),
            aliases: aliases.to_owned(),
            names,
            language: (!language.is_empty()).then(|| Language::of_tag(language)),
            fields,
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

    #[getter]
    fn names(&self) -> Vec<String> {
        self.0.names.clone()
    }

    #[getter]
    fn fields(&self) -> Vec<(String, String)> {
        self.0.fields.clone()
    }
}

/// See `Hit` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct Hit {
    url: String,
    kind: String,
    title: String,
    crumbs: String,
    score: u64,
    excerpt: String,
    ranges: Vec<(usize, usize)>,
    title_ranges: Vec<(usize, usize)>,
}

impl From<CodePointHit> for Hit {
    fn from(found: CodePointHit) -> Self {
        let CodePointHit { hit, ranges, title_ranges } = found;
        let index::Hit { url, kind, title, crumbs, score, excerpt, .. } = hit;
        let (ranges, title_ranges) = (pairs(ranges), pairs(title_ranges));
        Self { url, kind, title, crumbs, score, excerpt, ranges, title_ranges }
    }
}

/// See `SearchResult` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct SearchResult {
    hits: Vec<Py<Hit>>,
    total: usize,
    corrections: Vec<(String, String)>,
    relaxed: Vec<(&'static str, String)>,
    facets: Vec<(String, Vec<(String, usize)>)>,
}

/// See `Index` in the stub.
#[pyclass(frozen, module = "dossier._native")]
struct Index(index::Index);

#[pymethods]
impl Index {
    #[new]
    #[pyo3(signature = (files, /))]
    fn new(py: Python<'_>, files: HashMap<String, Vec<u8>>) -> PyResult<Self> {
        py.detach(|| index::Index::open(Box::new(files))).map(Self).map_err(|error| to_py_err(&error))
    }

    #[staticmethod]
    #[pyo3(signature = (folder, /))]
    fn open(py: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        py.detach(|| index::Index::open(Box::new(Folder(folder)))).map(Self).map_err(|error| to_py_err(&error))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    #[pyo3(signature = (query, /, limit = 10, *, prefix = true, facets = false))]
    fn search(&self, py: Python<'_>, query: &str, limit: usize, prefix: bool, facets: bool) -> PyResult<SearchResult> {
        let found = py.detach(|| self.0.search(query, Options { limit, prefix, facets }));
        let found = found.map_err(|error| to_py_err(&error))?;
        let hits = found.hits.into_iter().map(|hit| Py::new(py, Hit::from(CodePointHit::from(hit))));
        Ok(SearchResult {
            hits: hits.collect::<PyResult<_>>()?,
            total: found.total,
            corrections: found.corrections,
            relaxed: found.relaxed,
            facets: found.facets.into_iter().map(|facet| (facet.name, facet.values)).collect(),
        })
    }

    #[pyo3(signature = (queries, /, limit = 10))]
    fn rank(&self, py: Python<'_>, queries: Vec<String>, limit: usize) -> PyResult<Vec<Vec<(String, u64)>>> {
        let options = Options { limit, prefix: false, facets: false };
        let ranked = py.detach(|| queries.iter().map(|query| self.0.rank(query, options)).collect::<Result<_, _>>());
        ranked.map_err(|error| to_py_err(&error))
    }
}

#[pyfunction]
#[pyo3(signature = (documents, /, language = "en"))]
fn build_index<'py>(
    py: Python<'py>,
    documents: Vec<Document>,
    language: &str,
) -> PyResult<HashMap<String, Bound<'py, PyBytes>>> {
    let files = py.detach(|| {
        let documents: Vec<_> = documents.into_iter().map(|document| document.0).collect();
        index::build(&documents, Language::of_tag(language))
    });
    let files = files.map_err(|error| to_py_err(&error))?;
    Ok(files.into_iter().map(|(name, bytes)| (name, PyBytes::new(py, &bytes))).collect())
}

#[pyfunction]
#[pyo3(signature = (url, html, /, selector = None))]
fn page_documents(py: Python<'_>, url: &str, html: &str, selector: Option<&str>) -> PyResult<Vec<Document>> {
    let found = py.detach(|| {
        let selector = selector.map(Selector::parse).transpose()?;
        Ok(index::page_documents(url, html, selector.as_ref()).0)
    });
    let found = found.map_err(|error: SelectorError| PyValueError::new_err(error.to_string()))?;
    Ok(found.into_iter().map(Document).collect())
}

/// See `SiteReport` in the stub.
#[pyclass(frozen, get_all, module = "dossier._native")]
struct SiteReport {
    pages: usize,
    garbled: Vec<String>,
    html_bytes: u64,
    spilled: usize,
    documents: usize,
    terms: usize,
    files: usize,
    bytes: (usize, usize, usize, usize, usize, usize),
}

#[pyfunction]
#[pyo3(signature = (root, out, /, *, selector = None, language = None, threads = None, memory_bytes = 134_217_728))]
fn index_site(
    py: Python<'_>,
    root: PathBuf,
    out: PathBuf,
    selector: Option<String>,
    language: Option<String>,
    threads: Option<usize>,
    memory_bytes: usize,
) -> PyResult<SiteReport> {
    let options = SiteOptions { selector, language, threads, memory_bytes };
    let report = py.detach(|| dossier_site::index_folder(&root, &out, &options));
    let report = report.map_err(|error| site_to_py_err(&error))?;
    let index::Report { documents, terms, files, bytes } = report.index;
    let dossier_site::SiteReport { pages, garbled, html_bytes, spilled, .. } = report;
    Ok(SiteReport { pages, garbled, html_bytes, spilled, documents, terms, files, bytes: bytes.into() })
}

/// Native part of the package `dossier`: import from there.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::scanned::{Block, Scan, anchors_and_links, elements, scan_html};
    #[pymodule_export]
    use super::{
        Document, Hit, Index, SearchResult, SiteReport, aligned_words, build_index, common_runs, index_site,
        page_documents, words,
    };

    #[pymodule_export]
    const FORMAT_VERSION: u16 = dossier_core::index::FORMAT_VERSION;
}
