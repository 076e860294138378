//! The index against a simpler model, and against damage.

#![allow(clippy::unwrap_used, reason = "a helper that cannot continue fails its test")]

mod support;

use std::collections::{BTreeSet, HashMap};

use dossier_core::index::{Builder, Document, FORMAT_VERSION, Index, Language, MANIFEST, Options, Run, Worker, build};
use dossier_core::tokenize::tokenize;
use support::Random;

type Files = HashMap<String, Vec<u8>>;

const WORDS: &[&str] =
    &["tide", "tides", "ti", "moon", "Moon’s", "moored", "née", "𝛑", "🦉", "10,000", "a", "—", "no-one", "snake_case"];

/// A language without stemmer, so that a word is found only by itself.
fn no_language() -> Language {
    Language::of_tag("xx")
}

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
        names: Vec::new(),
        language: None,
        fields: vec![("parity".to_owned(), (id % 2).to_string())],
    };
    (0..count).map(document).collect()
}

fn terms(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|word| word.term).collect()
}

fn fields_of(document: &Document) -> [&String; 4] {
    [&document.title, &document.text, &document.crumbs, &document.aliases]
}

fn files(documents: &[Document]) -> Files {
    build(documents, no_language()).unwrap().into_iter().collect()
}

fn urls(files: &Files, query: &str) -> BTreeSet<String> {
    let options = Options { limit: 100, prefix: false, facets: false };
    let answer = Index::open(Box::new(files.clone())).unwrap().search(query, options).unwrap();
    assert!(answer.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{query}");
    assert_eq!(answer.total, answer.hits.len());
    answer.hits.into_iter().map(|hit| hit.url).collect()
}

#[test]
fn words_phrases_and_fields_find_what_a_linear_search_finds() {
    for seed in 0..300 {
        let random = &mut Random::new(seed);
        let documents = collection(random);
        let files = files(&documents);
        let word = random.pick(&["tide", "moon", "moored", "ti", "snake_case", "case"]);
        let wanted = terms(word);
        let is = |test: &dyn Fn(&Document) -> bool| -> BTreeSet<String> {
            documents.iter().filter(|one| test(one)).map(|one| one.url.clone()).collect()
        };
        let holds =
            |one: &Document| fields_of(one).iter().any(|text| terms(text).iter().any(|term| wanted.contains(term)));
        if is(&holds).is_empty() {
            continue;
        }
        assert_eq!(urls(&files, word), is(&holds));
        // What would leave nothing is given up.
        let or_given_up = |query: &str, wanted: BTreeSet<String>, otherwise: BTreeSet<String>| {
            assert_eq!(given_up(&files, query), wanted.is_empty(), "{query}");
            assert_eq!(urls(&files, query), if wanted.is_empty() { otherwise } else { wanted }, "{query}");
        };
        let parity = |value: &str| is(&|one| holds(one) && one.fields[0].1 == value);
        if documents.len() > 1 {
            or_given_up(&format!("{word} parity:1"), parity("1"), is(&holds));
            or_given_up(&format!("{word} -parity:1"), parity("0"), is(&holds));
        }
        let has =
            |one: &Document, term: &str| fields_of(one).iter().any(|text| terms(text).iter().any(|own| own == term));
        or_given_up(&format!("{word} -née"), is(&|one| holds(one) && !has(one, "nee")), is(&holds));
        for phrase in [["moon", "tide"], ["no", "one"], ["tide", "moored"]] {
            if phrase.iter().any(|word| is(&|one| has(one, word)).is_empty()) {
                continue;
            }
            let any = is(&|one| has(one, phrase[1]) || phrase[0] != "no" && has(one, phrase[0]));
            or_given_up(&format!("\"{} {}\"", phrase[0], phrase[1]), is(&|one| follows(one, &phrase)), any);
        }
    }
}

fn given_up(files: &Files, query: &str) -> bool {
    let options = Options { limit: 100, prefix: false, facets: false };
    !Index::open(Box::new(files.clone())).unwrap().search(query, options).unwrap().relaxed.is_empty()
}

/// Whether the words follow each other in title or text.
fn follows(document: &Document, phrase: &[&str; 2]) -> bool {
    [&document.title, &document.text].into_iter().any(|text| {
        let words: Vec<_> = tokenize(text).into_iter().filter(|word| word.places == 1).map(|word| word.term).collect();
        words.windows(2).any(|pair| pair[0] == phrase[0] && pair[1] == phrase[1])
    })
}

#[test]
fn neither_batches_nor_runs_change_the_words() {
    for seed in 0..60 {
        let random = &mut Random::new(seed);
        let documents = collection(random);
        let expected = files(&documents);
        let mut files = Files::new();
        let mut write = |name: &str, bytes: &[u8]| {
            files.insert(name.to_owned(), bytes.to_owned());
            Ok(())
        };
        let mut builder = Builder::new(0);
        let mut workers = [Worker::new(no_language()), Worker::new(no_language())];
        let mut runs = Vec::new();
        for (number, batch) in documents.chunks(3).enumerate() {
            let worker = &mut workers[random.below(2)];
            builder.add(worker.take_in(u32::try_from(number).unwrap(), batch), &mut write).unwrap();
            if random.below(2) == 0 {
                runs.push(worker.take_run());
            }
        }
        runs.extend(workers.iter_mut().map(Worker::take_run));
        let readers = runs.iter().map(|run| Run { reader: run.reader.as_slice(), batches: run.batches.clone() });
        builder.finish(readers.collect(), &mut write).unwrap();
        // Batches decide where chunks of texts end, and nothing else.
        for query in ["tide moon", "\"moon tide\"", "moored parity:0", "a"] {
            let search = |files: &Files| {
                Index::open(Box::new(files.clone())).unwrap().search(query, Options::default()).unwrap()
            };
            assert_eq!(search(&files), search(&expected), "{query}");
        }
    }
}

#[test]
fn damaged_files_are_errors_and_never_other_answers() {
    let random = &mut Random::new(7);
    let documents: Vec<_> = (0..6).flat_map(|_| collection(random)).collect();
    let whole = files(&documents);
    let ask = |files: &Files| {
        let index = Index::open(Box::new(files.clone()))?;
        index.search("moon \"no one\" tode parity:1", Options { facets: true, ..Options::default() })
    };
    let right = ask(&whole).unwrap();
    let mut refused = 0;
    let names: BTreeSet<&String> = whole.keys().collect();
    for name in &names {
        let (name, bytes) = (*name, &whole[*name]);
        for at in 0..bytes.len() {
            let mut wrong = whole.clone();
            wrong.get_mut(name).unwrap()[at] ^= 1 << random.below(8);
            match ask(&wrong) {
                // Padding, and parts that this query does not need.
                Ok(answer) => assert_eq!(answer, right, "{name} at {at}"),
                Err(_) => refused += 1,
            }
            if at % 5 == 0 {
                wrong.get_mut(name).unwrap().truncate(at);
                if let Ok(answer) = ask(&wrong) {
                    assert_eq!(answer, right);
                }
            }
        }
    }
    assert!(refused > 500, "{refused}");
    for name in &names {
        let mut wrong = whole.clone();
        wrong.remove(*name);
        let needed = ask(&wrong).is_err();
        for other in names.iter().filter(|other| *other != name) {
            wrong.insert((*name).clone(), whole[*other].clone());
            match ask(&wrong) {
                Ok(answer) => assert!(!needed && answer == right, "{other} for {name}"),
                Err(_) => assert!(needed, "{other} for {name}"),
            }
        }
    }
}

#[test]
fn newer_versions_and_other_bytes_are_refused_by_name() {
    let mut newer = files(&[]);
    newer.get_mut(MANIFEST).unwrap()[4] += 1;
    let Err(error) = Index::open(Box::new(newer)) else { panic!("opened") };
    assert_eq!(error.unsupported_version(), Some(FORMAT_VERSION + 1));
    for bytes in [&b""[..], b"<!doctype html>", b"DSI", b"DSIX\x02"] {
        assert!(Index::open(Box::new(Files::from([(MANIFEST.to_owned(), bytes.to_vec())]))).is_err());
    }
    assert!(Index::open(Box::new(Files::new())).is_err());
}

#[test]
fn a_query_that_equals_another_name_of_a_document_finds_it_first() {
    let page = |url: &str, title: &str, names: &[&str]| Document {
        url: url.to_owned(),
        title: title.to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        ..Document::default()
    };
    let documents = [
        page("said/", "Moon", &[]),
        page("luna/", "The pale moon over the quiet old harbor", &["moon", "Moon", "pale lamp"]),
        page("other/", "Moon, moon", &[]),
    ];
    let files = files(&documents);
    let first = |query: &str| {
        let options = Options { limit: 3, prefix: false, facets: false };
        let answer = Index::open(Box::new(files.clone())).unwrap().search(query, options).unwrap();
        answer.hits.iter().map(|hit| hit.url.clone()).collect::<Vec<_>>()
    };
    // Both have the name, so the words decide between them.
    assert_eq!(first("moon"), ["said/", "luna/", "other/"]);
    assert_eq!(first("pale lamp"), ["luna/"]);
    assert!(first("lamp").is_empty(), "the words of a name are not searched");
}

#[test]
fn identifiers_are_repaired_whole_and_words_together_come_first() {
    let page = |url: &str, text: &str| Document {
        url: url.to_owned(),
        kind: "page".to_owned(),
        title: "Page".to_owned(),
        text: text.to_owned(),
        ..Document::default()
    };
    let documents = [
        page("apart/", "tide of the long winter nights we know as the moon of old"),
        page("together/", "moon tide of the long winter nights we know as of old the"),
        page("name/", "tide_height is tide_height"),
        page("other/", "tide and height, height and tide"),
    ];
    let files: Files = build(&documents, Language::of_tag("en")).unwrap().into_iter().collect();
    let index = Index::open(Box::new(files)).unwrap();
    let answer = |query: &str| index.search(query, Options { prefix: false, ..Options::default() }).unwrap();
    assert_eq!(answer("tide moon").hits[0].url, "together/");
    let repaired = answer("tide_heigth");
    assert_eq!(repaired.hits[0].url, "name/");
    assert_eq!(repaired.corrections, [("tide_heigth".to_owned(), "tide_height".to_owned())]);
    assert_eq!(answer("the of").total, 2, "stopwords count if there is nothing else");
    assert_eq!(answer("the height").total, 2);
}
