//! The files of an index on disk.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_file_is_read_whole_or_in_part() {
        let scratch = Scratch::new();
        scratch.write("a.bin", b"0123456789");
        let folder = Folder(scratch.path(""));
        assert_eq!(folder.read("a.bin", None).unwrap(), b"0123456789");
        assert_eq!(folder.read("a.bin", Some(2..5)).unwrap(), b"234");
        assert_eq!(folder.read("a.bin", Some(8..20)).unwrap(), b"89", "the caller checks the number of bytes");
        assert_eq!(folder.read("a.bin", Some(20..30)).unwrap(), b"");
    }

    #[test]
    fn a_file_that_is_not_there_is_an_error_of_the_system_with_its_path() {
        let scratch = Scratch::new();
        let error = Folder(scratch.path("")).read("none.bin", Some(0..1)).unwrap_err();
        assert_eq!(error.path(), Some(&*scratch.path("none.bin")));
        assert_eq!(error.io_error().unwrap().kind(), std::io::ErrorKind::NotFound);
        assert!(std::error::Error::source(&error).unwrap().is::<std::io::Error>());
    }

    #[test]
    fn files_of_an_index_are_known_by_their_names() {
        for (name, expected) in [
            ("manifest.bin", true),
            ("0123456789ab.bin", true),
            ("0123456789a.bin", false),
            ("0123456789abc.bin", false),
            ("0123456789xy.bin", false),
            ("0123456789ab.txt", false),
            ("manifest.bin.tmp", false),
            ("notes.bin", false),
        ] {
            assert_eq!(is_index_file(name), expected, "{name}");
        }
    }
}
