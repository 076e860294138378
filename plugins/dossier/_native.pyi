"""The native part of the package: the text of record, words, and the search index.

Offsets count code points, as Python's strings do, and ranges are half-open. Every function takes any string,
lets other threads run while it works, and needs time linear in its input.
"""

from collections.abc import Sequence
from typing import Final, final

__all__ = ["FORMAT_VERSION", "Block", "Document", "Hit", "Scan", "build_index", "scan", "search", "tokenize"]

FORMAT_VERSION: Final[int]
"""Version of the index format that `build_index` writes and `search` reads: docs/project/index-format.md."""

@final
class Block:
    """An uninterrupted stretch of prose in one block-level element of a rendered page.

    An element whose text is interrupted by block-level children (a list item with a nested list) yields one block
    for each stretch; they share the element's offsets. Stretches without text are not reported.
    """

    @property
    def kind(self) -> str:
        """Lower-case tag of the nearest block-level element (`p`, `h2`, `li`, `td`, …); empty outside all of them."""
    @property
    def path(self) -> str:
        """Tags of the open block-level elements from outside, such as `ul/li/p`; at most 64 of them."""
    @property
    def id(self) -> str | None:
        """The element's `id`, character references decoded."""
    @property
    def start(self) -> int:
        """Offset of the element's `<`."""
    @property
    def end(self) -> int:
        """Offset right behind the element's end tag, or where the element ends without one."""
    @property
    def inner_start(self) -> int:
        """Offset right behind the element's start tag."""
    @property
    def inner_end(self) -> int:
        """Offset of the element's end tag, or where the element ends without one."""
    @property
    def text(self) -> str:
        """The text of record.

        It is never empty. Character references are decoded; ASCII white space is collapsed to one space and
        trimmed; `<br>` counts as white space, a no-break space does not.
        """
    @property
    def runs(self) -> list[tuple[int, int, int, int]]:
        """Where the text stands: tuples of start and end in `text`, start and end in the HTML.

        Sorted, non-overlapping, covering `text`; in the HTML there may be gaps between them. Where both lengths
        are equal the characters correspond one to one (a white space may stand for a space); otherwise the run is
        to be taken whole: a character reference or collapsed white space. No run crosses a tag or a comment; the
        space of a `<br>` has the tag itself as its range.
        """

@final
class Scan:
    """All that one look at a page yields."""

    @property
    def blocks(self) -> list[Block]:
        """The blocks in order of their text."""
    @property
    def ids(self) -> list[tuple[str, int]]:
        """Every `id`, and every `name` of an `a`, with the offset of its tag; prose or not, our own included."""
    @property
    def links(self) -> list[tuple[str, int]]:
        """The `href` of every `a` and `area`, decoded, with the offset of its tag; prose or not, our own included."""

def scan(html: str, /) -> Scan:
    """Return the text of record of `html`, a fragment or a whole page, with its anchors and links.

    The rules of the HTML standard decide where elements end. No text is taken from `script`, `style`, `template`,
    `noscript`, `svg`, `math`, `head`, `title`, `button`, `select`, `textarea`, `iframe`, `object`, `audio`,
    `video` and `canvas`; from elements with the attribute `hidden` or a class `headerlink`, `footnote-ref`,
    `footnote-backref`, `linenos`, `keys`, `twemoji` or `mermaid`; and from elements that carry `data-dossier`.
    Of these `mark` and `wrap` are transparent: their tags count for nothing, their content for text. So weaving
    marks into a page changes neither kind, path, id nor text of its blocks.
    """

def tokenize(text: str, /) -> list[tuple[str, int, int]]:
    """Return the words of `text` with their ranges: sorted, non-overlapping.

    A word is a run of letters, digits and marks, with single apostrophes inside. It is given as it is indexed:
    decomposed (NFKD), without marks, lower case, `’` as `'`, without a possessive `'s`.
    """

@final
class Document:
    """Something that a search can find."""

    def __new__(
        cls, *, url: str, kind: str, title: str, crumbs: str = "", text: str = "", aliases: str = ""
    ) -> Document:
        """Return a document.

        Args:
            url: Its address, relative to the site's root.
            kind: What it is, such as `page`, `section`, `claim` or `question`; shown, not searched.
            title: Its title; words here weigh most.
            crumbs: A short line of context, such as `UnHerd · ¶3 · report`; words here weigh little.
            text: Its body; excerpts come from here.
            aliases: Further words that find it but are not shown; their order does not matter.
        """
    @property
    def url(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def crumbs(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def aliases(self) -> str: ...

@final
class Hit:
    """A document that a search has found."""

    @property
    def url(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def crumbs(self) -> str: ...
    @property
    def score(self) -> int:
        """Higher is better; comparable within one query only."""
    @property
    def excerpt(self) -> str:
        """Some words of the text around the best match, with `…` where the text goes on; empty without text."""
    @property
    def ranges(self) -> list[tuple[int, int]]:
        """Matching words in `excerpt`: sorted, non-overlapping."""
    @property
    def title_ranges(self) -> list[tuple[int, int]]:
        """Matching words in `title`: sorted, non-overlapping."""

def build_index(documents: Sequence[Document], /) -> bytes:
    """Return the search index over `documents`: the same documents in the same order yield the same bytes.

    Raises:
        ValueError: there are more than 1,000,000 documents, or the index would be larger than 1 GiB.
    """

def search(index: bytes, query: str, /, limit: int = 10, *, prefix: bool = True) -> list[Hit]:
    """Return at most `limit` documents for `query`, the best first.

    Documents with all words come before those with some. Among documents of equal score the one that was given
    earlier to `build_index` comes first.

    Args:
        index: What `build_index` returned.
        query: Words in any order; of more than 32 different ones the rest are ignored.
        limit: Number of hits, 0 or more.
        prefix: Whether the last word may be the beginning of one, as while typing; a query that ends with a space
            or a punctuation mark has no such word.

    Raises:
        ValueError: `index` is damaged, or written in another version of the format.
    """
