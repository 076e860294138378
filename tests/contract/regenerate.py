"""Write what is expected in the contract fixtures from what the native module yields now.

Run from any folder: `python tests/contract/regenerate.py`. Python, Rust and JavaScript are held to the same files,
so the difference is to be reviewed like code. To add a case, add its input (`text`, or `query` with `limit` and
`prefix` where they are not 10 and true) to `tokenize.json` or `ranking.json` and run this. All ranges are code points.

`ranking-v1.bin` is the index over the documents of `ranking.json`. A new version of the format gets a file of its
own name; the old one stays, to be read or refused by name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossier._native import FORMAT_VERSION, Document, Hit, build_index, search, tokenize

FOLDER = Path(__file__).parent
INDEX = FOLDER / f"ranking-v{FORMAT_VERSION}.bin"


def hit(found: Hit) -> dict[str, Any]:
    """Return `found` as the fixture writes it."""
    return {
        "url": found.url,
        "score": found.score,
        "excerpt": found.excerpt,
        "ranges": [list(span) for span in found.ranges],
        "title_ranges": [list(span) for span in found.title_ranges],
    }


def hits(index: bytes, case: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the query of `case` finds."""
    found = search(index, case["query"], case.get("limit", 10), prefix=case.get("prefix", True))
    return [hit(one) for one in found]


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
    index = build_index([Document(**document) for document in ranking["documents"]])
    INDEX.write_bytes(index)
    queries = [{**case, "hits": hits(index, case)} for case in ranking["queries"]]
    write("ranking.json", {"documents": ranking["documents"], "queries": queries})


if __name__ == "__main__":
    main()
