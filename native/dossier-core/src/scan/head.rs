//! What a page says about itself: whether it is to be found, and where it leads at once.

use std::borrow::Cow;

use super::markup::StartTag;

/// Seconds after which a page that leads elsewhere has been read.
const MOST_SECONDS: f64 = 10.0;

/// What the tags of a page say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Whether it asks not to be indexed.
    pub noindex: bool,
    /// Where it leads without being asked, at once or after a few seconds.
    pub refresh: Option<String>,
    /// The address that it calls its own.
    pub canonical: Option<String>,
}

impl Head {
    /// Takes a tag that counts for the whole page.
    pub(super) fn note(&mut self, tag: &StartTag<'_>) {
        let is = |value: &Option<Cow<'_, str>>, what: &str| {
            value.as_deref().is_some_and(|value| value.trim().eq_ignore_ascii_case(what))
        };
        let content = tag.content.as_deref().unwrap_or_default();
        match &*tag.name {
            "meta" if is(&tag.http_equiv, "refresh") => self.refresh = self.refresh.take().or_else(|| refresh(content)),
            "meta" if is(&tag.anchor, "robots") => {
                let words = content.split(|one: char| !one.is_ascii_alphanumeric());
                self.noindex |= words.map(str::to_ascii_lowercase).any(|one| one == "noindex" || one == "none");
            }
            "link"
                if tag.rel.as_deref().is_some_and(|rel| {
                    rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("canonical"))
                }) =>
            {
                self.canonical = self.canonical.take().or_else(|| tag.href.as_deref().map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// The address in the content of a refresh, such as `0; url=a.html`; `None` if the page is shown again, or shown for
/// longer.
fn refresh(content: &str) -> Option<String> {
    let (seconds, rest) = content.split_once([';', ','])?;
    if seconds.trim().parse::<f64>().is_ok_and(|seconds| seconds > MOST_SECONDS) {
        return None;
    }
    let rest = rest.trim_start();
    let named = rest.get(..3).filter(|name| name.eq_ignore_ascii_case("url")).map(|_| rest[3..].trim_start());
    let address = named.and_then(|rest| rest.strip_prefix('=')).unwrap_or(rest).trim();
    let quoted = address.strip_prefix(['"', '\'']).map(|rest| rest.split(['"', '\'']).next().unwrap_or_default());
    Some(quoted.unwrap_or(address).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refresh_leads_elsewhere_only_with_an_address() {
        for (content, expected) in [
            ("0; url=a.html", Some("a.html")),
            ("0;URL='a b.html'", Some("a b.html")),
            ("3,a.html", Some("a.html")),
            ("60", None),
            ("60; url=next.html", None),
            ("5; url=", Some("")),
        ] {
            assert_eq!(refresh(content).as_deref(), expected, "{content}");
        }
    }
}
