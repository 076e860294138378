//! Words, as the index knows them. `assets/engine/tokenize.js` does the same in the browser; both are held to
//! `tests/contract/tokenize.json`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::runs::{each_run_until, is_unspaced, part_len};
use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// Code points of the longest word; longer runs are data rather than words, and are left out.
pub const MAX_TERM_CODE_POINTS: usize = 64;

/// Letters of the longest run that keeps a `++` or `#` after it, as in `C++`, `C#` and `g++`.
const MAX_SIGNED_BYTES: usize = 3;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is indexed: decomposed (NFKD), without marks, lower case, without a possessive `'s`.
    pub term: String,
    /// Its bytes in the text, with all that was dropped.
    pub span: ByteSpan,
    /// Its place among the words of the text, from 0. A whole identifier has the place of its first part.
    pub position: usize,
    /// How many places it takes: 1, or as many as an identifier has parts.
    pub places: usize,
}

/// Returns the words of `text` in order.
///
/// A word is a run of letters, digits and marks (Unicode's properties Alphabetic, N and M), with single
/// apostrophes (`'` or `’`) inside. Everything else separates words, a hyphen and a decimal point included. A run
/// that consists of marks alone is not a word. An identifier (`snake_case`, `camelCase`, `C++`) is a word, and so is
/// each of its parts, which follow it. Scripts without spaces yield each pair of neighbouring letters.
///
/// ```
/// use dossier_core::tokenize::tokenize;
///
/// let terms = |text: &str| -> Vec<_> { tokenize(text).into_iter().map(|word| word.term).collect() };
/// assert_eq!(terms("Zelenskyy’s ré-entry, don't!"), ["zelenskyy", "re", "entry", "don't"]);
/// assert_eq!(terms("os_pathName"), ["os_pathname", "os", "path", "name"]);
/// assert_eq!(terms("東京都"), ["東京", "京都"]);
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |term, span, position, places| {
        words.push(Word { term: term.to_owned(), span, position, places });
    });
    words
}

/// Returns the words of `text` with their ranges in code points.
#[must_use]
pub fn tokenize_in_code_points(text: &str) -> Vec<(String, CodePointSpan)> {
    let offsets = CodePoints::new(text);
    tokenize(text).into_iter().map(|word| (word.term, offsets.span(word.span))).collect()
}

/// Calls `visit` with each word of `text`: term, range, position and places as in [`Word`]. Returns the number of
/// positions.
pub fn each_word(text: &str, visit: impl FnMut(&str, ByteSpan, usize, usize)) -> usize {
    let mut cutter = Cutter { text, visit, position: 0, term: String::new(), parts: Vec::new() };
    each_run_until(text, |span, plain| cutter.run(span, plain));
    cutter.position
}

struct Cutter<'a, F> {
    text: &'a str,
    visit: F,
    position: usize,
    term: String,
    parts: Vec<ByteSpan>,
}

impl<F: FnMut(&str, ByteSpan, usize, usize)> Cutter<'_, F> {
    /// Takes one run of word characters; returns where to continue.
    fn run(&mut self, span: ByteSpan, plain: bool) -> usize {
        if !plain && span.of(self.text).chars().any(is_unspaced) {
            self.mixed(span);
            return span.end;
        }
        let rest = &self.text[span.end..];
        let sign = if rest.starts_with("++") { 2 } else { usize::from(rest.starts_with('#')) };
        let signed = sign > 0 && span.len() <= MAX_SIGNED_BYTES && part_len(self.text, span.end + sign).is_none();
        if signed && plain {
            let whole = ByteSpan::new(span.start, span.end + sign);
            fold(span.of(self.text), &mut self.term);
            if !self.term.is_empty() {
                self.term.push_str(&rest[..sign]);
                (self.visit)(&self.term, whole, self.position, 1);
            }
            self.word(span);
            return whole.end;
        }
        self.find_parts(span);
        if self.parts.len() < 2 {
            self.word(span);
            return span.end;
        }
        let parts = std::mem::take(&mut self.parts);
        let position = self.position;
        let filled = parts.iter().filter(|part| fold(part.of(self.text), &mut self.term)).count();
        if fold(span.of(self.text), &mut self.term) {
            (self.visit)(&self.term, span, position, filled.max(1));
        }
        for part in &parts {
            self.word(*part);
        }
        self.parts = parts;
        span.end
    }

    /// Takes a run with letters of scripts without spaces: pairs of those, and the words between them.
    fn mixed(&mut self, span: ByteSpan) {
        let mut start = span.start;
        let mut unspaced = None;
        for (at, character) in span.of(self.text).char_indices() {
            let at = span.start + at;
            if is_combining_mark(character) {
                continue;
            }
            let kind = Some(is_unspaced(character));
            if unspaced.is_some() && unspaced != kind {
                self.stretch(ByteSpan::new(start, at), unspaced == Some(true));
                start = at;
            }
            unspaced = kind;
        }
        self.stretch(ByteSpan::new(start, span.end), unspaced == Some(true));
    }

    fn stretch(&mut self, span: ByteSpan, unspaced: bool) {
        if !unspaced {
            let trimmed = span.of(self.text).trim_matches(['\'', '’', '_']);
            let start = span.start + span.of(self.text).find(trimmed).unwrap_or(0);
            return self.word(ByteSpan::new(start, start + trimmed.len()));
        }
        let text = span.of(self.text);
        let letters =
            text.char_indices().filter(|(_, one)| !is_combining_mark(*one) && !matches!(one, '\'' | '’' | '_'));
        let mut starts: Vec<usize> = letters.map(|(at, _)| span.start + at).collect();
        if starts.len() < 2 {
            return self.word(span);
        }
        starts.push(span.end);
        for pair in starts.windows(3) {
            self.word(ByteSpan::new(pair[0], pair[2]));
        }
    }

    fn word(&mut self, span: ByteSpan) {
        if fold(span.of(self.text), &mut self.term) {
            (self.visit)(&self.term, span, self.position, 1);
            self.position += 1;
        }
    }

    /// Cuts an identifier at underscores and where capital letters begin a part.
    fn find_parts(&mut self, span: ByteSpan) {
        self.parts.clear();
        let bytes = span.of(self.text).as_bytes();
        let mut start = 0;
        for at in 0..bytes.len() {
            let ends = |parts: &mut Vec<ByteSpan>, from: usize| {
                if at > from {
                    parts.push(ByteSpan::new(span.start + from, span.start + at));
                }
            };
            if bytes[at] == b'_' {
                ends(&mut self.parts, start);
                start = at + 1;
            } else if at > start && bytes[at].is_ascii_uppercase() {
                let before = bytes[at - 1];
                let next_is_lower = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
                if before.is_ascii_lowercase() || before.is_ascii_uppercase() && next_is_lower {
                    ends(&mut self.parts, start);
                    start = at;
                }
            }
        }
        if start > 0 {
            self.parts.push(ByteSpan::new(span.start + start, span.end));
        }
    }
}

/// Writes the term of `word` into `term`; false if nothing or too much is left.
fn fold(word: &str, term: &mut String) -> bool {
    term.clear();
    if word.is_ascii() {
        term.push_str(word);
        term.make_ascii_lowercase();
    } else {
        for character in word.nfkd().flat_map(char::to_lowercase) {
            match character {
                '’' => term.push('\''),
                // Lower case depends on what follows only here; a term does not.
                'ς' => term.push('σ'),
                '\'' | '_' => term.push(character),
                _ if is_combining_mark(character) => {}
                _ if character.is_alphanumeric() => term.push(character),
                // Decomposing some letters yields punctuation: `½` is `1⁄2`.
                _ => {}
            }
        }
    }
    if term.ends_with("'s") {
        term.truncate(term.len() - 2);
    }
    if term.len() > MAX_TERM_CODE_POINTS && term.chars().count() > MAX_TERM_CODE_POINTS {
        term.clear();
    }
    !term.is_empty()
}
