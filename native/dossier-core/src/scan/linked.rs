//! What a page can be linked to by, and where it links to: start tags alone, as far as they do without the rest.

use super::markup::{Token, Tokenizer};
use super::names;
use super::raw_text;
use super::scan;
use super::sink::Sink;
use super::{Found, Scan};

/// How many elements may be open in a drawing; a scan looks back over about twice as many.
const MAX_OPEN: usize = 256;

/// The ids and links of [`scan()`], in a third of its time.
///
/// Which elements are open matters to them only in SVG and MathML, where `script` and `title` have markup inside.
/// Whatever is not plainly closed there is left to [`scan()`].
///
/// ```
/// let (ids, links) = dossier_core::scan::ids_and_links("<p id=a><a href='#b'>");
/// assert_eq!((&*ids[0].value, &*links[0].value), ("a", "#b"));
/// ```
#[must_use]
pub fn ids_and_links(html: &str) -> (Vec<Found>, Vec<Found>) {
    let found = plain(html).unwrap_or_else(|| scan(html));
    (found.ids, found.links)
}

/// The same without a look at what is open; `None` where that may matter.
fn plain(html: &str) -> Option<Scan> {
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
    fn what_is_open_matters_only_in_drawings() {
        for markup in [
            "<p id=a><svg><path id=b><circle/></svg><script>'<a href=no>'</script><a name=c href=d>",
            "<svg><title><a href=in></title></svg><title><a href=out></title>",
            "<svg><desc><p></svg><title><a href=in></title>",
            "<svg/><title><a href=no></title>",
            "<svg><p></svg><title><a href=no></title>",
            "<svg><path></p><title><a href=no></title>",
            "<svg><![CDATA[<a href=no>]]></svg><![CDATA[<a href=yes>",
            "<math><title><a href=in></title></math>",
            "<plaintext><a href=no>",
            "<svg><svg></svg><title><a href=in></title></svg>",
            &format!("<svg>{}</svg><title><a href=in>", "<g>".repeat(600)),
            "<textarea><a href=no></textarea><area href=yes>",
        ] {
            let whole = scan(markup);
            assert_eq!(ids_and_links(markup), (whole.ids, whole.links), "{markup}");
        }
    }

    #[test]
    fn a_page_with_plain_drawings_needs_no_scan() {
        assert!(plain("<svg class=s><circle/><path d='M0 0'/><rect/></svg><title>t</title>").is_some());
    }
}
