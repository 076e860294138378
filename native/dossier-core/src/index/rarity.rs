//! How much a word says by being rare, in integers that JavaScript computes alike.

/// How much a word in `holders` of `documents` documents says: log2((2 documents + 2) / (2 holders + 1)) with 8
/// fractional bits, at least 1.
pub(super) fn rarity(documents: usize, holders: usize) -> u64 {
    log2(2 * documents as u64 + 2).saturating_sub(log2(2 * holders as u64 + 1)).max(1)
}

/// Logarithm to base 2 with 8 fractional bits, of a value from 1 to 2^32 - 1. Whole numbers below 2^53 only, so that
/// JavaScript computes the same.
fn log2(value: u64) -> u64 {
    let whole = value.ilog2();
    // The value scaled into 2^15 .. 2^16; squaring it doubles its logarithm and lifts out one bit at a time.
    let mut scaled = if whole > 15 { value >> (whole - 15) } else { value << (15 - whole) };
    let mut bits = u64::from(whole);
    for _ in 0..8 {
        scaled = (scaled * scaled) >> 15;
        let bit = scaled >> 16;
        scaled >>= bit;
        bits = bits << 1 | bit;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_is_right_to_a_few_hundredths() {
        for value in (1..5000_u32).chain([0xFFFF, 0x1_0000, 2_000_002, 0xFFFF_FFFF]) {
            let found = f64::from(u32::try_from(log2(value.into())).unwrap());
            assert!((found / 256.0 - f64::from(value).log2()).abs() < 0.02, "{value}");
        }
    }

    #[test]
    fn rarer_words_say_more() {
        assert!(rarity(1000, 1) > rarity(1000, 10) && rarity(1000, 999) >= 1);
    }
}
