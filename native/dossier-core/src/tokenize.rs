//! Words, as the index knows them. `assets/search/tokenize.js` does the same in the browser; both are held to
//! `tests/contract/tokenize.json`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is indexed: decomposed (NFKD), without marks, lower case, without a possessive `'s`.
    pub term: String,
    /// Where it stands in the text, with all that was dropped.
    pub span: ByteSpan,
}

/// Returns the words of `text` in order.
///
/// A word is a run of letters, digits and marks (Unicode's properties Alphabetic, N and M), with single
/// apostrophes (`'` or `’`) inside. Everything else separates words, a hyphen, an underscore and a decimal point
/// included. A run that consists of marks alone is no word.
///
/// ```
/// use dossier_core::tokenize::tokenize;
///
/// let terms: Vec<_> = tokenize("Zelenskyy’s ré-entry, don't!").into_iter().map(|word| word.term).collect();
/// assert_eq!(terms, ["zelenskyy", "re", "entry", "don't"]);
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if is_part(character) {
            start.get_or_insert(at);
        } else if let Some(from) = start {
            let inside = is_apostrophe(character) && characters.peek().is_some_and(|&(_, next)| is_part(next));
            if !inside {
                words.extend(word(text, ByteSpan::new(from, at)));
                start = None;
            }
        }
    }
    words.extend(start.and_then(|from| word(text, ByteSpan::new(from, text.len()))));
    words
}

/// Returns the words of `text` with their ranges in code points.
#[must_use]
pub fn tokenize_in_code_points(text: &str) -> Vec<(String, CodePointSpan)> {
    let offsets = CodePoints::new(text);
    tokenize(text).into_iter().map(|word| (word.term, offsets.span(word.span))).collect()
}

fn word(text: &str, span: ByteSpan) -> Option<Word> {
    let mut term = String::with_capacity(span.len());
    for character in span.of(text).nfkd().flat_map(char::to_lowercase) {
        match character {
            '\'' | '’' => term.push('\''),
            // Lower case depends on what follows only here; a term does not.
            'ς' => term.push('σ'),
            _ if is_combining_mark(character) => {}
            _ if character.is_alphanumeric() => term.push(character),
            // Decomposing some letters yields punctuation: `½` is `1⁄2`.
            _ => {}
        }
    }
    if term.ends_with("'s") {
        term.truncate(term.len() - 2);
    }
    (!term.is_empty()).then_some(Word { term, span })
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}
