//! What the HTML standard says about element names, as far as the scanner follows it.
//!
//! All lists are in byte order.

/// Bytes of the longest name.
const LONGEST: usize = 16;

/// A list of names that is asked about far more names than it has.
#[derive(Debug)]
pub(super) struct Names<const N: usize> {
    list: [&'static str; N],
    /// The same as numbers, which compare faster than strings.
    keys: [u128; N],
    /// For each first letter, the lengths of the names that begin with it, as bits.
    lengths: [u32; 26],
}

impl<const N: usize> Names<N> {
    /// The names of `list`: in byte order, none longer than [`LONGEST`], the first byte of each a small letter.
    const fn new(list: [&'static str; N]) -> Self {
        let (mut keys, mut lengths) = ([0; N], [0; 26]);
        let mut at = 0;
        while at < N {
            let name = list[at].as_bytes();
            keys[at] = key(name);
            lengths[(name[0] - b'a') as usize] |= 1 << name.len();
            at += 1;
        }
        Self { list, keys, lengths }
    }

    /// Whether `name` is one of them.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&'static str> {
        let first = usize::from(name.bytes().next()?.wrapping_sub(b'a'));
        let lengths = *self.lengths.get(first)?;
        // Most names are none of the list, and few have both its first letter and its length.
        if name.len() > LONGEST || lengths >> name.len() & 1 == 0 {
            return None;
        }
        self.keys.binary_search(&key(name.as_bytes())).ok().map(|at| self.list[at])
    }
}

/// The bytes of `name`, which are at most [`LONGEST`], as a number; numbers are in the order of names.
const fn key(name: &[u8]) -> u128 {
    let (mut key, mut at) = ([0; LONGEST], 0);
    while at < name.len() {
        key[at] = name[at];
        at += 1;
    }
    u128::from_be_bytes(key)
}

/// Elements that end the text before and after them, and that are named in a path.
#[rustfmt::skip]
static BLOCKS: Names<46> = Names::new([
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
]);

/// Elements whose content is not prose. Of ruby, the reading (`rt`, `rtc`) and its parentheses (`rp`) repeat the text.
#[rustfmt::skip]
pub(super) static SKIPPED: Names<24> = Names::new([
    "audio", "button", "canvas", "head", "iframe", "input", "math", "noembed", "noframes", "noscript", "object",
    "plaintext", "rp", "rt", "rtc", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    "xmp",
]);

/// Elements whose content is not markup: RCDATA, RAWTEXT and script data. `plaintext`, which never ends, is separate.
#[rustfmt::skip]
pub(super) static RAW_TEXT: Names<8> = Names::new([
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
]);

/// Elements without content or end tag.
#[rustfmt::skip]
pub(super) static VOID: Names<19> = Names::new([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
]);

/// Elements whose start tag ends an open paragraph.
#[rustfmt::skip]
pub(super) static CLOSES_P: Names<41> = Names::new([
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
    "table", "ul", "xmp",
]);

/// Elements that hide the open elements outside them from an end tag inside.
#[rustfmt::skip]
pub(super) static SCOPE: Names<13> = Names::new([
    "annotation-xml", "applet", "caption", "desc", "foreignobject", "html", "marquee", "object", "table", "td",
    "template", "th", "title",
]);

/// Elements that may be closed across a block.
#[rustfmt::skip]
pub(super) static FORMATTING: Names<14> = Names::new([
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
]);

/// Elements that an unrelated end tag does not reach across, besides the block-level ones.
#[rustfmt::skip]
pub(super) static SPECIAL: Names<18> = Names::new([
    "applet", "body", "button", "head", "html", "iframe", "marquee", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "template", "textarea", "title", "xmp",
]);

/// Elements whose start tag ends SVG and MathML: "The rules for parsing tokens in foreign content".
#[rustfmt::skip]
pub(super) static BREAKOUT: Names<44> = Names::new([
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
    "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "ul", "var",
]);

/// Elements of SVG that end nothing and hold no HTML.
#[rustfmt::skip]
pub(super) static SHAPES: Names<8> = Names::new([
    "circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect",
]);

/// Elements of SVG and MathML whose children are HTML.
#[rustfmt::skip]
pub(super) static HTML_INSIDE: Names<9> = Names::new([
    "annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title",
]);

/// Elements that `head` may contain.
#[rustfmt::skip]
pub(super) static IN_HEAD: Names<11> = Names::new([
    "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title",
]);

/// Classes of elements that the theme or Markdown's extensions add around and between the prose.
#[rustfmt::skip]
static SKIPPED_CLASSES: Names<7> = Names::new([
    "footnote-backref", "footnote-ref", "headerlink", "keys", "linenos", "mermaid", "twemoji",
]);

/// Classes of the navigation and the self-links that generators of documentation put on their pages.
#[rustfmt::skip]
static NAVIGATION_CLASSES: Names<15> = Names::new([
    "anchor", "anchorjs-link", "breadcrumb", "breadcrumbs", "edit-page", "md-skip", "navfooter", "navheader",
    "pagination", "permalink", "rightside", "skip-link", "sphinxsidebar", "toc", "toctree-wrapper",
]);

/// Roles of elements that lead elsewhere rather than say something.
static NAVIGATION_ROLES: Names<8> =
    Names::new(["banner", "contentinfo", "doc-toc", "menu", "menubar", "navigation", "search", "toolbar"]);

/// The headings.
pub(super) const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The block-level name equal to `name`.
pub(super) fn block(name: &str) -> Option<&'static str> {
    BLOCKS.find(name)
}

/// Whether one of the classes in `class` marks something that is not prose.
pub(super) fn has_skipped_class(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| SKIPPED_CLASSES.contains(class))
}

/// Whether one of the classes in `class` marks navigation.
pub(super) fn has_navigation_class(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| NAVIGATION_CLASSES.contains(class))
}

/// Whether elements with `role` are navigation.
pub(super) fn is_navigation_role(role: &str) -> bool {
    NAVIGATION_ROLES.contains(role)
}

/// Whether an unrelated end tag does not reach across `name`.
pub(super) fn is_special(name: &str) -> bool {
    block(name).is_some() || SPECIAL.contains(name)
}

/// Whether `name` is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    HEADINGS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_byte_order() {
        fn check<const N: usize>(names: &Names<N>) {
            assert!(names.list.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
            assert!(names.list.iter().all(|name| names.contains(name)), "{names:?}");
        }
        check(&BLOCKS);
        check(&SKIPPED_CLASSES);
        check(&NAVIGATION_CLASSES);
        check(&NAVIGATION_ROLES);
        check(&SKIPPED);
        check(&RAW_TEXT);
        check(&VOID);
        check(&CLOSES_P);
        check(&SCOPE);
        check(&FORMATTING);
        check(&SPECIAL);
        check(&BREAKOUT);
        check(&HTML_INSIDE);
        check(&SHAPES);
        check(&IN_HEAD);
    }

    #[test]
    fn a_name_that_is_like_one_of_them_is_not_found() {
        for name in ["", "b\0", "B", "div ", "address-of-a-page", "éa", "-", "sectionsection", "h7"] {
            assert!(block(name).is_none() && !FORMATTING.contains(name), "{name}");
        }
    }
}
