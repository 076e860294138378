//! From a query to hits.

use std::cmp::Reverse;

use super::block::Stored;
use super::error::IndexError;
use super::excerpt::{Matcher, excerpt, highlight, nearness};
use super::params::{PROXIMITY_DOCUMENTS, PROXIMITY_PERCENT, tuned};
use super::query::{self, Query};
use super::read::Index;
use super::relax::Relaxed;
use super::score::{Resolved, Scores, rarest};
use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most hits to return.
    pub limit: usize,
    /// Whether the last word may be a beginning, unless something follows it.
    pub prefix: bool,
    /// Whether to count the values of fields.
    pub facets: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 10, prefix: true, facets: false }
    }
}

/// A document found; ranges are in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// See [`super::Document::url`].
    pub url: String,
    /// See [`super::Document::kind`].
    pub kind: String,
    /// See [`super::Document::title`].
    pub title: String,
    /// See [`super::Document::crumbs`].
    pub crumbs: String,
    /// Higher is better; comparable within one query only.
    pub score: u64,
    /// Some words of the text, with `…` where it goes on.
    pub excerpt: String,
    /// Matching words in `excerpt`: sorted, non-overlapping.
    pub ranges: Vec<ByteSpan>,
    /// Matching words in `title`: sorted, non-overlapping.
    pub title_ranges: Vec<ByteSpan>,
}

/// Values of one field and how many of the documents found have each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Name of the field.
    pub name: String,
    /// Values in byte order with their counts, without those that no document has.
    pub values: Vec<(String, usize)>,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The best documents.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
    /// Words of the query that the index does not have, and what was searched instead.
    pub corrections: Vec<(String, String)>,
    /// What the query asks for and was given up, because else nothing would be found: phrases, fields, exclusions.
    pub relaxed: Vec<Relaxed>,
    /// Counts of values, if they were asked for.
    pub facets: Vec<Facet>,
}

/// A [`Hit`] with its ranges in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePointHit {
    /// The hit, whose own ranges are in bytes.
    pub hit: Hit,
    /// [`Hit::ranges`] in code points.
    pub ranges: Vec<CodePointSpan>,
    /// [`Hit::title_ranges`] in code points.
    pub title_ranges: Vec<CodePointSpan>,
}

impl From<Hit> for CodePointHit {
    fn from(hit: Hit) -> Self {
        let convert = |text: &str, ranges: &[ByteSpan]| {
            let offsets = CodePoints::new(text);
            ranges.iter().map(|range| offsets.span(*range)).collect()
        };
        let (ranges, title_ranges) = (convert(&hit.excerpt, &hit.ranges), convert(&hit.title, &hit.title_ranges));
        Self { hit, ranges, title_ranges }
    }
}

impl Index {
    /// Returns the documents that `query` asks for, best first: by score, then in the order in which they were
    /// indexed.
    ///
    /// # Errors
    ///
    /// A part of the index that is needed is missing or damaged.
    pub fn search(&self, query: &str, options: Options) -> Result<SearchResult, IndexError> {
        let mut parsed = query::parse(query, &self.field_names, None, options.prefix);
        if !parsed.filters.is_empty() {
            parsed = query::parse(query, &self.field_names, Some(&self.field_values()?), options.prefix);
        }
        let mut resolved = self.resolve_all(&parsed.words)?;
        let corrections = corrections(&parsed, &resolved);
        parsed.correct_phrases(&resolved.iter().map(|word| word.correction.clone()).collect::<Vec<_>>());
        let meant = corrections.iter().fold(parsed.text.clone(), |text, (from, to)| text.replace(from, to));
        let Scores { by_document: scores, relaxed } = self.scores(&parsed, &meant, &mut resolved)?;
        let mut found: Vec<usize> = (0..scores.len()).filter(|id| scores[*id] > 0).collect();
        let total = found.len();
        let facets = if options.facets { self.count_values(&scores)? } else { Vec::new() };
        let rank = |id: &usize| (Reverse(scores[*id]), *id);
        let shown = rarest(&resolved);
        let words: Vec<usize> = (0..shown.len()).collect();
        let near = words.len() > 1 && options.limit > 0;
        let limit = if near { options.limit.max(PROXIMITY_DOCUMENTS) } else { options.limit };
        if limit < found.len() {
            found.select_nth_unstable_by_key(limit, rank);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(rank);
        let mut matcher = Matcher::default();
        for (bit, at) in shown.into_iter().enumerate() {
            for form in &resolved[at].forms {
                matcher.add(form, bit);
            }
        }
        let found = found.into_iter().map(|id| Ok(Found { score: scores[id], id, stored: self.stored(id)? }));
        let mut found: Vec<Found> = found.collect::<Result<_, _>>()?;
        if near {
            lift_near(&mut found, &words, &matcher);
            found.truncate(options.limit);
        }
        let hits = found.into_iter().map(|found| found.hit(&matcher)).collect();
        Ok(SearchResult { hits, total, corrections, relaxed, facets })
    }

    /// Returns address and score of the documents that `query` asks for, best first, without their texts.
    ///
    /// # Errors
    ///
    /// As [`Index::search`].
    pub fn rank(&self, query: &str, options: Options) -> Result<Vec<(String, u64)>, IndexError> {
        let hits = self.search(query, options)?.hits;
        Ok(hits.into_iter().map(|hit| (hit.url, hit.score)).collect())
    }

    fn count_values(&self, scores: &[u64]) -> Result<Vec<Facet>, IndexError> {
        let counted = self.field_names.iter().zip(self.field_values()?).map(|(name, values)| {
            let count = |documents: &[u32]| documents.iter().filter(|document| scores[**document as usize] > 0).count();
            let values = values.into_iter().map(|(value, documents)| (value, count(&documents)));
            Facet { name: name.clone(), values: values.filter(|(_, count)| *count > 0).collect() }
        });
        Ok(counted.collect())
    }
}

/// A document among the best, read once for nearness and for what is shown.
struct Found {
    score: u64,
    id: usize,
    stored: Stored,
}

impl Found {
    fn hit(self, matcher: &Matcher) -> Hit {
        let Stored { url, kind, title, crumbs, text } = self.stored;
        let (excerpt, ranges) = excerpt(&text, matcher);
        let title_ranges = highlight(&title, matcher);
        Hit { url, kind, title, crumbs, score: self.score, excerpt, ranges, title_ranges }
    }
}

/// Adds to the scores of the best documents for two or more words that are near each other, and sorts them.
fn lift_near(found: &mut [Found], words: &[usize], matcher: &Matcher) {
    let pairs = words.len() as u64 - 1;
    let percent = tuned("PROXIMITY", PROXIMITY_PERCENT);
    let best = found.len().min(PROXIMITY_DOCUMENTS);
    for one in &mut found[..best] {
        let near = nearness(&one.stored.text, matcher, words);
        one.score += one.score * near * percent / (6400 * pairs);
    }
    found[..best].sort_unstable_by_key(|one| (Reverse(one.score), one.id));
}

/// What was searched instead of words that the index does not have; parts of an identifier are corrected with it.
fn corrections(query: &Query, resolved: &[Resolved]) -> Vec<(String, String)> {
    let mut corrections: Vec<(String, String)> = Vec::new();
    for (word, found) in query.words.iter().zip(resolved) {
        if let Some(meant) = &found.correction
            && !corrections.iter().any(|(from, _)| from.contains(&word.shown))
        {
            corrections.push((word.shown.clone(), meant.clone()));
        }
    }
    corrections
}
