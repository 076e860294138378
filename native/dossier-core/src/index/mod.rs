//! The search index: one file of bytes, built from documents and searched here and in the browser.
//!
//! `docs/project/index-format.md` is the authority on the bytes and on the ranking. All numbers that a ranking
//! adds up are integers fixed when the index is built, so that every reader ranks alike.
//!
//! ```
//! use dossier_core::index::{Document, Index, Options, build};
//!
//! let tides = Document { url: "tides/".into(), title: "The tide turns".into(), ..Document::default() };
//! let bytes = build(&[tides])?;
//! let hits = Index::open(&bytes)?.search("tid", Options::default())?;
//! assert_eq!(hits[0].url, "tides/");
//! # Ok::<(), dossier_core::index::IndexError>(())
//! ```

mod build;
mod error;
mod excerpt;
mod format;
mod params;
mod query;
mod read;
mod search;

pub use self::build::build;
pub use self::error::IndexError;
pub use self::format::FORMAT_VERSION;
pub use self::params::{MAX_DOCUMENTS, MAX_INDEX_BYTES, MAX_QUERY_WORDS};
pub use self::read::Index;
pub use self::search::{CodePointHit, Hit, Options};

/// Something that a search can find. All fields are plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Address, relative to the site's root.
    pub url: String,
    /// What it is; shown, not searched.
    pub kind: String,
    /// Title; words here weigh most.
    pub title: String,
    /// A short line of context; words here weigh little.
    pub crumbs: String,
    /// Body; excerpts come from here.
    pub text: String,
    /// Further words that find the document; kept as postings only.
    pub aliases: String,
}
