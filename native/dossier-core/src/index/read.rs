//! Bytes to an index that can be searched.

use super::error::IndexError;
use super::format::{self, Cursor, TABLE_LEN};

/// An index over borrowed bytes.
///
/// Opening checks the checksum, all lengths, all texts and the order of the vocabulary; postings are checked when
/// a search reads them.
#[derive(Debug)]
pub struct Index<'a> {
    pub(super) payload: &'a [u8],
    pub(super) documents: Vec<Stored<'a>>,
    /// All terms in byte order.
    pub(super) terms: Vec<Term<'a>>,
}

/// What the index keeps of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored<'a> {
    pub(super) url: &'a str,
    pub(super) kind: &'a str,
    pub(super) title: &'a str,
    pub(super) crumbs: &'a str,
    pub(super) text: &'a str,
}

/// A term and the place of its postings in the payload.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'a> {
    pub(super) text: &'a str,
    start: usize,
    len: usize,
}

/// A document that holds a term, and how much that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) document: usize,
    pub(super) impact: u32,
}

impl<'a> Index<'a> {
    /// Opens an index that [`super::build`] wrote.
    ///
    /// # Errors
    ///
    /// The bytes are damaged, or written in another version of the format.
    pub fn open(bytes: &'a [u8]) -> Result<Self, IndexError> {
        let payload = format::unseal(bytes)?;
        let mut table = Cursor::new(payload, 0, TABLE_LEN)?;
        let (document_count, term_count) = (table.u32()?, table.u32()?);
        let (documents_len, vocabulary_len) = (table.u32()?, table.u32()?);
        let mut cursor = Cursor::new(payload, TABLE_LEN, documents_len)?;
        let mut documents = Vec::new();
        for _ in 0..document_count {
            documents.push(Stored {
                url: cursor.text()?,
                kind: cursor.text()?,
                title: cursor.text()?,
                crumbs: cursor.text()?,
                text: cursor.text()?,
            });
        }
        expect_end(&cursor)?;
        let mut cursor = Cursor::new(payload, cursor.at(), vocabulary_len)?;
        let mut start = cursor.at() + vocabulary_len;
        let mut terms: Vec<Term<'a>> = Vec::new();
        for _ in 0..term_count {
            let at = cursor.at();
            let text = cursor.text()?;
            let len = cursor.varint()? as usize;
            if text.is_empty() || terms.last().is_some_and(|last| last.text >= text) {
                return Err(IndexError::structure("a term after the one before it", at));
            }
            terms.push(Term { text, start, len });
            start = start.saturating_add(len);
        }
        expect_end(&cursor)?;
        if start != payload.len() {
            return Err(IndexError::structure("the end of the postings", start));
        }
        Ok(Self { payload, documents, terms })
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether the index holds no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// All terms in byte order.
    pub fn terms(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.terms.iter().map(|term| term.text)
    }

    /// The postings of a term, in order of documents.
    pub(super) fn postings(&self, term: &Term<'a>) -> Result<Vec<Posting>, IndexError> {
        let mut cursor = Cursor::new(self.payload, term.start, term.len)?;
        let mut postings = Vec::new();
        let mut next = 0;
        while !cursor.is_at_end() {
            let at = cursor.at();
            let document = (cursor.varint()? as usize).saturating_add(next);
            let impact = cursor.varint()?;
            if document >= self.documents.len() || !(1..=super::params::MAX_IMPACT).contains(&impact) {
                return Err(IndexError::structure("a document and its impact", at));
            }
            postings.push(Posting { document, impact });
            next = document + 1;
        }
        Ok(postings)
    }
}

fn expect_end(cursor: &Cursor<'_>) -> Result<(), IndexError> {
    if cursor.is_at_end() { Ok(()) } else { Err(IndexError::structure("the end of a section", cursor.at())) }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Options, build};
    use super::*;

    /// A damaged payload under a checksum that matches it: only a broken or malicious writer makes one.
    #[test]
    fn a_wrong_payload_is_an_error_or_an_answer_but_no_panic() {
        let text =
            |text: &str| Document { url: text.into(), title: text.into(), text: text.into(), ..Document::default() };
        let bytes = build(&[text("the moon"), text("née 𝛑"), text("moored")]).unwrap();
        let payload = &bytes[format::HEADER_LEN..];
        let (mut refused, mut answered) = (0, 0);
        for at in 0..payload.len() {
            for value in [0, 1, 0x7F, 0x80, 0xFF, payload[at].wrapping_add(1), payload[at] ^ 0x20] {
                let mut wrong = payload.to_vec();
                wrong[at] = value;
                let sealed = format::seal(&wrong).unwrap();
                match Index::open(&sealed).and_then(|index| index.search("moon n", Options::default())) {
                    Ok(_) => answered += 1,
                    Err(_) => refused += 1,
                }
            }
            assert!(Index::open(&format::seal(&payload[..at]).unwrap()).is_err());
        }
        assert!(refused > 100 && answered > 100, "{refused} refused, {answered} answered");
    }
}
