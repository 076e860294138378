//! What a page can be linked to by, and where it links to: start tags alone, as far as they do without the rest.

use super::block::Scan;
use super::markup::{Token, Tokenizer};
use super::names;
use super::raw_text;
use super::sink::Sink;

/// How many elements may be open in a drawing; a scan looks back over about twice as many.
const MAX_OPEN: usize = 256;

/// The ids and links of `html` without a look at what is open; `None` where that may matter.
pub(super) fn plain(html: &str) -> Option<Scan> {
    let mut tokens = Tokenizer::new(html);
    let mut found = Scan::default();
    // How many elements may be open in the drawing, which is one of them.
    let mut open = 0_usize;
    if html.contains("<![CDATA[") {
        return None;
    }
    while let Some(token) = tokens.next(false) {
        match token {
            Token::Start(tag) => {
                let drawing = &*tag.name == "svg";
                let plain = open == 0 || open < MAX_OPEN && names::SHAPES.contains(&tag.name);
                if !plain || drawing && tag.self_closing || matches!(&*tag.name, "math" | "plaintext") {
                    return None;
                }
                open += usize::from((open > 0 || drawing) && !tag.self_closing);
                found.tag(&tag);
                if names::RAW_TEXT.contains(&tag.name) {
                    tokens.skip_to(raw_text::end(html, tag.end, &tag.name));
                }
            }
            Token::End { name, .. } if name == "svg" => open = 0,
            Token::Text(_) | Token::End { .. } => {}
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_plain_drawings_needs_no_scan() {
        assert!(plain("<svg class=s><circle/><path d='M0 0'/><rect/></svg><title>t</title>").is_some());
    }
}
