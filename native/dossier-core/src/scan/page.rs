//! A whole page as the index sees it: the sections of its content, without navigation and hidden parts.

use super::block::Block;
use super::markup::{StartTag, Tokenizer};
use super::names;
use super::placed::{Area, Placed};
use super::selector::Selector;
use super::sink::Sink;
use super::text::text_of;
use super::tree::walk;
use crate::units::ByteSpan;

/// What is between two crumbs, the headings of the sections around one.
const BETWEEN_CRUMBS: &str = " › ";

/// Bytes of the longest term that counts as defined; anything longer is a sentence.
const MAX_DEFINED_BYTES: usize = 64;

/// A page's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its first heading, or else its `title`.
    pub title: String,
    /// The `lang` of its first element.
    pub language: Option<String>,
    /// Whether it only redirects, or asks not to be indexed.
    pub left_out: bool,
    /// Its sections, in order; one without heading may come first.
    pub sections: Vec<Section>,
}

/// A heading and the text up to the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The id to link to it; `None` for the top of the page.
    pub id: Option<String>,
    /// Its heading; empty before the first.
    pub heading: String,
    /// The title of the page and the headings around this section, from outside.
    pub crumbs: String,
    /// The text of record below the heading.
    pub text: String,
    /// What it defines: the terms of its definition lists, up to a parenthesis, with a space after each.
    pub defined: String,
    /// From 1 to 6; 0 before the first heading.
    pub level: u8,
}

/// Reads a whole page of HTML. Its content is the element that `selector` names, or else `main` (or
/// `role="main"`), or else its articles, or else all but headers, footers and asides; navigation and what is hidden
/// are always left out.
#[must_use]
pub fn read_page(html: &str, selector: Option<&Selector>) -> Page {
    let reader = Reader { selector, ..Reader::default() };
    let (blocks, reader) = walk(html, Tokenizer::new(html), reader);
    let Reader { mut page, title, placed, .. } = reader;
    let mut blocks: Vec<(Block, Placed)> = blocks.into_iter().zip(placed).collect();
    let content = blocks.iter().map(|(_, placed)| placed.area.content).max().unwrap_or(0);
    blocks.retain(|(_, placed)| placed.area.content == content && !(content == 0 && placed.area.aside));
    let title = title.map_or_else(String::new, |span| text_of(span.of(html)));
    page.cut(blocks, &title);
    page
}

/// What is remembered about a page while it is scanned.
#[derive(Debug, Default)]
struct Reader<'a> {
    selector: Option<&'a Selector>,
    /// The page without its sections.
    page: Page,
    /// The content of the first `title`.
    title: Option<ByteSpan>,
    /// For each block, where on the page it is.
    placed: Vec<Placed>,
    /// The last id of a block-level element, and of another one, since the last text.
    block_id: Option<String>,
    other_id: Option<String>,
}

impl Sink for Reader<'_> {
    fn tag(&mut self, tag: &StartTag<'_>) {
        self.page.note(tag);
    }

    fn raw_text(&mut self, name: &str, content: ByteSpan) {
        if name == "title" {
            self.title.get_or_insert(content);
        }
    }

    /// Hides what leads elsewhere rather than says something.
    fn hides(&self, tag: &StartTag<'_>) -> bool {
        tag.name == "nav"
            || tag.aria_hidden.as_deref() == Some("true")
            || tag.role.as_deref().is_some_and(names::is_navigation_role)
            || tag.class.as_deref().is_some_and(names::has_navigation_class)
    }

    fn enter(&mut self, tag: &StartTag<'_>, around: Area) -> Area {
        if let Some(id) = tag.id.as_ref().or(tag.anchor.as_ref().filter(|_| tag.name == "a")) {
            let block = names::block(&tag.name).is_some();
            let kept = if block { &mut self.block_id } else { &mut self.other_id };
            *kept = Some(id.to_string()).filter(|id| !id.is_empty());
        }
        let content = match &*tag.name {
            _ if self.selector.is_some_and(|selector| selector.matches(tag)) => 3,
            "main" => 2,
            _ if tag.role.as_deref() == Some("main") => 2,
            "article" => 1,
            _ => 0,
        };
        // Once the content begins, what is around it no longer matters.
        let aside = (around.aside && content <= around.content) || matches!(&*tag.name, "header" | "footer" | "aside");
        Area { content: content.max(around.content), aside }
    }

    fn place(&mut self, area: Area, id: Option<&str>) {
        let id = id.map(str::to_owned).or_else(|| self.block_id.take()).or_else(|| self.other_id.take());
        (self.block_id, self.other_id) = (None, None);
        self.placed.push(Placed { area, id });
    }
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
                    // Cells that follow each other are no sentence.
                    let in_cell = block.path.rsplit('/').take(2).any(|tag| matches!(tag, "td" | "th"));
                    section.text.push_str(if in_cell { " · " } else { " " });
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
