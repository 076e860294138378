"""Ten and more kinds of change to the dossier on tides, each as files that replace others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

Files = dict[str, str | None]
_CLAIMS = "annotations/claims"


def _edited(root: Path, path: str, *swaps: tuple[str, str]) -> Files:
    text = (root / path).read_text("utf-8")
    for old, new in swaps:
        assert old in text, (path, old)
        text = text.replace(old, new)
    return {path: text}


def _added(_root: Path) -> Files:
    claim = """\
says: The lamps of the market burned on.
kind: report
by: [author]
passages:
  - text: the lamps in the market went on burning above it
topics: [storm]
"""
    return {f"{_CLAIMS}/gazette/lamps-burned.yml": claim}


def _reworded(root: Path) -> Files:
    return _edited(root, f"{_CLAIMS}/lighthouse/nine-boats-lost.yml", ("took nine boats.", "tore nine boats loose."))


def _passage(root: Path) -> Files:
    path = f"{_CLAIMS}/gazette/eleven-boats-lost.yml"
    return _edited(root, path, ("Eleven boats were lost between the weir and the bridge", "Eleven boats were lost"))


def _kind(root: Path) -> Files:
    return _edited(root, f"{_CLAIMS}/gazette/eleven-boats-lost.yml", ("kind: report", "kind: evaluation"))


def _dispute(root: Path) -> Files:
    path = f"{_CLAIMS}/gazette/surge-flooded-quay.yml"
    links = """\
links:
  - type: disputes
    to: pilot/surge-came-early
    degree: direct
    because: One has the water in the night and the other before it.
"""
    text = (root / path).read_text("utf-8")
    assert "links:" not in text
    return {path: text + links}


def _position(root: Path) -> Files:
    return _edited(root, f"{_CLAIMS}/lighthouse/nine-boats-lost.yml", ("value: 9", "value: 10"))


def _renamed(root: Path) -> Files:
    old = f"{_CLAIMS}/lighthouse/nine-boats-lost.yml"
    text = (root / old).read_text("utf-8") + "formerly: [lighthouse/nine-boats-lost]\n"
    files: Files = {old: None, f"{_CLAIMS}/lighthouse/nine-boats.yml": text}
    for path in sorted((root / "annotations").rglob("*.yml")):
        name, said = path.relative_to(root).as_posix(), path.read_text("utf-8")
        if "lighthouse/nine-boats-lost" in said and name not in files:
            files[name] = said.replace("lighthouse/nine-boats-lost", "lighthouse/nine-boats")
    return files


def _withdrawn(root: Path) -> Files:
    path = f"{_CLAIMS}/pilot/told-them-so.yml"
    why = "withdrawn:\n  on: 2026-03-02\n  why: Another claim says it.\n  instead: pilot/pilots-had-warned\n"
    return {path: (root / path).read_text("utf-8") + why}


def _deleted(_root: Path) -> Files:
    return {f"{_CLAIMS}/pilot/told-them-so.yml": None}


def _paragraph(root: Path) -> Files:
    return _edited(
        root, "docs/articles/gazette.md", ("Eleven boats were lost between", "Eleven boats went down between")
    )


def _topics(root: Path) -> Files:
    files: Files = {}
    for path in sorted((root / _CLAIMS).rglob("*.yml")):
        text = path.read_text("utf-8")
        topics = re.search(r"^topics: \[(.*)\]$", text, re.MULTILINE)
        if topics and "works" not in topics[1]:
            files[path.relative_to(root).as_posix()] = text.replace(topics[0], f"topics: [{topics[1]}, works]")
    return dict(list(files.items())[:46])


def _code(root: Path) -> Files:
    text = (root / "mkdocs.yml").read_text("utf-8")
    return {"mkdocs.yml": text + "hooks:\n  - hooks.py\n", "hooks.py": "", "docs/x.js": "alert(1)\n"}


def _question(root: Path) -> Files:
    return _edited(root, "annotations/questions/boats-lost.yml", ("silent: [almanac, harbor]", "silent: [almanac]"))


CHANGES: Mapping[str, Callable[[Path], Files]] = MappingProxyType(
    {
        "added": _added,
        "reworded": _reworded,
        "passage-moved": _passage,
        "kind-changed": _kind,
        "dispute-added": _dispute,
        "position-changed": _position,
        "renamed": _renamed,
        "withdrawn": _withdrawn,
        "deleted": _deleted,
        "paragraph-edited": _paragraph,
        "topics-of-46": _topics,
        "code-changed": _code,
        "silence-taken-back": _question,
    }
)
