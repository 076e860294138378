//! The pages of a folder: which there are, what they are called, and their text.

use std::fs;
use std::path::Path;

use dossier_core::index::{Language, page_documents};

use crate::error::SiteError;

/// Bytes of HTML, and pages, that are taken in at once. They decide where chunks of texts end, so they are fixed.
const BATCH_BYTES: u64 = 1 << 20;
const BATCH_PAGES: usize = 256;

/// Pages that are asked for their language before English is assumed.
const LANGUAGE_PAGES: usize = 16;

/// Adds the pages below `folder` of `root`, with their sizes; hidden folders and the index itself are none.
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

/// The address of a page relative to the root: that of its folder where it is what a host shows for the folder.
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
    let bytes = fs::read(path).map_err(|error| SiteError::io(path, error))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
