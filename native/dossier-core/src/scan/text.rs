//! The text of one inline stretch, and where in the markup each piece of it is from.

use super::block::Run;
use super::markup::is_space;
use super::references;
use crate::units::ByteSpan;

/// Collects the text of one stretch, with white space collapsed and references decoded.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    runs: Vec<Run>,
}

impl TextBuilder {
    /// Adds the character data at `span` of `html`.
    pub(super) fn push(&mut self, html: &str, span: ByteSpan) {
        let bytes = html.as_bytes();
        let mut at = span.start;
        while at < span.end {
            let from = at;
            match bytes[at] {
                byte if is_space(byte) => {
                    while at < span.end && is_space(bytes[at]) {
                        at += 1;
                    }
                    if &bytes[from..at] == b" " {
                        self.push_plain_space(from);
                    } else {
                        self.push_space(ByteSpan::new(from, at));
                    }
                }
                b'&' => {
                    if let Some(reference) = references::read(&html[at..span.end], false) {
                        at += reference.len;
                        self.push_reference(&reference.characters, ByteSpan::new(from, at));
                    } else {
                        at += 1;
                        self.push_plain(&html[from..at], from);
                    }
                }
                // The standard drops a NUL in character data.
                b'\0' => at += 1,
                _ => {
                    while at < span.end && !is_space(bytes[at]) && !matches!(bytes[at], b'&' | b'\0') {
                        at += 1;
                    }
                    self.push_plain(&html[from..at], from);
                }
            }
        }
    }

    /// Adds one space for the whole of `html`, unless the text is empty or ends with a space.
    pub(super) fn push_space(&mut self, html: ByteSpan) {
        if self.wants_space() {
            self.push_run(" ", html, true);
        }
    }

    /// Returns the collected text, trimmed, and starts over; `None` without text.
    pub(super) fn finish(&mut self) -> Option<(String, Vec<Run>)> {
        let mut text = std::mem::take(&mut self.text);
        let mut runs = std::mem::take(&mut self.runs);
        if text.ends_with(' ') {
            text.pop();
            if let Some(last) = runs.last_mut() {
                last.text.end -= 1;
                last.html.end -= 1;
                if last.text.is_empty() {
                    runs.pop();
                }
            }
        }
        (!text.is_empty()).then_some((text, runs))
    }

    fn wants_space(&self) -> bool {
        !self.text.is_empty() && !self.text.ends_with(' ')
    }

    fn push_plain_space(&mut self, at: usize) {
        if self.wants_space() {
            self.push_plain(" ", at);
        }
    }

    fn push_reference(&mut self, characters: &str, html: ByteSpan) {
        if characters.len() == 1 && is_space(characters.as_bytes()[0]) {
            self.push_space(html);
        } else {
            self.push_run(characters, html, true);
        }
    }

    /// Adds characters that are the same in the markup, at the byte `start`.
    fn push_plain(&mut self, piece: &str, start: usize) {
        let html = ByteSpan::new(start, start + piece.len());
        match self.runs.last_mut() {
            Some(last) if !last.atomic && last.html.end == html.start => {
                self.text.push_str(piece);
                last.text.end += piece.len();
                last.html.end = html.end;
            }
            _ => self.push_run(piece, html, false),
        }
    }

    fn push_run(&mut self, piece: &str, html: ByteSpan, atomic: bool) {
        let start = self.text.len();
        self.text.push_str(piece);
        self.runs.push(Run { text: ByteSpan::new(start, self.text.len()), html, atomic });
    }
}

/// The text of `html`, which contains no markup: references decoded, white space collapsed.
pub(super) fn text_of(html: &str) -> String {
    let mut text = TextBuilder::default();
    text.push(html, ByteSpan::new(0, html.len()));
    text.finish().map_or_else(String::new, |(text, _)| text)
}
