//! Indexes a folder of HTML: pages are read by several threads, words that fill the memory allowed are written to
//! disk and merged at the end. What is written depends on the pages alone.
//!
//! * [`index_folder`] reads a folder and writes an index.
//! * [`Folder`] gives the files of an index to [`dossier_core::index::Index`].

mod decode;
mod error;
mod folder;
mod pages;
#[cfg(test)]
mod scratch;
mod site;
mod spill;

pub use self::error::SiteError;
pub use self::folder::Folder;
pub use self::site::{SiteOptions, SiteReport, index_folder};
