//! The hash FNV-1a, with the numbers that Fowler, Noll and Vo give: for names of files, keys of titles and the table of
//! words.

use std::hash::Hasher;

/// FNV-1a of 64 bits; as a [`Hasher`] for tables of words, which are short and not worth an attack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv64(u64);

impl Default for Fnv64 {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Fnv64 {
    /// The hash of `bytes`.
    pub(crate) fn of(bytes: &[u8]) -> u64 {
        let mut hash = Self::default();
        hash.write(bytes);
        hash.0
    }
}

impl Hasher for Fnv64 {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        // The table looks at the highest bits, which the last bytes hardly affect.
        self.0 ^ self.0 >> 29
    }
}

/// FNV-1a of 32 bits over `bytes`.
pub(crate) fn fnv32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_the_authors_give() {
        assert_eq!((Fnv64::of(b""), Fnv64::of(b"a")), (0xCBF2_9CE4_8422_2325, 0xAF63_DC4C_8601_EC8C));
        assert_eq!((fnv32(*b""), fnv32(*b"a")), (0x811C_9DC5, 0xE40C_292C));
    }
}
