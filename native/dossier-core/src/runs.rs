//! Runs of characters that may be words, and the scripts in which words are written without spaces.

use unicode_normalization::char::is_combining_mark;

use crate::letters::{is_apostrophe, is_ignored, is_picture};
use crate::units::ByteSpan;

/// Scripts that are written without spaces, as ranges of code points: Thai to Lao, Myanmar, Khmer, Hiragana and
/// Katakana, Han. Their text is cut into pairs of letters.
const UNSPACED: [(char, char); 10] = [
    ('\u{0E00}', '\u{0EFF}'),
    ('\u{1000}', '\u{109F}'),
    ('\u{1780}', '\u{17FF}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3040}', '\u{30FF}'),
    ('\u{31F0}', '\u{31FF}'),
    ('\u{3400}', '\u{9FFF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FF66}', '\u{FF9F}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// Calls `visit` with each run of letters, digits and marks in `text`, with single apostrophes, underscores and signs
/// that are not seen inside, and whether it is ASCII.
pub(crate) fn each_run(text: &str, mut visit: impl FnMut(ByteSpan, bool)) {
    each_run_until(text, |span, plain| {
        if part_len(text, span.start).is_some() {
            visit(span, plain);
        }
        span.end
    });
}

/// Calls `take` with each run in `text` as [`each_run`] has them, and with each picture; it returns where to continue.
pub(crate) fn each_run_until(text: &str, mut take: impl FnMut(ByteSpan, bool) -> usize) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if let Some((end, plain)) = run_end(text, at) {
            at = take(ByteSpan::new(at, end), plain);
            continue;
        }
        let len = char_len(bytes[at]);
        let picture = len > 2 && text[at..].starts_with(is_picture);
        at = if picture { take(ByteSpan::new(at, at + len), false) } else { at + len };
    }
}

/// Where the run ends that begins at `at`, if one does, and whether it is ASCII.
pub(crate) fn run_end(text: &str, at: usize) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let first = part_len(text, at)?;
    let (mut end, mut plain) = (at + first, first == 1);
    loop {
        if let Some(len) = part_len(text, end) {
            plain &= len == 1;
            end += len;
        } else if let Some(joined) = joint(text, end) {
            plain &= bytes[end..joined].iter().all(u8::is_ascii);
            end = joined;
        } else {
            return Some((end, plain));
        }
    }
}

/// Whether words are written without spaces in the script of `character`.
#[must_use]
pub(crate) fn is_unspaced(character: char) -> bool {
    character >= UNSPACED[0].0 && UNSPACED.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// The length in bytes of the character at `at`, if it is part of a word.
pub(crate) fn part_len(text: &str, at: usize) -> Option<usize> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return byte.is_ascii_alphanumeric().then_some(1);
    }
    let character = text[at..].chars().next()?;
    (character.is_alphanumeric() || is_combining_mark(character)).then(|| character.len_utf8())
}

/// The byte after the apostrophe, the underscores or the signs that are not seen at `at`, if the word continues there.
fn joint(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let len = match first {
        '_' => rest.bytes().take_while(|byte| *byte == b'_').count(),
        _ if is_apostrophe(first) => first.len_utf8(),
        _ => rest.chars().take_while(|one| is_ignored(*one)).map(char::len_utf8).sum(),
    };
    (len > 0 && part_len(text, at + len).is_some()).then_some(at + len)
}

fn char_len(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}
