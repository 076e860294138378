//! Follows the tags: which elements are open, where blocks begin and end, and what counts as prose.

use std::borrow::Cow;

use super::block::Block;
use super::blocks::Blocks;
use super::markup::{StartTag, Token, Tokenizer};
use super::names;
use super::placed::Area;
use super::raw_text;
use super::sink::Sink;
use super::stack::{Role, Scope, Stack};
use crate::units::ByteSpan;

/// Scans `html`, cut into `tokens`; returns its blocks, and `sink` with what it took.
pub(super) fn walk<'a, S: Sink>(html: &'a str, mut tokens: Tokenizer<'a>, sink: S) -> (Vec<Block>, S) {
    let mut scanner = Scanner { stack: Stack::default(), blocks: Blocks::new(html), sink };
    while let Some(token) = tokens.next(scanner.stack.takes_cdata()) {
        match token {
            Token::Text(span) => scanner.characters(span),
            Token::Start(tag) => {
                let raw = !scanner.stack.in_foreign();
                let (name, after) = (tag.name.clone(), tag.end);
                scanner.start(tag);
                if raw && name == "plaintext" {
                    tokens.skip_to(html.len());
                } else if raw && names::RAW_TEXT.contains(&name) {
                    let content = ByteSpan::new(after, raw_text::end(html, after, &name));
                    tokens.skip_to(content.end);
                    scanner.sink.raw_text(&name, content);
                }
            }
            Token::End { name, span } => scanner.end(&name, span),
        }
    }
    scanner.close_to(0, ByteSpan::new(html.len(), html.len()));
    scanner.break_text();
    (scanner.blocks.finish(), scanner.sink)
}

/// The state of a scan.
#[derive(Debug)]
struct Scanner<'a, S> {
    stack: Stack<'a>,
    blocks: Blocks<'a>,
    sink: S,
}

impl<'a, S: Sink> Scanner<'a, S> {
    /// Takes the character data at `span`.
    fn characters(&mut self, span: ByteSpan) {
        if !self.stack.skips() {
            self.blocks.push(span);
        }
    }

    /// Takes a start tag.
    fn start(&mut self, tag: StartTag<'a>) {
        self.sink.tag(&tag);
        if !self.stack.in_foreign() && !self.stack.has("noscript") && !self.stack.has("template") {
            self.sink.live_tag(&tag);
        }
        if self.stack.in_foreign() && self.start_foreign(&tag) {
            return;
        }
        let void = names::VOID.contains(&tag.name) || names::RAW_TEXT.contains(&tag.name);
        match tag.dossier.as_deref() {
            Some("mark" | "wrap") if !void => {
                if names::CLOSES_P.contains(&tag.name) {
                    self.close_p(tag.start);
                }
                self.push(tag.name, Role::Transparent, false);
            }
            Some(_) if !void => self.push(tag.name, Role::Own, true),
            Some(_) => {}
            None => self.start_html(tag, void),
        }
    }

    /// Takes a start tag inside SVG or MathML; false if the tag ends it and is still to be taken.
    fn start_foreign(&mut self, tag: &StartTag<'a>) -> bool {
        if names::BREAKOUT.contains(&tag.name) && !self.stack.foreign_is_ours() {
            self.leave_foreign(tag.start);
            return false;
        }
        if !tag.self_closing {
            let role = if tag.dossier.is_some() { Role::Own } else { Role::Inline };
            self.stack.push(tag.name.clone(), role, true, true);
        }
        true
    }

    /// Closes the SVG and MathML that is open innermost.
    fn leave_foreign(&mut self, at: usize) {
        while self.stack.in_foreign() {
            self.close_to(self.stack.len() - 1, ByteSpan::new(at, at));
        }
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
                "br" => self.blocks.push_space(ByteSpan::new(at, tag.end)),
                _ => {}
            }
            return;
        }
        let hides = tag.hidden
            || names::SKIPPED.contains(&tag.name) && !(tag.shadow && tag.name == "template")
            || tag.class.as_deref().is_some_and(names::has_skipped_class)
            || self.sink.hides(&tag);
        let area = (!skip && !hides).then(|| self.sink.enter(&tag, self.stack.area()));
        if let Some(kind) = names::block(&tag.name) {
            if !skip {
                self.break_text();
            }
            let element = self.blocks.open(kind, &tag);
            self.push(tag.name, Role::Block(element), hides);
        } else {
            self.push(tag.name, Role::Inline, hides);
        }
        if let Some(area) = area {
            self.stack.set_area(area);
        }
    }

    /// Closes what a start tag called `name` closes implicitly.
    fn close_implied(&mut self, name: &str, at: usize) {
        let here = ByteSpan::new(at, at);
        let top_is = |scanner: &Self, test: fn(&str) -> bool| scanner.stack.top().is_some_and(|top| test(&top.name));
        if top_is(self, |top| top == "head") && !names::IN_HEAD.contains(name) {
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
        if names::CLOSES_P.contains(name) {
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
    fn end(&mut self, name: &str, span: ByteSpan) {
        if let Some(found) = self.stack.find_foreign(name) {
            self.close_to(found, span);
            return;
        }
        if matches!(name, "br" | "p") && self.stack.in_foreign() && !self.stack.foreign_is_ours() {
            self.leave_foreign(span.start);
        }
        let scope = match name {
            "html" | "body" => return,
            "br" => {
                if !self.stack.skips() {
                    self.blocks.push_space(span);
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
            _ if names::FORMATTING.contains(name) => {
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
                    // Blocks that open while hidden do not end the text before them; now they are visible.
                    self.break_text_in(self.stack.area(), inside);
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
    /// span if it ends without one.
    fn close_to(&mut self, depth: usize, tag: ByteSpan) {
        while self.stack.len() > depth {
            let last = self.stack.len() == depth + 1;
            let Some(entry) = self.stack.pop() else { break };
            if let Role::Block(at) = entry.role {
                if !entry.skip {
                    self.break_text_in(entry.area, 0);
                }
                self.blocks.close(at, tag.start, if last { tag.end } else { tag.start });
            }
        }
    }

    fn push(&mut self, name: Cow<'a, str>, role: Role, hides: bool) {
        let foreign = matches!(&*name, "svg" | "math");
        self.stack.push(name, role, hides, foreign);
    }

    /// Ends the text so far.
    fn break_text(&mut self) {
        self.break_text_in(self.stack.area(), 0);
    }

    /// Ends the text so far, which is in `area` and belongs to the block outside the `inside` innermost ones.
    fn break_text_in(&mut self, area: Area, inside: usize) {
        if let Some(element) = self.blocks.end_text(inside) {
            self.sink.place(area, element.id.as_deref());
        }
    }
}

/// Whether `name` means something only inside a table.
fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "colgroup" | "col" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th")
}
