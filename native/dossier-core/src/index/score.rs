//! What each document is worth for a query. `assets/engine/score.js` does the same in the browser; both are held to
//! `tests/contract/`.

use std::cmp::Reverse;
use std::sync::Arc;

use super::block::{Block, PostingList};
use super::error::IndexError;
use super::params::{
    COVERAGE_PERCENT, LOOSE_PERCENT, MAX_LOOKED_UP, MAX_SHOWN_WORDS, MAX_WEIGHT, PREFIX_PERCENT, QUESTION_PERCENT,
    REPAIR_PERCENT, REPETITION, tuned,
};
use super::query::{Query, QueryWord};
use super::rarity::rarity;
use super::read::Index;
use super::relax::Relaxed;
use super::titles::without_article;
use crate::letters::is_hyphen;
use crate::runs::is_unspaced;

/// Blocks that are searched for longer words.
const PREFIX_BLOCKS: usize = 2;

/// The list of a group of words, in a block that is kept for as long as it is needed.
#[derive(Clone)]
pub(super) struct Postings {
    pub(super) block: Arc<Block>,
    pub(super) at: usize,
    pub(super) group: usize,
}

impl Postings {
    pub(super) fn list(&self) -> &PostingList {
        &self.block.groups[self.group]
    }

    /// All words of the group that are in its block.
    fn forms(&self) -> impl Iterator<Item = String> + '_ {
        self.block.forms.iter().filter(|(_, group)| *group == self.group).map(|(form, _)| form.clone())
    }
}

/// A word of a query and what the index has for it.
#[derive(Default)]
pub(super) struct Resolved {
    /// The list of the word itself.
    own: Option<Postings>,
    /// Lists of longer words, or of words that may have been meant.
    others: Vec<Postings>,
    others_percent: u32,
    /// How often the query has it.
    count: u64,
    /// All words that are shown as matches for it.
    pub(super) forms: Vec<String>,
    /// The most that a document gets for it.
    most: u64,
    /// What it was corrected to.
    pub(super) correction: Option<String>,
}

impl Resolved {
    fn is_empty(&self) -> bool {
        self.own.is_none() && self.others.is_empty()
    }

    /// Adds a list of another word.
    fn add(&mut self, other: Postings) {
        self.forms.extend(other.forms());
        self.others.push(other);
    }

    /// In how many documents it is, at most.
    fn holders(&self) -> usize {
        self.own.iter().chain(&self.others).map(|postings| postings.list().documents.len()).sum()
    }

    /// What it says by being in `holders` of `documents` documents; more if the query repeats it.
    fn rarity(&self, documents: usize, holders: usize) -> u64 {
        let repetition = tuned("REPETITION", REPETITION);
        rarity(documents, holders) * (repetition + 1) * self.count / (repetition + self.count)
    }
}

/// The places of the words that count: those that were found.
pub(super) fn counted(resolved: &[Resolved]) -> Vec<usize> {
    (0..resolved.len()).filter(|at| !resolved[*at].is_empty()).collect()
}

/// The places of the rarest of them, in the order of the query: those that excerpts show, and that should be near each
/// other.
pub(super) fn rarest(resolved: &[Resolved]) -> Vec<usize> {
    let mut found = counted(resolved);
    found.sort_by_key(|at| resolved[*at].holders());
    found.truncate(MAX_SHOWN_WORDS);
    found.sort_unstable();
    found
}

/// The score of every document that a query finds.
pub(super) struct Scores {
    /// 0 for a document that is not found.
    pub(super) by_document: Vec<u64>,
    pub(super) relaxed: Vec<Relaxed>,
}

impl Index {
    /// Finds the lists of the most telling words of a query: those that it repeats, then the longest, until there are
    /// enough. Stopwords are looked up only if there is nothing else. Two words of which one is nowhere may be one word.
    pub(super) fn resolve_all(&self, words: &[QueryWord]) -> Result<Vec<Resolved>, IndexError> {
        let mut resolved: Vec<Resolved> = words.iter().map(|_| Resolved::default()).collect();
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|at| Reverse((words[*at].count, words[*at].term.chars().count())));
        let common = |at: &usize| words[*at].aside || self.is_stopword(&words[*at].term);
        let (common, telling): (Vec<usize>, Vec<usize>) = order.into_iter().partition(common);
        let mut looked_up = vec![false; words.len()];
        for batch in telling.chunks(MAX_LOOKED_UP).chain(common.chunks(MAX_LOOKED_UP)) {
            for at in batch {
                resolved[*at] = self.resolve(&words[*at])?;
                looked_up[*at] = true;
            }
            self.join(words, &looked_up, &mut resolved)?;
            for at in batch {
                self.repaired(&words[*at], &mut resolved[*at])?;
            }
            if !resolved.iter().all(Resolved::is_empty) {
                break;
            }
        }
        Ok(resolved)
    }

    /// Gives two words that were looked up, and of which one is nowhere, the list of the word that both make.
    fn join(&self, words: &[QueryWord], looked_up: &[bool], resolved: &mut [Resolved]) -> Result<(), IndexError> {
        for at in 1..words.len() {
            let apart =
                looked_up[at - 1..=at] == [true; 2] && resolved[at - 1..=at].iter().any(|one| one.own.is_none());
            let joined = apart.then(|| format!("{}{}", words[at - 1].term, words[at].term));
            if let Some(whole) = joined.map(|term| self.postings(&term)).transpose()?.flatten() {
                resolved[at - 1].add(whole.clone());
                resolved[at].add(whole);
            }
        }
        Ok(())
    }

    /// Gives a word that is nowhere the lists of words that may have been meant.
    fn repaired(&self, word: &QueryWord, found: &mut Resolved) -> Result<(), IndexError> {
        // The parts of a compound are repaired one by one.
        if found.is_empty() && !word.shown.contains(is_hyphen) {
            for meant in self.repair(&word.term)? {
                if let Some(postings) = self.postings(&meant)? {
                    found.add(postings);
                    found.others_percent = REPAIR_PERCENT;
                    found.correction.get_or_insert(meant);
                }
            }
        }
        Ok(())
    }

    /// Finds the lists of `word`: its own, or those of longer words.
    fn resolve(&self, word: &QueryWord) -> Result<Resolved, IndexError> {
        let mut found = Resolved { count: word.count, others_percent: PREFIX_PERCENT, ..Resolved::default() };
        if let Some(postings) = self.postings(&word.term)? {
            found.forms.extend(postings.forms());
            found.own = Some(postings);
        }
        let mut letters = word.term.chars();
        let single = letters.next().is_some_and(is_unspaced) && letters.next().is_none();
        if word.prefix || single && found.own.is_none() {
            self.add_longer(&word.term, &mut found)?;
        }
        Ok(found)
    }

    /// The list of `term`, if the index has it or another form of it.
    pub(super) fn postings(&self, term: &str) -> Result<Option<Postings>, IndexError> {
        let Some((at, group)) = self.group_of(term)? else { return Ok(None) };
        Ok(Some(Postings { group, at, block: self.block(at)? }))
    }

    fn add_longer(&self, term: &str, found: &mut Resolved) -> Result<(), IndexError> {
        let first = self.block_of(term).unwrap_or(0);
        for at in (first..self.blocks()).take(PREFIX_BLOCKS) {
            let block = self.block(at)?;
            let own = found.own.as_ref().filter(|postings| postings.at == at).map(|postings| postings.group);
            let mut taken = vec![false; block.groups.len()];
            for (form, group) in block.forms.iter().filter(|(form, _)| form.starts_with(term) && form != term) {
                found.forms.push(form.clone());
                if own != Some(*group) && !std::mem::replace(&mut taken[*group], true) {
                    found.others.push(Postings { block: Arc::clone(&block), at, group: *group });
                }
            }
            if block.forms.last().is_some_and(|(form, _)| **form > *term && !form.starts_with(term)) {
                break;
            }
        }
        Ok(())
    }

    /// Scores all documents; `title` is the query with its words corrected.
    pub(super) fn scores(&self, query: &Query, title: &str, resolved: &mut [Resolved]) -> Result<Scores, IndexError> {
        let counted = counted(resolved);
        let mut scores = vec![0_u64; self.len()];
        let mut matched = vec![0_u64; self.len()];
        for at in &counted {
            self.add_word(&mut resolved[*at], &mut scores, &mut matched);
        }
        for document in if query.asks { self.questions()? } else { Vec::new() } {
            scores[document as usize] += scores[document as usize] * QUESTION_PERCENT / 100;
        }
        let all = counted.len() as u64;
        let most = counted.iter().map(|at| resolved[*at].most).sum::<u64>();
        if all > 1 {
            let coverage = tuned("COVERAGE", COVERAGE_PERCENT);
            let (plain, scale) = ((100 - coverage) * all * all, 100 * all * all);
            for (score, matched) in scores.iter_mut().zip(&matched).filter(|(score, _)| **score > 0) {
                *score = (*score * (plain + coverage * matched * matched) / scale).max(1);
            }
        }
        let mut lift = |documents: &[u32], amount: u64| {
            for document in documents {
                let score = &mut scores[*document as usize];
                *score += if *score > 0 { amount } else { 0 };
            }
        };
        // A reader who types a title wants that document before any that has the words elsewhere.
        let mut named = self.titled(title)?;
        named.extend(without_article(title).map(|title| self.titled(title)).transpose()?.into_iter().flatten());
        named.sort_unstable();
        named.dedup();
        lift(&named, most);
        lift(&self.preferred(query)?, most * LOOSE_PERCENT / 100);
        if query.words.is_empty() && query.filters.iter().any(|filter| !filter.without) {
            scores.fill(1);
        }
        let relaxed = self.require(query, &mut scores)?;
        Ok(Scores { by_document: scores, relaxed })
    }

    /// The documents that are questions: those with the type `question`.
    fn questions(&self) -> Result<Vec<u32>, IndexError> {
        let fields = self.field_names.iter().zip(self.field_values()?).filter(|(name, _)| *name == "type");
        let values = fields.flat_map(|(_, values)| values).filter(|(value, _)| value == "question");
        Ok(values.flat_map(|(_, documents)| documents).collect())
    }

    fn add_word(&self, word: &mut Resolved, scores: &mut [u64], matched: &mut [u64]) {
        let mut least = None;
        if let Some(postings) = &word.own {
            let list = postings.list();
            let rarity = word.rarity(self.len(), list.documents.len());
            word.most = rarity * MAX_WEIGHT;
            for (document, weight) in list.documents.iter().zip(&list.weights) {
                let impact = rarity * u64::from(*weight);
                least = Some(impact.min(least.unwrap_or(impact)));
                scores[*document as usize] += impact;
                matched[*document as usize] += 1;
            }
        }
        if word.others.is_empty() {
            return;
        }
        // All longer words together are as rare as one word in as many documents.
        let holders: usize = word.others.iter().map(|postings| postings.list().documents.len()).sum();
        let rarity = word.rarity(self.len(), holders.min(self.len()));
        word.most = word.most.max(rarity * MAX_WEIGHT);
        let mut best = vec![0; self.len()];
        for list in word.others.iter().map(Postings::list) {
            for (document, weight) in list.documents.iter().zip(&list.weights) {
                best[*document as usize] = best[*document as usize].max(*weight);
            }
        }
        let own = word.own.as_ref().map_or(&[][..], |postings| &postings.list().documents);
        for document in own {
            best[*document as usize] = 0;
        }
        for (document, weight) in best.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            let worth = rarity * u64::from(*weight) * u64::from(word.others_percent) / 100;
            let below = least.map_or(worth, |least| worth * least / (worth + least).max(1));
            scores[document] += below.max(1);
            matched[document] += 1;
        }
    }
}
