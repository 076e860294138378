//! Exact titles: a reader who types one wants that document first.

use super::chunk_files::{ChunkWriter, Write, Written};
use super::error::IndexError;
use super::format::{Kind, Packer};
use super::numbers::{Cursor, put_gap, put_varint};
use super::params::{MAX_NAMESAKES, TITLES_PER_BUCKET};
use crate::fnv::fnv32;
use crate::tokenize::each_word;

/// A document, by number, and one of the keys of its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Titled {
    pub(super) key: u32,
    pub(super) document: u32,
}

/// What separates a title from an addition to it.
const DASHES: [&str; 2] = [" — ", " – "];

/// The key of a text as a title: FNV-1a of its terms, each with a space after it, without whole identifiers.
/// `None` for a text without words.
pub(super) fn title_key(text: &str) -> Option<u32> {
    let mut terms: Vec<String> = Vec::new();
    each_word(text, |term, _, position, _| {
        // A whole identifier comes before its first part, at the same place.
        terms.truncate(position);
        terms.push(term.to_owned());
    });
    let bytes = terms.iter().flat_map(|term| term.bytes().chain([b' ']));
    (!terms.is_empty()).then(|| fnv32(bytes))
}

/// Articles that a title may begin with, and that a reader may leave out or add.
#[rustfmt::skip]
const ARTICLES: [&str; 15] =
    ["a", "an", "das", "der", "die", "el", "het", "il", "la", "las", "le", "les", "lo", "los", "the"];

/// `title` without an article at its start, if more follows it.
pub(super) fn without_article(title: &str) -> Option<&str> {
    let (first, rest) = title.trim_start().split_once(' ')?;
    ARTICLES.contains(&&*first.to_lowercase()).then_some(rest)
}

/// The keys that find the document called `title`, and also `names`: the title with and without a number or an article
/// at its start, and up to a dash.
pub(super) fn title_keys(title: &str, names: &[String]) -> Vec<u32> {
    let unnumbered = without_number(title);
    let name = unnumbered.unwrap_or(title);
    let short = DASHES.iter().filter_map(|dash| name.split_once(dash)).map(|(short, _)| short);
    let mut keys: Vec<u32> = short
        .chain(unnumbered)
        .chain([title])
        .chain(without_article(name))
        .chain(names.iter().map(String::as_str))
        .filter_map(title_key)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What follows a number at the start of `title`, such as `59.2.`, `F.3.` or `Chapter 72.`.
fn without_number(title: &str) -> Option<&str> {
    let (first, rest) = title.split_once([' ', '\u{A0}'])?;
    let ends = |word: &str| word.ends_with(['.', ')']) && word.chars().any(char::is_alphanumeric);
    let short = |word: &str| word.contains(|c: char| c.is_ascii_digit()) || word.chars().count() == 2;
    if ends(first) && short(first) {
        return Some(rest);
    }
    let (second, rest) = rest.split_once([' ', '\u{A0}'])?;
    (ends(second) && short(second) && first.chars().all(char::is_alphabetic)).then_some(rest)
}

/// The bucket of `key` among `buckets`.
pub(super) fn bucket_of(key: u32, buckets: usize) -> usize {
    // Below `buckets`, which is far below 2^32.
    ((u64::from(key) * buckets as u64) >> 32) as usize
}

/// Writes all titles, in any order.
pub(super) fn write_titles(
    mut titles: Vec<Titled>,
    manifest: &mut Vec<u8>,
    file_bytes: usize,
    packer: &mut Packer,
    write: &mut Write<'_>,
) -> Result<Written, IndexError> {
    titles.sort_unstable();
    let named: Vec<_> =
        titles.chunk_by(|one, other| one.key == other.key).filter(|same| same.len() <= MAX_NAMESAKES).collect();
    let buckets = named.len().div_ceil(TITLES_PER_BUCKET);
    let mut raw = vec![Vec::new(); buckets];
    let mut last = vec![0; buckets];
    for same in named {
        let key = same[0].key;
        let at = bucket_of(key, buckets);
        put_varint(&mut raw[at], (key - last[at]) as usize);
        put_varint(&mut raw[at], same.len());
        let mut next = 0;
        for one in same {
            put_gap(&mut raw[at], &mut next, one.document);
        }
        last[at] = key;
    }
    let mut chunks = ChunkWriter::new(Kind::Titles, 1, file_bytes);
    for bucket in raw {
        chunks.push_raw(&bucket, packer, write)?;
    }
    chunks.finish(manifest, write)
}

/// The documents of `key` in the bucket `raw`, in ascending order; all are below `end`.
pub(super) fn find_title(raw: &[u8], key: u32, end: u32) -> Result<Vec<u32>, IndexError> {
    let mut cursor = Cursor::new(raw);
    let mut last = 0_u32;
    while !cursor.is_at_end() {
        last = last.saturating_add(cursor.varint()?);
        let count = cursor.count()?;
        let documents = cursor.ascending(count, 0, end)?;
        if last >= key {
            return Ok(if last == key { documents } else { Vec::new() });
        }
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_by_their_words() {
        assert_eq!(title_key("Hash Indexes"), title_key("  hash-INDEXES!"));
        assert_eq!(title_key("os.path_join"), title_key("os path join"));
        assert_eq!(title_key(" — "), None);
        assert!(title_keys("59.2. os.path — Names", &[]).contains(&title_key("os.path").unwrap()));
        assert!(title_keys("59.2. Hash Indexes", &[]).contains(&title_key("hash indexes").unwrap()));
        assert!(title_keys("Chapter\u{A0}72.\u{A0}Hash Indexes", &[]).contains(&title_key("hash indexes").unwrap()));
        assert!(title_keys("Appendix F. Hash Indexes", &[]).contains(&title_key("hash indexes").unwrap()));
        assert_eq!(title_keys("Hash Indexes", &[]).len(), 1);
        assert!(title_keys("2. The Anchor", &[]).contains(&title_key("anchor").unwrap()));
        assert_eq!(
            (without_article(" The anchor"), without_article("the"), without_article("then")),
            (Some("anchor"), None, None)
        );
    }
}
