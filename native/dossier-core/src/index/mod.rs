//! The search index: files of bytes, built from documents and searched here and in the browser.
//!
//! `docs/project/index-format.md` is the authority on the bytes and on the ranking. All numbers that a ranking
//! adds up are integers fixed when the index is built, so that every reader ranks alike.
//!
//! ```
//! use dossier_core::index::{Document, Index, Language, Options, build};
//!
//! let tides = Document { url: "tides/".into(), title: "The tide turns".into(), ..Document::default() };
//! let files: std::collections::HashMap<_, _> = build(&[tides], Language::default())?.into_iter().collect();
//! let answer = Index::open(Box::new(files))?.search("tid", Options::default())?;
//! assert_eq!(answer.hits[0].url, "tides/");
//! # Ok::<(), dossier_core::index::IndexError>(())
//! ```

mod build;
mod error;
mod excerpt;
mod format;
mod lane;
mod language;
mod pages;
mod params;
mod query;
mod read;
mod run;
mod score;
mod search;
mod spell;
mod titles;
mod vocabulary;

pub use self::build::{Batch, Builder, Report, Run, Worker, build};
pub use self::error::IndexError;
pub use self::format::{FORMAT_VERSION, MANIFEST};
pub use self::lane::Write;
pub use self::language::Language;
pub use self::pages::page_documents;
pub use self::params::{FILE_BYTES, MAX_DOCUMENTS, MAX_QUERY_WORDS};
pub use self::read::{Index, Source};
pub use self::search::{Answer, CodePointHit, Facet, Hit, Options};

/// The field that every document has: what it is.
pub(crate) const TYPE_FIELD: &str = "type";

/// Something that a search can find. All fields are plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Address, relative to the site's root.
    pub url: String,
    /// What it is; shown, and the value of the field `type`.
    pub kind: String,
    /// Title; words here weigh most.
    pub title: String,
    /// A short line of context; words here weigh little.
    pub crumbs: String,
    /// Body; excerpts come from here.
    pub text: String,
    /// Further words that find the document; kept as postings only.
    pub aliases: String,
    /// Names and values that a query can ask for, as in `article:unherd`.
    pub fields: Vec<(String, String)>,
}
