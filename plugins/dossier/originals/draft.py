"""Starting an article: a text, a Markdown file or a web page becomes the outline of a rendition.

The outline states only what the file itself states. The words of an original do not go into the project unless
the caller says that they may be published.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from dossier.diagnostics import DossierError, shown
from dossier.originals.paragraphs import Part, SourceBlock, literal, source_blocks
from dossier.read.front_matter import split_front_matter
from dossier.read.scalars import slug_fault, slug_words

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 8 * 1024 * 1024


class ImportingError(DossierError):
    """A file cannot be imported, or its destination is taken."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file yields.

    Attributes:
        text: The original as paragraphs, one on each line; the form in which pinpoints count it.
        facts: What the file itself states, by key of the front matter; None for what it does not.
    """

    text: str
    facts: dict[str, str | None]

    @property
    def blocks(self) -> list[SourceBlock]:
        """The paragraphs, with furniture proposed."""
        return source_blocks(self.text)


def read_document(path: Path) -> Imported:
    """Return what is in a file that ends in `.txt`, `.md`, `.html` or `.htm`.

    Raises:
        ImportingError: The file cannot be read, is too large, has another ending or holds no text.
    """
    readers = {".txt": _from_text, ".md": _from_markdown, ".html": _from_html, ".htm": _from_html}
    if path.suffix.lower() not in readers:
        raise ImportingError(f"{shown(path.name)} does not end in .txt, .md or .html")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportingError(f"{shown(path.name)} cannot be read: {error.strerror}") from error
    if len(content) > _MAX_BYTES:
        raise ImportingError(f"{shown(path.name)} is larger than {_MAX_BYTES // 2**20} MiB")
    try:
        imported = readers[path.suffix.lower()](content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise ImportingError(f"{shown(path.name)} is not UTF-8; save it as UTF-8") from None
    if not imported.text.strip():
        raise ImportingError(f"no text was found in {shown(path.name)}")
    return imported


def _from_text(text: str) -> Imported:
    return Imported(text, {})


def _from_markdown(text: str) -> Imported:
    split = split_front_matter(text)
    tokens = MarkdownIt("commonmark").parse(split[1] if split else text)
    lines = [
        "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]
    return Imported("\n".join(line for line in lines if line.strip()) + "\n", {})


def _from_html(text: str) -> Imported:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an optional dependency, and slow to load
    except ImportError:
        raise ImportingError("HTML needs trafilatura: install mkdocs-dossier[import]") from None
    found = bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True)
    if found is None:
        return Imported("", {})
    known = found if isinstance(found, dict) else found.as_dict()
    named = {"title": "title", "author": "author", "date": "published", "url": "url", "sitename": "outlet"}
    facts = {key: str(known[name]) if known.get(name) else None for name, key in named.items()}
    return Imported("\n".join(line.strip("- ") for line in (known.get("text") or "").splitlines()) + "\n", facts)


def propose(imported: Imported, slug: str, *, with_words: bool) -> str:
    """Return the Markdown file that starts the article `slug`.

    Args:
        imported: What was read.
        slug: Slug of the article.
        with_words: Whether the body is the text itself, which must then be free to publish; otherwise each block
            says which paragraph is to be retold there.
    """
    blocks = imported.blocks
    furniture = [block.number for block in blocks if block.part is Part.FURNITURE]
    facts = imported.facts
    front = {
        "label": f"To be named: {slug}",
        "outlet": facts.get("outlet") or "To be named",
        "title": facts.get("title"),
        "author": facts.get("author"),
        "published": facts.get("published"),
        "url": facts.get("url"),
        "source_sha256": hashlib.sha256(imported.text.encode()).hexdigest(),
        "paragraphs": len(blocks),
        "furniture": furniture,
    }
    lines = [f"{key}: {'null' if value is None else _scalar(value)}" for key, value in front.items()]
    body = [_block(block, with_words=with_words) for block in blocks if block.part is not Part.FURNITURE]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(body), ""])


def _scalar(value: object) -> str:
    # JSON is YAML, and its quotation marks keep a title from being read as anything else.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _block(block: SourceBlock, *, with_words: bool) -> str:
    mark = "## " if block.part is Part.HEADING else ""
    if with_words:
        return mark + literal(block.text)
    kind = "Heading" if block.part is Part.HEADING else "Paragraph"
    return f"{mark}{kind} {block.number} of the original, {len(block.text.split())} words, is to be retold here."


def proposed_slug(path: Path) -> str:
    """Return the slug that the name of a file suggests."""
    slug = re.sub(r"^[0-9-]+", "", "-".join(slug_words(path.stem)[:6]))
    if slug_fault(slug) is not None:
        raise ImportingError(f"no slug can be made from {shown(path.name)}; give one with --as")
    return slug


def create(path: Path, text: str) -> None:
    """Write `text` to a new file at `path`; an existing file is never overwritten.

    Raises:
        ImportingError: There is a file already, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ImportingError(f"{path.name} already exists and is unchanged; choose another slug with --as") from None
    except OSError as error:
        raise ImportingError(f"{path.name} cannot be written: {error.strerror}") from error
