//! From the files of an index to blocks, lists and texts.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use super::block::{Block, FieldValues, Spelled, Stored};
use super::chunk_files::{ChunkFiles, ChunkPlace};
use super::error::IndexError;
use super::format::{self, Kind, MANIFEST};
use super::numbers::Cursor;
use super::params::{MAX_DOCUMENTS, TEXT_ALIGN};
use super::source::Source;
use super::titles::{bucket_of, find_title, title_key};

/// The first word of each block of a sorted list, and where the block is.
#[derive(Debug)]
struct Sorted {
    firsts: Vec<String>,
    chunks: ChunkFiles,
}

impl Sorted {
    fn read(cursor: &mut Cursor<'_>, kind: Kind) -> Result<Self, IndexError> {
        let chunks = ChunkFiles::read(cursor, kind, 1)?;
        let at = cursor.at();
        let mut last = Vec::new();
        let firsts: Vec<String> =
            chunks.places.iter().map(|_| cursor.next_text(&mut last)).collect::<Result<_, _>>()?;
        if !firsts.is_sorted_by(|one, other| one < other) {
            return Err(IndexError::structure("first words in ascending order", at));
        }
        Ok(Self { firsts, chunks })
    }

    /// The block that `word` is in, if it is anywhere.
    fn block_of(&self, word: &str) -> Option<usize> {
        self.firsts.partition_point(|first| &**first <= word).checked_sub(1)
    }
}

/// An open index.
pub struct Index {
    source: Box<dyn Source + Send + Sync>,
    documents: u32,
    pub(super) field_names: Vec<String>,
    /// Words that say little next to others, in order.
    stopwords: Vec<String>,
    /// Endings of forms, in order.
    pub(super) endings: Vec<String>,
    terms: Sorted,
    positions: ChunkFiles,
    texts: ChunkFiles,
    /// The first document in each chunk of texts, and the number of all at the end.
    text_starts: Vec<usize>,
    titles: ChunkFiles,
    spelling: [Sorted; 2],
    fields: ChunkFiles,
    blocks: Mutex<HashMap<usize, Arc<Block>>>,
    lists: Mutex<HashMap<(bool, usize), Arc<Spelled>>>,
}

impl Index {
    /// Opens the index with the files of `source`. Blocks and texts are read and checked when a query needs them.
    ///
    /// # Errors
    ///
    /// The manifest is missing, damaged, or written in another version of the format.
    pub fn open(source: Box<dyn Source + Send + Sync>) -> Result<Self, IndexError> {
        let manifest = format::unseal(&source.read(MANIFEST, None)?)?;
        let mut cursor = Cursor::new(&manifest);
        let documents = cursor.varint()?;
        let field_names: Result<Vec<_>, _> = (0..cursor.count()?).map(|_| cursor.text().map(str::to_owned)).collect();
        let field_names = field_names?;
        let mut last = Vec::new();
        let stopwords: Result<Vec<_>, _> = (0..cursor.count()?).map(|_| cursor.next_text(&mut last)).collect();
        let stopwords = stopwords?;
        let mut last = Vec::new();
        let endings: Result<Vec<_>, _> = (0..cursor.count()?).map(|_| cursor.next_text(&mut last)).collect();
        let endings = endings?;
        let terms = Sorted::read(&mut cursor, Kind::Words)?;
        let positions = ChunkFiles::read(&mut cursor, Kind::Positions, 1)?;
        let texts = ChunkFiles::read(&mut cursor, Kind::Texts, TEXT_ALIGN)?;
        let mut text_starts = vec![0];
        let mut total = 0_usize;
        for _ in &texts.places {
            total = total.saturating_add(cursor.number()?);
            text_starts.push(total);
        }
        let titles = ChunkFiles::read(&mut cursor, Kind::Titles, 1)?;
        let spelling = [Sorted::read(&mut cursor, Kind::Spelling)?, Sorted::read(&mut cursor, Kind::Reversed)?];
        let fields = ChunkFiles::read(&mut cursor, Kind::Fields, 1)?;
        cursor.end()?;
        let size = documents as usize;
        let fits = total == size && size <= MAX_DOCUMENTS && positions.places.len() == terms.chunks.places.len();
        if !fits {
            return Err(IndexError::structure("counts that agree", 0));
        }
        let (blocks, lists) = (Mutex::default(), Mutex::default());
        Ok(Self {
            source,
            documents,
            field_names,
            stopwords,
            endings,
            terms,
            positions,
            texts,
            text_starts,
            titles,
            spelling,
            fields,
            blocks,
            lists,
        })
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents as usize
    }

    /// Whether the index holds no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    pub(super) fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.binary_search_by(|stopword| (**stopword).cmp(word)).is_ok()
    }

    /// The number of the block that holds `word`, if any does.
    pub(super) fn block_of(&self, word: &str) -> Option<usize> {
        self.terms.block_of(word)
    }

    /// Whether the first word of the block `at` begins with `beginning`.
    pub(super) fn begins_with(&self, at: usize, beginning: &str) -> bool {
        self.terms.firsts[at].starts_with(beginning)
    }

    pub(super) fn blocks(&self) -> usize {
        self.terms.firsts.len()
    }

    pub(super) fn block(&self, at: usize) -> Result<Arc<Block>, IndexError> {
        let mut blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(block) = blocks.get(&at) {
            return Ok(Arc::clone(block));
        }
        let block = Arc::new(Block::read(&self.chunk(&self.terms.chunks, at)?, self.documents)?);
        blocks.insert(at, Arc::clone(&block));
        Ok(block)
    }

    /// For each document of the list `group` of block `at`, the places of the word in title and text.
    pub(super) fn positions(&self, at: usize, block: &Block, group: usize) -> Result<Vec<Vec<u32>>, IndexError> {
        let raw = self.chunk(&self.positions, at)?;
        let mut cursor = Cursor::new(&raw);
        let mut counts = Vec::new();
        for list in &block.groups {
            let own: Result<Vec<_>, _> = list.documents.iter().map(|_| cursor.number()).collect();
            counts.push(own?);
        }
        let mut found = Vec::new();
        for (number, counts) in counts.into_iter().enumerate() {
            for count in counts {
                let places = cursor.ascending(count, 1, u32::MAX)?;
                if number == group {
                    found.push(places);
                }
            }
        }
        cursor.end()?;
        Ok(found)
    }

    pub(super) fn stored(&self, document: usize) -> Result<Stored, IndexError> {
        let chunk = self.text_starts.partition_point(|start| *start <= document).saturating_sub(1);
        let raw = self.chunk(&self.texts, chunk)?;
        let mut cursor = Cursor::new(&raw);
        for _ in 0..(document - self.text_starts[chunk]) * 5 {
            cursor.text()?;
        }
        let mut next = || cursor.text().map(str::to_owned);
        let stored = Stored { url: next()?, kind: next()?, title: next()?, crumbs: next()?, text: next()? };
        for _ in (document + 1..self.text_starts[chunk + 1]).flat_map(|_| 0..5) {
            cursor.text()?;
        }
        cursor.end()?;
        Ok(stored)
    }

    /// The words of the spelling list, or of the reversed one, that may begin with `beginning`.
    pub(super) fn spelled(
        &self,
        reversed: bool,
        beginning: &str,
        most: usize,
    ) -> Result<Vec<Arc<Spelled>>, IndexError> {
        let sorted = &self.spelling[usize::from(reversed)];
        let start = sorted.block_of(beginning).unwrap_or(0);
        let blocks = (start..sorted.firsts.len()).take(most);
        let wanted = blocks.take_while(|at| *at == start || sorted.firsts[*at].starts_with(beginning));
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        for at in wanted {
            if let Entry::Vacant(vacant) = lists.entry((reversed, at)) {
                let raw = self.chunk(&sorted.chunks, at)?;
                let mut cursor = Cursor::new(&raw);
                let (mut last, mut words) = (Vec::new(), Vec::new());
                while !cursor.is_at_end() {
                    words.push((cursor.next_text(&mut last)?, cursor.varint()?));
                }
                vacant.insert(Arc::new(words));
            }
            found.extend(lists.get(&(reversed, at)).cloned());
        }
        Ok(found)
    }

    /// The documents that are called `title`, in ascending order.
    pub(super) fn titled(&self, title: &str) -> Result<Vec<u32>, IndexError> {
        let buckets = self.titles.places.len();
        let Some(key) = title_key(title).filter(|_| buckets > 0) else { return Ok(Vec::new()) };
        find_title(&self.chunk(&self.titles, bucket_of(key, buckets))?, key, self.documents)
    }

    /// The values of each field, in the order of the fields' names.
    pub(super) fn field_values(&self) -> Result<Vec<FieldValues>, IndexError> {
        if self.field_names.is_empty() {
            return Ok(Vec::new());
        }
        let raw = self.chunk(&self.fields, 0)?;
        let mut cursor = Cursor::new(&raw);
        let mut fields = Vec::new();
        for _ in &self.field_names {
            let mut values = Vec::new();
            for _ in 0..cursor.count()? {
                let value = cursor.text()?.to_owned();
                let count = cursor.count()?;
                values.push((value, cursor.ascending(count, 0, self.documents)?));
            }
            fields.push(values);
        }
        cursor.end()?;
        Ok(fields)
    }

    fn chunk(&self, files: &ChunkFiles, at: usize) -> Result<Vec<u8>, IndexError> {
        let ChunkPlace { file, start, len } =
            files.places.get(at).ok_or_else(|| IndexError::structure("a chunk", at))?.clone();
        let bytes = self.source.read(&files.names[file], Some(start..start.saturating_add(len)))?;
        format::unpack(&bytes, files.kind, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Document, Language, build};

    #[test]
    fn a_chunk_in_the_place_of_another_is_damaged() {
        let document = |number: u32| {
            let words = (0..800).map(|word| format!("{:x} ", (word + number).wrapping_mul(2_654_435_761)));
            let url = format!("{number}/");
            Document {
                url,
                kind: "page".to_owned(),
                title: "Tide".to_owned(),
                text: words.collect(),
                ..Document::default()
            }
        };
        let documents: Vec<_> = (0..4).map(document).collect();
        let files: HashMap<_, _> = build(&documents, Language::default()).unwrap().into_iter().collect();
        let index = Index::open(Box::new(files)).unwrap();
        let kinds = [&index.terms.chunks, &index.positions, &index.texts];
        for files in kinds {
            assert!(files.places.len() > 1);
            for at in 0..files.places.len() {
                assert!(index.chunk(files, at).is_ok());
                for other in (0..files.places.len()).filter(|other| *other != at) {
                    let mut wrong = files.clone();
                    wrong.places.swap(at, other);
                    assert!(index.chunk(&wrong, at).is_err(), "{other} at {at}");
                }
                let wrong = ChunkFiles { kind: Kind::Titles, ..files.clone() };
                assert!(index.chunk(&wrong, at).is_err());
            }
        }
    }
}
