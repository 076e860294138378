//! The two units of text in the core, and the one place that converts between them.
//!
//! Rust slices by bytes of UTF-8, Python by code points. Both are named in types, so that no
//! number is passed without its unit.

/// A half-open range of bytes of a UTF-8 text; both ends are on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    /// First byte of the range.
    pub start: usize,
    /// First byte after the range.
    pub end: usize,
}

impl ByteSpan {
    /// The range from `start` up to but not including `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes of `text` in this range.
    ///
    /// # Panics
    ///
    /// If the range is not one of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// A half-open range of code points of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePointSpan {
    /// First code point of the range.
    pub start: usize,
    /// First code point after the range.
    pub end: usize,
}

/// Bytes between two remembered counts. Smaller costs memory, larger costs time for every conversion.
const STRIDE: usize = 256;

/// Converts byte offsets of one text into code-point offsets, each in constant time.
///
/// ```
/// use dossier_core::units::CodePoints;
///
/// let offsets = CodePoints::new("né 𝛑!");
/// assert_eq!(offsets.at(3), 2); // after "né", which is three bytes
/// assert_eq!(offsets.at(8), 4); // after "𝛑"
/// ```
#[derive(Debug)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
    /// Code points before every `STRIDE`th byte; empty if all bytes are ASCII.
    counts: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Prepares the conversion for `text`, in one pass over it.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in bytes.chunks(STRIDE) {
                counts.push(count);
                count += starts(chunk);
            }
            counts.push(count);
        }
        Self { bytes, counts }
    }

    /// The number of code points that start before the byte at `offset`; past the end, all of them.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        match self.counts.get(offset / STRIDE) {
            None => offset,
            Some(count) => count + starts(&self.bytes[offset / STRIDE * STRIDE..offset]),
        }
    }

    /// The same range counted in code points.
    #[must_use]
    pub fn span(&self, span: ByteSpan) -> CodePointSpan {
        CodePointSpan { start: self.at(span.start), end: self.at(span.end) }
    }
}

/// How many code points start in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_characters() {
        for text in ["", "plain", "né", "e\u{301}x", "𝛑 and 🦉", &"añ🦉".repeat(200)] {
            let offsets = CodePoints::new(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.at(byte), count, "{text:?} at {byte}");
            }
            assert_eq!(offsets.at(text.len()), text.chars().count());
            assert_eq!(offsets.at(text.len() + 9), text.chars().count());
        }
    }
}
