//! The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one.

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on fails its test")]

use std::path::Path;

use dossier_core::index::{CodePointHit, Document, Index, Options, build};
use dossier_core::tokenize::tokenize_in_code_points;
use dossier_core::units::CodePointSpan;
use serde_json::{Value, json};

fn read(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/contract").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn fixture(name: &str) -> Value {
    serde_json::from_slice(&read(name)).unwrap()
}

fn array<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

fn documents(ranking: &Value) -> Vec<Document> {
    let document = |value: &Value| {
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        Document {
            url: text("url"),
            kind: text("kind"),
            title: text("title"),
            crumbs: text("crumbs"),
            text: text("text"),
            aliases: text("aliases"),
        }
    };
    array(ranking, "documents").iter().map(document).collect()
}

#[test]
fn words_are_those_of_the_fixture() {
    let cases = fixture("tokenize.json");
    for case in array(&cases, "cases") {
        let text = case["text"].as_str().unwrap();
        let words: Vec<_> =
            tokenize_in_code_points(text).into_iter().map(|(term, (start, end))| json!([term, start, end])).collect();
        assert_eq!(json!(words), case["words"], "{text}");
    }
}

#[test]
fn index_has_the_bytes_of_the_fixture() {
    let bytes = build(&documents(&fixture("ranking.json"))).unwrap();
    assert!(bytes == read("ranking-v1.bin"), "the index differs; see tests/contract/regenerate.py");
}

#[test]
fn hits_are_those_of_the_fixture() {
    let bytes = read("ranking-v1.bin");
    let index = Index::open(&bytes).unwrap();
    let ranges = |spans: &[CodePointSpan]| json!(spans.iter().map(|span| json!([span.0, span.1])).collect::<Vec<_>>());
    let ranking = fixture("ranking.json");
    for case in array(&ranking, "queries") {
        let query = case["query"].as_str().unwrap();
        let options = Options {
            limit: case.get("limit").map_or(10, |limit| usize::try_from(limit.as_u64().unwrap()).unwrap()),
            prefix: case.get("prefix").is_none_or(|prefix| prefix.as_bool().unwrap()),
        };
        let hits = index.search(query, options).unwrap().into_iter().map(CodePointHit::from);
        let found: Vec<_> = hits
            .map(|found| {
                json!({
                    "url": found.hit.url,
                    "score": found.hit.score,
                    "excerpt": found.hit.excerpt,
                    "ranges": ranges(&found.ranges),
                    "title_ranges": ranges(&found.title_ranges),
                })
            })
            .collect();
        assert_eq!(json!(found), case["hits"], "{query}");
    }
}
