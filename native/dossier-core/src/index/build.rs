//! Documents to bytes.

use std::collections::BTreeMap;

use super::Document;
use super::error::IndexError;
use super::format::{self, HEADER_LEN, put_text, put_varint};
use super::params::{FIELDS, IMPACT_UNIT, MAX_DOCUMENTS, MAX_IMPACT, MAX_INDEX_BYTES, SATURATION_PERCENT};
use crate::tokenize::tokenize;

/// One in fixed-point numbers with 16 fractional bits.
const ONE: u128 = 1 << 16;

/// How often a word stands in each field of a document.
type Counts = [u32; FIELDS.len()];

/// Builds the index over `documents`: the same documents in the same order yield the same bytes, on any machine.
///
/// # Errors
///
/// There are more than [`MAX_DOCUMENTS`], or the index would be larger than [`MAX_INDEX_BYTES`].
pub fn build(documents: &[Document]) -> Result<Vec<u8>, IndexError> {
    if documents.len() > MAX_DOCUMENTS {
        return Err(IndexError::too_many_documents(documents.len()));
    }
    let collection = Collection::new(documents);
    let mut stored = Vec::new();
    for document in documents {
        for text in [&document.url, &document.kind, &document.title, &document.crumbs, &document.text] {
            put_text(&mut stored, text);
        }
    }
    let (mut vocabulary, mut postings) = (Vec::new(), Vec::new());
    for (term, places) in &collection.terms {
        let start = postings.len();
        let mut next = 0;
        for (document, counts) in places {
            put_varint(&mut postings, document - next);
            put_varint(&mut postings, collection.impact(*document, counts, places.len()) as usize);
            next = document + 1;
        }
        put_text(&mut vocabulary, term);
        put_varint(&mut vocabulary, postings.len() - start);
    }
    let total = HEADER_LEN + format::TABLE_LEN + stored.len() + vocabulary.len() + postings.len();
    if total > MAX_INDEX_BYTES {
        return Err(IndexError::too_large(total));
    }
    let mut payload = Vec::with_capacity(total - HEADER_LEN);
    for number in [documents.len(), collection.terms.len(), stored.len(), vocabulary.len()] {
        let number = u32::try_from(number).map_err(|_| IndexError::too_large(total))?;
        payload.extend(number.to_le_bytes());
    }
    for section in [stored, vocabulary, postings] {
        payload.extend(section);
    }
    format::seal(&payload)
}

/// What has to be known of all documents before one can be weighed.
struct Collection {
    /// For every term, the documents that hold it, in order.
    terms: BTreeMap<String, Vec<(usize, Counts)>>,
    /// Words of each field of each document.
    lengths: Vec<Counts>,
    /// Words of each field of all documents.
    totals: [u64; FIELDS.len()],
}

impl Collection {
    fn new(documents: &[Document]) -> Self {
        let mut terms: BTreeMap<String, Vec<(usize, Counts)>> = BTreeMap::new();
        let mut lengths = vec![Counts::default(); documents.len()];
        let mut totals = [0; FIELDS.len()];
        for (id, document) in documents.iter().enumerate() {
            let fields = [&document.title, &document.crumbs, &document.text, &document.aliases];
            for (field, text) in fields.into_iter().enumerate() {
                for word in tokenize(text) {
                    let places = terms.entry(word.term).or_default();
                    match places.last_mut() {
                        Some((last, counts)) if *last == id => counts[field] += 1,
                        _ => {
                            let mut counts = Counts::default();
                            counts[field] = 1;
                            places.push((id, counts));
                        }
                    }
                    lengths[id][field] += 1;
                    totals[field] += 1;
                }
            }
        }
        Self { terms, lengths, totals }
    }

    /// BM25F of a word in one document, as an integer from 1 to [`MAX_IMPACT`]; `holders` documents hold the word.
    fn impact(&self, document: usize, counts: &Counts, holders: usize) -> u32 {
        let documents = self.lengths.len() as u64;
        let mut frequency = 0;
        for (at, field) in FIELDS.iter().enumerate() {
            if counts[at] > 0 {
                let (length, total) = (u128::from(self.lengths[document][at]), u128::from(self.totals[at]));
                let spread = u128::from(field.length_percent);
                // The field's length over the average one, blended with 1; all times 100 * total.
                let norm = (100 - spread) * total + spread * length * u128::from(documents);
                let weight = u128::from(field.weight_tenths) * u128::from(counts[at]);
                frequency += weight * ONE * 100 * total / (10 * norm);
            }
        }
        let k1 = u128::from(SATURATION_PERCENT);
        let saturated = frequency * (k1 + 100) * ONE / (k1 * ONE + 100 * frequency);
        let rarity = log2(2 * documents + 2) - log2(2 * holders as u64 + 1);
        let impact = saturated * u128::from(rarity) * u128::from(IMPACT_UNIT) / (ONE * ONE);
        u32::try_from(impact).unwrap_or(MAX_IMPACT).clamp(1, MAX_IMPACT)
    }
}

/// Logarithm to base 2 with 16 fractional bits, rounded down, of a value from 1 to 2^32 - 1. Integers only, so
/// that no machine's floating point shows in the bytes.
fn log2(value: u64) -> u64 {
    let whole = value.ilog2();
    // The value scaled into 2^31 .. 2^32; squaring it doubles its logarithm and lifts out one bit at a time.
    let mut scaled = value << (31 - whole);
    let mut bits = u64::from(whole);
    for _ in 0..16 {
        scaled = (scaled * scaled) >> 31;
        let bit = scaled >> 32;
        scaled >>= bit;
        bits = bits << 1 | bit;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_is_right_to_its_last_bit() {
        for value in (1..5000_u32).chain([0xFFFF, 0x1_0000, 2_000_002, 0xFFFF_FFFF]) {
            let found = f64::from(u32::try_from(log2(value.into())).unwrap());
            assert!((found - f64::from(value).log2() * 65536.0).abs() <= 1.0, "{value}");
        }
    }

    #[test]
    fn rarer_words_weigh_more_and_repetition_adds_less_each_time() {
        let text = |text: &str| Document { text: text.into(), ..Document::default() };
        let collection = Collection::new(&[text("a a a b"), text("a a b c"), text("a b d d"), text("e f g h")]);
        let impact = |term: &str, at: usize| {
            let places = &collection.terms[term];
            collection.impact(places[at].0, &places[at].1, places.len())
        };
        assert!(impact("c", 0) > impact("b", 0));
        let (three, two, one) = (impact("a", 0), impact("a", 1), impact("a", 2));
        assert!(three > two && two > one && three - two < two - one);
    }
}
