//! Words with their weights and positions, and the blocks that they are written in.

use super::chunk_files::{ChunkWriter, Write, Written};
use super::error::IndexError;
use super::format::{Kind, Packer};
use super::language::is_stopword;
use super::numbers::{put_gap, put_next_text, put_varint};
use super::params::{FIELD_COUNT, REPAIR_MIN_LETTERS, SPELLING_BLOCK_BYTES, TERM_BLOCK_BYTES};
use super::run::Occurrence;
use super::spell::is_spelled;
use super::weigh::Weigher;

/// Fields whose positions are kept: title and text.
const POSITIONED_FIELDS: u8 = 2;

/// Most forms of a block. A group that continues after them is repeated in the next block.
const MAX_BLOCK_FORMS: usize = 1024;

/// Letters of the longest word that the spelling lists hold.
const SPELLING_MAX_LETTERS: usize = 24;

/// Forms that share a stem, and where they occur: ranges of the vocabulary's lists, each up to the next group's.
#[derive(Clone, Copy, Default)]
struct Group {
    documents: usize,
    stop: bool,
    gaps: usize,
    weights: usize,
    counts: usize,
    places: usize,
    /// The last of its forms.
    last_form: usize,
}

struct Form {
    term: String,
    group: usize,
    occurrences: usize,
    in_title: bool,
}

/// All words of an index.
pub(super) struct Vocabulary {
    weigher: Weigher,
    groups: Vec<Group>,
    forms: Vec<Form>,
    gaps: Vec<u8>,
    weights: Vec<u8>,
    counts: Vec<u8>,
    places: Vec<u8>,
}

impl Vocabulary {
    pub(super) fn new(weigher: Weigher) -> Self {
        let (groups, forms) = (vec![Group::default()], Vec::new());
        let (gaps, weights, counts, places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { weigher, groups, forms, gaps, weights, counts, places }
    }

    pub(super) fn documents(&self) -> usize {
        self.weigher.documents()
    }

    pub(super) fn terms(&self) -> usize {
        self.forms.len()
    }

    /// Adds a form, or another run's part of the last one, to the group that is being gathered.
    pub(super) fn add_form(&mut self, term: String, found: &[Occurrence]) {
        let group = self.groups.len() - 1;
        let in_title = found.iter().any(|one| one.field == 0);
        if let Some(last) = self.forms.last_mut().filter(|last| last.term == term && last.group == group) {
            last.occurrences += found.len();
            last.in_title |= in_title;
        } else {
            self.groups[group].stop |= is_stopword(&term);
            self.forms.push(Form { term, group, occurrences: found.len(), in_title });
        }
    }

    /// Ends the group that is being gathered, whose forms occur at `found`, and starts the next one.
    pub(super) fn end_group(&mut self, found: &mut Vec<Occurrence>) {
        if !found.is_sorted() {
            found.sort_unstable();
        }
        let at = self.groups.len() - 1;
        let mut next = 0;
        for same in found.chunk_by(|one, other| one.document == other.document) {
            let document = same[0].document;
            let mut counts = [0; FIELD_COUNT];
            // Positions count from 1.
            let (mut kept, mut free) = (0, 1);
            for one in same {
                counts[usize::from(one.field)] += 1;
                if one.field < POSITIONED_FIELDS && one.position >= free {
                    put_gap(&mut self.places, &mut free, one.position);
                    kept += 1;
                }
            }
            put_varint(&mut self.counts, kept);
            put_gap(&mut self.gaps, &mut next, document);
            self.weights.push(self.weigher.weigh(document, counts));
            self.groups[at].documents += 1;
        }
        found.clear();
        let (gaps, weights) = (self.gaps.len(), self.weights.len());
        let (counts, places) = (self.counts.len(), self.places.len());
        self.groups.push(Group { gaps, weights, counts, places, ..Group::default() });
    }

    /// Writes all forms of stopwords, so that a reader needs no list of one to know that it does not count.
    pub(super) fn write_stopwords(&self, manifest: &mut Vec<u8>) {
        let stopwords: Vec<&Form> = self.forms.iter().filter(|form| self.groups[form.group].stop).collect();
        put_varint(manifest, stopwords.len());
        let mut last = "";
        for form in stopwords {
            put_next_text(manifest, last, &form.term);
            last = &form.term;
        }
    }

    /// Sorts the forms, which are gathered in the order of their stems; what is written relies on it.
    pub(super) fn sort(&mut self) {
        self.forms.sort_unstable_by(|one, other| one.term.cmp(&other.term));
        for (at, form) in self.forms.iter().enumerate() {
            self.groups[form.group].last_form = at;
        }
    }

    /// Writes blocks of words and of positions, and where they are in `manifest`; returns what was written of each.
    pub(super) fn write_terms(
        &self,
        manifest: &mut Vec<u8>,
        file_bytes: usize,
        packer: &mut Packer,
        write: &mut Write<'_>,
    ) -> Result<[Written; 2], IndexError> {
        let mut words = ChunkWriter::new(Kind::Words, 1, file_bytes);
        let mut positions = ChunkWriter::new(Kind::Positions, 1, file_bytes);
        let mut firsts = Vec::new();
        let mut first = "";
        for block in self.cut() {
            let forms = &self.forms[block];
            put_next_text(&mut firsts, first, &forms[0].term);
            first = &forms[0].term;
            let (block, places) = self.raw_block(forms);
            words.push_raw(&block, packer, write)?;
            positions.push_raw(&places, packer, write)?;
        }
        let words = words.finish(manifest, write)?;
        manifest.extend(firsts);
        Ok([words, positions.finish(manifest, write)?])
    }

    /// Cuts the forms into blocks: after enough bytes, where no group continues after the cut.
    fn cut(&self) -> Vec<std::ops::Range<usize>> {
        let mut blocks = Vec::new();
        let (mut start, mut bytes, mut open_until) = (0, 0, 0);
        let mut in_block = vec![usize::MAX; self.groups.len()];
        for (at, form) in self.forms.iter().enumerate() {
            let list = self.list_bytes(form.group);
            let new = in_block[form.group] != blocks.len();
            let closed = at > start && open_until < at;
            let long = new && list > TERM_BLOCK_BYTES && bytes > TERM_BLOCK_BYTES / 8;
            if closed && (bytes > TERM_BLOCK_BYTES || long) || at - start >= MAX_BLOCK_FORMS {
                blocks.push(start..at);
                (start, bytes, open_until) = (at, 0, at);
            }
            if in_block[form.group] != blocks.len() {
                in_block[form.group] = blocks.len();
                bytes += list + 2;
                open_until = open_until.max(self.groups[form.group].last_form);
            }
            bytes += form.term.len() / 2 + 3;
        }
        if start < self.forms.len() {
            blocks.push(start..self.forms.len());
        }
        blocks
    }

    fn list_bytes(&self, group: usize) -> usize {
        let (this, next) = (self.groups[group], self.groups[group + 1]);
        next.gaps - this.gaps + next.weights - this.weights
    }

    /// The block of `forms`, and the one of their positions.
    fn raw_block(&self, forms: &[Form]) -> (Vec<u8>, Vec<u8>) {
        let mut groups: Vec<usize> = Vec::new();
        let mut numbers = std::collections::HashMap::new();
        let mut listed = Vec::new();
        let mut last = "";
        for form in forms {
            let number = *numbers.entry(form.group).or_insert_with(|| {
                groups.push(form.group);
                groups.len() - 1
            });
            put_next_text(&mut listed, last, &form.term);
            put_varint(&mut listed, number);
            last = &form.term;
        }
        let mut block = Vec::new();
        put_varint(&mut block, groups.len());
        for group in &groups {
            let group = &self.groups[*group];
            put_varint(&mut block, group.documents);
        }
        put_varint(&mut block, forms.len());
        block.extend(listed);
        let mut places = Vec::new();
        let pair = |group: &usize| (&self.groups[*group], &self.groups[group + 1]);
        for (this, next) in groups.iter().map(pair) {
            block.extend(&self.gaps[this.gaps..next.gaps]);
            places.extend(&self.counts[this.counts..next.counts]);
        }
        for (this, next) in groups.iter().map(pair) {
            block.extend(&self.weights[this.weights..next.weights]);
            places.extend(&self.places[this.places..next.places]);
        }
        (block, places)
    }

    /// Writes the words that others may be misspellings of, in their own order and in that of their reversed letters.
    pub(super) fn write_spelling(
        &self,
        manifest: &mut Vec<u8>,
        file_bytes: usize,
        packer: &mut Packer,
        write: &mut Write<'_>,
    ) -> Result<Written, IndexError> {
        let mut words: Vec<(String, usize)> =
            self.forms.iter().filter(|form| form.is_repair()).map(Form::spelled).collect();
        let mut written = Written::default();
        for reversed in [false, true] {
            if reversed {
                for (word, _) in &mut words {
                    *word = word.chars().rev().collect();
                }
                words.sort_unstable();
            }
            let kind = if reversed { Kind::Reversed } else { Kind::Spelling };
            let mut chunks = ChunkWriter::new(kind, 1, file_bytes);
            let (mut block, mut last) = (Vec::new(), "");
            let (mut firsts, mut first) = (Vec::new(), "");
            for (word, class) in &words {
                if block.len() > SPELLING_BLOCK_BYTES {
                    chunks.push_raw(&block, packer, write)?;
                    block.clear();
                }
                if block.is_empty() {
                    put_next_text(&mut firsts, first, word);
                    (first, last) = (word, "");
                }
                put_next_text(&mut block, last, word);
                put_varint(&mut block, *class);
                last = word;
            }
            if !block.is_empty() {
                chunks.push_raw(&block, packer, write)?;
            }
            let own = chunks.finish(manifest, write)?;
            manifest.extend(firsts);
            written = Written { files: written.files + own.files, bytes: written.bytes + own.bytes };
        }
        Ok(written)
    }
}

impl Form {
    /// Whether a misspelling may be repaired to this: a word of letters, or an identifier, that a document has.
    fn is_repair(&self) -> bool {
        let letters = self.term.chars().count();
        (REPAIR_MIN_LETTERS..=SPELLING_MAX_LETTERS).contains(&letters)
            && self.occurrences > 0
            && self.term.chars().all(is_spelled)
    }

    fn spelled(&self) -> (String, usize) {
        // A word that occurs once, in no title, may be misspelled itself.
        let known = self.occurrences > 1 || self.in_title;
        (self.term.clone(), if known { self.occurrences.ilog2() as usize + 1 } else { 0 })
    }
}
