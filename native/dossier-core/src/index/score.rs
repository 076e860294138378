//! What each document is worth for a query. `assets/engine/score.js` does the same in the browser; both are held to
//! `tests/contract/`.

use std::sync::Arc;

use super::block::{Block, PostingList};
use super::error::IndexError;
use super::params::{COVERAGE_PERCENT, MAX_WEIGHT, PREFIX_PERCENT, REPAIR_PERCENT};
use super::query::{Query, QueryWord};
use super::rarity::rarity;
use super::read::Index;
use crate::letters::is_hyphen;
use crate::runs::is_unspaced;

/// Blocks that are searched for longer words.
const PREFIX_BLOCKS: usize = 2;

/// The list of a group of words, in a block that is kept for as long as it is needed.
#[derive(Clone)]
pub(super) struct Postings {
    block: Arc<Block>,
    at: usize,
    group: usize,
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
}

/// The places of the words that count: those that were found.
pub(super) fn counted(resolved: &[Resolved]) -> Vec<usize> {
    (0..resolved.len()).filter(|at| !resolved[*at].is_empty()).collect()
}

/// The score of every document that a query finds.
pub(super) struct Scores {
    /// 0 for a document that is not found.
    pub(super) by_document: Vec<u64>,
}

impl Index {
    /// Finds the lists of all words of a query; those of stopwords only if there is nothing else.
    pub(super) fn resolve_all(&self, words: &[QueryWord]) -> Result<Vec<Resolved>, IndexError> {
        let telling = |word: &QueryWord| {
            if self.is_stopword(&word.term) { Ok(Resolved::default()) } else { self.resolve(word) }
        };
        let resolved: Vec<Resolved> = words.iter().map(telling).collect::<Result<_, _>>()?;
        if resolved.iter().all(Resolved::is_empty) {
            return words.iter().map(|word| self.resolve(word)).collect();
        }
        Ok(resolved)
    }

    /// Finds the lists of `word`: its own, or those of longer words, or else those of words that may have been meant.
    fn resolve(&self, word: &QueryWord) -> Result<Resolved, IndexError> {
        let mut found = Resolved { others_percent: PREFIX_PERCENT, ..Resolved::default() };
        if let Some(postings) = self.postings(&word.term)? {
            found.forms.extend(postings.forms());
            found.own = Some(postings);
        }
        let mut letters = word.term.chars();
        let single = letters.next().is_some_and(is_unspaced) && letters.next().is_none();
        if word.prefix || single && found.own.is_none() {
            self.add_longer(&word.term, &mut found)?;
        }
        // The parts of a compound are repaired one by one.
        if found.is_empty() && !word.shown.contains(is_hyphen) {
            for meant in self.repair(&word.term)? {
                if let Some(postings) = self.postings(&meant)? {
                    found.forms.extend(postings.forms());
                    found.others.push(postings);
                    found.others_percent = REPAIR_PERCENT;
                    found.correction.get_or_insert(meant);
                }
            }
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
        let all = counted.len() as u64;
        let most = counted.iter().map(|at| resolved[*at].most).sum::<u64>();
        if all > 1 {
            let (plain, scale) = ((100 - COVERAGE_PERCENT) * all * all, 100 * all * all);
            for (score, matched) in scores.iter_mut().zip(&matched).filter(|(score, _)| **score > 0) {
                *score = (*score * (plain + COVERAGE_PERCENT * matched * matched) / scale).max(1);
            }
        }
        // A reader who types a title wants that document before any that has the words elsewhere.
        for document in self.titled(title)? {
            if scores[document as usize] > 0 {
                scores[document as usize] += most;
            }
        }
        if query.words.is_empty() && query.filters.iter().any(|filter| !filter.without) {
            scores.fill(1);
        }
        let mut keep = |documents: &[u32], without: bool| {
            let mut next = 0;
            for document in documents.iter().map(|document| *document as usize).chain([scores.len()]) {
                if !without {
                    scores[next..document].fill(0);
                } else if document < scores.len() {
                    scores[document] = 0;
                }
                next = document + 1;
            }
        };
        for phrase in &query.phrases {
            keep(&self.holders(phrase)?, false);
        }
        for phrase in &query.without {
            keep(&self.holders(phrase)?, true);
        }
        if !query.filters.is_empty() {
            let fields = self.field_values()?;
            for filter in &query.filters {
                let values =
                    fields[filter.field].iter().filter(|(value, _)| filter.values.contains(&value.to_lowercase()));
                let mut documents: Vec<u32> = values.flat_map(|(_, documents)| documents).copied().collect();
                documents.sort_unstable();
                documents.dedup();
                keep(&documents, filter.without);
            }
        }
        Ok(Scores { by_document: scores })
    }

    fn add_word(&self, word: &mut Resolved, scores: &mut [u64], matched: &mut [u64]) {
        let mut least = None;
        if let Some(postings) = &word.own {
            let list = postings.list();
            let rarity = rarity(self.len(), list.documents.len());
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
        let rarity = rarity(self.len(), holders.min(self.len()));
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

    /// The documents in which the words of `phrase` follow each other, in ascending order.
    fn holders(&self, phrase: &[String]) -> Result<Vec<u32>, IndexError> {
        let mut lists = Vec::new();
        for term in phrase {
            let Some(postings) = self.postings(term)? else { return Ok(Vec::new()) };
            lists.push(postings);
        }
        let mut documents = lists[0].list().documents.clone();
        if lists.len() == 1 {
            return Ok(documents);
        }
        for postings in &lists[1..] {
            documents.retain(|document| postings.list().documents.binary_search(document).is_ok());
        }
        if documents.is_empty() {
            return Ok(documents);
        }
        // For each document, the places where the part of the phrase read so far ends.
        let mut ends: Vec<Vec<u32>> = Vec::new();
        for (at, postings) in lists.iter().enumerate() {
            let places = self.positions(postings.at, &postings.block, postings.group)?;
            let own =
                |document: &u32| postings.list().documents.binary_search(document).map_or(&[][..], |at| &places[at]);
            if at == 0 {
                ends = documents.iter().map(|document| own(document).to_vec()).collect();
                continue;
            }
            for (document, ends) in documents.iter().zip(&mut ends) {
                let next = own(document);
                ends.retain_mut(|end| {
                    *end += 1;
                    next.binary_search(end).is_ok()
                });
            }
        }
        Ok(documents.into_iter().zip(ends).filter(|(_, ends)| !ends.is_empty()).map(|(document, _)| document).collect())
    }
}
