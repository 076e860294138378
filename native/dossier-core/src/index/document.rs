//! What an index is built from.

use super::language::Language;

/// The field that every document has: what it is.
pub(super) const TYPE_FIELD: &str = "type";

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
    /// Further titles: a query that equals one of them finds the document first. Their words are not searched,
    /// but one that is another spelling of a word of the title stands for that word.
    pub names: Vec<String>,
    /// The language that it is in; `None` for that of the site.
    pub language: Option<Language>,
    /// Names and values that a query can ask for, as in `article:unherd`.
    pub fields: Vec<(String, String)>,
}
