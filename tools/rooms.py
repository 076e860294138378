"""The rooms of the package: their order, the picture of them, and the list below it in the page on architecture.

    python tools/rooms.py

The script writes `docs/project/rooms.svg` and the list of `docs/project/architecture.md`. Both come from the code: the
docstring of a room says what it is for, and its imports say what it takes from Rust.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from markupsafe import escape

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins/dossier"
PICTURE = ROOT / "docs/project/rooms.svg"
PAGE = ROOT / "docs/project/architecture.md"

ORDER = (
    *("codes", "diagnostics", "processes", "targets", "language", "read"),
    *("relations", "relating", "text", "originals", "rules", "pages"),
    *("search", "publish", "review", "host", "plugin", "commands", "cli"),
)
"""The rooms and single modules from the lowest floor up: each may import from itself and from those before it."""

WAY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "read": ("load_dossier",),
        "relating": ("relate",),
        "text": ("render", "anchor", "weave"),
        "rules": ("check", "check_html"),
        "pages": ("view_of", "fill_slots"),
        "search": ("index_files",),
        "publish": ("inspect", "publish"),
        "host": ("write_pages",),
        "plugin": ("DossierPlugin",),
        "cli": ("main",),
    }
)
"""The floors that a build or a check passes, and the functions or classes to start reading at."""

_ROOM = re.compile(r"(?:([^;]+); )?(.+?) comes? in[,;] (.+) goe?s? out(, .+)?")
_BEGIN, _END = "<!-- The list is written by tools/rooms.py. -->\n\n", "\n<!-- Here it ends. -->"


@dataclass(frozen=True, slots=True)
class Floor:
    """A room, or a module of its own.

    Attributes:
        name: Its name, with a slash or with its suffix.
        about: What is known of it besides what comes in and goes out; of a single module, what it is for.
        comes: What comes in; empty for a single module.
        goes: What goes out; empty for a single module.
        native: Functions that it takes from Rust.
        modules: The files of a room; none for a single module.
        starts: Functions and classes to start reading at; none where neither passes.
    """

    name: str
    about: str
    comes: str
    goes: str
    native: tuple[str, ...]
    modules: tuple[str, ...]
    starts: tuple[str, ...]


def floors() -> Iterator[Floor]:
    """Yield the floors of the package, the lowest first.

    Raises:
        ValueError: A docstring does not say what it should, or a floor lacks what `WAY` names.
    """
    for name in ORDER:
        room = PACKAGE / name
        files = sorted(room.glob("*.py")) if room.is_dir() else [room.with_suffix(".py")]
        trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
        defined = {node.name for tree in trees.values() for node in tree.body if isinstance(node, _DEFINITIONS)}
        if not set(WAY.get(name, ())) <= defined:
            raise ValueError(f"{name}: it lacks what WAY names: {', '.join(set(WAY[name]) - defined)}")
        native = {used for tree in trees.values() for used in _from_rust(tree)}
        first = (ast.get_docstring(next(iter(trees.values()))) or "").splitlines()[0]
        about = first.partition(": ")[2].rstrip(".").replace("`", "")
        if not about:
            raise ValueError(f"{name}: the docstring should begin with a name, a colon and what it is for")
        comes = goes = ""
        modules: tuple[str, ...] = ()
        if room.is_dir():
            said = _ROOM.fullmatch(about)
            if said is None:
                raise ValueError(f"{name}: the docstring should say what comes in and what goes out")
            about, comes, goes = said[1] or "", said[2], said[3] + (said[4] or "")
            modules = tuple(file.name for file in files if file.name != "__init__.py")
        title = f"{name}/" if room.is_dir() else f"{name}.py"
        yield Floor(title, about, comes, goes, tuple(sorted(native)), modules, WAY.get(name, ()))


_DEFINITIONS = (ast.FunctionDef, ast.ClassDef)


def _from_rust(tree: ast.Module) -> Iterator[str]:
    """Yield the functions that a module imports from Rust."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "dossier._native":
            yield from (alias.name for alias in node.names if alias.name.islower())


_WIDTH, _LEFT, _RIGHT, _PAD, _LABEL = 420, 34, 388, 12, 42
_LINE, _GAP = 18, 8
_LETTERS, _LETTERS_ALONE = 39, 45
"""How many letters a line takes beside a label and without one, in the widest of the usual faces."""
_STYLE = """
svg { color-scheme: light dark; --paper: #fff; --ink: #1d2127; --soft: #5b636e; --hair: #cfcac0; --card: #f7f5f1;
  --way: #0a6e68; --wash: #e3f1ef }
@media (prefers-color-scheme: dark) { svg { --paper: #1d2026; --ink: #e6e3dd; --soft: #a2a8b1; --hair: #454b54;
  --card: #24282e; --way: #62c4ba; --wash: #15302d } }
text { fill: var(--ink); font: 14px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
.name, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
.name { font-size: 15px; font-weight: 700 }
.code { font-size: 13px; fill: var(--way) }
.label, .soft { fill: var(--soft) }
.end { text-anchor: end }
.paper { fill: var(--paper); stroke: var(--hair) }
.room { fill: var(--card); stroke: var(--hair) }
.alone { fill: none; stroke: var(--hair); stroke-dasharray: 3 3 }
.outside { fill: var(--wash); stroke: var(--way) }
.data { fill: none; stroke: var(--way); stroke-width: 2 }
.dot, .tip { fill: var(--way) }
.imports { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 2 4 }
.down { fill: var(--soft) }
"""


def picture(all_floors: list[Floor]) -> str:
    """Return the picture of `all_floors` as SVG, the lowest floor at the bottom."""
    parts: list[str] = []
    top = 44
    out = ["site/: pages, search index, browser modules", "terminal: findings, exit codes"]
    high, top = top, _outside(parts, top, "What goes out", out)
    dots: list[int] = []
    for floor in reversed(all_floors):
        if floor.starts:
            dots.append(top + _PAD + 9)
        top = _card(parts, top, floor)
    came = ["annotations/: claims and questions in YAML", "docs/: articles and pages in Markdown"]
    low, bottom = top, _outside(parts, top, "What comes in", came)
    middle, right = _LEFT // 2, (_RIGHT + _WIDTH) // 2
    lines = [
        f'<path class="data" d="M{_LEFT} {low + 26}H{middle}V{high + 26}H{_LEFT - 8}"/>',
        f'<path class="tip" d="M{_LEFT - 1} {high + 26}l-9 -5v10z"/>',
        *(
            f'<path class="data" d="M{middle} {at}H{_LEFT}"/><circle class="dot" cx="{middle}" cy="{at}" r="4"/>'
            for at in dots
        ),
        f'<path class="imports" d="M{right} {high + 74}V{low - 18}"/>',
        f'<path class="down" d="M{right} {low - 9}l-5 -9h10z"/>',
        f'<text class="soft" x="{_PAD}" y="28">↑ data goes up</text>',
        f'<text class="soft end" x="{_WIDTH - _PAD}" y="28">imports lead down ↓</text>',
    ]
    height = bottom + 6
    named = ", ".join(floor.name for floor in all_floors)
    way = ", ".join(floor.name for floor in all_floors if floor.starts)
    frame = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    told = (
        f"Floors from the lowest up: {named}. Each imports only from those before it. The data of a build or a check, "
        f"from annotations and Markdown to the site or the terminal, passes {way}. What comes in and goes out on each "
        "floor is in the list of the page on architecture."
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" {frame}>',
            '<title id="title">The rooms of the package</title>',
            f'<desc id="desc">{escape(told)}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="paper" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>',
            *lines,
            *parts,
            "</svg>\n",
        ]
    )


def _outside(parts: list[str], top: int, title: str, texts: list[str]) -> int:
    """Draw what is outside the package, and return where the next card begins."""
    height = 2 * _PAD + (1 + len(texts)) * _LINE - 4
    parts.append(_rect("outside", top, height))
    at = top + _PAD + 11
    parts.append(_text("soft", _LEFT + _PAD, at, title))
    parts += [_text("", _LEFT + _PAD, at + _LINE * number, text) for number, text in enumerate(texts, 1)]
    return top + height + _GAP


def _card(parts: list[str], top: int, floor: Floor) -> int:
    """Draw a floor, and return where the next card begins."""
    x, at = _LEFT + _PAD, top + _PAD + 14
    texts = [_text("name", x, at, floor.name), _text("code end", _RIGHT - _PAD, at, ", ".join(floor.starts))]
    at += 3
    for line in textwrap.wrap(floor.about, _LETTERS_ALONE):
        at += _LINE
        texts.append(_text("", x, at, line))
    for label, said in (("in", floor.comes), ("out", floor.goes), ("Rust", ", ".join(floor.native))):
        for number, line in enumerate(textwrap.wrap(said, _LETTERS)):
            at += _LINE
            texts += [] if number else [_text("label", x, at, label)]
            texts.append(_text("code" if label == "Rust" else "", x + _LABEL, at, line))
    height = at + _PAD - 1 - top
    parts += [_rect("room" if floor.modules else "alone", top, height), *(text for text in texts if "><" not in text)]
    return top + height + _GAP


def _rect(kind: str, top: int, height: int) -> str:
    return f'<rect class="{kind}" x="{_LEFT}.5" y="{top}.5" width="{_RIGHT - _LEFT - 1}" height="{height}" rx="5"/>'


def _text(kind: str, x: int, y: int, text: str) -> str:
    look = f' class="{kind}"' if kind else ""
    return f'<text{look} x="{x}" y="{y}">{escape(text)}</text>'


def in_words(all_floors: list[Floor]) -> str:
    """Return the same floors as a list in Markdown, the lowest first, with the files of each room."""
    items = []
    for floor in all_floors:
        files, rust = (", ".join(f"`{name}`" for name in names) for names in (floor.modules, floor.native))
        said = (
            ("", floor.about),
            ("In: ", floor.comes),
            ("Out: ", floor.goes),
            ("From Rust: ", rust),
            ("Files: ", files),
        )
        sentences = " ".join(f"{label}{text}." for label, text in said if text)
        items.append(f"- `{floor.name}`{':' if floor.about else '.'} {sentences}\n")
    return "".join(items)


def with_list(page: str, items: str, drawn: str) -> str:
    """Return `page` with `items` in the place of its list, and with the size of the picture `drawn`.

    Raises:
        ValueError: The page has no comments that say where the list is.
    """
    # The text below the picture does not move when it arrives.
    size = re.search(r'width="\d+" height="\d+"', drawn)
    page = re.sub(r"(\(rooms\.svg\))(\{[^}]*\})?", rf"\1{{ {size[0] if size else ''} }}", page)
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError("the page does not say where its list begins and ends")
    return f"{before}{begin}{items}{end}{after}"


def main() -> None:
    """Write the picture and the list."""
    found = list(floors())
    drawn = picture(found)
    PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
    PAGE.write_text(with_list(PAGE.read_text("utf-8"), in_words(found), drawn), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
