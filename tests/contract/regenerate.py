"""Write the expectations of the contract fixtures from what the native module yields now.

Run from any folder: `python tests/contract/regenerate.py`. Python, Rust and JavaScript are held to the same files,
so review the difference like code. To add a case, add its input (`text`, or `query` with `limit` and
`prefix` if they are not 10 and true) to `tokenize.json` or `ranking.json` and run this. All ranges are code points.

`index-v4/` is the index over the documents of `ranking.json`. A new version of the format gets a new folder, and the
old manifest stays, to be refused by name. `queries.json` holds thousands of queries made from the
words of the same documents, each with the numbers and scores of what it finds.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from dossier._native import FORMAT_VERSION, Document, Hit, Index, build_index, tokenize

FOLDER = Path(__file__).parent
INDEX = FOLDER / f"index-v{FORMAT_VERSION}"
GENERATED = 4000


def hit(found: Hit) -> dict[str, Any]:
    """Return `found` as the fixture writes it."""
    return {
        "url": found.url,
        "score": found.score,
        "excerpt": found.excerpt,
        "ranges": [list(span) for span in found.ranges],
        "title_ranges": [list(span) for span in found.title_ranges],
    }


def answer(index: Index, case: dict[str, Any]) -> dict[str, Any]:
    """Return what the query of `case` finds."""
    found = index.search(case["query"], case.get("limit", 10), prefix=case.get("prefix", True), facets=True)
    return {
        "total": found.total,
        "corrections": [list(pair) for pair in found.corrections],
        "relaxed": [list(pair) for pair in found.relaxed],
        "facets": {name: dict(values) for name, values in found.facets},
        "hits": [hit(one) for one in found.hits],
    }


def document(value: dict[str, Any]) -> Document:
    """Return the document that a fixture describes."""
    return Document(**{**value, "fields": [(name, text) for name, text in value.get("fields", [])]})


def generated(documents: list[dict[str, Any]]) -> list[str]:
    """Return queries made from the words of `documents`: the same at every call."""
    random.seed(5)
    texts = [text for one in documents if (text := f"{one['title']} {one['text']} {one['aliases']}").strip()]
    words = sorted({word for text in texts for word in text.split()})
    fields = sorted({f"{name}:{value}" for one in documents for name, value in one.get("fields", [])})
    queries = []
    for _ in range(GENERATED):
        items = random.choices(words, k=random.choice([1, 1, 2, 2, 3, 5]))
        kind = random.random()
        if kind < 0.2:
            at = random.randrange(len(items))
            items[at] = _misspelled(items[at])
        elif kind < 0.35:
            items[-1] = items[-1][: random.randint(1, 4)]
        elif kind < 0.5:
            said = random.choice(texts).split()
            at = random.randrange(len(said))
            items.append('"' + " ".join(said[at : at + random.randint(1, 3)]).replace('"', "") + '"')
        elif kind < 0.6:
            items.append("-" + random.choice(words))
        elif kind < 0.75:
            items.append(random.choice(["", "-"]) + random.choice([*fields, "topic:nowhere", "type:claim"]))
        elif kind < 0.85:
            quoted = " ".join(random.choices(words, k=2))
            items += [random.choice(["„{}“", "«{}»", '"{}"', '-"{}"', '"{}', "{}"]).format(quoted), "-" + items[0]]
        elif kind < 0.9:
            items *= random.randint(2, 30)
        queries.append(" ".join(items) + random.choice(["", "", " "]))
    return queries


def _misspelled(word: str) -> str:
    at = random.randrange(len(word))
    return random.choice([word[:at] + word[at + 1 :], word[:at] + "e" + word[at:], word[:at] + "z" + word[at + 1 :]])


def read(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the fixture called `name`."""
    fixture: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return fixture


def write(name: str, value: dict[str, Any]) -> None:
    """Write a fixture: one case a line, so that a difference shows the case that it belongs to."""
    parts = []
    for key, cases in value.items():
        lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
        parts.append(f"  {json.dumps(key)}: [\n{lines}\n  ]")
    (FOLDER / name).write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Rewrite all fixtures in place."""
    words = read("tokenize.json")["cases"]
    write("tokenize.json", {"cases": [{"text": case["text"], "words": tokenize(case["text"])} for case in words]})
    ranking = read("ranking.json")
    files = build_index([document(one) for one in ranking["documents"]])
    INDEX.mkdir(exist_ok=True)
    for old in INDEX.iterdir():
        old.unlink()
    for name, content in files.items():
        (INDEX / name).write_bytes(content)
    index = Index(files)
    asked = ("query", "limit", "prefix")
    inputs: list[dict[str, Any]] = [{key: case[key] for key in asked if key in case} for case in ranking["queries"]]
    queries = [{**case, **answer(index, case)} for case in inputs]
    write("ranking.json", {"documents": ranking["documents"], "queries": queries})
    numbers = {one["url"]: at for at, one in enumerate(ranking["documents"])}
    cases = []
    for query in generated(ranking["documents"]):
        found = index.search(query)
        cases.append([query, found.total, [[numbers[one.url], one.score] for one in found.hits]])
    write("queries.json", {"cases": cases})


if __name__ == "__main__":
    main()
