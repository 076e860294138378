//! Words, as the index knows them. `assets/engine/tokenize.js` does the same in the browser; both are held to
//! `tests/contract/tokenize.json`.

use crate::letters::{fold, is_apostrophe, is_hyphen, is_ignored, is_mark};
use crate::runs::{each_run_until, is_unspaced, part_len, run_end};
use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// Letters of the longest run that keeps a `++` or `#` after it, as in `C++`, `C#` and `g++`.
const MAX_SIGNED_BYTES: usize = 3;

/// Parts of the longest compound that is a word as a whole.
const MAX_COMPOUND_PARTS: usize = 3;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is indexed: in lower case, with spellings folded (`letters.rs`), without a possessive `'s` and
    /// without an article or a pronoun that has lost its vowel, as in `l'eau`.
    pub term: String,
    /// Its bytes in the text, with all that was dropped.
    pub span: ByteSpan,
    /// Its place among the words of the text, from 0. A whole identifier, compound or number has the place of its
    /// first part, which follows it; a word with a sign has that of the word without, which comes before it.
    pub position: usize,
    /// How many places it takes: 1, or as many as a whole has parts.
    pub places: usize,
}

/// Returns the words of `text` in order.
///
/// A word is a run of letters, digits and marks (Unicode's properties Alphabetic, N and M), with single apostrophes
/// and signs that are not seen, such as soft hyphens, inside; or a picture. A run that consists of marks alone is not a
/// word. An identifier (`snake_case`, `camelCase`), a compound of two or three words with hyphens (`fly-over`) and a
/// number in groups of three digits (`12,500`) are words without what is between their parts, and so is each part.
/// `C++`, `C#` and the like are words with and without their sign. A number after `¶` names a paragraph and is none.
/// Scripts without spaces yield each pair of neighbouring letters.
///
/// ```
/// use dossier_core::tokenize::tokenize;
///
/// let terms = |text: &str| -> Vec<_> { tokenize(text).into_iter().map(|word| word.term).collect() };
/// assert_eq!(terms("Zelenskyy’s ré-entry, don't!"), ["zelenskyy", "reentry", "re", "entry", "don't"]);
/// assert_eq!(terms("os_pathName"), ["os_pathname", "os", "path", "name"]);
/// assert_eq!(terms("l’eau, 1.200"), ["eau", "1200", "1", "200"]);
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
    let mut cutter = Cutter { text, visit, position: 0, joined_until: 0, term: String::new(), parts: Vec::new() };
    each_run_until(text, |span, plain| cutter.run(span, plain));
    cutter.position
}

struct Cutter<'a, F> {
    text: &'a str,
    visit: F,
    position: usize,
    /// Where the last whole ends that was looked for: its parts begin no other.
    joined_until: usize,
    term: String,
    parts: Vec<ByteSpan>,
}

impl<F: FnMut(&str, ByteSpan, usize, usize)> Cutter<'_, F> {
    /// Takes one run of word characters; returns where to continue.
    fn run(&mut self, span: ByteSpan, plain: bool) -> usize {
        if plain && self.text[..span.start].ends_with('¶') && is_number(span.of(self.text)) {
            return span.end;
        }
        if span.start >= self.joined_until {
            self.join(span);
        }
        if !plain && span.of(self.text).chars().any(is_unspaced) {
            self.mixed(span);
            return span.end;
        }
        let rest = &self.text[span.end..];
        let sign = if rest.starts_with("++") { 2 } else { usize::from(rest.starts_with('#')) };
        let signed = sign > 0 && span.len() <= MAX_SIGNED_BYTES && part_len(self.text, span.end + sign).is_none();
        if signed && plain {
            let whole = ByteSpan::new(span.start, span.end + sign);
            let position = self.position;
            self.word(span);
            if !self.term.is_empty() {
                self.term.push_str(&rest[..sign]);
                (self.visit)(&self.term, whole, position, 1);
            }
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

    /// Takes the whole that begins with the run at `span`, if one does: runs with hyphens between them, or a number in
    /// groups of three digits.
    fn join(&mut self, span: ByteSpan) {
        let text = self.text;
        let (mut end, mut parts) = (span.end, 1);
        let separator = text[end..].chars().next().unwrap_or_default();
        let number = is_number(span.of(text)) && span.len() <= 3 && is_separator(separator);
        if !number && !is_hyphen(separator) {
            return;
        }
        while let Some(rest) = text[end..].strip_prefix(if number { |one| is_separator(one) } else { is_hyphen }) {
            let start = text.len() - rest.len();
            let Some((next, _)) = run_end(text, start) else { break };
            let group = &text[start..next];
            if number && !(text[end..].starts_with(separator) && group.len() == 3 && is_number(group)) {
                break;
            }
            (end, parts) = (next, parts + 1);
        }
        let whole = ByteSpan::new(span.start, end);
        self.joined_until = end;
        let simple = |part: &str| !part.contains(|one| one == '_' || is_unspaced(one)) && !has_seam(part);
        let compound = !number
            && parts <= MAX_COMPOUND_PARTS
            && whole.of(text).split(is_hyphen).all(simple)
            && whole.of(text).contains(char::is_alphabetic);
        if parts > 1 && (number || compound) {
            let joined: String = whole.of(text).chars().filter(|one| !is_hyphen(*one) && *one != separator).collect();
            if fold(&joined, &mut self.term) {
                (self.visit)(&self.term, whole, self.position, parts);
            }
        }
    }

    /// Takes a run with letters of scripts without spaces: pairs of those, and the words between them.
    fn mixed(&mut self, span: ByteSpan) {
        let mut start = span.start;
        let mut unspaced = None;
        for (at, character) in span.of(self.text).char_indices() {
            let at = span.start + at;
            if is_mark(character) {
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
            let trimmed = span.of(self.text).trim_matches(is_joint);
            let start = span.start + span.of(self.text).find(trimmed).unwrap_or(0);
            return self.word(ByteSpan::new(start, start + trimmed.len()));
        }
        let text = span.of(self.text);
        let letters = text.char_indices().filter(|(_, one)| !is_mark(*one) && !is_joint(*one));
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

/// Whether `character` only joins letters of a run.
fn is_joint(character: char) -> bool {
    character == '_' || is_apostrophe(character) || is_ignored(character)
}

/// Whether a capital letter begins a part of `word`.
fn has_seam(word: &str) -> bool {
    word.as_bytes()
        .windows(3)
        .any(|three| three[1].is_ascii_uppercase() && three[2].is_ascii_lowercase() && three[0].is_ascii_alphabetic())
        || word.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `character` may separate groups of three digits.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | '.' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}
