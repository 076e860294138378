//! The modules of the workspace depend on each other one way: none depends on itself through others.

#![allow(clippy::unwrap_used, reason = "a helper that cannot continue fails its test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The path of a module from the crate's root, which is empty.
type Module = Vec<String>;

/// For each module, those that it names.
type Arrows = BTreeMap<Module, BTreeSet<Module>>;

/// The modules below `folder`, and the file of each.
fn modules(folder: &Path, path: &Module, found: &mut BTreeMap<Module, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.path().file_stem().unwrap().to_str().unwrap().to_owned();
        let inner = [&path[..], std::slice::from_ref(&name)].concat();
        if entry.path().is_dir() {
            modules(&entry.path(), &inner, found);
        } else if entry.path().extension().is_some_and(|one| one == "rs") {
            let own = if matches!(&*name, "mod" | "lib") { path.clone() } else { inner };
            found.insert(own, entry.path());
        }
    }
}

/// The code of `source` without comments and tests.
fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// Takes one path or tree of `use` from the start of `rest`, and adds its paths, each after `before`.
fn take_tree(rest: &mut &str, before: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    loop {
        *rest = rest.trim_start();
        if let Some(inner) = rest.strip_prefix('{') {
            *rest = inner;
            while !rest.trim_start().starts_with('}') {
                take_tree(rest, &path, paths);
                *rest = rest.trim_start().strip_prefix(',').unwrap_or(rest);
            }
            *rest = &rest.trim_start()[1..];
            return;
        }
        let len = rest.find(|one: char| !one.is_alphanumeric() && one != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(len);
        path.push(name.to_owned());
        *rest = after;
        let Some(after) = rest.strip_prefix("::") else { break };
        *rest = after;
    }
    paths.push(path);
}

/// All paths in `code` that begin at the root, at the module itself or at its parent.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut rest = code;
    while let Some(at) = ["crate::", "super::", "self::"].iter().filter_map(|start| rest.find(start)).min() {
        let begins = !rest[..at].ends_with(|one: char| one.is_alphanumeric() || one == '_');
        rest = &rest[at..];
        if begins {
            take_tree(&mut rest, &[], &mut paths);
        } else {
            rest = &rest[1..];
        }
    }
    paths
}

fn arrows(root: &Path) -> Arrows {
    let mut files = BTreeMap::new();
    modules(root, &Vec::new(), &mut files);
    let mut arrows = Arrows::new();
    for (module, file) in &files {
        let wanted = arrows.entry(module.clone()).or_default();
        for path in paths(&code(&fs::read_to_string(file).unwrap())) {
            let mut target = if path[0] == "crate" { Module::new() } else { module.clone() };
            for name in &path {
                match &**name {
                    "crate" | "self" => {}
                    "super" => drop(target.pop()),
                    _ => {
                        target.push(name.clone());
                        if !files.contains_key(&target) {
                            target.pop();
                            break;
                        }
                    }
                }
            }
            wanted.extend(Some(target).filter(|target| target != module));
        }
    }
    arrows
}

/// The modules that are in circles: what is left after repeatedly removing those that need nothing.
fn circles(mut arrows: Arrows) -> Arrows {
    loop {
        let free: BTreeSet<Module> =
            arrows.iter().filter(|(_, wanted)| wanted.is_empty()).map(|(module, _)| module.clone()).collect();
        if free.is_empty() {
            return arrows;
        }
        arrows.retain(|module, _| !free.contains(module));
        for wanted in arrows.values_mut() {
            wanted.retain(|module| !free.contains(module));
        }
    }
}

#[test]
fn there_is_no_circle_of_modules() {
    for (member, least) in [("dossier-core", 40), ("dossier-site", 5), ("dossier-python", 1)] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(member).join("src");
        let arrows = arrows(&root);
        assert!(arrows.values().map(BTreeSet::len).sum::<usize>() >= least, "{member}: {arrows:?}");
        assert_eq!(circles(arrows), Arrows::new(), "{member}");
    }
}

#[test]
fn a_module_has_under_300_lines() {
    for member in ["dossier-core", "dossier-site", "dossier-python"] {
        let mut files = BTreeMap::new();
        modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(member).join("src"), &Vec::new(), &mut files);
        for file in files.values() {
            let lines = fs::read_to_string(file).unwrap().lines().count();
            assert!(lines < 300, "{}: {lines} lines", file.display());
        }
    }
}

#[test]
fn paths_are_found_in_trees_and_within_code() {
    let found = paths(&code(
        "use super::a::{self, b::{C, D}};\nfn f() { crate::g::h() } // self::i\n#[cfg(test)]\nmod tests { self::j",
    ));
    let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["super::a::self", "super::a::b::C", "super::a::b::D", "crate::g::h"]);
}
