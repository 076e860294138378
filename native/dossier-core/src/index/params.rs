//! All numbers that shape the index and its ranking, each with its unit, its range and the effect of changing it.
//! `assets/engine/params.js` repeats those that readers use.

/// Version of the index format, without unit; readers refuse all others.
pub const FORMAT_VERSION: u16 = 4;

/// How words of one field count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Weight of one word, in tenths; 0 to 1000. Higher lifts documents that match in this field.
    pub(super) weight_tenths: u64,
    /// How much a long field weakens each of its words, in percent; 0 (not at all) to 100 (in proportion to its
    /// length over the average). Lists of names should not suffer for their length, bodies should.
    pub(super) length_percent: u64,
}

/// Fields of a document: title, text, crumbs and aliases, in the order in which positions count.
pub(super) const FIELD_COUNT: usize = 4;

/// How each field counts.
pub(super) const FIELDS: [Field; FIELD_COUNT] = [
    Field { weight_tenths: 30, length_percent: 50 },
    Field { weight_tenths: 10, length_percent: 75 },
    Field { weight_tenths: 5, length_percent: 0 },
    Field { weight_tenths: 10, length_percent: 0 },
];

/// BM25's k1, in percent; 0 to 1000. At 0 a word counts once however often it occurs; the higher it is, the more
/// repetitions count.
pub(super) const SATURATION_PERCENT: u64 = 200;

/// Largest weight of a word in a document; 1 to 255. Lower makes smaller postings and more ties.
pub(super) const MAX_WEIGHT: u64 = 15;

/// What a longer word counts, in percent, for one that is still being typed; 1 to 100. If it is lower, the other words
/// of the query decide.
pub(super) const PREFIX_PERCENT: u32 = 40;

/// What a repaired word counts, in percent, for the one that was typed; 1 to 100. A guess is worth less than a
/// word that is there.
pub(super) const REPAIR_PERCENT: u32 = 90;

/// How much of a score is scaled by the square of the share of the query's words that a document has, in percent;
/// 0 (a plain sum) to 100. Higher puts documents with more different words first.
pub(super) const COVERAGE_PERCENT: u64 = 10;

/// How much words of a query that are side by side in a text add to the score of one of the best documents, in
/// percent of it; 0 to 100. Higher puts documents with the words together first.
pub(super) const PROXIMITY_PERCENT: u64 = 15;

/// Best documents among which nearness of words decides; 0 to 100. The texts of as many are read in any case.
pub(super) const PROXIMITY_DOCUMENTS: usize = 10;

/// Words apart beyond which two words are not near each other; 2 to 64.
pub(super) const PROXIMITY_WORDS: usize = 8;

/// What a document that is a question gains for a query that is one, in percent of its score; 0 to 100.
pub(super) const QUESTION_PERCENT: u64 = 30;

/// Different words of a query that are read; the rest are ignored.
pub const MAX_QUERY_WORDS: usize = 512;

/// Words of a query that are looked up, and fetched, at most; 32 to 255. Stopwords are not among them, and more are
/// looked up only while none is found.
pub(super) const MAX_LOOKED_UP: usize = 96;

/// Words of a query that excerpts show and that should be near each other: the rarest. 32 fit the bits of one number.
pub(super) const MAX_SHOWN_WORDS: usize = 32;

/// Words of a phrase; the rest are ignored.
pub(super) const MAX_PHRASE_WORDS: usize = 32;

/// BM25's k3, without unit; 1 to 1000. A word that the query has n times counts (k3 + 1) n / (k3 + n) times: the higher
/// it is, the more repetitions count.
pub(super) const REPETITION: u64 = 7;

/// Words outside its quotation marks up to which a query requires its phrases; 0 to 32. With more it is prose, and
/// prefers them.
pub(super) const LOOSE_WORDS: usize = 6;

/// What a document gains for a phrase that is preferred, in percent of the most that all words can count; 0 to 100.
pub(super) const LOOSE_PERCENT: u64 = 20;

/// Words of an excerpt; 10 to 100.
pub(super) const EXCERPT_WORDS: usize = 30;

/// Words shown before the first match of an excerpt that starts within the text; less than [`EXCERPT_WORDS`].
pub(super) const EXCERPT_LEAD_WORDS: usize = 5;

/// Words by which an excerpt may start earlier still, so that it starts with a sentence; 0 to 20.
pub(super) const EXCERPT_BACK_WORDS: usize = 10;

/// Letters of the shortest word that is repaired; 3 to 8. Shorter ones are one letter from too many others.
pub(super) const REPAIR_MIN_LETTERS: usize = 4;

/// Letters of the shortest word that may have both letters in its middle wrong.
pub(super) const REPAIR_SLACK_LETTERS: usize = 6;

/// Letters of the shortest word that is repaired in two places.
pub(super) const REPAIR_TWICE_LETTERS: usize = 8;

/// Documents that one index holds.
pub const MAX_DOCUMENTS: usize = 1 << 22;

/// Bytes of a block of terms before compression: what a query fetches for each of its words, at least.
pub(super) const TERM_BLOCK_BYTES: usize = 4 << 10;

/// Bytes of texts of one chunk before compression: what a result fetches, at least. Smaller means less to fetch for
/// a result, but compresses worse; the manifest counts every chunk.
pub(super) const TEXT_CHUNK_BYTES: usize = 6 << 10;

/// The same for an index that is built in memory, which is small: its manifest has room for more chunks.
pub(super) const SMALL_TEXT_CHUNK_BYTES: usize = 2 << 10;

/// Chunks of texts start at multiples of this many bytes, so that the manifest can count in units of it.
pub(super) const TEXT_ALIGN: usize = 16;

/// Bytes of a block of the spelling lists before compression.
pub(super) const SPELLING_BLOCK_BYTES: usize = 8 << 10;

/// Documents that may share a title that finds them; a title of more is a phrase like any other.
pub(super) const MAX_NAMESAKES: usize = 16;

/// Approximate number of titles in one bucket; a query fetches one bucket.
pub(super) const TITLES_PER_BUCKET: usize = 64;

/// Bytes of most files; a host that cannot send ranges sends that much for one chunk.
pub const FILE_BYTES: usize = 64 << 10;

/// Bytes that one chunk may have when it is unpacked; beyond that it is damaged.
pub(super) const MAX_CHUNK_BYTES: usize = 1 << 27;

/// Words that a misspelled word may stand for at once; the other words of a query decide between them.
pub(super) const REPAIR_WORDS: usize = 3;

/// The number `own`, which is called `name`. Only in a build with the feature `tuning`, for `bench/tuning.py`, a
/// variable of the environment may give another.
pub(super) fn tuned(name: &str, own: u64) -> u64 {
    if cfg!(feature = "tuning") {
        return std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(own);
    }
    own
}
