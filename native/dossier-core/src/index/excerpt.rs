//! The piece of a text that shows why it was found.

use std::collections::HashMap;

use super::params::{EXCERPT_BACK_WORDS, EXCERPT_LEAD_WORDS, EXCERPT_WORDS, PROXIMITY_WORDS};
use crate::tokenize::each_word;
use crate::units::ByteSpan;

/// What is shown where the text continues before and after the excerpt.
const BEFORE: &str = "… ";
const AFTER: &str = " …";

/// What ends a sentence, and what may stand between that and the space after it.
const STOPS: &str = ".!?…";
const CLOSING: &str = "\"'”’)]»";
/// Short forms that are written with a full stop.
const SHORT: [&str; 15] =
    ["dr", "gen", "gov", "jr", "lt", "mr", "mrs", "ms", "no", "prof", "rep", "sen", "sr", "st", "vs"];

/// The words that a query matches: one bit for each of its own words, from the lowest.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    bits: HashMap<String, u32>,
}

impl Matcher {
    /// Makes `form` a match of the query's word `at`.
    pub(super) fn add(&mut self, form: &str, at: usize) {
        *self.bits.entry(form.to_owned()).or_default() |= 1 << at;
    }

    /// For each place of `text`, the word there and the words of the query that it matches. The parts of an
    /// identifier match what the whole matches.
    fn places(&self, text: &str) -> Vec<(ByteSpan, u32)> {
        let mut places: Vec<(ByteSpan, u32)> = Vec::new();
        let (mut covered_until, mut cover) = (0, 0);
        each_word(text, |term, span, position, count| {
            let bits = self.bits.get(term).copied().unwrap_or(0);
            if let Some(whole) = places.get_mut(position) {
                whole.1 |= bits;
                // The sign after a word is not a part by itself: `C++` stays whole.
                if covered_until > position + 1 || span.end > whole.0.end {
                    whole.0 = span;
                }
            } else {
                if position >= covered_until {
                    (covered_until, cover) = (position + count, bits);
                }
                places.push((span, bits | cover));
            }
        });
        places
    }
}

/// The ranges of the words of `text` that the query matches.
pub(super) fn highlight(text: &str, matcher: &Matcher) -> Vec<ByteSpan> {
    joined(matcher.places(text).into_iter().filter(|(_, bits)| *bits != 0).map(|(span, _)| span))
}

/// How near each other the query's `words` (bits of the matcher) are in `text`, in 64ths of what they would add side
/// by side: for each two neighbours in the query, 64 divided by the least distance between them.
pub(super) fn nearness(text: &str, matcher: &Matcher, words: &[usize]) -> u64 {
    let mut last = [None; u32::BITS as usize];
    let mut nearest = [usize::MAX; u32::BITS as usize];
    for (at, (_, bits)) in matcher.places(text).into_iter().enumerate().filter(|(_, (_, bits))| *bits != 0) {
        for word in words.iter().filter(|word| bits >> **word & 1 == 1) {
            last[*word] = Some(at);
        }
        for (pair, (one, other)) in words.iter().zip(&words[1..]).enumerate() {
            if (bits >> one | bits >> other) & 1 == 1
                && let (Some(first), Some(second)) = (last[*one], last[*other])
            {
                nearest[pair] = nearest[pair].min(first.abs_diff(second).max(1));
            }
        }
    }
    let near = nearest.iter().filter(|distance| **distance <= PROXIMITY_WORDS);
    near.map(|distance| 64 / *distance as u64).sum()
}

/// The excerpt of `text` that holds most of the query's words, the earliest of several, with the ranges of the
/// words it matches. It starts with the sentence of the first of them if that is not too long, and else some words
/// before it; with the text if there is no match.
pub(super) fn excerpt(text: &str, matcher: &Matcher) -> (String, Vec<ByteSpan>) {
    let places = matcher.places(text);
    let latest = places.len().saturating_sub(EXCERPT_WORDS);
    let richest = best(&places);
    let lead = richest.saturating_sub(EXCERPT_LEAD_WORDS).min(latest);
    let first = opening(text, &places, lead, richest);
    let last = places.len().min(first.max(lead) + EXCERPT_WORDS);
    let Some(shown) = places.get(first..last).filter(|shown| !shown.is_empty()) else {
        return (String::new(), Vec::new());
    };
    let (cut_before, cut_after) = (first > 0, last < places.len());
    let start = if cut_before { shown[0].0.start } else { 0 };
    let end = if cut_after { shown[shown.len() - 1].0.end } else { text.len() };
    let (before, after) = (if cut_before { BEFORE } else { "" }, if cut_after { AFTER } else { "" });
    let from = |offset: usize| offset - start + before.len();
    let matching = shown.iter().filter(|(_, bits)| *bits != 0);
    let ranges = joined(matching.map(|(span, _)| ByteSpan::new(from(span.start), from(span.end))));
    (format!("{before}{}{after}", &text[start..end]), ranges)
}

/// Where an excerpt starts that would start at the place `lead`: with a sentence that begins there or later, up to the
/// place `richest`, or with one that begins not much earlier; else at `lead`, but within no word such as `U.S.`
fn opening(text: &str, places: &[(ByteSpan, u32)], lead: usize, richest: usize) -> usize {
    if lead == 0 {
        return 0;
    }
    let earliest = lead.saturating_sub(EXCERPT_BACK_WORDS);
    let begins = |at: &usize| begins_sentence(text, places, *at);
    let within = || (earliest..=lead).rev().find(|at| *at == 0 || between(text, places, *at).contains([' ', '\n']));
    (lead..=richest).find(begins).or_else(|| (earliest..lead).rev().find(begins)).or_else(within).unwrap_or(lead)
}

/// Whether a sentence begins at the place `at`: the text begins there, or there is a stop before it, and a space. A
/// full stop after a single letter or a short title ends none.
fn begins_sentence(text: &str, places: &[(ByteSpan, u32)], at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return true };
    let gap = between(text, places, at);
    let mut stopped = false;
    let ended = gap.chars().any(|sign| {
        let spaced = stopped && [' ', '\n'].contains(&sign);
        stopped = STOPS.contains(sign) || stopped && CLOSING.contains(sign);
        spaced
    });
    let word = places[last].0.of(text);
    let short = word.chars().count() == 1 || SHORT.contains(&word.to_ascii_lowercase().as_str());
    ended && !(gap.starts_with('.') && short)
}

/// The text between the place `at`, which is not the first, and the one before it.
fn between<'text>(text: &'text str, places: &[(ByteSpan, u32)], at: usize) -> &'text str {
    text.get(places[at - 1].0.end..places[at].0.start).unwrap_or_default()
}

/// The same ranges, with those that overlap joined.
fn joined(ranges: impl Iterator<Item = ByteSpan>) -> Vec<ByteSpan> {
    let mut all: Vec<ByteSpan> = Vec::new();
    for range in ranges {
        match all.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => all.push(range),
        }
    }
    all
}

/// The first place of the stretch with most words of the query; 0 without any.
fn best(places: &[(ByteSpan, u32)]) -> usize {
    let mut best = (0, 0);
    for at in (0..places.len()).filter(|at| places[*at].1 != 0) {
        let stretch = places[at..].iter().take(EXCERPT_WORDS - EXCERPT_LEAD_WORDS);
        let count = stretch.fold(0, |bits: u32, (_, more)| bits | more).count_ones();
        if count > best.0 {
            best = (count, at);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str]) -> (String, Vec<String>) {
        let mut matcher = Matcher::default();
        for (at, word) in words.iter().enumerate() {
            matcher.add(word, at);
        }
        let (excerpt, ranges) = excerpt(text, &matcher);
        let words = ranges.iter().map(|range| range.of(&excerpt).to_owned()).collect();
        (excerpt, words)
    }

    #[test]
    fn short_text_is_shown_whole() {
        assert_eq!(shown("“Tide!” he said.", &["tide"]), ("“Tide!” he said.".into(), vec!["Tide".into()]));
        assert_eq!(shown("No such thing.", &["tide"]), ("No such thing.".into(), vec![]));
        assert_eq!(shown("—", &["tide"]), (String::new(), vec![]));
    }

    #[test]
    fn long_text_is_cut_around_the_richest_place() {
        let filler = "x ".repeat(60);
        let (excerpt, words) = shown(&format!("moon {filler}the Moon’s tide {filler}end."), &["tide", "moon"]);
        assert_eq!(excerpt, format!("… x x x x the Moon’s tide {} …", "x ".repeat(23).trim()));
        assert_eq!(words, ["Moon’s", "tide"]);
        let (excerpt, words) = shown(&format!("{filler}tide."), &["tide"]);
        assert_eq!(excerpt, format!("… {}tide.", "x ".repeat(29)));
        assert_eq!(words, ["tide"]);
    }

    #[test]
    fn an_excerpt_starts_with_a_sentence_and_within_no_abbreviation() {
        let filler = "y ".repeat(60);
        let starts =
            |text: &str| shown(&format!("{filler}{text} {filler}end."), &["tide"]).0[.."… ".len() + 8].to_owned();
        assert_eq!(starts("end. Now the tide turns"), "… Now the ");
        assert_eq!(starts("end! “Now one of all the many things of the tide turns"), "… Now one ");
        assert_eq!(starts("end. Often the U.S. President saw Mr. Ebb see the tide turn"), "… Often th");
        assert_eq!(starts("as the U.S. President saw it the tide"), "… U.S. Pre");
        assert_eq!(starts("as we saw U.S.A.F. men see the tide"), "… U.S.A.F.");
    }

    #[test]
    fn words_are_near_by_their_least_distance_in_either_order() {
        let near = |text: &str, words: &[&str]| {
            let mut matcher = Matcher::default();
            for (at, word) in words.iter().enumerate() {
                matcher.add(word, at);
            }
            nearness(text, &matcher, &(0..words.len()).collect::<Vec<_>>())
        };
        assert_eq!(near("the tide moon", &["tide", "moon"]), 64);
        assert_eq!(near("moon and tide, x x x x x tide", &["tide", "moon"]), 32);
        assert_eq!(near("tide x x x x x x x x moon", &["tide", "moon"]), 0);
        assert_eq!(near("tide moon pull", &["tide", "moon", "pull"]), 128);
        assert_eq!(near("tide", &["tide", "moon"]), 0);
    }

    #[test]
    fn parts_and_wholes_of_identifiers_and_pairs_of_letters_are_shown() {
        assert_eq!(shown("in C++ and c", &["c++"]).1, ["C++"]);
        assert_eq!(shown("call osPath_join now", &["path"]).1, ["Path"]);
        assert_eq!(shown("call osPath_join now", &["ospath_join"]).1, ["os", "Path", "join"]);
        assert_eq!(shown("東京都の", &["東京", "京都"]).1, ["東京都"]);
    }
}
