//! Ranking. `assets/search/score.js` and `search.js` do the same in the browser; both are held to
//! `tests/contract/ranking.json`.

use super::error::IndexError;
use super::excerpt::{excerpt, highlight};
use super::params::{ALL_WORDS_BONUS, PREFIX_PERCENT};
use super::query::{self, QueryWord};
use super::read::{Index, Posting};
use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Number of hits to return at most.
    pub limit: usize,
    /// Whether the last word may be a beginning, unless something follows it.
    pub prefix: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 10, prefix: true }
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
    pub score: u32,
    /// Some words of the text, with `…` where it goes on.
    pub excerpt: String,
    /// Matching words in `excerpt`: sorted, non-overlapping.
    pub ranges: Vec<ByteSpan>,
    /// Matching words in `title`: sorted, non-overlapping.
    pub title_ranges: Vec<ByteSpan>,
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

impl Index<'_> {
    /// Returns the documents that hold a word of `query`, best first: those with all its words before the others,
    /// then by the sum of impacts, then in the order in which they were indexed.
    ///
    /// # Errors
    ///
    /// The postings of a word break the format.
    pub fn search(&self, query: &str, options: Options) -> Result<Vec<Hit>, IndexError> {
        let wanted = query::parse(query, options.prefix);
        let scores = self.scores(&wanted)?;
        let mut found: Vec<usize> = (0..scores.len()).filter(|id| scores[*id] > 0).collect();
        found.sort_by_key(|id| (std::cmp::Reverse(scores[*id]), *id));
        found.truncate(options.limit);
        Ok(found.into_iter().map(|id| self.hit(id, scores[id], &wanted)).collect())
    }

    /// The score of every document; 0 where no word matches.
    fn scores(&self, wanted: &[QueryWord]) -> Result<Vec<u32>, IndexError> {
        let mut scores = vec![0; self.len()];
        let mut matched = vec![0_usize; self.len()];
        for word in wanted {
            let best = self.best_impacts(word)?;
            for (id, impact) in best.into_iter().enumerate().filter(|(_, impact)| *impact > 0) {
                scores[id] += impact;
                matched[id] += 1;
            }
        }
        for (score, matched) in scores.iter_mut().zip(matched) {
            if matched > 0 && matched == wanted.len() {
                *score += ALL_WORDS_BONUS;
            }
        }
        Ok(scores)
    }

    /// What `word` is worth in every document: its own impact, or the weakened one of the best longer word.
    ///
    /// Where the word itself exists, a longer one stays below the least impact of it, however rare it is: who types
    /// `storm` wants that before `stormy`.
    fn best_impacts(&self, word: &QueryWord) -> Result<Vec<u32>, IndexError> {
        let mut best = vec![0; self.len()];
        let from = self.terms.partition_point(|term| *term.text < *word.term);
        let mut least = None;
        for term in self.terms[from..].iter().take_while(|term| term.text.starts_with(&word.term)) {
            let exact = term.text == word.term;
            if !exact && !word.prefix {
                break;
            }
            for Posting { document, impact } in self.postings(term)? {
                if exact {
                    least = Some(impact.min(least.unwrap_or(impact)));
                    best[document] = impact;
                } else {
                    best[document] = weaken(impact, least).max(best[document]);
                }
            }
        }
        Ok(best)
    }

    fn hit(&self, id: usize, score: u32, wanted: &[QueryWord]) -> Hit {
        let stored = self.documents[id];
        let (excerpt, ranges) = excerpt(stored.text, wanted);
        Hit {
            url: stored.url.to_owned(),
            kind: stored.kind.to_owned(),
            title: stored.title.to_owned(),
            crumbs: stored.crumbs.to_owned(),
            score,
            excerpt,
            ranges,
            title_ranges: highlight(stored.title, wanted),
        }
    }
}

/// What a longer word is worth, at least 1; `least` is the least impact of the word that it begins with.
fn weaken(impact: u32, least: Option<u32>) -> u32 {
    let worth = impact * PREFIX_PERCENT / 100;
    let below = least.map_or(worth, |least| worth * least / (worth + least));
    below.max(1)
}
