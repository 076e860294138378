//! Which words are forms of one another: by their stems, by their spellings, and by names that are given for one thing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};
use std::io::Read;

use super::error::IndexError;
use super::language::{Language, Stemmers, sorted_endings, tag_of};
use super::run::{Occurrence, RunReader};
use super::vocabulary::Vocabulary;

/// A word, and where it occurs.
struct Term {
    text: String,
    /// Number of a run, and its bytes for the word.
    places: Vec<(usize, Vec<u8>)>,
    /// The words of which this is another spelling.
    spells: Vec<String>,
    language: Language,
    /// The group that the stem belongs to; it may have been joined with another.
    group: usize,
}

/// Groups that may be joined.
#[derive(Default)]
struct Joined {
    parents: Vec<usize>,
}

impl Joined {
    fn add(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    fn find(&mut self, mut group: usize) -> usize {
        while self.parents[group] != group {
            self.parents[group] = self.parents[self.parents[group]];
            group = self.parents[group];
        }
        group
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.parents[one.max(other)] = one.min(other);
    }
}

/// Adds the words of `runs`, group by group, to `vocabulary`; `languages` are those of its documents, and `synonyms` are
/// words for one thing. Returns the endings of forms in the languages that there are, sorted.
///
/// All words are held in memory: which language a word belongs to is known when all documents that have it are.
pub(super) fn gather<R: Read>(
    mut runs: Vec<RunReader<R>>,
    languages: &[Language],
    synonyms: &BTreeSet<(String, String)>,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<String>, IndexError> {
    let mut terms = merge(&mut runs)?;
    let stemmers = Stemmers::new();
    let (mut joined, mut by_stem) = (Joined::default(), HashMap::new());
    let mut tags = BTreeSet::new();
    let several = languages.windows(2).any(|pair| pair[0] != pair[1]);
    let mut found = Vec::new();
    for term in &mut terms {
        if term.places.is_empty() {
            term.group = joined.add();
            continue;
        }
        term.language = languages[0];
        if several {
            for (run, bytes) in &term.places {
                runs[*run].occurrences(bytes, &mut found)?;
            }
            term.language = most_common(&found, languages);
            found.clear();
        }
        tags.insert(tag_of(&term.text, term.language));
        let stem = stemmers.stem(&term.text, term.language);
        term.group = *by_stem.entry(stem).or_insert_with(|| joined.add());
    }
    let place = |word: &str, terms: &[Term]| terms.binary_search_by(|term| (*term.text).cmp(word)).ok();
    for (one, other) in synonyms {
        match (place(one, &terms), place(other, &terms)) {
            (Some(one), Some(other)) => joined.join(terms[one].group, terms[other].group),
            (Some(known), None) => name(&mut terms, other, known),
            (None, Some(known)) => name(&mut terms, one, known),
            (None, None) => {}
        }
    }
    for at in 0..terms.len() {
        for spelled in std::mem::take(&mut terms[at].spells) {
            let Some(known) = place(&spelled, &terms) else { continue };
            // A word of another language that is spelled so by chance stays itself.
            if terms[at].places.is_empty() || terms[at].language == terms[known].language {
                joined.join(terms[at].group, terms[known].group);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate() {
        groups.entry(joined.find(term.group)).or_default().push(at);
    }
    for members in groups.into_values() {
        for at in members {
            let before = found.len();
            for (run, bytes) in std::mem::take(&mut terms[at].places) {
                runs[run].occurrences(&bytes, &mut found)?;
            }
            vocabulary.add_form(std::mem::take(&mut terms[at].text), &found[before..]);
        }
        vocabulary.end_group(&mut found);
    }
    Ok(sorted_endings(tags))
}

/// Makes `word`, which no document has, a form of the one at `known`.
fn name(terms: &mut Vec<Term>, word: &str, known: usize) {
    let Err(at) = terms.binary_search_by(|term| (*term.text).cmp(word)) else { return };
    let Term { group, language, .. } = terms[known];
    terms.insert(at, Term { text: word.to_owned(), places: Vec::new(), spells: Vec::new(), language, group });
}

/// The language of most of the documents at `found`; of several, the first by name.
fn most_common(found: &[Occurrence], languages: &[Language]) -> Language {
    let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
    let mut last = None;
    for one in found {
        if last != Some(one.document) {
            *counts.entry(languages[one.document as usize]).or_default() += 1;
            last = Some(one.document);
        }
    }
    counts
        .into_iter()
        .max_by_key(|(language, count)| (*count, Reverse(*language)))
        .map_or_else(Language::default, |one| one.0)
}

/// The words of all runs, in order.
fn merge<R: Read>(runs: &mut [RunReader<R>]) -> Result<Vec<Term>, IndexError> {
    let mut heads = BinaryHeap::new();
    for (at, run) in runs.iter_mut().enumerate() {
        if run.advance()? {
            heads.push(Reverse((run.term.clone(), at)));
        }
    }
    let mut terms: Vec<Term> = Vec::new();
    while let Some(Reverse((text, at))) = heads.pop() {
        let run = &mut runs[at];
        if terms.last().is_none_or(|last| last.text != text) {
            let (places, spells) = (Vec::new(), Vec::new());
            terms.push(Term { text, places, spells, language: Language::default(), group: 0 });
        }
        if let Some(term) = terms.last_mut() {
            if run.spells.is_empty() {
                term.places.push((at, std::mem::take(&mut run.bytes)));
            } else if !term.spells.contains(&run.spells) {
                term.spells.push(std::mem::take(&mut run.spells));
            }
        }
        if run.advance()? {
            heads.push(Reverse((run.term.clone(), at)));
        }
    }
    Ok(terms)
}
