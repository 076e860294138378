//! What can be wrong with an index.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::params::{FORMAT_VERSION, MAX_DOCUMENTS};

/// Why an index could not be built or read.
#[derive(Debug)]
pub struct IndexError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    TooManyDocuments { found: usize },
    TooLarge { found: usize },
    NotAnIndex,
    Version { found: u16 },
    Flags { found: u16 },
    Length { expected: usize, found: usize },
    Checksum { expected: u32, found: u32 },
    Structure { what: &'static str, at: usize },
    Missing { name: String },
    Short { name: String },
    Io { path: PathBuf, error: io::Error },
    Run { error: io::Error },
}

impl IndexError {
    pub(super) fn too_many_documents(found: usize) -> Self {
        Self { kind: Kind::TooManyDocuments { found } }
    }

    pub(super) fn too_large(found: usize) -> Self {
        Self { kind: Kind::TooLarge { found } }
    }

    pub(super) fn not_an_index() -> Self {
        Self { kind: Kind::NotAnIndex }
    }

    pub(super) fn version(found: u16) -> Self {
        Self { kind: Kind::Version { found } }
    }

    pub(super) fn flags(found: u16) -> Self {
        Self { kind: Kind::Flags { found } }
    }

    pub(super) fn length(expected: usize, found: usize) -> Self {
        Self { kind: Kind::Length { expected, found } }
    }

    pub(super) fn checksum(expected: u32, found: u32) -> Self {
        Self { kind: Kind::Checksum { expected, found } }
    }

    /// The payload breaks the format at byte `at` of the payload.
    pub(super) fn structure(what: &'static str, at: usize) -> Self {
        Self { kind: Kind::Structure { what, at } }
    }

    /// The index has no file called `name`.
    #[must_use]
    pub fn missing(name: &str) -> Self {
        Self { kind: Kind::Missing { name: name.to_owned() } }
    }

    /// The file called `name` ends before the requested bytes.
    #[must_use]
    pub fn short(name: &str) -> Self {
        Self { kind: Kind::Short { name: name.to_owned() } }
    }

    /// The system could not read or write the file at `path`.
    #[must_use]
    pub fn io(path: PathBuf, error: io::Error) -> Self {
        Self { kind: Kind::Io { path, error } }
    }

    /// A run of words cannot be read.
    pub(super) fn run(error: io::Error) -> Self {
        Self { kind: Kind::Run { error } }
    }

    /// The system's error, if it could not read or write a file.
    #[must_use]
    pub fn io_error(&self) -> Option<&io::Error> {
        match &self.kind {
            Kind::Io { error, .. } | Kind::Run { error } => Some(error),
            _ => None,
        }
    }

    /// The file that the system could not read or write, if it is known.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Io { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The version that the index is written in, if that is why it cannot be read.
    #[must_use]
    pub fn unsupported_version(&self) -> Option<u16> {
        match self.kind {
            Kind::Version { found } => Some(found),
            _ => None,
        }
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::TooManyDocuments { found } => {
                write!(f, "expected at most {MAX_DOCUMENTS} documents, found {found}; split the site")
            }
            Kind::TooLarge { found } => {
                write!(f, "expected at most 2^32 bytes in one part of the index, found {found}; split the site")
            }
            Kind::NotAnIndex => write!(f, "expected a search index, found other bytes; build the site again"),
            Kind::Version { found } => {
                write!(f, "expected index format version {FORMAT_VERSION}, found {found}; build the site again")
            }
            Kind::Flags { found } => {
                write!(f, "expected no flags in the index, found {found:#06x}; build the site again")
            }
            Kind::Length { expected, found } => {
                write!(f, "expected an index of {expected} bytes, found {found}; fetch or build it again")
            }
            Kind::Checksum { expected, found } => {
                write!(f, "expected index checksum {expected:08x}, found {found:08x}; fetch or build it again")
            }
            Kind::Structure { what, at } => {
                write!(
                    f,
                    "expected {what} at byte {at} of a part of the index, found other bytes; build the site again"
                )
            }
            Kind::Missing { name } => write!(f, "expected the file {name} of the index, found none"),
            Kind::Short { name } => write!(f, "expected more bytes in the file {name} of the index; fetch it again"),
            Kind::Io { path, error } => write!(f, "{}: {error}", path.display()),
            Kind::Run { error } => write!(f, "words set aside during the build: {error}"),
        }
    }
}

impl Error for IndexError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.io_error().map(|error| error as _)
    }
}
