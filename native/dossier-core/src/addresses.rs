//! Addresses of pages: as they are written into links, and whether two of them are the same.

/// Characters of a path, besides those outside ASCII, that a link has as they are.
const PATH: &str = "-._~!$&'()*+,;=:@/";

/// Writes `path`, which names a file, so that it can be part of an address.
#[must_use]
pub fn encode_path(path: &str) -> String {
    encode(path, |one| PATH.contains(one))
}

/// Writes `id` so that it can be the fragment of an address.
#[must_use]
pub(crate) fn encode_fragment(id: &str) -> String {
    encode(id, |one| !matches!(one, '%' | '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '|' | '}'))
}

fn encode(text: &str, keeps: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for one in text.chars() {
        let plain = if one.is_ascii_graphic() { keeps(one) } else { !one.is_ascii() && !one.is_whitespace() };
        if plain || one.is_ascii_alphanumeric() {
            encoded.push(one);
            continue;
        }
        for byte in one.encode_utf8(&mut [0; 4]).bytes() {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])));
        }
    }
    encoded
}

/// Reads an address or a part of it: `%41` is `A`.
#[must_use]
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// The page that `link`, on the page at `url`, leads to, from the root of the site: decoded, without `index.html`,
/// query and fragment. A link with a host, or from the root of a host, may name folders around the site.
pub(crate) fn target(url: &str, link: &str) -> Target {
    let path = link.trim().split(['?', '#']).next().unwrap_or_default();
    let (path, rooted) = match path.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            (rest.split_once('/').map_or("", |(_, path)| path), true)
        }
        _ => path.strip_prefix('/').map_or((path, false), |path| (path, true)),
    };
    let folder = if rooted || path.is_empty() { "" } else { &url[..url.rfind('/').map_or(0, |at| at + 1)] };
    let path = if rooted || !path.is_empty() { decode(path) } else { url.to_owned() };
    let mut parts: Vec<&str> = Vec::new();
    let whole = format!("{folder}{path}");
    for part in whole.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if matches!(whole.rsplit('/').next(), Some("." | "..")) {
        parts.push("");
    }
    Target { path: plain(&parts.join("/")), rooted }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    path: String,
    /// Whether the path may begin with folders that the site is in.
    rooted: bool,
}

impl Target {
    /// Whether this is the page at `url`.
    pub(crate) fn is(&self, url: &str) -> bool {
        let url = plain(url);
        let rest = self.path.strip_suffix(&*url);
        rest.is_some_and(|rest| rest.is_empty() || self.rooted && rest.ends_with('/'))
    }

    /// Each page that this may be, the longest address first.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = &str> {
        let shorter = self.path.match_indices('/').map(|(at, _)| &self.path[at + 1..]).filter(|_| self.rooted);
        [&*self.path].into_iter().chain(shorter)
    }
}

/// `path` without the name of a folder's page and without an ending that hosts leave out.
fn plain(path: &str) -> String {
    let path = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    path.strip_suffix(".html").or_else(|| path.strip_suffix('/')).unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_be_read_back() {
        for (path, expected) in [
            ("a/b.html", "a/b.html"),
            ("a b#c?d%.html", "a%20b%23c%3Fd%25.html"),
            ("Maß/é.html", "Maß/é.html"),
            ("a\u{A0}b", "a%C2%A0b"),
        ] {
            assert_eq!(encode_path(path), expected);
            assert_eq!(decode(expected), path);
        }
        assert_eq!(encode_fragment("a:b 100%/c"), "a:b%20100%25/c");
        assert_eq!(decode("%zz%4"), "%zz%4");
    }

    #[test]
    fn a_link_leads_to_a_page_of_the_site() {
        for (url, link, other, expected) in [
            ("a/b.html", "", "a/b.html", true),
            ("a/b.html", "#top", "a/b.html", true),
            ("a/b.html", "b.html?x", "a/b.html", true),
            ("a/b.html", "b", "a/b.html", true),
            ("a/", "./", "a/", true),
            ("a/", ".", "a/", true),
            ("a/", "index.html", "a/", true),
            ("a/", "../", "a/", false),
            ("a/", "../", "", true),
            ("a/b.html", "c.html", "a/b.html", false),
            ("b.html", "https://example.org/docs/b.html", "b.html", true),
            ("b.html", "https://example.org/docs/ab.html", "b.html", false),
            ("b.html", "/c%20d.html", "c d.html", true),
        ] {
            assert_eq!(target(url, link).is(other), expected, "{link} on {url}");
        }
        assert!(target("", "https://example.org/a/b.html").candidates().eq(["a/b", "b"]));
    }
}
