//! What a query asks for, and which words it matches.

use super::params::MAX_QUERY_WORDS;
use crate::tokenize::{Word, tokenize};

/// One of the different words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    pub(super) term: String,
    /// Whether longer words count as well: the word is still being typed.
    pub(super) prefix: bool,
}

impl QueryWord {
    fn matches(&self, term: &str) -> bool {
        term == self.term || self.prefix && term.starts_with(&self.term)
    }
}

/// Reads a query. With `prefix` its last word is a beginning where nothing follows it.
pub(super) fn parse(query: &str, prefix: bool) -> Vec<QueryWord> {
    let mut wanted: Vec<QueryWord> = Vec::new();
    for Word { term, span } in tokenize(query) {
        let prefix = prefix && span.end == query.len();
        if let Some(word) = wanted.iter_mut().find(|word| word.term == term) {
            word.prefix |= prefix;
        } else if wanted.len() < MAX_QUERY_WORDS {
            wanted.push(QueryWord { term, prefix });
        }
    }
    wanted
}

/// The words of `wanted` that `term` matches, one bit each from the lowest.
pub(super) fn matches(wanted: &[QueryWord], term: &str) -> u32 {
    wanted.iter().enumerate().filter(|(_, word)| word.matches(term)).fold(0, |bits, (at, _)| bits | 1 << at)
}
