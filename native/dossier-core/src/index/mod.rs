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
//! let found = Index::open(Box::new(files))?.search("tid", Options::default())?;
//! assert_eq!(found.hits[0].url, "tides/");
//! # Ok::<(), dossier_core::index::IndexError>(())
//! ```

mod block;
mod build;
mod chunk_files;
mod document;
mod endings;
mod error;
mod excerpt;
mod format;
mod forms;
mod groups;
mod language;
mod marks;
mod names;
mod numbers;
mod pages;
mod params;
mod query;
mod rarity;
mod read;
mod relax;
mod run;
mod score;
mod search;
mod source;
mod spell;
mod titles;
mod vocabulary;
mod weigh;

pub use self::build::{Batch, Builder, Report, Run, Worker, build};
pub use self::chunk_files::Write;
pub use self::document::Document;
pub use self::error::IndexError;
pub use self::format::MANIFEST;
pub use self::language::Language;
pub use self::pages::{page_documents, site_documents};
pub use self::params::{FILE_BYTES, FORMAT_VERSION, MAX_DOCUMENTS, MAX_QUERY_WORDS};
pub use self::read::Index;
pub use self::relax::Relaxed;
pub use self::search::{CodePointHit, Facet, Hit, Options, SearchResult};
pub use self::source::Source;
