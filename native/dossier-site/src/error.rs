//! What can be wrong with a folder.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use dossier_core::index::IndexError;
use dossier_core::scan::SelectorError;

/// Why a folder could not be indexed.
#[derive(Debug)]
pub struct SiteError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Io { path: PathBuf, error: io::Error },
    NoPages { path: PathBuf },
    Selector(SelectorError),
    Index(IndexError),
}

impl SiteError {
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self { kind: Kind::Io { path: path.to_owned(), error } }
    }

    pub(crate) fn no_pages(path: &Path) -> Self {
        Self { kind: Kind::NoPages { path: path.to_owned() } }
    }

    /// The system's error, if it could not read or write a file or a folder.
    #[must_use]
    pub fn io_error(&self) -> Option<&io::Error> {
        match &self.kind {
            Kind::Io { error, .. } => Some(error),
            Kind::Index(error) => error.io_error(),
            _ => None,
        }
    }

    /// The file or folder that the system could not read or write, if it is known.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Io { path, .. } => Some(path),
            Kind::Index(error) => error.path(),
            _ => None,
        }
    }
}

impl From<IndexError> for SiteError {
    fn from(error: IndexError) -> Self {
        Self { kind: Kind::Index(error) }
    }
}

impl From<SelectorError> for SiteError {
    fn from(error: SelectorError) -> Self {
        Self { kind: Kind::Selector(error) }
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Io { path, error } => write!(f, "{}: {error}", path.display()),
            Kind::NoPages { path } => {
                write!(f, "{}: expected pages of HTML, found none; build the site first", path.display())
            }
            Kind::Selector(error) => error.fmt(f),
            Kind::Index(error) => error.fmt(f),
        }
    }
}

impl Error for SiteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.io_error().map(|error| error as _)
    }
}
