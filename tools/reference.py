"""What is generated for editors: the reference of keys and of findings, the schemas, and where VS Code finds them.

    python -m tools.reference

The script writes `docs/reference/annotations.md`, `docs/reference/codes.md` and the folder beside it,
`plugins/dossier/schema/` and `.vscode/settings.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from dossier.read import scalars
from dossier.read.keys import Key, keys_of
from dossier.read.schemas import FILES, LISTS, MODELS, schema_json
from dossier.read.yaml_gate import parse
from tools.browser_rules import refusal
from tools.code_pages import code_pages, folded

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "plugins/dossier/schema"
PAGE = ROOT / "docs/reference/annotations.md"
EXAMPLES = ROOT / "tools/examples"
"""For each kind of file one that has every key."""
_VSCODE = ROOT / ".vscode/settings.json"
_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "claim": "A claim",
        "question": "A question",
        "record": "A record",
        "dossier": "The format",
        "article": "The head of an article",
        "topics": "Topics",
        "entities": "Entities",
        "events": "Events",
        "summary": "What happened",
    }
)
_HEAD = """\
# The annotations, key by key

This page is generated from the rules that the checks apply. [How to add or correct a claim](../contribute.md) explains
the same by examples. Every text has at most 2,000 characters.

An editor that reads JSON Schema completes these keys and shows what they mean. Put this line at the top of a file, with
the address of a site: `# yaml-language-server: $schema=https://…/schema/claim.json`. `dossier new` writes it if
`mkdocs.yml` sets `site_url`. `dossier schema` prints the schemas.

## Kinds of values
"""
_KINDS = (
    (scalars.SLUG, scalars.Slug, "-"),
    (scalars.CLAIM, scalars.ClaimId, "-"),
    (scalars.DATE, scalars.EdtfDate, "-"),
    (scalars.NUMBER, scalars.Number, "-"),
    (scalars.ORDINAL, scalars.Ordinal, "-"),
    (scalars.PINPOINT, scalars.SourcePinpoint, "-"),
    (scalars.ADDRESS, scalars.Address, "-"),
    (scalars.LANGUAGE, scalars.Language, "-"),
    (scalars.SHA256, scalars.Sha256, "-"),
)
"""Each form, with its type and a value that it refuses."""


def examples(kind: str) -> str:
    """Return the file that has every key of `kind`."""
    return (EXAMPLES / f"{kind}.yml").read_text("utf-8")


def page() -> str:
    """Return the text of the reference."""
    kinds = [f"{form.name}\n:   {refusal(kind, value)}\n\n    `{form.example}`\n" for form, kind, value in _KINDS]
    names = ", ".join(form.name for form, _, _ in _KINDS)
    values = folded(f"Values: {names}", "\n".join(kinds))
    return "\n".join([_HEAD, values, *(line for kind in MODELS for line in _section(kind))]).rstrip() + "\n"


def _section(kind: str) -> Iterator[str]:
    where = FILES.get(kind, "docs/articles/*.md")
    is_list = kind in LISTS
    yield f"## {_TITLES[kind]}\n"
    described = where.replace("*/*", "ARTICLE/CLAIM").replace("*", kind.upper())
    if kind == "article":
        yield f"Between two lines `---` at the head of `{described}`.\n"
    else:
        yield f"`{described}`{', a list; each item has these keys' if is_list else ''}\n"
    document, _ = parse(examples(kind), "")
    data: Any = document.data if document else None
    names = ", ".join(f"<code>{key.name}</code>" for key in keys_of(MODELS[kind]))
    yield folded(f"Keys: {names}", "\n".join(_keys(MODELS[kind], data[0] if is_list else data)))
    yield folded("A file that has every key", f"```yaml\n{examples(kind)}```")


def _keys(model: type[BaseModel], data: Mapping[str, Any], within: str = "") -> Iterator[str]:
    if within:
        yield f"Below `{within}`:\n"
    for key in keys_of(model):
        required = ", required" if key.required else ""
        yield f"**`{key.name}`**: {_values(key)}{required}\n:   {key.about}\n"
        if key.choices:
            yield from (f"    - `{word}`{f': {text}' if text else ''}" for word, text in key.choices)
            yield ""
        elif key.form:
            yield f"    Example: `{_example(key, data.get(key.name))}`\n"
    for key in keys_of(model):
        if key.of is not None:
            inner = data[key.name][0] if key.many else data[key.name]
            yield from _keys(key.of, inner, key.name)


def _values(key: Key) -> str:
    if key.choices:
        said = "one of these words"
    elif key.of is not None:
        said = "mappings, see below" if key.many else "a mapping, see below"
    else:
        assert key.form is not None  # noqa: S101 - only mappings have none
        said = f"a list of {key.form.name}s" if key.many else key.form.name
        if key.form.longest and key.form.name != "text":
            said += f" of at most {key.form.longest} characters"
    return f"{said}, at least {key.least}" if key.least > 1 else said


def _example(key: Key, value: object) -> str:
    if value is None:
        value = key.form and key.form.example
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def vscode() -> str:
    """Return the settings of VS Code, which say where the schema of each file is."""
    schemas = {f"./plugins/dossier/schema/{kind}.json": where for kind, where in FILES.items()}
    return json.dumps({"yaml.schemas": schemas}, indent=2) + "\n"


def files() -> Mapping[Path, str]:
    """Return the text of every file that the script writes."""
    return {
        PAGE: page(),
        **{PAGE.parent / path: text for path, text in code_pages().items()},
        _VSCODE: vscode(),
        **{SCHEMAS / f"{kind}.json": schema_json(kind) for kind in MODELS},
    }


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
