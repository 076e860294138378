//! Signs of a query that may be operators or only what was pasted: quotation marks, a minus, full stops.

use std::ops::Range;

/// What separates the items of a query.
pub(super) const SPACES: [char; 8] = [' ', '\t', '\n', '\r', '\u{B}', '\u{C}', '\u{A0}', '\u{3000}'];

/// Quotation marks; each closes what one of its own row opens. Apostrophes and single marks are none.
const QUOTES: [&str; 5] = ["\"“”„‟＂〝〞〟", "«»", "‹›", "「」", "『』"];

/// Marks that begin a quotation also within a run of letters; the others do only after a space or one of [`LEADING`].
const OPENING: &str = "“„«‹「『〝";

/// What else may stand before a quotation.
const LEADING: &str = "-([{<:;=,/|>—–";

/// Short forms that say nothing about what is looked for.
const ABBREVIATIONS: [&str; 5] = ["cf", "e.g", "etc", "i.e", "viz"];

/// Names of commands that are hardly words of another kind.
#[rustfmt::skip]
const COMMANDS: [&str; 24] = [
    "apt", "awk", "cargo", "chmod", "chown", "cp", "curl", "docker", "gcc", "git", "grep", "kubectl", "ls", "mkdir",
    "mv", "npm", "pip", "rm", "rsync", "scp", "sed", "ssh", "sudo", "tar",
];

/// A quotation: the bytes between its marks, and where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) inner: Range<usize>,
    pub(super) end: usize,
}

/// What spaces separate.
pub(super) fn items_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(SPACES).filter(|item| !item.is_empty())
}

/// The quotation that begins at the byte `at` of `query`; one that is not closed is none.
pub(super) fn phrase_at(query: &str, at: usize) -> Option<Mark> {
    let sign = query[at..].chars().next()?;
    let row = QUOTES.iter().find(|row| row.contains(sign))?;
    let before = query[..at].chars().next_back();
    let begins = before.is_none_or(|before| SPACES.contains(&before) || LEADING.contains(before));
    if !begins && !OPENING.contains(sign) {
        return None;
    }
    let start = at + sign.len_utf8();
    let end = start + query[start..].find(|sign| row.contains(sign))?;
    let closing = query[end..].chars().next().map_or(0, char::len_utf8);
    Some(Mark { inner: start..end, end: end + closing })
}

/// Whether `query` is a command, as it is pasted from a manual: it has an option, a path or a sign of the shell, or
/// begins with a well-known name.
pub(super) fn is_command(query: &str) -> bool {
    let mut items = items_of(query).peekable();
    if items.peek().is_some_and(|first| COMMANDS.contains(first)) {
        return true;
    }
    items.any(|item| {
        let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        matches!(item, "|" | "&&" | ">" | "$" | ".")
            || ["/", "./", "~/"].iter().any(|path| item.starts_with(path))
            || item.strip_prefix("--").is_some_and(letter)
            || item.len() == 2 && item.strip_prefix('-').is_some_and(letter)
    })
}

/// Whether what follows a minus is an option or a number: a letter, or two small letters or digits.
pub(super) fn is_option(item: &str) -> bool {
    let small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    match item.as_bytes() {
        [one] => one.is_ascii_alphanumeric(),
        [one, two] => small(one) && small(two),
        _ => false,
    }
}

/// Words that a question begins with.
#[rustfmt::skip]
const ASKING: [&str; 20] = [
    "are", "can", "could", "did", "do", "does", "had", "has", "how", "is", "should", "was", "were", "what", "when",
    "where", "which", "who", "whose", "why",
];

/// Whether `query` asks a question: it ends with a mark of one, or begins with a word of one.
pub(super) fn is_question(query: &str) -> bool {
    let first = items_of(query).next().unwrap_or_default().to_lowercase();
    query.trim_end_matches(SPACES).ends_with(['?', '？', '؟']) || ASKING.contains(&&*first)
}

/// Whether `item` is a short form such as `e.g.` or `(etc.)`.
pub(super) fn abbreviates(item: &str) -> bool {
    let inner = item.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
    item.contains('.') && ABBREVIATIONS.contains(&&*inner)
}
