//! Follows the tags: which elements are open, where blocks begin and end, and what counts as prose.

use std::borrow::Cow;

use super::markup::StartTag;
use super::names;
use super::page::{Placed, Selector};
use super::stack::{Area, Role, Scope, Stack};
use super::text::TextBuilder;
use super::{Block, Found, MAX_PATH_TAGS, Scan};
use crate::units::ByteSpan;

/// A block-level element, open or closed.
#[derive(Debug)]
struct Element {
    kind: &'static str,
    id: Option<String>,
    outer: ByteSpan,
    inner: ByteSpan,
    /// Length of the path before this element was added to it.
    path_len: usize,
}

/// The state of a scan.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    html: &'a str,
    stack: Stack<'a>,
    text: TextBuilder,
    /// All block-level elements met so far; the first stands for the whole input.
    elements: Vec<Element>,
    /// Places in `elements` of those that are open, outermost first.
    open: Vec<usize>,
    path: String,
    /// For every block, its element: start and end are filled in when all elements are closed.
    owners: Vec<usize>,
    scan: Scan,
    /// The part of the page that the element being closed is in.
    closing: Option<Area>,
    /// Where this is a whole page that is read for its content.
    page: Option<PageState<'a>>,
}

/// What is kept of a whole page beside its blocks.
#[derive(Debug, Default)]
struct PageState<'a> {
    selector: Option<&'a Selector>,
    /// For every block, where on the page it stands.
    placed: Vec<Placed>,
    /// The last id of a block-level element, and of another one, since the last text.
    block_id: Option<String>,
    other_id: Option<String>,
}

impl<'a> Scanner<'a> {
    /// A scanner at the start of `html`.
    pub(super) fn new(html: &'a str) -> Self {
        let whole = ByteSpan::new(0, html.len());
        let root = Element { kind: "", id: None, outer: whole, inner: whole, path_len: 0 };
        Self {
            html,
            stack: Stack::default(),
            text: TextBuilder::default(),
            elements: vec![root],
            open: vec![0],
            path: String::new(),
            owners: Vec::new(),
            scan: Scan::default(),
            closing: None,
            page: None,
        }
    }

    /// A scanner at the start of a whole page: it leaves navigation out and says where on the page blocks stand.
    pub(super) fn of_page(html: &'a str, selector: Option<&'a Selector>) -> Self {
        Self { page: Some(PageState { selector, ..PageState::default() }), ..Self::new(html) }
    }

    /// Closes what is open and returns the blocks, each with its place on the page.
    pub(super) fn finish_page(mut self) -> Vec<(Block, Placed)> {
        let end = ByteSpan::new(self.html.len(), self.html.len());
        self.close_to(0, end);
        self.break_text();
        self.scan.blocks.into_iter().zip(self.page.unwrap_or_default().placed).collect()
    }

    /// Closes what is open and returns all that was found.
    pub(super) fn finish(mut self) -> Scan {
        let end = ByteSpan::new(self.html.len(), self.html.len());
        self.close_to(0, end);
        self.break_text();
        for (block, owner) in self.scan.blocks.iter_mut().zip(self.owners) {
            let element = &self.elements[owner];
            block.id.clone_from(&element.id);
            block.outer = element.outer;
            block.inner = element.inner;
        }
        self.scan
    }

    /// Takes the character data at `span`.
    pub(super) fn characters(&mut self, span: ByteSpan) {
        if !self.stack.skips() {
            self.text.push(self.html, span);
        }
    }

    /// Whether tags here are read by the rules for SVG and MathML.
    pub(super) fn in_foreign(&self) -> bool {
        self.stack.in_foreign()
    }

    /// Takes a start tag.
    pub(super) fn start(&mut self, tag: StartTag<'a>) {
        self.note(&tag);
        if self.stack.in_foreign() && self.start_foreign(&tag) {
            return;
        }
        let void = names::is_in(names::VOID, &tag.name) || names::is_in(names::RAW_TEXT, &tag.name);
        match tag.dossier.as_deref() {
            Some("mark" | "wrap") if !void => {
                if names::is_in(names::CLOSES_P, &tag.name) {
                    self.close_p(tag.start);
                }
                self.push(tag.name, Role::Transparent, false);
            }
            Some(_) if !void => self.push(tag.name, Role::Own, true),
            Some(_) => {}
            None => self.start_html(tag, void),
        }
    }

    /// Records the anchors and links of a tag.
    fn note(&mut self, tag: &StartTag<'_>) {
        if self.page.is_some() {
            return;
        }
        let found = |value: &Cow<'_, str>| Found { value: value.to_string(), at: tag.start };
        let linking = matches!(&*tag.name, "a" | "area");
        let anchor = tag.anchor.as_ref().filter(|anchor| tag.name == "a" && tag.id.as_ref() != Some(*anchor));
        self.scan.ids.extend([tag.id.as_ref(), anchor].into_iter().flatten().filter(|id| !id.is_empty()).map(found));
        self.scan.links.extend(tag.href.as_ref().filter(|_| linking).map(found));
    }

    /// Takes a start tag inside SVG or MathML; false where the tag ends it and is still to be taken.
    fn start_foreign(&mut self, tag: &StartTag<'a>) -> bool {
        if names::is_in(names::BREAKOUT, &tag.name) && !self.stack.foreign_is_ours() {
            while self.stack.in_foreign() {
                self.close_to(self.stack.len() - 1, ByteSpan::new(tag.start, tag.start));
            }
            return false;
        }
        if !tag.self_closing {
            let role = if tag.dossier.is_some() { Role::Own } else { Role::Inline };
            self.stack.push(tag.name.clone(), role, true, true);
        }
        true
    }

    /// Takes a start tag that is not our own.
    fn start_html(&mut self, tag: StartTag<'a>, void: bool) {
        let at = tag.start;
        if matches!(&*tag.name, "html" | "body") {
            if let Some(head) = self.stack.find(Scope::Special, &["head"]) {
                self.close_to(head, ByteSpan::new(at, at));
            }
            return;
        }
        self.close_implied(&tag.name, at);
        if is_table_part(&tag.name) && self.stack.find(Scope::Table, &["table"]).is_none() {
            return;
        }
        let skip = self.stack.skips();
        if void {
            match &*tag.name {
                _ if skip => {}
                "hr" | "xmp" => self.break_text(),
                "br" => self.text.push_space(ByteSpan::new(at, tag.end)),
                _ => {}
            }
            return;
        }
        let hides = tag.hidden
            || names::is_in(names::SKIPPED, &tag.name)
            || tag.class.as_deref().is_some_and(names::has_skipped_class)
            || self.page.is_some() && is_navigation(&tag);
        let area = self.page.as_mut().filter(|_| !skip && !hides).map(|page| page.enter(&tag, self.stack.area()));
        if let Some(kind) = names::block(&tag.name) {
            let element = self.open_element(kind, &tag);
            self.push(tag.name, Role::Block(element), hides);
        } else {
            self.push(tag.name, Role::Inline, hides);
        }
        if let Some(area) = area {
            self.stack.set_area(area);
        }
    }

    /// Closes what a start tag called `name` closes without saying so.
    fn close_implied(&mut self, name: &str, at: usize) {
        let here = ByteSpan::new(at, at);
        let top_is = |scanner: &Self, test: fn(&str) -> bool| scanner.stack.top().is_some_and(|top| test(&top.name));
        if top_is(self, |top| top == "head") && !names::is_in(names::IN_HEAD, name) {
            self.close_to(self.stack.len() - 1, here);
        }
        let item = match name {
            "li" => self.stack.find(Scope::Items, &["li"]),
            "dd" | "dt" => self.stack.find(Scope::Items, &["dd", "dt"]),
            "button" => self.stack.find(Scope::Default, &["button"]),
            _ => None,
        };
        if let Some(item) = item {
            self.close_to(item, here);
        }
        if names::is_in(names::CLOSES_P, name) {
            self.close_p(at);
        }
        if names::is_heading(name) && top_is(self, names::is_heading) {
            self.close_to(self.stack.len() - 1, here);
        }
        if matches!(name, "option" | "optgroup") && top_is(self, |top| top == "option") {
            self.close_to(self.stack.len() - 1, here);
        }
        let reading = matches!(name, "rb" | "rp" | "rt" | "rtc");
        while reading && top_is(self, |top| matches!(top, "rb" | "rp" | "rt"))
            || matches!(name, "rb" | "rtc") && top_is(self, |top| top == "rtc")
        {
            self.close_to(self.stack.len() - 1, here);
        }
        if name == "a" {
            self.end_formatting("a", here);
        }
        if is_table_part(name) && self.stack.find(Scope::Table, &["table"]).is_some() {
            self.clear_table(name, here);
        }
    }

    /// Closes the cells, rows and sections that a new part of a table ends.
    fn clear_table(&mut self, name: &str, here: ByteSpan) {
        let holders: &[&str] = match name {
            "td" | "th" => &["tr", "tbody", "thead", "tfoot", "table", "template"],
            "tr" => &["tbody", "thead", "tfoot", "table", "template"],
            _ => &["table", "template"],
        };
        if let Some(holder) = self.stack.find(Scope::Table, holders) {
            self.close_to(holder + 1, here);
        }
    }

    /// Takes the end tag called `name` at `span`.
    pub(super) fn end(&mut self, name: &str, span: ByteSpan) {
        if let Some(found) = self.stack.find_foreign(name) {
            self.close_to(found, span);
            return;
        }
        let scope = match name {
            "html" | "body" => return,
            "br" => {
                if !self.stack.skips() {
                    self.text.push_space(span);
                }
                return;
            }
            "p" if self.stack.find(Scope::Button, &["p"]).is_none() => {
                // The standard makes an empty paragraph of it.
                if !self.stack.skips() {
                    self.break_text();
                }
                return;
            }
            _ if names::is_in(names::FORMATTING, name) => {
                self.end_formatting(name, span);
                return;
            }
            "li" => Scope::ListItem,
            "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" | "template" => Scope::Table,
            "button" | "object" | "applet" | "marquee" => Scope::Default,
            _ if names::block(name).is_some() => Scope::Default,
            _ => Scope::Special,
        };
        let found = if names::is_heading(name) {
            self.stack.find(scope, &names::HEADINGS)
        } else {
            self.stack.find(scope, &[name])
        };
        if let Some(found) = found {
            self.close_to(found, span);
        }
    }

    /// Closes a formatting element; blocks that were opened inside it stay open.
    fn end_formatting(&mut self, name: &str, span: ByteSpan) {
        if let Some(found) = self.stack.find(Scope::Default, &[name]) {
            if self.stack.is_split_by_end(found) {
                let inside = self.stack.blocks_inside(found);
                if self.stack.remove(found) {
                    // Blocks that open unseen do not end the text before them; now they can be seen.
                    self.break_text_outside(inside);
                }
            } else {
                self.close_to(found, span);
            }
        }
    }

    fn close_p(&mut self, at: usize) {
        if let Some(paragraph) = self.stack.find(Scope::Button, &["p"]) {
            self.close_to(paragraph, ByteSpan::new(at, at));
        }
    }

    /// Closes all open elements from place `depth` on; `tag` is the end tag of the one at `depth`, or an empty
    /// span where it ends without one.
    fn close_to(&mut self, depth: usize, tag: ByteSpan) {
        while self.stack.len() > depth {
            let last = self.stack.len() == depth + 1;
            let Some(entry) = self.stack.pop() else { break };
            if let Role::Block(at) = entry.role {
                if !entry.skip {
                    self.closing = Some(entry.area);
                    self.break_text();
                    self.closing = None;
                }
                let element = &mut self.elements[at];
                element.inner.end = tag.start;
                element.outer.end = if last { tag.end } else { tag.start };
                self.path.truncate(element.path_len);
                self.open.pop();
            }
        }
    }

    fn push(&mut self, name: Cow<'a, str>, role: Role, hides: bool) {
        let foreign = matches!(&*name, "svg" | "math");
        self.stack.push(name, role, hides, foreign);
    }

    /// Ends the text before a block-level element and makes the element known.
    fn open_element(&mut self, kind: &'static str, tag: &StartTag<'_>) -> usize {
        if !self.stack.skips() {
            self.break_text();
        }
        let path_len = self.path.len();
        if self.open.len() <= MAX_PATH_TAGS {
            if path_len > 0 {
                self.path.push('/');
            }
            self.path.push_str(kind);
        }
        let id = tag.id.as_ref().filter(|id| !id.is_empty()).map(ToString::to_string);
        let outer = ByteSpan::new(tag.start, self.html.len());
        let inner = ByteSpan::new(tag.end, self.html.len());
        self.elements.push(Element { kind, id, outer, inner, path_len });
        self.open.push(self.elements.len() - 1);
        self.elements.len() - 1
    }

    /// Ends the current stretch and reports it where it holds text.
    fn break_text(&mut self) {
        self.break_text_outside(0);
    }

    /// Does so for a stretch that belongs to the block outside the `inside` innermost ones.
    fn break_text_outside(&mut self, inside: usize) {
        let Some((text, runs)) = self.text.finish() else { return };
        let depth = self.open.len() - inside;
        let path_len = self.open.get(depth).map_or(self.path.len(), |inner| self.elements[*inner].path_len);
        let owner = self.open[depth - 1];
        let element = &self.elements[owner];
        if let Some(page) = &mut self.page {
            page.place(self.closing.unwrap_or_else(|| self.stack.area()), element);
        }
        self.scan.blocks.push(Block {
            kind: element.kind,
            path: self.path[..path_len].to_owned(),
            id: None,
            outer: element.outer,
            inner: element.inner,
            text,
            runs,
        });
        self.owners.push(owner);
    }
}

impl PageState<'_> {
    /// Takes in a start tag whose content is read; returns the part of the page that it begins.
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
        // Where the content begins, what is around it no longer matters.
        let aside = (around.aside && content <= around.content) || matches!(&*tag.name, "header" | "footer" | "aside");
        Area { content: content.max(around.content), aside }
    }

    /// Notes where the block that just ended stands.
    fn place(&mut self, area: Area, element: &Element) {
        let id = element.id.clone().or_else(|| self.block_id.take()).or_else(|| self.other_id.take());
        (self.block_id, self.other_id) = (None, None);
        self.placed.push(Placed { content: area.content, aside: area.aside, id });
    }
}

/// Whether an element leads elsewhere rather than says something.
fn is_navigation(tag: &StartTag<'_>) -> bool {
    tag.name == "nav"
        || tag.aria_hidden.as_deref() == Some("true")
        || tag.role.as_deref().is_some_and(names::is_navigation_role)
        || tag.class.as_deref().is_some_and(names::has_navigation_class)
}

/// Whether `name` means something only inside a table.
fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "colgroup" | "col" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th")
}
