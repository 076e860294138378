//! What can be wrong with a folder.

use std::fmt;
use std::path::Path;

use dossier_core::index::IndexError;

/// Why a folder could not be indexed.
#[derive(Debug)]
pub struct SiteError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    File { path: String, error: std::io::Error },
    NoPages { path: String },
    Selector { found: String },
    Index(IndexError),
}

impl SiteError {
    pub(crate) fn file(path: &Path, error: std::io::Error) -> Self {
        Self { kind: Kind::File { path: path.display().to_string(), error } }
    }

    pub(crate) fn no_pages(path: &Path) -> Self {
        Self { kind: Kind::NoPages { path: path.display().to_string() } }
    }

    /// Whether a file could not be read or written.
    #[must_use]
    pub fn is_of_system(&self) -> bool {
        matches!(self.kind, Kind::File { .. })
    }

    pub(crate) fn selector(found: &str) -> Self {
        Self { kind: Kind::Selector { found: found.to_owned() } }
    }
}

impl From<IndexError> for SiteError {
    fn from(error: IndexError) -> Self {
        Self { kind: Kind::Index(error) }
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::File { path, error } => write!(f, "{path}: {error}"),
            Kind::NoPages { path } => write!(f, "{path}: expected pages of HTML, found none; build the site first"),
            Kind::Selector { found } => {
                write!(f, "expected a selector of tag, #id and .class, found '{found}'")
            }
            Kind::Index(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SiteError {}
