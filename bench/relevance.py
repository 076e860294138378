"""Relevance: whether the wanted page comes first, with and without a typing error.

    python -m bench.relevance [--engine NAME] [--cranfield DIR] [--misses SET]

Prints a line for each engine. Without `--engine` only ours is asked, which takes seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import corpora, engines, pages, sets
from bench.engines import DOSSIER, PEERS, Engine, Rankings
from bench.scores import mean, ndcg, reciprocal_rank
from bench.sets import Query


@dataclass(frozen=True, slots=True)
class Task:
    """A query set with the site that holds its answers.

    Attributes:
        name: `cranfield`, `headings` or `index terms`.
        site: The folder of the pages.
        queries: In their clean form.
        graded: Whether there are several answers of different worth, so that nDCG@10 is the measure, or one page
            that must come first, so that the mean reciprocal rank is.
    """

    name: str
    site: Path
    queries: Sequence[Query]
    graded: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How one engine did in one task: means over the queries, and how many of them found nothing."""

    clean: float
    typo: float
    empty_clean: int
    empty_typo: int


def tasks(work: Path, cranfield: Path | None) -> list[Task]:
    """Return the known-item tasks over M and, if its folder is given, Cranfield with its site laid out in `work`.

    Raises:
        bench.corpora.CorpusError: M is not available.
    """
    site = corpora.site(corpora.M)
    read = list(pages.read_pages(site))
    found = [
        Task("headings", site, sets.headings(read), graded=False),
        Task("index terms", site, sets.index_terms(read, corpora.CACHE), graded=False),
    ]
    if cranfield:
        documents, queries = sets.cranfield(cranfield)
        sets.collection_site(documents, work / "cranfield")
        graded = [
            Query(query.id, query.text, {f"{name}.html": grade for name, grade in query.grades.items()})
            for query in queries
        ]
        found.append(Task("cranfield", work / "cranfield", graded, graded=True))
    return found


def rankings(engine: Engine, site: Path, out: Path, queries: Sequence[Query]) -> tuple[Rankings, Rankings]:
    """Return what `engine` finds for the clean and the typo form of `queries`.

    Ours is rebuilt, into `out`; what a peer finds is kept from run to run.
    """
    forms = (queries, sets.with_typos(queries))
    if engine is not DOSSIER:
        clean, typo = (engines.kept_rankings(engine, site, out, form) for form in forms)
        return clean, typo
    if not out.exists():
        engines.build(engine, site, out)
    clean, typo = (engine.rank(out, form) for form in forms)
    return clean, typo


def judge(task: Task, clean: Rankings, typo: Rankings) -> Score:
    """Return how good the rankings are."""

    def value(query: Query, found: Rankings) -> float:
        ranking = found.get(query.id, [])
        return ndcg(ranking, query.grades) if task.graded else reciprocal_rank(ranking, next(iter(query.grades)))

    return Score(
        mean([value(query, clean) for query in task.queries]),
        mean([value(query, typo) for query in task.queries]),
        sum(not clean.get(query.id) for query in task.queries),
        sum(not typo.get(query.id) for query in task.queries),
    )


def measure(asked: Sequence[Engine], cranfield: Path | None, misses: str | None = None) -> dict[str, dict[str, Score]]:
    """Return the scores of each engine by task; queries of the task `misses` that ours misses are printed.

    Raises:
        bench.corpora.CorpusError: M is not available.
    """
    results: dict[str, dict[str, Score]] = {engine.name: {} for engine in asked}
    with TemporaryDirectory() as folder:
        work = Path(folder)
        for task in tasks(work, cranfield):
            for engine in asked:
                clean, typo = rankings(engine, task.site, work / f"{engine.name}-{task.site.name}", task.queries)
                results[engine.name][task.name] = judge(task, clean, typo)
                if engine is DOSSIER and misses == task.name:
                    forms = ((clean, task.queries), (typo, sets.with_typos(task.queries)))
                    print("\n\n".join(_misses(task, found, queries) for found, queries in forms))
    return results


def table(results: dict[str, dict[str, Score]]) -> str:
    """Return `results`, scores by task by engine, as a Markdown table."""
    names = list(next(iter(results.values())))
    lines = [
        "| |" + "".join(f" {name}, clean / typo | empty lists |" for name in names),
        "|---" * (2 * len(names) + 1) + "|",
    ]
    for engine, scores in results.items():
        cells = (f" {s.clean:.3f} / {s.typo:.3f} | {s.empty_clean} / {s.empty_typo} |" for s in scores.values())
        lines.append(f"| {engine} |" + "".join(cells))
    return "\n".join(lines)


def _misses(task: Task, found: Rankings, queries: Sequence[Query]) -> str:
    lines = []
    for query in queries:
        wanted, ranking = next(iter(query.grades), ""), found.get(query.id, [])
        if task.graded or ranking[:1] != [wanted]:
            value = ndcg(ranking, query.grades) if task.graded else reciprocal_rank(ranking, wanted)
            lines.append(f"{value:.3f}  {query.text}  wanted {wanted}  first {ranking[:3]}")
    return "\n".join(sorted(lines))


def main() -> int:
    """Print the table for the engines asked for."""
    names = {engine.name.split("'")[0].lower(): engine for engine in (DOSSIER, *PEERS)}
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description="Measure relevance.")
    parser.add_argument("--engine", action="append", choices=[*names, "all"], help="by default ours")
    parser.add_argument("--cranfield", type=Path, help="folder with docs.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("--misses", help="also list what ours does not put first in this task")
    options = parser.parse_args()
    chosen = options.engine or ["dossier"]
    asked = [DOSSIER, *PEERS] if "all" in chosen else [names[name] for name in chosen]
    print(table(measure(asked, options.cranfield, options.misses)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
