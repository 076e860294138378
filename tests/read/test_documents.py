"""Documents read ahead by several processes are those that are read one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.read import documents
from dossier.read.documents import Documents


def _write(root: Path) -> list[str]:
    files = {f"{number:03}.yml": f"text: Claim {number}\ntopics: [a, b]\n".encode() for number in range(250)}
    files["007.yml"] = b"text: *bold*\n"
    files["130.yml"] = b"text: caf\xe9\n"
    files["249.yml"] = "text: “said”\n".encode()
    for name, content in files.items():
        (root / name).write_bytes(content)
    return [*files, "missing.yml"]


def test_ahead_and_one_by_one_are_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MANY", 10)
    paths = _write(tmp_path)
    ahead, single = Documents(tmp_path), Documents(tmp_path)
    ahead.read_ahead(paths)
    found = {path: ahead.read(path) for path in paths}
    assert found == {path: single.read(path) for path in paths}
    assert {path for path, (_, faults) in found.items() if faults} == {"007.yml", "130.yml", "missing.yml"}
    document = found["128.yml"][0]
    assert document is not None
    assert document.marks.value("topics", 1) == (2, 13)


def test_a_file_is_read_again_once_it_was_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MANY", 10)
    paths = _write(tmp_path)
    reader = Documents(tmp_path)
    reader.read_ahead(paths)
    assert reader.read("001.yml")[0] is not None
    (tmp_path / "001.yml").unlink()
    assert reader.read("001.yml")[0] is None
    assert reader.read("002.yml")[0] is not None


def test_few_files_are_not_read_ahead(tmp_path: Path) -> None:
    paths = _write(tmp_path)
    reader = Documents(tmp_path)
    reader.read_ahead(paths)
    (tmp_path / "002.yml").unlink()
    document, faults = reader.read("002.yml")
    assert document is None
    assert [fault.code for fault in faults] == ["D101"]
