//! Alignment: which words of a newer text are those of an older one.
//!
//! Runs of words that are there once on either side are fixed first, in the largest set that keeps its order, which
//! patience sorting finds (Bram Cohen's diff); what lies between them is done in the same way, and where no such run is
//! left, a longest common subsequence decides.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::fnv::Fnv64;
use crate::runs::{each_run, is_unspaced};
use crate::units::{ByteSpan, CodePointSpan, CodePoints};

/// Words of a run that may fix an alignment. Fewer come back by chance.
const RUN: usize = 3;

/// Words of a common run that is dropped where it lies between larger changes: that an article or a pronoun is there
/// on both sides says nothing.
const ISLAND: usize = 2;

/// Cells of the largest table for a longest common subsequence, a byte each. Two stretches of 4,000 words that share no
/// run fill it; larger ones are taken for different texts.
const CELLS: usize = 1 << 24;

/// A word of a text, to be compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlignedWord {
    /// The same for words that differ in case and typography only.
    pub id: u64,
    /// Where it is.
    pub span: CodePointSpan,
}

/// Words that two texts have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommonRun {
    /// Index of the first in the older text.
    pub old: usize,
    /// Index of the first in the newer text.
    pub new: usize,
    /// How many there are.
    pub len: usize,
}

/// Returns the words of `text` in order: runs of letters, digits and marks, with single apostrophes inside. Of scripts
/// without spaces each letter is a word.
///
/// ```
/// use dossier_core::align::words;
///
/// let ids = |text| -> Vec<_> { words(text).iter().map(|word| word.id).collect() };
/// assert_eq!(ids("It isn't “over”."), ids("it isn’t – OVER"));
/// assert_eq!(words("東京 2025").len(), 3);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<AlignedWord> {
    let offsets = CodePoints::new(text);
    let mut found = Vec::new();
    let mut folded = String::new();
    let mut push = |span: ByteSpan| {
        fold(span.of(text), &mut folded);
        found.push(AlignedWord { id: Fnv64::of(folded.as_bytes()), span: offsets.span(span) });
    };
    each_run(text, |span, plain| {
        if plain || !span.of(text).chars().any(is_unspaced) {
            push(span);
            return;
        }
        let mut start = span.start;
        for (at, character) in span.of(text).char_indices() {
            let at = span.start + at;
            if is_unspaced(character) {
                if start < at {
                    push(ByteSpan::new(start, at));
                }
                start = at + character.len_utf8();
                push(ByteSpan::new(at, start));
            }
        }
        if start < span.end {
            push(ByteSpan::new(start, span.end));
        }
    });
    found
}

/// Writes `word` into `folded`, so that words which readers take for the same are equal.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(word.nfkc().flat_map(char::to_lowercase).map(|one| if one == '’' { '\'' } else { one }));
    }
}

/// Returns the runs of words that `old` and `new` have in common, given as [`AlignedWord::id`], in order; neither text
/// has a word in two of them, and no two touch on both sides.
#[must_use]
pub fn align(old: &[u64], new: &[u64]) -> Vec<CommonRun> {
    let mut found = Vec::new();
    between(old, new, 0, 0, &mut found);
    without_islands(&joined(found))
}

/// Adds what `old` and `new` have in common to `found`; they begin at the words `at` and `to` of the texts.
fn between(old: &[u64], new: &[u64], at: usize, to: usize, found: &mut Vec<CommonRun>) {
    let first = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[first..], &new[first..]);
    let last = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
    found.push(CommonRun { old: at, new: to, len: first });
    let (at, to) = (at + first, to + first);
    let fixed = in_order(&once(old), &once(new));
    if fixed.is_empty() {
        longest_common_subsequence(old, new, at, to, found);
    } else {
        let (mut done, mut made) = (0, 0);
        for (start, begin) in fixed {
            // A run that begins within the one before it is part of that one.
            if start < done || begin < made {
                continue;
            }
            between(&old[done..start], &new[made..begin], at + done, to + made, found);
            let len = old[start..].iter().zip(&new[begin..]).take_while(|(one, other)| one == other).count();
            found.push(CommonRun { old: at + start, new: to + begin, len });
            (done, made) = (start + len, begin + len);
        }
        between(&old[done..], &new[made..], at + done, to + made, found);
    }
    found.push(CommonRun { old: at + old.len(), new: to + new.len(), len: last });
}

/// Where each run of words begins that is there once.
fn once(words: &[u64]) -> HashMap<&[u64], usize> {
    let mut found: HashMap<&[u64], Option<usize>> = HashMap::with_capacity(words.len());
    for (at, run) in words.windows(RUN).enumerate() {
        found.entry(run).and_modify(|place| *place = None).or_insert(Some(at));
    }
    found.into_iter().filter_map(|(run, place)| place.map(|place| (run, place))).collect()
}

/// The places of runs that are on both sides: of those the largest set that has one order, found by patience sorting.
fn in_order(old: &HashMap<&[u64], usize>, new: &HashMap<&[u64], usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<_> = old.iter().filter_map(|(run, at)| new.get(run).map(|to| (*at, *to))).collect();
    pairs.sort_unstable();
    // The pairs on top of each pile, and below each pair the one that was on top of the pile to its left.
    let mut tops: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, (_, to)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| pairs[*top].1 < *to);
        before[index] = pile.checked_sub(1).map(|left| tops[left]);
        if pile == tops.len() {
            tops.push(index);
        } else {
            tops[pile] = index;
        }
    }
    let mut chosen = Vec::with_capacity(tops.len());
    let mut at = tops.last().copied();
    while let Some(index) = at {
        chosen.push(pairs[index]);
        at = before[index];
    }
    chosen.reverse();
    chosen
}

/// Adds a longest common subsequence of `old` and `new` to `found`, word by word.
fn longest_common_subsequence(old: &[u64], new: &[u64], at: usize, to: usize, found: &mut Vec<CommonRun>) {
    let width = new.len();
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(width) > CELLS {
        return;
    }
    // From the end: `best[j]` is the length for what comes from a word of the old text and the word `j` of the new one.
    let mut best = vec![0_u32; width + 1];
    let mut ways = vec![0_u8; old.len() * width];
    for (i, word) in old.iter().enumerate().rev() {
        let mut diagonal = 0;
        for (j, other) in new.iter().enumerate().rev() {
            let below = best[j];
            let (length, way) = match word == other {
                true => (diagonal + 1, 0),
                false if below >= best[j + 1] => (below, 1),
                false => (best[j + 1], 2),
            };
            diagonal = below;
            best[j] = length;
            ways[i * width + j] = way;
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < width {
        match ways[i * width + j] {
            0 => {
                found.push(CommonRun { old: at + i, new: to + j, len: 1 });
                (i, j) = (i + 1, j + 1);
            }
            1 => i += 1,
            _ => j += 1,
        }
    }
}

/// The same runs, those that touch on both sides as one.
fn joined(runs: Vec<CommonRun>) -> Vec<CommonRun> {
    let mut found: Vec<CommonRun> = Vec::new();
    for run in runs.into_iter().filter(|run| run.len > 0) {
        match found.last_mut() {
            Some(last) if last.old + last.len == run.old && last.new + last.len == run.new => last.len += run.len,
            _ => found.push(run),
        }
    }
    found
}

fn without_islands(runs: &[CommonRun]) -> Vec<CommonRun> {
    let mut kept: Vec<CommonRun> = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        if let (Some(left), Some(right)) = (kept.last(), runs.get(index + 1)) {
            let before = (run.old - left.old - left.len).max(run.new - left.new - left.len);
            let after = (right.old - run.old - run.len).max(right.new - run.new - run.len);
            if run.len <= ISLAND && before.min(after) > 2 * run.len {
                continue;
            }
        }
        kept.push(*run);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(old: &str, new: &str) -> Vec<String> {
        let ids = |text| -> Vec<u64> { words(text).iter().map(|word| word.id).collect() };
        let (before, after) = (ids(old), ids(new));
        let listed: Vec<&str> = old.split_whitespace().collect();
        let runs = align(&before, &after);
        for run in &runs {
            assert_eq!(before[run.old..run.old + run.len], after[run.new..run.new + run.len]);
        }
        assert!(
            runs.windows(2)
                .all(|two| { two[0].old + two[0].len <= two[1].old && two[0].new + two[0].len <= two[1].new })
        );
        runs.iter().map(|run| listed[run.old..run.old + run.len].join(" ")).collect()
    }

    #[test]
    fn equal_texts_are_one_run() {
        assert_eq!(common("the tide turns", "The tide turns!"), ["the tide turns"]);
        assert_eq!(common("", "some words"), Vec::<String>::new());
    }

    #[test]
    fn a_changed_word_parts_two_runs() {
        assert_eq!(
            common("the tide turns twice a day here", "the tide turns once a day here"),
            ["the tide turns", "a day here"]
        );
    }

    #[test]
    fn of_repeated_words_those_in_place_are_taken() {
        let old = "one big red boat came then one big red boat left";
        assert_eq!(common(old, "one big red boat left"), ["one big red boat", "left"].to_vec());
    }

    #[test]
    fn a_word_in_common_between_larger_changes_says_nothing() {
        let old = "start here now a b c d the e f g h end of it";
        let new = "start here now i j k l the m n o p end of it";
        assert_eq!(common(old, new), ["start here now", "end of it"]);
    }

    #[test]
    fn words_of_scripts_without_spaces_are_letters() {
        let spans: Vec<_> = words("É東京x ไทย").iter().map(|word| (word.span.start, word.span.end)).collect();
        assert_eq!(spans, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (7, 8)]);
    }

    #[test]
    fn large_texts_with_nothing_in_common_are_given_up() {
        let old: Vec<u64> = (0..5000).collect();
        let new: Vec<u64> = (0..5000).rev().collect();
        assert!(align(&old, &new).len() <= 1);
    }
}
