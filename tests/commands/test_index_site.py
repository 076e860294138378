"""`dossier index` and `dossier search` over a folder of pages that anything may have built."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from dossier import index_site
from dossier.cli import main

WORDS = ["tide", "moon", "harbor", "storm", "lamp", "keeper", "night", "wind", "oil", "water", "north", "light"]


def _site(folder: Path, pages: int = 60) -> Path:
    for at in range(pages):
        text = " ".join(WORDS[(at * 7 + place * place) % len(WORDS)] + str((at + place) % 9) for place in range(200))
        path = folder / f"part{at % 3}" / f"page{at}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<title>T</title><nav>menu</nav><main><h1>Page {at}</h1><p>{text}<h2 id=s>S</h2>{text}</main>")
    (folder / "index.html").write_text("<main><h1>Home of lamps</h1>Start here</main>")
    (folder / "moved.html").write_text("<meta http-equiv=refresh content='0;url=.'>gone")
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_neither_threads_nor_memory_change_the_bytes(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    plain = index_site(site, tmp_path / "a", threads=1)
    spilled = index_site(site, tmp_path / "b", threads=3, memory_bytes=1)
    assert (plain.spilled, plain.pages) == (0, 62)
    assert spilled.spilled > 0
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_an_older_index_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    site, out = _site(tmp_path / "site"), tmp_path / "site" / "search"
    index_site(site, out)
    (out / "notes.bin").write_bytes(b"mine")
    before = _files(out)
    (site / "index.html").write_text("<main><h1>Home of tides</h1>Another start</main>")
    report = index_site(site, out)
    after = _files(out)
    assert len(after) == report.files + 1
    assert after["notes.bin"] == b"mine"
    assert before["manifest.bin"] != after["manifest.bin"]


def test_a_page_that_cannot_be_read_as_it_says_is_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "ebb.html").write_bytes(b"<meta charset=windows-1252><main>mar\xe9e</main>")
    for at in range(12):
        (site / f"flow{at:02}.html").write_bytes(b"<meta charset=utf-8><main>mar\xe9e</main>")
    done = CliRunner().invoke(main, ["index", str(site), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    lines = done.stderr.splitlines()
    assert lines[0] == "flow00.html: expected text in the encoding that the page says, or in UTF-8, found other bytes"
    assert (len(lines), lines[-1]) == (11, "2 more pages have such bytes")
    found = CliRunner().invoke(main, ["search", "--index", str(tmp_path / "out"), "--", "marée"])
    assert "ebb.html" in found.stdout


def test_the_commands_index_and_answer_queries(tmp_path: Path) -> None:
    site, out = _site(tmp_path / "site"), tmp_path / "out"
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id": "q1", "text": "page 7"}\n\n{"id": 2, "text": "nosuchword"}\n')
    run = CliRunner().invoke
    done = run(main, ["index", str(site), "--out", str(out), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["pages"] == 62
    answers = run(main, ["search", "--index", str(out), "--queries", str(queries), "--limit", "3", "--format", "jsonl"])
    first, second = map(json.loads, answers.stdout.splitlines())
    assert first["id"] == "q1"
    assert first["results"][0]["url"] == "part1/page7.html"
    assert second == {"id": 2, "results": []}
    found = run(main, ["search", "--index", str(out), "home of lamps", "--format", "json"])
    assert json.loads(found.stdout)["results"][0]["url"] == ""
    assert run(main, ["search", "--index", str(out), "menu"]).stdout == ""


def test_a_failure_is_reported_in_one_line(tmp_path: Path) -> None:
    run = CliRunner().invoke
    (tmp_path / "empty").mkdir()
    nothing = run(main, ["index", str(tmp_path / "empty"), "--out", str(tmp_path / "out")])
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (2, 1)
    assert "expected pages of HTML" in nothing.stderr
    missing = run(main, ["search", "--index", str(tmp_path / "none"), "tide"])
    assert (missing.exit_code, "manifest.bin" in missing.stderr) == (2, True)
    both = run(main, ["search", "--index", str(tmp_path)])
    assert both.exit_code == 2
