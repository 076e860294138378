//! Chunks in files: written one after another, and found again through the manifest.

use super::error::IndexError;
use super::format::{Kind, Packer, file_name, shown_name};
use super::numbers::{Cursor, put_varint};

/// Takes a file's name and bytes.
pub type Write<'a> = dyn FnMut(&str, &[u8]) -> Result<(), IndexError> + 'a;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) files: usize,
    /// Bytes of all these files.
    pub(super) bytes: usize,
}

/// Writes chunks of one kind into files of about `file_bytes`.
pub(super) struct ChunkWriter {
    kind: Kind,
    align: usize,
    file_bytes: usize,
    file: Vec<u8>,
    names: Vec<[u8; 6]>,
    /// Chunks in each file.
    counts: Vec<usize>,
    /// Bytes of each chunk with its padding, in units of `align`.
    lengths: Vec<usize>,
    bytes: usize,
}

impl ChunkWriter {
    pub(super) fn new(kind: Kind, align: usize, file_bytes: usize) -> Self {
        let (names, counts, lengths) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, align, file_bytes, file: Vec::new(), names, counts, lengths, bytes: 0 }
    }

    /// Adds a chunk as [`Packer::pack`] made it, and binds its checksum to this place.
    pub(super) fn push(&mut self, chunk: &[u8], write: &mut Write<'_>) -> Result<(), IndexError> {
        if !self.file.is_empty() && self.file.len() + chunk.len() > self.file_bytes {
            self.end_file(write)?;
        }
        if self.file.is_empty() {
            self.counts.push(0);
        }
        let units = chunk.len().div_ceil(self.align);
        let place = self.kind.place(self.lengths.len()).to_le_bytes();
        self.file.extend(chunk.iter().zip(place).map(|(byte, mask)| byte ^ mask));
        self.file.extend(&chunk[place.len()..]);
        self.file.resize(self.file.len() + units * self.align - chunk.len(), 0);
        self.lengths.push(units);
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
        Ok(())
    }

    pub(super) fn push_raw(
        &mut self,
        raw: &[u8],
        packer: &mut Packer,
        write: &mut Write<'_>,
    ) -> Result<(), IndexError> {
        self.push(&packer.pack(raw), write)
    }

    /// Writes what is left and records in `manifest` where the chunks are.
    pub(super) fn finish(mut self, manifest: &mut Vec<u8>, write: &mut Write<'_>) -> Result<Written, IndexError> {
        self.end_file(write)?;
        put_varint(manifest, self.names.len());
        for name in &self.names {
            manifest.extend(name);
        }
        for count in &self.counts {
            put_varint(manifest, *count);
        }
        for length in &self.lengths {
            put_varint(manifest, *length);
        }
        Ok(Written { files: self.names.len(), bytes: self.bytes })
    }

    fn end_file(&mut self, write: &mut Write<'_>) -> Result<(), IndexError> {
        if self.file.is_empty() {
            return Ok(());
        }
        let name = file_name(&self.file);
        write(&shown_name(name), &self.file)?;
        self.names.push(name);
        self.bytes += self.file.len();
        self.file.clear();
        Ok(())
    }
}

/// Where a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChunkPlace {
    pub(super) file: usize,
    pub(super) start: usize,
    pub(super) len: usize,
}

/// Where the chunks of one kind are.
#[derive(Clone, Debug)]
pub(super) struct ChunkFiles {
    pub(super) kind: Kind,
    /// The names of the files.
    pub(super) names: Vec<String>,
    pub(super) places: Vec<ChunkPlace>,
}

impl ChunkFiles {
    /// Reads what [`ChunkWriter::finish`] wrote.
    pub(super) fn read(cursor: &mut Cursor<'_>, kind: Kind, align: usize) -> Result<Self, IndexError> {
        let at = cursor.at();
        let mut read = Self { kind, names: Vec::new(), places: Vec::new() };
        for _ in 0..cursor.count()? {
            let name = cursor.take(6).and_then(|name| name.try_into().ok());
            read.names.push(shown_name(name.ok_or(IndexError::structure("the name of a file", at))?));
        }
        let counts: Result<Vec<_>, _> = read.names.iter().map(|_| cursor.count()).collect();
        for (file, count) in counts?.into_iter().enumerate() {
            let mut start = 0_usize;
            for _ in 0..count {
                let len = cursor.number()?.saturating_mul(align);
                read.places.push(ChunkPlace { file, start, len });
                start = start.saturating_add(len);
            }
        }
        Ok(read)
    }
}
