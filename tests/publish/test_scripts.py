"""The browser modules as one classic script."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from dossier.publish.scripts import FETCH, JoinError, carrier, joined

BROWSER = Path(__file__).parents[2] / "plugins/dossier/assets"
OWN = "export async function fetchFromDisk() {}\n"
MAIN = 'import { a, b as c } from "../page/other.js";\nconst later = () => import("./late.js");\na(c, later);\n'
OTHER = "export const a = 1;\nexport function b() {}\n"


def _joined(**modules: str) -> str:
    return joined(
        {FETCH: OWN, **{name.replace("_", "/") + ".js": text for name, text in modules.items()}}, "page/main.js"
    )


def test_modules_become_functions_that_return_what_they_offer() -> None:
    script = _joined(page_main=MAIN, page_other=OTHER, page_late='export { a } from "./other.js";\n')
    assert 'const { a, b: c } = use("page/other.js");' in script
    assert 'later("page/late.js")' in script
    assert "const a = 1;\nfunction b() {}\nreturn {a, b};" in script
    assert '\nreturn {a: use("page/other.js").a};' in script
    assert 'a(new URL("page/main.js", here).href);' in _joined(page_main="a(import.meta.url);\n")
    assert script.rstrip().endswith('use("page/main.js");\n})();')


@pytest.mark.parametrize(
    "line",
    [
        'import "./other.js";',
        'import a from "./other.js";',
        'import * as all from "./other.js";',
        'import { a } from "./none.js";',
        'import { a } from "package";',
        "const it = await import(name);",
        "const here = import.meta.resolve(name);",
        "export default a;",
        "export let a = 1;",
        "export { a };",
        'export { a as b } from "./other.js";',
        'export * from "./other.js";',
    ],
)
def test_a_form_that_cannot_be_joined_is_refused(line: str) -> None:
    with pytest.raises(JoinError, match=r"page/main\.js"):
        _joined(page_main=f"{line}\n", page_other=OTHER)


def test_all_modules_of_the_package_can_be_joined() -> None:
    names = [
        path for folder in ("disk", "editing", "engine", "page", "panel") for path in BROWSER.glob(f"{folder}/*.js")
    ]
    modules = {path.relative_to(BROWSER).as_posix(): path.read_text("utf-8") for path in names}
    del modules["page/early.js"]
    script = joined(modules, "page/main.js")
    assert re.search(r"^(?:import|export)\b", script, re.MULTILINE) is None
    assert set(re.findall(r'^"([^"]+)"\(\) \{$', script, re.MULTILINE)) == set(modules)


def test_files_are_carried_as_they_are() -> None:
    script = carrier({"b.bin": bytes(range(256)), "a.json": b"{}"}).decode("ascii")
    found = json.loads(script.removeprefix("globalThis.dossierFiles = ").rstrip(";\n"))
    assert {name: base64.b64decode(text) for name, text in found.items()} == {
        "a.json": b"{}",
        "b.bin": bytes(range(256)),
    }
