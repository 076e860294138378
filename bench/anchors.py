"""Measure re-anchoring and write docs/project/benchmarks-anchors.md: `make bench-anchors CASES=DIR`.

The cases are passages of texts with a real history of edits, with the place that each should have in the newer text.
The peer is diff-match-patch, whose fuzzy matching web annotators use: it is given the beginning and the end of the
passage, with what is beside them, and where the passage was.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from diff_match_patch import diff_match_patch

from bench.corpora import ROOT
from dossier import reanchor
from dossier.text.align import align, sentences_of, words_of

_REPORT = ROOT / "docs" / "project" / "benchmarks-anchors.md"
_SAME = 0.5
_CLOSE = 0.8
_UNCHANGED = 1_000
"""Passages of the unchanged text whose time is measured."""
_LARGE = 50_000
"""Code points of that text."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of an older text, and where it should be in the newer one.

    Attributes:
        kind: What happened to it, such as `light` or `deleted`.
        quote: Its words.
        before: What is before it.
        after: What is after it.
        start: Where it begins in the older text, in code points.
        old: The older text.
        new: The newer one.
        expected: Where it should be in the newer text; None if it was deleted.
    """

    kind: str
    quote: str
    before: str
    after: str
    start: int
    old: str
    new: str
    expected: Span | None


@dataclass(frozen=True, slots=True)
class Row:
    """How one kind of case came out.

    Attributes:
        kind: What happened to the passages.
        cases: How many there are.
        recall: Share that was found at the right place, which at least half of the words overlap; None if deleted.
        close: Share that was found with four fifths of the words in common; None if deleted.
        precision: Share of what was found that is right; None if nothing was found.
        false: Share that was found somewhere else.
    """

    kind: str
    cases: int
    recall: float | None
    close: float | None
    precision: float | None
    false: float


def read_cases(folder: Path) -> list[Case]:
    """Return the cases in `folder`: lines of `cases.jsonl`, which name the files of the texts."""
    texts: dict[str, str] = {}

    def text(name: str) -> str:
        if name not in texts:
            texts[name] = (folder / name).read_text("utf-8")
        return texts[name]

    cases = []
    for line in (folder / "cases.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        gone = one["exp_start"] is None
        cases.append(
            Case(
                _kind(one),
                one["exact"],
                one["prefix"],
                one["suffix"],
                one["start"],
                text(one["old_text"]),
                text(one["new_text"]),
                None if gone else (one["exp_start"], one["exp_end"]),
            )
        )
    return cases


def _kind(one: Mapping[str, str]) -> str:
    named = one["subclass"] in {"relocated", "shifted", "lookalike", "dup_edited"}
    return one["subclass"] if named else one["class"]


def overlap(one: Span, other: Span) -> float:
    """Return what two spans have in common, of what they cover together (intersection over union)."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / ((one[1] - one[0]) + (other[1] - other[0]) - common)


def rows(cases: Sequence[Case], found: Sequence[Span | None]) -> list[Row]:
    """Return how each kind of case came out, and the last for all but look-alikes, which are debatable."""
    kinds = sorted({case.kind for case in cases})
    pairs = list(zip(cases, found, strict=True))
    listed = [_row(kind, [(case, span) for case, span in pairs if case.kind == kind]) for kind in kinds]
    return [*listed, _row("all but look-alikes", [(case, span) for case, span in pairs if case.kind != "lookalike"])]


def _row(kind: str, pairs: Sequence[tuple[Case, Span | None]]) -> Row:
    there = [case for case, _ in pairs if case.expected is not None]
    common = [
        overlap(span, case.expected) if case.expected is not None else 0.0 for case, span in pairs if span is not None
    ]
    right = sum(one >= _SAME for one in common)
    return Row(
        kind,
        len(pairs),
        right / len(there) if there else None,
        sum(one >= _CLOSE for one in common) / len(there) if there else None,
        right / len(common) if common else None,
        (len(common) - right) / len(pairs) if pairs else 0.0,
    )


def _peer(case: Case) -> Span | None:
    """Return where diff-match-patch finds the beginning and the end of a passage."""
    engine = diff_match_patch()
    # As annotators set it: by default a passage that moved by 1,000 characters is out of reach.
    engine.Match_Distance = 2 * len(case.new)
    edge = engine.Match_MaxBits // 2
    lead, head = case.before[-edge:], case.quote[:edge]
    tail, trail = case.quote[-edge:], case.after[:edge]
    start = engine.match_main(case.new, lead + head, case.start - len(lead))
    stop = engine.match_main(case.new, tail + trail, case.start + len(case.quote) - len(tail))
    if start < 0 or stop < 0:
        return None
    span = start + len(lead), stop + len(tail)
    return span if span[0] < span[1] else None


def _ours(case: Case, states: Iterable[str], *, known: bool) -> Span | None:
    found = reanchor(
        case.quote,
        before=case.before,
        after=case.after,
        start=case.start if known else None,
        text=case.new,
        old_text=case.old if known else None,
    )
    return (found.start, found.end) if found.state in states and found.start is not None and found.end else None


_APPLIED = ("exact", "moved")
_OFFERED = (*_APPLIED, "review")
_WAYS: Mapping[str, Callable[[Case], Span | None]] = {
    "Applied, with the older text (`exact`, `moved`)": lambda case: _ours(case, _APPLIED, known=True),
    "Applied or offered, with the older text (and `review`)": lambda case: _ours(case, _OFFERED, known=True),
    "Applied, without the older text": lambda case: _ours(case, _APPLIED, known=False),
    "diff-match-patch": _peer,
}


def _forget() -> None:
    for each in (words_of, align, sentences_of):
        each.cache_clear()


def milliseconds(cases: Sequence[Case], way: Callable[[Case], Span | None]) -> list[float]:
    """Return how long each case takes on its own."""
    times = []
    for case in cases:
        _forget()
        started = time.perf_counter()
        way(case)
        times.append((time.perf_counter() - started) * 1_000)
    return times


def unchanged(text: str) -> float:
    """Return the milliseconds that as many passages as are measured take in an unchanged text."""
    step = (len(text) - 80) // _UNCHANGED
    _forget()
    started = time.perf_counter()
    for at in range(0, step * _UNCHANGED, step):
        reanchor(text[at : at + 80], start=at, text=text, old_text=text)
    return (time.perf_counter() - started) * 1_000


def _late(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def report(cases: Sequence[Case]) -> str:
    """Return the page with everything measured."""
    parts = [
        "# Re-anchoring",
        "",
        "What becomes of passages whose text was edited. `make bench-anchors CASES=DIR` measures it and writes this",
        "page. A passage is found if at least half of its place is right (intersection over union); *close* if four",
        f"fifths are. {len(cases)} cases from real histories of edits.",
    ]
    for title, way in _WAYS.items():
        found = [way(case) for case in cases]
        times = milliseconds(cases, way)
        parts += [
            "",
            f"## {title}",
            "",
            "| what happened | cases | found | close | precision | at a wrong place |",
            "|---|--:|--:|--:|--:|--:|",
            *(
                f"| {row.kind} | {row.cases} | {_share(row.recall)} | {_share(row.close)} | {_share(row.precision)} "
                f"| {row.false:.1%} |"
                for row in rows(cases, found)
            ),
            "",
            f"Median {median(times):.1f} ms for a passage by itself, 95th percentile {_late(times):.1f} ms.",
        ]
    text = "\n".join(dict.fromkeys(case.old for case in cases))[:_LARGE]
    parts += [
        "",
        "## An unchanged text",
        "",
        f"{_UNCHANGED:,} passages in {len(text):,} code points: {unchanged(text):.1f} ms.",
    ]
    return "\n".join(parts) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.anchors", description=__doc__)
    parser.add_argument("cases", type=Path, help="folder with cases.jsonl and the texts that it names")
    options = parser.parse_args(arguments)
    _REPORT.write_text(report(read_cases(options.cases)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
