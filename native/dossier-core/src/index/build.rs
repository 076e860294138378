//! From documents to the files of an index.
//!
//! [`Worker`]s take in batches of documents, each on its own thread; a [`Builder`] takes their results in the order of
//! the batches and merges their runs at the end. What is written depends on the batches, not on the threads.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::chunk_files::{ChunkWriter, Write, Written};
use super::document::{Document, TYPE_FIELD};
use super::error::IndexError;
use super::format::{Effort, Kind, MANIFEST, Packer};
use super::groups::gather;
use super::language::Language;
use super::names::synonyms;
use super::numbers::{put_gap, put_next_text, put_text, put_varint};
use super::params::{FIELD_COUNT, FILE_BYTES, MAX_DOCUMENTS, SMALL_TEXT_CHUNK_BYTES, TEXT_ALIGN, TEXT_CHUNK_BYTES};
use super::run::{Base, Gatherer, Lengths, RunReader};
use super::titles::{Titled, title_keys, write_titles};
use super::vocabulary::Vocabulary;
use super::weigh::Weigher;

/// What a worker has made of one batch of documents.
#[derive(Debug, Default)]
pub struct Batch {
    lengths: Vec<Lengths>,
    languages: Vec<Language>,
    /// Words that stand for each other, in order.
    synonyms: BTreeSet<(String, String)>,
    /// Document within the batch, name and value of a field.
    fields: Vec<(u32, String, String)>,
    /// Keys of titles, with documents numbered within the batch.
    titles: Vec<Titled>,
    /// Chunks of texts, and how many documents each holds.
    chunks: Vec<(Vec<u8>, usize)>,
}

impl Batch {
    /// The number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.lengths.len()
    }
}

/// Words that a worker has released: sorted bytes, and the batches that they come from.
pub struct Run<R> {
    /// Where the bytes are.
    pub reader: R,
    /// The batches, in the order of their numbers.
    pub batches: Vec<RunBatch>,
}

/// A batch within a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunBatch {
    /// Number of the batch, from 0.
    pub number: u32,
    /// Number of its first document in the run, from 0.
    pub first: u32,
}

/// Takes in documents on one thread.
pub struct Worker {
    gatherer: Gatherer,
    batches: Vec<RunBatch>,
    packer: Packer,
    language: Language,
    chunk_bytes: usize,
}

impl Worker {
    /// A worker for documents that are in `language`, unless they say another.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (gatherer, batches, packer) = (Gatherer::default(), Vec::new(), Packer::new(Effort::High));
        Self { gatherer, batches, packer, language, chunk_bytes: TEXT_CHUNK_BYTES }
    }

    /// Takes in the documents of batch `number`; numbers increase from call to call.
    pub fn take_in(&mut self, number: u32, documents: &[Document]) -> Batch {
        let mut batch = Batch::default();
        self.batches.push(RunBatch { number, first: self.gatherer.documents() });
        let (mut raw, mut held) = (Vec::new(), 0);
        for (at, document) in documents.iter().enumerate() {
            let searched = [&document.title, &document.text, &document.crumbs, &document.aliases];
            batch.lengths.push(self.gatherer.add(searched.map(String::as_str)));
            batch.languages.push(document.language.unwrap_or(self.language));
            batch.synonyms.extend(synonyms(&document.title, &document.names));
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let keys = title_keys(&document.title, &document.names).into_iter();
            batch.titles.extend(keys.map(|key| Titled { key, document: at }));
            batch.fields.push((at, TYPE_FIELD.to_owned(), document.kind.clone()));
            batch.fields.extend(document.fields.iter().map(|(name, value)| (at, name.clone(), value.clone())));
            let stored = [&document.url, &document.kind, &document.title, &document.crumbs, &document.text];
            let len: usize = stored.iter().map(|text| text.len()).sum();
            if held > 0 && raw.len() + len > self.chunk_bytes {
                batch.chunks.push((self.packer.pack(&raw), held));
                raw.clear();
                held = 0;
            }
            for text in stored {
                put_text(&mut raw, text);
            }
            held += 1;
        }
        if held > 0 {
            batch.chunks.push((self.packer.pack(&raw), held));
        }
        batch
    }

    /// About how many bytes of memory the words since the last run take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.gatherer.bytes()
    }

    /// Releases the words of all batches since the last run.
    pub fn take_run(&mut self) -> Run<Vec<u8>> {
        let reader = self.gatherer.take_run();
        Run { reader, batches: std::mem::take(&mut self.batches) }
    }
}

/// What an index consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Documents in the index.
    pub documents: usize,
    /// Different words, each form counted.
    pub terms: usize,
    /// Files, the manifest included.
    pub files: usize,
    /// Bytes of the manifest, of words with their places, of positions, texts, spelling lists, titles and fields.
    pub bytes: [usize; 6],
}

/// Puts batches and runs together.
pub struct Builder {
    lengths: Vec<Lengths>,
    languages: Vec<Language>,
    synonyms: BTreeSet<(String, String)>,
    /// The first document of each batch in the index.
    bases: Vec<u32>,
    /// Documents by value by name of field.
    fields: BTreeMap<String, BTreeMap<String, Vec<u32>>>,
    titles: Vec<Titled>,
    texts: ChunkWriter,
    /// Documents in each chunk of texts.
    held: Vec<usize>,
    file_bytes: usize,
}

impl Builder {
    /// A builder that writes files of about `file_bytes`, at least [`FILE_BYTES`].
    #[must_use]
    pub fn new(file_bytes: usize) -> Self {
        let file_bytes = file_bytes.max(FILE_BYTES);
        let texts = ChunkWriter::new(Kind::Texts, TEXT_ALIGN, file_bytes);
        let (lengths, bases, held) = (Vec::new(), Vec::new(), Vec::new());
        let (languages, synonyms) = (Vec::new(), BTreeSet::new());
        Self {
            lengths,
            languages,
            synonyms,
            bases,
            fields: BTreeMap::new(),
            titles: Vec::new(),
            texts,
            held,
            file_bytes,
        }
    }

    /// Takes the next batch; batches come in the order of their numbers, from 0.
    ///
    /// # Errors
    ///
    /// There are more than [`MAX_DOCUMENTS`], or `write` fails.
    pub fn add(&mut self, batch: Batch, write: &mut Write<'_>) -> Result<(), IndexError> {
        let base = self.lengths.len();
        if base + batch.lengths.len() > MAX_DOCUMENTS {
            return Err(IndexError::too_many_documents(base + batch.lengths.len()));
        }
        let base = u32::try_from(base).map_err(|_| IndexError::too_many_documents(base))?;
        self.bases.push(base);
        self.lengths.extend(batch.lengths);
        self.languages.extend(batch.languages);
        self.synonyms.extend(batch.synonyms);
        for (document, name, value) in batch.fields {
            let documents = self.fields.entry(name).or_default().entry(value).or_default();
            if documents.last() != Some(&(base + document)) {
                documents.push(base + document);
            }
        }
        self.titles.extend(batch.titles.into_iter().map(|one| Titled { document: base + one.document, ..one }));
        for (chunk, held) in batch.chunks {
            self.texts.push(&chunk, write)?;
            self.held.push(held);
        }
        Ok(())
    }

    /// Merges all runs and writes the files that are left, the manifest last.
    ///
    /// # Errors
    ///
    /// A run cannot be read, or `write` fails.
    pub fn finish<R: Read>(self, runs: Vec<Run<R>>, write: &mut Write<'_>) -> Result<Report, IndexError> {
        let Self { lengths, languages, synonyms, bases, fields, titles, texts, held, file_bytes } = self;
        let mut packer = Packer::new(Effort::Usual);
        let base = |batch: RunBatch| Base { in_run: batch.first, in_index: bases[batch.number as usize] };
        let open = |run: Run<R>| RunReader::new(run.reader, run.batches.into_iter().map(base).collect());
        let runs = runs.into_iter().map(open).collect();
        let mut vocabulary = Vocabulary::new(Weigher::new(&lengths));
        let documents = vocabulary.documents();
        let endings = gather(runs, &languages, &synonyms, &mut vocabulary)?;

        let mut manifest = Vec::new();
        put_varint(&mut manifest, documents);
        put_varint(&mut manifest, fields.len());
        for name in fields.keys() {
            put_text(&mut manifest, name);
        }
        vocabulary.sort();
        vocabulary.write_stopwords(&mut manifest);
        put_varint(&mut manifest, endings.len());
        let befores = std::iter::once("").chain(endings.iter().map(String::as_str));
        for (before, ending) in befores.zip(&endings) {
            put_next_text(&mut manifest, before, ending);
        }
        let mut report = Report { documents, terms: vocabulary.terms(), files: 1, bytes: [0; 6] };
        let mut note = |at: usize, written: Written| {
            report.files += written.files;
            report.bytes[at] += written.bytes;
        };
        let [words, positions] = vocabulary.write_terms(&mut manifest, file_bytes, &mut packer, write)?;
        note(1, words);
        note(2, positions);
        note(3, texts.finish(&mut manifest, write)?);
        for held in held {
            put_varint(&mut manifest, held);
        }
        note(5, write_titles(titles, &mut manifest, file_bytes, &mut packer, write)?);
        note(4, vocabulary.write_spelling(&mut manifest, file_bytes, &mut packer, write)?);
        let mut chunks = ChunkWriter::new(Kind::Fields, 1, file_bytes);
        if !fields.is_empty() {
            chunks.push_raw(&raw_fields(&fields), &mut packer, write)?;
        }
        note(5, chunks.finish(&mut manifest, write)?);
        let manifest = packer.seal(&manifest)?;
        report.bytes[0] = manifest.len();
        write(MANIFEST, &manifest)?;
        Ok(report)
    }
}

fn raw_fields(fields: &BTreeMap<String, BTreeMap<String, Vec<u32>>>) -> Vec<u8> {
    let mut raw = Vec::new();
    for values in fields.values() {
        put_varint(&mut raw, values.len());
        for (value, documents) in values {
            put_text(&mut raw, value);
            put_varint(&mut raw, documents.len());
            let mut next = 0;
            for document in documents {
                put_gap(&mut raw, &mut next, *document);
            }
        }
    }
    raw
}

/// Builds the index over `documents` in memory and returns its files by name: the same documents in the same order
/// yield the same bytes, on any machine.
///
/// # Errors
///
/// There are more than [`MAX_DOCUMENTS`].
pub fn build(documents: &[Document], language: Language) -> Result<Vec<(String, Vec<u8>)>, IndexError> {
    let mut files = Vec::new();
    let mut write = |name: &str, bytes: &[u8]| {
        files.push((name.to_owned(), bytes.to_owned()));
        Ok(())
    };
    let mut worker = Worker { chunk_bytes: SMALL_TEXT_CHUNK_BYTES, ..Worker::new(language) };
    let mut builder = Builder::new(0);
    builder.add(worker.take_in(0, documents), &mut write)?;
    let run = worker.take_run();
    builder.finish(vec![Run { reader: run.reader.as_slice(), batches: run.batches }], &mut write)?;
    Ok(files)
}

const _: () = assert!(FIELD_COUNT == 4);
