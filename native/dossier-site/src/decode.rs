//! From the bytes of a page to its text, in whatever encoding it says.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes at the start of a page within which the HTML standard looks for the name of its encoding.
const PRESCAN_BYTES: usize = 1024;

/// Returns the text of `bytes`, and whether all of it could be read. A byte order mark decides, then what the page
/// says; without either it is UTF-8, or what browsers take it for if it is not.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, bool) {
    let declared = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding).or_else(|| stated(&bytes));
    if declared.is_none_or(|encoding| encoding == UTF_8) {
        let start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let text = if start == 0 { String::from_utf8(bytes) } else { String::from_utf8(bytes[start..].to_vec()) };
        return match text {
            Ok(text) => (text, true),
            Err(error) if declared.is_some() => (String::from_utf8_lossy(error.as_bytes()).into_owned(), false),
            Err(error) => (WINDOWS_1252.decode(error.as_bytes()).0.into_owned(), false),
        };
    }
    let (text, _, damaged) = declared.unwrap_or(UTF_8).decode(&bytes);
    (text.into_owned(), !damaged)
}

/// The encoding that a `meta` names: in `charset`, or in the `content` of one for `Content-Type`.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(PRESCAN_BYTES).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    for tag in head.split("<meta").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let Some((_, after)) = tag.split_once("charset") else { continue };
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(|one: char| one.is_whitespace() || matches!(one, '"' | '\'' | ';' | '/')).next();
        if let Some(encoding) = Encoding::for_label(label.unwrap_or_default().as_bytes()) {
            // A page whose `meta` can be read is not in UTF-16, whatever it says.
            return Some(encoding.output_encoding());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_its_own_encoding() {
        let page = |meta: &str, word: &[u8]| [b"<html><head>", meta.as_bytes(), b"</head>", word].concat();
        let meta = "<META http-equiv=Content-Type content='text/html; charset=koi8-r'>";
        for (bytes, expected, whole) in [
            (page("", "né".as_bytes()), "né", true),
            (page("<meta charset=utf-8>", b"n\xE9"), "n\u{FFFD}", false),
            (page("<meta charset='ISO-8859-1'/>", b"n\xE9 \x80"), "né €", true),
            (page("<meta charset=\"utf-16le\">", "né".as_bytes()), "né", true),
            (page(meta, b"\xC4\xC1"), "да", true),
            (page("<meta charset=Shift_JIS>", b"\x8A\xC2"), "環", true),
            (page("", b"n\xE9"), "né", false),
        ] {
            let (text, read) = decode(bytes);
            assert!(text.ends_with(expected) && read == whole, "{text}");
        }
        assert_eq!(decode(b"\xEF\xBB\xBFa".to_vec()), ("a".to_owned(), true));
        assert_eq!(decode(b"\xFF\xFEa\0\xE9\0".to_vec()), ("aé".to_owned(), true));
        assert_eq!(decode(b"\xFE\xFF\0a\0\xE9".to_vec()), ("aé".to_owned(), true));
    }
}
