"""Collections of different kinds with natural queries, made by rules from texts that Debian packages.

In none of them is the query in the document that answers it; so they show what ranking does with words alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import M, site, unpacked
from bench.pages import read_page, read_pages
from bench.sets import Query, cranfield, without_number

SIZE = 200
"""Queries of a collection, at most."""

_FAQ = ("debian-faq", "usr/share/doc/debian/FAQ")
_WORDNET = ("wordnet-base", "usr/share/wordnet/data.noun")
_SYNSETS = 4000
_NEIGHBOURS = range(3, 31)
_SHORT, _LONG, _REST = 10, 15, 30
"""Words that a document or definition has at least, an opening sentence, and what follows that."""

_SENTENCE = re.compile(r".+?[.!?](?=\s+[A-Z])", re.DOTALL)
_NEIGHBOUR = re.compile(r" [@~]i? (\d{8}) n ")


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, each with title and text by its name, and queries with the names that answer them."""

    name: str
    documents: dict[str, tuple[str, str]]
    queries: Sequence[Query]


def collections(cache: Path, cranfield_folder: Path | None = None) -> Iterator[Collection]:
    """Yield all collections: short and long questions, sentences and definitions.

    Raises:
        bench.corpora.CorpusError: a package is neither in the cache nor available through apt.
    """
    yield _questions(cache)
    yield _openings(cache)
    yield _glosses(cache)
    if cranfield_folder:
        documents, queries = cranfield(cranfield_folder)
        yield Collection("cranfield", documents, queries)


def _questions(cache: Path) -> Collection:
    """Questions of two lists of frequent ones; each finds its answer, which is given without it."""
    folder = unpacked(_FAQ[0], cache) / _FAQ[1]
    read = [read_page(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.en.html"))]
    read += [page for page in read_pages(site(M, cache)) if page.url.startswith(("python/faq/", "python/howto/"))]
    documents: dict[str, tuple[str, str]] = {}
    pairs = []
    for page in read:
        for section in page.sections:
            heading = without_number(section.heading.rstrip("¶")).strip()
            asks = heading.endswith("?") and len(section.text.split()) >= _SHORT
            name = f"d{len(documents)}"
            documents[name] = (page.title if asks else heading, section.text)
            if asks:
                pairs.append((heading, name))
    return Collection("questions", documents, _sample("questions", pairs))


def _openings(cache: Path) -> Collection:
    """Long sentences that open a section; each finds the rest of that."""
    documents: dict[str, tuple[str, str]] = {}
    pairs = []
    for page in read_pages(site(M, cache)):
        for section in page.sections if page.url.startswith("postgresql/") else ():
            opening = _SENTENCE.match(section.text)
            rest = section.text[opening.end() :] if opening else ""
            opens = opening is not None and len(opening[0].split()) >= _LONG and len(rest.split()) >= _REST
            name = f"d{len(documents)}"
            documents[name] = ("" if opens else section.heading, rest if opens else section.text)
            if opening and opens:
                pairs.append((" ".join(opening[0].split()), name))
    return Collection("openings", documents, _sample("openings", pairs))


def _glosses(cache: Path) -> Collection:
    """Definitions of nouns; each finds a page with the noun and the definitions of those above and below it."""
    lines = (unpacked(_WORDNET[0], cache) / _WORDNET[1]).read_text("utf-8").splitlines()
    senses = {line[:8]: line for line in lines if not line.startswith(" ")}
    near = {name: [other for other in _NEIGHBOUR.findall(line) if other in senses] for name, line in senses.items()}
    rich = sorted(name for name, others in near.items() if len(others) in _NEIGHBOURS)
    chance = random.Random("glosses 1")  # noqa: S311 - a sample, no secret
    documents, pairs = {}, []
    for name in sorted(chance.sample(rich, _SYNSETS)):
        text = " ".join(f"{', '.join(_lemmas(senses[other]))}: {_gloss(senses[other])}." for other in near[name])
        documents[name] = (", ".join(_lemmas(senses[name])), text)
        definition = _gloss(senses[name])
        if len(definition.split()) >= _SHORT:
            pairs.append((definition, name))
    return Collection("glosses", documents, _sample("glosses", pairs))


def _lemmas(line: str) -> list[str]:
    parts = line.split(" ")
    return [word.replace("_", " ") for word in parts[4 : 4 + 2 * int(parts[3], 16) : 2]]


def _gloss(line: str) -> str:
    return line.partition(" | ")[2].partition('; "')[0].strip()


def _sample(name: str, pairs: Sequence[tuple[str, str]]) -> list[Query]:
    chance = random.Random(f"{name} 1")  # noqa: S311 - a sample, no secret
    taken = sorted(chance.sample(list(pairs), min(SIZE, len(pairs))))
    return [Query(f"{name}-{number:03}", text, {wanted: 1}) for number, (text, wanted) in enumerate(taken, start=1)]
