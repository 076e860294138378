//! What a query requires of documents beside its words, and what of it is given up where nothing would be left.

use super::error::IndexError;
use super::query::Query;
use super::read::Index;

/// What a document lacks, one bit each. Of several ways to leave something, the smallest number is taken: a phrase is
/// given up first, then a field, and an exclusion last.
const PHRASE: u8 = 1;
const FIELD: u8 = 2;
const EXCLUSION: u8 = 4;

/// What was given up: `phrase`, `field` or `exclusion`, and its text as it is written in the query.
pub type Relaxed = (&'static str, String);

/// For each document, what it lacks.
struct Lacks(Vec<u8>);

impl Lacks {
    /// Notes `bit` for all but `documents`, which are in ascending order; with `without`, for these.
    fn note(&mut self, documents: &[u32], bit: u8, without: bool) {
        let mut rest = documents.iter().peekable();
        for (document, lacks) in self.0.iter_mut().enumerate() {
            let held = rest.next_if(|held| **held as usize == document).is_some();
            if held == without {
                *lacks |= bit;
            }
        }
    }
}

impl Index {
    /// Sets the scores of documents to 0 that lack what `query` requires. If that would be all of them, it requires
    /// less; returns what was given up, phrases first.
    pub(super) fn require(&self, query: &Query, scores: &mut [u64]) -> Result<Vec<Relaxed>, IndexError> {
        let mut lacks = Lacks(vec![0; scores.len()]);
        let mut unheld = Vec::new();
        let required = if query.loose { &[][..] } else { &query.phrases };
        for phrase in required {
            let holders = self.holders(&phrase.terms)?;
            unheld.push(holders.is_empty());
            if !holders.is_empty() {
                lacks.note(&holders, PHRASE, false);
            }
        }
        for phrase in &query.without {
            lacks.note(&self.holders(&phrase.terms)?, EXCLUSION, true);
        }
        if !query.filters.is_empty() {
            for (field, values) in self.field_values()?.into_iter().enumerate() {
                for without in [false, true] {
                    let asked = query.filters.iter().filter(|one| one.field == field && one.without == without);
                    let asked: Vec<&str> = asked.map(|one| &*one.value).collect();
                    let having = values.iter().filter(|(value, _)| asked.contains(&&*value.to_lowercase()));
                    let mut documents: Vec<u32> = having.flat_map(|(_, documents)| documents).copied().collect();
                    documents.sort_unstable();
                    documents.dedup();
                    if !asked.is_empty() {
                        lacks.note(&documents, if without { EXCLUSION } else { FIELD }, without);
                    }
                }
            }
        }
        // Without words, the fields say what is looked for.
        let given = if query.words.is_empty() { !FIELD } else { u8::MAX };
        let found = scores.iter().zip(&lacks.0).filter(|(score, _)| **score > 0);
        let least = found.map(|(_, lacks)| *lacks).filter(|lacks| lacks & !given == 0).min().unwrap_or(0);
        for (score, lacks) in scores.iter_mut().zip(&lacks.0) {
            if lacks & !least != 0 {
                *score = 0;
            }
        }
        let mut relaxed: Vec<Relaxed> = Vec::new();
        for (phrase, unheld) in required.iter().zip(unheld) {
            if unheld || least & PHRASE != 0 {
                relaxed.push(("phrase", phrase.shown.clone()));
            }
        }
        let filters = |without: bool, bit: u8| {
            query.filters.iter().filter(move |one| one.without == without && least & bit != 0).map(|one| &one.shown)
        };
        relaxed.extend(query.no_values.iter().chain(filters(false, FIELD)).map(|text| ("field", text.clone())));
        let excluded = query.without.iter().filter(|_| least & EXCLUSION != 0).map(|phrase| &phrase.shown);
        let excluded = query.signs.iter().chain(excluded).chain(filters(true, EXCLUSION));
        relaxed.extend(excluded.map(|text| ("exclusion", text.clone())));
        Ok(relaxed)
    }

    /// The documents with a phrase of `query` that prefers but does not require them, once for each phrase.
    pub(super) fn preferred(&self, query: &Query) -> Result<Vec<u32>, IndexError> {
        let mut documents = Vec::new();
        for phrase in query.phrases.iter().filter(|_| query.loose) {
            documents.extend(self.holders(&phrase.terms)?);
        }
        Ok(documents)
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
