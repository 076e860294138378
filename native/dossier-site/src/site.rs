//! From a folder of pages to the files of an index.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use dossier_core::addresses::encode_path;
use dossier_core::index::{Batch, Builder, IndexError, Language, Report, Run, Worker, site_documents};
use dossier_core::scan::Selector;

use crate::error::SiteError;
use crate::folder::is_index_file;
use crate::pages::{address, cut, find_pages, plain, read_text, stated_language};
use crate::spill::{Bytes, hold, spill};

/// Bytes of HTML for each byte of a file: large sites get larger files rather than more of them.
const HTML_BYTES_PER_FILE_BYTE: u64 = 3500;

/// How to index a folder.
#[derive(Clone, Debug)]
pub struct SiteOptions {
    /// Names the element that holds a page's content, as [`Selector::parse`] reads it.
    pub selector: Option<String>,
    /// Language tag of the pages; by default what the first pages say.
    pub language: Option<String>,
    /// Threads that read pages; by default one for each processor.
    pub threads: Option<usize>,
    /// Bytes of memory for words before they are written to disk.
    pub memory_bytes: usize,
}

impl Default for SiteOptions {
    fn default() -> Self {
        Self { selector: None, language: None, threads: None, memory_bytes: 128 << 20 }
    }
}

/// What was indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteReport {
    /// Pages that were read.
    pub pages: usize,
    /// Those of them with bytes that are no text in the encoding that the page says, or in UTF-8 if it says none:
    /// relative to the root, in order.
    pub garbled: Vec<String>,
    /// Their bytes.
    pub html_bytes: u64,
    /// Runs of words that did not fit into memory.
    pub spilled: usize,
    /// What the index consists of.
    pub index: Report,
}

struct Site {
    root: PathBuf,
    /// Pages relative to the root, with `/` between folders.
    batches: Vec<Vec<String>>,
    /// The pages without the endings of their names.
    known: HashSet<String>,
    selector: Option<Selector>,
    language: Language,
    /// Bytes of memory that each worker's words may take.
    share: usize,
    out: PathBuf,
}

/// Indexes all pages below `root` and writes the index to the folder `out`, removing files of an older index.
///
/// # Errors
///
/// There is no page, a file cannot be read or written, or the site is too large for one index.
pub fn index_folder(root: &Path, out: &Path, options: &SiteOptions) -> Result<SiteReport, SiteError> {
    let selector = options.selector.as_deref().map(Selector::parse).transpose()?;
    fs::create_dir_all(out).map_err(|error| SiteError::io(out, error))?;
    let mut pages = Vec::new();
    find_pages(root, "", out, &mut pages)?;
    if pages.is_empty() {
        return Err(SiteError::no_pages(root));
    }
    pages.sort_unstable();
    let html_bytes = pages.iter().map(|(_, len)| len).sum();
    let threads = options.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get)).max(1);
    let language = match &options.language {
        Some(tag) => Language::of_tag(tag),
        None => stated_language(root, &pages),
    };
    let mut report = SiteReport { pages: pages.len(), html_bytes, ..SiteReport::default() };
    let (root, out) = (root.to_owned(), out.to_owned());
    let share = options.memory_bytes / threads;
    let known = pages.iter().map(|(page, _)| plain(page).to_owned()).collect();
    let site = Site { root, batches: cut(pages), known, selector, language, share, out };

    let mut written = HashSet::new();
    let mut write = |name: &str, bytes: &[u8]| {
        let path = site.out.join(name);
        // An open page must never read half a manifest.
        let aside = site.out.join(format!("{name}.tmp"));
        written.insert(name.to_owned());
        let done = fs::write(&aside, bytes).and_then(|()| fs::rename(&aside, &path));
        done.map_err(|error| {
            // Half a file must not be left. If this fails too, the error of the write says more.
            let _ = fs::remove_file(&aside);
            IndexError::io(path, error)
        })
    };
    let file_bytes = usize::try_from(html_bytes / HTML_BYTES_PER_FILE_BYTE).unwrap_or(usize::MAX);
    let mut builder = Builder::new(file_bytes);
    let mut garbled = Vec::new();
    let runs = site.read(threads, |(batch, unread)| {
        garbled.extend(unread);
        Ok(builder.add(batch, &mut write)?)
    })?;
    report.garbled = garbled;
    report.spilled = runs.iter().filter(|run| matches!(run.reader, Bytes::Spilled { .. })).count();
    report.index = builder.finish(runs, &mut write)?;
    remove_older(&site.out, &written)?;
    Ok(report)
}

/// What was made of some pages, and those of them that could not be read as they say.
type Read = (Batch, Vec<String>);

impl Site {
    /// Reads all batches on `threads` threads, passes the results to `add` in order, and returns the runs.
    fn read(
        &self,
        threads: usize,
        mut add: impl FnMut(Read) -> Result<(), SiteError>,
    ) -> Result<Vec<Run<Bytes>>, SiteError> {
        let next = AtomicUsize::new(0);
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            let work = |at: usize| {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || self.work(at, next, &sender))
            };
            let workers: Vec<_> = (0..threads).map(work).collect();
            drop(sender);
            let mut waiting = BTreeMap::new();
            let mut wanted = 0;
            let mut outcome = Ok(());
            for (number, batch) in receiver {
                waiting.insert(number, batch);
                while let Some(batch) = waiting.remove(&wanted) {
                    wanted += 1;
                    outcome = outcome.and_then(|()| add(batch));
                }
            }
            let mut runs = Vec::new();
            for worker in workers {
                // A worker that panicked has printed why.
                runs.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
            }
            outcome.map(|()| runs)
        })
    }

    fn work(
        &self,
        at: usize,
        next: &AtomicUsize,
        sender: &Sender<(usize, Read)>,
    ) -> Result<Vec<Run<Bytes>>, SiteError> {
        let mut worker = Worker::new(self.language);
        let mut runs = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(pages) = self.batches.get(number) else { break };
            let (mut documents, mut garbled) = (Vec::new(), Vec::new());
            for page in pages {
                let (html, whole) = read_text(&self.root.join(page))?;
                if !whole {
                    garbled.push(page.clone());
                }
                let url = encode_path(address(page));
                documents
                    .extend(site_documents(&url, &html, self.selector.as_ref(), |page| self.known.contains(page)).0);
            }
            let batch = worker.take_in(u32::try_from(number).unwrap_or(u32::MAX), &documents);
            // The receiver is gone only if the whole build has failed.
            let _ = sender.send((number, (batch, garbled)));
            if worker.bytes() > self.share {
                let path = self.out.join(format!("run-{at}-{}.tmp", runs.len()));
                runs.push(spill(worker.take_run(), &path)?);
            }
        }
        runs.push(hold(worker.take_run()));
        Ok(runs)
    }
}

fn remove_older(out: &Path, written: &HashSet<String>) -> Result<(), SiteError> {
    let failed = |error| SiteError::io(out, error);
    for entry in fs::read_dir(out).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().into_string().unwrap_or_default();
        if is_index_file(&name) && !written.contains(&name) {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::io::ErrorKind;

    use dossier_core::index::Index;

    use super::*;
    use crate::folder::Folder;
    use crate::scratch::{Scratch, names};

    fn urls(out: &Path, query: &str) -> Vec<String> {
        let index = Index::open(Box::new(Folder(out.to_owned()))).unwrap();
        let hits = index.search(query, dossier_core::index::Options::default()).unwrap().hits;
        hits.into_iter().map(|hit| hit.url).collect()
    }

    #[test]
    fn an_older_index_is_replaced_and_nothing_else() {
        let scratch = Scratch::new();
        let page = scratch.write("site/a/index.html", "<main><h1>Tide</h1>turns</main>");
        let (root, out) = (scratch.path("site"), scratch.path("site/search"));
        scratch.write("site/search/notes.bin", "mine");
        let report = index_folder(&root, &out, &SiteOptions::default()).unwrap();
        assert_eq!((report.pages, report.index.documents, report.spilled), (1, 1, 0));
        let before = names(&out);
        fs::write(page, "<main><h1>Moon</h1>pulls</main>").unwrap();
        let report = index_folder(&root, &out, &SiteOptions::default()).unwrap();
        let after = names(&out);
        assert_eq!(after.len(), report.index.files + 1);
        assert!(before != after && after.contains(&"notes.bin".to_owned()), "{after:?}");
        assert_eq!((urls(&out, "moon"), urls(&out, "tide")), (vec!["a/".to_owned()], Vec::new()));
    }

    #[test]
    fn neither_threads_nor_memory_change_a_byte() {
        let scratch = Scratch::new();
        for at in 0..600 {
            scratch.write(&format!("site/{at}.html"), format!("<h1>Page {at}</h1>tide {} moon", at % 7));
        }
        let build = |name: &str, threads: usize, memory_bytes| {
            let options = SiteOptions { threads: Some(threads), memory_bytes, ..SiteOptions::default() };
            let out = scratch.path(name);
            let report = index_folder(&scratch.path("site"), &out, &options).unwrap();
            let files: Vec<_> = names(&out).into_iter().map(|name| fs::read(out.join(&name)).unwrap()).collect();
            (report.spilled, names(&out), files)
        };
        let (plain, spilled) = (build("one", 1, usize::MAX), build("many", 3, 0));
        assert!(plain.0 == 0 && spilled.0 > 0);
        assert!((plain.1, plain.2) == (spilled.1, spilled.2));
    }

    #[test]
    fn a_folder_that_cannot_be_indexed_says_why() {
        let scratch = Scratch::new();
        let (root, out) = (scratch.path("site"), scratch.path("out"));
        let fails = |options: &SiteOptions| index_folder(&root, &out, options).unwrap_err();
        let missing = fails(&SiteOptions::default());
        assert_eq!(missing.path(), Some(&*root));
        assert_eq!(missing.io_error().map(std::io::Error::kind), Some(ErrorKind::NotFound));
        scratch.write("site/a.txt", "text");
        let empty = fails(&SiteOptions::default());
        assert_eq!(
            empty.to_string(),
            format!("{}: expected pages of HTML, found none; build the site first", root.display())
        );
        assert!(empty.source().is_none() && empty.io_error().is_none());
        let wrong = fails(&SiteOptions { selector: Some("a > b".to_owned()), ..SiteOptions::default() });
        assert_eq!(wrong.to_string(), "expected a selector of tag, #id and .class, found 'a > b'");
    }

    #[test]
    fn a_failed_write_names_its_file_and_leaves_no_half_of_it() {
        let scratch = Scratch::new();
        scratch.write("site/a.html", "<p>tide");
        scratch.write("out/manifest.bin/in-the-way", "");
        let error = index_folder(&scratch.path("site"), &scratch.path("out"), &SiteOptions::default()).unwrap_err();
        assert_eq!(error.path(), Some(&*scratch.path("out/manifest.bin")));
        assert!(error.source().unwrap().is::<std::io::Error>());
        assert!(names(&scratch.path("out")).iter().all(|name| is_index_file(name)));
    }
}
