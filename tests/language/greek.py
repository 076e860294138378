"""The dossier on tides in Greek letters: whatever is Latin on its pages is not of the dossier."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.build import TIDES

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβκδεφγηιζκλμνοπθρστυβωξψζ"
_TABLE = str.maketrans(_LATIN + _LATIN.upper(), _GREEK + _GREEK.upper())
_TEXTS = frozenset(
    {
        *("about", "after", "aliases", "ask", "author", "author_note", "because", "before", "label", "lead", "name"),
        *("note", "outlet", "outlet_country", "outlet_kind", "published_note", "says", "short", "site_name", "text"),
        *("title", "title_note", "unit", "url_note", "why"),
    }
)
"""Keys whose values are read; those of all others are names, numbers and addresses."""
_KEPT = re.compile(r"(<!--.*?-->|</?\w+[^>]*>|\]\([^)]*\)|\{[^}]*\}|&\w+;|https?://\S+)", re.DOTALL)
"""What is not read in Markdown."""
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def greek(text: str) -> str:
    """Return the Markdown `text` in Greek letters."""
    return "".join(part if at % 2 else part.translate(_TABLE) for at, part in enumerate(_KEPT.split(text)))


def _value(value: object, *, read: bool) -> object:
    if isinstance(value, str):
        return greek(value) if read else value
    if isinstance(value, list):
        return [_value(each, read=read) for each in value]
    if isinstance(value, Mapping):
        return {key: _value(each, read=key in _TEXTS) for key, each in value.items()}
    return value


def _nav(entries: list[object]) -> list[object]:
    return [
        {greek(title): _nav(page) if isinstance(page, list) else page for title, page in entry.items()}
        for entry in entries
        if isinstance(entry, Mapping)
    ]


def _yaml(text: str) -> str:
    # Every scalar stays as it is written: the model decides about types.
    loaded = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the loader builds nothing but texts
    return yaml.safe_dump(_value(loaded, read=False), allow_unicode=True, sort_keys=False, width=1_000)


def write_greek(root: Path) -> Path:
    """Write the dossier on tides below `root` in Greek letters; return its folder."""
    folder = root / "greek"
    shutil.copytree(TIDES, folder)
    for file in [*folder.rglob("annotations/**/*.yml")]:
        file.write_text(_yaml(file.read_text("utf-8")), "utf-8")
    for file in folder.rglob("docs/**/*.md"):
        text = file.read_text("utf-8")
        front = _FRONT.match(text)
        head = f"---\n{_yaml(front[1])}---\n" if front else ""
        file.write_text(head + greek(text[front.end() :] if front else text), "utf-8")
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    settings = {**settings, "site_name": greek(settings["site_name"]), "nav": _nav(settings["nav"])}
    for scheme in settings["theme"]["palette"]:
        scheme["toggle"]["name"] = greek(scheme["toggle"]["name"])
    settings["theme"]["language"] = "el"
    settings["plugins"] = [{"dossier": {"translations": "words"}}]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return folder
