//! Random input that is the same in every run.

#![allow(dead_code, reason = "not every test uses all of it")]

/// A small generator of numbers (xorshift); not for anything secret.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// A generator that yields the same sequence for the same `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`, which is above 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    /// One of `choices`.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// Up to `count` of `choices`, joined.
    pub(crate) fn join(&mut self, choices: &[&str], count: usize) -> String {
        (0..self.below(count + 1)).map(|_| self.pick(choices)).collect()
    }
}
