//! From pages of HTML to documents: one for each section.

use super::document::Document;
use crate::scan::{Page, Section, Selector, read_page};

/// Returns the documents of the page at `url`, with its language: one for each section, and none for a page
/// that is left out.
#[must_use]
pub fn page_documents(url: &str, html: &str, selector: Option<&Selector>) -> (Vec<Document>, Option<String>) {
    let page = read_page(html, selector);
    if page.left_out {
        return (Vec::new(), page.language);
    }
    let Page { title, language, sections, .. } = page;
    let documents = sections.into_iter().map(|section| document(url, &title, section)).collect();
    (documents, language)
}

fn document(url: &str, title: &str, section: Section) -> Document {
    let Section { id, heading, crumbs, text, defined, level } = section;
    let top = id.is_none() && level <= 1;
    Document {
        url: id.map_or_else(|| url.to_owned(), |id| format!("{url}#{id}")),
        kind: if top { "page" } else { "section" }.to_owned(),
        title: if heading.is_empty() { title.to_owned() } else { heading },
        crumbs,
        text,
        aliases: defined,
        ..Document::default()
    }
}
