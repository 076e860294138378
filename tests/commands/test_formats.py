from __future__ import annotations

import json
from pathlib import Path

from dossier.commands.formats import as_github, as_json, as_sarif
from dossier.diagnostics import Diagnostic, Edit, Severity
from dossier.read.excerpts import Excerpts
from dossier.read.explanations import explained

FOUND = Diagnostic("D305", "no question: 100% 'x,y'", "a.yml", 1, 7, hint="see\nbelow", edits=(Edit(1, 7, 1, 8, "z"),))
NOTE = Diagnostic("D314", "not read", "b.yml", severity=Severity.NOTE)


def excerpts(root: Path) -> Excerpts:
    (root / "a.yml").write_text("says: xyz # comment\n", "utf-8")
    return Excerpts(root)


def test_json_states_its_version_and_what_the_command_adds(tmp_path: Path) -> None:
    value = json.loads(as_json([FOUND, NOTE], excerpts(tmp_path), {"guarded": False}))
    assert list(value) == ["version", "guarded", "diagnostics", "counts"]
    assert value["counts"] == {"error": 1, "warning": 0, "note": 1}
    assert value["diagnostics"][0]["edits"] == [{"line": 1, "column": 7, "end_line": 1, "end_column": 8, "text": "z"}]


def test_github_gets_a_command_on_one_line_whose_text_cannot_end_it(tmp_path: Path) -> None:
    first, second = as_github([FOUND, NOTE], excerpts(tmp_path), {}).splitlines()
    assert first == (
        "::error file=a.yml,line=1,col=7,endColumn=10,title=D305::"
        "no question: 100%25 'x,y'%0Afix: says: zyz # comment%0Ahint: see%0Abelow"
    )
    assert second == "::notice file=b.yml,line=1,col=1,endColumn=2,title=D314::not read"


def test_a_path_cannot_add_properties_to_a_command(tmp_path: Path) -> None:
    said = as_github([Diagnostic("D101", "x", "a,line=9:b.yml")], Excerpts(tmp_path), {})
    assert said.startswith("::error file=a%2Cline=9%3Ab.yml,line=1,")


def test_sarif_has_rules_places_and_fixes(tmp_path: Path) -> None:
    (run,) = json.loads(as_sarif([FOUND, NOTE], excerpts(tmp_path), {}))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["D305", "D314"]
    assert [rule["fullDescription"]["text"] for rule in rules] == [explained("D305").why, explained("D314").why]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("D305", 0, "error")
    assert (second["ruleId"], second["ruleIndex"], second["level"]) == ("D314", 1, "note")
    place = first["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a.yml"},
        "region": {"startLine": 1, "startColumn": 7, "endColumn": 10},
    }
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 8},
            "insertedContent": {"text": "z"},
        }
    ]
    assert "fixes" not in second
