"""Build and ask an index of version 1, which holds everything in one file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.pages import Page, read_pages
from dossier import Document, build_index, search


def _documents(page: Page) -> Iterator[Document]:
    for number, section in enumerate(page.sections):
        own = section.heading and section.heading != page.title
        yield Document(
            url=f"{page.url}#{number}" if number else page.url,
            kind="section" if number else "page",
            title=section.heading or page.title,
            crumbs=page.title if own else "",
            text=section.text,
        )


def main() -> None:
    """Run `build SITE OUT` or `search OUT QUERIES LIMIT`."""
    if sys.argv[1] == "build":
        site, out = map(Path, sys.argv[2:])
        out.mkdir(parents=True, exist_ok=True)
        documents = [document for page in read_pages(site) for document in _documents(page)]
        (out / "index.bin").write_bytes(build_index(documents))
        return
    out, queries, limit = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    index = (out / "index.bin").read_bytes()
    for line in queries.read_text("utf-8").splitlines():
        query = json.loads(line)
        hits = search(index, query["text"], limit, prefix=False)
        found = [{"url": hit.url, "score": hit.score} for hit in hits]
        sys.stdout.write(json.dumps({"id": query["id"], "results": found}) + "\n")


if __name__ == "__main__":
    main()
