//! Which element of a page holds its content.

use std::fmt;

use super::markup::StartTag;

/// Names the element that holds a page's content: `main`, `#content`, `.body`, `div.body`, or several with commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    any_of: Vec<Simple>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Simple {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
}

/// Says that a selector is more than tag, id and classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectorError {
    found: String,
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a selector of tag, #id and .class, found '{}'", self.found)
    }
}

impl std::error::Error for SelectorError {}

impl Selector {
    /// Reads a selector.
    ///
    /// # Errors
    ///
    /// It is more than tag, id and classes.
    pub fn parse(selector: &str) -> Result<Self, SelectorError> {
        let any_of: Option<Vec<_>> = selector.split(',').map(|one| Simple::parse(one.trim())).collect();
        any_of.map(|any_of| Self { any_of }).ok_or_else(|| SelectorError { found: selector.to_owned() })
    }

    pub(super) fn matches(&self, tag: &StartTag<'_>) -> bool {
        self.any_of.iter().any(|simple| simple.matches(tag))
    }
}

impl Simple {
    fn parse(text: &str) -> Option<Self> {
        let mut simple = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let kind = rest.as_bytes()[0];
            let name = rest.trim_start_matches(['.', '#']);
            if rest.len() - name.len() > 1 {
                return None;
            }
            let len = name.find(['.', '#']).unwrap_or(name.len());
            let value = name[..len].to_owned();
            if value.is_empty() || value.contains(|c: char| c.is_whitespace() || "[]>+~:*()\"'".contains(c)) {
                return None;
            }
            match kind {
                b'.' => simple.classes.push(value),
                b'#' => simple.id = Some(value),
                _ => simple.tag = Some(value.to_ascii_lowercase()),
            }
            rest = &name[len..];
        }
        (simple != Self::default()).then_some(simple)
    }

    fn matches(&self, tag: &StartTag<'_>) -> bool {
        let has = |class: &String| {
            tag.class.as_deref().is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
        };
        self.tag.as_deref().is_none_or(|name| name == tag.name)
            && self.id.as_deref().is_none_or(|id| tag.id.as_deref() == Some(id))
            && self.classes.iter().all(has)
    }
}
