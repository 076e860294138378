"""What the page on architecture and the map of parts name is in the code, and the picture shows the code as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tools import rooms

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins/dossier"
ARCHITECTURE = ROOT / "docs/project/architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"

_FILE = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*/?")
_SUFFIXES = (".py", ".pyi", ".rs", ".js", ".css", ".html", ".md", ".yml", ".toml", ".json", ".svg")
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)?")
_DEFINED = {
    ".rs": r"\b(?:fn|struct|enum|trait|const|type) {}\b",
    ".js": r"^(?:export )?(?:async )?(?:function|class|const) {}\b",
}


def is_file(span: str) -> bool:
    """Return whether a text in code font is meant for a file or a folder."""
    return _FILE.fullmatch(span) is not None and ("/" in span or span.endswith(_SUFFIXES))


def files_of(span: str) -> list[Path]:
    """Return the files and folders that `span` names, seen from the package or from the root."""
    return [path for folder in (PACKAGE, ROOT) for path in folder.glob(span.rstrip("/"))]


def python_names(source: str) -> set[str]:
    """Return what a module defines, and as `CLASS.NAME` what its classes do."""
    names: set[str] = set()

    def add(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(prefix + node.name)
            if isinstance(node, ast.ClassDef) and not prefix:
                add(node.body, f"{node.name}.")
            targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
            names.update(prefix + target.id for target in targets if isinstance(target, ast.Name))

    add(ast.parse(source).body, "")
    return names


def defines(file: Path, name: str) -> bool:
    """Return whether `file` defines `name`; no folder and no template defines anything."""
    if not file.is_file():
        return False
    source = file.read_text("utf-8")
    if file.suffix == ".py":
        return name in python_names(source)
    pattern = _DEFINED.get(file.suffix)
    return pattern is not None and re.search(pattern.format(re.escape(name)), source, re.MULTILINE) is not None


def blocks(text: str) -> Iterator[str]:
    """Yield paragraphs, items of lists and rows of tables, each on one line."""
    for block in re.split(r"\n(?=\||\d+\. |- |\n)", text):
        yield " ".join(block.split())


def faults(text: str, *, every_name: bool) -> Iterator[str]:
    """Yield what `text` names in code font and is not there.

    A name that directly follows a file has to be defined in it. With `every_name`, so has every other name in one of
    the files in the same paragraph, item or row.
    """
    for block in blocks(text):
        spans = list(re.finditer(r"`([^`]+)`", block))
        named = [path for span in spans if is_file(span[1]) for path in files_of(span[1])]
        last: list[Path] | None = None
        end = 0
        for span in spans:
            written = span[1]
            follows = last is not None and block[end : span.start()] == " "
            if is_file(written):
                last = files_of(written)
                if not last:
                    yield f"no file: {written}"
            elif not _NAME.fullmatch(written) or not (follows or (every_name and any(map(Path.is_file, named)))):
                last = last if follows else None
            elif not any(defines(path, written) for path in (last if follows and last is not None else named)):
                yield f"no definition: {written}"
            elif not follows:
                last = None
            end = span.end()


def section(page: Path, heading: str) -> str:
    """Return the text below a heading of the second level."""
    return page.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def written_by_hand(page: str) -> str:
    """Return the page on architecture without its list of rooms, which names files below their folders."""
    empty = rooms.with_list(page, "", "")
    assert len(empty) < len(page)
    return empty


def test_what_the_page_on_architecture_names_is_there() -> None:
    page = written_by_hand(ARCHITECTURE.read_text("utf-8"))
    assert list(faults(page, every_name=True)) == []


@pytest.mark.parametrize("heading", ["Map of the parts", "What the code keeps to"])
def test_what_the_map_of_parts_names_is_there(heading: str) -> None:
    text = section(CONTRIBUTING, heading)
    assert text.count("`") >= 8
    assert list(faults(text, every_name=False)) == []


def test_the_walk_of_a_claim_and_the_table_of_changes_name_files_and_functions() -> None:
    walk = list(blocks(section(ARCHITECTURE, "The way of one claim")))
    steps = [step for step in walk if re.match(r"\d+\. ", step)]
    assert len(steps) == 12
    followed = re.compile(r"`[\w/.-]+\.(?:py|rs|js)` `\w")
    assert [step for step in steps if not followed.search(step)] == []
    rows = [row for row in blocks(section(ARCHITECTURE, "Where to change what")) if row.startswith("|")][2:]
    assert len(rows) >= 20
    assert [row for row in rows if not any(map(is_file, re.findall(r"`([^`]+)`", row)))] == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("`text/anchor.py` `anchor`", []),
        ("`text/anchor.py` `anchors`", ["no definition: anchors"]),
        ("`text/anchor.py` `anchor` `wave`", ["no definition: wave"]),
        ("`text/anker.py` is gone", ["no file: text/anker.py"]),
        ("see `text/` `anchor`", ["no definition: anchor"]),
        ("`text/anchor.py`, or `Unplaced` and `Misplaced`", ["no definition: Misplaced"]),
        ("`plugin.py` `DossierPlugin.on_page_content`", []),
        ("`plugin.py` `DossierPlugin.on_page`", ["no definition: DossierPlugin.on_page"]),
        ("`native/dossier-core/src/index/query.rs` `parse`", []),
        ("`native/dossier-core/src/index/query.rs` `pars`", ["no definition: pars"]),
        ("`assets/engine/query.js` `parseQuery`", []),
        ("`assets/engine/query.js` `Query`", ["no definition: Query"]),
        ("`templates/dossier/claim.html` `macro`", ["no definition: macro"]),
        ("`tests/test_*.py` and `tests/tost_*.py`", ["no file: tests/tost_*.py"]),
        ("| `cli.py` `main` |\n| `cli.py` `mane` |\n\n`mark` is no name here", ["no definition: mane"]),
    ],
)
def test_a_name_that_is_missing_is_noticed(text: str, missing: list[str]) -> None:
    assert list(faults(text, every_name=True)) == missing


def test_a_renamed_function_on_the_page_itself_is_noticed() -> None:
    page = written_by_hand(ARCHITECTURE.read_text("utf-8"))
    broken = page.replace("`text/anchor.py` `anchor`", "`text/anchor.py` `moor`")
    assert set(faults(broken, every_name=True)) == {"no definition: moor"}


def test_picture_and_list_are_what_the_script_writes() -> None:
    floors = list(rooms.floors())
    again = "run `.venv/bin/python tools/rooms.py`"
    assert rooms.PICTURE.read_text("utf-8") == rooms.picture(floors), again
    page = ARCHITECTURE.read_text("utf-8")
    assert page == rooms.with_list(page, rooms.in_words(floors), rooms.picture(floors)), again


def test_the_picture_shows_every_floor_and_says_so_in_words() -> None:
    root = ET.fromstring(rooms.PICTURE.read_text("utf-8"))  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    names = [text.text for text in root.iter(f"{space}text") if text.get("class") == "name"]
    assert names == [floor.name for floor in rooms.floors()][::-1]
    labels = [root.findtext(f"{space}{tag}") or "" for tag in ("title", "desc")]
    assert all(labels)
    assert all(f"{name}" in labels[1] for name in names)
    ids = {element.get("id") for element in root.iter()}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert not {f"{space}script", f"{space}image", f"{space}foreignObject"} & {element.tag for element in root.iter()}
    assert f"]({rooms.PICTURE.name})" in ARCHITECTURE.read_text("utf-8")


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_written_in_the_picture_has_contrast_in_both_schemes() -> None:
    schemes = rooms.PICTURE.read_text("utf-8").partition("<style>")[2].partition("text {")[0].split("@media")
    assert len(schemes) == 2
    for scheme in schemes:
        colors = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", scheme))
        for ink in ("ink", "soft", "way"):
            for ground in ("paper", "card", "wash"):
                one, other = sorted((_luminance(colors[ink]), _luminance(colors[ground])))
                assert (other + 0.05) / (one + 0.05) >= 4.5, (ink, ground)


def test_nothing_in_the_picture_overlaps() -> None:
    root = ET.fromstring(rooms.PICTURE.read_text("utf-8"))  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    paper, *frames = [(float(r.get("y", "0")), float(r.get("height", "0"))) for r in root.iter(f"{space}rect")]
    for (top, height), (other, size) in combinations(frames, 2):
        assert top + height < other or other + size < top
    assert all(paper[0] < top and top + height < paper[0] + paper[1] for top, height in frames)
    for text in root.iter(f"{space}text"):
        lines = [frame for frame in frames if frame[0] < float(text.get("y", "0")) < frame[0] + frame[1]]
        assert lines or "soft" in (text.get("class") or "")
