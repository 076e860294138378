//! The bytes of `docs/project/index-format.md`: constants, and how numbers and strings are written and read.

use super::error::IndexError;

/// Version of the format; readers refuse all others.
pub const FORMAT_VERSION: u16 = 1;

/// First bytes of every index.
pub(super) const MAGIC: [u8; 4] = *b"DSIX";

/// Bytes before the payload.
pub(super) const HEADER_LEN: usize = 16;

/// Bytes of the payload's table of sections.
pub(super) const TABLE_LEN: usize = 16;

/// Puts the header before `payload`.
pub(super) fn seal(payload: &[u8]) -> Result<Vec<u8>, IndexError> {
    let too_large = |_| IndexError::too_large(HEADER_LEN + payload.len());
    let len = u32::try_from(payload.len()).map_err(too_large)?;
    let mut bytes = Vec::with_capacity(HEADER_LEN + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(FORMAT_VERSION.to_le_bytes());
    bytes.extend(0_u16.to_le_bytes());
    bytes.extend(len.to_le_bytes());
    bytes.extend(crc32(payload).to_le_bytes());
    bytes.extend(payload);
    Ok(bytes)
}

/// Checks the header and returns the payload.
pub(super) fn unseal(bytes: &[u8]) -> Result<&[u8], IndexError> {
    let Some((header, payload)) = bytes.split_at_checked(HEADER_LEN) else {
        let begins_right = MAGIC.starts_with(&bytes[..bytes.len().min(MAGIC.len())]);
        return Err(if begins_right && !bytes.is_empty() {
            IndexError::length(HEADER_LEN, bytes.len())
        } else {
            IndexError::not_an_index()
        });
    };
    let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
    let long = |at: usize| u32::from(short(at)) | u32::from(short(at + 2)) << 16;
    if header[..4] != MAGIC {
        return Err(IndexError::not_an_index());
    }
    if short(4) != FORMAT_VERSION {
        return Err(IndexError::version(short(4)));
    }
    if short(6) != 0 {
        return Err(IndexError::flags(short(6)));
    }
    let expected = usize::try_from(long(8)).unwrap_or(usize::MAX);
    if payload.len() != expected {
        return Err(IndexError::length(expected.saturating_add(HEADER_LEN), bytes.len()));
    }
    let checksum = crc32(payload);
    if checksum != long(12) {
        return Err(IndexError::checksum(long(12), checksum));
    }
    Ok(payload)
}

/// Appends `value` in base 128, least significant group first; a set high bit says that another byte follows.
pub(super) fn put_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

/// Appends the length of `text` in bytes, and its UTF-8.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len());
    out.extend(text.as_bytes());
}

/// Reads a part of the payload from its start; every read is checked against the end of the part.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    payload: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor over `len` bytes of `payload` from `start`.
    pub(super) fn new(payload: &'a [u8], start: usize, len: usize) -> Result<Self, IndexError> {
        match start.checked_add(len) {
            Some(end) if end <= payload.len() => Ok(Self { payload, at: start, end }),
            _ => Err(IndexError::structure("a section inside the payload", start)),
        }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.end
    }

    pub(super) fn u32(&mut self) -> Result<usize, IndexError> {
        let at = self.at;
        let bytes = self.take(4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        bytes.and_then(|value| usize::try_from(value).ok()).ok_or_else(|| IndexError::structure("a number", at))
    }

    /// Reads a number written by [`put_varint`]; it is below 2^32 and in its shortest form.
    pub(super) fn varint(&mut self) -> Result<u32, IndexError> {
        let at = self.at;
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

    /// Reads a text written by [`put_text`].
    pub(super) fn text(&mut self) -> Result<&'a str, IndexError> {
        let len = self.varint()?;
        let at = self.at;
        let bytes = usize::try_from(len).ok().and_then(|len| self.take(len));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or_else(|| IndexError::structure("UTF-8 text", at))
    }

    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(len).filter(|end| *end <= self.end)?;
        let bytes = &self.payload[self.at..end];
        self.at = end;
        Some(bytes)
    }
}

/// CRC-32 as in gzip and PNG: polynomial 0xEDB88320, reflected, inverted before and after.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = crc_table();
    !bytes.iter().fold(!0, |crc, byte| TABLE[usize::from(crc.to_le_bytes()[0] ^ byte)] ^ (crc >> 8))
}

const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at = 0_u32;
    while at < 256 {
        let mut value = at;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[at as usize] = value;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_the_common_one() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 0xFFFF_FFFF] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            let mut cursor = Cursor::new(&bytes, 0, bytes.len()).unwrap();
            assert_eq!(cursor.varint().map(|read| read as usize), Ok(value));
            assert!(cursor.is_at_end());
        }
    }

    #[test]
    fn odd_numbers_are_refused() {
        for bytes in [&[0x80][..], &[0x80, 0], &[0xFF, 0xFF, 0xFF, 0xFF, 0x10], &[0x80, 0x80, 0x80, 0x80, 0x80, 1]] {
            assert!(Cursor::new(bytes, 0, bytes.len()).unwrap().varint().is_err(), "{bytes:?}");
        }
    }
}
