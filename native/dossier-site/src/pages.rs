//! The pages of a folder: their names, addresses and text.

use std::fs;
use std::path::Path;

use dossier_core::index::{Language, page_documents};

use crate::decode::decode;
use crate::error::SiteError;

/// Bytes of HTML, and pages, in one batch. They decide where chunks of texts end, so they are fixed.
const BATCH_BYTES: u64 = 1 << 20;
const BATCH_PAGES: usize = 256;

/// Pages that are checked for their language before English is assumed.
const LANGUAGE_PAGES: usize = 16;

/// Adds the pages below `folder` of `root`, with their bytes, in no order; hidden folders and `out` are skipped.
///
/// # Errors
///
/// A folder cannot be read.
pub(crate) fn find_pages(
    root: &Path,
    folder: &str,
    out: &Path,
    pages: &mut Vec<(String, u64)>,
) -> Result<(), SiteError> {
    let path = if folder.is_empty() { root.to_owned() } else { root.join(folder) };
    let failed = |error| SiteError::io(&path, error);
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let relative = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let kind = entry.file_type().map_err(failed)?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            if entry.path() != out {
                find_pages(root, &relative, out, pages)?;
            }
        } else if is_page(&name)
            && !is_not_found(&relative)
            && let Ok(found) = fs::metadata(entry.path())
            && found.is_file()
        {
            pages.push((relative, found.len()));
        }
    }
    Ok(())
}

fn is_page(name: &str) -> bool {
    let extension = Path::new(name).extension();
    extension.is_some_and(|one| one.eq_ignore_ascii_case("html") || one.eq_ignore_ascii_case("htm"))
        && !matches!(name, "404.html" | "404.htm")
}

/// Whether the page is what a host shows for an address without a page, for the site or one of its languages.
fn is_not_found(page: &str) -> bool {
    let language = |name: &str| name.len() == 2 || name.len() == 5 && name.as_bytes()[2] == b'-';
    let rest = page
        .strip_suffix("404/index.html")
        .and_then(|rest| rest.strip_suffix('/').or_else(|| rest.is_empty().then_some("")));
    rest.is_some_and(|folder| folder.is_empty() || language(folder))
}

/// The address of a page relative to the root: that of its folder if a host shows the page for the folder.
pub(crate) fn address(page: &str) -> &str {
    match page.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => page,
    }
}

/// The address of a page without `.html` and without the slash of a folder.
pub(crate) fn plain(page: &str) -> &str {
    let address = address(page);
    address.strip_suffix(".html").or_else(|| address.strip_suffix('/')).unwrap_or(address)
}

pub(crate) fn cut(pages: Vec<(String, u64)>) -> Vec<Vec<String>> {
    let (mut batches, mut batch, mut bytes) = (Vec::new(), Vec::new(), 0);
    for (page, len) in pages {
        if !batch.is_empty() && (bytes + len > BATCH_BYTES || batch.len() == BATCH_PAGES) {
            batches.push(std::mem::take(&mut batch));
            bytes = 0;
        }
        bytes += len;
        batch.push(page);
    }
    batches.extend(Some(batch).filter(|batch| !batch.is_empty()));
    batches
}

pub(crate) fn stated_language(root: &Path, pages: &[(String, u64)]) -> Language {
    let texts = pages.iter().take(LANGUAGE_PAGES).filter_map(|(page, _)| read_text(&root.join(page)).ok());
    let tag = texts.filter_map(|(html, _)| page_documents("", &html, None).1).find(|tag| !tag.is_empty());
    tag.map_or_else(Language::default, |tag| Language::of_tag(&tag))
}

/// The text of the page at `path`, and whether all of it could be read.
pub(crate) fn read_text(path: &Path) -> Result<(String, bool), SiteError> {
    fs::read(path).map(decode).map_err(|error| SiteError::io(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn found(scratch: &Scratch, out: &str) -> Vec<(String, u64)> {
        let mut pages = Vec::new();
        find_pages(&scratch.path("site"), "", &scratch.path(out), &mut pages).unwrap();
        pages.sort_unstable();
        pages
    }

    #[test]
    fn a_page_has_the_address_that_hosts_give_it() {
        for (page, expected) in [
            ("index.html", ""),
            ("a/index.html", "a/"),
            ("a/b/index.html", "a/b/"),
            ("a/myindex.html", "a/myindex.html"),
            ("a.html", "a.html"),
            ("index.htm", "index.htm"),
        ] {
            assert_eq!(address(page), expected, "{page}");
        }
    }

    #[test]
    fn pages_are_known_by_their_names() {
        for (name, expected) in [
            ("a.html", true),
            ("A.HTM", true),
            ("a.b.html", true),
            ("404.html", false),
            ("a.xhtml", false),
            ("html", false),
            ("a.html.gz", false),
        ] {
            assert_eq!(is_page(name), expected, "{name}");
        }
    }

    #[test]
    fn neither_hidden_folders_nor_the_index_hold_pages() {
        let scratch = Scratch::new();
        for name in [
            "index.html",
            "a/b.htm",
            "a/c.txt",
            "404.html",
            "a/404.html",
            ".git/d.html",
            ".e.html",
            "out/f.html",
            "404/index.html",
            "de/404/index.html",
            "status/404/index.html",
        ] {
            scratch.write(&format!("site/{name}"), "123");
        }
        assert_eq!(
            found(&scratch, "site/out"),
            ["a/b.htm", "index.html", "status/404/index.html"].map(|name| (name.to_owned(), 3))
        );
        assert_eq!(found(&scratch, "elsewhere").len(), 4);
    }

    #[test]
    fn a_batch_ends_before_it_has_too_many_bytes_or_pages() {
        let page = |name: &str, len| (name.to_owned(), len);
        let lens = |pages| -> Vec<usize> { cut(pages).iter().map(Vec::len).collect() };
        assert_eq!(lens(Vec::new()), [0; 0]);
        assert_eq!(lens(vec![page("a", BATCH_BYTES), page("b", 1)]), [1, 1]);
        assert_eq!(lens(vec![page("a", BATCH_BYTES - 1), page("b", 1)]), [2]);
        assert_eq!(lens(vec![page("a", 3 * BATCH_BYTES), page("b", 3 * BATCH_BYTES)]), [1, 1]);
        assert_eq!(lens(vec![page("a", 0); BATCH_PAGES + 1]), [BATCH_PAGES, 1]);
    }

    #[test]
    fn the_first_page_that_names_a_language_decides() {
        let scratch = Scratch::new();
        scratch.write("site/a.html", "<p>a");
        scratch.write("site/b.html", "<html lang=''><p>b");
        scratch.write("site/c.html", "<html lang=de-AT><p>c");
        scratch.write("site/d.html", "<html lang=fr><p>d");
        let root = scratch.path("site");
        let pages = found(&scratch, "out");
        assert_eq!(stated_language(&root, &pages), Language::of_tag("de"));
        assert_eq!(stated_language(&root, &pages[..2]), Language::default());
    }
}
