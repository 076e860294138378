//! Links that a generator adds to a heading so that a reader can copy its address.

use super::markup::{StartTag, is_space};
use super::names;
use super::text::text_of;
use crate::addresses::decode;

/// Bytes from the start of a heading to a link to it; with a bound, many links cost linear time.
const MAX_HEADING_BYTES: usize = 4096;

/// The heading that was opened last.
#[derive(Debug)]
pub(super) struct Heading {
    name: String,
    /// Where its content begins, in bytes.
    content: usize,
    /// Ids that lead to it: its own, and those of elements that begin with it.
    ids: Vec<String>,
}

impl Heading {
    /// The heading of `tag`, where `around` are ids that were read since the last text.
    pub(super) fn open(tag: &StartTag<'_>, around: impl Iterator<Item = String>) -> Option<Self> {
        let ids = tag.id.iter().map(ToString::to_string).chain(around).collect();
        names::is_heading(&tag.name).then(|| Self { name: tag.name.to_string(), content: tag.end, ids })
    }

    /// Whether the link `tag` is no part of what the heading says. Inside, it is a link that has no words, or one to
    /// the heading after its words; right after the heading, any link to it. A link that is the whole heading is its
    /// text.
    pub(super) fn has_self_link(&self, html: &str, tag: &StartTag<'_>) -> bool {
        let Some((_, target)) = tag.href.as_deref().and_then(|href| href.split_once('#')) else { return false };
        if tag.start - self.content > MAX_HEADING_BYTES {
            return false;
        }
        let target = decode(target);
        let own = self.ids.contains(&target);
        let before = &html[self.content..tag.start];
        if let Some(after) = ending(before, &self.name) {
            return own && words(&before[after..]).is_empty();
        }
        let end = ending(&html[tag.end..], "a").map_or(html.len(), |end| tag.end + end);
        !says(&words(&html[tag.end..end])) || own && says(&words(before))
    }
}

/// Where the first end tag called `name` begins in `html`.
fn ending(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| {
        let rest = &html.as_bytes()[at + 2..];
        rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_none_or(|byte| is_space(*byte) || *byte == b'>')
    })
}

/// The text of `html` without its tags, of which the first may be cut.
fn words(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        text.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    text_of(&text)
}

/// Whether `text` has a letter or a digit.
fn says(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
