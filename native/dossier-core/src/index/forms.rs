//! Words that no page has, but of which a page has another form.

use super::endings::{are_forms, light_stem};
use super::error::IndexError;
use super::read::Index;

/// Blocks that are searched for other forms.
const FORM_BLOCKS: usize = 3;

impl Index {
    /// The block and the group in it of `term`: the word itself, or else of the form of it that is in most documents; for
    /// a word with a sign (`C++`), of the word without.
    ///
    /// Forms are words of letters that have the same light stem, or of which one is the light stem of the other.
    pub(super) fn group_of(&self, term: &str) -> Result<Option<(usize, usize)>, IndexError> {
        if let Some(at) = self.block_of(term) {
            let block = self.block(at)?;
            if let Ok(form) = block.forms.binary_search_by(|(form, _)| (**form).cmp(term)) {
                return Ok(Some((at, block.forms[form].1)));
            }
        }
        let plain = term.trim_end_matches(['+', '#']);
        if plain.len() < term.len() {
            return self.group_of(plain);
        }
        if !term.chars().all(char::is_alphabetic) {
            return Ok(None);
        }
        let stem = light_stem(term, &self.endings);
        let first = self.block_of(&stem).unwrap_or(0);
        let mut best = None;
        let mut most = 0;
        for at in (first..self.blocks()).take(FORM_BLOCKS) {
            if at > first && !self.begins_with(at, &stem) {
                break;
            }
            let block = self.block(at)?;
            for (form, group) in block.forms.iter().filter(|(form, _)| form.starts_with(&stem)) {
                let documents = block.groups[*group].documents.len();
                if documents > most
                    && form.chars().all(char::is_alphabetic)
                    && are_forms((term, &stem), form, &self.endings)
                {
                    (best, most) = (Some((at, *group)), documents);
                }
            }
        }
        Ok(best)
    }
}
