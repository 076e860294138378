//! Runs of words: in memory, or in a file that is removed with them.

use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use dossier_core::index::Run;

use crate::error::SiteError;

/// Bytes read at once from a spilled run.
const BUFFER_BYTES: usize = 64 << 10;

/// The bytes of one run.
pub(crate) enum Bytes {
    Held(Cursor<Vec<u8>>),
    Spilled { reader: BufReader<File>, path: PathBuf },
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Held(bytes) => bytes.read(buffer),
            Self::Spilled { reader, .. } => reader.read(buffer),
        }
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if let Self::Spilled { path, .. } = self {
            // A file that is left is overwritten by the next build.
            let _ = fs::remove_file(path);
        }
    }
}

/// Keeps `run` in memory.
pub(crate) fn hold(run: Run<Vec<u8>>) -> Run<Bytes> {
    Run { reader: Bytes::Held(Cursor::new(run.reader)), batches: run.batches }
}

/// Writes `run` to `path`, which is removed with it.
pub(crate) fn spill(run: Run<Vec<u8>>, path: &Path) -> Result<Run<Bytes>, SiteError> {
    let failed = |error| SiteError::io(path, error);
    fs::write(path, &run.reader).map_err(failed)?;
    let reader = BufReader::with_capacity(BUFFER_BYTES, File::open(path).map_err(failed)?);
    Ok(Run { reader: Bytes::Spilled { reader, path: path.to_owned() }, batches: run.batches })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn read(run: &mut Run<Bytes>) -> Vec<u8> {
        let mut bytes = Vec::new();
        run.reader.read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_run_is_the_same_in_memory_and_on_disk_and_its_file_goes_with_it() {
        let run = || Run { reader: vec![7; 3 * BUFFER_BYTES + 1], batches: Vec::new() };
        let scratch = Scratch::new();
        let path = scratch.path("run.tmp");
        let mut spilled = spill(run(), &path).unwrap();
        assert!(path.exists());
        assert_eq!(read(&mut spilled), read(&mut hold(run())));
        drop(spilled);
        assert!(!path.exists());
    }

    #[test]
    fn a_run_that_cannot_be_written_is_an_error_with_the_path() {
        let scratch = Scratch::new();
        let path = scratch.path("none/run.tmp");
        let error = spill(Run { reader: Vec::new(), batches: Vec::new() }, &path).err().unwrap();
        assert_eq!(error.path(), Some(&*path));
    }
}
