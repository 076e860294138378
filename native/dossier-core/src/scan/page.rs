//! A whole page as the index sees it: the sections of its content, without navigation and hidden parts.

use super::markup::{StartTag, Token, Tokenizer};
use super::tree::Scanner;
use super::{Block, names};
use crate::units::ByteSpan;

/// Parts a crumb that names the sections around one.
const BETWEEN_CRUMBS: &str = " › ";

/// Bytes of the longest term that is taken for defined; what is longer is a sentence.
const MAX_DEFINED_BYTES: usize = 64;

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

impl Selector {
    /// Reads a selector; `None` where it is more than tag, id and classes.
    #[must_use]
    pub fn parse(selector: &str) -> Option<Self> {
        let any_of: Option<Vec<_>> = selector.split(',').map(|one| Simple::parse(one.trim())).collect();
        Some(Self { any_of: any_of? })
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

/// Where on a page a block stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) content: u8,
    pub(super) aside: bool,
    /// The id to link to it, where there is one.
    pub(super) id: Option<String>,
}

/// A page's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its first heading, or else what its `title` says.
    pub title: String,
    /// What `lang` of its first element says.
    pub language: Option<String>,
    /// Whether it only leads elsewhere, or asks not to be indexed.
    pub left_out: bool,
    /// Its sections, in order; one without heading may come first.
    pub sections: Vec<Section>,
}

/// A heading and the text up to the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The id to link to it; none for the top of the page.
    pub id: Option<String>,
    /// Its heading; empty before the first.
    pub heading: String,
    /// The title of the page and the headings around this section, from outside.
    pub crumbs: String,
    /// The text of record below the heading.
    pub text: String,
    /// What it defines: the terms of its definition lists, up to a parenthesis, parted by spaces.
    pub defined: String,
    /// From 1 to 6; 0 before the first heading.
    pub level: u8,
}

/// Reads a whole page of HTML. Its content is the element that `selector` names, or else `main` (or
/// `role="main"`), or else its articles, or else all but headers, footers and asides; navigation and what is hidden
/// are always left out.
#[must_use]
pub fn read_page(html: &str, selector: Option<&Selector>) -> Page {
    let mut page = Page::default();
    let mut tokens = Tokenizer::new(html);
    let mut scanner = Scanner::of_page(html, selector);
    let mut title = None;
    while let Some(token) = tokens.next(scanner.in_foreign()) {
        match token {
            Token::Text(span) => scanner.characters(span),
            Token::Start(tag) => {
                let raw = !scanner.in_foreign();
                let name = tag.name.clone();
                page.note(&tag);
                let after = tag.end;
                scanner.start(tag);
                if raw && name == "plaintext" {
                    tokens.skip_all();
                } else if raw && names::is_in(names::RAW_TEXT, &name) {
                    tokens.skip_raw_text(&name);
                    if name == "title" && title.is_none() {
                        title = Some(ByteSpan::new(after, tokens.at()));
                    }
                }
            }
            Token::End { name, span } => scanner.end(&name, span),
        }
    }
    let mut blocks = scanner.finish_page();
    let content = blocks.iter().map(|(_, placed)| placed.content).max().unwrap_or(0);
    blocks.retain(|(_, placed)| placed.content == content && !(content == 0 && placed.aside));
    let title = title.map_or_else(String::new, |span| super::text_of(span.of(html)));
    page.cut(blocks, &title);
    page
}

impl Page {
    fn note(&mut self, tag: &StartTag<'_>) {
        match &*tag.name {
            "html" => self.language = tag.lang.as_ref().map(ToString::to_string),
            "meta" => {
                let says = |value: &Option<std::borrow::Cow<'_, str>>, what: &str| {
                    value.as_deref().is_some_and(|value| value.to_ascii_lowercase().contains(what))
                };
                self.left_out |=
                    says(&tag.http_equiv, "refresh") || says(&tag.anchor, "robots") && says(&tag.content, "noindex");
            }
            _ => {}
        }
    }

    fn cut(&mut self, blocks: Vec<(Block, Placed)>, title: &str) {
        let first = blocks.iter().find(|(block, _)| block.kind == "h1").map(|(block, _)| block.text.as_str());
        first.unwrap_or(title).clone_into(&mut self.title);
        let mut around: Vec<(u8, String)> = Vec::new();
        let mut section = Section::default();
        for (block, placed) in blocks {
            if block.kind == "dt" {
                let term = block.text.split('(').next().unwrap_or_default();
                if term.len() <= MAX_DEFINED_BYTES {
                    section.defined.push_str(term);
                    section.defined.push(' ');
                }
            }
            if !names::is_heading(block.kind) {
                if !section.text.is_empty() {
                    section.text.push(' ');
                }
                section.text.push_str(&block.text);
                continue;
            }
            let level = block.kind.as_bytes()[1] - b'0';
            // The first heading of the first level is the page itself.
            let is_title = level == 1 && block.text == self.title;
            let id = placed.id.filter(|_| !is_title);
            around.retain(|(outer, _)| *outer < level);
            let mut crumbs: Vec<&str> = around.iter().map(|(_, heading)| heading.as_str()).collect();
            if !is_title && crumbs.first() != Some(&&*self.title) {
                crumbs.insert(0, &self.title);
            }
            let crumbs = crumbs.join(BETWEEN_CRUMBS);
            around.push((level, block.text.clone()));
            let next = Section { id, heading: block.text, crumbs, text: String::new(), defined: String::new(), level };
            self.sections.extend(Some(std::mem::replace(&mut section, next)).filter(|one| !one.is_empty()));
        }
        self.sections.extend(Some(section).filter(|one| !one.is_empty()));
    }
}

impl Section {
    fn is_empty(&self) -> bool {
        self.heading.is_empty() && self.text.is_empty()
    }
}
