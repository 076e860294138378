"""Query sets with their answers: made from the corpora, the same each time, or read from a test collection.

A set comes in two forms: clean, and with one letter of one word of each query replaced.
"""

from __future__ import annotations

import html
import json
import random
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpora import M, unpacked
from bench.pages import Page

SIZE = 200
"""Queries in a set that is made from a corpus."""

# Words of four letters or more that say too little for a query of their own; shorter ones never count.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        about above after also because been before being between both does down during each from further have having
        here into itself more most must once only other over same should some such than that their theirs them then
        there these they this those through under until upon very were what when where which while whom whose will
        with within without would your
        """,
    )
)
_LETTERS = re.compile(r"[A-Za-z]{4,}")
_NUMBERING = re.compile(
    r"^(?:(?:Chapter|Appendix|Part)\s+)?(?:[A-Z]\.|[IVXLC]+\.|\d+\.)(?:\d+\.)*\s+|^Appendix [A-Z]\.\s"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query and what answers it.

    Attributes:
        id: Unique in its set, and the same in both forms of the set.
        text: What is typed.
        grades: Worth of each document that answers, 1 or more, by its address in the site.
    """

    id: str
    text: str
    grades: Mapping[str, int]


def with_typos(queries: Iterable[Query]) -> list[Query]:
    """Return `queries` with one letter replaced in each, always the same one."""
    return [replace(query, text=with_typo(query.text, query.id)) for query in queries]


def with_typo(text: str, seed: str) -> str:
    """Return `text` with one letter of one content word replaced by another; `seed` decides which.

    Content words have at least four letters, A to Z, and are not function words. A text without any is unchanged.
    """
    places = [word.span() for word in _LETTERS.finditer(text) if word[0].lower() not in _FUNCTION_WORDS]
    if not places:
        return text
    # A generator of its own for each query: a set that grows does not change the typos that were there.
    chance = random.Random(f"typo {seed}")  # noqa: S311 - a sample, no secret
    start, end = chance.choice(places)
    at = chance.randrange(start, end)
    letter = chance.choice([letter for letter in string.ascii_lowercase if letter != text[at].lower()])
    return text[:at] + (letter.upper() if text[at].isupper() else letter) + text[at + 1 :]


def headings(pages: Iterable[Page], size: int = SIZE) -> list[Query]:
    """Return headings of at least two words that occur once in the whole site, as queries for their page."""
    places: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        for section in page.sections:
            text = without_number(section.heading)
            places.setdefault(text.casefold(), []).append((text, page.url))
    once = sorted(found[0] for found in places.values() if len(found) == 1)
    return _sample("heading", [(text, url) for text, url in once if _asks_something(text)], size)


def without_number(heading: str) -> str:
    """Return `heading` without its number, and with single spaces."""
    return " ".join(_NUMBERING.sub("", heading.replace("\xa0", " ")).split())


def _asks_something(text: str) -> bool:
    words = [word.lower() for word in _LETTERS.findall(text)]
    return len(text.split()) > 1 and any(word not in _FUNCTION_WORDS for word in words)


def _sample(name: str, pairs: Sequence[tuple[str, str]], size: int) -> list[Query]:
    chance = random.Random(f"{name} 1")  # noqa: S311 - a sample, no secret
    taken = sorted(chance.sample(list(pairs), min(size, len(pairs))))
    return [Query(f"{name}-{number:03}", text, {url: 1}) for number, (text, url) in enumerate(taken, start=1)]


def index_terms(pages: Iterable[Page], cache: Path, size: int = SIZE) -> list[Query]:
    """Return entries of the two manuals' printed indexes that lead to one of `pages`, half of each manual.

    Their editors chose these words, not the authors of the pages, and the pages of the indexes are not in the corpus.
    """
    python, postgresql = (unpacked(manual.package, cache) / manual.folder for manual in M.manuals)
    entries = {
        "python": _sphinx_entries((python / "genindex-all.html").read_text("utf-8")),
        "postgresql": _docbook_entries((postgresql / "bookindex.html").read_text("utf-8")),
    }
    known = {page.url for page in pages}
    found: list[Query] = []
    for name, pairs in entries.items():
        places: dict[str, set[str]] = {}
        for text, page in pairs:
            places.setdefault(text, set()).add(f"{name}/{page}")
        once = sorted((text, min(urls)) for text, urls in places.items() if len(urls) == 1 and _LETTERS.search(text))
        once = [(text, url) for text, url in once if url in known]
        found += _sample(f"index-{name}", once, size // 2)
    return found


def _sphinx_entries(markup: str) -> Iterator[tuple[str, str]]:
    """Yield what each entry says and its page: `dump() (in module json)` as `dump in module json`."""
    for page, entry in re.findall(r'<li><a href="([^"#]+)(?:#[^"]*)?">([^<(][^<]*)</a>\s*</li>', markup):
        yield " ".join(re.sub(r"[()]", " ", html.unescape(entry)).split()), page


def _docbook_entries(markup: str) -> Iterator[tuple[str, str]]:
    """Yield what each entry says and its page; a sub-entry follows the words of its main entry."""
    above: list[str] = []
    entry = ""
    for tag, text, page in re.findall(
        r'(<dd>|</dd>|<dt[^>]*>)([^<]*)(?:<a class="indexterm" href="([^"#]+)(?:#[^"]*)?">[^<]*</a></dt>)?', markup
    ):
        if tag == "<dd>":
            above.append(entry)
        elif tag == "</dd>":
            above.pop()
        else:
            entry = " ".join(html.unescape(text).removesuffix(", ").split())
            if page:
                yield " ".join([*above, entry]), page


def cranfield(folder: Path) -> tuple[dict[str, tuple[str, str]], list[Query]]:
    """Return title and text of each document by its id, and the queries, of a collection in `folder`.

    Its form: `docs.jsonl` with `id`, `title` and `text`; `queries.jsonl` with `id` and `text`; `qrels.tsv` with
    query, document and grade.
    """
    documents = {line["id"]: (line["title"], line["text"]) for line in _lines(folder / "docs.jsonl")}
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, document, grade = line.split("\t")
        grades.setdefault(query, {})[document] = int(grade)
    queries = [Query(line["id"], line["text"], grades.get(line["id"], {})) for line in _lines(folder / "queries.jsonl")]
    return documents, queries


def _lines(file: Path) -> Iterator[dict[str, str]]:
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)


def collection_site(documents: Mapping[str, tuple[str, str]], folder: Path) -> None:
    """Write `documents` as a site into `folder`, a page each at `<id>.html`, the title as its heading."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, text) in documents.items():
        heading, body = html.escape(title, quote=False), html.escape(text, quote=False)
        (folder / f"{name}.html").write_text(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{heading}</title></head>'
            f"<body><main><h1>{heading}</h1><p>{body}</p></main></body></html>\n",
            "utf-8",
        )
