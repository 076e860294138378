//! The pages of a folder: their names, addresses and text.

use std::fs;
use std::path::Path;

use dossier_core::index::{Language, page_documents};

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
        && name != "404.html"
}

/// The address of a page relative to the root: that of its folder if a host shows the page for the folder.
pub(crate) fn address(page: &str) -> &str {
    match page.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => page,
    }
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
    let tag = texts.filter_map(|html| page_documents("", &html, None).1).find(|tag| !tag.is_empty());
    tag.map_or_else(Language::default, |tag| Language::of_tag(&tag))
}

pub(crate) fn read_text(path: &Path) -> Result<String, SiteError> {
    let mut bytes = fs::read(path).map_err(|error| SiteError::io(path, error))?;
    // A byte order mark says how a file is encoded and is not part of its text.
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
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
        for name in
            ["index.html", "a/b.htm", "a/c.txt", "404.html", "a/404.html", ".git/d.html", ".e.html", "out/f.html"]
        {
            scratch.write(&format!("site/{name}"), "123");
        }
        assert_eq!(found(&scratch, "site/out"), [("a/b.htm".to_owned(), 3), ("index.html".to_owned(), 3)]);
        assert_eq!(found(&scratch, "elsewhere").len(), 3);
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

    #[test]
    fn bytes_that_are_not_utf_8_and_a_mark_of_the_byte_order_do_no_harm() {
        let scratch = Scratch::new();
        assert_eq!(read_text(&scratch.write("a", b"\xEF\xBB\xBFa\xFFb")).unwrap(), "a\u{FFFD}b");
        assert_eq!(read_text(&scratch.write("b", "né\u{FEFF}")).unwrap(), "né\u{FEFF}");
    }
}
