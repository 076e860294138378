//! What a word is worth in a document.

use super::params::{FIELD_COUNT, FIELDS, MAX_WEIGHT, SATURATION_PERCENT, tuned};
use super::run::Lengths;

/// One in fixed-point numbers with 16 fractional bits.
const ONE: u64 = 1 << 16;

/// Weighs words in documents by BM25F.
pub(super) struct Weigher {
    /// For every document and field, what one occurrence adds to the frequency, in units of [`ONE`].
    factors: Vec<[u32; FIELD_COUNT]>,
    saturation_percent: u64,
}

impl Weigher {
    pub(super) fn new(lengths: &[Lengths]) -> Self {
        let documents = lengths.len() as u64;
        let mut totals = [0_u64; FIELD_COUNT];
        for one in lengths {
            for (total, length) in totals.iter_mut().zip(one) {
                *total += u64::from(*length);
            }
        }
        let mut fields = FIELDS;
        fields[0].weight_tenths = tuned("TITLE_WEIGHT", fields[0].weight_tenths);
        fields[0].length_percent = tuned("TITLE_LENGTH", fields[0].length_percent);
        fields[1].length_percent = tuned("TEXT_LENGTH", fields[1].length_percent);
        let factor = |at: usize, length: u32| {
            let (field, total) = (fields[at], totals[at].max(1));
            // The field's length over the average one, blended with 1; all times 100 * total.
            let norm = (100 - field.length_percent) * total + field.length_percent * u64::from(length) * documents;
            u32::try_from(field.weight_tenths * 10 * ONE * total / norm.max(1)).unwrap_or(u32::MAX)
        };
        let factors = lengths.iter().map(|one| std::array::from_fn(|at| factor(at, one[at]))).collect();
        Self { factors, saturation_percent: tuned("SATURATION", SATURATION_PERCENT) }
    }

    /// The number of documents.
    pub(super) fn documents(&self) -> usize {
        self.factors.len()
    }

    /// The weight of a word that occurs `counts` times in the fields of `document`, from 1 to [`MAX_WEIGHT`].
    pub(super) fn weigh(&self, document: u32, counts: [u32; FIELD_COUNT]) -> u8 {
        let factors = self.factors[document as usize];
        let frequency: u64 =
            counts.iter().zip(factors).map(|(count, factor)| u64::from(*count) * u64::from(factor)).sum();
        let weight = MAX_WEIGHT * frequency / (frequency + self.saturation_percent * ONE / 100);
        u8::try_from(weight.max(1)).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_adds_less_each_time_and_long_fields_weaken() {
        let weigher = Weigher::new(&[[2, 100, 0, 0], [2, 100, 0, 0], [8, 400, 0, 0]]);
        let weigh = |document, title, text| weigher.weigh(document, [title, text, 0, 0]);
        let (one, two, three) = (weigh(0, 0, 1), weigh(0, 0, 2), weigh(0, 0, 3));
        assert!(one < two && two < three && three - two <= two - one);
        assert!(weigh(0, 1, 0) > weigh(2, 1, 0) && weigh(1, 0, 1) > weigh(2, 0, 1));
        assert!(u64::from(weigh(0, 1000, 1000)) <= MAX_WEIGHT);
    }
}
