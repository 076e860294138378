//! Where elements with content that is not markup end.
//!
//! Scripts follow the states of "Script data" in the standard's tokenization.

use super::markup::is_space;

/// How a script is read: inside a comment it may contain a script with an end tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    /// After `<!--`.
    Escaped,
    /// After `<script` within that.
    DoubleEscaped,
}

/// The byte of `html` at which the end tag of the element `name`, with content from `from`, begins; without an end
/// tag, the length of `html`.
pub(super) fn end(html: &str, from: usize, name: &str) -> usize {
    let mut script = Script::Plain;
    let mut at = from;
    while let Some(found) = html[at..].find(|one| one == '<' || one == '-' && script != Script::Plain) {
        at += found;
        let rest = &html[at..];
        let after = rest.strip_prefix("</").filter(|after| is_named(after, name));
        match script {
            Script::Plain if name == "script" && rest.starts_with("<!--") => {
                script = Script::Escaped;
                // Its own dashes may already end the comment: `<!-->`.
                at += "<!".len();
            }
            Script::Plain | Script::Escaped if after.is_some() => return at,
            Script::DoubleEscaped if after.is_some() => {
                script = Script::Escaped;
                at += "</".len();
            }
            Script::Escaped | Script::DoubleEscaped if rest.starts_with("-->") => {
                script = Script::Plain;
                at += "-->".len();
            }
            Script::Escaped if rest.strip_prefix('<').is_some_and(|after| is_named(after, name)) => {
                script = Script::DoubleEscaped;
                at += 1;
            }
            _ => at += 1,
        }
    }
    html.len()
}

/// Whether `text` begins with the name of a tag called `name`, followed by something that ends a name.
fn is_named(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(name.len()).is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
}
