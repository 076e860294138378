//! In which part of a page something is.

/// What the elements around a text say about its part in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    /// How surely this is the content: 0 if nothing says so, 3 for what a selector names.
    pub(super) content: u8,
    /// Whether a header, a footer or something aside is around it.
    pub(super) aside: bool,
}

/// Where on a page a block is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) area: Area,
    /// The id to link to it, if there is one.
    pub(super) id: Option<String>,
    /// Whether its heading asks to be left out of a search.
    pub(super) excluded: bool,
}
