//! Words that may have been meant by a misspelled one.

use super::error::IndexError;
use super::params::{REPAIR_MIN_LETTERS, REPAIR_SLACK_LETTERS, REPAIR_TWICE_LETTERS, REPAIR_WORDS};
use super::read::Index;

/// Blocks of a spelling list that are searched for one word.
const MAX_BLOCKS: usize = 4;

impl Index {
    /// The words of the index closest to `term`, which it does not have: best first, [`REPAIR_WORDS`] at most.
    ///
    /// They differ by one letter that is wrong, missing, extra or exchanged with its neighbour; if there is
    /// no such word, and `term` is long, by two. All letters before its middle must be right, or all after it.
    pub(super) fn repair(&self, term: &str) -> Result<Vec<String>, IndexError> {
        let letters: Vec<char> = term.chars().collect();
        if letters.len() < REPAIR_MIN_LETTERS || !letters.iter().all(|letter| is_spelled(*letter)) {
            return Ok(Vec::new());
        }
        let most = if letters.len() >= REPAIR_TWICE_LETTERS { 2 } else { 1 };
        let half = letters.len() / 2;
        // In longer words the two letters in the middle may be wrong, as when they are exchanged.
        let slack = usize::from(letters.len() >= REPAIR_SLACK_LETTERS);
        let beginning: String = letters[..half - slack].iter().collect();
        let ending: String = letters[half + slack..].iter().rev().collect();
        let mut found: Vec<(usize, bool, u32, String)> = Vec::new();
        for (reversed, key) in [(false, &beginning), (true, &ending)] {
            for list in self.spelled(reversed, key, MAX_BLOCKS)? {
                for (word, class) in list.iter().filter(|(word, _)| word.starts_with(key)) {
                    let mut other: Vec<char> = word.chars().collect();
                    if reversed {
                        other.reverse();
                    }
                    if let Some(distance) = distance(&letters, &other, most) {
                        let first_differs = letters[0] != other[0];
                        found.push((distance, first_differs, u32::MAX - class, other.into_iter().collect()));
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        let closest = found.first().map_or(0, |best| best.0);
        let best = found.into_iter().take_while(|one| one.0 == closest).take(REPAIR_WORDS);
        Ok(best.map(|(_, _, _, word)| word).collect())
    }
}

/// Whether words with `letter` are repaired: identifiers too, but nothing with digits: any number is right.
pub(super) fn is_spelled(letter: char) -> bool {
    letter == '_' || letter.is_alphabetic()
}

/// How many letters are wrong, missing, extra, or exchanged with their neighbours; `None` above `most`.
fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let width = other.len() + 1;
    let (mut before, mut above, mut row): (Vec<usize>, Vec<usize>, Vec<usize>) =
        (vec![0; width], (0..width).collect(), vec![0; width]);
    for (i, a) in one.iter().enumerate() {
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let mut best = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        (before, above, row) = (above, row, before);
    }
    Some(above[width - 1]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_what_a_typist_does() {
        let between =
            |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>(), 2);
        for (one, other, expected) in [
            ("tide", "tide", Some(0)),
            ("tide", "tode", Some(1)),
            ("tide", "tid", Some(1)),
            ("tide", "tidde", Some(1)),
            ("tide", "tdie", Some(1)),
            ("tide", "toda", Some(2)),
            ("tide", "moon", None),
            ("tide", "t", None),
        ] {
            assert_eq!(between(one, other), expected, "{one} {other}");
            assert_eq!(between(other, one), expected, "{other} {one}");
        }
    }
}
