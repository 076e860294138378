"""Write `search_index.json` as Material's search plugin does: a document for each page and each section."""

from __future__ import annotations

import html
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material

# The defaults of Material's search plugin, for English.
CONFIG = {
    "lang": ["en"],
    "separator": "[\\s\\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
WORKERS = Path(material.__file__).parent / "templates/assets/javascripts/workers"


def documents(page: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the entries of `page`: itself with the prose before its second heading, then its sections."""
    sections = page["sections"] or [{"heading": "", "text": ""}]
    for number, section in enumerate(sections):
        yield {
            "location": f"{page['url']}#section-{number}" if number else page["url"],
            "title": html.escape(section["heading"] or page["title"], quote=False),
            "text": "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in section["text"].split("\n") if part),
        }


def build(texts: Path, out: Path) -> None:
    """Write the index of the pages in `texts` into the folder `out`, and the worker that reads it beside it."""
    out.mkdir(parents=True, exist_ok=True)
    with texts.open(encoding="utf-8") as lines:
        entries = [entry for line in lines for entry in documents(json.loads(line))]
    index = json.dumps({"config": CONFIG, "docs": entries}, separators=(",", ":"))
    (out / "search_index.json").write_text(index, "utf-8")
    shutil.copy(next(WORKERS.glob("search.*.min.js")), out / "worker.js")


if __name__ == "__main__":
    build(Path(sys.argv[2]), Path(sys.argv[3]))
