//! What a query asks for: words, phrases, what to leave out, and values of fields.

use super::block::FieldValues;
use super::marks::{Mark, SPACES, abbreviates, is_command, is_option, is_question, items_of, phrase_at};
use super::params::{LOOSE_WORDS, MAX_PHRASE_WORDS, MAX_QUERY_WORDS};
use crate::tokenize::tokenize;

/// One of the different words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryWord {
    pub(super) term: String,
    /// As it is written in the query.
    pub(super) shown: String,
    /// Whether longer words count as well: the word is still being typed.
    pub(super) prefix: bool,
    /// How often the query has it.
    pub(super) count: u64,
    /// Whether it is only part of an abbreviation such as `e.g.`
    pub(super) aside: bool,
}

/// Words that follow each other; a single word only has to occur. `shown` is what the query has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) terms: Vec<String>,
    pub(super) shown: String,
}

/// Documents with a value of a field, in lower case, or without it. The field is its place among those of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) field: usize,
    pub(super) value: String,
    pub(super) without: bool,
    /// As it is written in the query, without a minus.
    pub(super) shown: String,
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    pub(super) phrases: Vec<Phrase>,
    /// Whether there are so many words beside the phrases that these are quotations in prose: preferred, not required.
    pub(super) loose: bool,
    /// Whether it is a question.
    pub(super) asks: bool,
    /// What no result may contain.
    pub(super) without: Vec<Phrase>,
    pub(super) filters: Vec<Filter>,
    /// The words and phrases as they are written, with a space after each.
    pub(super) text: String,
    /// What looks like a value of a field but is read as words: no document has it.
    pub(super) no_values: Vec<String>,
    /// What has a minus before it that excludes nothing.
    pub(super) signs: Vec<String>,
}

/// Reads a query. With `prefix` its last word is a beginning if nothing follows it. With `values` of each field, a
/// value that is not among them is words.
///
/// A minus is only a sign in a command, before an option or a short number, before what the query asks for as well,
/// and if nothing else is left: a reader who looks for `-c` wants to know what it does.
pub(super) fn parse(query: &str, fields: &[String], values: Option<&[FieldValues]>, prefix: bool) -> Query {
    let mut reading = Reading { query, fields, values, prefix, leaves_out: !is_command(query) };
    let mut parsed = reading.read();
    if !parsed.without.is_empty() && parsed.words.is_empty() && parsed.filters.is_empty() {
        reading.leaves_out = false;
        parsed = reading.read();
    }
    let Query { words, without, signs, .. } = &mut parsed;
    without.retain(|phrase| {
        let asked = phrase.terms.iter().all(|term| words.iter().any(|word| word.term == *term));
        if asked {
            signs.push(phrase.shown.clone());
        }
        !asked
    });
    parsed.asks = is_question(query);
    let quoted = |word: &&QueryWord| parsed.phrases.iter().any(|phrase| phrase.terms.contains(&word.term));
    parsed.loose = parsed.words.iter().filter(|word| !quoted(word)).count() > LOOSE_WORDS;
    parsed
}

struct Reading<'a> {
    query: &'a str,
    fields: &'a [String],
    values: Option<&'a [FieldValues]>,
    prefix: bool,
    leaves_out: bool,
}

impl Reading<'_> {
    fn read(&self) -> Query {
        let mut parsed = Query::default();
        let mut at = 0;
        loop {
            at = self.query.len() - self.query[at..].trim_start_matches(SPACES).len();
            if at == self.query.len() {
                return parsed;
            }
            let minus = self.minus_at(at);
            at += usize::from(minus.is_some());
            let without = minus == Some(true);
            if let Some(Mark { inner, end }) = phrase_at(self.query, at) {
                let phrase = &self.query[inner];
                parsed.add_phrase(phrase, without);
                if !without {
                    parsed.add_text(phrase);
                    if minus.is_some() {
                        parsed.signs.push(phrase.to_owned());
                    }
                }
                at = end;
            } else if let Some((filter, end)) = self.filter_at(at, without, &mut parsed) {
                parsed.filters.push(filter);
                at = end;
            } else {
                let item = self.item_at(at);
                at += item.len();
                if without {
                    parsed.add_phrase(item, true);
                } else {
                    parsed.add_text(item);
                    parsed.add_words(item, self.prefix && at == self.query.len());
                    // One letter is an option and no word that anybody would exclude.
                    if minus.is_some() && item.chars().nth(1).is_some() {
                        parsed.signs.push(item.to_owned());
                    }
                }
            }
        }
    }

    /// Whether the minus at `at` excludes; `None` without one that could. Two of them begin an option.
    fn minus_at(&self, at: usize) -> Option<bool> {
        let after = self.query[at..].strip_prefix('-')?;
        let follows = !after.is_empty() && !after.starts_with('-') && !after.starts_with(SPACES);
        follows.then(|| self.leaves_out && !is_option(self.item_at(at + 1)))
    }

    /// What is at `at` up to a space or to a phrase.
    fn item_at(&self, at: usize) -> &str {
        let rest = &self.query[at..];
        let stops = |from: usize, sign: char| SPACES.contains(&sign) || phrase_at(self.query, at + from).is_some();
        let end = rest.char_indices().skip(1).find(|(from, sign)| stops(*from, *sign));
        &rest[..end.map_or(rest.len(), |(end, _)| end)]
    }

    /// The value of a field at `at`, and where it ends. One that no document has is noted, and no filter.
    fn filter_at(&self, at: usize, without: bool, parsed: &mut Query) -> Option<(Filter, usize)> {
        let rest = &self.query[at..];
        let named = |name: &String| {
            let start = rest.get(..name.len()).filter(|_| rest[name.len()..].starts_with(':'));
            start.is_some_and(|start| start.to_lowercase() == name.to_lowercase())
        };
        let field = self.fields.iter().position(named)?;
        let start = at + self.fields[field].len() + 1;
        let (value, end) = if let Some(Mark { inner, end }) = phrase_at(self.query, start) {
            (&self.query[inner], end)
        } else {
            let value = &self.query[start..];
            let value = &value[..value.find(SPACES).unwrap_or(value.len())];
            (value, start + value.len())
        };
        if value.is_empty() {
            return None;
        }
        let (value, shown) = (value.to_lowercase(), format!("{}:{value}", self.fields[field]));
        if self.values.is_some_and(|all| !all[field].iter().any(|(known, _)| known.to_lowercase() == value)) {
            parsed.no_values.push(shown);
            return None;
        }
        Some((Filter { field, value, without, shown }, end))
    }
}

impl Query {
    /// Replaces words of phrases by what they were corrected to, which is given for each of `words`.
    pub(super) fn correct_phrases(&mut self, corrections: &[Option<String>]) {
        for term in self.phrases.iter_mut().flat_map(|phrase| &mut phrase.terms) {
            let word = self.words.iter().position(|word| word.term == *term);
            if let Some(meant) = word.and_then(|at| corrections[at].as_ref()) {
                term.clone_from(meant);
            }
        }
    }

    fn add_text(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push(' ');
    }

    fn add_words(&mut self, item: &str, open: bool) {
        let aside = abbreviates(item);
        for token in tokenize(item) {
            let ends = open && token.span.end == item.len();
            self.add_word(&token.term, token.span.of(item), ends, aside);
        }
    }

    fn add_word(&mut self, term: &str, shown: &str, prefix: bool, aside: bool) {
        if let Some(word) = self.words.iter_mut().find(|word| word.term == term) {
            word.prefix |= prefix;
            word.aside &= aside;
            word.count += 1;
        } else if self.words.len() < MAX_QUERY_WORDS {
            self.words.push(QueryWord { term: term.to_owned(), shown: shown.to_owned(), prefix, count: 1, aside });
        }
    }

    fn add_phrase(&mut self, text: &str, without: bool) {
        let tokens = tokenize(text);
        let parts = tokens.iter().enumerate();
        let parts = parts.filter(|(at, one)| tokens.get(at + 1).is_none_or(|next| next.position != one.position));
        let parts: Vec<_> = parts.map(|(_, token)| token).take(MAX_PHRASE_WORDS).collect();
        if parts.is_empty() {
            return;
        }
        if !without {
            for token in &parts {
                self.add_word(&token.term, token.span.of(text), false, false);
            }
        }
        let terms = parts.into_iter().map(|token| token.term.clone()).collect();
        let list = if without { &mut self.without } else { &mut self.phrases };
        list.push(Phrase { terms, shown: items_of(text).collect::<Vec<_>>().join(" ") });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Query {
        let values = [vec![("sea".to_owned(), vec![0])]];
        parse(query, &["topic".to_owned()], Some(&values), true)
    }

    fn words(query: &str) -> String {
        read(query).words.iter().map(|word| &*word.term).collect::<Vec<_>>().join(" ")
    }

    fn shown(phrases: &[Phrase]) -> Vec<&str> {
        phrases.iter().map(|phrase| &*phrase.shown).collect()
    }

    #[test]
    fn a_minus_excludes_only_beside_other_words() {
        let excluded = |query: &str| shown(&read(query).without).join("|");
        assert_eq!((words("tide -moon"), excluded("tide -moon")), ("tide".into(), "moon".into()));
        assert_eq!(excluded("topic:sea -moon"), "moon");
        assert_eq!(excluded("tide -\"full moon\" -EU"), "full moon|EU");
        assert_eq!((words("-moon"), read("-moon").signs), ("moon".into(), vec!["moon".to_owned()]));
        assert_eq!((words("-c"), read("-c").signs), ("c".into(), vec![]));
    }

    #[test]
    fn a_minus_in_a_command_or_before_a_word_that_is_asked_for_is_a_sign() {
        for query in ["ls -la", "tar -xzf file", "tar x --exclude -foo", "$ run -fast", "a | b -fast", "find . -name"] {
            assert_eq!(read(query).without, [], "{query}");
        }
        assert_eq!(words("tide at -40 -moon"), "tide at 40");
        assert_eq!((read("tide -tide").without, read("tide -tide").signs), (vec![], vec!["tide".to_owned()]));
    }

    #[test]
    fn marks_of_any_language_quote_and_others_do_not() {
        for query in ["\"red tide\" moon", "„red tide“ moon", "«red tide» moon", "”red tide” moon", "moon 「red tide」"]
        {
            assert_eq!(shown(&read(query).phrases), ["red tide"], "{query}");
        }
        for query in ["\"red tide", "5\" pipe 6\" tube", "the tide's moon' red", "red “tide"] {
            assert!(read(query).phrases.is_empty(), "{query}");
        }
        assert_eq!(words("x=\"red\"(tide)"), "x red tide");
    }

    #[test]
    fn a_field_or_value_that_no_document_has_is_words() {
        assert_eq!((words("topic:sea tide"), read("topic:sea").filters.len()), ("tide".into(), 1));
        assert_eq!(
            (words("topic:land"), read("topic:land").no_values),
            ("topic land".into(), vec!["topic:land".into()])
        );
        assert_eq!((words("page:3 php:"), read("php:").no_values), ("page 3 php".into(), vec![]));
        assert_eq!(words("topic: https://a.org/b?c=d"), "topic https a org b c d");
    }

    #[test]
    fn words_are_counted_abbreviations_put_aside_and_quotations_in_prose_loose() {
        let read = read("tide, e.g. the Tide (etc.)");
        assert_eq!(read.words[0].count, 2);
        let aside = read.words.iter().filter(|word| word.aside).map(|word| &*word.term);
        assert_eq!(aside.collect::<Vec<_>>(), ["e", "g", "etc"]);
        assert!(!self::read("who said \"red tide\" about the moon").loose);
        assert!(self::read("who first said \"red tide\" about the moon and why did he").loose);
    }
}
