//! Cuts markup into text and tags by the tokenisation rules of the HTML standard.
//!
//! Comments, doctypes, processing instructions and tags that the text ends in yield nothing. Every byte is
//! read a bounded number of times, and nothing here can fail.

use std::borrow::Cow;

use super::references;
use crate::units::ByteSpan;

/// What is at one place of the markup.
#[expect(clippy::large_enum_variant, reason = "one exists at a time; a box for each tag would cost more")]
#[derive(Debug)]
pub(super) enum Token<'a> {
    Text(ByteSpan),
    Start(StartTag<'a>),
    End { name: Cow<'a, str>, span: ByteSpan },
}

/// A start tag with the attributes that matter to the scanner, references in them decoded.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each used alone")]
#[derive(Debug, Default)]
pub(super) struct StartTag<'a> {
    /// Lower-case name.
    pub(super) name: Cow<'a, str>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) self_closing: bool,
    pub(super) id: Option<Cow<'a, str>>,
    /// The attribute `name`, once used for anchors.
    pub(super) anchor: Option<Cow<'a, str>>,
    pub(super) href: Option<Cow<'a, str>>,
    pub(super) class: Option<Cow<'a, str>>,
    pub(super) dossier: Option<Cow<'a, str>>,
    pub(super) role: Option<Cow<'a, str>>,
    pub(super) lang: Option<Cow<'a, str>>,
    /// The attributes of `meta`.
    pub(super) http_equiv: Option<Cow<'a, str>>,
    pub(super) content: Option<Cow<'a, str>>,
    /// The attribute of `link`.
    pub(super) rel: Option<Cow<'a, str>>,
    /// Whether it is hidden, and not only until it is found.
    pub(super) hidden: bool,
    /// Whether it asks to be left out of a search: `data-search-exclude`.
    pub(super) search_exclude: bool,
    /// Whether it is a template whose content a browser shows: one with a shadow root.
    pub(super) shadow: bool,
    pub(super) aria_hidden: Option<Cow<'a, str>>,
    /// All attributes in order, if the tokenizer keeps them.
    pub(super) all: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// Walks through markup token by token.
#[derive(Debug)]
pub(super) struct Tokenizer<'a> {
    html: &'a str,
    at: usize,
    keep_attributes: bool,
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0, keep_attributes: false }
    }

    /// Makes tags keep all their attributes.
    pub(super) fn keeping_attributes(html: &'a str) -> Self {
        Self { html, at: 0, keep_attributes: true }
    }

    /// The next token; `None` at the end. `takes_cdata` says whether `<![CDATA[` opens a section here.
    pub(super) fn next(&mut self, takes_cdata: bool) -> Option<Token<'a>> {
        while self.at < self.html.len() {
            let start = self.at;
            let rest = &self.html[start..];
            let Some(after) = rest.strip_prefix('<') else {
                return Some(self.text(start, 0));
            };
            match after.bytes().next() {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    if let Some(tag) = self.start_tag(start) {
                        return Some(Token::Start(tag));
                    }
                }
                Some(b'/') => match after.as_bytes().get(1) {
                    Some(byte) if byte.is_ascii_alphabetic() => {
                        if let Some(token) = self.end_tag(start) {
                            return Some(token);
                        }
                    }
                    None => return Some(self.text(start, 2)),
                    Some(b'>') => self.at = start + 3,
                    Some(_) => self.skip_past(start, ">"),
                },
                Some(b'!') if after.starts_with("!--") => self.comment(start + 4),
                Some(b'!') if takes_cdata && after.starts_with("![CDATA[") => self.skip_past(start, "]]>"),
                Some(b'!' | b'?') => self.skip_past(start, ">"),
                _ => return Some(self.text(start, 1)),
            }
        }
        None
    }

    /// Moves to `at`, a byte on a character boundary.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The text from `start` up to the next `<` after its first `literal` bytes.
    fn text(&mut self, start: usize, literal: usize) -> Token<'a> {
        let rest = &self.html[start + literal..];
        self.at = start + literal + rest.find('<').unwrap_or(rest.len());
        Token::Text(ByteSpan::new(start, self.at))
    }

    fn skip_past(&mut self, from: usize, closer: &str) {
        self.at = self.html[from..].find(closer).map_or(self.html.len(), |found| from + found + closer.len());
    }

    /// Moves past the comment that has its content at `content`.
    fn comment(&mut self, content: usize) {
        let rest = &self.html[content..];
        for abrupt in [">", "->"] {
            if rest.starts_with(abrupt) {
                self.at = content + abrupt.len();
                return;
            }
        }
        let mut from = content;
        while let Some(found) = self.html[from..].find("--") {
            let rest = &self.html[from + found + 2..];
            for (closer, len) in [(">", 1), ("!>", 2)] {
                if rest.starts_with(closer) {
                    self.at = from + found + 2 + len;
                    return;
                }
            }
            from += found + 1;
        }
        self.at = self.html.len();
    }

    /// Reads the start tag at `start`; `None` if the markup ends within it.
    fn start_tag(&mut self, start: usize) -> Option<StartTag<'a>> {
        let name = self.tag_name(start + 1);
        let mut tag = StartTag { name, start, ..StartTag::default() };
        self.attributes(&mut tag)?;
        tag.end = self.at;
        Some(tag)
    }

    fn end_tag(&mut self, start: usize) -> Option<Token<'a>> {
        let name = self.tag_name(start + 2);
        self.attributes(&mut StartTag::default())?;
        Some(Token::End { name, span: ByteSpan::new(start, self.at) })
    }

    fn tag_name(&mut self, start: usize) -> Cow<'a, str> {
        self.at = start;
        self.take_until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        lower(&self.html[start..self.at])
    }

    /// Reads attributes up to and including the closing `>`; the first of several with one name counts.
    fn attributes(&mut self, tag: &mut StartTag<'a>) -> Option<()> {
        let bytes = self.html.as_bytes();
        loop {
            self.take_until(|byte| !is_space(byte));
            match *bytes.get(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(());
                }
                b'/' => {
                    self.at += 1;
                    tag.self_closing = bytes.get(self.at) == Some(&b'>');
                }
                _ => self.attribute(tag)?,
            }
        }
    }

    fn attribute(&mut self, tag: &mut StartTag<'a>) -> Option<()> {
        let bytes = self.html.as_bytes();
        let start = self.at;
        // A name may start with `=`.
        self.at += 1;
        self.take_until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = lower(&self.html[start..self.at]);
        self.take_until(|byte| !is_space(byte));
        let value = if bytes.get(self.at) == Some(&b'=') {
            self.at += 1;
            self.take_until(|byte| !is_space(byte));
            self.value()?
        } else {
            ""
        };
        if self.keep_attributes {
            tag.all.push((name.clone(), references::decode_attribute(value)));
        }
        let slot = match &*name {
            "id" => &mut tag.id,
            "name" => &mut tag.anchor,
            "href" => &mut tag.href,
            "class" => &mut tag.class,
            "data-dossier" => &mut tag.dossier,
            "role" => &mut tag.role,
            "lang" => &mut tag.lang,
            "http-equiv" => &mut tag.http_equiv,
            "content" => &mut tag.content,
            "rel" => &mut tag.rel,
            "aria-hidden" => &mut tag.aria_hidden,
            "hidden" => {
                tag.hidden = !value.eq_ignore_ascii_case("until-found");
                return Some(());
            }
            "data-search-exclude" => {
                tag.search_exclude = true;
                return Some(());
            }
            "shadowrootmode" => {
                tag.shadow = true;
                return Some(());
            }
            _ => return Some(()),
        };
        slot.get_or_insert_with(|| references::decode_attribute(value));
        Some(())
    }

    /// Reads an attribute's value, quoted or not; `None` if the markup ends within it.
    fn value(&mut self) -> Option<&'a str> {
        let first = *self.html.as_bytes().get(self.at)?;
        if !matches!(first, b'"' | b'\'') {
            let start = self.at;
            self.take_until(|byte| is_space(byte) || byte == b'>');
            return Some(&self.html[start..self.at]);
        }
        let start = self.at + 1;
        self.at = start;
        self.take_until(|byte| byte == first);
        self.html.as_bytes().get(self.at)?;
        self.at += 1;
        Some(&self.html[start..self.at - 1])
    }

    /// Moves to the next byte that `stop` accepts, or to the end. `stop` accepts ASCII only, or all but ASCII,
    /// so that the place is a character boundary.
    fn take_until(&mut self, stop: impl Fn(u8) -> bool) {
        let rest = &self.html.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| stop(*byte)).unwrap_or(rest.len());
    }
}

/// ASCII white space as the standard defines it, which does not include the no-break space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// The name of a tag or an attribute as the standard reads it.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
        Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{FFFD}"))
    } else {
        Cow::Borrowed(name)
    }
}
