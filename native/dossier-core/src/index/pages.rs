//! From pages of HTML to documents: one for each section.

use super::document::Document;
use super::language::Language;
use crate::addresses::{decode, encode_fragment, target};
use crate::scan::{Page, Section, Selector, read_page};

/// Returns the documents of the page at `url`, with its language: one for each section, and none for a page
/// that is left out.
#[must_use]
pub fn page_documents(url: &str, html: &str, selector: Option<&Selector>) -> (Vec<Document>, Option<String>) {
    site_documents(url, html, selector, |_| false)
}

/// The same for a page of a site, where `exists` says whether there is a page with an address, which is decoded and
/// has neither `.html` nor a slash at its end. A page is left out if it asks for that, if it leads elsewhere by itself,
/// or if another page of the site is the original of it.
pub fn site_documents(
    url: &str,
    html: &str,
    selector: Option<&Selector>,
    exists: impl Fn(&str) -> bool,
) -> (Vec<Document>, Option<String>) {
    let Page { title, language, head, sections } = read_page(html, selector);
    let own = decode(url);
    let leads_elsewhere = head.refresh.is_some_and(|link| !target(&own, &link).is(&own));
    let is_copy = |link: String| {
        let original = target(&own, &link);
        // Sites call their first page the original of all others by mistake.
        !original.is(&own) && original.candidates().any(|page| !page.is_empty() && exists(page))
    };
    if head.noindex || leads_elsewhere || head.canonical.is_some_and(is_copy) {
        return (Vec::new(), language);
    }
    let spoken = language.as_deref().filter(|tag| !tag.is_empty()).map(Language::of_tag);
    let document = |section| Document { language: spoken, ..document(url, &title, section) };
    let documents = sections.into_iter().map(document).collect();
    (documents, language)
}

fn document(url: &str, title: &str, section: Section) -> Document {
    let Section { id, heading, crumbs, text, defined, level } = section;
    let top = id.is_none() && level <= 1;
    Document {
        url: id.map_or_else(|| url.to_owned(), |id| format!("{url}#{}", encode_fragment(&id))),
        kind: if top { "page" } else { "section" }.to_owned(),
        title: if heading.is_empty() { title.to_owned() } else { heading },
        crumbs,
        text,
        aliases: defined,
        ..Document::default()
    }
}
