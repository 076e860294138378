//! Numbers and texts of `docs/project/index-format.md`, as they are written and read.

use super::error::IndexError;

/// Bytes of the longest number below 2^32 as [`put_varint`] writes it.
pub(super) const MAX_VARINT_LEN: usize = 5;

/// Appends `value` in base 128, least significant group first; a set high bit says that another byte follows.
pub(super) fn put_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

/// Appends how many numbers are skipped before `value`, and moves `next` past it. A list of ascending numbers is written
/// this way, one by one; `next` starts at the least possible number.
pub(super) fn put_gap(out: &mut Vec<u8>, next: &mut u32, value: u32) {
    put_varint(out, (value - *next) as usize);
    *next = value + 1;
}

/// Appends the length of `text` in bytes, and its UTF-8.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len());
    out.extend(text.as_bytes());
}

/// Reads unpacked bytes from their start; every read is checked against their end.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// Checks that nothing follows.
    pub(super) fn end(&self) -> Result<(), IndexError> {
        if self.is_at_end() { Ok(()) } else { Err(IndexError::structure("the end", self.at)) }
    }

    /// Reads a number written by [`put_varint`]; it is below 2^32 and in its shortest form.
    pub(super) fn varint(&mut self) -> Result<u32, IndexError> {
        let at = self.at;
        if let Some(&byte) = self.bytes.get(at).filter(|byte| **byte < 0x80) {
            self.at += 1;
            return Ok(u32::from(byte));
        }
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let Some(&[byte]) = self.take(1) else { break };
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                let shortest = byte > 0 || shift == 0;
                let value = u32::try_from(value).ok().filter(|_| shortest);
                return value.ok_or_else(|| IndexError::structure("a number below 2^32", at));
            }
        }
        Err(IndexError::structure("the end of a number", at))
    }

    /// The same for a length or a count.
    pub(super) fn number(&mut self) -> Result<usize, IndexError> {
        let at = self.at;
        usize::try_from(self.varint()?).map_err(|_| IndexError::structure("a smaller number", at))
    }

    /// Reads how many items follow. Each takes at least one byte, so there cannot be more items than bytes.
    pub(super) fn count(&mut self) -> Result<usize, IndexError> {
        let at = self.at;
        let count = self.number()?;
        if count > self.bytes.len() - self.at {
            return Err(IndexError::structure("as many bytes as things", at));
        }
        Ok(count)
    }

    /// Reads `count` ascending numbers written by [`put_gap`], from `least` on and below `end`.
    pub(super) fn ascending(&mut self, count: usize, least: u32, end: u32) -> Result<Vec<u32>, IndexError> {
        let mut values = Vec::new();
        let mut next = least;
        for _ in 0..count {
            let at = self.at;
            let value = next.checked_add(self.varint()?).filter(|value| *value < end);
            let value = value.ok_or_else(|| IndexError::structure("a number of an ascending list", at))?;
            values.push(value);
            next = value + 1;
        }
        Ok(values)
    }

    /// Reads a text written by [`put_text`].
    pub(super) fn text(&mut self) -> Result<&'a str, IndexError> {
        let len = self.number()?;
        let at = self.at;
        self.take(len)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .ok_or_else(|| IndexError::structure("UTF-8 text", at))
    }

    /// Reads a text written by [`put_next_text`] after `last`, which becomes that text.
    pub(super) fn next_text(&mut self, last: &mut Vec<u8>) -> Result<String, IndexError> {
        let at = self.at;
        let shared = self.number()?;
        let len = self.number()?;
        let rest = self.take(len).filter(|_| shared <= last.len());
        let rest = rest.ok_or_else(|| IndexError::structure("a text that goes on", at))?;
        last.truncate(shared);
        last.extend(rest);
        String::from_utf8(last.clone()).map_err(|_| IndexError::structure("UTF-8 text", at))
    }

    pub(super) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(len).filter(|end| *end <= self.bytes.len())?;
        let bytes = &self.bytes[self.at..end];
        self.at = end;
        Some(bytes)
    }
}

/// Appends how many bytes `text` shares with the start of `last`, and the others.
pub(super) fn put_next_text(out: &mut Vec<u8>, last: &str, text: &str) {
    let shared = last.bytes().zip(text.bytes()).take_while(|(one, other)| one == other).count();
    put_varint(out, shared);
    put_varint(out, text.len() - shared);
    out.extend(&text.as_bytes()[shared..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 0xFFFF_FFFF] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            let mut cursor = Cursor::new(&bytes);
            assert_eq!(cursor.varint().unwrap() as usize, value);
            assert!(cursor.is_at_end());
        }
    }

    #[test]
    fn ascending_numbers_come_back_within_their_bounds() {
        let (mut bytes, mut next) = (Vec::new(), 1);
        for value in [1, 2, 9, u32::MAX - 1] {
            put_gap(&mut bytes, &mut next, value);
        }
        let read = |count, end| Cursor::new(&bytes).ascending(count, 1, end);
        assert_eq!(read(4, u32::MAX).unwrap(), [1, 2, 9, u32::MAX - 1]);
        assert_eq!(read(3, 10).unwrap(), [1, 2, 9]);
        assert!(read(3, 9).is_err());
        assert!(read(5, u32::MAX).is_err());
    }

    #[test]
    fn odd_numbers_are_refused() {
        for bytes in [&[0x80][..], &[0x80, 0], &[0xFF, 0xFF, 0xFF, 0xFF, 0x10], &[0x80, 0x80, 0x80, 0x80, 0x80, 1]] {
            assert!(Cursor::new(bytes).varint().is_err(), "{bytes:?}");
        }
    }
}
