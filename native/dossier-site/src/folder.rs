//! The files of an index on a disk.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::PathBuf;

use dossier_core::index::{IndexError, MANIFEST, Source};

/// A folder that holds an index.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Source for Folder {
    fn read(&self, file: &str, range: Option<Range<usize>>) -> Result<Vec<u8>, IndexError> {
        let path = self.0.join(file);
        let bytes = match range {
            None => fs::read(&path),
            Some(range) => File::open(&path).and_then(|mut file| {
                file.seek(SeekFrom::Start(range.start as u64))?;
                let mut bytes = Vec::new();
                file.take(range.len() as u64).read_to_end(&mut bytes)?;
                Ok(bytes)
            }),
        };
        bytes.map_err(|error| IndexError::io(path, error))
    }
}

/// Whether `name` is one that the files of an index have.
pub(crate) fn is_index_file(name: &str) -> bool {
    name == MANIFEST
        || name
            .strip_suffix(".bin")
            .is_some_and(|stem| stem.len() == 12 && stem.bytes().all(|one| one.is_ascii_hexdigit()))
}
