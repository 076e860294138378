//! Where the files of an index are.

use std::collections::HashMap;
use std::ops::Range;

use super::error::IndexError;

/// Gives bytes of the files of an index.
pub trait Source {
    /// The whole of `file`, or the bytes of it in `range`.
    ///
    /// # Errors
    ///
    /// There is no such file ([`IndexError::missing`]), it is shorter ([`IndexError::short`]), or the system cannot
    /// read it ([`IndexError::io`]).
    fn read(&self, file: &str, range: Option<Range<usize>>) -> Result<Vec<u8>, IndexError>;
}

impl<S: std::hash::BuildHasher> Source for HashMap<String, Vec<u8>, S> {
    fn read(&self, file: &str, range: Option<Range<usize>>) -> Result<Vec<u8>, IndexError> {
        let bytes = self.get(file).ok_or_else(|| IndexError::missing(file))?;
        let range = range.unwrap_or(0..bytes.len());
        bytes.get(range).map(<[u8]>::to_vec).ok_or_else(|| IndexError::short(file))
    }
}
