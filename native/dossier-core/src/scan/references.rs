//! Character references: `&amp;`, `&#8217;`, `&#x2019;` and the legacy names without a semicolon.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Every named reference, sorted by name; written by `native/named_references.py`.
const TABLE: &str = include_str!("named_references.txt");

/// Bytes of the longest name in [`TABLE`], its semicolon included; a test checks it.
const MAX_NAME: usize = 32;

/// What a reference means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) characters: String,
    /// Bytes that it takes in the markup.
    pub(super) len: usize,
}

/// Reads the reference at the start of `rest`, which starts with `&`; `None` if the ampersand is literal.
///
/// In an attribute a legacy name is literal if `=` or a letter or digit follows, so that the query in
/// `?a=1&copy=2` survives.
pub(super) fn read(rest: &str, in_attribute: bool) -> Option<Reference> {
    let body = rest.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        return read_number(number);
    }
    let limit = body.bytes().take(MAX_NAME).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b';').count();
    let (name, characters) = (1..=limit).rev().find_map(|len| {
        let name = body.get(..len)?;
        Some((name, lookup(name)?))
    })?;
    if in_attribute && !name.ends_with(';') {
        let next = body.as_bytes().get(name.len());
        if next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric()) {
            return None;
        }
    }
    Some(Reference { characters: characters.to_owned(), len: 1 + name.len() })
}

/// Decodes all references of an attribute's value, and replaces U+0000 and carriage returns as the standard does.
pub(super) fn decode_attribute(value: &str) -> Cow<'_, str> {
    const SPECIAL: [char; 3] = ['&', '\0', '\r'];
    if !value.contains(SPECIAL) {
        return Cow::Borrowed(value);
    }
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(SPECIAL) {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = read(rest, true);
        let len = reference.as_ref().map_or(1, |reference| reference.len);
        match &reference {
            Some(reference) => decoded.push_str(&reference.characters),
            None if rest.starts_with('&') => decoded.push('&'),
            None if rest.starts_with('\0') => decoded.push(char::REPLACEMENT_CHARACTER),
            None if rest.starts_with("\r\n") => {}
            None => decoded.push('\n'),
        }
        rest = &rest[len..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn read_number(number: &str) -> Option<Reference> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (number, 10),
    };
    let count = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let value = digits[..count]
        .chars()
        .filter_map(|digit| digit.to_digit(radix))
        .fold(0_u32, |value, digit| value.saturating_mul(radix).saturating_add(digit));
    let semicolon = usize::from(digits.as_bytes().get(count) == Some(&b';'));
    Some(Reference {
        characters: numbered(value).to_string(),
        len: 1 + (number.len() - digits.len()) + 1 + count + semicolon,
    })
}

/// The character that a number means: "Numeric character reference end state" of the standard.
fn numbered(value: u32) -> char {
    /// What the standard reads for the numbers 0x80 to 0x9F: the characters of Windows-1252.
    const C1: [u32; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ];
    let value = match value {
        0 => 0xFFFD,
        0x80..=0x9F => C1[value as usize - 0x80],
        other => other,
    };
    char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The characters of a name without its `&`.
fn lookup(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    let names = NAMES.get_or_init(|| TABLE.lines().filter_map(parse_line).collect());
    let at = names.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    Some(&names[at].1)
}

fn parse_line(line: &'static str) -> Option<(&'static str, String)> {
    let (name, codes) = line.split_once(' ')?;
    let characters: Option<String> =
        codes.split('+').map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32)).collect();
    Some((name, characters?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_whole() {
        let names: Vec<_> = TABLE.lines().filter_map(parse_line).collect();
        assert_eq!(names.len(), 2231);
        assert!(names.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(names.iter().map(|(name, _)| name.len()).max(), Some(MAX_NAME));
    }

    #[test]
    fn reads_what_the_standard_reads() {
        for (markup, characters, len) in [
            ("&amp;", "&", 5),
            ("&ampx", "&", 4),
            ("&notit;", "¬", 4),
            ("&notin;", "∉", 7),
            ("&fjlig;", "fj", 7),
            ("&#65;", "A", 5),
            ("&#65x", "A", 4),
            ("&#x41;", "A", 6),
            ("&#X1F989;", "🦉", 9),
            ("&#146;", "\u{2019}", 6),
            ("&#0;", "\u{fffd}", 4),
            ("&#xD800;", "\u{fffd}", 8),
            ("&#99999999999999;", "\u{fffd}", 17),
        ] {
            let reference = read(markup, false);
            assert_eq!(reference, Some(Reference { characters: characters.into(), len }), "{markup}");
        }
        for literal in ["&", "& ", "&;", "&#", "&#;", "&#x;", "&#xg", "&unknown;", "&é"] {
            assert_eq!(read(literal, false), None, "{literal}");
        }
    }

    #[test]
    fn attributes_keep_what_looks_like_a_query() {
        assert_eq!(decode_attribute("?a=1&copy=2&amp;b&lt;&"), "?a=1&copy=2&b<&");
        assert_eq!(decode_attribute("?a&copy"), "?a©");
    }
}
