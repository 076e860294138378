"""Build and search an index of tantivy: one document per section, English stems."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import tantivy

FIELDS = {"title": 2.0, "text": 1.0}
"""What is searched, with its weight."""


def build(texts: Path, out: Path) -> None:
    """Index the pages in `texts` into the folder `out`, with the defaults for memory and merging."""
    schema = tantivy.SchemaBuilder().add_text_field("url", stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        schema.add_text_field(name, tokenizer_name="en_stem")
    out.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema.build(), path=str(out))
    writer = index.writer()
    with texts.open(encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            for section in page["sections"]:
                title = section["heading"] or page["title"]
                writer.add_document(tantivy.Document(url=page["url"], title=title, text=section["text"]))
    writer.commit()
    writer.wait_merging_threads()


def search(out: Path, queries: Path, limit: int) -> None:
    """Write what is found for each of `queries` as a line of JSON, with the milliseconds that it took."""
    index = tantivy.Index.open(str(out))
    searcher = index.searcher()
    for line in queries.read_text("utf-8").splitlines():
        query = json.loads(line)
        # Words only: how tantivy's query language reads punctuation is not measured.
        words = " ".join(re.findall(r"\w+", query["text"]))
        started = time.perf_counter()
        parsed, _ = index.parse_query_lenient(words, list(FIELDS), field_boosts=FIELDS)
        hits = searcher.search(parsed, limit).hits
        milliseconds = (time.perf_counter() - started) * 1000
        results = [{"url": searcher.doc(address)["url"][0], "score": score} for score, address in hits]
        sys.stdout.write(json.dumps({"id": query["id"], "results": results, "ms": milliseconds}) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        search(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
