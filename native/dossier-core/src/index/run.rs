//! Words of many documents, gathered in memory and released as a sorted run of bytes.

use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasherDefault;
use std::io::{self, Read};

use super::error::IndexError;
use super::numbers::{Cursor, MAX_VARINT_LEN, put_text, put_varint};
use super::params::FIELD_COUNT;
use crate::fnv::Fnv64;
use crate::letters::spelled_out;
use crate::tokenize::each_word;

/// Words of each field of a document.
pub(super) type Lengths = [u32; FIELD_COUNT];

/// One place of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub(super) document: u32,
    pub(super) position: u32,
    pub(super) field: u8,
}

/// What is known about one word so far. `bytes` holds, for each document, the gap to the one before plus one as a
/// number, then for each occurrence `position gap * 4 + field`, which is at least 4, and 0 at the end.
#[derive(Default)]
struct Entry {
    bytes: Vec<u8>,
    /// The last document plus one.
    document: u32,
    position: u32,
}

/// The words of documents numbered from 0 in the order in which they were added.
#[derive(Default)]
pub(super) struct Gatherer {
    entries: HashMap<Box<str>, Entry, BuildHasherDefault<Fnv64>>,
    /// Other spellings, and the words that they spell.
    spellings: BTreeSet<(String, String)>,
    documents: u32,
    bytes: usize,
}

impl Gatherer {
    /// Adds the fields of the next document.
    pub(super) fn add(&mut self, fields: [&str; FIELD_COUNT]) -> Lengths {
        let mut lengths = Lengths::default();
        self.documents += 1;
        let document = self.documents;
        let mut base = 1;
        for ((at, text), field) in fields.into_iter().enumerate().zip(0_u32..) {
            let count = each_word(text, |term, span, position, _| {
                let position = base + u32::try_from(position).unwrap_or(u32::MAX >> 4);
                let entry = if let Some(entry) = self.entries.get_mut(term) {
                    entry
                } else {
                    self.bytes += term.len() + 96;
                    self.entries.entry(term.into()).or_default()
                };
                let before = entry.bytes.len();
                if entry.document != document {
                    if entry.document > 0 {
                        entry.bytes.push(0);
                    }
                    put_varint(&mut entry.bytes, (document - entry.document) as usize);
                    (entry.document, entry.position) = (document, 0);
                }
                if position > entry.position {
                    put_varint(&mut entry.bytes, ((position - entry.position) << 2 | field) as usize);
                    entry.position = position;
                }
                self.bytes += entry.bytes.len() - before;
                let word = span.of(text);
                if !word.is_ascii()
                    && let Some(spelling) = spelled_out(word)
                    && spelling != term
                {
                    self.spellings.insert((spelling, term.to_owned()));
                }
            });
            lengths[at] = u32::try_from(count).unwrap_or(u32::MAX >> 4);
            // One position is left free, so that no phrase reaches from one field into the next.
            base += lengths[at] + 1;
        }
        lengths
    }

    /// How many documents were added since the last run.
    pub(super) fn documents(&self) -> u32 {
        self.documents
    }

    /// About how much memory this takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Releases everything as a run, sorted by word. A spelling has the word that it spells, and no places.
    pub(super) fn take_run(&mut self) -> Vec<u8> {
        let entries = std::mem::take(&mut self.entries).into_iter();
        let mut sorted: Vec<_> =
            entries.map(|(term, entry)| (term.into_string(), String::new(), entry.bytes)).collect();
        let spellings = std::mem::take(&mut self.spellings).into_iter();
        sorted.extend(spellings.map(|(spelling, term)| (spelling, term, Vec::new())));
        (self.documents, self.bytes) = (0, 0);
        sorted.sort_unstable();
        let mut run = Vec::with_capacity(sorted.iter().map(|one| one.0.len() + one.1.len() + one.2.len() + 8).sum());
        for (term, spells, bytes) in sorted {
            put_text(&mut run, &spells);
            put_text(&mut run, &term);
            put_varint(&mut run, bytes.len());
            run.extend(bytes);
        }
        run
    }
}

/// The first document of a batch, by its number in a run and in the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    pub(super) in_run: u32,
    pub(super) in_index: u32,
}

/// Reads a run word by word.
pub(super) struct RunReader<R> {
    reader: R,
    /// For each batch in the run, in order.
    bases: Vec<Base>,
    /// The word that this one spells; empty for a word of a document.
    pub(super) spells: String,
    pub(super) term: String,
    /// Its places, for [`RunReader::occurrences`].
    pub(super) bytes: Vec<u8>,
}

impl<R: Read> RunReader<R> {
    pub(super) fn new(reader: R, bases: Vec<Base>) -> Self {
        Self { reader, bases, spells: String::new(), term: String::new(), bytes: Vec::new() }
    }

    /// Moves to the next word; false at the end.
    pub(super) fn advance(&mut self) -> Result<bool, IndexError> {
        let Some(spells) = self.take()? else { return Ok(false) };
        self.spells = text(spells)?;
        self.term = text(self.take_more()?)?;
        self.bytes = self.take_more()?;
        Ok(true)
    }

    /// Adds the places of a word of this run, which are `bytes`, with documents as the index numbers them.
    pub(super) fn occurrences(&self, bytes: &[u8], out: &mut Vec<Occurrence>) -> Result<(), IndexError> {
        let mut cursor = Cursor::new(bytes);
        let (mut own, mut batch) = (0, 0);
        while !cursor.is_at_end() {
            own += cursor.varint()?;
            while self.bases.get(batch + 1).is_some_and(|base| base.in_run < own) {
                batch += 1;
            }
            let Base { in_run, in_index } = self.bases[batch];
            let document = own - 1 - in_run + in_index;
            let mut position = 0;
            // The last word of a document has no 0 after it if no document follows.
            while !cursor.is_at_end() {
                let value = cursor.varint()?;
                if value == 0 {
                    break;
                }
                position += value >> 2;
                out.push(Occurrence { document, position, field: (value & 3) as u8 });
            }
        }
        Ok(())
    }

    /// Reads a number, and as many bytes; `None` at the end of the run.
    fn take(&mut self) -> Result<Option<Vec<u8>>, IndexError> {
        let mut number = [0; MAX_VARINT_LEN];
        let mut len = 0;
        loop {
            match self.reader.read_exact(&mut number[len..=len]) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && len == 0 => return Ok(None),
                read => read.map_err(IndexError::run)?,
            }
            len += 1;
            if number[len - 1] < 0x80 || len == MAX_VARINT_LEN {
                break;
            }
        }
        let mut bytes = vec![0; Cursor::new(&number[..len]).number()?];
        self.reader.read_exact(&mut bytes).map_err(IndexError::run)?;
        Ok(Some(bytes))
    }

    /// Reads what follows; it is an error if nothing does.
    fn take_more(&mut self) -> Result<Vec<u8>, IndexError> {
        self.take()?.ok_or_else(|| IndexError::run(io::ErrorKind::UnexpectedEof.into()))
    }
}

fn text(bytes: Vec<u8>) -> Result<String, IndexError> {
    String::from_utf8(bytes).map_err(|_| IndexError::structure("UTF-8 text", 0))
}
