"""Measure everything and write docs/project/benchmarks.md: `make bench`, or `python -m bench --help`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import corpora, relevance, report
from bench.engines import DOSSIER, PEERS
from bench.run import Run, measure_corpus, measure_dossier_site


def main() -> int:
    """Run the parts that are asked for, by default all of them, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the search and other engines.")
    parser.add_argument("--corpus", action="append", choices=["M", "L"], help="by default both")
    parser.add_argument("--rounds", type=int, default=3, help="how often each build is repeated")
    parser.add_argument("--cranfield", type=Path, help="folder with docs.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("--work", type=Path, default=corpora.ROOT / ".cache/bench/work", help="folder for the indexes")
    parser.add_argument("--out", type=Path, default=corpora.ROOT / "docs/project/benchmarks.md", help="the page")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    chosen = options.corpus or ["M", "L"]
    runs: list[Run] = []
    try:
        scores = relevance.measure((DOSSIER, *PEERS), options.cranfield)
        own = measure_dossier_site(corpora.ROOT / "site")
        for corpus in (corpora.M, corpora.L):
            if corpus.name in chosen:
                runs.append(measure_corpus(corpus, options.work, options.rounds))
                # After each of them: what was measured is not lost if the next one fails.
                options.out.write_text(report.page(runs, own, scores), "utf-8")
    except corpora.CorpusError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    print(options.out.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
