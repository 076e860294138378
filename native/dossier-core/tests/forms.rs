//! Words that a reader writes otherwise than a page: forms, spellings, compounds and names.

#![allow(clippy::unwrap_used, reason = "a helper that cannot continue fails its test")]

use std::collections::HashMap;

use dossier_core::index::{Document, Index, Language, Options, build};

fn page(text: &str, language: &str) -> Document {
    let language = Some(Language::of_tag(language));
    Document { url: text.to_owned(), kind: "page".to_owned(), text: text.to_owned(), language, ..Document::default() }
}

fn open(documents: &[Document]) -> Index {
    let files: HashMap<_, _> = build(documents, Language::default()).unwrap().into_iter().collect();
    Index::open(Box::new(files)).unwrap()
}

/// The addresses that `query` finds, and what was corrected.
fn ask(index: &Index, query: &str) -> (Vec<String>, usize) {
    let found = index.search(query, Options { prefix: false, ..Options::default() }).unwrap();
    (found.hits.into_iter().map(|hit| hit.url).collect(), found.corrections.len())
}

#[test]
fn a_form_that_no_page_has_finds_its_word_without_a_correction() {
    let texts = [
        ("two canaries harvested", "en"),
        ("Häuser", "de"),
        ("дорогами", "ru"),
        ("القلعة", "ar"),
        ("도서관에서", "ko"),
    ];
    let index = open(&texts.map(|(text, language)| page(text, language)));
    for (query, expected) in [
        ("canary", 0),
        ("harvesting", 0),
        ("\"canary harvests\"", 0),
        ("Haus", 1),
        ("дорога", 2),
        ("قلعة", 3),
        ("والقلعة", 3),
        ("도서관", 4),
        ("도서관은", 4),
    ] {
        assert_eq!(ask(&index, query), (vec![texts[expected].0.to_owned()], 0), "{query}");
    }
    assert_eq!(ask(&index, "harvestxd").1, 1, "a typing error is corrected, also in a word that occurs once");
}

#[test]
fn a_word_belongs_to_the_language_of_its_page() {
    let texts = [("die Scheine", "de"), ("der Schein", "de"), ("one winery", "en"), ("two wineries", "en")];
    let index = open(&texts.map(|(text, language)| page(text, language)));
    assert_eq!(ask(&index, "winery").0.len(), 2);
    assert_eq!(ask(&index, "Scheinen").0.len(), 2);
}

#[test]
fn an_umlaut_and_its_second_letter_are_one_spelling() {
    let texts = ["Frau Böhm", "Frau Boehm", "Frau Bohm", "Herr Ångman", "Kjærgård", "a duel"];
    let index = open(&texts.map(|text| page(text, "de")));
    for name in ["Böhm", "Boehm", "Bohm"] {
        assert_eq!(ask(&index, name).0.len(), 3, "{name}");
    }
    assert_eq!(ask(&index, "aangman").0, ["Herr Ångman"]);
    assert_eq!(ask(&index, "kjaergaard").0, ["Kjærgård"]);
    let apart = open(&[page("Düll", "de"), page("a duell", "en")]);
    assert_eq!(ask(&apart, "duell").0, ["a duell"], "of another language");
}

#[test]
fn compounds_are_found_with_and_without_their_hyphen() {
    let index = open(
        &["a wind-mill turns", "a windmill turns", "the K-9 unit", "a K9 unit", "9 units"].map(|text| page(text, "en")),
    );
    assert_eq!(ask(&index, "windmill").0.len(), 2);
    assert_eq!(ask(&index, "wind-mill").0.len(), 2);
    assert_eq!(ask(&index, "k9").0.len(), 2);
    assert!(ask(&index, "K-9").0.contains(&"a K9 unit".to_owned()));
}

#[test]
fn a_name_is_found_in_every_spelling_that_is_given() {
    let names = ["Orlofski", "Анна Орловская", "the keeper"].map(str::to_owned).to_vec();
    let person = Document { title: "Anna Orlofsky".to_owned(), names, ..page("", "en") };
    let index =
        open(&[person, page("said Orlofsky", "en"), page("said Orlofski", "en"), page("the keeper said", "en")]);
    for name in ["Orlofsky", "Orlofski", "Орловская", "\"Orlofski\""] {
        assert_eq!(ask(&index, name).0.len(), 3, "{name}");
    }
    assert_eq!(ask(&index, "keeper").0, ["the keeper said"]);
}
