//! What languages do to words: which forms belong together, and which words say little.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::endings::{endings_of, light_stem};

/// Words so common that a query with others is ranked by the others. English, folded.
#[rustfmt::skip]
const ENGLISH_STOPWORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being",
    "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing", "down", "during", "each", "for",
    "from", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "itself", "just", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of",
    "on", "only", "or", "other", "our", "out", "over", "own", "same", "shall", "she", "should", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to",
    "too", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
];

/// The language of a document's words in the Latin script; other scripts name theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

impl Default for Language {
    fn default() -> Self {
        Self("en")
    }
}

/// Languages with a stemmer, by the first part of their tags.
const LANGUAGES: [(&str, Option<Algorithm>); 20] = [
    ("ar", Some(Algorithm::Arabic)),
    ("da", Some(Algorithm::Danish)),
    ("de", Some(Algorithm::German)),
    ("el", Some(Algorithm::Greek)),
    ("en", Some(Algorithm::English)),
    ("es", Some(Algorithm::Spanish)),
    ("fi", Some(Algorithm::Finnish)),
    ("fr", Some(Algorithm::French)),
    ("hu", Some(Algorithm::Hungarian)),
    ("it", Some(Algorithm::Italian)),
    ("ko", None),
    ("nl", Some(Algorithm::Dutch)),
    ("no", Some(Algorithm::Norwegian)),
    ("pt", Some(Algorithm::Portuguese)),
    ("ro", Some(Algorithm::Romanian)),
    ("ru", Some(Algorithm::Russian)),
    ("sv", Some(Algorithm::Swedish)),
    ("tr", Some(Algorithm::Turkish)),
    ("uk", None),
    ("", None),
];

impl Language {
    /// The language of the tag `tag`, such as `en` or `pt-BR`; without a stemmer if there is none for it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let first = if matches!(&*first, "nb" | "nn") { "no" } else { &*first };
        LANGUAGES.iter().find(|(name, _)| *name == first).map_or(Self(""), |(name, _)| Self(name))
    }
}

/// Finds the stems of words.
pub(super) struct Stemmers {
    by_language: HashMap<&'static str, Stemmer>,
    endings: HashMap<&'static str, Vec<String>>,
}

impl Stemmers {
    pub(super) fn new() -> Self {
        let make = |(name, algorithm): (&'static str, Option<Algorithm>)| Some((name, Stemmer::create(algorithm?)));
        let plain = LANGUAGES.into_iter().filter(|(_, algorithm)| algorithm.is_none());
        let endings = plain.map(|(name, _)| (name, sorted_endings([name]))).collect();
        Self { by_language: LANGUAGES.into_iter().filter_map(make).collect(), endings }
    }

    /// The stem that `term` shares with its other forms. Identifiers and words with digits are their own.
    pub(super) fn stem(&self, term: &str, language: Language) -> String {
        let tag = tag_of(term, language);
        let plain = term.len() > 2 && !term.contains(|c: char| !c.is_alphabetic() && c != '\'');
        match (self.by_language.get(tag), self.endings.get(tag)) {
            (Some(stemmer), _) if plain => stemmer.stem(term).into_owned(),
            (_, Some(endings)) if plain => light_stem(term, endings),
            _ => term.to_owned(),
        }
    }
}

/// The language that says what the forms of `term` are: that of its document for Latin letters, else that of its script.
pub(super) fn tag_of(term: &str, language: Language) -> &'static str {
    match term.chars().next() {
        Some('a'..='z') => language.0,
        Some('\u{0370}'..='\u{03FF}') => "el",
        Some('\u{0400}'..='\u{04FF}') if language.0 == "uk" => "uk",
        Some('\u{0400}'..='\u{04FF}') => "ru",
        Some('\u{0600}'..='\u{06FF}') => "ar",
        Some('\u{1100}'..='\u{11FF}') => "ko",
        Some(first) if first.is_alphabetic() && first < '\u{0250}' => language.0,
        _ => "",
    }
}

/// The endings of the languages `tags`, folded as terms are and sorted.
pub(super) fn sorted_endings(tags: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    let mut endings: Vec<String> =
        tags.into_iter().flat_map(endings_of).map(|ending| ending.nfkd().collect()).collect();
    endings.sort_unstable();
    endings.dedup();
    endings
}

/// Whether `term` says little next to others.
pub(super) fn is_stopword(term: &str) -> bool {
    ENGLISH_STOPWORDS.binary_search(&term).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stopwords_are_in_order() {
        assert!(ENGLISH_STOPWORDS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn forms_share_a_stem_by_language_and_script() {
        let stemmers = Stemmers::new();
        let stem = |term, tag| stemmers.stem(term, Language::of_tag(tag));
        assert_eq!(stem("disputed", "en-GB"), stem("disputes", "en"));
        assert_eq!(stem("disputed", "xx"), "disputed");
        assert_eq!(stem("книга", "en"), stem("книги", "de"));
        assert_eq!(stem("utf8s", "en"), "utf8s");
    }
}
