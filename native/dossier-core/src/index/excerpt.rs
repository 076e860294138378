//! The piece of a text that shows why it was found.

use super::params::{EXCERPT_LEAD_WORDS, EXCERPT_WORDS};
use super::query::{self, QueryWord};
use crate::tokenize::{Word, tokenize};
use crate::units::ByteSpan;

/// What stands where the text goes on before and after the excerpt.
const BEFORE: &str = "… ";
const AFTER: &str = " …";

/// The ranges of the words of `text` that the query matches.
pub(super) fn highlight(text: &str, wanted: &[QueryWord]) -> Vec<ByteSpan> {
    tokenize(text).iter().filter(|word| query::matches(wanted, &word.term) != 0).map(|word| word.span).collect()
}

/// The excerpt of `text` that holds most of the query's words, the earliest of several, with the ranges of the
/// words it matches. It starts some words before the first of them, or with the text where none is there.
pub(super) fn excerpt(text: &str, wanted: &[QueryWord]) -> (String, Vec<ByteSpan>) {
    let words = tokenize(text);
    let matched: Vec<u32> = words.iter().map(|word| query::matches(wanted, &word.term)).collect();
    let latest = words.len().saturating_sub(EXCERPT_WORDS);
    let first = best(&matched).saturating_sub(EXCERPT_LEAD_WORDS).min(latest);
    let last = words.len().min(first + EXCERPT_WORDS);
    let Some(shown) = words.get(first..last).filter(|shown| !shown.is_empty()) else {
        return (String::new(), Vec::new());
    };
    let (cut_before, cut_after) = (first > 0, last < words.len());
    let start = if cut_before { shown[0].span.start } else { 0 };
    let end = if cut_after { shown[shown.len() - 1].span.end } else { text.len() };
    let (before, after) = (if cut_before { BEFORE } else { "" }, if cut_after { AFTER } else { "" });
    let shift = |word: &Word| {
        let from = |offset: usize| offset - start + before.len();
        ByteSpan::new(from(word.span.start), from(word.span.end))
    };
    let ranges = shown.iter().zip(&matched[first..last]).filter(|(_, bits)| **bits != 0).map(|(word, _)| shift(word));
    (format!("{before}{}{after}", &text[start..end]), ranges.collect())
}

/// The first word of the stretch with most words of the query; 0 where there is none.
fn best(matched: &[u32]) -> usize {
    let mut best = (0, 0);
    for at in (0..matched.len()).filter(|at| matched[*at] != 0) {
        let stretch = matched[at..].iter().take(EXCERPT_WORDS - EXCERPT_LEAD_WORDS);
        let count = stretch.fold(0, |bits, more| bits | more).count_ones();
        if count > best.0 {
            best = (count, at);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, query: &str) -> (String, Vec<String>) {
        let (excerpt, ranges) = excerpt(text, &query::parse(query, false));
        let words = ranges.iter().map(|range| range.of(&excerpt).to_owned()).collect();
        (excerpt, words)
    }

    #[test]
    fn short_text_is_shown_whole() {
        assert_eq!(shown("“Tide!” he said.", "tide"), ("“Tide!” he said.".into(), vec!["Tide".into()]));
        assert_eq!(shown("No such thing.", "tide"), ("No such thing.".into(), vec![]));
        assert_eq!(shown("—", "tide"), (String::new(), vec![]));
    }

    #[test]
    fn long_text_is_cut_around_the_richest_place() {
        let filler = "x ".repeat(60);
        let (excerpt, words) = shown(&format!("moon {filler}the Moon’s tide {filler}end."), "tide moon");
        assert_eq!(excerpt, format!("… x x x x the Moon’s tide {} …", "x ".repeat(23).trim()));
        assert_eq!(words, ["Moon’s", "tide"]);
        let (excerpt, words) = shown(&format!("{filler}tide."), "tide");
        assert_eq!(excerpt, format!("… {}tide.", "x ".repeat(29)));
        assert_eq!(words, ["tide"]);
    }
}
