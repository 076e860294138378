//! The index against a dumber model, and against damage.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on fails its test")]

mod support;

use std::collections::BTreeSet;

use dossier_core::index::{Document, FORMAT_VERSION, Index, MAX_QUERY_WORDS, Options, build};
use dossier_core::tokenize::tokenize;
use support::Random;

const WORDS: &[&str] =
    &["tide", "tides", "ti", "moon", "Moon’s", "moored", "née", "𝛑", "🦉", "10,000", "a", "—", "no-one"];

fn text(random: &mut Random, count: usize) -> String {
    (0..random.below(count + 1)).map(|_| random.pick(WORDS)).collect::<Vec<_>>().join(" ")
}

fn collection(random: &mut Random) -> Vec<Document> {
    let count = random.below(12);
    let document = |id: usize| Document {
        url: format!("d/{id}/"),
        kind: "page".to_owned(),
        title: text(random, 3),
        crumbs: text(random, 2),
        text: text(random, 60),
        aliases: text(random, 2),
    };
    (0..count).map(document).collect()
}

fn terms(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|word| word.term).collect()
}

/// All words of a document, and none other.
fn words_of(document: &Document) -> BTreeSet<String> {
    [&document.title, &document.crumbs, &document.text, &document.aliases]
        .into_iter()
        .flat_map(|text| terms(text))
        .collect()
}

fn urls(bytes: &[u8], query: &str, options: Options) -> Vec<String> {
    let hits = Index::open(bytes).unwrap().search(query, options).unwrap();
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{query}");
    hits.into_iter().map(|hit| hit.url).collect()
}

#[test]
fn finds_what_a_look_at_every_document_finds() {
    for seed in 0..400 {
        let random = &mut Random::new(seed);
        let documents = collection(random);
        let bytes = build(&documents).unwrap();
        let query = text(random, 4);
        let prefix = random.below(2) == 0;
        let wanted = terms(&query);
        // The last word of the query is open where the query ends with it.
        let open = wanted.last().filter(|_| prefix && tokenize(&query).last().unwrap().span.end == query.len());
        let holds = |words: &BTreeSet<String>, term: &String| {
            words.contains(term) || open == Some(term) && words.iter().any(|word| word.starts_with(term))
        };
        let count = |document: &Document| {
            let words = words_of(document);
            wanted.iter().collect::<BTreeSet<_>>().into_iter().filter(|term| holds(&words, term)).count()
        };
        let different = wanted.iter().collect::<BTreeSet<_>>().len();
        let found = urls(&bytes, &query, Options { limit: usize::MAX, prefix });
        let expected: BTreeSet<_> = documents.iter().filter(|one| count(one) > 0).map(|one| one.url.clone()).collect();
        assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expected, "{query:?} in {documents:?}");
        let complete = documents.iter().filter(|one| different > 0 && count(one) == different).count();
        let by_url = |url: &String| documents.iter().find(|one| one.url == *url).unwrap();
        assert!(found.iter().take(complete).all(|url| count(by_url(url)) == different), "{query:?} in {documents:?}");
    }
}

#[test]
fn vocabulary_is_that_of_the_documents() {
    for seed in 0..100 {
        let documents = collection(&mut Random::new(seed));
        let bytes = build(&documents).unwrap();
        let index = Index::open(&bytes).unwrap();
        let expected: BTreeSet<String> = documents.iter().flat_map(words_of).collect();
        assert_eq!(index.terms().collect::<Vec<_>>(), expected.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((index.len(), index.is_empty()), (documents.len(), documents.is_empty()));
    }
}

#[test]
fn a_word_in_the_title_outweighs_one_in_the_text_and_that_one_in_the_crumbs() {
    let filler = || "x y z".to_owned();
    let documents = [
        Document {
            url: "crumbs".into(),
            crumbs: "moon".into(),
            text: filler(),
            title: filler(),
            ..Document::default()
        },
        Document {
            url: "text".into(),
            text: "moon x y".into(),
            title: filler(),
            crumbs: "x".into(),
            ..Document::default()
        },
        Document {
            url: "title".into(),
            title: "moon y z".into(),
            text: filler(),
            crumbs: "x".into(),
            ..Document::default()
        },
    ];
    assert_eq!(urls(&build(&documents).unwrap(), "moon", Options::default()), ["title", "text", "crumbs"]);
}

#[test]
fn a_whole_word_outweighs_a_longer_one_however_rare() {
    let mut documents: Vec<_> =
        (0..9).map(|id| Document { url: id.to_string(), crumbs: "tide".into(), ..Document::default() }).collect();
    documents.insert(0, Document { url: "rare".into(), title: "tidewater".into(), ..Document::default() });
    let bytes = build(&documents).unwrap();
    let limit = usize::MAX;
    assert_eq!(urls(&bytes, "tide", Options { limit, prefix: true }).last().map(String::as_str), Some("rare"));
    assert_eq!(urls(&bytes, "tide", Options { limit, prefix: false }).len(), 9);
    assert_eq!(urls(&bytes, "tidew", Options { limit, prefix: true }), ["rare"]);
}

#[test]
fn further_words_of_a_long_query_are_ignored() {
    let document = Document { url: "d".into(), text: "moon".into(), ..Document::default() };
    let bytes = build(&[document]).unwrap();
    let query = |others: usize| {
        let others = (0..others).map(|number| format!("w{number}"));
        others.chain(["moon".to_owned()]).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(urls(&bytes, &query(MAX_QUERY_WORDS - 1), Options::default()), ["d"]);
    assert!(urls(&bytes, &query(MAX_QUERY_WORDS), Options::default()).is_empty());
}

#[test]
fn no_flipped_bit_goes_unnoticed() {
    let bytes = build(&collection(&mut Random::new(3))).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Index::open(&damaged).is_err(), "bit {bit}");
    }
}

#[test]
fn no_lost_or_added_byte_goes_unnoticed() {
    let bytes = build(&collection(&mut Random::new(5))).unwrap();
    for len in 0..bytes.len() {
        assert!(Index::open(&bytes[..len]).is_err(), "{len} bytes");
    }
    assert!(Index::open(&[&*bytes, &[0]].concat()).is_err());
}

#[test]
fn another_version_is_refused_by_name() {
    let mut bytes = build(&[]).unwrap();
    let next = FORMAT_VERSION + 1;
    bytes[4..6].copy_from_slice(&next.to_le_bytes());
    let error = Index::open(&bytes).unwrap_err();
    assert_eq!(error.unsupported_version(), Some(next));
    assert_eq!(error.to_string(), "expected index format version 1, found 2; build the site again");
}
