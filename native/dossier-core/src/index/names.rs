//! Names of one thing: which of their words are the same word in another spelling or script.

use crate::tokenize::tokenize;

/// Letters that words of two names begin with if they are spellings of each other, and by how many they may differ in
/// length.
const SAME_LETTERS: usize = 4;
const MOST_APART: usize = 3;

/// Pairs of words, in order, that stand for each other in `title` and `names`, which all name one thing. A name of one
/// word stands for the last word of the title.
pub(super) fn synonyms<'a>(title: &'a str, names: &'a [String]) -> impl Iterator<Item = (String, String)> + 'a {
    let whole = words(title);
    names
        .iter()
        .flat_map(move |name| {
            let own = words(name);
            let from = if own.len() == 1 { whole.len().saturating_sub(1) } else { 0 };
            let pairs: Vec<_> = if own.len() == whole.len() - from {
                whole[from..].iter().cloned().zip(own).filter(|(one, other)| are_same(one, other)).collect()
            } else {
                Vec::new()
            };
            pairs
        })
        .map(|(one, other)| if one < other { (one, other) } else { (other, one) })
}

fn words(name: &str) -> Vec<String> {
    tokenize(name).into_iter().filter(|word| word.places == 1).map(|word| word.term).collect()
}

/// Whether two words in the same place of two names are one word.
fn are_same(one: &str, other: &str) -> bool {
    if one == other || !one.chars().chain(other.chars()).all(char::is_alphabetic) {
        return false;
    }
    let apart = one.chars().count().abs_diff(other.chars().count());
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    alphabet(one) != alphabet(other) || shared >= SAME_LETTERS && apart <= MOST_APART
}

/// A number for the script of the first letter of `word`.
fn alphabet(word: &str) -> u32 {
    let first = word.chars().next().map_or(0, u32::from);
    if first < 0x300 { 0 } else { first >> 8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person_are_aligned() {
        let names = ["Keepr", "Anna Keepers", "Анна Кипер", "Кипер", "The old lamp", "Anna", "anna-keeper"];
        let names: Vec<String> = names.map(str::to_owned).to_vec();
        let found: Vec<_> = synonyms("Anna Keeper", &names).collect();
        let expected =
            [("keeper", "keepr"), ("keeper", "keepers"), ("anna", "анна"), ("keeper", "кипер"), ("keeper", "кипер")];
        assert_eq!(found, expected.map(|(one, other)| (one.to_owned(), other.to_owned())));
    }
}
