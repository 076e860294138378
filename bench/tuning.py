"""Choose the numbers of the ranking on several collections, and show what each does.

    python -m bench.tuning [--cranfield DIR] [--queries odd|even|all] [NAME=VALUE,VALUE ...]

Compiles the engine with the feature `tuning` and prints a line for each value: nDCG@10 of each collection, their mean,
and the empty lists. By default the queries with odd numbers are used; those with even ones are held out until the
numbers are chosen. Numbers are changed one at a time, the others as they are in `params.rs`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.collected import Collection, collections
from bench.corpora import CACHE, ROOT
from bench.scores import mean, ndcg
from bench.sets import Query, with_typos

NUMBERS = {
    "TITLE_WEIGHT": (10, 20, 30, 40),
    "TITLE_LENGTH": (25, 50, 75),
    "TEXT_LENGTH": (50, 60, 75, 90),
    "SATURATION": (90, 120, 160, 200, 300),
    "COVERAGE": (0, 10, 20, 40),
    "PROXIMITY": (0, 15, 30, 50),
    "REPETITION": (1, 7, 100),
}
"""The values tried of each number of `params.rs`: tenths for a weight, percent for the others but the last."""

_ENGINE = ROOT / "native/target/release/examples/rank"


def compiled() -> None:
    """Compile the engine that takes its numbers from the environment.

    Raises:
        subprocess.CalledProcessError: it cannot be compiled, and cargo has said why.
    """
    manifest = ROOT / "native/Cargo.toml"
    where = ["--manifest-path", str(manifest), "-p", "dossier-core", "--example", "rank"]
    subprocess.run(["cargo", "build", "--quiet", "--release", "--locked", "--features", "tuning", *where], check=True)


def half(queries: Sequence[Query], part: str) -> list[Query]:
    """Return the first, third and so on of `queries` for `odd`, the others for `even`, and all for `all`."""
    return list(queries if part == "all" else queries[part == "even" :: 2])


def score(
    collection: Collection, queries: Sequence[Query], folder: Path, numbers: Mapping[str, int]
) -> tuple[float, int]:
    """Return nDCG@10 of `queries` with `numbers`, and how many of them find nothing."""
    file = folder / f"{collection.name}.json"
    documents = [(name, title, text) for name, (title, text) in collection.documents.items()]
    file.write_text(json.dumps({"documents": documents, "queries": [query.text for query in queries]}), "utf-8")
    environment = os.environ | {name: str(value) for name, value in numbers.items()}
    ranked = subprocess.run([_ENGINE, file], env=environment, check=True, capture_output=True, text=True)
    rankings = [json.loads(line) for line in ranked.stdout.splitlines()]
    values = [ndcg(ranking, query.grades) for query, ranking in zip(queries, rankings, strict=True)]
    return mean(values), sum(not ranking for ranking in rankings)


def table(found: Sequence[Collection], part: str, tried: Mapping[str, Sequence[int]]) -> list[str]:
    """Return the lines of a Markdown table: the numbers as they are, then each value of `tried`."""
    names = [collection.name for collection in found]
    lines = [
        "| numbers | " + " | ".join([*names, "mean", "with a typo", "empty"]) + " |",
        "|---" * (len(names) + 4) + "|",
    ]
    rows = [{}, *({name: value} for name, values in tried.items() for value in values)]
    with TemporaryDirectory() as folder:
        for row in rows:
            clean, typo, empty = [], [], 0
            for collection in found:
                queries = half(collection.queries, part)
                value, none = score(collection, queries, Path(folder), row)
                wrong, lost = score(collection, with_typos(queries), Path(folder), row)
                clean.append(value)
                typo.append(wrong)
                empty += none + lost
            said = ", ".join(f"{name} {value}" for name, value in row.items()) or "as they are"
            cells = [f"{value:.3f}" for value in (*clean, mean(clean), mean(typo))]
            lines.append(f"| {said} | " + " | ".join(cells) + f" | {empty} |")
            print(lines[-1], file=sys.stderr, flush=True)
    return lines


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.tuning", description="Choose the numbers of the ranking.")
    parser.add_argument("--cranfield", type=Path, help="folder with docs.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("--queries", choices=["odd", "even", "all"], default="odd")
    parser.add_argument("tried", nargs="*", metavar="NAME=VALUE,VALUE", help="by default all numbers")
    options = parser.parse_args()
    pairs = (text.split("=") for text in options.tried)
    tried = {name: [int(value) for value in values.split(",")] for name, values in pairs} or NUMBERS
    compiled()
    print("\n".join(table(list(collections(CACHE, options.cranfield)), options.queries, tried)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
