//! What the HTML standard says about element names, as far as the scanner follows it.
//!
//! All lists are in byte order.

/// Elements that end the text before and after them, and that are named in a path.
#[rustfmt::skip]
const BLOCKS: [&str; 46] = [
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
];

/// Elements whose content is not prose. Of ruby, the reading (`rt`, `rtc`) and its parentheses (`rp`) repeat the text.
#[rustfmt::skip]
pub(super) const SKIPPED: &[&str] = &[
    "audio", "button", "canvas", "head", "iframe", "input", "math", "noembed", "noframes", "noscript", "object",
    "plaintext", "rp", "rt", "rtc", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    "xmp",
];

/// Elements whose content is not markup: RCDATA, RAWTEXT and script data. `plaintext`, which never ends, is separate.
#[rustfmt::skip]
pub(super) const RAW_TEXT: &[&str] = &[
    "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
];

/// Elements without content or end tag.
#[rustfmt::skip]
pub(super) const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
];

/// Elements whose start tag ends an open paragraph.
#[rustfmt::skip]
pub(super) const CLOSES_P: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
    "table", "ul", "xmp",
];

/// Elements that hide the open elements outside them from an end tag inside.
#[rustfmt::skip]
pub(super) const SCOPE: &[&str] = &[
    "annotation-xml", "applet", "caption", "desc", "foreignobject", "html", "marquee", "object", "table", "td",
    "template", "th", "title",
];

/// Elements that may be closed across a block.
#[rustfmt::skip]
pub(super) const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that an unrelated end tag does not reach across, besides the block-level ones.
#[rustfmt::skip]
pub(super) const SPECIAL: &[&str] = &[
    "applet", "body", "button", "head", "html", "iframe", "marquee", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "template", "textarea", "title", "xmp",
];

/// Elements whose start tag ends SVG and MathML: "The rules for parsing tokens in foreign content".
#[rustfmt::skip]
pub(super) const BREAKOUT: &[&str] = &[
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
    "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "ul", "var",
];

/// Elements of SVG and MathML whose children are HTML.
#[rustfmt::skip]
pub(super) const HTML_INSIDE: &[&str] = &[
    "annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title",
];

/// Elements that `head` may contain.
#[rustfmt::skip]
pub(super) const IN_HEAD: &[&str] = &[
    "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title",
];

/// Classes of elements that the theme or Markdown's extensions add around and between the prose.
#[rustfmt::skip]
const SKIPPED_CLASSES: &[&str] = &[
    "footnote-backref", "footnote-ref", "headerlink", "keys", "linenos", "mermaid", "twemoji",
];

/// Classes of the navigation and the self-links that generators of documentation put on their pages.
#[rustfmt::skip]
const NAVIGATION_CLASSES: &[&str] = &[
    "anchor", "anchorjs-link", "breadcrumb", "breadcrumbs", "edit-page", "md-skip", "navfooter", "navheader",
    "pagination", "permalink", "rightside", "skip-link", "sphinxsidebar", "toc", "toctree-wrapper",
];

/// Roles of elements that lead elsewhere rather than say something.
const NAVIGATION_ROLES: &[&str] =
    &["banner", "contentinfo", "doc-toc", "menu", "menubar", "navigation", "search", "toolbar"];

/// The headings.
pub(super) const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The block-level name equal to `name`.
pub(super) fn block(name: &str) -> Option<&'static str> {
    BLOCKS.binary_search(&name).ok().map(|at| BLOCKS[at])
}

/// Whether `list`, one of this module's, contains `name`.
pub(super) fn is_in(list: &[&str], name: &str) -> bool {
    list.binary_search(&name).is_ok()
}

/// Whether one of the classes in `class` marks something that is not prose.
pub(super) fn has_skipped_class(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| is_in(SKIPPED_CLASSES, class))
}

/// Whether one of the classes in `class` marks navigation.
pub(super) fn has_navigation_class(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| is_in(NAVIGATION_CLASSES, class))
}

/// Whether elements with `role` are navigation.
pub(super) fn is_navigation_role(role: &str) -> bool {
    is_in(NAVIGATION_ROLES, role)
}

/// Whether an unrelated end tag does not reach across `name`.
pub(super) fn is_special(name: &str) -> bool {
    block(name).is_some() || is_in(SPECIAL, name)
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
        let lists = [
            &BLOCKS,
            SKIPPED_CLASSES,
            NAVIGATION_CLASSES,
            NAVIGATION_ROLES,
            SKIPPED,
            RAW_TEXT,
            VOID,
            CLOSES_P,
            SCOPE,
            FORMATTING,
            SPECIAL,
            BREAKOUT,
            HTML_INSIDE,
            IN_HEAD,
        ];
        for list in lists {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }
}
