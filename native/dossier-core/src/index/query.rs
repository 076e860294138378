//! What a query asks for: words, phrases, what to leave out, and values of fields.

use super::params::MAX_QUERY_WORDS;
use crate::tokenize::tokenize;

/// What separates the items of a query.
const SPACES: [char; 8] = [' ', '\t', '\n', '\r', '\u{B}', '\u{C}', '\u{A0}', '\u{3000}'];

/// What opens and closes a phrase.
const QUOTES: [char; 3] = ['"', '“', '”'];

/// One of the different words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    pub(super) term: String,
    /// As it is written in the query.
    pub(super) shown: String,
    /// Whether longer words count as well: the word is still being typed.
    pub(super) prefix: bool,
}

/// Documents with one of these values of a field, or without any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    /// Index into the names of the index's fields.
    pub(super) field: usize,
    pub(super) values: Vec<String>,
    pub(super) without: bool,
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    /// Words that follow each other; a single word only has to occur.
    pub(super) phrases: Vec<Vec<String>>,
    /// The same for what no result may contain.
    pub(super) without: Vec<Vec<String>>,
    pub(super) filters: Vec<Filter>,
    /// The words and phrases as they are written, with a space after each.
    pub(super) text: String,
}

/// Reads a query. With `prefix` its last word is a beginning if nothing follows it. If there is nothing to exclude
/// words from, `-` is only a sign: a reader who looks for `-c` wants to know what it does.
pub(super) fn parse(query: &str, fields: &[String], prefix: bool) -> Query {
    let parsed = parse_items(query, fields, prefix, true);
    if parsed.without.is_empty() || !(parsed.words.is_empty() && parsed.filters.is_empty()) {
        return parsed;
    }
    parse_items(query, fields, prefix, false)
}

fn parse_items(query: &str, fields: &[String], prefix: bool, leaves_out: bool) -> Query {
    let mut parsed = Query::default();
    let mut rest = query.trim_start_matches(SPACES);
    while !rest.is_empty() {
        let without = rest.strip_prefix('-').filter(|after| {
            // Two of them begin an option of a command: `--verbose`.
            leaves_out && !after.is_empty() && !after.starts_with('-') && !after.starts_with(SPACES)
        });
        rest = without.unwrap_or(rest);
        let without = without.is_some();
        if let Some(opened) = rest.strip_prefix(QUOTES) {
            let (phrase, after) = until(opened, &QUOTES);
            rest = after.strip_prefix(QUOTES).unwrap_or(after);
            parsed.add_text(phrase, without);
            parsed.add_phrase(phrase, without);
        } else if let Some((field, value)) = field_of(rest, fields) {
            let (value, after) = match value.strip_prefix(QUOTES) {
                Some(opened) => until(opened, &QUOTES),
                None => until(value, &SPACES),
            };
            rest = after.strip_prefix(QUOTES).unwrap_or(after);
            parsed.add_filter(field, value, without);
        } else {
            let end = rest.find(SPACES).into_iter().chain(rest.find(QUOTES)).min().unwrap_or(rest.len());
            let (item, after) = rest.split_at(end);
            rest = after;
            parsed.add_text(item, without);
            if without {
                parsed.add_phrase(item, true);
            } else {
                parsed.add_words(item, prefix && after.is_empty());
            }
        }
        rest = rest.trim_start_matches(SPACES);
    }
    parsed
}

/// The text before the first of `closers`, and the text from there on.
fn until<'a>(text: &'a str, closers: &[char]) -> (&'a str, &'a str) {
    text.split_at(text.find(closers).unwrap_or(text.len()))
}

/// The field that `text` names before a colon, and what follows that.
fn field_of<'a>(text: &'a str, fields: &[String]) -> Option<(usize, &'a str)> {
    let (name, value) = text.split_once(':')?;
    let field = fields.iter().position(|field| field.eq_ignore_ascii_case(name))?;
    (!value.is_empty() && !value.starts_with(SPACES)).then_some((field, value))
}

impl Query {
    fn add_text(&mut self, text: &str, without: bool) {
        if !without {
            self.text.push_str(text);
            self.text.push(' ');
        }
    }

    fn add_words(&mut self, item: &str, open: bool) {
        for token in tokenize(item) {
            let ends = open && token.span.end == item.len();
            self.add_word(&token.term, token.span.of(item), ends);
        }
    }

    fn add_word(&mut self, term: &str, shown: &str, prefix: bool) {
        if let Some(word) = self.words.iter_mut().find(|word| word.term == term) {
            word.prefix |= prefix;
        } else if self.words.len() < MAX_QUERY_WORDS {
            self.words.push(QueryWord { term: term.to_owned(), shown: shown.to_owned(), prefix });
        }
    }

    fn add_phrase(&mut self, text: &str, without: bool) {
        let tokens = tokenize(text);
        let parts = tokens.iter().enumerate();
        let parts = parts.filter(|(at, one)| tokens.get(at + 1).is_none_or(|next| next.position != one.position));
        let parts: Vec<_> = parts.map(|(_, token)| token).take(MAX_QUERY_WORDS).collect();
        if parts.is_empty() {
            return;
        }
        if !without {
            for token in &parts {
                self.add_word(&token.term, token.span.of(text), false);
            }
        }
        let phrase = parts.into_iter().map(|token| token.term.clone()).collect();
        let list = if without { &mut self.without } else { &mut self.phrases };
        list.push(phrase);
    }

    fn add_filter(&mut self, field: usize, value: &str, without: bool) {
        let value = value.to_lowercase();
        match self.filters.iter_mut().find(|filter| filter.field == field && filter.without == without) {
            Some(filter) => filter.values.push(value),
            None => self.filters.push(Filter { field, values: vec![value], without }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let parsed = parse(query, &["topic".to_owned()], true);
        (parsed.words.into_iter().map(|word| word.term).collect(), parsed.without)
    }

    #[test]
    fn a_dash_excludes_words_only_beside_others() {
        let none: Vec<Vec<String>> = Vec::new();
        assert_eq!(words("tide -moon"), (vec!["tide".into()], vec![vec!["moon".into()]]));
        assert_eq!(words("topic:sea -moon"), (vec![], vec![vec!["moon".into()]]));
        assert_eq!(words("-c"), (vec!["c".into()], none.clone()));
        assert_eq!(words("tar --exclude"), (vec!["tar".into(), "exclude".into()], none));
    }
}
