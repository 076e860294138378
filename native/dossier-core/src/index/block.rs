//! The contents of chunks, as they are read.

use super::error::IndexError;
use super::numbers::Cursor;

/// Words in the order of their bytes, and the lists of their groups.
#[derive(Debug)]
pub(super) struct Block {
    /// Words and the group of each.
    pub(super) forms: Vec<(String, usize)>,
    pub(super) groups: Vec<PostingList>,
}

impl Block {
    /// Reads a chunk of words; their documents are below `end`.
    pub(super) fn read(raw: &[u8], end: u32) -> Result<Self, IndexError> {
        let mut cursor = Cursor::new(raw);
        let mut sizes = Vec::new();
        for _ in 0..cursor.count()? {
            sizes.push(cursor.number()?);
        }
        let (mut forms, mut last) = (Vec::new(), Vec::new());
        for _ in 0..cursor.count()? {
            let at = cursor.at();
            let form = (cursor.next_text(&mut last)?, cursor.number()?);
            let rises = forms.last().is_none_or(|(before, _): &(String, usize)| *before < form.0);
            if form.1 >= sizes.len() || !rises {
                return Err(IndexError::structure("a word and its group", at));
            }
            forms.push(form);
        }
        let mut groups = Vec::new();
        for size in sizes {
            let documents = cursor.ascending(size, 0, end)?;
            groups.push(PostingList { documents, weights: Vec::new() });
        }
        for list in &mut groups {
            let at = cursor.at();
            let weights = cursor.take(list.documents.len()).filter(|weights| !weights.contains(&0));
            list.weights = weights.ok_or(IndexError::structure("weights", at))?.to_vec();
        }
        cursor.end()?;
        Ok(Self { forms, groups })
    }
}

/// The documents that contain a word in one of its forms.
#[derive(Debug, Default)]
pub(super) struct PostingList {
    /// In ascending order.
    pub(super) documents: Vec<u32>,
    /// The weight of the word in each, 1 or more.
    pub(super) weights: Vec<u8>,
}

/// What the index keeps about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) url: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) crumbs: String,
    pub(super) text: String,
}

/// A spelling list: words, and about how often each occurs.
pub(super) type Spelled = Vec<(String, u32)>;

/// Values of one field, and the documents that have each.
pub(super) type FieldValues = Vec<(String, Vec<u32>)>;
