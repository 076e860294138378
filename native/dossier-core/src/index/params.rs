//! Every number that ranking and excerpts depend on.
//!
//! [`FIELDS`], [`SATURATION_PERCENT`] and [`IMPACT_UNIT`] are used when an index is built and are fixed in its
//! bytes. The others are used when it is searched; `assets/search/score.js` repeats them, and
//! `tests/contract/ranking.json` fails where the two differ.

/// How words of one field count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Weight of one word, in tenths; 0 to 1000. Higher lifts documents that match in this field.
    pub(super) weight_tenths: u32,
    /// How much a long field weakens each of its words, in percent; 0 (not at all) to 100 (in proportion to its
    /// length over the average). Lists of names should not suffer for their length, bodies should.
    pub(super) length_percent: u32,
}

/// Title, crumbs, text and aliases, in the order of [`super::build`].
pub(super) const FIELDS: [Field; 4] = [
    Field { weight_tenths: 30, length_percent: 30 },
    Field { weight_tenths: 5, length_percent: 0 },
    Field { weight_tenths: 10, length_percent: 75 },
    Field { weight_tenths: 10, length_percent: 0 },
];

/// BM25's k1, in percent; 0 to 1000. At 0 a word counts once however often it stands there; the higher, the longer
/// each repetition adds.
pub(super) const SATURATION_PERCENT: u32 = 120;

/// Impacts per unit of BM25F with logarithms to base 2; 1 to 1000. Lower makes smaller postings and more ties.
pub(super) const IMPACT_UNIT: u32 = 256;

/// Largest impact; what is above is cut. Reached by no document of a real site: 12 bits of rarity times full
/// saturation is 6,758.
pub(super) const MAX_IMPACT: u32 = 0xFFFF;

/// What a longer word counts, in percent, for one that is still being typed; 1 to 100. Lower lets the other words
/// of the query decide. Where the typed word itself exists, longer ones are weakened further, below all of it.
pub(super) const PREFIX_PERCENT: u32 = 40;

/// Added where a document has all words of a query. It is above the largest sum of impacts,
/// `MAX_QUERY_WORDS * MAX_IMPACT`, so that such documents come first.
pub(super) const ALL_WORDS_BONUS: u32 = 1 << 24;

/// Different words of a query that count; the rest are ignored. 32 fit the bits of one number.
pub const MAX_QUERY_WORDS: usize = 32;

/// Words of an excerpt; 10 to 100.
pub(super) const EXCERPT_WORDS: usize = 30;

/// Words shown before the first match of an excerpt that starts within the text; less than [`EXCERPT_WORDS`].
pub(super) const EXCERPT_LEAD_WORDS: usize = 5;

/// Documents that one index holds.
pub const MAX_DOCUMENTS: usize = 1_000_000;

/// Bytes of the largest index that is written or read.
pub const MAX_INDEX_BYTES: usize = 1 << 30;
