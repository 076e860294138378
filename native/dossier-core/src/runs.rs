//! Runs of characters that may be words, and the scripts in which words are written without spaces.

use unicode_normalization::char::is_combining_mark;

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

/// Calls `visit` with each run of letters, digits and marks in `text`, with single apostrophes and underscores inside,
/// and whether it is ASCII.
pub(crate) fn each_run(text: &str, mut visit: impl FnMut(ByteSpan, bool)) {
    each_run_until(text, |span, plain| {
        visit(span, plain);
        span.end
    });
}

/// Calls `take` with each run in `text` as [`each_run`] has them; it returns where to continue.
pub(crate) fn each_run_until(text: &str, mut take: impl FnMut(ByteSpan, bool) -> usize) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(len) = part_len(text, at) else {
            at += char_len(bytes[at]);
            continue;
        };
        let start = at;
        at += len;
        let mut plain = bytes[start].is_ascii();
        loop {
            if let Some(len) = part_len(text, at) {
                plain &= len == 1;
                at += len;
            } else if let Some(joined) = joint(text, at) {
                plain &= bytes[at..joined].iter().all(u8::is_ascii);
                at = joined;
            } else {
                break;
            }
        }
        at = take(ByteSpan::new(start, at), plain);
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

/// The byte after the apostrophe or underscores at `at`, if the word continues there.
fn joint(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let len = match rest.as_bytes().first()? {
        b'\'' => 1,
        b'_' => rest.bytes().take_while(|byte| *byte == b'_').count(),
        _ if rest.starts_with('’') => '’'.len_utf8(),
        _ => return None,
    };
    part_len(text, at + len).map(|_| at + len)
}

fn char_len(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}
