//! Letters as the index knows them: what a script treats as another letter stays one, what it treats as a spelling is
//! folded. `assets/engine/tokenize.js` does the same in the browser.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that say how a word is read rather than which word it is, as ranges of code points: accents of Latin, Greek
/// and Cyrillic, points of Hebrew, vowels of Arabic, marks of symbols, and variations. All other marks are letters.
const DROPPED_MARKS: [(char, char); 12] = [
    ('\u{0300}', '\u{036F}'),
    ('\u{0483}', '\u{0489}'),
    ('\u{0591}', '\u{05C7}'),
    ('\u{0610}', '\u{061A}'),
    ('\u{064B}', '\u{065F}'),
    ('\u{0670}', '\u{0670}'),
    ('\u{06D6}', '\u{06ED}'),
    ('\u{1AB0}', '\u{1AFF}'),
    ('\u{1DC0}', '\u{1DFF}'),
    ('\u{20D0}', '\u{20FF}'),
    ('\u{FE00}', '\u{FE2F}'),
    ('\u{E0100}', '\u{E01EF}'),
];

/// Code points of the longest word; longer runs are data rather than words, and are left out.
pub(crate) const MAX_TERM_CODE_POINTS: usize = 64;

/// French and Italian words that lose their vowel before another: folded, in order.
#[rustfmt::skip]
const ELIDED: [&str; 27] = [
    "all", "bell", "c", "coll", "d", "dall", "dell", "gl", "j", "jusqu", "l", "lorsqu", "m", "n", "nell", "presqu",
    "puisqu", "qu", "quell", "quelqu", "quest", "quoiqu", "s", "sant", "sull", "t", "un",
];

/// Whether `character` is written inside words but is no part of them: soft hyphens, joiners and signs of direction.
pub(crate) fn is_ignored(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether `character` is an apostrophe, or the sign of an abbreviation in Hebrew, and no letter.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '‛' | '′' | '＇' | '՚' | '׳' | '״')
}

/// Whether `character` joins the parts of a word: a hyphen, but no dash.
pub(crate) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether `character` is a picture that is a word by itself. Tones of skin only change one.
pub(crate) fn is_picture(character: char) -> bool {
    matches!(character, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}')
}

/// Whether `character` belongs to the letter before it: a mark, or a voicing mark of half width.
pub(crate) fn is_mark(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{FF9E}' | '\u{FF9F}')
}

/// Adds the letters of `word`, which are not all ASCII, to `term`.
fn fold_letters(word: &str, term: &mut String) {
    let mut marked = false;
    for character in word.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(character) {
            // These make other letters: й, ў and ї.
            let last = term.chars().next_back();
            let letter = matches!((last, character), (Some('и' | 'у'), '\u{306}') | (Some('і'), '\u{308}'));
            if letter || !DROPPED_MARKS.iter().any(|(first, last)| (*first..=*last).contains(&character)) {
                term.push(character);
                marked = true;
            }
            continue;
        }
        match character {
            'ß' => term.push_str("ss"),
            'æ' => term.push_str("ae"),
            'œ' => term.push_str("oe"),
            'þ' => term.push_str("th"),
            'ø' => term.push('o'),
            'ł' => term.push('l'),
            'đ' | 'ð' => term.push('d'),
            'ħ' => term.push('h'),
            'ı' => term.push('i'),
            // Lower case depends on what follows only here; a term does not.
            'ς' => term.push('σ'),
            'ى' | 'ی' | 'ې' => term.push('ي'),
            'ک' | 'ڪ' => term.push('ك'),
            'ہ' | 'ە' | 'ھ' => term.push('ه'),
            'ٱ' => term.push('ا'),
            'ـ' | '׳' | '״' => {}
            'ʼ' | 'ʻ' => term.push('\''),
            '_' => term.push('_'),
            _ if is_apostrophe(character) => term.push('\''),
            _ if character.is_alphanumeric() || is_picture(character) => term.push(digit(character)),
            // Decomposing some letters yields punctuation: `½` is `1⁄2`.
            _ => {}
        }
    }
    if marked {
        *term = term.nfc().collect();
    }
}

/// A digit of Arabic or of a script of India as the one of ASCII.
fn digit(character: char) -> char {
    let code = u32::from(character);
    let value = match code {
        0x660..=0x669 | 0x6F0..=0x6F9 | 0x7C0..=0x7C9 => code & 15,
        0x966..=0xD6F if (0x66..=0x6F).contains(&(code & 0x7F)) => (code & 0x7F) - 0x66,
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// Writes the term of `word` into `term`; false if nothing or too much is left.
pub(crate) fn fold(word: &str, term: &mut String) -> bool {
    term.clear();
    if word.is_ascii() {
        term.push_str(word);
        term.make_ascii_lowercase();
    } else {
        fold_letters(word, term);
        if let Some(rest) = without_article(term).filter(|rest| rest.chars().nth(2).is_some()) {
            *term = rest.to_owned();
        }
    }
    if term.contains('\'') {
        strip(term);
    }
    if term.len() > MAX_TERM_CODE_POINTS && term.chars().count() > MAX_TERM_CODE_POINTS {
        term.clear();
    }
    !term.is_empty()
}

/// The rest of an Arabic word after its article, and after a letter that is joined to the article.
fn without_article(term: &str) -> Option<&str> {
    let joined = term.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(term);
    joined.strip_prefix("ال").or_else(|| term.strip_prefix("لل"))
}

/// Takes a possessive from the end of `term`, and from its start what has lost its vowel before an apostrophe; all
/// apostrophes from a number.
fn strip(term: &mut String) {
    while term.starts_with('\'') {
        term.remove(0);
    }
    if term.ends_with("'s") {
        term.truncate(term.len() - 2);
    }
    if term.starts_with(|first: char| first.is_ascii_digit()) {
        term.retain(|one| one != '\'');
    }
    if let Some((first, rest)) = term.split_once('\'')
        && ELIDED.binary_search(&first).is_ok()
        && rest.chars().nth(1).is_some()
    {
        *term = rest.to_owned();
    }
}

/// The ways to write `word` that keep what folding drops: `ä`, `ö`, `ü`, `ø` and `å` with a second letter. Folded, as
/// `term` is; `None` if there is nothing to keep.
pub(crate) fn spelled_out(word: &str) -> Option<String> {
    let mut spelled = String::new();
    let mut last = None;
    for character in word.nfd().flat_map(char::to_lowercase) {
        let second = match (last, character) {
            (Some('a' | 'o' | 'u'), '\u{308}') => "e",
            (Some('a'), '\u{30A}') => "a",
            (_, 'ø') => "oe",
            _ => "",
        };
        if second.is_empty() {
            spelled.push(character);
        } else {
            spelled.push_str(second);
        }
        last = Some(character);
    }
    let changed = word.nfd().flat_map(char::to_lowercase).ne(spelled.chars());
    changed.then_some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut term = String::new();
        fold_letters(word, &mut term);
        term
    }

    #[test]
    fn spellings_are_folded_and_letters_are_not() {
        for (one, other) in [
            ("Maẞe", "masse"),
            ("Ærø", "aero"),
            ("Cœur", "coeur"),
            ("Þórr", "thorr"),
            ("Wałęsa", "walesa"),
            ("Iğdır", "igdir"),
            ("ёлка", "елка"),
            ("كـتـاب", "كتاب"),
            ("علی", "علي"),
            ("کتاب", "كتاب"),
            ("שָׁלוֹם", "שלום"),
            ("٤٢", "42"),
            ("४२", "42"),
            ("ﾃﾞｰﾀ", "データ"),
            ("ｆｕｌｌ", "full"),
            ("ﬁn", "fin"),
            ("co\u{AD}op", "coop"),
            ("п’ять", "п'ять"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        for (one, other) in [("バス", "ハス"), ("पानी", "पान"), ("йод", "иод"), ("їх", "іх"), ("น้ำ", "นา")]
        {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn umlauts_have_a_second_spelling() {
        assert_eq!(spelled_out("Müller").as_deref(), Some("mueller"));
        assert_eq!(spelled_out("Mu\u{308}ller").as_deref(), Some("mueller"));
        assert_eq!(spelled_out("Århus").as_deref(), Some("aarhus"));
        assert_eq!(spelled_out("Sørensen").as_deref(), Some("soerensen"));
        assert_eq!(spelled_out("René"), None);
    }
}
