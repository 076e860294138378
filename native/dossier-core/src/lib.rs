//! The native part of an annotated dossier: it extracts the text that readers see from rendered pages, cuts text
//! into words, and builds and searches the index. It opens no files, prints nothing and does not depend on Python.
//!
//! ```
//! let scan = dossier_core::scan::scan("<p>The tide turns <em>twice</em> a day.</p>");
//! assert_eq!(scan.blocks[0].text, "The tide turns twice a day.");
//! ```
//!
//! * [`scan`] yields the text of record with its places in the markup, ids and links.
//! * [`tokenize`] cuts text into the words that the index knows.
//! * [`align`] finds the words of an older text in a newer one.
//! * [`index`] builds the search index and searches it.
//! * [`units`] names bytes and code points, and converts between them.
//!
//! Offsets are in bytes unless a name says otherwise. All functions take any input without panicking and run in
//! time linear in it, but for [`align`], where what changed counts squared up to a bound.

pub mod addresses;
pub mod align;
mod fnv;
pub mod index;
mod letters;
mod runs;
pub mod scan;
pub mod tokenize;
pub mod units;
