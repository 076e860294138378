"""Search with Pagefind: in a browser, which is where it runs."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from bench.browser import call, chromium, opened

_HEAD = b"pagefind_dcd"


def addresses(out: Path) -> dict[str, str]:
    """Return the address of each page by the name of its fragment, read from the files of the index."""
    found = {}
    for file in (out / "fragment").glob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_HEAD))
        found[file.stem] = fragment["url"]
    return found


def search(out: Path, queries: Path, limit: int) -> None:
    """Write what is found for each of `queries` as a line of JSON."""
    urls = addresses(out)
    with chromium() as browser, opened(browser, "browser-pagefind.js", {"index": out}) as (page, _):
        call(page, "() => engine.start()")
        for line in queries.read_text("utf-8").splitlines():
            query = json.loads(line)
            found = call(page, "([text, limit]) => engine.names(text, limit)", [query["text"], limit])
            results = [{"url": urls[result["id"]], "score": result["score"]} for result in found]
            sys.stdout.write(json.dumps({"id": query["id"], "results": results}) + "\n")


if __name__ == "__main__":
    search(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
