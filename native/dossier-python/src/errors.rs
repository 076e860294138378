//! Errors of the workspace as Python's own.

use std::io;
use std::path::Path;

use dossier_core::index::IndexError;
use dossier_site::SiteError;
use pyo3::PyErr;
use pyo3::exceptions::{PyOSError, PyValueError};

/// A failure of the system is an `OSError`, everything else a `ValueError`.
pub(crate) fn site_to_py_err(error: &SiteError) -> PyErr {
    match error.io_error() {
        Some(told) => os_error(told, error.path()),
        None => PyValueError::new_err(error.to_string()),
    }
}

/// The same for errors of an index.
pub(crate) fn to_py_err(error: &IndexError) -> PyErr {
    match error.io_error() {
        Some(told) => os_error(told, error.path()),
        None => PyValueError::new_err(error.to_string()),
    }
}

/// The `OSError` that Python's own functions would raise: its number chooses the subclass, and `path` is its file name.
fn os_error(error: &io::Error, path: Option<&Path>) -> PyErr {
    let told = error.to_string();
    let Some(code) = error.raw_os_error() else {
        return PyOSError::new_err(path.map_or_else(|| told.clone(), |path| format!("{}: {told}", path.display())));
    };
    // Rust adds the number, which Python puts in front by itself.
    let message = told.strip_suffix(&format!(" (os error {code})")).unwrap_or(&told).to_owned();
    let name = path.map(|path| path.as_os_str().to_owned());
    if cfg!(windows) {
        // On Windows the number is the system's own, and Python derives errno from it.
        PyOSError::new_err((0, message, name, code))
    } else {
        PyOSError::new_err((code, message, name))
    }
}
