//! The manifest and the chunks of `docs/project/index-format.md`: constants, checksums and compression.

use libdeflater::crc32;

use super::error::IndexError;
use super::numbers::{Cursor, put_varint};
use super::params::{FORMAT_VERSION, MAX_CHUNK_BYTES};
use crate::fnv::Fnv64;

/// Name of the one file that is not named after its content.
pub const MANIFEST: &str = "manifest.bin";

/// First bytes of a manifest.
const MAGIC: [u8; 4] = *b"DSIX";

/// Bytes before a manifest's payload.
pub(super) const HEADER_LEN: usize = 16;

/// Bytes of a chunk's checksum.
const CHECKSUM_LEN: usize = 4;

/// What the chunks of a kind hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Words = b'w' as isize,
    Positions = b'p' as isize,
    Texts = b't' as isize,
    Titles = b'n' as isize,
    Spelling = b's' as isize,
    Reversed = b'r' as isize,
    Fields = b'f' as isize,
}

impl Kind {
    /// What the checksum of the chunk with that number is xored with, so that it is right only in its own place.
    pub(super) fn place(self, number: usize) -> u32 {
        let [a, b, c, d, ..] = (number as u64).to_le_bytes();
        crc32(&[self as u8, a, b, c, d])
    }
}

/// How hard to compress, from 1 to 12: beyond 9 it takes half as long again or more.
#[derive(Clone, Copy, Debug)]
pub(super) enum Effort {
    /// For what is written at the end, on one thread; a higher level would save two per cent.
    Usual = 9,
    /// For texts, the largest part, which many threads compress.
    High = 10,
}

/// The name of the file that holds `bytes`: 12 hexadecimal digits of their FNV-1a hash.
pub(super) fn file_name(bytes: &[u8]) -> [u8; 6] {
    let hash = Fnv64::of(bytes);
    let [_, _, rest @ ..] = (hash ^ hash >> 48).to_be_bytes();
    rest
}

/// The file with that name, as it is called on disk.
pub(super) fn shown_name(name: [u8; 6]) -> String {
    use std::fmt::Write as _;
    let mut shown = String::with_capacity(16);
    for byte in name {
        let _ = write!(shown, "{byte:02x}");
    }
    shown + ".bin"
}

/// Compresses chunks; keeps its tables from one to the next.
pub(super) struct Packer(libdeflater::Compressor);

impl Packer {
    pub(super) fn new(effort: Effort) -> Self {
        let level = libdeflater::CompressionLvl::new(effort as i32).unwrap_or_default();
        Self(libdeflater::Compressor::new(level))
    }

    /// The chunk that unpacks to `raw`, with a checksum that is not yet bound to its place.
    pub(super) fn pack(&mut self, raw: &[u8]) -> Vec<u8> {
        let mut body = Vec::new();
        self.deflate(raw, &mut body);
        let mut chunk = crc32(&body).to_le_bytes().to_vec();
        chunk.extend(body);
        chunk
    }

    /// The manifest whose payload is `raw`.
    pub(super) fn seal(&mut self, raw: &[u8]) -> Result<Vec<u8>, IndexError> {
        let mut body = Vec::new();
        self.deflate(raw, &mut body);
        let len = u32::try_from(body.len()).map_err(|_| IndexError::too_large(body.len()))?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        bytes.extend(0_u16.to_le_bytes());
        bytes.extend(len.to_le_bytes());
        bytes.extend(crc32(&body).to_le_bytes());
        bytes.extend(body);
        Ok(bytes)
    }

    fn deflate(&mut self, raw: &[u8], out: &mut Vec<u8>) {
        let mut packed = vec![0; self.0.deflate_compress_bound(raw.len())];
        // The bound is the library's own, so there is always room.
        let len = self.0.deflate_compress(raw, &mut packed).unwrap_or(0);
        put_varint(out, raw.len());
        put_varint(out, len);
        out.extend(&packed[..len]);
    }
}

/// Unpacks the chunk of that kind and number; it is followed in `bytes` by padding, which is all zeros.
pub(super) fn unpack(bytes: &[u8], kind: Kind, number: usize) -> Result<Vec<u8>, IndexError> {
    let (checksum, body) =
        bytes.split_first_chunk::<CHECKSUM_LEN>().ok_or(IndexError::length(CHECKSUM_LEN, bytes.len()))?;
    let mut cursor = Cursor::new(body);
    let raw_len = cursor.number()?;
    let packed_len = cursor.number()?;
    let end = cursor.at().saturating_add(packed_len);
    let (body, padding) = body.split_at_checked(end).ok_or(IndexError::length(end + CHECKSUM_LEN, bytes.len()))?;
    let (expected, found) = (u32::from_le_bytes(*checksum), crc32(body) ^ kind.place(number));
    if expected != found {
        return Err(IndexError::checksum(expected, found));
    }
    if padding.iter().any(|byte| *byte != 0) {
        return Err(IndexError::structure("zeros after a chunk", end + CHECKSUM_LEN));
    }
    inflate(&body[end - packed_len..], raw_len)
}

/// Checks the header of a manifest and unpacks its payload.
pub(super) fn unseal(bytes: &[u8]) -> Result<Vec<u8>, IndexError> {
    let Some((header, body)) = bytes.split_at_checked(HEADER_LEN) else {
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
    if body.len() != expected {
        return Err(IndexError::length(expected.saturating_add(HEADER_LEN), bytes.len()));
    }
    let checksum = crc32(body);
    if checksum != long(12) {
        return Err(IndexError::checksum(long(12), checksum));
    }
    let mut cursor = Cursor::new(body);
    let raw_len = cursor.number()?;
    let packed_len = cursor.number()?;
    let packed = body.get(cursor.at()..).filter(|packed| packed.len() == packed_len);
    inflate(packed.ok_or(IndexError::structure("the length of the payload", cursor.at()))?, raw_len)
}

fn inflate(packed: &[u8], raw_len: usize) -> Result<Vec<u8>, IndexError> {
    let wrong = || IndexError::structure("compressed data of the stated length", raw_len);
    // DEFLATE yields at most 1,032 bytes for one: memory is only allocated if the data can fill it.
    if raw_len > MAX_CHUNK_BYTES || raw_len > packed.len().saturating_mul(1032) {
        return Err(wrong());
    }
    let mut raw = vec![0; raw_len];
    match libdeflater::Decompressor::new().deflate_decompress(packed, &mut raw) {
        Ok(len) if len == raw_len => Ok(raw),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_the_common_one() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
