"""The native part of the package: the text of record, words, and the search index.

Offsets count code points, as Python's strings do, and ranges are half-open. Every function takes any string,
lets other threads run while it works, and needs time linear in its input.
"""

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Final, final

__all__ = [
    "FORMAT_VERSION",
    "Block",
    "Document",
    "Hit",
    "Index",
    "Scan",
    "SearchResult",
    "SiteReport",
    "aligned_words",
    "anchors_and_links",
    "build_index",
    "common_runs",
    "elements",
    "index_site",
    "page_documents",
    "scan",
    "tokenize",
]

FORMAT_VERSION: Final[int]
"""Version of the index format that this module writes and reads: docs/project/index-format.md."""

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
        """Offset right after the element's end tag, or where the element ends without one."""
    @property
    def inner_start(self) -> int:
        """Offset right after the element's start tag."""
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
        """Where the text is from: tuples of start and end in `text`, start and end in the HTML.

        Sorted, non-overlapping, covering `text`; in the HTML there may be gaps between them. Where both lengths
        are equal the characters correspond one to one (a space may be another white space in the HTML); otherwise
        the run is to be taken whole: a character reference or collapsed white space. No run crosses a tag or a
        comment; the space of a `<br>` has the tag itself as its range.
        """

@final
class Scan:
    """Everything that one scan of a page finds."""

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

    The rules of the HTML standard decide what is a tag and where elements end. No text is taken from `script`, `style`,
    `template`, `noscript`, `svg`, `math`, `head`, `title`, `button`, `select`, `textarea`, `iframe`, `object`, `audio`,
    `video`, `canvas`, `noembed`, `noframes`, `plaintext` and `xmp`; from the readings of ruby in `rt`, `rtc` and `rp`;
    from elements with the attribute `hidden` or a class `headerlink`, `footnote-ref`, `footnote-backref`, `linenos`,
    `keys`, `twemoji` or `mermaid`; and from elements that carry `data-dossier`. Of these `mark` and `wrap` are
    transparent: their tags are ignored, and their content is text. So weaving marks into a page changes neither
    kind, path, id nor text of its blocks.
    """

def anchors_and_links(html: str, /) -> tuple[set[str], set[str]]:
    """Return the anchors of `html` and the addresses that it links to: the values of `scan(html)`'s ids and links.

    It takes a fraction of the time of `scan`, which hands over the text as well.
    """

def elements(html: str, /) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every element that `html` opens, prose or not: its name and its attributes.

    Names are in lower case, values decoded. Attributes come in order; one may come again, and the first one counts.
    Nothing inside comments, scripts, styles and other raw text counts.
    """

def tokenize(text: str, /) -> list[tuple[str, int, int]]:
    """Return the words of `text` with their ranges, in order.

    A word is a run of letters, digits and marks, with single apostrophes inside. It is given as it is indexed:
    decomposed (NFKD), without marks, lower case, `’` as `'`, without a possessive `'s`. An identifier is followed by
    its parts, and scripts without spaces yield each pair of letters, so that ranges may overlap.
    """

def aligned_words(text: str, /) -> tuple[list[int], list[int], list[int]]:
    """Return the words of `text` for `common_runs`: ids, and where the words begin and end in `text`.

    Words that differ in case and typography only have one id. Of scripts without spaces each letter is a word.
    """

def common_runs(old: Sequence[int], new: Sequence[int], /) -> list[tuple[int, int, int]]:
    """Return the runs of words that two texts, given as ids, have in common, in order.

    Each is the index of its first word in `old` and in `new`, and how many words it has. Runs do not overlap. Up to a
    bound on how much has changed at one place, it takes time that grows with the square of that.
    """

@final
class Document:
    """Something that a search can find."""

    def __new__(
        cls,
        *,
        url: str,
        kind: str,
        title: str,
        crumbs: str = "",
        text: str = "",
        aliases: str = "",
        names: Sequence[str] = ...,
        language: str = "",
        fields: Sequence[tuple[str, str]] = ...,
    ) -> Document:
        """Return a document.

        Args:
            url: Its address, relative to the site's root.
            kind: What it is, such as `page`, `section`, `claim` or `question`; shown, and the value of `type:`.
            title: Its title; words here weigh most.
            crumbs: A short line of context, such as `UnHerd · ¶3 · report`; words here weigh little.
            text: Its body; excerpts come from here.
            aliases: Further words that find it but are not shown; their order does not matter.
            names: Further titles: a query that equals one of them finds it first. Their words are not searched, but a
                word of one may be another spelling of a word of the title, also in another script.
            language: Tag of the language that it is in; empty for that of the index.
            fields: Names and values that a query can ask for, as in `article:unherd`; a name may come more than once.
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
    @property
    def names(self) -> list[str]: ...
    @property
    def fields(self) -> list[tuple[str, str]]: ...

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

@final
class SearchResult:
    """What a query finds."""

    @property
    def hits(self) -> list[Hit]:
        """The best documents, best first; of equal scores, the one that was indexed first."""
    @property
    def total(self) -> int:
        """How many documents the query finds."""
    @property
    def corrections(self) -> list[tuple[str, str]]:
        """Words of the query that the index does not have, with the words that were searched instead."""
    @property
    def relaxed(self) -> list[tuple[str, str]]:
        """What the query seems to ask for and was searched otherwise: `phrase`, `field` or `exclusion`, and its text.

        They come in this order. Without giving them up nothing would be found, or they were read as words: a value that
        no document has, or what follows a minus that excludes nothing.
        """
    @property
    def facets(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Names of fields with their values and how many of the documents found have each; empty unless asked for."""

@final
class Index:
    """An open index. Its parts are read and checked when a query needs them, and kept."""

    def __new__(cls, files: Mapping[str, bytes], /) -> Index:
        """Return the index of `files`, as `build_index` returns them.

        Raises:
            ValueError: The manifest is missing, damaged, or written in another version of the format.
        """
    @staticmethod
    def open(folder: str | PathLike[str], /) -> Index:
        """Return the index in `folder`.

        Raises:
            OSError: The manifest cannot be read.
            ValueError: It is damaged, or written in another version of the format.
        """
    def __len__(self) -> int:
        """Return the number of documents."""
    def search(self, query: str, /, limit: int = 10, *, prefix: bool = True, facets: bool = False) -> SearchResult:
        """Return what `query` finds.

        Args:
            query: Words, `"phrases"`, `-words` and `field:value` in any order; anything else that is pasted is words.
                Of a long query the most telling words count.
            limit: Number of hits, 0 or more.
            prefix: Whether the last word may be the beginning of one, as while typing; a query that ends with a space
                or a punctuation mark has no such word.
            facets: Whether to count the values of fields.

        Raises:
            OSError: A file of the index cannot be read.
            ValueError: A part of the index is missing or damaged.
        """
    def rank(self, queries: Sequence[str], /, limit: int = 10) -> list[list[tuple[str, int]]]:
        """Return addresses and scores of at most `limit` documents for each query; every word is a whole word.

        Raises:
            OSError: A file of the index cannot be read.
            ValueError: A part of the index is missing or damaged.
        """

def build_index(documents: Sequence[Document], /, language: str = "en") -> dict[str, bytes]:
    """Return the index over `documents` as files by name: the same documents in the same order yield the same bytes.

    Args:
        documents: What can be found.
        language: Language tag of the words in the Latin script, which decides which forms of a word match.

    Raises:
        ValueError: There are more than 4,194,304 documents.
    """

def page_documents(url: str, html: str, /, selector: str | None = None) -> list[Document]:
    """Return the documents of a whole page: one for each heading and the text below it.

    A page that only redirects, or asks not to be indexed, has none.

    Its content is the element that `selector` names, or else `main`, or else its articles, or else all but headers,
    footers and asides. Navigation and what is hidden are left out.

    Args:
        url: Its address, relative to the site's root.
        html: The page.
        selector: `main`, `#content`, `.body`, `div.body`, or several with commas.

    Raises:
        ValueError: `selector` is anything else.
    """

@final
class SiteReport:
    """What was indexed, and how large the index is."""

    @property
    def pages(self) -> int:
        """Pages that were read."""
    @property
    def garbled(self) -> list[str]:
        """Those of them that have bytes which are no text in the encoding that they say, or in UTF-8: sorted paths."""
    @property
    def html_bytes(self) -> int:
        """Their bytes."""
    @property
    def spilled(self) -> int:
        """How often words did not fit into memory and were written to disk."""
    @property
    def documents(self) -> int:
        """Documents in the index."""
    @property
    def terms(self) -> int:
        """Different words, each form counted."""
    @property
    def files(self) -> int:
        """Files of the index."""
    @property
    def bytes(self) -> tuple[int, int, int, int, int, int]:
        """Bytes of the manifest, of words and where they occur, positions, texts, spelling lists and fields."""

def index_site(
    root: str | PathLike[str],
    out: str | PathLike[str],
    /,
    *,
    selector: str | None = None,
    language: str | None = None,
    threads: int | None = None,
    memory_bytes: int = 134217728,
) -> SiteReport:
    """Index all HTML pages below `root` into the folder `out`, and replace an older index there.

    Args:
        root: Folder of a built site.
        out: Folder of the index; it is created if it is missing.
        selector: Element of the content, as for `page_documents`.
        language: Language tag of the pages; by default what the first of them say, or English.
        threads: Threads that read pages; by default one per processor. The index does not depend on it.
        memory_bytes: Memory that words may take before they are written to disk. The index does not depend on it.

    Raises:
        OSError: A file cannot be read or written. Like Python's own it has `errno`, `strerror` and `filename`.
        ValueError: There is no page, `selector` is not supported, or the site is too large.
    """
