//! Ranks the documents of a collection for its queries, with numbers from the environment: for `bench/tuning.py`.
//!
//! `rank COLLECTION`: a JSON file with `documents`, each a name, a title and a text, and `queries`, each a text. Writes
//! a line for each query: the names of the best hundred documents, as JSON.

use std::collections::HashMap;

use dossier_core::index::{Document, Index, Language, Options, build};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("expected the file of a collection")?;
    let collection: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let list = |key: &str| collection[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let document = |value: &Value| Document {
        url: text(&value[0]),
        title: text(&value[1]),
        text: text(&value[2]),
        ..Document::default()
    };
    let documents: Vec<_> = list("documents").iter().map(document).collect();
    let files: HashMap<_, _> = build(&documents, Language::default())?.into_iter().collect();
    let index = Index::open(Box::new(files))?;
    let options = Options { limit: 100, prefix: false, facets: false };
    for query in list("queries") {
        let names: Vec<_> = index.rank(&text(&query), options)?.into_iter().map(|(name, _)| name).collect();
        println!("{}", json!(names));
    }
    Ok(())
}
