"""Formats: findings as JSON, as annotations of a pull request on GitHub, and as SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from types import MappingProxyType

from dossier.codes import CODES
from dossier.diagnostics import Diagnostic, Severity, counts
from dossier.read.excerpts import Excerpts
from dossier.read.explanations import explained

VERSION = 2
"""Version of the JSON form. It changes when a key is removed or means something else; keys may be added."""

Format = Callable[[Sequence[Diagnostic], Excerpts, Mapping[str, object]], str]


def as_json(found: Sequence[Diagnostic], _excerpts: Excerpts, more: Mapping[str, object]) -> str:
    """Return findings as one JSON object: `version`, what `more` names, `diagnostics` and `counts`."""
    value = {
        "version": VERSION,
        **more,
        "diagnostics": [each.as_json() for each in found],
        "counts": counts(found),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_github(found: Sequence[Diagnostic], excerpts: Excerpts, _more: Mapping[str, object]) -> str:
    """Return findings as workflow commands of GitHub Actions, one per line, which it shows at the lines of the files.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(_github(each, excerpts) for each in found)


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _github(each: Diagnostic, excerpts: Excerpts) -> str:
    properties = {
        "file": each.path,
        "line": str(each.line),
        "col": str(each.column),
        "endColumn": str(each.column + excerpts.length(each)),
        "title": each.code,
    }
    where = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = each.statement
    if each.edits:
        message += "\nfix: " + "\n".join(excerpts.fixed(each))
    if each.hint:
        message += f"\nhint: {each.hint}"
    return f"::{_GITHUB[each.severity]} {where}::{_escaped(message)}\n"


def _escaped(text: str, further: str = "") -> str:
    """Return `text` with the signs that end a command or a value percent-encoded; `%` comes first."""
    for sign in "%\r\n" + further:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_sarif(found: Sequence[Diagnostic], excerpts: Excerpts, _more: Mapping[str, object]) -> str:
    """Return findings as a log of SARIF 2.1.0; columns are code points.

    https://docs.oasis-open.org/sarif/sarif/v2.1.0/
    """
    codes = sorted({each.code for each in found})
    driver = {
        "name": "dossier",
        "version": version("mkdocs-dossier"),
        "rules": [
            {"id": code, "shortDescription": {"text": CODES[code]}, "fullDescription": {"text": explained(code).why}}
            for code in codes
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), excerpts) for each in found],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(each: Diagnostic, rule: int, excerpts: Excerpts) -> dict[str, object]:
    text = each.statement + (f"\n{each.hint}" if each.hint else "")
    artifact = {"artifactLocation": {"uri": each.path}}
    region = {
        "startLine": each.line,
        "startColumn": each.column,
        "endColumn": each.column + excerpts.length(each),
    }
    result: dict[str, object] = {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": str(each.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": {**artifact, "region": region}}],
    }
    if each.edits:
        replacements = [
            {
                "deletedRegion": {
                    "startLine": edit.line,
                    "startColumn": edit.column,
                    "endLine": edit.end_line,
                    "endColumn": edit.end_column,
                },
                "insertedContent": {"text": edit.text},
            }
            for edit in each.edits
        ]
        result["fixes"] = [{"artifactChanges": [{**artifact, "replacements": replacements}]}]
    return result


FORMATS: Mapping[str, Format] = MappingProxyType({"json": as_json, "github": as_github, "sarif": as_sarif})
"""Forms of findings other than text, by name."""
