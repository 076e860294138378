//! The open elements, and which of them a tag closes.

use std::borrow::Cow;
use std::collections::HashMap;

use super::names;
use super::placed::Area;

/// How many open elements a tag looks back over. The standard has no bound; with one, hostile nesting costs
/// linear time, and a tag that closes something further out is ignored.
const MAX_LOOK_BACK: usize = 512;

/// Why an element is open, for the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Ends the text before and after it; holds the place in the scanner's list of blocks.
    Block(usize),
    Inline,
    /// One of our own marks or wraps: its tags are ignored, its content is not.
    Transparent,
    /// Something else of our own: its content is ignored, and no tag in it has an effect outside.
    Own,
}

/// One open element.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each used alone")]
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) role: Role,
    /// Whether nothing inside is prose because of this element.
    hides: bool,
    /// Whether nothing inside is prose because of this element or one around it.
    pub(super) skip: bool,
    /// Whether this is an element of SVG or MathML.
    pub(super) foreign: bool,
    /// In which part of a page this is.
    pub(super) area: Area,
    special: bool,
    scope: bool,
}

impl Entry<'_> {
    /// Whether tags directly inside are read by the rules for SVG and MathML.
    pub(super) fn holds_foreign(&self) -> bool {
        self.foreign && !names::HTML_INSIDE.contains(&self.name)
    }
}

/// How far a search for an open element reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Default,
    Button,
    ListItem,
    Table,
    /// Up to the next special element other than `address`, `div` and `p`: for a new list item.
    Items,
    /// Up to the next special element: for the end tag of an element without special rules.
    Special,
}

impl Scope {
    fn ends_at(self, entry: &Entry<'_>) -> bool {
        let name = &*entry.name;
        match entry.role {
            Role::Own => return true,
            Role::Transparent => return false,
            Role::Block(_) | Role::Inline => {}
        }
        match self {
            Self::Default => entry.scope,
            Self::Button => entry.scope || name == "button",
            Self::ListItem => entry.scope || matches!(name, "ol" | "ul"),
            Self::Table => matches!(name, "table" | "template"),
            Self::Items => entry.special && !matches!(name, "address" | "div" | "p"),
            Self::Special => entry.special,
        }
    }
}

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack<'a> {
    entries: Vec<Entry<'a>>,
    /// How many elements of each name are open, so that most searches end before they begin.
    counts: HashMap<Cow<'a, str>, usize>,
}

impl<'a> Stack<'a> {
    pub(super) fn push(&mut self, name: Cow<'a, str>, role: Role, hides: bool, foreign: bool) {
        let skip = hides || self.skips();
        *self.counts.entry(name.clone()).or_default() += 1;
        let (special, scope) = (names::is_special(&name), names::SCOPE.contains(&name));
        let area = self.area();
        self.entries.push(Entry { name, role, hides, skip, foreign, area, special, scope });
    }

    pub(super) fn pop(&mut self) -> Option<Entry<'a>> {
        let entry = self.entries.pop()?;
        self.forget(&entry);
        Some(entry)
    }

    /// The part of the page that the innermost element is in.
    pub(super) fn area(&self) -> Area {
        self.top().map_or_else(Area::default, |entry| entry.area)
    }

    /// Records what the innermost element adds to its part of the page.
    pub(super) fn set_area(&mut self, area: Area) {
        if let Some(entry) = self.entries.last_mut() {
            entry.area = area;
        }
    }

    /// Whether an element called `name` is open.
    pub(super) fn has(&self, name: &str) -> bool {
        self.counts.contains_key(name)
    }

    pub(super) fn top(&self) -> Option<&Entry<'a>> {
        self.entries.last()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn skips(&self) -> bool {
        self.top().is_some_and(|entry| entry.skip)
    }

    pub(super) fn in_foreign(&self) -> bool {
        self.top().is_some_and(Entry::holds_foreign)
    }

    /// Whether `<![CDATA[` opens a section here: in SVG and MathML, also directly in their elements that hold HTML.
    pub(super) fn takes_cdata(&self) -> bool {
        self.top().is_some_and(|entry| entry.foreign)
    }

    /// The place of the innermost open element that has one of the names `wanted`, within `scope`.
    pub(super) fn find(&self, scope: Scope, wanted: &[&str]) -> Option<usize> {
        if !wanted.iter().any(|name| self.counts.contains_key(*name)) {
            return None;
        }
        for (at, entry) in self.entries.iter().enumerate().rev().take(MAX_LOOK_BACK) {
            if wanted.contains(&&*entry.name) {
                return Some(at);
            }
            if scope.ends_at(entry) {
                return None;
            }
        }
        None
    }

    /// The place of the innermost open SVG or MathML element called `name` that no HTML element hides.
    pub(super) fn find_foreign(&self, name: &str) -> Option<usize> {
        let foreign = self.entries.iter().enumerate().rev().take(MAX_LOOK_BACK);
        foreign.take_while(|(_, entry)| entry.foreign).find(|(_, entry)| *entry.name == *name).map(|(at, _)| at)
    }

    /// Whether the SVG or MathML that is open innermost belongs to something of our own.
    pub(super) fn foreign_is_ours(&self) -> bool {
        let foreign = self.entries.iter().rev().take(MAX_LOOK_BACK).take_while(|entry| entry.foreign);
        foreign.map(|entry| entry.role).any(|role| role == Role::Own)
    }

    /// Whether the end tag of the element at `at` leaves blocks inside it open. Our own elements never do.
    pub(super) fn is_split_by_end(&self, at: usize) -> bool {
        let special = |entry: &Entry<'_>| entry.role != Role::Transparent && entry.special;
        !matches!(self.entries[at].role, Role::Own | Role::Transparent) && self.entries[at + 1..].iter().any(special)
    }

    /// How many block-level elements are open inside the one at `at`.
    pub(super) fn blocks_inside(&self, at: usize) -> usize {
        self.entries[at + 1..].iter().filter(|entry| matches!(entry.role, Role::Block(_))).count()
    }

    /// Removes the element at `at` and leaves those inside it open; true if it alone hid a block among them.
    pub(super) fn remove(&mut self, at: usize) -> bool {
        let removed = self.entries.remove(at);
        self.forget(&removed);
        let mut skip = at > 0 && self.entries[at - 1].skip;
        let mut shown = false;
        for entry in &mut self.entries[at..] {
            skip |= entry.hides;
            shown |= entry.skip && !skip && matches!(entry.role, Role::Block(_));
            entry.skip = skip;
        }
        shown
    }

    fn forget(&mut self, entry: &Entry<'a>) {
        if let Some(count) = self.counts.get_mut(&entry.name) {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(&entry.name);
            }
        }
    }
}
