//! The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one.

#![allow(clippy::unwrap_used, reason = "a helper that cannot continue fails its test")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use dossier_core::index::{CodePointHit, Document, Index, Language, MANIFEST, Options, build};
use dossier_core::tokenize::tokenize_in_code_points;
use dossier_core::units::CodePointSpan;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/contract")
}

fn files(name: &str) -> HashMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder().join(name)).unwrap().map(Result::unwrap);
    entries.map(|one| (one.file_name().into_string().unwrap(), std::fs::read(one.path()).unwrap())).collect()
}

fn fixture(name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder().join(name)).unwrap()).unwrap()
}

fn array<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

fn documents(ranking: &Value) -> Vec<Document> {
    let document = |value: &Value| {
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        let pair = |pair: &Value| (pair[0].as_str().unwrap().to_owned(), pair[1].as_str().unwrap().to_owned());
        Document {
            url: text("url"),
            kind: text("kind"),
            title: text("title"),
            crumbs: text("crumbs"),
            text: text("text"),
            aliases: text("aliases"),
            names: Vec::new(),
            language: None,
            fields: value["fields"].as_array().map(|fields| fields.iter().map(pair).collect()).unwrap_or_default(),
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
            tokenize_in_code_points(text).into_iter().map(|(term, at)| json!([term, at.start, at.end])).collect();
        assert_eq!(json!(words), case["words"], "{text}");
    }
}

#[test]
fn index_has_the_bytes_of_the_fixture() {
    let built = build(&documents(&fixture("ranking.json")), Language::default()).unwrap();
    let built: HashMap<_, _> = built.into_iter().collect();
    assert!(built == files("index-v4"), "the index differs; see tests/contract/regenerate.py");
}

#[test]
fn older_index_is_refused_by_name() {
    let old = HashMap::from([(MANIFEST.to_owned(), files("index-v1").remove(MANIFEST).unwrap())]);
    let Err(error) = Index::open(Box::new(old)) else { panic!("opened") };
    assert_eq!(error.unsupported_version(), Some(1));
    assert_eq!(error.to_string(), "expected index format version 4, found 1; build the site again");
}

#[test]
fn answers_are_those_of_the_fixture() {
    let index = Index::open(Box::new(files("index-v4"))).unwrap();
    let ranges =
        |spans: &[CodePointSpan]| json!(spans.iter().map(|span| json!([span.start, span.end])).collect::<Vec<_>>());
    let ranking = fixture("ranking.json");
    for case in array(&ranking, "queries") {
        let query = case["query"].as_str().unwrap();
        let options = Options {
            limit: case.get("limit").map_or(10, |limit| usize::try_from(limit.as_u64().unwrap()).unwrap()),
            prefix: case.get("prefix").is_none_or(|prefix| prefix.as_bool().unwrap()),
            facets: true,
        };
        let answer = index.search(query, options).unwrap();
        let hits = answer.hits.into_iter().map(CodePointHit::from).map(|found| {
            json!({
                "url": found.hit.url,
                "score": found.hit.score,
                "excerpt": found.hit.excerpt,
                "ranges": ranges(&found.ranges),
                "title_ranges": ranges(&found.title_ranges),
            })
        });
        assert_eq!(json!(hits.collect::<Vec<_>>()), case["hits"], "{query}");
        assert_eq!(json!(answer.total), case["total"], "{query}");
        assert_eq!(json!(answer.corrections), case["corrections"], "{query}");
        assert_eq!(json!(answer.relaxed), case["relaxed"], "{query}");
        let facets = answer
            .facets
            .into_iter()
            .map(|facet| (facet.name, facet.values.into_iter().map(|(value, count)| (value, json!(count))).collect()));
        assert_eq!(Value::Object(facets.map(|(name, values)| (name, Value::Object(values))).collect()), case["facets"]);
    }
}

#[test]
fn generated_queries_have_the_lists_of_the_fixture() {
    let index = Index::open(Box::new(files("index-v4"))).unwrap();
    let ranking = fixture("ranking.json");
    let urls: Vec<_> = array(&ranking, "documents").iter().map(|one| one["url"].as_str().unwrap()).collect();
    for case in array(&fixture("queries.json"), "cases") {
        let answer = index.search(case[0].as_str().unwrap(), Options::default()).unwrap();
        let number = |url: &str| urls.iter().position(|one| *one == url).unwrap();
        let found: Vec<_> = answer.hits.iter().map(|hit| json!([number(&hit.url), hit.score])).collect();
        assert_eq!(json!([answer.total, found]), json!([case[1], case[2]]), "{}", case[0]);
    }
}
